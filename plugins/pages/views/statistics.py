"""Annual enforcement statistics: tables as reported, and pictures of them."""

from collections.abc import Iterator, Mapping, Sequence

from plugins.pages import addresses as at
from plugins.pages import columns
from plugins.pages.desk import Desk
from plugins.pages.parts import Bar, Card, Cell, Chart, Column, Heading, Table
from plugins.pages.views.blocks import Block, BlockSection, filled, section
from plugins.pages.views.facts import listed
from plugins.pages.views.page import DocumentPage
from plugins.pages.views.timeliness import timeliness_table
from plugins.publication.records import (
    PublicCoercionStatistics,
    PublicLicenceStatistics,
    PublicOtherStatistics,
    PublicPenaltyStatistics,
    PublicStaffStatistics,
)
from plugins.registry.layouts.reports import LAYOUTS
from plugins.registry.models.statistics import StatisticsRow
from plugins.registry.sheets import Column as SheetColumn
from plugins.registry.sheets import Form

TABLES: tuple[tuple[str, str, type[StatisticsRow]], ...] = (
    ("penalties", "行政处罚", PublicPenaltyStatistics),
    ("licences", "行政许可", PublicLicenceStatistics),
    ("coercion", "行政强制", PublicCoercionStatistics),
    ("others", "其他执法行为", PublicOtherStatistics),
    ("staff", "持证率", PublicStaffStatistics),
)
FIGURES: Mapping[type[StatisticsRow], str] = {
    PublicPenaltyStatistics: "total",
    PublicLicenceStatistics: "granted",
    PublicCoercionStatistics: "total",
    PublicOtherStatistics: "inspections",
}
"""The figure of each table that is drawn."""
MEASURED: Mapping[type[StatisticsRow], str] = {
    PublicPenaltyStatistics: "行政处罚件数",
    PublicLicenceStatistics: "准予许可件数",
    PublicCoercionStatistics: "行政强制件数",
    PublicOtherStatistics: "行政检查次数",
}
COUNTING = (
    "按决定日期统计；一个决定有几种处罚的，按最重的一种算一件。"
    "轻重次序（从重到轻）：行政拘留，吊销，停产停业、关闭、限制从业，限制经营，暂扣、降级，"
    "没收，罚款，警告、通报批评，其他。各地次序不完全相同。"
)


def statistics_pages(desk: Desk) -> Iterator[DocumentPage]:
    """The index of years and a page for each."""
    years = sorted(
        {row.year for _, _, kind in TABLES for row in desk.public.all(kind) if row.year},
        reverse=True,
    )
    yield _index(desk, years)
    for year in years:
        yield _year(desk, year)


def _index(desk: Desk, years: Sequence[int]) -> DocumentPage:
    page = at.STATISTICS
    cards = tuple(
        Card(f"{year}年度行政执法统计年报", desk.to(page, desk.addresses.statistics(year)))
        for year in years
    )
    return DocumentPage(
        address=page,
        head=desk.head(page, "统计年报", "行政执法统计年报。", columns.STATISTICS),
        trail=desk.trail(page, ("统计年报", page)),
        heading=Heading("行政执法统计年报", lead="一年里处罚、许可、强制、检查各多少。"),
        opening=(Block("Cards", cards),) if cards else (),
        sections=filled(
            (*(_over_years(desk, page, years, entry) for entry in TABLES[:4]), _timely(desk, page))
        ),
        source=desk.source(page, [row for _, _, kind in TABLES for row in desk.public.all(kind)]),
    )


def _timely(desk: Desk, page: str) -> BlockSection:
    """How timely each authority publishes."""
    table = timeliness_table(desk.timeliness, desk, page)
    return section("timeliness", "公开是否及时", Block("Table", table) if table.rows else None)


def _over_years(
    desk: Desk, page: str, years: Sequence[int], entry: tuple[str, str, type[StatisticsRow]]
) -> BlockSection:
    """One figure of all authorities together, year by year."""
    anchor, label, kind = entry
    sums = {year: sum(_measure(r) for r in desk.public.where(kind, year=year)) for year in years}
    most = max(sums.values(), default=0)
    if len(years) < 2 or not most:
        return section(anchor, label)
    bars = tuple(
        Bar(f"{year}年", f"{count:,}件", round(count / most * 100, 2))
        for year, count in sorted(sums.items())
    )
    chart = Chart(f"{anchor}-years", f"{MEASURED[kind]}，按年份", "各单位合计；数字见下表。", bars)
    rows = tuple(
        (Cell(f"{year}年", desk.to(page, desk.addresses.statistics(year))), Cell(f"{count:,}"))
        for year, count in sorted(sums.items())
    )
    table = Table(f"{MEASURED[kind]}（件）", (Column("年度"), Column("合计", "number")), rows)
    return section(anchor, label, Block("Columns", chart), Block("Table", table))


