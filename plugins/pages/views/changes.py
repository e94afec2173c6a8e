"""Adjustments of the lists: all of them, and a page for each."""

from collections.abc import Iterator, Sequence

from plugins.pages import addresses as at
from plugins.pages import columns
from plugins.pages.desk import Desk, day_of
from plugins.pages.parts import Cell, Change, Column, Fact, FieldChange, Heading, Table
from plugins.pages.parts import ChangeKind as Look
from plugins.pages.views.blocks import Block, filled, section
from plugins.pages.views.facts import day, facts, website
from plugins.pages.views.item_tables import item_table
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
    """The list of adjustments, newest first, and one page for each number."""
    page = at.CHANGES
    changes = newest_changes(desk)
    told = "清单的每一次调整：新增、取消、下放、变更。"
    table = change_table(desk, page, f"全部调整（{len(changes)}次）", changes)
    yield DocumentPage(
        address=page,
        head=desk.head(page, "清单调整", told, columns.CHANGES),
        trail=desk.trail(page, ("清单调整", page)),
        heading=Heading(
            "清单调整", lead="清单不是一成不变的。每一次调整都写明改了什么、为什么、从哪天起。"
        ),
        opening=(Block("Table", table),),
        source=desk.source(page, changes),
    )
    numbered: dict[str, list[PublicChange]] = {}
    for change in changes:
        numbered.setdefault(change.change_no, []).append(change)
    for number, found in numbered.items():
        yield change_page(desk, number, found)


def newest_changes(desk: Desk) -> list[PublicChange]:
    """All adjustments, the latest first."""
    return sorted(
        desk.public.all(PublicChange),
        key=lambda change: (_when(change), change.change_no),
        reverse=True,
    )


def _when(change: PublicChange) -> str:
    return str(change.published or change.decided or change.effective or "")


def change_title(change: PublicChange) -> str:
    """新增：对违规设置户外广告的处罚."""
    kind = change.kind.label if change.kind else "调整"
    about = change.item_name or "、".join(change.item_codes) or change.change_no
    return f"{kind}：{about}"


def change_table(desk: Desk, page: str, caption: str, changes: Sequence[PublicChange]) -> Table:
    """Adjustments as a table."""
    rows = tuple(
        (
            Cell(change_title(change), desk.to(page, desk.addresses.change(change.change_no))),
            Cell(change.authority or ""),
            Cell(day(change.published) if change.published else ""),
        )
        for change in changes
    )
    columns_ = (Column("调整"), Column("实施主体"), Column("公布日期", "date"))
    return Table(caption, columns_, rows, empty="还没有调整。")


def changes_of_item(desk: Desk, page: str, item: PublicItem) -> Block | None:
    """What was changed of *item*, when and why; None where nothing was."""
    found = [c for c in newest_changes(desk) if item.code and item.code in c.item_codes]
    own = [c for c in found if item.authority in (None, c.authority, c.counterpart)]
    return Block("Changes", tuple(shown(desk, page, c) for c in own)) if own else None


def shown(desk: Desk, page: str, change: PublicChange) -> Change:
    """One adjustment as readers see it on *page*."""
    target = desk.addresses.change(change.change_no)
    before = FieldChange(change.field or "内容", change.old or "", change.new or "")
    when = change.effective or change.published
    return Change(
        kind=LOOKS.get(change.kind, "amend") if change.kind else "amend",
        title=change_title(change),
        day=day(when) + ("起" if change.effective else "") if when else "",
        address="" if target == page else desk.to(page, target),
        reason=change.reason or "",
        fields=(before,) if change.old or change.new else (),
    )


def change_page(desk: Desk, number: str, changes: Sequence[PublicChange]) -> DocumentPage:
    """The page of one adjustment: as many rows as bear its number."""
    page = desk.addresses.change(number)
    first = changes[0]
    title = change_title(first) if len(changes) == 1 else f"清单调整（{len(changes)}项）"
    return DocumentPage(
        address=page,
        head=desk.head(
            page, title, first.reason or title, columns.CHANGES, published=day_of(first.published)
        ),
        trail=desk.trail(page, ("清单调整", at.CHANGES), (number, page)),
        heading=Heading(title=title, kind="清单调整", code=number),
        sections=filled(
            (
                section(
                    "what",
                    "改了什么",
                    Block("Changes", tuple(shown(desk, page, change) for change in changes)),
                ),
                section("facts", "决定与日期", Block("Facts", _facts(desk, page, first))),
                section("items", "涉及事项", _items(desk, page, changes)),
            )
        ),
        source=desk.source(page, changes),
    )


def _facts(desk: Desk, page: str, change: PublicChange) -> tuple[Fact, ...]:
    comment = None
    if change.comment_from and change.comment_to:
        comment = f"{day(change.comment_from)}至{day(change.comment_to)}"
    owners = tuple(
        Fact(label, (name,), desk.authority_link(page, name))
        for label, name in (("实施主体", change.authority), ("对方主体", change.counterpart))
        if name
    )
    return (
        *owners,
        *facts(
            ("决定文号", change.document),
            ("决定日期", change.decided),
            ("公布日期", change.published),
            ("生效日期", change.effective),
            ("征求意见", comment),
            ("下次评估", change.next_assessment),
            ("备注", change.note),
        ),
        *website("文件", change.link),
    )


def _items(desk: Desk, page: str, changes: Sequence[PublicChange]) -> Block | None:
    codes = dict.fromkeys(code for change in changes for code in change.item_codes)
    found = [item for code in codes for item in desk.public.where(PublicItem, code=code)]
    if not found:
        return None
    return Block("Table", item_table(desk, page, "清单里的这些事项", found))
