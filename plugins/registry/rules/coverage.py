"""DB: the tiers of a benchmark cover what the law allows, down to its lower end."""

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from plugins.registry import vocabulary as v
from plugins.registry.findings import Finding, Rule, Severity
from plugins.registry.linking import Registry
from plugins.registry.models.benchmarks import Tier
from plugins.registry.rules.benchmark_texts import label_of
from plugins.registry.rules.checking import Check, checks
from plugins.registry.rules.ladders import Ladder, Measured, ladders, measured_tiers, told_range
from plugins.registry.values.range_relations import comparable, coverage
from plugins.registry.values.range_types import Bounds, Ends, Multiple, Sanction
from plugins.registry.values.ranges import describe_amount
from plugins.registry.values.text import fold

WARNING = Severity.WARNING
MILDER = (v.TierKind.NONE, v.TierKind.REDUCED)
DB_02 = Rule(
    "DB-02",
    WARNING,
    "国办发〔2022〕27号（具体条文待核实）",
    "从轻、一般、从重合起来等于法定幅度，没有空档",
    "Tiers cover the statutory range without a gap",
    "各阶次之间留有空档：{given}没有对应的阶次。",
    "The tiers leave a gap: {given}.",
)
DB_08 = Rule(
    "DB-08",
    WARNING,
    "本系统约定（没有下限的幅度写明最低一档，不写零元）",
    "没有下限的法定幅度有写明的最低一档，不写成“0元以上”",
    "A range without lower end has an explicit lowest tier and is not printed as 0 yuan",
    "{why}。",
    "{why_en}.",
)
ZERO = re.compile(
    r"(?<![0-9.,，])(?:0(?:\.0+)?|零)(?:万?[元倍](?:以上|[至到～~—–-])|[至到～~—–-][0-9.]+万?元)"
)
"""0元以上, 零元至, 0-500元; not 10元以上."""


class Covered(NamedTuple):
    """A ladder that can be laid on the one fine of its law: *legal*, then the measured tiers."""

    tiers: Ladder
    legal: Sanction
    measured: list[Measured]


def _covered(registry: Registry) -> Iterator[Covered]:
    """Ladders of two or more measured tiers below one fine of the law; all others cannot tell."""
    for tiers in ladders(registry):
        legal = told_range(tiers)
        if legal is None:
            read = registry.fines.one(tiers[0].basis, registry.today)
            legal = read.range if read and read.settled else None
        measured = [m for m in measured_tiers(tiers) if m.tier.kind is not v.TierKind.REDUCED]
        outer = legal.fines_for() if legal else ()
        unread = any(t.range is not None and t.range.range is None for t in tiers)
        if unread or len(outer) != 1 or len(measured) < 2 or outer[0][1].amount is None:
            continue
        if comparable(outer[0][1], measured[0].fine):
            yield Covered(tiers, outer[0][1], measured)


@checks(DB_02, DB_08)
def tiers_leave_no_gap(registry: Registry) -> Iterator[Finding]:
    """Between tiers no fine is without a rule, nor below the first where the law has no least."""
    for tiers, legal, measured in _covered(registry):
        outer = legal.amount.ends if legal.amount else Ends(None, None)
        for gap in coverage(outer, [m.ends for m in measured]).gaps:
            given = _shown(gap, measured[0].fine)
            if gap.low is not None or outer.low is not None:
                yield DB_02.at(measured[0].tier.place("range"), given=given)
            elif not _explicit(tiers, measured):
                lowest = min(measured, key=lambda m: m.ends.low or 0)
                why = f"法定幅度没有下限，最轻的是“{label_of(lowest.tier)}”阶次的{lowest.words}"
                why_en = f"The law sets no least, and no tier tells what holds for {given}"
                place = lowest.tier.place("range")
                yield DB_08.at(place, why=f"{why}，没有写明{given}怎么罚", why_en=why_en)


def _explicit(tiers: Ladder, measured: list[Measured]) -> bool:
    """Whether the lowest rung is told: one of a single figure, or one below it without a fine."""
    lowest = min(measured, key=lambda m: m.ends.low or 0)
    below = tiers[: tiers.index(lowest.tier)]
    milder = any(tier.kind in MILDER for tier in tiers)
    return lowest.ends.low == lowest.ends.high or bool(below) or milder


def _shown(gap: Ends, like: Sanction) -> str:
    low, high, low_open, high_open = gap
    if isinstance(like.amount, Multiple):
        return describe_amount(
            Multiple(like.amount.base, low, high, low_open, high_open, like.amount.percent)
        )
    return describe_amount(
        Bounds(
            None if low is None else int(low),
            None if high is None else int(high),
            low_open,
            high_open,
        )
    )


@checks(DB_08)
def nothing_is_printed_as_zero(registry: Registry) -> Iterator[Finding]:
    """No authority fines nothing."""
    for tier in registry.all(Tier):
        for field, heading in (("range", "具体标准"), ("statutory_range", "法定处罚种类与幅度")):
            stated: Any = getattr(tier, field)
            found = ZERO.search(fold(stated.text)) if stated else None
            if found:
                why = f"“{heading}”写了“{found[0]}”，没有下限的请写“……元以下”"
                why_en = f"“{heading}” says “{found[0]}”; write an upper end only"
                yield DB_08.at(tier.place(field), why=why, why_en=why_en)


CHECKS: tuple[Check, ...] = (tiers_leave_no_gap, nothing_is_printed_as_zero)
