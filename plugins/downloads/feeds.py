"""Feeds: what is new and what was withdrawn, of every authority and of all (Atom, RFC 4287).

Adjustments of the lists stand there too, and in a feed for each kind of power (CH-08).
"""

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, time
from html import escape

from feedgenerator import Atom1Feed

from plugins.pages import addresses as at
from plugins.pages.desk import Desk
from plugins.pages.news import ALL, News, news
from plugins.pages.rendering import UNSEEN
from plugins.registry.vocabulary import PowerKind

KINDS = {ALL + kind.value: kind for kind in PowerKind}
"""What the news of a kind of power is called."""


def feeds(desk: Desk) -> Iterator[tuple[str, bytes]]:
    """(address, bytes) of every feed; an authority without news has none."""
    name = desk.settings.name
    for whose, entries in news(desk).items():
        kind = KINDS.get(whose)
        if whose == ALL:
            address, title = at.FEED, name
        elif kind is not None:
            address, title = at.kind_feed(kind), f"{kind.label}清单调整 - {name}"
        else:
            address, title = desk.addresses.feed(whose), f"{whose or '未注明机关'} - {name}"
        yield address, _atom(desk, address, title, entries, of=at.CHANGES if kind else at.OUTCOMES)


def _atom(desk: Desk, address: str, title: str, entries: Sequence[News], *, of: str) -> bytes:
    """One feed; *of* is the list whose news it tells."""
    feed = Atom1Feed(
        title=UNSEEN.sub("", title),
        link=desk.url(of),
        description=None,
        language="zh-CN",
        author_name=desk.settings.owner,
        feed_url=desk.url(address),
        feed_guid=desk.url(address),
    )
    for entry in entries:
        url = desk.url(entry.address)
        feed.add_item(
            title=UNSEEN.sub("", entry.title),
            link=url,
            description=escape(UNSEEN.sub("", entry.told)),  # a summary is HTML to its readers
            unique_id=f"{url}{'-' if '#' in url else '#'}{entry.day.isoformat()}",
            pubdate=_moment(entry.day),
            updateddate=_moment(entry.day),
        )
    return bytes(feed.writeString("utf-8").encode())


def _moment(day: date) -> datetime:
    return datetime.combine(day, time(), UTC)
