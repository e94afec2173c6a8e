"""What the wall made of one workbook, as the archive keeps it: rows of plain values.

It can travel between processes, and is told apart by a digest of all it tells.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from hashlib import blake2b
from typing import Any, NamedTuple

from plugins.publication.archive.coding import clock_told, told
from plugins.publication.clocks import Clock
from plugins.publication.records import (
    PublicCoercion,
    PublicInspection,
    PublicLicence,
    PublicOutcome,
    PublicPenalty,
)
from plugins.registry.findings import Place
from plugins.registry.records import Source

KINDS: tuple[type[PublicOutcome], ...] = (
    PublicPenalty,
    PublicLicence,
    PublicCoercion,
    PublicInspection,
)


@dataclass(frozen=True, slots=True)
class Passed:
    """An outcome that may be said, its clock, and whether its party is a natural person."""

    outcome: PublicOutcome
    clock: Clock
    natural: bool


@dataclass(frozen=True, slots=True)
class Withheld:
    """A record that is not published: where it stands and which rule keeps it back."""

    place: Place
    rule: str
    kind: str
    authority: str

    def told(self) -> tuple[str, ...]:
        """The same as a row of words."""
        place = self.place
        return place.workbook, place.sheet, place.cell, self.rule, self.kind, self.authority


class Part(NamedTuple):
    """Outcomes of one *kind* in one workbook, from the *first* to before the *last*."""

    book: str
    kind: type[PublicOutcome]
    first: int
    last: int


class Heap(NamedTuple):
    """Outcomes of a workbook that lists tell together: of a kind, an authority and a year."""

    kind: int
    authority: str | None
    year: int
    news: bool


@dataclass
class Booking:
    """The outcomes of one workbook that may be said, in the order read; what may not be, where.

    *renewed* are identities of records that were looked at, and are said or rightly are not.
    *heaps* counts outcomes; those with *news* are of organisations and name a day of publication.
    """

    rows: list[tuple[Any, ...]] = field(default_factory=list)
    sheets: list[Source] = field(default_factory=list)
    withheld: list[Withheld] = field(default_factory=list)
    renewed: list[int] = field(default_factory=list)
    heaps: Counter[Heap] = field(default_factory=Counter)
    counts: Counter[int] = field(default_factory=Counter)

    @classmethod
    def of(cls, passed: Iterable[Passed]) -> "Booking":
        """All of *passed*."""
        booking = cls()
        for one in passed:
            booking.add(one)
        return booking

    def add(self, passed: Passed) -> None:
        """Write one outcome behind the others."""
        outcome, source = passed.outcome, passed.outcome.source
        decided, published = outcome.decided, outcome.published
        kind, year = KINDS.index(type(outcome)), decided.year if decided else 0
        self.rows.append(
            (
                kind,
                self.counts[kind],
                self._sheet(source),
                source.row,
                outcome.authority,
                outcome.item_code,
                year,
                decided.toordinal() if decided else 0,
                published.toordinal() if published else None,
                outcome.document_no.key if outcome.document_no else "",
                passed.natural,
                clock_told(passed.clock),
                told(outcome),
            )
        )
        self.counts[kind] += 1
        self.heaps[Heap(kind, outcome.authority, year, bool(published) and not passed.natural)] += 1

    @property
    def digest(self) -> str:
        """Of everything that is told of the outcomes, in their order."""
        found = blake2b(digest_size=16)
        for sheet in self.sheets:
            found.update(repr(sheet).encode(errors="surrogateescape"))
        for row in self.rows:
            found.update(repr(row).encode(errors="surrogateescape"))
        return found.hexdigest()

    def _sheet(self, source: Source) -> int:
        """The number of the sheet of *source*; workbooks have few."""
        for number, one in enumerate(self.sheets):
            if (one.sheet, one.workbook, one.digest) == (
                source.sheet,
                source.workbook,
                source.digest,
            ):
                return number
        sheet = replace(source, row=0)
        self.sheets.append(sheet)
        return len(self.sheets) - 1
