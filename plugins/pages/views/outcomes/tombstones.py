"""What stands where a decision was that fell: the ground and the day, nothing of the party."""

from collections.abc import Sequence

from plugins.pages import addresses as at
from plugins.pages import columns
from plugins.pages.desk import Desk
from plugins.pages.parts import Cell, Column, Fact, Heading, State, Table, Tombstone
from plugins.pages.views.blocks import Block
from plugins.pages.views.facts import day, facts
from plugins.pages.views.page import DocumentPage
from plugins.publication.records import PublicTombstone

LAW = "行政处罚法第四十八条"
NO_GROUND = "作出决定的机关没有写明可以公开的理由。"


def tombstone_page(desk: Desk, stone: PublicTombstone) -> DocumentPage:
    """The page of a withdrawn decision, at the decision's own address."""
    page = desk.addresses.tombstone(stone)
    title = stone.document_no.text
    ground = stone.ground or NO_GROUND
    return DocumentPage(
        address=page,
        section="outcomes",
        head=desk.head(page, title, f"{title}已经撤回：{ground}", columns.OUTCOMES),
        trail=desk.trail(
            page,
            ("执法结果", at.OUTCOMES),
            ("已经撤回的决定", f"{at.OUTCOMES}#withdrawn"),
            (title, page),
        ),
        heading=Heading(
            title,
            kind="行政处罚",
            state=State(f"已{stone.state.label}", "ended"),
            facts=_facts(desk, page, stone),
        ),
        opening=(
            Block(
                "Tombstone",
                Tombstone(
                    mark="撤回",
                    title="",
                    reason=f"这个决定已经{stone.state.label}，信息已经撤回，不再公开它的内容。",
                    facts=(
                        Fact("理由", (ground,)),
                        *facts(("撤回日期", stone.withdrawn)),
                        Fact("依据", (LAW,)),
                    ),
                    links=(desk.link(page, "看全部撤回的决定", f"{at.OUTCOMES}#withdrawn"),),
                ),
            ),
        ),
        source=desk.source(page, [stone]),
    )


def _facts(desk: Desk, page: str, stone: PublicTombstone) -> tuple[Fact, ...]:
    owner = Fact("机关", (stone.authority or "未注明",), desk.authority_link(page, stone.authority))
    return (owner, *facts(("决定日期", stone.decided)))


def tombstone_table(desk: Desk, page: str, stones: Sequence[PublicTombstone]) -> Table | None:
    """Withdrawn decisions as a table; None where there are none."""
    if not stones:
        return None
    rows = tuple(
        (
            Cell(stone.document_no.text, desk.to(page, desk.addresses.tombstone(stone))),
            Cell(stone.authority or ""),
            Cell(stone.state.label),
            Cell(stone.ground or "没有写明"),
            Cell(day(stone.withdrawn) if stone.withdrawn else ""),
        )
        for stone in stones
    )
    columns = (
        Column("文号", "code"),
        Column("机关"),
        Column("状态"),
        Column("理由"),
        Column("撤回日期", "date"),
    )
    return Table(f"已经撤回的决定（{len(rows)}件）", columns, rows)
