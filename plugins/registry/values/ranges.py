"""Sanction ranges (§ shapes of 行政处罚法 arts. 9 to 14): the types, their words, their money."""

from collections.abc import Mapping

from plugins.registry.values.range_json import from_json, to_json
from plugins.registry.values.range_relations import same_base
from plugins.registry.values.range_telling import (
    describe_band,
    describe_range,
    describe_sanctions,
    describe_when,
)
from plugins.registry.values.range_types import (
    Band,
    BaseState,
    Bounds,
    Ends,
    Join,
    Multiple,
    Sanction,
    SanctionRange,
    Term,
    Threshold,
    When,
    Who,
)
from plugins.registry.values.range_words import describe_amount
from plugins.registry.vocabulary import PartyKind

__all__ = [
    "Band",
    "BaseState",
    "Bounds",
    "Ends",
    "Join",
    "Multiple",
    "Sanction",
    "SanctionRange",
    "Term",
    "Threshold",
    "When",
    "Who",
    "describe_amount",
    "describe_band",
    "describe_range",
    "describe_sanctions",
    "describe_when",
    "fine_bounds",
    "from_json",
    "money_span",
    "to_json",
]


def money_span(
    stated: SanctionRange, party: PartyKind | Who | None = None
) -> tuple[int | None, int | None]:
    """The least and the most a fine of *party* may be, in fen, as far as figures say.

    None at an end: the text states none there (200元以下 has no least), or a multiple of an
    unknown base decides.  (None, None) also where there is no fine at all.
    """
    spans = [_span(band, fine) for band, fine in stated.fines_for(party)]
    least, most = [low for low, _ in spans], [high for _, high in spans]
    return (
        None if None in least else min((v for v in least if v is not None), default=None),
        None if None in most else max((v for v in most if v is not None), default=None),
    )


def fine_bounds(fine: Sanction, bases: Mapping[str, int] | None = None) -> Bounds | None:
    """What *fine* comes to in fen; a multiple needs its base quantity (fen) in *bases*.

    None where the base is unknown, and for a fine per day, piece or square metre.
    """
    if fine.per or fine.amount is None:
        return None
    if isinstance(fine.amount, Bounds):
        return fine.amount
    base = (bases or {}).get(fine.amount.base)
    if base is None:
        return None
    counted = max(base, fine.amount.base_floor_fen or 0)
    return _times(fine, counted, counted)


def _times(fine: Sanction, least: int | None, most: int | None) -> Bounds:
    """A multiple of a base between *least* and *most* (fen), within the fine's own limits."""
    ends = fine.amount.ends if fine.amount else Ends(None, None)
    low = None if ends.low is None or least is None else int(ends.low * least)
    high = None if ends.high is None or most is None else int(ends.high * most)
    if fine.floor_fen is not None:
        low = max(low or 0, fine.floor_fen)
    if fine.cap_fen is not None:
        high = fine.cap_fen if high is None else min(high, fine.cap_fen)
    return Bounds(low, high, ends.low_open, ends.high_open)


def _span(band: Band, fine: Sanction) -> tuple[int | None, int | None]:
    """The ends of a fine in money; a threshold bounds the base of a multiple."""
    if isinstance(fine.amount, Bounds):
        # Counted per piece, a fine has no most but its cap.
        most = fine.amount.max_fen if not fine.per else None
        return fine.amount.min_fen, most if fine.cap_fen is None else fine.cap_fen
    limit = band.when.threshold
    known = (
        limit.bounds if limit and fine.amount and same_base(limit.base, fine.amount.base) else None
    )
    found = _times(fine, known.min_fen, known.max_fen) if known else _times(fine, None, None)
    return found.min_fen, found.max_fen
