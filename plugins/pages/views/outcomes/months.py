"""Outcomes a month to a page: each at its place, with everything its own page would tell."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from plugins.pages import addresses as at
from plugins.pages import columns
from plugins.pages.addresses import OutcomeYear
from plugins.pages.desk import Desk, newest_first
from plugins.pages.linked_data import thing
from plugins.pages.months import ANCHOR, Months, OutcomeMonth
from plugins.pages.parts import Fact, Heading, Table
from plugins.pages.rows import place
from plugins.pages.views.blocks import Block, BlockSection, filled, section
from plugins.pages.views.naming import OUTCOME_NAMES
from plugins.pages.views.outcomes.lists import COLUMNS, outcome_row
from plugins.pages.views.outcomes.pages import (
    Facts,
    Layout,
    Parts,
    Words,
    is_simple,
    outcome_sketch,
    remedies_of,
    year_title,
)
from plugins.pages.views.page import DocumentPage
from plugins.publication.records import PublicOutcome, PublicPenalty, PublicTombstone

MANY = 4
"""Outcomes from which on a page begins with the way to each."""

Told = PublicOutcome | PublicTombstone
"""What has a place on the page of a month."""


def month_pages(
    desk: Desk, kind: type[PublicOutcome], authority: str | None
) -> Iterator[DocumentPage]:
    """Every page of the months of one *kind* and *authority*."""
    months = desk.addresses.months
    assert months is not None
    found: dict[OutcomeMonth, dict[str, list[Told]]] = defaultdict(lambda: defaultdict(list))
    for outcome in desk.public.where(kind, authority=authority):
        month = months.month(outcome)
        found[month][months.part(month, desk.addresses.outcome_name(outcome))].append(outcome)
    for stone in desk.public.where(PublicTombstone, authority=authority):
        if kind is PublicPenalty:
            month = months.month_of_stone(stone)
            found[month][months.part(month, at.stone_name(stone))].append(stone)
    for month, parts in found.items():
        for part in sorted(parts):
            yield _page(desk, month, part, parts[part])
        if months.digits(month):
            yield _contents(desk, months, month, {part: len(parts[part]) for part in sorted(parts)})


def month_owners(desk: Desk) -> tuple[tuple[type[PublicOutcome], str | None], ...]:
    """The kinds and authorities that have pages of months."""
    months = desk.addresses.months
    counts = months.counts if months else {}
    return tuple(dict.fromkeys((month.kind, month.authority) for month in counts))


def month_title(month: OutcomeMonth) -> str:
    """示例市市场监督管理局2026年3月行政处罚（当事人是自然人）."""
    if not month.year:
        named = year_title(OutcomeYear(month.kind, month.authority, 0))
    else:
        day = f"{month.year}年{month.month}月"
        named = f"{month.authority or ''}{day}{OUTCOME_NAMES[month.kind]}"
    return f"{named}（当事人是自然人）" if month.of_person else named


def _page(desk: Desk, month: OutcomeMonth, part: str, told: Sequence[Told]) -> DocumentPage:
    page = desk.addresses.outcome_month(month, part)
    outcomes = sorted((one for one in told if isinstance(one, PublicOutcome)), key=newest_first)
    stones = [one for one in told if isinstance(one, PublicTombstone)]
    title = month_title(month) + (f"（编号{part}的部分）" if part else "")
    entries = tuple(_entry(desk, outcome) for outcome in outcomes)
    return DocumentPage(
        address=page,
        section="outcomes",
        head=desk.head(
            page,
            title,
            f"{title}，共{len(entries)}件。",
            columns.OUTCOMES,
            unlisted=month.of_person,
            data=_listed(desk, page, entries),
        ),
        trail=desk.trail(page, *_way(desk, month), (title, page)),
        heading=_heading(desk, page, month, title, len(entries)),
        opening=_overview(desk, page, outcomes),
        sections=filled(
            (
                *entries,
                *(_withdrawn(desk, page, stone) for stone in stones),
                *_remedies(desk, outcomes),
            )
        ),
        source=desk.source(page, told),
    )


def _overview(desk: Desk, page: str, outcomes: Sequence[PublicOutcome]) -> tuple[Block, ...]:
    """The way to each outcome of a page that tells more than a few."""
    if len(outcomes) < MANY:
        return ()
    rows = tuple(outcome_row(desk, page, outcome) for outcome in outcomes)
    return (Block("Table", Table(f"本页的{len(rows)}件", COLUMNS, rows)),)


def _heading(desk: Desk, page: str, month: OutcomeMonth, title: str, count: int) -> Heading:
    owner = Fact("机关", (month.authority or "未注明",), desk.authority_link(page, month.authority))
    facts = (Fact("件数", (f"{count}件",)), owner)
    return Heading(title, kind=OUTCOME_NAMES[month.kind], facts=facts)


def _way(desk: Desk, month: OutcomeMonth) -> Iterator[tuple[str, str]]:
    year = OutcomeYear(month.kind, month.authority, month.year)
    yield "执法结果", at.OUTCOMES
    if year in desk.outcome_years:
        yield year_title(year), desk.addresses.outcome_list(year)


def _listed(desk: Desk, page: str, entries: Sequence[BlockSection]) -> dict[str, object]:
    """The outcomes of the page as a list that machines read."""
    items = [
        {
            "@type": "ListItem",
            "position": number,
            "name": entry.section.title,
            "url": f"{desk.url(page)}#{entry.section.anchor}",
        }
        for number, entry in enumerate(entries, 1)
    ]
    return dict(thing("ItemList", numberOfItems=len(items), itemListElement=items))


def _entry(desk: Desk, outcome: PublicOutcome) -> BlockSection:
    """One outcome at its place: what its own page would tell, but what all share."""
    sketch = outcome_sketch(desk, outcome)
    layout, words = sketch.layout, Words(*sketch.words)
    assert isinstance(layout, Layout)
    told, parts = Facts(*sketch.facts), Parts(*sketch.parts)
    here = desk.addresses.outcome(outcome)
    state = (Fact("状态", (layout.state.label,)),) if layout.state else ()
    way = (Fact("不服怎么办", (words.summary,), f"#{_remedy(outcome)}"),) if words.summary else ()
    where = place(outcome)
    mail = [
        Fact("纠错", (link.label,), link.address, note=f"数据来源：{where}")
        for link in desk.mail(here, (where,))
    ]
    facts = (*told.party, *told.decided, *state, *told.told, *told.window, *way)
    return section(
        here.partition("#")[2],
        words.title,
        Block("Facts", (*facts, Fact("永久网址", (desk.url(here),)), *mail)),
        *parts.basis,
        *parts.files,
        *parts.power,
        lead=words.lead,
    )


def _withdrawn(desk: Desk, page: str, stone: PublicTombstone) -> BlockSection:
    """Where a decision stood that was withdrawn: the way to what is told of it now."""
    target = desk.to(page, desk.addresses.tombstone(stone))
    fact = Fact("已经撤回", ("看理由和日期",), target)
    return section(
        f"{ANCHOR}{at.stone_name(stone)}", stone.document_no.text, Block("Facts", (fact,))
    )


def _remedy(outcome: PublicOutcome) -> str:
    """The section that tells how to appeal against *outcome*."""
    return "remedies-simple" if is_simple(outcome) else "remedies"


def _remedies(desk: Desk, outcomes: Sequence[PublicOutcome]) -> Iterator[BlockSection]:
    """How to appeal: once for the page, and once more for penalties made on the spot."""
    kinds = {_remedy(outcome): outcome for outcome in outcomes}
    for anchor in sorted(kinds):
        told = remedies_of(desk, kinds[anchor])
        title = "不服怎么办" + ("（当场处罚）" if anchor != "remedies" else "")
        missing = Block("Facts", (Fact("说明", (told.missing,)),)) if told.missing else None
        yield section(anchor, title, *told.blocks, missing)


def _contents(
    desk: Desk, months: Months, month: OutcomeMonth, parts: dict[str, int]
) -> DocumentPage:
    """A month that is cut: the way to its parts."""
    page = desk.addresses.outcome_month(month)
    title = month_title(month)
    facts = tuple(
        Fact(
            f"编号{part}的部分",
            (f"{count}件",),
            desk.to(page, desk.addresses.outcome_month(month, part)),
        )
        for part, count in parts.items()
    )
    count = months.counts[month]
    told = f"{title}，共{count}件，分{len(parts)}页。"
    return DocumentPage(
        address=page,
        section="outcomes",
        head=desk.head(page, title, told, columns.OUTCOMES, unlisted=month.of_person),
        trail=desk.trail(page, *_way(desk, month), (title, page)),
        heading=_heading(desk, page, month, title, count),
        sections=(section("parts", "全部", Block("Facts", facts)),),
        source=desk.source_at(page, ()),
    )
