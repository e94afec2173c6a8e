"""Which remembered records stand while the lists that should replace them are wrong.

Decided here: an error in a row keeps the last good version of that row, one in a sheet or a
workbook that of its rows.  What a department deletes is gone, unless so much is gone at once that
it may be an accident; then it stands until the publisher says the word.  What is kept back for
any reason but an error is gone: privacy comes before continuity.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date
from enum import Enum

from plugins.publication.archive import Archive
from plugins.publication.clock_sayings import PB_24
from plugins.publication.keeping.coding import NotReadable, decoded
from plugins.publication.keeping.identity import digest_of, identity
from plugins.publication.keeping.store import Remembered, Renewed
from plugins.publication.sayings import PV_06, PV_08
from plugins.registry.findings import Severity
from plugins.registry.loading import Loaded
from plugins.registry.records import Record, Source

MISTAKES = frozenset({PB_24.id, PV_06.id, PV_08.id})
"""Rules that keep a row back because it is wrong, not because it may not be said."""
DECISIVE = ("publish", "minor", "state", "state_date", "reviewed", "party_kind")
"""Fields that decide whether a record is said: an error in one of them keeps nothing."""
MANY, SHARE = 20, 0.25
"""More records of a folder than so many, and than this share of them, never vanish unasked."""

Row = tuple[str, str, int]


class Why(Enum):
    """Why the last good version of a record stands."""

    ROW = "row"
    BOOK = "book"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class Kept:
    """Since when a record has not been renewed, and why."""

    good: date
    why: Why


@dataclass(frozen=True, slots=True)
class Stand:
    """A remembered record that stands: as a full one for the wall, and what is said of it."""

    record: Record
    kept: Kept
    until: date | None


@dataclass(frozen=True, slots=True)
class Situation:
    """The lists as *loaded*, and what became of each record at the wall.

    Which of them were looked at is noted in the *archive*; *mistaken* are identities of records
    that are wrong, *rows* those that errors keep back and whose record was looked at.
    """

    loaded: Loaded
    archive: Archive
    mistaken: AbstractSet[int]
    rows: AbstractSet[Row]

    def why(self, one: Remembered, name: int) -> Why | None:
        """Why *one* may stand; None where it was renewed or is rightly gone."""
        if self.archive.is_renewed(name):
            return None
        if name in self.mistaken:
            return Why.ROW
        blocked = self.loaded.blocked.rows
        if one.workbook in self.loaded.unusable or (one.workbook, one.sheet, 0) in blocked:
            return Why.BOOK
        place = one.workbook, one.sheet, one.row
        return Why.ROW if place in blocked and place not in self.rows else Why.GONE


def standing(
    remembered: Iterable[Remembered | Renewed], situation: Situation, *, shrink: bool
) -> Iterator[Stand]:
    """Every remembered record that stands; *shrink* is the publisher's word that many may go."""
    every: Counter[str] = Counter()
    absent: dict[str, list[Stand]] = {}
    for one in remembered:
        folder = one.workbook.partition("/")[0]
        if isinstance(one, Renewed):
            every[folder] += one.number
            continue
        every[folder] += 1
        why = situation.why(one, one.name) if one.name is not None else None
        if why is None:
            continue
        try:
            record = decoded(one.told, one.sheet)
        except NotReadable:
            continue
        stand = Stand(record, Kept(one.good, why), one.until)
        if why is Why.GONE:
            absent.setdefault(folder, []).append(stand)
        else:
            yield stand
    if not shrink:
        for folder, gone in sorted(absent.items()):
            if _too_many(len(gone), every[folder]):
                yield from gone


def _too_many(gone: int, all_: int) -> bool:
    return gone == all_ or (gone > MANY and gone > SHARE * all_)


def doubtful_columns(loaded: Loaded) -> frozenset[tuple[str, str, str]]:
    """Columns (workbook, sheet, letter) in which a cell could not be read."""
    return frozenset(
        (found.place.workbook, found.place.sheet, found.column)
        for found in loaded.findings
        if found.severity is Severity.ERROR and found.column
    )


def name_of(record: Record) -> int | None:
    """The digest of the identity of *record*, full or public; None where it has none."""
    name = identity(record)
    return None if name is None else digest_of(name)


def is_mistaken(full: Record, rule: str, doubtful: frozenset[tuple[str, str, str]]) -> bool:
    """Whether *rule* keeps *full* back because it is wrong, not because it may not be said."""
    return rule in MISTAKES and not _is_doubtful(full, doubtful)


def _is_doubtful(record: Record, columns: frozenset[tuple[str, str, str]]) -> bool:
    """Whether a cell that decides about publication may be the one that could not be read."""
    source = record.source
    letters: Mapping[str, str] = source.columns
    return any(
        getattr(record, name, None) is None
        and (source.workbook, source.sheet, letters[name]) in columns
        for name in DECISIVE
        if name in letters
    )


def place_of(source: Source) -> Row:
    """Where a record was read."""
    return source.workbook, source.sheet, source.row
