"""Feeds: what is new and what was withdrawn, of every authority and of all (Atom, RFC 4287).

Adjustments of the lists stand there too, and in a feed for each kind of power (CH-08).
"""

from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, date, datetime, time
from functools import partial
from html import escape
from itertools import chain
from typing import TypeAlias

from feedgenerator import Atom1Feed

from plugins.pages import addresses as at
from plugins.pages.desk import Desk
from plugins.pages.news import News, news_of, news_of_all, news_of_kind
from plugins.pages.rendering import UNSEEN
from plugins.registry.vocabulary import PowerKind

Feed: TypeAlias = "tuple[str, bytes]"
"""The address of a feed, and its bytes."""


def feed_makings(desk: Desk) -> Iterator[tuple[str, Callable[[], Iterator[Feed]]]]:
    """What makes each feed, by a name that is the same in the next build."""
    yield "feed", partial(_feed_of_all, desk)
    for kind in PowerKind:
        yield f"feed {kind.value}", partial(_feed_of_kind, desk, kind)
    for authority in sorted(desk.with_news):
        yield f"feed of {authority}", partial(_feed_of, desk, authority)


def feeds(desk: Desk) -> Iterator[Feed]:
    """(address, bytes) of every feed; an authority without news has none."""
    return chain.from_iterable(make() for _, make in feed_makings(desk))


def _feed_of_all(desk: Desk) -> Iterator[Feed]:
    name = desk.settings.name
    yield from _atom(desk, at.FEED, name, news_of_all(desk), of=at.OUTCOMES)


def _feed_of_kind(desk: Desk, kind: PowerKind) -> Iterator[Feed]:
    title = f"{kind.label}清单调整 - {desk.settings.name}"
    yield from _atom(desk, at.kind_feed(kind), title, news_of_kind(desk, kind), of=at.CHANGES)


def _feed_of(desk: Desk, authority: str) -> Iterator[Feed]:
    title = f"{authority or '未注明机关'} - {desk.settings.name}"
    address, entries = desk.addresses.feed(authority), news_of(desk, authority)
    yield from _atom(desk, address, title, entries, of=at.OUTCOMES)


def _atom(
    desk: Desk, address: str, title: str, entries: Sequence[News], *, of: str
) -> Iterator[Feed]:
    """One feed, if it has *entries*; *of* is the list whose news it tells."""
    if not entries:
        return
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
    yield address, bytes(feed.writeString("utf-8").encode())


def _moment(day: date) -> datetime:
    return datetime.combine(day, time(), UTC)
