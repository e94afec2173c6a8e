"""All page kinds, in the order they are made.  A new kind adds its line here."""

from collections.abc import Callable, Iterator

from plugins.pages.desk import Desk
from plugins.pages.views.content import content_pages
from plugins.pages.views.items import item_pages
from plugins.pages.views.page import Page

KINDS: tuple[Callable[[Desk], Iterator[Page]], ...] = (content_pages, item_pages)


def pages(desk: Desk) -> Iterator[Page]:
    """Every page of the site, made one at a time."""
    for kind in KINDS:
        yield from kind(desk)
