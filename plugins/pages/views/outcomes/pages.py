"""The page of one outcome: what was done, on what basis, how long it is told, how to appeal."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from plugins.pages import addresses as at
from plugins.pages import columns
from plugins.pages.addresses import OutcomeYear, authority_at, outcome_at
from plugins.pages.desk import Desk, day_of, described_as
from plugins.pages.kept import kept_notice
from plugins.pages.parts import Download, DownloadFile, Fact, Heading, Notice, State
from plugins.pages.rows import place
from plugins.pages.views.benchmarks import tier_table
from plugins.pages.views.blocks import Block, filled, section
from plugins.pages.views.citing import cited, uncited
from plugins.pages.views.facts import day, facts
from plugins.pages.views.naming import OUTCOME_NAMES
from plugins.pages.views.outcomes.telling import about_of, result_of, told_of
from plugins.pages.views.page import DocumentPage, Sketch
from plugins.pages.views.remedy import Told, remedies_told
from plugins.publication.records import (
    PublicItem,
    PublicLicence,
    PublicOutcome,
    PublicPenalty,
    PublicTier,
)
from plugins.registry import vocabulary as v
from plugins.registry.cells import CitedText
from plugins.registry.linking import tiers_by_benchmark
from plugins.registry.models.benchmarks import Tier

PENDING = (v.Dispute.REVIEW, v.Dispute.SUIT)
"""A decision stands while it is disputed, and its page says so (行政处罚法 art. 73, PB-20)."""


class Layout(NamedTuple):
    """What decides how the page of an outcome is arranged.

    *unlisted*: search engines leave it out; *listed*: its authority has a page.
    """

    kind: type[PublicOutcome]
    unlisted: bool
    listed: bool
    state: State | None
    kept: Notice | None


class Words(NamedTuple):
    """What the page of an outcome says in words of its own."""

    office: str
    year: str
    name: str
    title: str
    described: str
    published: str
    year_title: str
    lead: str
    authority: str
    summary: str
    place: str


class Facts(NamedTuple):
    """Its labelled facts: at the top, what was done, and how long it is told."""

    party: tuple[Fact, ...]
    decided: tuple[Fact, ...]
    told: tuple[Fact, ...]
    window: tuple[Fact, ...]


class Parts(NamedTuple):
    """What stands on other pages of the same authority too."""

    basis: tuple[Block, ...]
    files: tuple[Block, ...]
    power: tuple[Block, ...]
    remedies: tuple[Block, ...]


THERE = "-/-/-/-.html"
"""A page in a folder as deep as every outcome's: links from here are right on each of them."""


def outcome_sketch(desk: Desk, outcome: PublicOutcome) -> Sketch:
    """The page of one outcome, not yet put together."""
    key = OutcomeYear.of(outcome)
    office, name = desk.addresses.office(outcome.authority), desk.addresses.outcome_name(outcome)
    title, year = title_of(outcome), str(key.year)
    told = remedies_of(desk, outcome)
    about = about_of(outcome)
    words = Words(
        office,
        year,
        name,
        title,
        described_as(f"{outcome.authority or ''}{OUTCOME_NAMES[key.kind]}：{about}"),
        day_of(outcome.published or outcome.decided),
        year_title(key),
        _lead(about, result_of(outcome)),
        outcome.authority or "",
        told.summary if told.blocks else "",
        place(outcome),
    )
    layout = Layout(
        key.kind,
        desk.public.is_of_person(outcome),
        outcome.authority in desk.authorities,
        _state(outcome),
        kept_notice(desk.public, (outcome,)),
    )
    return Sketch(
        outcome_at(key.kind, office, year, name),
        _composed,
        layout,
        words,
        Facts(
            facts(("当事人", outcome.party)),
            facts(("决定日期", outcome.decided)),
            told_of(outcome),
            _window(desk, outcome),
        ),
        Parts(
            _basis(desk, outcome),
            _attachments(desk, outcome),
            _power(desk, outcome),
            told.blocks or (Block("Facts", (Fact("说明", (told.missing,)),)),),
        ),
    )


