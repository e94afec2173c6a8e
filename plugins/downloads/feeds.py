"""Feeds: what is new and what was withdrawn, of every authority and of all (Atom, RFC 4287)."""

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, time
from html import escape

from feedgenerator import Atom1Feed

from plugins.pages import addresses as at
from plugins.pages.desk import Desk
from plugins.pages.news import News, newest, news
from plugins.pages.rendering import UNSEEN


def feeds(desk: Desk) -> Iterator[tuple[str, bytes]]:
    """(address, bytes) of every feed; an authority without news has none."""
    found = news(desk)
    name = desk.settings.name
    if found:
        yield at.FEED, _atom(desk, at.FEED, name, newest(found))
    for authority in sorted({one.authority for one in found}):
        address = desk.addresses.feed(authority)
        title = f"{authority or '未注明机关'} - {name}"
        own = [one for one in found if one.authority == authority]
        yield address, _atom(desk, address, title, newest(own))


def _atom(desk: Desk, address: str, title: str, entries: Sequence[News]) -> bytes:
    feed = Atom1Feed(
        title=UNSEEN.sub("", title),
        link=desk.url(at.OUTCOMES),
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
            unique_id=f"{url}#{entry.day.isoformat()}",
            pubdate=_moment(entry.day),
            updateddate=_moment(entry.day),
        )
    return bytes(feed.writeString("utf-8").encode())


def _moment(day: date) -> datetime:
    return datetime.combine(day, time(), UTC)
