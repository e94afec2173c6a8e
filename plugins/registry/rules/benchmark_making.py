"""DB: how benchmarks are made: spread, publication, the grounds of arts. 30 and 33, and levels."""

import re
from collections.abc import Iterator
from datetime import date

from plugins.registry import vocabulary as v
from plugins.registry.findings import Finding, Rule, Severity
from plugins.registry.linking import Registry
from plugins.registry.models.benchmarks import Tier
from plugins.registry.models.items import PowerItem
from plugins.registry.models.outcomes import PenaltyDecision
from plugins.registry.rule_settings import RuleSettings
from plugins.registry.rules.checking import Check, checks, checks_each
from plugins.registry.rules.measuring import tiers_for
from plugins.registry.statutory_fines import StatutoryFine
from plugins.registry.values.dates import show_date
from plugins.registry.values.range_relations import Fit, comparable, fit
from plugins.registry.values.range_types import Bounds, Sanction
from plugins.registry.values.ranges import describe_amount
from plugins.registry.values.text import fold

WARNING = Severity.WARNING
R, T = v.InstrumentRank, v.TierKind
DEFAULTS = RuleSettings()
DB_07 = Rule(
    "DB-07",
    WARNING,
    "国发〔2024〕5号（具体条文待核实）",
    "2024年2月以后制定的行政法规、规章，罚款上限不超过下限的十倍",
    "In regulations and rules made since February 2024 the most is at most ten times the least",
    "{given}的罚款从{low}到{high}，相差超过{times}倍。",
    "{given}: the fine runs from {low} to {high}, more than {times} times.",
    settings={
        "spread": f"{DEFAULTS.spread}倍",
        "spread_since": f"{show_date(DEFAULTS.spread_since)}起公布的行政法规、规章",
    },
)
DB_09 = Rule(
    "DB-09",
    WARNING,
    "行政处罚法第三十四条",
    "裁量基准先公布后适用，写明来源和公布日期",
    "A benchmark is published before it is applied and names its source and day",
    "{why}。",
    "{why_en}.",
)
DB_10 = Rule(
    "DB-10",
    WARNING,
    "行政处罚法第三十条、第三十二条、第三十三条",
    "写到不予、从轻、减轻的法定情形的阶次，轻重与法律一致",
    "A tier whose condition is a ground of leniency in law is as lenient as that",
    "{why}。",
    "{why_en}.",
)
DB_11 = Rule(
    "DB-11",
    WARNING,
    "浙江省行政处罚裁量基准办法第五条（待核实）",
    "下级机关的裁量基准在上级机关的幅度之内",
    "A lower authority's benchmark lies within the higher one's",
    "“{label}”阶次的罚款{given}超出“{other}”的{allowed}。",
    "Tier “{label}”: the fine {given} is beyond {allowed} of “{other}”.",
)
SPREAD_RANKS = frozenset(
    {R.ADMINISTRATIVE_REGULATION, R.DEPARTMENT_RULE, R.PROVINCIAL_RULE, R.CITY_RULE}
)
CHILD = re.compile(r"(?:当事人|行为人|违法人员)[^，。；]{0,6}[不未]满(?:十四|14)周?岁")
YOUTH = re.compile(r"满(?:十四|14)周?岁[^，。；]{0,3}[不未]满(?:十八|18)周?岁")
"""Ages of the party; of anyone else (向不满十八周岁的人出售) a condition may well be severe."""
SLIGHT = ("轻微", "及时改正", "没有造成危害后果")


@checks(DB_07)
def spreads_are_narrow(registry: Registry) -> Iterator[Finding]:
    """Told where the list cites the article, for it is the list that hands it on."""
    grounded: tuple[Tier | PowerItem, ...] = (*registry.all(Tier), *registry.all(PowerItem))
    settings = registry.settings
    for record in grounded:
        for fine in registry.fines.all(record.basis, registry.today):
            made = fine.edition.published
            if made is None or made < settings.spread_since or fine.range is None:
                continue
            wide = _widest(fine, settings.spread) if _of_rank(fine) else None
            if wide is not None:
                low, _, high = describe_amount(wide).partition("以上")
                yield DB_07.at(
                    record.place("basis"),
                    given=fine.citation.label(),
                    low=low,
                    high=high.removesuffix("以下"),
                    times=settings.spread,
                )


def _of_rank(fine: StatutoryFine) -> bool:
    return fine.instrument.rank in SPREAD_RANKS


def _widest(fine: StatutoryFine, times: int) -> Bounds | None:
    """The first fine of figures whose upper end is above *times* its lower one."""
    for _, sanction in fine.range.fines_for() if fine.range else ():
        amount = sanction.amount
        if not isinstance(amount, Bounds) or not amount.min_fen or not amount.max_fen:
            continue
        if amount.max_fen > times * amount.min_fen:
            return amount
    return None