def _composed(desk: Desk, sketch: Sketch) -> DocumentPage:
    """The page that *sketch* is of."""
    layout = sketch.layout
    assert isinstance(layout, Layout)
    words, found, parts = Words(*sketch.words), Facts(*sketch.facts), Parts(*sketch.parts)
    page = outcome_at(layout.kind, words.office, words.year, words.name)
    listed = outcome_at(layout.kind, words.office, words.year, "index")
    return DocumentPage(
        address=page,
        section="outcomes",
        head=desk.head(
            page,
            words.title,
            words.described,
            columns.OUTCOMES,
            published=words.published,
            unlisted=layout.unlisted,
        ),
        trail=desk.trail(
            page,
            ("执法结果", at.OUTCOMES),
            (words.year_title, listed),
            (words.title, page),
        ),
        heading=Heading(
            title=words.title,
            kind=OUTCOME_NAMES[layout.kind],
            state=layout.state,
            lead=words.lead,
            facts=tuple(_heading_facts(desk, layout, words, found)),
        ),
        sections=filled(
            (
                section("what", "内容", Block("Facts", found.told)),
                section("basis", "依据", *parts.basis),
                section("attachments", "附件", *parts.files),
                section("power", "行使的权力", *parts.power),
                section("remedies", "不服怎么办", *parts.remedies),
                section("window", "公示期限", *_facts(found.window)),
            )
        ),
        source=desk.source_at(page, (words.place,), layout.kept),
    )


def _heading_facts(desk: Desk, layout: Layout, words: Words, found: Facts) -> Iterator[Fact]:
    yield from found.party
    if words.authority:
        own = desk.to(THERE, authority_at(words.office)) if layout.listed else ""
        yield Fact("机关", (words.authority,), own)
    yield from found.decided
    if words.summary:
        yield Fact("不服怎么办", (words.summary,), "#remedies")


def _facts(found: tuple[Fact, ...]) -> tuple[Block, ...]:
    return (Block("Facts", found),) if found else ()


def year_title(key: OutcomeYear) -> str:
    """示例市市场监督管理局2026年行政处罚."""
    year = f"{key.year}年" if key.year else "未注明日期的"
    return f"{key.authority or ''}{year}{OUTCOME_NAMES[key.kind]}"


def title_of(outcome: PublicOutcome) -> str:
    """What an outcome is called: its number, else whom and what it is about."""
    if outcome.document_no:
        return outcome.document_no.text
    named = "：".join(filter(None, (outcome.party, about_of(outcome))))
    return named or OUTCOME_NAMES[type(outcome)]


def _lead(about: str, result: str) -> str:
    said = "，".join(dict.fromkeys(part.rstrip("。；") for part in (about, result) if part))
    return f"{said}。" if said else ""


def _state(outcome: PublicOutcome) -> State | None:
    if isinstance(outcome, PublicPenalty) and outcome.state not in (None, v.DecisionState.STANDING):
        return State(outcome.state.label if outcome.state else "", "ended")
    if isinstance(outcome, PublicPenalty) and outcome.dispute in PENDING:
        return State(outcome.dispute.label if outcome.dispute else "", "plain")
    return None


def _basis(desk: Desk, outcome: PublicOutcome) -> tuple[Block, ...]:
    """What the outcome rests on, as the law stood on the day of the decision."""
    text, on = outcome.basis, outcome.decided
    if text is None:
        return ()
    key = ("basis", text.text, desk.statutes.period(text, on))
    return desk.recall.get(key, lambda: _rests(desk, text, on))


def _rests(desk: Desk, text: CitedText, on: date | None) -> tuple[Block, ...]:
    bases, words = cited(desk, THERE, text, on=on), uncited(text)
    told = (Block("Citations", bases),) if bases else ()
    return (*told, *_facts((Fact("部门原文", words),) if words else ()))


