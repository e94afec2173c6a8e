"""Public outcomes on disk: a million of them are told without ever being in memory together.

The catalogue is small and stays in memory; outcomes are written here as they pass the wall, and
read back by kind, by authority and item, by year.  Only what is public is here, and what the
pages need to know of it: its clock, and whether its party is a natural person.
"""

import errno
import os
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp
from typing import Any, Self, TypeVar, cast
from weakref import finalize

from plugins.publication.archive.coding import clock_meant, clock_told, meant, told
from plugins.publication.clocks import Clock
from plugins.publication.records import (
    PublicCoercion,
    PublicInspection,
    PublicLicence,
    PublicOutcome,
    PublicPenalty,
)
from plugins.registry.findings import Place
from plugins.registry.records import Record, Source

KINDS: tuple[type[PublicOutcome], ...] = (
    PublicPenalty,
    PublicLicence,
    PublicCoercion,
    PublicInspection,
)
FOLDER, FILE = "archive", "outcomes.sqlite"
BATCH = 500
"""Rows that are read or written together."""
SCHEMA = """
PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA locking_mode = NORMAL;
CREATE TABLE outcome (
  id INTEGER PRIMARY KEY, kind INTEGER, nth INTEGER, sheet INTEGER, row INTEGER,
  authority TEXT, item_code TEXT,
  year INTEGER, decided INTEGER, published INTEGER, number TEXT, natural INTEGER,
  clock BLOB, told BLOB);
CREATE TABLE withheld (book TEXT, sheet TEXT, cell TEXT, rule TEXT, kind TEXT, authority TEXT);
CREATE TABLE renewed (name INTEGER);
"""
INDEXES = """
CREATE INDEX IF NOT EXISTS by_nth ON outcome (kind, nth);
CREATE INDEX IF NOT EXISTS by_day ON outcome (kind, decided DESC, nth);
CREATE INDEX IF NOT EXISTS by_item ON outcome (kind, authority, item_code, decided DESC, number);
CREATE INDEX IF NOT EXISTS by_year ON outcome (kind, authority, year, decided DESC, number);
CREATE INDEX IF NOT EXISTS by_party ON outcome (natural, kind, nth);
CREATE INDEX IF NOT EXISTS by_source ON outcome (sheet, row);
CREATE INDEX IF NOT EXISTS by_renewal ON renewed (name);
"""

Kind = TypeVar("Kind", bound=PublicOutcome)


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


