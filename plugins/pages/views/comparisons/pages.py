"""The index of items that several authorities exercise, and one page of comparison for each."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from plugins.pages import addresses as at
from plugins.pages import columns
from plugins.pages.desk import Desk
from plugins.pages.parts import Cell, Column, Comparison, Fact, Heading, Notice, State, Table
from plugins.pages.views.blocks import Block, BlockSection, filled, section
from plugins.pages.views.comparisons.items import Shared, all_shared, judged, theirs
from plugins.pages.views.comparisons.tiers import (
    Offence,
    bars,
    comparison,
    offences,
    without,
)
from plugins.pages.views.page import DocumentPage
from plugins.pages.views.paging import Sheet, sheets
from plugins.publication.records import PublicItem

TITLE = "同一事项各机关对照"
LEAD = "同一个编码是同一项权力：名称、类型、依据各机关应当一样，时限和裁量基准放在一起看。"
RULE = (
    "承诺办结时限可以短于法定时限，各机关可以不同；"
    "裁量基准应当在法定幅度以内，下级的不超出上级的。不同之处在行首写明“不同”。"
)


@dataclass(frozen=True, slots=True)
class Compared:
    """One item compared: what was found, and the labels of what differs."""

    found: Shared
    content: Comparison
    weighed: tuple[Offence, ...]
    benchmarks: tuple[Comparison, ...]

    @property
    def differences(self) -> tuple[str, ...]:
        lines = [row.label for row in self.content.rows if row.differs]
        weighed = any(row.differs for table in self.benchmarks for row in table.rows)
        return (*lines, *(("裁量基准",) if weighed else ()))


def comparison_pages(desk: Desk) -> Iterator[DocumentPage]:
    """Every page of comparison, the index first; none where nothing is shared."""
    compared = [_compare(desk, found) for found in all_shared(desk)]
    ordered = sorted(compared, key=lambda one: (not one.differences, one.found.code))
    for sheet in sheets(ordered, desk.addresses.comparison_list, desk.to):
        yield _index(desk, compared, sheet)
    for one in compared:
        yield _page(desk, one)


def _compare(desk: Desk, found: Shared) -> Compared:
    page = desk.addresses.comparison(found.code)
    weighed = offences(desk, found)
    tables = tuple(comparison(desk, page, offence) for offence in weighed if offence.several)
    return Compared(found, judged(desk, page, found), weighed, tables)


def _index(desk: Desk, compared: Sequence[Compared], sheet: Sheet[Compared]) -> DocumentPage:
    page = sheet.address
    differing = sum(bool(one.differences) for one in compared)
    rows = tuple(_row(desk, page, one) for one in sheet.entries)
    heads = (Column("事项名称"), Column("编码", "code"), Column("机关", "number"), Column("对照"))
    table = Table("各机关共有的事项", heads, rows, empty="没有两个机关都行使的事项。")
    told = f"{len(compared)}项由几个机关行使，{differing}项有不同。"
    pages = (Block("Pagination", sheet.pagination),) if sheet.pagination else ()
    return DocumentPage(
        address=page,
        section="powers",
        head=desk.head(page, TITLE, told, columns.POWERS),
        trail=desk.trail(page, ("权力清单", at.POWERS), (TITLE, page)),
        heading=Heading(
            TITLE,
            lead=LEAD,
            facts=(
                Fact("各机关共有的事项", (f"{len(compared)}项",)),
                Fact("有不同的", (f"{differing}项",)),
            ),
        ),
        opening=(Block("Table", table), *pages),
        source=desk.source(page, desk.public.all(PublicItem)),
    )


def _row(desk: Desk, page: str, one: Compared) -> tuple[Cell, ...]:
    found, count = one.found, len(one.differences)
    told = f"{count}处不同" if count else "一致"
    return (
        Cell(found.name, desk.to(page, desk.addresses.comparison(found.code))),
        Cell(found.code),
        Cell(f"{len(found.items)}个"),
        Cell(told, note="、".join(one.differences)),
    )


def _page(desk: Desk, one: Compared) -> DocumentPage:
    found = one.found
    page = desk.addresses.comparison(found.code)
    title = f"各机关对照：{found.name}"
    kind = found.items[0].kind
    return DocumentPage(
        address=page,
        section="powers",
        head=desk.head(page, title, _told(one), columns.POWERS),
        trail=desk.trail(
            page, ("权力清单", at.POWERS), (TITLE, at.COMPARISONS), (found.name, page)
        ),
        heading=Heading(
            title=found.name,
            kind=f"各机关对照 · {kind.label}" if kind else "各机关对照",
            code=found.code,
            state=State("有不同", "wait") if one.differences else State("一致", "good"),
            lead=_told(one),
        ),
        opening=(Block("Notice", Notice("info", "怎样看这一页", (RULE,))),),
        sections=filled(tuple(_sections(desk, page, one))),
        source=desk.source(page, found.items),
    )


def _told(one: Compared) -> str:
    count, differences = len(one.found.items), one.differences
    if not differences:
        return f"这个事项由{count}个机关行使，各机关公布的内容一致。"
    named = "、".join(differences)
    return f"这个事项由{count}个机关行使，有{len(differences)}处不同：{named}。"


def _sections(desk: Desk, page: str, one: Compared) -> Iterator[BlockSection]:
    yield section("content", "名称、依据和时限", Block("Comparison", one.content))
    blocks: list[Block] = []
    several = [offence for offence in one.weighed if offence.several]
    for number, (offence, table) in enumerate(zip(several, one.benchmarks, strict=True), 1):
        if drawn := bars(offence, number):
            blocks.append(Block("RangeBars", drawn))
        blocks.append(Block("Comparison", table))
    yield section("benchmarks", "裁量基准", *blocks, *_single(desk, page, one))
    own = theirs(desk, page, one.found)
    yield section("own", "各机关自己的信息", Block("Comparison", own) if own else None)


def _single(desk: Desk, page: str, one: Compared) -> Iterator[Block]:
    """Benchmarks that one authority has alone, and who has none."""
    alone = [offence for offence in one.weighed if not offence.several]
    rows = tuple(
        (
            Cell(key.offence, desk.to(page, desk.addresses.benchmark(key))),
            Cell(key.authority or ""),
            Cell(f"{len(tiers)}个阶次"),
        )
        for offence in alone
        for key, tiers in offence.benchmarks
    )
    if rows:
        heads = (Column("违法行为"), Column("公布的机关"), Column("阶次"))
        yield Block("Table", Table("只有一个机关公布的裁量基准", heads, rows))
    if one.weighed and (none := without(one.found, one.weighed)):
        words = f"{'、'.join(none)}没有单独公布这个事项的裁量基准。"
        yield Block("Notice", Notice("info", "没有单独公布的", (words,)))
