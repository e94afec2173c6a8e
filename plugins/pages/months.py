"""Outcomes a month to a page, for hosts that limit how many files a site may have.

Natural persons have pages of their own: search engines leave out whole pages (PV-18), and
should neither be led to a person nor miss an organisation.  A month too long for one page is cut
by the digests that outcomes are called: a new one moves no other, until a page is full.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from plugins.publication.records import PublicOutcome, PublicPenalty, PublicTombstone

FULL = 64
"""Outcomes that one page tells; beyond, it is cut into sixteen."""
ANCHOR = "o-"
"""What the place of an outcome on its page begins with."""
PERSONS = "-persons"


@dataclass(frozen=True, slots=True)
class OutcomeMonth:
    """What one authority decided of one *kind* in one month (0: without a date)."""

    kind: type[PublicOutcome]
    authority: str | None
    year: int
    month: int
    of_person: bool

    @property
    def name(self) -> str:
        """Its pages' name among those of the year: 03, 03-persons."""
        return f"{self.month:02d}{PERSONS if self.of_person else ''}"


@dataclass(frozen=True)
class Months:
    """Which page tells an outcome; *of_person* knows whose party is a natural person."""

    of_person: Callable[[PublicOutcome], bool]
    counts: Mapping[OutcomeMonth, int] = field(default_factory=Counter)

    @classmethod
    def of(
        cls,
        outcomes: Iterable[Mapping[OutcomeMonth, int]],
        stones: Iterable[PublicTombstone],
        of_person: Callable[[PublicOutcome], bool],
    ) -> "Months":
        """The months of *outcomes*, some of which were counted each time.

        What was withdrawn keeps its place among organisations.
        """
        counts: Counter[OutcomeMonth] = Counter()
        for some in outcomes:
            counts.update(some)
        counts.update(map(cls(of_person).month_of_stone, stones))
        return cls(of_person, counts)

    def month(self, outcome: PublicOutcome) -> OutcomeMonth:
        """The month of *outcome*."""
        return month_of(type(outcome), outcome, of_person=self.of_person(outcome))

    def month_of_stone(self, stone: PublicTombstone) -> OutcomeMonth:
        """The month that tells of a withdrawn penalty; of whom it was, nobody knows any more."""
        return month_of(PublicPenalty, stone, of_person=False)

    def part(self, month: OutcomeMonth, name: str) -> str:
        """The part of *month* with the outcome called *name*: empty, one hex digit or more."""
        return name[: self.digits(month)]

    def digits(self, month: OutcomeMonth) -> int:
        """How many hex digits name a part of *month*; 0: it is one page."""
        digits = 0
        while self.counts.get(month, 0) > FULL * 16**digits:
            digits += 1
        return digits


def month_of(
    kind: type[PublicOutcome], record: PublicOutcome | PublicTombstone, *, of_person: bool
) -> OutcomeMonth:
    """The month of *record*, which is or was an outcome of *kind*."""
    day = record.decided
    year, month = (day.year, day.month) if day else (0, 0)
    return OutcomeMonth(kind, record.authority, year, month, of_person)


def page_name(month: OutcomeMonth, part: str = "") -> str:
    """The name of a page of *month*: 03, 03-a, 03-persons-7f."""
    return f"{month.name}-{part}" if part else month.name
