"""Outcomes by kind, authority and year, in pages; and the index of those."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from plugins.pages import addresses as at
from plugins.pages import columns
from plugins.pages.addresses import OutcomeYear
from plugins.pages.desk import OUTCOME_TYPES, Desk, newest_first
from plugins.pages.parts import Cell, Column, Fact, Heading, Table
from plugins.pages.views.blocks import Block, BlockSection, filled, section
from plugins.pages.views.facts import day
from plugins.pages.views.naming import OUTCOME_NAMES
from plugins.pages.views.outcomes.pages import year_title
from plugins.pages.views.outcomes.telling import about_of, result_of
from plugins.pages.views.outcomes.tombstones import tombstone_page, tombstone_table
from plugins.pages.views.outcomes.withheld import withheld_table
from plugins.pages.views.page import DocumentPage
from plugins.pages.views.paging import Sheet, sheets
from plugins.publication.records import PublicOutcome

Years = Mapping[OutcomeYear, int]
"""How many outcomes each list has."""
COLUMNS = (
    Column("文号", "code"),
    Column("相对人"),
    Column("事由"),
    Column("结果"),
    Column("日期", "date"),
)


def outcome_index_pages(desk: Desk) -> Iterator[DocumentPage]:
    """Every tombstone, and the index of the lists."""
    for stone in desk.public.tombstones:
        yield tombstone_page(desk, stone)
    yield _index(desk, outcome_years(desk))


def outcome_list_pages(
    desk: Desk, kind: type[PublicOutcome], authority: str | None
) -> Iterator[DocumentPage]:
    """The lists of each year of one *kind* and *authority*."""
    years: dict[OutcomeYear, list[PublicOutcome]] = defaultdict(list)
    for outcome in desk.public.where(kind, authority=authority):
        years[OutcomeYear.of(outcome)].append(outcome)
    for key, found in years.items():
        found.sort(key=newest_first)
        yield from _year(desk, key, found)


def outcome_owners(desk: Desk) -> tuple[tuple[type[PublicOutcome], str | None], ...]:
    """The kinds and authorities that have outcomes."""
    return tuple(dict.fromkeys((key.kind, key.authority) for key in outcome_years(desk)))


def outcome_years(desk: Desk) -> Years:
    """How many outcomes there are by kind, authority and year; the latest years first."""
    years = desk.outcome_years
    order = {kind: place for place, kind in enumerate(OUTCOME_TYPES)}
    listed = {name: place for place, name in enumerate(desk.listed)}
    keys = sorted(
        years,
        key=lambda k: (order[k.kind], listed.get(k.authority or "", len(listed)), -k.year),
    )
    return {key: years[key] for key in keys}


def outcome_row(desk: Desk, page: str, outcome: PublicOutcome) -> tuple[Cell, ...]:
    """An outcome as a row of a list."""
    number = outcome.document_no.text if outcome.document_no else "查看（无文号）"
    return (
        Cell(number, desk.to(page, desk.addresses.outcome(outcome))),
        Cell(outcome.party or ""),
        Cell(about_of(outcome)),
        Cell(result_of(outcome)),
        Cell(day(outcome.decided) if outcome.decided else ""),
    )


def _year(desk: Desk, key: OutcomeYear, found: Sequence[PublicOutcome]) -> Iterator[DocumentPage]:
    def address(number: int) -> str:
        return desk.addresses.outcome_list(key, number)

    for sheet in sheets(found, address, desk.to):
        yield _sheet(desk, key, len(found), sheet)


def _sheet(desk: Desk, key: OutcomeYear, count: int, sheet: Sheet[PublicOutcome]) -> DocumentPage:
    page = sheet.address
    name = OUTCOME_NAMES[key.kind]
    title = year_title(key)
    owner = key.authority or "未注明"
    told = f"{title}（第{sheet.number}页）" if sheet.number > 1 else title
    rows = tuple(outcome_row(desk, page, outcome) for outcome in sheet.entries)
    pages = (Block("Pagination", sheet.pagination),) if sheet.pagination else ()
    return DocumentPage(
        address=page,
        section="outcomes",
        head=desk.head(page, told, f"{title}，共{count}件。", columns.OUTCOMES),
        trail=desk.trail(page, ("执法结果", at.OUTCOMES), (title, page)),
        heading=Heading(
            title,
            kind=name,
            facts=(
                Fact("件数", (f"{count}件",)),
                Fact("机关", (owner,), desk.authority_link(page, key.authority)),
            ),
        ),
        opening=(Block("Table", Table(told, COLUMNS, rows)), *pages),
        source=desk.source(page, sheet.entries),
    )


def _index(desk: Desk, years: Years) -> DocumentPage:
    page = at.OUTCOMES
    total = sum(years.values())
    told = (
        "这里公布处罚、许可、强制和检查的结果。自然人的姓名已经遮盖；"
        "依法不公开的、超过公示期的不在这里，各有多少件、为什么，写在本页最后。"
    )
    return DocumentPage(
        address=page,
        section="outcomes",
        head=desk.head(page, "执法结果", f"公示期内的{total}件执法结果。", columns.OUTCOMES),
        trail=desk.trail(page, ("执法结果", page)),
        heading=Heading("执法结果", lead=told, facts=(Fact("公示期内", (f"{total:,}件",)),)),
        sections=filled(tuple(_sections(desk, page, years))),
        source=desk.source(page, desk.outcome_rows),
    )


def _sections(desk: Desk, page: str, years: Years) -> Iterator[BlockSection]:
    for kind in OUTCOME_TYPES:
        table = _by_year(desk, page, [key for key in years if key.kind is kind], years)
        name = OUTCOME_NAMES[kind]
        yield section(at.OUTCOME_FOLDERS[kind], name, Block("Table", table) if table else None)
    stones = tombstone_table(desk, page, desk.public.tombstones)
    yield section("withdrawn", "已经撤回的决定", Block("Table", stones) if stones else None)
    kept = withheld_table(desk)
    yield section("withheld", "没有公开的", Block("Table", kept) if kept else None)


def _by_year(desk: Desk, page: str, keys: Sequence[OutcomeYear], years: Years) -> Table | None:
    """Authorities down the side, years along the top, each cell a link to its list."""
    if not keys:
        return None
    told = sorted({key.year for key in keys}, reverse=True)
    found = {(key.authority, key.year): key for key in keys}
    rows = tuple(
        (
            Cell(owner or "未注明机关"),
            *(_cell(desk, page, found.get((owner, year)), years) for year in told),
        )
        for owner in dict.fromkeys(key.authority for key in keys)
    )
    heads = (Column(f"{year}年" if year else "未注明日期", "number") for year in told)
    return Table(f"各机关各年的{OUTCOME_NAMES[keys[0].kind]}", (Column("机关"), *heads), rows)


def _cell(desk: Desk, page: str, key: OutcomeYear | None, years: Years) -> Cell:
    if key is None:
        return Cell("—")
    return Cell(f"{years[key]}件", desk.to(page, desk.addresses.outcome_list(key)))
