"""A search that stays inside what a page is about."""

from plugins.pages import addresses as at
from plugins.pages.desk import Desk
from plugins.pages.parts import SearchWithin
from plugins.pages.views.blocks import Block
from plugins.publication.records import PublicItem

OUTCOMES = "执法结果"
NATION = "中华人民共和国"


def within_item(desk: Desk, page: str, item: PublicItem) -> Block:
    """Among the outcomes of *item*."""
    kept = (("within", item.code or ""), ("about", item.name), ("list", OUTCOMES))
    authority = (("authority", item.authority),) if item.authority else ()
    return _block(desk, page, "在这个事项的执法结果里查找", (*kept, *authority))


def within_authority(desk: Desk, page: str, name: str) -> Block:
    """Among everything of one authority."""
    return _block(desk, page, "在这个机关的内容里查找", (("authority", name),))


def within_law(desk: Desk, page: str, title: str) -> Block:
    """Among everything that names the instrument, with the nation before its name or without."""
    kept = (("within", title.removeprefix(NATION)), ("about", title))
    return _block(desk, page, "在引用它的内容里查找", kept)


def _block(desk: Desk, page: str, label: str, kept: tuple[tuple[str, str], ...]) -> Block:
    return Block("SearchWithin", SearchWithin(desk.to(page, at.SEARCH), label, kept))