class Archive:
    """Outcomes in a database below *cache*, or where the system keeps what is passing.

    Written by the process that made it, with ``add`` and ``seal``; then read, by any number of
    them.  It is gone with that process.
    """

    def __init__(self, cache: Path | None = None) -> None:
        folder = Path(mkdtemp(prefix=f"{os.getpid()}-", dir=_folder(cache)))
        self._path = folder / FILE
        self._sheets: list[Source] = []
        self._places: dict[tuple[str, str, str], int] = {}
        self._rows: list[tuple[Any, ...]] = []
        self._names: list[tuple[int]] = []
        self._near: dict[tuple[int, int], Sequence[Any]] = {}
        self._counts: dict[type[Record], int] = {}
        self._digests: dict[str, blake2b] = {}
        self._process = os.getpid()
        self._base = sqlite3.connect(self._path)
        with _told_as_of_the_system(self._path):
            self._base.executescript(SCHEMA)
        finalize(self, _drop, self._base, folder, self._process)

    def add(self, passed: Passed) -> None:
        """Write one outcome behind the others."""
        outcome, source = passed.outcome, passed.outcome.source
        decided, nth = outcome.decided, self._counts.get(type(outcome), 0)
        clock, said = clock_told(passed.clock), told(outcome)
        self._note(source, (type(outcome).__name__, passed.natural), (clock, said))
        self._rows.append(
            (
                KINDS.index(type(outcome)),
                nth,
                self._sheet(source),
                source.row,
                outcome.authority,
                outcome.item_code,
                decided.year if decided else 0,
                decided.toordinal() if decided else 0,
                outcome.published.toordinal() if outcome.published else None,
                outcome.document_no.key if outcome.document_no else "",
                passed.natural,
                clock,
                said,
            )
        )
        self._counts[type(outcome)] = nth + 1
        if len(self._rows) >= BATCH:
            self._flush()

    def _note(self, source: Source, beside: tuple[object, ...], told: tuple[bytes, ...]) -> None:
        """Add what is told of one outcome to the digest of its workbook."""
        digest = self._digests.setdefault(source.workbook, blake2b(digest_size=16))
        head = (source.sheet, source.row, *beside, *map(len, told))
        digest.update(b"".join((repr(head).encode(errors="surrogateescape"), *told)))

    def digests(self) -> Mapping[str, str]:
        """The digest of all that is told of the outcomes of each workbook, in their order."""
        return {book: digest.hexdigest() for book, digest in self._digests.items()}

    def sealed(self) -> Self:
        """The archive, with what is there made findable."""
        self.seal()
        return self

    def seal(self) -> None:
        """Make findable what is there; whatever is added later is found as well."""
        self._flush()
        with _told_as_of_the_system(self._path):
            self._base.executescript(INDEXES)
            self._base.commit()

    def _flush(self) -> None:
        marks = ",".join("?" * len(self._rows[0])) if self._rows else ""
        with _told_as_of_the_system(self._path):
            if marks:
                self._base.executemany(f"INSERT INTO outcome VALUES (NULL,{marks})", self._rows)  # noqa: S608  question marks
            self._base.executemany("INSERT INTO renewed VALUES (?)", self._names)
        self._rows.clear()
        self._names.clear()

    def _sheet(self, source: Source) -> int:
        key = source.workbook, source.sheet, source.digest
        known = self._places.get(key)
        if known is None:
            known = self._places[key] = len(self._sheets)
            self._sheets.append(source)
        return known

    def kinds(self) -> tuple[type[Record], ...]:
        """The kinds of outcomes there are."""
        return tuple(kind for kind in KINDS if kind in self._counts)

    def count(self, kind: type[Record]) -> int:
        """How many outcomes of *kind* there are."""
        return self._counts.get(kind, 0)

    def renew(self, name: int) -> None:
        """Note that a record of this identity was looked at, and is said or rightly is not."""
        self._names.append((name,))
        if len(self._names) >= BATCH:
            self._flush()

    def is_renewed(self, name: int) -> bool:
        """Whether a record of this identity was looked at."""
        return bool(self._ask("SELECT 1 FROM renewed WHERE name = ? LIMIT 1", name))

    def keep_back(self, withheld: Iterable[Withheld]) -> None:
        """Note what is not published."""
        rows = (
            (one.place.workbook, one.place.sheet, one.place.cell, one.rule, one.kind, one.authority)
            for one in withheld
        )
        with _told_as_of_the_system(self._path):
            self._base.executemany("INSERT INTO withheld VALUES (?,?,?,?,?,?)", rows)

    def withheld(self) -> Iterator[Withheld]:
        """What is not published, in the order it was looked at."""
        asked = "SELECT book, sheet, cell, rule, kind, authority FROM withheld ORDER BY rowid"
        rows = self._connection().execute(asked)
        while found := rows.fetchmany(BATCH):
            for book, sheet, cell, *words in found:
                yield Withheld(Place(book, sheet, cell), *words)

    def withheld_counts(self) -> dict[tuple[str, str, str], int]:
        """How many records of each authority each rule keeps back, by kind."""
        asked = "SELECT authority, rule, kind, COUNT(*) FROM withheld GROUP BY 1, 2, 3"
        return {(owner, rule, kind): n for owner, rule, kind, n in sorted(self._ask(asked))}

    def every(self, kind: type[Kind], some: slice = slice(None)) -> Iterator[Kind]:
        """All outcomes of *kind*, or *some* of them, in the order they were added."""
        first, last, step = some.indices(self.count(kind))
        if step != 1:
            raise ValueError(some)
        which = "kind = ? AND nth >= ? AND nth < ? ORDER BY nth"
        yield from cast("Iterator[Kind]", self._told(which, KINDS.index(kind), first, last))

    def newest(self, kind: type[Kind]) -> Iterator[Kind]:
        """All outcomes of *kind*, the latest decision first."""
        which = "kind = ? ORDER BY decided DESC, nth"
        yield from cast("Iterator[Kind]", self._told(which, KINDS.index(kind)))

    def books(self) -> tuple[str, ...]:
        """The workbooks that outcomes were read from."""
        return tuple(dict.fromkeys(source.workbook for source in self._sheets))

    def of_book(self, book: str) -> Iterator[PublicOutcome]:
        """The outcomes read from one workbook, in the order they were added."""
        sheets = [str(n) for n, source in enumerate(self._sheets) if source.workbook == book]
        return self._told(f"sheet IN ({','.join(sheets)}) ORDER BY id")

    def where(self, kind: type[Kind], fields: Mapping[str, object]) -> tuple[Kind, ...]:
        """Those of *kind* whose *fields* have these values, in the order they were added."""
        asked = ["kind = ?", *(f"{name} IS ?" for name in fields)]
        found = self._told(
            f"{' AND '.join(asked)} ORDER BY id", KINDS.index(kind), *fields.values()
        )
        return tuple(cast("Iterator[Kind]", found))

    def clock(self, source: Source) -> Clock:
        """The clock of the outcome read at *source*; unknown days where there is none."""
        found = self._beside(source)
        return clock_meant(found[1]) if found else Clock()

    def is_natural(self, source: Source) -> bool:
        """Whether the party of the outcome read at *source* is a natural person."""
        found = self._beside(source)
        return bool(found and found[0])

    def holds(self, source: Source) -> bool:
        """Whether an outcome was read at *source*."""
        return self._at("1", source) is not None

    def authority(self, source: Source) -> str | None:
        """Whose the outcome read at *source* is."""
        return cast("str | None", self._at("authority", source))

    def years(self) -> dict[tuple[type[PublicOutcome], str | None, int], int]:
        """How many outcomes each kind, authority and year of decision has; 0: without a day."""
        asked = "SELECT kind, authority, year, COUNT(*) FROM outcome GROUP BY 1, 2, 3"
        return {(KINDS[kind], owner, year): n for kind, owner, year, n in self._ask(asked)}

    def years_of(self, authority: str) -> dict[tuple[type[PublicOutcome], int], int]:
        """How many outcomes of each kind an authority decided in each year."""
        asked = (
            "SELECT kind, year, COUNT(*) FROM outcome WHERE kind = ? AND authority = ? GROUP BY 2"
        )
        found = [row for kind in range(len(KINDS)) for row in self._ask(asked, kind, authority)]
        return {(KINDS[kind], year): n for kind, year, n in found}

    def of_item(
        self, kind: type[Kind], authority: str | None, code: str, most: int
    ) -> tuple[int, tuple[Kind, ...]]:
        """How many outcomes rest on an item, and the latest of them."""
        asked = "kind = ? AND authority IS ? AND item_code = ?"
        given = KINDS.index(kind), authority, code
        ((count,),) = self._ask(f"SELECT COUNT(*) FROM outcome WHERE {asked}", *given)  # noqa: S608
        order = "ORDER BY decided DESC, number, id LIMIT ?"
        found = self._told(f"{asked} {order}", *given, most) if count else ()
        return count, tuple(cast("Iterable[Kind]", found))

    def of_parties(self, *, natural: bool) -> Iterator[PublicOutcome]:
        """The outcomes whose party is a natural person, or those whose party is none."""
        return self._told("natural = ? ORDER BY kind, nth", natural)

    def with_news(self) -> frozenset[str]:
        """The authorities that published an outcome of an organisation."""
        asked = "SELECT DISTINCT authority FROM outcome WHERE natural = 0 AND published IS NOT NULL"
        return frozenset(owner or "" for (owner,) in self._ask(asked))

    def _beside(self, source: Source) -> tuple[int, bytes] | None:
        """Naturalness and clock of the outcome read at *source*: mostly of one just read."""
        sheet = self._places.get((source.workbook, source.sheet, source.digest))
        if sheet is None:
            return None
        known = self._near.get((sheet, source.row))
        if known is None:
            asked = "SELECT natural, clock FROM outcome WHERE sheet = ? AND row = ?"
            known = next(iter(self._ask(asked, sheet, source.row)), None)
        return cast("tuple[int, bytes] | None", known)

    def _at(self, column: str, source: Source) -> Any:
        sheet = self._places.get((source.workbook, source.sheet, source.digest))
        asked = f"SELECT {column} FROM outcome WHERE sheet = ? AND row = ?"  # noqa: S608  our words
        found = [] if sheet is None else self._ask(asked, sheet, source.row)
        return found[0][0] if found else None

    def _told(self, which: str, *given: object) -> Iterator[PublicOutcome]:
        columns = "kind, sheet, row, natural, clock, told"
        asked = f"SELECT {columns} FROM outcome WHERE {which}"  # noqa: S608  our words
        rows = self._connection().execute(asked, given)
        while found := rows.fetchmany(BATCH):
            self._near = {(sheet, row): beside for _, sheet, row, *beside, _ in found}
            for kind, sheet, row, _, _, said in found:
                yield meant(KINDS[kind], self._sheets[sheet], row, said)

    def _ask(self, asked: str, *given: object) -> list[tuple[Any, ...]]:
        return self._connection().execute(asked, given).fetchall()

    def _connection(self) -> sqlite3.Connection:
        """The database, as each process opens it for itself."""
        if self._process != os.getpid():
            self._process = os.getpid()
            self._base = sqlite3.connect(f"file:{self._path}?mode=ro", uri=True)
        return self._base


@contextmanager
def _told_as_of_the_system(path: Path) -> Iterator[None]:
    """A full disk and the like are what they are for any other file."""
    try:
        yield
    except sqlite3.OperationalError as problem:
        code = errno.ENOSPC if "full" in str(problem) else errno.EIO
        raise OSError(code, str(problem), str(path)) from problem


def _drop(base: sqlite3.Connection, folder: Path, owner: int) -> None:
    """Leave nothing behind; a process that was made from the owner's leaves it alone."""
    if os.getpid() == owner:
        base.close()
        rmtree(folder, ignore_errors=True)


def _folder(cache: Path | None) -> Path | None:
    """The folder of archives below *cache*, without those that a killed process left behind."""
    if cache is None:
        return None
    folder = cache / FOLDER
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    for left in folder.iterdir():
        owner = left.name.partition("-")[0]
        if owner.isdigit() and not _lives(int(owner)):
            rmtree(left, ignore_errors=True)
    return folder


def _lives(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
