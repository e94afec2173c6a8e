"""PN: penalty decisions stay within the law, the tier and the procedure they name."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from plugins.registry import vocabulary as v
from plugins.registry.findings import Finding, Place, Rule, Severity
from plugins.registry.linking import Registry
from plugins.registry.models.benchmarks import Tier
from plugins.registry.models.outcomes import PenaltyDecision
from plugins.registry.rules.checking import Check, checks
from plugins.registry.sayings import FM_03
from plugins.registry.values import NotUnderstood
from plugins.registry.values.money import parse_money, show_money
from plugins.registry.values.range_types import Bounds, SanctionRange
from plugins.registry.values.ranges import fine_bounds
from plugins.registry.values.text import fold

ERROR, WARNING = Severity.ERROR, Severity.WARNING
K = v.PenaltyKind
PN_01 = Rule(
    "PN-01",
    ERROR,
    "行政处罚法第五条、第三十二条",
    "罚款在法定幅度之内；低于下限要有减轻理由",
    "A fine lies within the statutory range; below it only with a ground for reduction",
    "罚款{given}{where}法定幅度{allowed}。",
    "The fine {given} is {where_en} the statutory {allowed}.",
)
PN_02 = Rule(
    "PN-02",
    WARNING,
    "国办发〔2022〕27号（具体条文待核实）",
    "罚款与写明的裁量阶次一致",
    "A fine agrees with the tier it names",
    "罚款{given}不在“{label}”阶次的幅度{allowed}之内。",
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
PN_10 = Rule(
    "PN-10",
    WARNING,
    "行政处罚法第二十九条",
    "同一违法行为不罚款两次",
    "One act is not fined twice",
    "同一当事人、同样的违法事实已经在{other}罚过款。",
    "The same party was fined for the same facts at {other}.",
)
PN_11 = Rule(
    "PN-11",
    ERROR,
    "本系统约定（种类与金额一致）",
    "处罚种类与金额、证照一致",
    "Kinds agree with amounts and licences",
    "{why}。",
    "{why_en}.",
)
PN_13 = Rule(
    "PN-13",
    ERROR,
    "行政处罚法第十八条",
    "行政拘留只能由公安机关和法律规定的其他机关决定",
    "Only public security organs detain",
    "“{authority}”不能决定行政拘留。",
    "“{authority}” cannot decide detention.",
)
PN_14 = Rule(
    "PN-14",
    ERROR,
    "行政处罚法第七十二条；行政强制法第四十五条",
    "加处罚款不超过罚款本数",
    "A surcharge never exceeds its fine",
    "加处罚款{given}超过罚款本数{allowed}。",
    "The surcharge {given} exceeds the fine {allowed}.",
)
REFORM = date(2021, 7, 15)
CAPS = {True: (20_000, 300_000), False: (5_000, 100_000)}
"""Whether under the 2021 law → caps in fen for natural persons and for others."""
HEAVY = frozenset(K) - {K.WARNING, K.FINE}
SURCHARGE = re.compile(r"加处罚款([0-9.,]{1,15}万?元)")
DETAINS = ("公安", "国家安全", "海警", "移民管理")
SWAP = 10_000


def natural(decision: PenaltyDecision) -> bool:
    """Whether the party is a natural person."""
    return decision.party_kind is v.PartyKind.NATURAL


def stated_range(registry: Registry, decision: PenaltyDecision) -> SanctionRange | None:
    """The statutory range the lists state for a decision's item: its benchmark's, else its own."""
    tiers = _tiers(registry, decision)
    stated = next((t.statutory_range for t in tiers if t.statutory_range), None)
    if stated is None:
        item = registry.item(decision.item_code, decision.authority)
        stated = item.penalty_range if item else None
    return stated.range if stated else None


def _tiers(registry: Registry, decision: PenaltyDecision) -> tuple[Tier, ...]:
    """Tiers of the one benchmark that fits a decision; none where several might."""
    tiers = [
        tier
        for tier in registry.where(Tier, item_code=decision.item_code)
        if tier.authority in (None, decision.authority)
    ]
    named = [t for t in tiers if decision.offence and fold(t.offence) == fold(decision.offence)]
    chosen = named or tiers
    return tuple(chosen) if len({t.offence for t in chosen}) == 1 else ()


def fine_limits(stated: SanctionRange, decision: PenaltyDecision) -> Bounds | None:
    """The least and most the range allows this party; None where it cannot be computed."""
    found = []
    for band, fine in stated.fines_for(decision.party_kind):
        limit = band.when.threshold
        if limit and limit.bounds and decision.base_value is not None:
            low, high = limit.bounds.min_fen, limit.bounds.max_fen
            value = decision.base_value
            below = low is not None and (value < low or (limit.bounds.min_open and value == low))
            above = high is not None and (value > high or (limit.bounds.max_open and value == high))
            if below or above:
                continue
        bases = {}
        if decision.base_value is not None and not isinstance(fine.amount, Bounds | None):
            bases = {fine.amount.base: decision.base_value}
        bounds = fine_bounds(fine, bases)
        if bounds is None:
            return None
        found.append(bounds)
    if not found:
        return None
    lows = [b.min_fen or 0 for b in found]
    highs = [b.max_fen for b in found]
    return Bounds(min(lows), None if None in highs else max(h for h in highs if h is not None))


@checks(PN_01, FM_03)
def fines_lie_within_the_law(registry: Registry) -> Iterator[Finding]:
    """Above the most is never lawful; below the least wants a ground."""
    for decision in registry.all(PenaltyDecision):
        stated = stated_range(registry, decision) if decision.fine else None
        limits = fine_limits(stated, decision) if stated else None
        fine = decision.fine
        if limits is None or fine is None:
            continue
        low, high = limits.min_fen or 0, limits.max_fen
        above = high is not None and fine > high
        below = fine < low and "减轻" not in f"{decision.tier}{decision.content}{decision.facts}"
        if not above and not below:
            continue
        place = decision.place("fine")
        swapped = [
            x for x in (fine * SWAP, fine // SWAP) if low <= x and (high is None or x <= high)
        ]
        if swapped and swapped[0]:
            yield FM_03.at(
                place,
                severity=WARNING,
                heading="罚款金额",
                given=show_money(fine),
                allowed_zh=f"核对单位，是不是{show_money(swapped[0])}",
                allowed_en=f"check the unit; {show_money(swapped[0])} would fit",
            )
            continue
        yield PN_01.at(
            place,
            severity=ERROR if above else WARNING,
            given=show_money(fine),
            where="高于" if above else "低于",
            where_en="above" if above else "below",
            allowed=_shown(limits),
        )


def _shown(bounds: Bounds) -> str:
    if bounds.max_fen is None:
        return f"{show_money(bounds.min_fen or 0)}以上"
    if not bounds.min_fen:
        return f"{show_money(bounds.max_fen)}以下"
    return f"{show_money(bounds.min_fen)}以上{show_money(bounds.max_fen)}以下"


@checks(PN_02)
def fines_fit_their_tier(registry: Registry) -> Iterator[Finding]:
    """The yardstick that was announced is the one that was used."""
    for decision in registry.all(PenaltyDecision):
        if not decision.fine or not decision.tier:
            continue
        tier = next((t for t in _tiers(registry, decision) if t.label == decision.tier), None)
        stated = tier.range.range if tier and tier.range else None
        limits = fine_limits(stated, decision) if stated else None
        if limits is None:
            continue
        above = limits.max_fen is not None and decision.fine > limits.max_fen
        if above or decision.fine < (limits.min_fen or 0):
            yield PN_02.at(
                decision.place("fine"),
                given=show_money(decision.fine),
                label=decision.tier,
                allowed=_shown(limits),
            )


@checks(PN_03, PN_04)
def simple_procedures_are_simple(registry: Registry) -> Iterator[Finding]:
    """What is decided on the spot is small."""
    for decision in registry.all(PenaltyDecision):
        if decision.procedure is not v.PenaltyProcedure.SIMPLE:
            continue
        new = decision.decided is None or decision.decided >= REFORM
        cap = CAPS[new][0 if natural(decision) else 1]
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


@checks(PN_10)
def acts_are_fined_once(registry: Registry) -> Iterator[Finding]:
    """Two fines on one party for the very same facts."""
    seen: dict[tuple[str, str], Place] = {}
    for decision in registry.all(PenaltyDecision):
        if not decision.fine or not decision.party or not decision.facts:
            continue
        key = (fold(decision.party), fold(decision.facts))
        earlier = seen.setdefault(key, decision.place("facts"))
        if earlier != decision.place("facts"):
            yield PN_10.at(decision.place("facts"), other=earlier)


@dataclass(frozen=True, slots=True)
class Mismatch:
    """One way in which kinds and amounts disagree, with its cell and words."""

    broken: Callable[[PenaltyDecision], bool]
    field: str
    zh: str
    en: str


TAKES = frozenset({K.CONFISCATE_GAINS, K.CONFISCATE_GOODS})
HOLDS = frozenset({K.SUSPEND_LICENCE, K.REVOKE_LICENCE})


def _unsure(decision: PenaltyDecision) -> bool:
    return "不能确定" in f"{decision.content}{decision.note}"


MISMATCHES = (
    Mismatch(
        lambda d: K.FINE in d.kinds and not d.fine,
        "fine",
        "处罚类别有罚款，没有写罚款金额",
        "a fine has no amount",
    ),
    Mismatch(
        lambda d: bool(d.fine) and K.FINE not in d.kinds,
        "kinds",
        "写了罚款金额，处罚类别里没有罚款",
        "an amount has no fine",
    ),
    Mismatch(
        lambda d: bool(TAKES & set(d.kinds)) and not d.confiscated and not _unsure(d),
        "confiscated",
        "处罚类别有没收，没有写没收金额（不能确定的请在处罚内容写明“金额不能确定”）",
        "a confiscation has no amount",
    ),
    Mismatch(
        lambda d: bool(d.confiscated) and not TAKES & set(d.kinds),
        "kinds",
        "写了没收金额，处罚类别里没有没收",
        "an amount has no confiscation",
    ),
    Mismatch(
        lambda d: bool(HOLDS & set(d.kinds)) and not d.licence,
        "licence",
        "暂扣或者吊销证照的，没有写证照名称及编号",
        "the licence is not named",
    ),
)


@checks(PN_11)
def kinds_agree_with_amounts(registry: Registry) -> Iterator[Finding]:
    """A fine has an amount, an amount has its kind, a licence is named."""
    for decision in registry.all(PenaltyDecision):
        for mismatch in MISMATCHES if decision.kinds else ():
            if mismatch.broken(decision):
                place = decision.place(mismatch.field, "kinds")
                yield PN_11.at(place, why=mismatch.zh, why_en=mismatch.en)


@checks(PN_13, PN_14)
def powers_of_others_are_not_used(registry: Registry) -> Iterator[Finding]:
    """Detention by the police only; a surcharge never above its fine."""
    for decision in registry.all(PenaltyDecision):
        authority = decision.authority or ""
        if K.DETENTION in decision.kinds and not any(word in authority for word in DETAINS):
            yield PN_13.at(decision.place("kinds"), authority=authority)
        found = SURCHARGE.search(fold(decision.content or ""))
        if found and decision.fine:
            try:
                surcharge = parse_money(found[1], None)
            except NotUnderstood:
                continue
            if surcharge > decision.fine:
                yield PN_14.at(
                    decision.place("content"),
                    given=show_money(surcharge),
                    allowed=show_money(decision.fine),
                )


CHECKS: tuple[Check, ...] = (
    fines_lie_within_the_law,
    fines_fit_their_tier,
    simple_procedures_are_simple,
    acts_are_fined_once,
    kinds_agree_with_amounts,
    powers_of_others_are_not_used,
)
