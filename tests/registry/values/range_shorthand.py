"""A sanction range in a line of a table: what the tests of ranges are written in.

Sanctions: ``F`` fine, ``W`` warning, ``C`` public criticism, ``G`` gains and ``P`` property
confiscated, ``S`` licence suspended, ``D`` downgraded, ``R`` revoked, ``L`` business limited,
``B`` stopped, ``X`` closed, ``K`` work ban, ``A`` detention, ``0`` not punished.
``?`` may, ``+`` and, ``|`` or, ``±`` either or both, ``→`` up to; ``[a,b)`` in yuan or times,
``/日`` per day, ``≤``/``≥`` a total, ``{…}`` on what, ``!`` an order.  A case stands before
``:`` as ``「condition」 @stage #party <threshold>``; bands are divided by ``; ``.
"""

from decimal import Decimal

from plugins.registry.values.ranges import (
    Band,
    Bounds,
    Ends,
    Join,
    Multiple,
    Sanction,
    SanctionRange,
    Threshold,
    When,
    Who,
)
from plugins.registry.vocabulary import PenaltyKind

LETTERS = {
    PenaltyKind.WARNING: "W",
    PenaltyKind.CRITICISM: "C",
    PenaltyKind.FINE: "F",
    PenaltyKind.CONFISCATE_GAINS: "G",
    PenaltyKind.CONFISCATE_GOODS: "P",
    PenaltyKind.SUSPEND_LICENCE: "S",
    PenaltyKind.DOWNGRADE: "D",
    PenaltyKind.REVOKE_LICENCE: "R",
    PenaltyKind.RESTRICT_BUSINESS: "L",
    PenaltyKind.STOP_BUSINESS: "B",
    PenaltyKind.CLOSE: "X",
    PenaltyKind.WORK_BAN: "K",
    PenaltyKind.DETENTION: "A",
}
JOINS = {Join.AND: "+", Join.OR: "|", Join.AND_OR: "±", Join.UP_TO: "→", Join.ALONE: ""}


def shorthand(stated: SanctionRange) -> str:
    return "; ".join(_band(band) for band in stated.bands)


def _band(band: Band) -> str:
    case = _case(band.when)
    parts = ["!" for _ in band.orders]
    if band.waived:
        parts.append("0?" if band.optional else "0")
    parts += [sanction_shorthand(sanction) for sanction in band.sanctions]
    return (case + ": " if case else "") + " ".join(parts)


def _case(when: When) -> str:
    parts = [
        f"「{when.condition}」" if when.condition else "",
        f"@{when.stage}" if when.stage else "",
        "" if when.who is Who.ANYONE and not when.role else f"#{when.role or when.who.value}",
        threshold_shorthand(when.threshold) if when.threshold else "",
    ]
    return " ".join(part for part in parts if part)


def threshold_shorthand(limit: Threshold) -> str:
    parts = [state.value for state in limit.states]
    if limit.bounds:
        parts.append(_ends(limit.bounds.ends, 100))
    return f"<{limit.base} {' '.join(parts)}>"


def _ends(ends: Ends, unit: int) -> str:
    if ends.low is not None and ends.low == ends.high:
        return f"[{_plain(ends.low, unit)}]"
    left, right = "(" if ends.low_open else "[", ")" if ends.high_open else "]"
    return f"{left}{_plain(ends.low, unit)},{_plain(ends.high, unit)}{right}"


def _plain(value: Decimal | None, unit: int) -> str:
    return "" if value is None else f"{(value / unit).normalize():f}"


def sanction_shorthand(sanction: Sanction) -> str:
    words = JOINS[sanction.join] + LETTERS[sanction.kind] + ("?" if sanction.optional else "")
    amount = sanction.amount
    if isinstance(amount, Bounds):
        words += _ends(amount.ends, 100)
    if isinstance(amount, Multiple):
        sign = "%" if amount.percent else "×"
        ends = _ends(amount.ends, 1)
        words += f"{amount.base}{sign}{ends}"
        if amount.base_floor_fen is not None:
            words += f"base≥{amount.base_floor_fen // 100}"
    if sanction.term:
        words += f"{_ends(sanction.term.ends, 1)}{sanction.term.unit}"
    words += f"{{{sanction.what}}}" if sanction.what else ""
    words += f"/{sanction.per}" if sanction.per else ""
    words += "" if sanction.floor_fen is None else f"≥{sanction.floor_fen // 100}"
    return words + ("" if sanction.cap_fen is None else f"≤{sanction.cap_fen // 100}")
