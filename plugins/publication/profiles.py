"""Profiles as data: how long an outcome is published, under which rule and since when.

Every profile in force on the day of publication counts; the shortest wins (PB-21).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cache

from plugins.publication.clock_sayings import PB_09, PB_10, PB_12, PB_14
from plugins.publication.policy import Periods
from plugins.registry.findings import Rule
from plugins.registry.models.outcomes import PenaltyDecision
from plugins.registry.vocabulary import PenaltyKind, PenaltyProcedure


class Gravity(StrEnum):
    """How grave a penalty is to the rules of publication (PB-11)."""

    LIGHT = "light"
    ORDINARY = "ordinary"
    SEVERE = "severe"


class Start(StrEnum):
    """What a period is counted from."""

    DECISION = "decision"
    PUBLICATION = "publication"


WORDS_ONLY = frozenset({PenaltyKind.WARNING, PenaltyKind.CRITICISM})
GRAVEST = frozenset({PenaltyKind.REVOKE_LICENCE, PenaltyKind.WORK_BAN, PenaltyKind.CLOSE})
LASTING = frozenset(
    {
        PenaltyKind.STOP_BUSINESS,
        PenaltyKind.RESTRICT_BUSINESS,
        PenaltyKind.WORK_BAN,
        PenaltyKind.DOWNGRADE,
        PenaltyKind.REVOKE_LICENCE,
        PenaltyKind.CLOSE,
    }
)
"""Kinds whose publication is never cut short for repair (PB-15)."""


@dataclass(frozen=True, slots=True)
class Profile:
    """One rule of how long: months by gravity, counted from *start*, while in force.

    *market_only*: for market regulators.  *bans*: a longer ban extends the period to its end.
    *low_fines*: a fine of at most this (fen; for persons, for others), alone, is light.
    *simple_is_light*: the simple procedure makes a decision light.  *person_months* caps natural
    persons.  *penalties_only* says that other outcomes have no period under this profile.
    """

    key: str
    rule: Rule
    since: date
    months: Mapping[Gravity, int]
    start: Start = Start.DECISION
    until: date | None = None
    market_only: bool = False
    penalties_only: bool = True
    bans: bool = False
    low_fines: tuple[int, int] | None = None
    simple_is_light: bool = True
    person_months: int | None = None
    severe: frozenset[PenaltyKind] = field(default=GRAVEST)

    def in_force(self, decided: date, day: date) -> bool:
        """Whether the rule binds on *day*, for a decision of *decided*."""
        return day >= self.since and (self.until is None or decided <= self.until)

    def gravity(self, penalty: PenaltyDecision, *, natural: bool) -> Gravity:
        """The class of *penalty* under this rule; in doubt the lighter (PB-21)."""
        kinds = set(penalty.kinds)
        if kinds & self.severe:
            return Gravity.SEVERE
        simple = penalty.procedure is PenaltyProcedure.SIMPLE
        if (kinds and kinds <= WORDS_ONLY) or (simple and self.simple_is_light):
            return Gravity.LIGHT
        fined = PenaltyKind.FINE in kinds and kinds <= WORDS_ONLY | {PenaltyKind.FINE}
        if self.low_fines and fined and penalty.fine is not None:
            person, unit = self.low_fines
            if penalty.fine <= (person if natural else unit):
                return Gravity.LIGHT
        return Gravity.ORDINARY


def _every(months: int) -> Mapping[Gravity, int]:
    return dict.fromkeys(Gravity, months)


@cache
def profiles(periods: Periods) -> tuple[Profile, ...]:
    """Every profile there is, with the figures that a publisher may set."""
    return (
        Profile(
            "market-supervision-2021",
            PB_09,
            date(2021, 9, 1),
            {Gravity.LIGHT: 3, Gravity.ORDINARY: 36, Gravity.SEVERE: 36},
            Start.PUBLICATION,
            market_only=True,
            bans=True,
            low_fines=(periods.low_fine_person, periods.low_fine_unit),
            simple_is_light=False,
        ),
        Profile(
            "credit-2026",
            PB_10,
            date(2026, 4, 1),
            {Gravity.LIGHT: 3, Gravity.ORDINARY: 12, Gravity.SEVERE: 36},
        ),
        Profile("credit-2023", PB_12, date(2023, 5, 1), _every(36), until=date(2026, 3, 31)),
        Profile(
            "zhejiang-online",
            PB_14,
            date.min,
            _every(periods.online_months),
            penalties_only=False,
            person_months=periods.online_person_months,
        ),
    )


PROFILES = profiles(Periods())
"""The profiles with their default figures."""
