"""Adjustments of the lists: all of them, and a page for each."""

from collections.abc import Iterator, Sequence

from plugins.pages import addresses as at
from plugins.pages.desk import Desk
from plugins.pages.parts import Cell, Change, Column, Fact, FieldChange, Heading, Table
from plugins.pages.parts import ChangeKind as Look
from plugins.pages.views.blocks import Block, filled, section
from plugins.pages.views.facts import day, facts
from plugins.pages.views.page import DocumentPage
from plugins.publication.records import PublicChange, PublicItem
from plugins.registry import vocabulary as v

K = v.ChangeKind
LOOKS: dict[v.ChangeKind, Look] = {
    K.ADD: "add",
    K.TAKE_OVER: "add",
    K.RESUME: "add",
    K.REMOVE: "remove",
    K.SUSPEND: "remove",
    K.END_ENTRUST: "remove",
}


def change_pages(desk: Desk) -> Iterator[DocumentPage]:
    """The list of adjustments, newest first, and one page for each."""
    page = at.CHANGES
    changes = sorted(
        desk.public.all(PublicChange),
        key=lambda change: (str(change.published or change.decided or ""), change.change_no),
        reverse=True,
    )
    yield DocumentPage(
        address=page,
        head=desk.head(
            page, "清单调整", "清单的每一次调整：新增、取消、下放、变更。", desk.column("工作动态")
        ),
        trail=desk.trail(page, ("清单调整", page)),
        heading=Heading(
            "清单调整", lead="清单不是一成不变的。每一次调整都写明改了什么、为什么、从哪天起。"
        ),
        opening=(
            Block("Table", change_table(desk, page, f"全部调整（{len(changes)}次）", changes)),
        ),
    )
    for change in changes:
        yield change_page(desk, change)


def change_table(desk: Desk, page: str, caption: str, changes: Sequence[PublicChange]) -> Table:
    """Adjustments as a table."""
    rows = tuple(
        (
            Cell(
                change.item_name or "、".join(change.item_codes) or change.change_no,
                desk.link(page, "", desk.addresses.change(change.change_no)).address,
            ),
            Cell(change.kind.label if change.kind else ""),
            Cell(change.authority or ""),
            Cell(day(change.published) if change.published else ""),
        )
        for change in changes
    )
    columns = (Column("事项"), Column("调整类型"), Column("实施主体"), Column("公布日期", "date"))
    return Table(caption, columns, rows)


def change_page(desk: Desk, change: PublicChange) -> DocumentPage:
    """The page of one adjustment."""
    page = desk.addresses.change(change.change_no)
    label = change.kind.label if change.kind else "调整"
    title = f"{label}：{change.item_name or '、'.join(change.item_codes) or change.change_no}"
    before = FieldChange(change.field or "内容", change.old or "", change.new or "")
    shown = Change(
        kind=LOOKS.get(change.kind, "amend") if change.kind else "amend",
        title=title,
        day=day(change.published) if change.published else "",
        reason=change.reason or "",
        fields=(before,) if change.old or change.new else (),
    )
    return DocumentPage(
        address=page,
        head=desk.head(
            page, title, change.reason or title, desk.column("工作动态"), published=change.published
        ),
        trail=desk.trail(page, ("清单调整", at.CHANGES), (change.change_no, page)),
        heading=Heading(title=title, kind="清单调整", code=change.change_no),
        sections=filled(
            (
                section("what", "改了什么", Block("Changes", (shown,))),
                section("facts", "决定与日期", Block("Facts", _facts(change))),
                section("items", "涉及事项", _items(desk, page, change)),
            )
        ),
        source=desk.source(page, [change]),
    )


def _facts(change: PublicChange) -> tuple[Fact, ...]:
    comment = None
    if change.comment_from and change.comment_to:
        comment = f"{day(change.comment_from)}至{day(change.comment_to)}"
    return facts(
        ("实施主体", change.authority),
        ("对方主体", change.counterpart),
        ("调整理由", change.reason),
        ("决定文号", change.document),
        ("决定日期", change.decided),
        ("公布日期", change.published),
        ("生效日期", change.effective),
        ("征求意见", comment),
        ("下次评估", change.next_assessment),
        ("备注", change.note),
    )


def _items(desk: Desk, page: str, change: PublicChange) -> Block | None:
    found = tuple(
        Fact(
            code,
            (f"{item.name}（{item.authority}）",),
            desk.link(page, "", desk.addresses.item(item.code, item.authority)).address,
        )
        for code in change.item_codes
        for item in desk.public.where(PublicItem, code=code)
    )
    return Block("Facts", found) if found else None
