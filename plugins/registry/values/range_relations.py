"""How sanction ranges stand to one another: within, gaps, overlaps, order (rules DB and PN)."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from plugins.registry.values.range_types import (
    Band,
    Bounds,
    Ends,
    Multiple,
    Sanction,
    SanctionRange,
    Threshold,
    Who,
)

_INFINITY = Decimal("Infinity")


class Fit(StrEnum):
    """How an inner interval lies to an outer one."""

    INSIDE = "inside"
    BELOW = "below"
    ABOVE = "above"
    BELOW_AND_ABOVE = "below_and_above"
    INCOMPARABLE = "incomparable"


class Touch(StrEnum):
    """How two intervals meet."""

    APART = "apart"  # a gap lies between them
    ADJACENT = "adjacent"  # they meet and share nothing: 1万元以下, 超过1万元
    BOUNDARY = "boundary"  # they share just the figure where they meet
    OVERLAP = "overlap"


@dataclass(frozen=True, slots=True)
class Coverage:
    """What several intervals leave out of an outer one (*gaps*) and add to it (*excess*)."""

    gaps: tuple[Ends, ...]
    excess: bool

    @property
    def complete(self) -> bool:
        """Whether nothing is left out and nothing added."""
        return not self.gaps and not self.excess


class _Edge(NamedTuple):
    """An end as a number that sorts: the figure, and on which side of it the end lies."""

    figure: Decimal
    side: int


def _low(ends: Ends) -> _Edge:
    """Where the interval begins; no stated lower end begins above nothing."""
    if ends.low is None:
        return _Edge(Decimal(0), 1)
    return _Edge(ends.low, 1 if ends.low_open else 0)


def _high(ends: Ends) -> _Edge:
    """Just behind where the interval ends."""
    if ends.high is None:
        return _Edge(_INFINITY, 0)
    return _Edge(ends.high, 0 if ends.high_open else 1)


def fit(inner: Ends, outer: Ends) -> Fit:
    """How *inner* lies to *outer*, both of one quantity."""
    below = _low(inner) < _low(outer)
    above = _high(inner) > _high(outer)
    if below and above:
        return Fit.BELOW_AND_ABOVE
    return Fit.BELOW if below else Fit.ABOVE if above else Fit.INSIDE


def touch(first: Ends, second: Ends) -> Touch:
    """How two intervals of one quantity meet, in either order."""
    lower, upper = sorted((first, second), key=lambda ends: (_low(ends), _high(ends)))
    end, begin = _high(lower), _low(upper)
    if end == begin:
        return Touch.ADJACENT
    if end < begin:
        return Touch.APART
    return Touch.BOUNDARY if end == _Edge(begin.figure, 1) and not begin.side else Touch.OVERLAP


def coverage(outer: Ends, parts: Iterable[Ends]) -> Coverage:
    """What *parts* leave out of *outer*, and whether they go beyond it."""
    ordered = sorted(parts, key=_low)
    gaps = []
    reached = _low(outer)
    for part in ordered:
        if _low(part) > reached:
            gaps.append(_between(reached, min(_low(part), _high(outer))))
        reached = max(reached, _high(part))
    if reached < _high(outer):
        gaps.append(_between(reached, _high(outer)))
    excess = any(fit(part, outer) is not Fit.INSIDE for part in ordered)
    return Coverage(tuple(gap for gap in gaps if gap is not None), excess)


def _between(begin: _Edge, end: _Edge) -> Ends | None:
    """The interval from one edge to another, None where it is empty."""
    if begin >= end:
        return None
    low = None if begin == _Edge(Decimal(0), 1) else begin.figure
    high = None if end.figure == _INFINITY else end.figure
    return Ends(low, high, begin.side == 1 and low is not None, end.side == 0 and high is not None)


def not_lighter(heavier: Ends, lighter: Ends) -> bool:
    """Whether neither end of *heavier* lies below that of *lighter* (rule DB-03)."""
    return _low(heavier) >= _low(lighter) and _high(heavier) >= _high(lighter)


def holds(ends: Ends, value: Decimal | int) -> bool:
    """Whether *value* lies in the interval."""
    exact = Decimal(value)
    return fit(Ends(exact, exact), ends) is Fit.INSIDE


# ------------------------------------------------------------ whole ranges


def same_base(one: str, other: str) -> bool:
    """Whether two names mean one base quantity: 货值金额 and 违法经营的食品货值金额 do."""
    first, second = _plain(one), _plain(other)
    return first.endswith(second) or second.endswith(first)


def _plain(base: str) -> str:
    """*base* without 的, in the shorter of two names that statutes have for one thing."""
    words = _EMPLOYER.sub("本单位", base).replace("的", "")
    return words.replace("直接经济损失", "直接损失")


_EMPLOYER = re.compile("本(?:企业事业单位|企事业单位|企业|机构|公司)")


def comparable(one: Sanction, other: Sanction) -> bool:
    """Whether two fines are of one quantity: both money, or both multiples of one base."""
    if one.per != other.per:
        return False
    if isinstance(one.amount, Bounds) and isinstance(other.amount, Bounds):
        return True
    if isinstance(one.amount, Multiple) and isinstance(other.amount, Multiple):
        return same_base(one.amount.base, other.amount.base)
    return False


@dataclass(frozen=True, slots=True)
class FineFit:
    """How one fine of an inner range lies to the outer range; *outer* is the nearest fine."""

    band: Band
    fine: Sanction
    fit: Fit
    outer: Sanction | None = None


def fine_fits(outer: SanctionRange, inner: SanctionRange) -> tuple[FineFit, ...]:
    """For every fine of *inner* how it lies to the fine of *outer* that suits it best.

    Only fines for the same party, of the same quantity and, where both bands have a
    threshold, of one threshold are compared.
    """
    return tuple(_best_fit(outer, band, fine) for band in inner.bands for fine in band.fines)


def contains(outer: SanctionRange, inner: SanctionRange) -> bool | None:
    """Whether every fine of *inner* lies within one of *outer*; None where none compares."""
    fits = [found.fit for found in fine_fits(outer, inner)]
    if any(found in (Fit.BELOW, Fit.ABOVE, Fit.BELOW_AND_ABOVE) for found in fits):
        return False
    return None if Fit.INCOMPARABLE in fits or not fits else True


def bases(stated: SanctionRange) -> tuple[str, ...]:
    """Base quantities that fines and thresholds of *stated* name, sorted."""
    named = {
        fine.amount.base for _, fine in stated.fines_for() if isinstance(fine.amount, Multiple)
    }
    limits = {band.when.threshold.base for band in stated.bands if band.when.threshold}
    return tuple(sorted(named | limits))


_NEARNESS = (Fit.INSIDE, Fit.BELOW, Fit.ABOVE, Fit.BELOW_AND_ABOVE)


def _best_fit(outer: SanctionRange, band: Band, fine: Sanction) -> FineFit:
    candidates = [
        (_NEARNESS.index(found), index, found, other)
        for index, (other_band, other) in enumerate(_fines_for(outer, band.when.who))
        if comparable(fine, other) and _within_case(band.when.threshold, other_band.when.threshold)
        for found in [_fit_of(fine, other)]
    ]
    if not candidates:
        return FineFit(band, fine, Fit.INCOMPARABLE)
    _, _, found, other = min(candidates, key=lambda candidate: candidate[:2])
    return FineFit(band, fine, found, other)


_PERSONS = {Who.NATURAL: Who.RESPONSIBLE, Who.RESPONSIBLE: Who.NATURAL}
"""对个人 below a statute that fines a unit and its responsible persons means those, and back."""


def _fines_for(outer: SanctionRange, who: Who) -> tuple[tuple[Band, Sanction], ...]:
    """The fines of *outer* that a band for *who* may be held against."""
    if who is Who.ANYONE:
        return outer.fines_for(None)
    fines = outer.fines_for(who)
    other = _PERSONS.get(who)
    if other is None or any(band.when.who is who for band, _ in fines):
        return fines
    return (*fines, *(found for found in outer.fines_for(other) if found not in fines))


def _fit_of(fine: Sanction, other: Sanction) -> Fit:
    if fine.amount is None or other.amount is None:
        return Fit.INCOMPARABLE
    return fit(fine.amount.ends, other.amount.ends)


def _within_case(inner: Threshold | None, outer: Threshold | None) -> bool:
    """Whether a band with the threshold *inner* can fall into one with *outer*."""
    if inner is None or outer is None:
        return True
    if not same_base(inner.base, outer.base):
        return False
    if inner.bounds and outer.bounds:
        return fit(inner.bounds.ends, outer.bounds.ends) is Fit.INSIDE
    return bool(set(inner.states) & set(outer.states)) or inner.states == outer.states