def _year(desk: Desk, year: int) -> DocumentPage:
    page = desk.addresses.statistics(year)
    title = f"{year}年度行政执法统计年报"
    rows = [row for _, _, kind in TABLES for row in desk.public.where(kind, year=year)]
    return DocumentPage(
        address=page,
        head=desk.head(page, title, title, columns.STATISTICS),
        trail=desk.trail(page, ("统计年报", at.STATISTICS), (f"{year}年", page)),
        heading=Heading(title, kind="统计年报", lead=COUNTING),
        sections=filled(tuple(_table(desk, page, year, entry) for entry in TABLES)),
        source=desk.source(page, rows),
    )


def _table(
    desk: Desk, page: str, year: int, entry: tuple[str, str, type[StatisticsRow]]
) -> BlockSection:
    """One table of the report; columns that are nought everywhere are named below it instead."""
    anchor, label, kind = entry
    rows = desk.public.where(kind, year=year)
    if not rows:
        return section(anchor, label)
    layout = next(entry for entry in LAYOUTS if issubclass(kind, entry.model))
    shown = [c for c in layout.columns if c.field not in ("authority", "year")]
    told = [c for c in shown if any(getattr(row, c.field) is not None for row in rows)]
    used = [c for c in told if any(getattr(row, c.field) for row in rows)] or told
    nought = listed(c.heading for c in told if c not in used)
    cells = [
        (
            Cell(row.authority, desk.authority_link(page, row.authority)),
            *(Cell(_figure(getattr(row, c.field), c.form)) for c in used),
        )
        for row in rows
    ]
    sums = (
        Cell("合计"),
        *(Cell(_figure(sum(getattr(row, c.field) or 0 for row in rows), c.form)) for c in used),
    )
    columns_ = (Column("单位"), *(Column(_heading(c), "number") for c in used))
    note = f"以下各项均为零：{nought}。" if nought else ""
    if kind is PublicStaffStatistics:
        columns_, cells, sums = _rates(columns_, cells, sums, rows)
    table = Table(f"{year}年{label}", columns_, (*cells, sums), note)
    return section(anchor, label, _chart(anchor, kind, rows), Block("Table", table))


Cells = tuple[Cell, ...]


def _rates(
    named: tuple[Column, ...], cells: list[Cells], sums: Cells, rows: Sequence[StatisticsRow]
) -> tuple[tuple[Column, ...], list[Cells], Cells]:
    """The staff table with the rate of certified staff, computed and never typed."""
    posts = [getattr(row, "posts", None) or 0 for row in rows]
    held = [getattr(row, "certified", None) or 0 for row in rows]
    shown = [_rate(h, p) for h, p in zip(held, posts, strict=True)]
    with_rates = [(*row, Cell(rate)) for row, rate in zip(cells, shown, strict=True)]
    return (
        (*named, Column("持证率", "number")),
        with_rates,
        (*sums, Cell(_rate(sum(held), sum(posts)))),
    )


def _rate(part: int, whole: int) -> str:
    return f"{part / whole:.1%}" if whole else "—"


def _heading(column: SheetColumn) -> str:
    return f"{column.heading}（元）" if column.form is Form.MONEY else column.heading


def _figure(value: int | None, form: Form) -> str:
    if value is None:
        return "—"
    return f"{value / 100:,.2f}" if form is Form.MONEY else f"{value:,}"


def _chart(anchor: str, kind: type[StatisticsRow], rows: Sequence[StatisticsRow]) -> Block | None:
    measured = [(row, _measure(row)) for row in rows]
    most = max((count for _, count in measured), default=0)
    if not most or len(rows) < 2:
        return None
    bars = tuple(
        Bar(row.authority, f"{count:,}件", round(count / most * 100, 2)) for row, count in measured
    )
    return Block("Bars", Chart(f"{anchor}-chart", f"各单位{MEASURED[kind]}", "数字见下表。", bars))


def _measure(row: StatisticsRow) -> int:
    name = FIGURES.get(type(row))
    return (getattr(row, name) or 0) if name else 0
