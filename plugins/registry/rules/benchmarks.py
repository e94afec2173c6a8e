"""DB: discretion benchmarks stay within the law, leave no gap and never punish the lighter more."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from typing import Any

from plugins.registry import vocabulary as v
from plugins.registry.findings import Finding, Place, Rule, Severity
from plugins.registry.linking import Registry
from plugins.registry.models.benchmarks import Tier
from plugins.registry.rules.benchmark_texts import label_of
from plugins.registry.rules.checking import Check, checks
from plugins.registry.rules.ladders import Measured, ladders, measured_tiers, told_range
from plugins.registry.values.range_relations import (
    FineFit,
    Fit,
    Touch,
    fine_fits,
    fit,
    not_lighter,
    same_base,
    touch,
)
from plugins.registry.values.range_types import (
    Multiple,
    Sanction,
    SanctionRange,
    Threshold,
)
from plugins.registry.values.ranges import describe_amount

ERROR, WARNING = Severity.ERROR, Severity.WARNING
DB_01 = Rule(
    "DB-01",
    ERROR,
    "行政处罚法第十一条至第十四条、第三十二条、第三十三条、第七十六条",
    "每个阶次在法定幅度之内，只有减轻可以低于下限",
    "Every tier lies within the statutory range; only a reduced one may go below",
    "{what}的罚款{given}{where}法定幅度{allowed}。",
    "{what_en}: the fine {given} is {where_en} the statutory {allowed}.",
)
DB_03 = Rule(
    "DB-03",
    ERROR,
    "行政处罚法第五条（过罚相当）",
    "较重阶次的上下限不低于较轻阶次",
    "A heavier tier is never lighter than the one before",
    "“{label}”阶次（{given}）反而比前一个“{other}”（{allowed}）轻。",
    "Tier “{label}” ({given}) is lighter than “{other}” ({allowed}).",
)
DB_04 = Rule(
    "DB-04",
    WARNING,
    "民法典第一千二百五十九条",
    "相邻阶次只在交界处相接，并写明是否含本数",
    "Tiers meet only at a boundary that says which side it belongs to",
    "“{other}”与“{label}”两个阶次{why}，请写明“不含本数”或者“超过”。",
    "Tiers “{other}” and “{label}” {why_en}.",
)
DB_06 = Rule(
    "DB-06",
    ERROR,
    "行政处罚法第十一条至第十四条",
    "基数和分档的数额与法定的一致",
    "Base quantities and thresholds are those of the statute",
    "“{label}”阶次的{what}是“{given}”，法定的是“{allowed}”。",
    "Tier “{label}” has the {what_en} “{given}”, the statute “{allowed}”.",
)
WHERE = {
    Fit.BELOW: ("低于", "below"),
    Fit.ABOVE: ("高于", "above"),
    Fit.BELOW_AND_ABOVE: ("超出", "beyond"),
}


@checks(DB_01, DB_06)
def tiers_lie_within_the_law(registry: Registry) -> Iterator[Finding]:
    """No benchmark can give what the law does not: what the list says it is, and its article."""
    for tiers in ladders(registry):
        read = registry.fines.one(tiers[0].basis, registry.today)
        article = read.range if read else None
        told = told_range(tiers)
        told_by_article = None if read is None or read.settled else WARNING
        if told is not None and article is not None:
            for tier in tiers:
                yield from _softened(_law_is_told_right(tier, article), told_by_article)
        legal = told or article
        for tier in tiers if legal else ():
            if legal is not None and tier.range is not None and tier.range.range is not None:
                found = _within(tier, tier.range.range, legal)
                yield from _softened(found, None if told else told_by_article)


def _softened(findings: Iterator[Finding], severity: Severity | None) -> Iterator[Finding]:
    """*findings* weighed as *severity*: the stored article may have been amended since."""
    for finding in findings:
        yield replace(finding, severity=severity) if severity else finding


def _law_is_told_right(tier: Tier, article: SanctionRange) -> Iterator[Finding]:
    stated = tier.statutory_range.range if tier.statutory_range else None
    for found in fine_fits(article, stated) if stated else ():
        if found.fit in WHERE:
            what = "“法定处罚种类与幅度”写", "The statutory range as stated"
            yield from _misfit(found, tier.place("statutory_range"), what)


def _within(tier: Tier, given: SanctionRange, legal: SanctionRange) -> Iterator[Finding]:
    for found in fine_fits(legal, given):
        if found.fit is Fit.INCOMPARABLE:
            yield from _other_base(tier, found.fine, legal)
            yield from _other_threshold(tier, found.band.when.threshold, legal)
        elif found.fit in WHERE and not (
            found.fit is Fit.BELOW and tier.kind in (v.TierKind.REDUCED, v.TierKind.NONE)
        ):
            label = label_of(tier)
            yield from _misfit(found, tier.place("range"), (f"“{label}”阶次", f"Tier “{label}”"))


def _misfit(found: FineFit, place: Place, what: tuple[str, str]) -> Iterator[Finding]:
    if found.fine.amount is None or found.outer is None or found.outer.amount is None:
        return
    where, where_en = WHERE[found.fit]
    yield DB_01.at(
        place,
        what=what[0],
        what_en=what[1],
        given=describe_amount(found.fine.amount),
        where=where,
        where_en=where_en,
        allowed=describe_amount(found.outer.amount),
    )


def _other_base(tier: Tier, fine: Sanction, legal: SanctionRange) -> Iterator[Finding]:
    if not isinstance(fine.amount, Multiple):
        return
    bases = [f.amount.base for _, f in legal.fines_for() if isinstance(f.amount, Multiple)]
    given = fine.amount.base
    if bases and not any(same_base(given, base) for base in bases):
        yield DB_06.at(
            tier.place("range"),
            label=label_of(tier),
            what="基数",
            what_en="base",
            given=given,
            allowed="、".join(dict.fromkeys(bases)),
        )


def _other_threshold(
    tier: Tier, given: Threshold | None, legal: SanctionRange
) -> Iterator[Finding]:
    """A threshold of the same quantity that no case of the law holds was altered."""
    limits = [band.when.threshold for band in legal.bands]
    same = [one for one in limits if one and given and same_base(one.base, given.base)]
    figures = [one.bounds for one in same if one.bounds]
    if not given or not given.bounds or not figures:
        return
    if any(fit(given.bounds.ends, one.ends) is Fit.INSIDE for one in figures):
        return
    yield DB_06.at(
        tier.place("range"),
        label=label_of(tier),
        what=f"{given.base}分档",
        what_en="threshold",
        given=describe_amount(given.bounds),
        allowed="、".join(dict.fromkeys(map(describe_amount, figures))),
    )


@checks(DB_03, DB_04)
def heavier_tiers_are_heavier(registry: Registry) -> Iterator[Finding]:
    """Tiers stand from light to heavy, and meet without a quarrel."""
    for tiers in ladders(registry):
        measured = measured_tiers(tiers)
        for lighter, heavier in pairwise(measured):
            yield from _pair(lighter, heavier)


def _pair(lighter: Measured, heavier: Measured) -> Iterator[Finding]:
    place = heavier.tier.place("range")
    words: dict[str, Any] = {"label": label_of(heavier.tier), "other": label_of(lighter.tier)}
    if not not_lighter(heavier.ends, lighter.ends):
        yield DB_03.at(place, given=heavier.words, allowed=lighter.words, **words)
        return
    if heavier.ends == lighter.ends:
        return
    met = touch(lighter.ends, heavier.ends)
    if met is Touch.BOUNDARY:
        yield DB_04.at(
            place, why="在交界的数额上都适用", why_en="both hold their common figure", **words
        )
    elif met is Touch.OVERLAP:
        yield DB_04.at(place, why="有一段幅度重叠", why_en="overlap", **words)


CHECKS: tuple[Check, ...] = (
    tiers_lie_within_the_law,
    heavier_tiers_are_heavier,
)