@checks(DB_09)
def benchmarks_are_published_first(registry: Registry) -> Iterator[Finding]:
    """A benchmark names its source and the day it was published."""
    for tier in registry.all(Tier):
        columns = tier.source.columns
        lacks = [
            (field, heading)
            for field, heading in (("source_document", "裁量基准来源"), ("published", "公布日期"))
            if field in columns and not getattr(tier, field)
        ]
        for field, heading in lacks:
            why, why_en = f"裁量基准没有写“{heading}”", f"The benchmark lacks “{heading}”"
            yield DB_09.at(tier.place(field), why=why, why_en=why_en)


@checks_each(DB_09)
def decisions_follow_published_benchmarks(registry: Registry) -> Iterator[Finding]:
    """A warning only: a list may hold the present benchmark beside a decision of the last one."""
    for decision in registry.all(PenaltyDecision):
        days = _days_of(registry, decision)
        if decision.decided and days and decision.decided < min(days):
            day = show_date(min(days))
            yield DB_09.at(
                decision.place("tier"),
                why=f"所用的裁量基准{day}才公布，晚于决定日期，请核对适用的是不是以前的基准",
                why_en=f"The benchmark was published on {min(days)}, after the decision",
            )


def _days_of(registry: Registry, decision: PenaltyDecision) -> list[date]:
    """The days on which the benchmark of the tier a decision names was published."""
    if not decision.tier:
        return []
    label = fold(decision.tier)
    named = [t for t in tiers_for(registry, decision) if t.label and fold(t.label) == label]
    days = [tier.published for tier in named]
    return [day for day in days if day] if all(days) else []


@checks(DB_10)
def leniency_is_provided_for(registry: Registry) -> Iterator[Finding]:
    """Each condition that states a ground of law has the kind that ground leads to."""
    for tier in registry.all(Tier):
        problem = _unlawfully_strict(fold(tier.condition or ""), tier.kind)
        if problem:
            why, why_en = problem
            yield DB_10.at(tier.place("kind", "condition"), why=why, why_en=why_en)


def _unlawfully_strict(condition: str, kind: v.TierKind | None) -> tuple[str, str] | None:
    """What is wrong with *kind* for a condition that names a ground of law, in both languages."""
    if kind is None:
        return None
    if CHILD.search(condition) and kind is not T.NONE:
        return (
            f"不满十四周岁的不予行政处罚，这里是“{kind.label}”",
            f"Below 14 no penalty is given; this says “{kind.value}”",
        )
    if YOUTH.search(condition) and kind in (T.ORDINARY, T.SEVERE):
        return (
            f"不满十八周岁的应当从轻或者减轻，这里是“{kind.label}”",
            f"Below 18 a penalty is lighter or reduced; this says “{kind.value}”",
        )
    if all(word in condition for word in SLIGHT) and kind is not T.NONE:
        return (
            f"违法行为轻微并及时改正、没有造成危害后果的不予行政处罚，这里是“{kind.label}”",
            f"A slight act put right without harm is not punished; this says “{kind.value}”",
        )
    return None


@checks(DB_11)
def lower_benchmarks_fit_the_higher(registry: Registry) -> Iterator[Finding]:
    """Tiers of one item, offence and name at two levels; only single fines are compared."""
    shared: dict[tuple[str, str, str], list[Tier]] = {}
    for tier in registry.all(Tier):
        if tier.item_code and tier.label:
            key = (tier.item_code, fold(tier.offence), fold(tier.label))
            shared.setdefault(key, []).append(tier)
    for tiers in shared.values():
        ranked = sorted(tiers, key=lambda tier: _level(registry, tier))
        higher, outer = ranked[0], _fine(ranked[0])
        for tier in ranked[1:]:
            fine = _fine(tier)
            if _level(registry, tier) == _level(registry, higher) or not outer or not fine:
                continue
            if comparable(fine, outer) and _beyond(fine, outer):
                yield DB_11.at(
                    tier.place("range"),
                    label=tier.label,
                    given=describe_amount(fine.amount) if fine.amount else "",
                    other=higher.authority,
                    allowed=describe_amount(outer.amount) if outer.amount else "",
                )


def _level(registry: Registry, tier: Tier) -> int:
    """How low an authority stands, 0 for the State; unlisted ones stand lowest."""
    authority = registry.authorities.get(tier.authority or "")
    order = list(v.Level)
    return order.index(authority.level) if authority and authority.level else len(order)


def _fine(tier: Tier) -> Sanction | None:
    stated = tier.range.range if tier.range else None
    fines = stated.fines_for() if stated else ()
    return fines[0][1] if len(fines) == 1 and fines[0][1].amount else None


def _beyond(fine: Sanction, outer: Sanction) -> bool:
    if fine.amount is None or outer.amount is None:
        return False
    return fit(fine.amount.ends, outer.amount.ends) is not Fit.INSIDE


CHECKS: tuple[Check, ...] = (
    spreads_are_narrow,
    benchmarks_are_published_first,
    decisions_follow_published_benchmarks,
    leniency_is_provided_for,
    lower_benchmarks_fit_the_higher,
)
