"""Ladders of tiers: one benchmark may weigh an offence several times, once for each provision.

Departments write the stages of one offence (改正前, 逾期不改正, 对责任人员) below each other under
one name; only tiers of the same provision stand from light to heavy.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from plugins.registry import vocabulary as v
from plugins.registry.linking import Registry
from plugins.registry.models.benchmarks import Tier
from plugins.registry.values.range_relations import comparable
from plugins.registry.values.range_types import Ends, Sanction, SanctionRange
from plugins.registry.values.ranges import describe_amount
from plugins.registry.values.text import fold

Ladder = tuple[Tier, ...]


def ladders(registry: Registry) -> tuple[Ladder, ...]:
    """The ladders of every benchmark, in the order read; none is empty.

    A new one begins with another basis, another statutory range, another sheet, or a number of
    a tier that falls back (5, then 1).  What a row leaves empty goes on as it was.
    """
    return registry.once(_ladders)


def _ladders(registry: Registry) -> tuple[Ladder, ...]:
    return tuple(_parted(registry))


def _parted(registry: Registry) -> Iterator[Ladder]:
    for tiers in registry.benchmarks.values():
        first, *others = tiers
        ladder = [first]
        for tier in others:
            if _begins(tier, ladder):
                yield tuple(ladder)
                ladder = []
            ladder.append(tier)
        yield tuple(ladder)


def _begins(tier: Tier, ladder: list[Tier]) -> bool:
    before = ladder[-1]
    if tier.source.sheet != before.source.sheet or tier.source.workbook != before.source.workbook:
        return True
    basis = _last(ladder, "basis")
    legal = _last(ladder, "statutory_range")
    return (
        (tier.basis is not None and basis not in ("", fold(tier.basis.text)))
        or (tier.statutory_range is not None and legal not in ("", fold(tier.statutory_range.text)))
        or _number(tier) < _number(before)
    )


def _last(ladder: list[Tier], field: str) -> str:
    said = (getattr(tier, field) for tier in reversed(ladder))
    return next((fold(value.text) for value in said if value is not None), "")


def _number(tier: Tier) -> int:
    """The number a tier is called by; 0 for one that has a name."""
    name = fold(tier.rank or tier.label or "")
    return int(name) if name.isdecimal() and len(name) <= 2 else 0


class Measured(NamedTuple):
    """A tier with its one fine."""

    tier: Tier
    fine: Sanction

    @property
    def ends(self) -> Ends:
        """The fine's interval."""
        return self.fine.amount.ends if self.fine.amount else Ends(None, None)

    @property
    def words(self) -> str:
        """The fine's interval in words."""
        return describe_amount(self.fine.amount) if self.fine.amount else ""


def told_range(tiers: Sequence[Tier]) -> SanctionRange | None:
    """What the list itself says the law allows, where that can be read."""
    stated = next((t.statutory_range for t in tiers if t.statutory_range), None)
    return stated.range if stated else None


def measured_tiers(tiers: Sequence[Tier]) -> list[Measured]:
    """Tiers with exactly one fine, where all those fines compare; else nothing is concluded.

    Tiers without a fine (none at all, or a warning) and tiers that cannot be read are left out.
    """
    measured = []
    for tier in tiers:
        stated = tier.range.range if tier.range else None
        fines = stated.fines_for() if stated else ()
        if stated is None or stated.waived or tier.kind is v.TierKind.NONE or not fines:
            continue
        if len(fines) != 1 or fines[0][1].amount is None:
            return []
        measured.append(Measured(tier, fines[0][1]))
    same = all(comparable(a.fine, b.fine) for a, b in pairwise(measured))
    return measured if same else []
