"""Complaints about enforcement: one page for all, and a section on the page of each authority."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from plugins.pages import addresses as at
from plugins.pages import columns
from plugins.pages.desk import Desk
from plugins.pages.parts import Cell, Column, Heading, Table
from plugins.pages.views.blocks import Block
from plugins.pages.views.facts import day
from plugins.pages.views.page import DocumentPage
from plugins.publication.records import PublicAuthority, PublicComplaint

HEADS = (
    Column("编号", "code"),
    Column("投诉事项"),
    Column("处理结果"),
    Column("收到日期", "date"),
    Column("答复日期", "date"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ComplaintsPage(DocumentPage):
    """All complaints."""

    template: ClassVar[str] = "complaints.html"
    plea: str


def complaint_pages(desk: Desk) -> Iterator[ComplaintsPage]:
    """The page of all complaints."""
    page = at.COMPLAINTS
    found = desk.public.all(PublicComplaint)
    yield ComplaintsPage(
        address=page,
        head=desk.head(page, "执法投诉", "对行政执法的投诉和处理结果。", columns.COMPLAINTS),
        trail=desk.trail(page, ("执法投诉", page)),
        heading=Heading("执法投诉", lead="谁被投诉、怎样处理。"),
        opening=(Block("Table", _table(found)),),
        source=desk.source(page, found),
        plea="对执法不满意，可以投诉。",
    )


def told_of(desk: Desk, page: str, authority: PublicAuthority) -> Iterator[Block]:
    """Complaints about one authority."""
    del page
    if found := desk.public.where(PublicComplaint, authority=authority.name):
        yield Block("Table", _table(found))


def _table(found: tuple[PublicComplaint, ...]) -> Table:
    rows = tuple(
        (
            Cell(one.number),
            Cell(one.topic or ""),
            Cell(one.answer or ""),
            Cell(day(one.received) if one.received else ""),
            Cell(day(one.answered) if one.answered else ""),
        )
        for one in found
    )
    return Table(f"投诉（{len(rows)}件）", HEADS, rows)