def _attachments(desk: Desk, outcome: PublicOutcome) -> tuple[Block, ...]:
    """Files that belong to the outcome, as they were cleaned."""
    number = outcome.document_no.key if outcome.document_no else ""
    told = []
    for one in desk.attached.get((outcome.authority, number), ()):
        file = desk.public.files[one.source]
        address = desk.to(THERE, desk.addresses.attachment(one))
        size = f"{file.size / 1024:.0f} kB" if file.size >= 1024 else f"{file.size} 字节"
        told.append(Download(one.title, (DownloadFile(file.ending.upper(), address, size),)))
    return (Block("Downloads", tuple(told)),) if told else ()


def is_simple(outcome: PublicOutcome) -> bool:
    """Whether a penalty was made on the spot: review must come before a suit."""
    return isinstance(outcome, PublicPenalty) and outcome.procedure is v.PenaltyProcedure.SIMPLE


def remedies_of(desk: Desk, outcome: PublicOutcome) -> Told:
    """How to appeal against *outcome*."""
    simple = is_simple(outcome)
    return desk.recall.get(
        ("remedies", outcome.authority, simple),
        lambda: remedies_told(desk, THERE, outcome.authority, simple=simple),
    )


def _power(desk: Desk, outcome: PublicOutcome) -> tuple[Block, ...]:
    tier = outcome.tier if isinstance(outcome, PublicPenalty) else None
    key = ("power", type(outcome), outcome.item_code, outcome.authority, tier)
    return desk.recall.get(key, lambda: tuple(_exercised(desk, outcome)))


def _exercised(desk: Desk, outcome: PublicOutcome) -> Iterator[Block]:
    """The power that was exercised, and by which benchmark."""
    item = desk.public.first(PublicItem, code=outcome.item_code, authority=outcome.authority)
    if item is None or not outcome.item_code:
        return
    target = desk.to(THERE, desk.addresses.item(item.code, item.authority, item.name))
    yield Block("Facts", (Fact("权力事项", (item.name,), target),))
    if isinstance(outcome, PublicPenalty):
        yield from _tiers(desk, outcome)


def _tiers(desk: Desk, outcome: PublicPenalty) -> Iterator[Block]:
    """The rung that was applied where the lists tell which; else the benchmarks there are."""
    groups = tiers_by_benchmark(desk.public.where(PublicTier, item_code=outcome.item_code))
    own = {key: tiers for key, tiers in groups.items() if key.authority == outcome.authority}
    told: list[Fact] = []
    for key, tiers in (own or groups).items():
        applied = _applied(outcome, tiers) if len(own or groups) == 1 else ()
        target = desk.to(THERE, desk.addresses.benchmark(key))
        if applied:
            yield Block("Table", tier_table(f"适用的裁量阶次：{outcome.tier}", applied, target))
        else:
            number = f"{len(told) + 1}" if len(own or groups) > 1 else ""
            told.append(Fact(f"裁量基准{number}", (key.offence,), target))
    if outcome.tier and not told:
        return
    if outcome.tier:
        told.append(Fact("适用的裁量阶次", (outcome.tier,)))
    if told:
        yield Block("Facts", tuple(told))


def _applied(outcome: PublicPenalty, tiers: tuple[Tier, ...]) -> tuple[Tier, ...]:
    names = {outcome.tier} - {None}
    return tuple(t for t in tiers if {t.label, t.rank, t.kind.label if t.kind else None} & names)


def _window(desk: Desk, outcome: PublicOutcome) -> tuple[Fact, ...]:
    """Since when and until when the outcome is told, and which rule decides so."""
    clock = desk.public.clock(outcome)
    first = clock.first_published
    told = [Fact("公示日期", (day(first),), note=_due(clock.late))] if first else []
    if clock.due and clock.due_rule:
        told.append(Fact("应当公示的最后一天", (clock.due.words(),), note=clock.due_rule.source))
    if clock.until:
        last = clock.until - timedelta(days=1)
        source = clock.rule.source if clock.rule and clock.profile else "清单写明的公示截止期"
        told.append(Fact("公示至", (day(last),), note=source))
    elif isinstance(outcome, PublicLicence):
        told += facts(("公示至", outcome.valid_to))
    return tuple(told)


def _due(late: int) -> str:
    return f"比规定的最后一天晚了{late}天" if late else ""
