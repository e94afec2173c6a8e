"""The page of one outcome: what was done, on what basis, how long it is told, how to appeal."""

from collections.abc import Iterator
from datetime import timedelta

from plugins.pages import addresses as at
from plugins.pages import columns
from plugins.pages.addresses import OutcomeYear
from plugins.pages.desk import Desk
from plugins.pages.parts import Download, DownloadFile, Fact, Heading, State
from plugins.pages.views.benchmarks import tier_table
from plugins.pages.views.blocks import Block, BlockSection, filled, section
from plugins.pages.views.citing import cited, uncited
from plugins.pages.views.facts import day, facts
from plugins.pages.views.naming import OUTCOME_NAMES
from plugins.pages.views.outcomes.telling import about_of, result_of, told_of
from plugins.pages.views.page import DocumentPage
from plugins.pages.views.remedy import Told, remedies_told
from plugins.publication.records import (
    PublicAttachment,
    PublicItem,
    PublicLicence,
    PublicOutcome,
    PublicPenalty,
    PublicTier,
)
from plugins.registry import vocabulary as v
from plugins.registry.linking import tiers_by_benchmark
from plugins.registry.models.benchmarks import Tier

PENDING = (v.Dispute.REVIEW, v.Dispute.SUIT)
"""A decision stands while it is disputed, and its page says so (行政处罚法 art. 73, PB-20)."""


def outcome_page(desk: Desk, outcome: PublicOutcome) -> DocumentPage:
    """The page of one outcome."""
    page = desk.addresses.outcome(outcome)
    key = OutcomeYear.of(outcome)
    name = OUTCOME_NAMES[type(outcome)]
    title = title_of(outcome)
    return DocumentPage(
        address=page,
        section="outcomes",
        head=desk.head(
            page,
            title,
            f"{outcome.authority or ''}{name}：{about_of(outcome)}",
            columns.OUTCOMES,
            published=outcome.published or outcome.decided,
            unlisted=desk.public.is_of_person(outcome),
        ),
        trail=desk.trail(
            page,
            ("执法结果", at.OUTCOMES),
            (year_title(key), desk.addresses.outcome_list(key)),
            (title, page),
        ),
        heading=Heading(
            title=title,
            kind=name,
            state=_state(outcome),
            lead=_lead(outcome),
            facts=tuple(_heading_facts(desk, page, outcome)),
        ),
        sections=filled(tuple(_sections(desk, page, outcome))),
        source=desk.source(page, [outcome]),
    )


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


def _lead(outcome: PublicOutcome) -> str:
    about, result = about_of(outcome), result_of(outcome)
    said = "，".join(dict.fromkeys(part.rstrip("。；") for part in (about, result) if part))
    return f"{said}。" if said else ""


def _state(outcome: PublicOutcome) -> State | None:
    if isinstance(outcome, PublicPenalty) and outcome.state not in (None, v.DecisionState.STANDING):
        return State(outcome.state.label if outcome.state else "", "ended")
    if isinstance(outcome, PublicPenalty) and outcome.dispute in PENDING:
        return State(outcome.dispute.label if outcome.dispute else "", "plain")
    return None


def _heading_facts(desk: Desk, page: str, outcome: PublicOutcome) -> Iterator[Fact]:
    yield from facts(("当事人", outcome.party))
    if outcome.authority:
        yield Fact("机关", (outcome.authority,), desk.authority_link(page, outcome.authority))
    yield from facts(("决定日期", outcome.decided))
    told = _remedies(desk, page, outcome)
    if told.blocks:
        yield Fact("不服怎么办", (told.summary,), "#remedies")


def _sections(desk: Desk, page: str, outcome: PublicOutcome) -> Iterator[BlockSection]:
    yield section("what", "内容", Block("Facts", told_of(outcome)))
    bases = cited(desk, page, outcome.basis, on=outcome.decided)
    words = uncited(outcome.basis)
    yield section(
        "basis",
        "依据",
        Block("Citations", bases) if bases else None,
        Block("Facts", (Fact("部门原文", words),)) if words else None,
    )
    files = _attachments(desk, page, outcome)
    yield section("attachments", "附件", Block("Downloads", files) if files else None)
    yield section("power", "行使的权力", *_power(desk, page, outcome))
    told = _remedies(desk, page, outcome)
    missing = Block("Facts", (Fact("说明", (told.missing,)),)) if told.missing else None
    yield section("remedies", "不服怎么办", *told.blocks, missing)
    window = _window(desk, outcome)
    yield section("window", "公示期限", Block("Facts", window) if window else None)


def _attachments(desk: Desk, page: str, outcome: PublicOutcome) -> tuple[Download, ...]:
    """Files that belong to the outcome, as they were cleaned."""
    number = outcome.document_no.key if outcome.document_no else ""
    told = []
    for one in desk.public.where(PublicAttachment, authority=outcome.authority):
        file = desk.public.files.get(one.source)
        if file is not None and one.document_no is not None and one.document_no.key == number:
            address = desk.to(page, desk.addresses.attachment(one))
            size = f"{file.size / 1024:.0f} kB" if file.size >= 1024 else f"{file.size} 字节"
            told.append(Download(one.title, (DownloadFile(file.ending.upper(), address, size),)))
    return tuple(told)


def _remedies(desk: Desk, page: str, outcome: PublicOutcome) -> Told:
    simple = isinstance(outcome, PublicPenalty) and outcome.procedure is v.PenaltyProcedure.SIMPLE
    return remedies_told(desk, page, outcome.authority, simple=simple)


def _power(desk: Desk, page: str, outcome: PublicOutcome) -> Iterator[Block]:
    item = desk.public.first(PublicItem, code=outcome.item_code, authority=outcome.authority)
    if item is None or not outcome.item_code:
        return
    target = desk.to(page, desk.addresses.item(item.code, item.authority, item.name))
    yield Block("Facts", (Fact("权力事项", (item.name,), target),))
    if isinstance(outcome, PublicPenalty):
        yield from _tiers(desk, page, outcome)


def _tiers(desk: Desk, page: str, outcome: PublicPenalty) -> Iterator[Block]:
    """The rung that was applied where the lists tell which; else the benchmarks there are."""
    groups = tiers_by_benchmark(desk.public.where(PublicTier, item_code=outcome.item_code))
    own = {key: tiers for key, tiers in groups.items() if key.authority == outcome.authority}
    told: list[Fact] = []
    for key, tiers in (own or groups).items():
        applied = _applied(outcome, tiers) if len(own or groups) == 1 else ()
        target = desk.to(page, desk.addresses.benchmark(key))
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
