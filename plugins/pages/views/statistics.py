"""Annual enforcement statistics: tables as reported, and pictures of them."""

from collections.abc import Iterator, Sequence

from plugins.pages import addresses as at
from plugins.pages import columns
from plugins.pages.desk import Desk
from plugins.pages.parts import Bar, Card, Cell, Chart, Column, Heading, Table
from plugins.pages.views.blocks import Block, BlockSection, filled, section
from plugins.pages.views.page import DocumentPage
from plugins.publication.records import (
    PublicCoercionStatistics,
    PublicLicenceStatistics,
    PublicOtherStatistics,
    PublicPenaltyStatistics,
    PublicStaffStatistics,
)
from plugins.registry.layouts.reports import LAYOUTS
from plugins.registry.models.statistics import StatisticsRow
from plugins.registry.sheets import Form
from plugins.registry.values.money import show_money

TABLES: tuple[tuple[str, str, type[StatisticsRow]], ...] = (
    ("penalties", "行政处罚", PublicPenaltyStatistics),
    ("licences", "行政许可", PublicLicenceStatistics),
    ("coercion", "行政强制", PublicCoercionStatistics),
    ("others", "其他执法行为", PublicOtherStatistics),
    ("staff", "持证率", PublicStaffStatistics),
)
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
    page = at.STATISTICS
    cards = tuple(
        Card(
            f"{year}年度行政执法统计年报",
            desk.link(page, "", desk.addresses.statistics(year)).address,
            kind="年报",
        )
        for year in years
    )
    yield DocumentPage(
        address=page,
        head=desk.head(page, "统计年报", "行政执法统计年报。", columns.STATISTICS),
        trail=desk.trail(page, ("统计年报", page)),
        heading=Heading("行政执法统计年报", lead="一年里处罚、许可、强制、检查各多少。"),
        opening=(Block("Cards", cards),) if cards else (),
    )
    for year in years:
        yield _year(desk, year)


def _year(desk: Desk, year: int) -> DocumentPage:
    page = desk.addresses.statistics(year)
    title = f"{year}年度行政执法统计年报"
    rows = [row for _, _, kind in TABLES for row in desk.public.where(kind, year=year)]
    return DocumentPage(
        address=page,
        head=desk.head(page, title, title, columns.STATISTICS),
        trail=desk.trail(page, ("统计年报", at.STATISTICS), (str(year), page)),
        heading=Heading(title, kind="统计年报", lead=COUNTING),
        sections=filled(tuple(_table(desk, page, year, entry) for entry in TABLES)),
        source=desk.source(page, rows),
    )


def _table(
    desk: Desk, page: str, year: int, entry: tuple[str, str, type[StatisticsRow]]
) -> BlockSection:
    anchor, label, kind = entry
    rows = desk.public.where(kind, year=year)
    if not rows:
        return section(anchor, label)
    layout = next(entry for entry in LAYOUTS if issubclass(kind, entry.model))
    shown = [c for c in layout.columns if c.field not in ("authority", "year")]
    used = [c for c in shown if any(getattr(row, c.field) is not None for row in rows)]
    heads = (Column("单位"), *(Column(c.heading, "number") for c in used))
    cells = [
        (
            Cell(
                row.authority,
                desk.link(page, "", desk.addresses.authority(row.authority)).address
                if row.authority in desk.authorities
                else "",
            ),
            *(Cell(_figure(getattr(row, c.field), c.form)) for c in used),
        )
        for row in rows
    ]
    sums = (
        Cell("合计"),
        *(Cell(_figure(sum(getattr(row, c.field) or 0 for row in rows), c.form)) for c in used),
    )
    table = Table(f"{year}年{label}", heads, (*cells, sums))
    return section(anchor, label, _chart(anchor, label, rows), Block("Table", table))


def _figure(value: int | None, form: Form) -> str:
    if value is None:
        return "—"
    return show_money(value) if form is Form.MONEY else f"{value:,}"


def _chart(anchor: str, label: str, rows: Sequence[StatisticsRow]) -> Block | None:
    measured = [(row, _measure(row)) for row in rows]
    most = max((count for _, count in measured), default=0)
    if not most:
        return None
    bars = tuple(
        Bar(row.authority, f"{count:,}件", round(count / most * 100, 2)) for row, count in measured
    )
    return Block("Bars", Chart(f"{anchor}-chart", f"各单位{label}件数", "数字见下表。", bars))


def _measure(row: StatisticsRow) -> int:
    if isinstance(row, PublicLicenceStatistics):
        return row.granted or 0
    if isinstance(row, PublicOtherStatistics):
        return row.inspections or 0
    return getattr(row, "total", None) or 0
