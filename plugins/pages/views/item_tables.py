"""Power items as a table, wherever some of them are listed."""

from collections.abc import Sequence

from plugins.pages.desk import Desk
from plugins.pages.parts import Cell, Column, Table
from plugins.pages.views.facts import unusual
from plugins.publication.records import PublicItem


def item_table(desk: Desk, page: str, caption: str, items: Sequence[PublicItem]) -> Table:
    """Name, code, first basis, and whose item it is where that differs in the list."""
    several = len({item.authority for item in items}) > 1
    rows = tuple(_row(desk, page, item, several=several) for item in items)
    owner = (Column("实施主体"),) if several else ()
    columns = (Column("事项名称"), Column("编码", "code"), *owner, Column("主要依据"))
    return Table(f"{caption}（{len(rows)}项）", columns, rows)


def _row(desk: Desk, page: str, item: PublicItem, *, several: bool) -> tuple[Cell, ...]:
    target = desk.addresses.item(item.code, item.authority, item.name)
    owner = (Cell(item.authority or ""),) if several else ()
    return (
        Cell(item.name, desk.to(page, target), state=unusual(item.status)),
        Cell(item.code or ""),
        *owner,
        Cell(first_basis(item)),
    )


def first_basis(item: PublicItem) -> str:
    """The first provision an item rests on, as written."""
    if item.basis is None:
        return ""
    return item.basis.citations[0].label() if item.basis.citations else item.basis.text[:40]
