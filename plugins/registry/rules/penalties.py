"""PN: fines stay within the law, the tier and the procedure they name."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from plugins.registry import vocabulary as v
from plugins.registry.findings import Finding, Rule, Severity
from plugins.registry.linking import Registry
from plugins.registry.models.outcomes import PenaltyDecision
from plugins.registry.rule_settings import OLD_SPOT_FINES
from plugins.registry.rules.checking import Check, checks_each
from plugins.registry.rules.measuring import (
    Allowed,
    Lie,
    allowed,
    natural,
    stated_range,
    statutory_ranges,
    tiers_for,
)
from plugins.registry.sayings import FM_03
from plugins.registry.values.money import show_money
from plugins.registry.values.text import fold

ERROR, WARNING = Severity.ERROR, Severity.WARNING
K = v.PenaltyKind
PN_01 = Rule(
    "PN-01",
    ERROR,
    "行政处罚法第五条、第三十二条",
    "罚款在法定幅度之内；低于下限要有减轻理由",
    "A fine lies within the statutory range; below it only with a ground for reduction",
    "罚款{given}{where}法定幅度（{allowed}）{note}。",
    "The fine {given} is {where_en} the statutory {allowed}.",
)
PN_02 = Rule(
    "PN-02",
    WARNING,
    "国办发〔2022〕27号（具体条文待核实）",
    "罚款与写明的裁量阶次一致",
    "A fine agrees with the tier it names",
    "罚款{given}不在“{label}”阶次的幅度（{allowed}）之内。",
    "The fine {given} is outside tier “{label}” ({allowed}).",
)
PN_03 = Rule(
    "PN-03",
    ERROR,
    "行政处罚法第五十一条",
    "简易程序只用于警告和小额罚款",
    "The simple procedure is for warnings and small fines only",
    "简易程序不能{given}；对{party}最多罚款{allowed}，或者警告。",
    "The simple procedure cannot {given_en}; at most {allowed} or a warning.",
    settings={"spot_fines": "自然人200元，其他3000元（行政处罚法第五十一条）"},
)
PN_04 = Rule(
    "PN-04",
    ERROR,
    "2021年7月15日前施行的行政处罚法第三十三条（待核实）",
    "2021年7月15日前简易程序罚款限额为50元、1000元",
    "Before 15 July 2021 the simple procedure ended at 50 and 1,000 yuan",
    "2021年7月15日前，简易程序对{party}最多罚款{allowed}，这里是{given}。",
    "Before 15 July 2021 the simple procedure ended at {allowed}; this is {given}.",
)
REFORM = date(2021, 7, 15)
HEAVY = frozenset(K) - {K.WARNING, K.FINE}
SWAP = 10_000
WHERE = {
    Lie.ABOVE: ("高于", "above"),
    Lie.BELOW: ("低于", "below"),
    Lie.BETWEEN: ("不在", "outside"),
}


@checks_each(PN_01, FM_03)
def fines_lie_within_the_law(registry: Registry) -> Iterator[Finding]:
    """Above the most is never lawful; below the least wants a ground.

    The range is the one the lists state, else what the cited article says.
    """
    for decision in registry.all(PenaltyDecision):
        if not decision.fine:
            continue
        stated = stated_range(registry, decision)
        fines = () if stated else statutory_ranges(registry, decision)
        ranges = (stated,) if stated else tuple(dict.fromkeys(one.range for one in fines))
        found = [limits for one in ranges if one and (limits := allowed(one, decision))]
        if found and len(found) == len(ranges):
            settled = all(one.settled for one in fines)
            yield from _misfit(decision, decision.fine, found, settled=settled)


def _misfit(
    decision: PenaltyDecision, fine: int, ranges: list[Allowed], *, settled: bool
) -> Iterator[Finding]:
    lies = [limits.lie(fine) for limits in ranges]
    reduced = "减轻" in f"{decision.tier}{decision.content}{decision.facts}{decision.note}"
    if Lie.INSIDE in lies or (Lie.BELOW in lies and reduced):
        return
    limits, lie = ranges[0], lies[0]
    place = decision.place("fine")
    swapped = next((x for x in (fine * SWAP, fine // SWAP) if x and _inside(ranges, x)), 0)
    if swapped:
        yield FM_03.at(
            place,
            severity=WARNING,
            heading="罚款金额",
            given=show_money(fine),
            allowed_zh=f"正确单位的金额（{show_money(swapped)}才在法定幅度之内）",
            allowed_en=f"an amount in the right unit; {show_money(swapped)} would fit",
        )
        return
    where, where_en = WHERE[lie]
    yield PN_01.at(
        place,
        severity=ERROR if lie is Lie.ABOVE and settled else WARNING,
        given=show_money(fine),
        where=where,
        where_en=where_en,
        allowed=limits.words(),
        note="，没有写减轻处罚的理由" if lie is Lie.BELOW else "",
    )


def _inside(ranges: list[Allowed], fine: int) -> bool:
    return any(limits.lie(fine) is Lie.INSIDE for limits in ranges)


@checks_each(PN_02)
def fines_fit_their_tier(registry: Registry) -> Iterator[Finding]:
    """The yardstick that was announced is the one that was used."""
    for decision in registry.all(PenaltyDecision):
        if not decision.fine or not decision.tier:
            continue
        label = fold(decision.tier)
        named = [t for t in tiers_for(registry, decision) if t.label and fold(t.label) == label]
        stated = [t.range.range for t in named if t.range and t.range.range]
        found = [limits for one in stated if (limits := allowed(one, decision))]
        if not found or len(found) < len(named) or _inside(found, decision.fine):
            continue
        yield PN_02.at(
            decision.place("fine"),
            given=show_money(decision.fine),
            label=decision.tier,
            allowed="；".join(dict.fromkeys(limits.words() for limits in found)),
        )


@checks_each(PN_03, PN_04)
def simple_procedures_are_simple(registry: Registry) -> Iterator[Finding]:
    """What is decided on the spot is small."""
    for decision in registry.all(PenaltyDecision):
        if decision.procedure is not v.PenaltyProcedure.SIMPLE:
            continue
        new = decision.decided is None or decision.decided >= REFORM
        limit = registry.settings.spot_fine(decision.authority) if new else OLD_SPOT_FINES
        cap = limit.of(natural=natural(decision))
        words: dict[str, Any] = {
            "party": "自然人" if natural(decision) else "单位",
            "allowed": show_money(cap),
        }
        heavy = [kind for kind in decision.kinds if kind in HEAVY]
        if heavy:
            label = heavy[0].label
            yield PN_03.at(
                decision.place("kinds"), given=f"处以{label}", given_en=f"order {label}", **words
            )
        elif decision.fine and decision.fine > cap:
            rule = PN_03 if new else PN_04
            given = show_money(decision.fine)
            given = f"罚款{given}" if new else given
            yield rule.at(decision.place("fine"), given=given, given_en=f"fine {given}", **words)


CHECKS: tuple[Check, ...] = (
    fines_lie_within_the_law,
    fines_fit_their_tier,
    simple_procedures_are_simple,
)
