"""What a decision's fine is measured with: the benchmark of its item, and what the law allows."""

from dataclasses import dataclass
from enum import StrEnum

from plugins.registry import vocabulary as v
from plugins.registry.linking import Registry
from plugins.registry.models.benchmarks import Tier
from plugins.registry.models.outcomes import PenaltyDecision
from plugins.registry.statutory_fines import StatutoryFine
from plugins.registry.values.money import show_money
from plugins.registry.values.range_relations import bases, holds, same_base
from plugins.registry.values.range_types import Band, Bounds, SanctionRange, Threshold, Who
from plugins.registry.values.ranges import fine_bounds
from plugins.registry.values.text import fold


class Lie(StrEnum):
    """Where a fine lies to what is allowed."""

    INSIDE = "inside"
    BELOW = "below"
    ABOVE = "above"
    BETWEEN = "between"


@dataclass(frozen=True, slots=True)
class Allowed:
    """The intervals (fen) of which a fine must lie in one."""

    bounds: tuple[Bounds, ...]

    def lie(self, fine: int) -> Lie:
        """Where *fine* (fen) lies."""
        if any(holds(one.ends, fine) for one in self.bounds):
            return Lie.INSIDE
        if all(one.max_fen is not None and fine >= one.max_fen for one in self.bounds):
            return Lie.ABOVE
        if all(one.min_fen is not None and fine <= one.min_fen for one in self.bounds):
            return Lie.BELOW
        return Lie.BETWEEN

    def words(self) -> str:
        """The intervals as a reader sees them."""
        return "或者".join(dict.fromkeys(map(_shown, self.bounds)))


def _shown(bounds: Bounds) -> str:
    low = show_money(bounds.min_fen) if bounds.min_fen else ""
    low = f"超过{low}" if low and bounds.min_open else f"{low}以上" if low else ""
    if bounds.max_fen is None:
        return low or "不限"
    high = show_money(bounds.max_fen)
    if bounds.min_fen == bounds.max_fen:
        return high
    return f"{low}不满{high}" if bounds.max_open else f"{low}{high}以下"


def natural(decision: PenaltyDecision) -> bool:
    """Whether the party is a natural person."""
    return decision.party_kind is v.PartyKind.NATURAL


def tiers_for(registry: Registry, decision: PenaltyDecision) -> tuple[Tier, ...]:
    """Tiers of the one benchmark that fits a decision; none where several might.

    The authority's own benchmark comes first, then that of another level of the city.
    """
    if decision.item_code is None:
        return ()
    tiers = registry.where(Tier, item_code=decision.item_code)
    own = [tier for tier in tiers if tier.authority in (None, decision.authority)]
    chosen = own or tiers
    offence = fold(decision.offence or "")
    named = [tier for tier in chosen if offence and fold(tier.offence) == offence] or chosen
    return tuple(named) if len({(t.authority, t.offence) for t in named}) == 1 else ()


def stated_range(registry: Registry, decision: PenaltyDecision) -> SanctionRange | None:
    """The statutory range the lists state for a decision's item: its benchmark's, else its own."""
    tiers = tiers_for(registry, decision)
    stated = next((t.statutory_range for t in tiers if t.statutory_range), None)
    if stated is None:
        item = registry.item(decision.item_code, decision.authority)
        stated = item.penalty_range if item else None
    return stated.range if stated else None


def statutory_ranges(registry: Registry, decision: PenaltyDecision) -> tuple[StatutoryFine, ...]:
    """What the one cited article that fines says, on the day of the act and of the decision."""
    days = dict.fromkeys(day for day in (decision.act_ended, decision.decided) if day)
    found = [registry.fines.one(decision.basis, day) for day in days]
    return tuple(fine for fine in found if fine and fine.range)


def allowed(stated: SanctionRange, decision: PenaltyDecision) -> Allowed | None:
    """What the range allows this party with this base; None where it cannot be computed."""
    base = decision.base_value if _one_base(stated) else None
    found = []
    for band, fine in stated.fines_for():
        if not _covers(band, decision.party_kind) or _excluded(band.when.threshold, base):
            continue
        known = {}
        if base is not None and fine.amount is not None and not isinstance(fine.amount, Bounds):
            known = {fine.amount.base: base}
        bounds = fine_bounds(fine, known)
        if bounds is None:
            return None
        found.append(bounds)
    return Allowed(tuple(found)) if found else None


def _one_base(stated: SanctionRange) -> bool:
    """Whether one figure can be meant: a list has one column for the base quantity."""
    named = bases(stated)
    return all(same_base(named[0], other) for other in named)


def _covers(band: Band, party: v.PartyKind | None) -> bool:
    """Whether *band* may be about *party*; a person may be punished as the one responsible."""
    who = band.when.who
    if party is v.PartyKind.NATURAL and who is Who.RESPONSIBLE:
        return True
    if party is v.PartyKind.SOLE_TRADER:
        return who is not Who.RESPONSIBLE
    return who.covers(party)


def _excluded(limit: Threshold | None, base: int | None) -> bool:
    """Whether the base quantity is known to lie outside the case of a band."""
    if limit is None or limit.bounds is None or base is None or limit.states:
        return False
    return not holds(limit.bounds.ends, base)
