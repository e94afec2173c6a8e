"""Public outcomes on disk: a million of them are told without ever being in memory together.

The catalogue is small and stays in memory; outcomes are written here workbook by workbook as they
pass the wall, and read back by kind, by authority and item, by year.  A workbook for which nothing
changed stays as it was written.  Only what is public is here, what the pages need to know of it
(its clock, and whether its party is a natural person), and where something is kept back.
"""

import json
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from heapq import nlargest
from pathlib import Path
from typing import Any, Self, TypeVar, cast

from plugins.publication.archive.booking import KINDS, Booking, Part, Withheld
from plugins.publication.archive.coding import clock_meant, meant
from plugins.publication.archive.notes import EVERYTHING, YEARS, Notes, of_book, of_owner
from plugins.publication.archive.tables import DAYS, NEWS, ArrivedBase, Base
from plugins.publication.clocks import Clock
from plugins.publication.records import PublicOutcome
from plugins.registry.digests import depends
from plugins.registry.findings import Place
from plugins.registry.records import Record, Source

BATCH = 500
"""Rows that are read or written together."""
MOST = 0.3
"""If more than this share of the workbooks is new, all is made findable anew."""
BESIDE = "\n"
"""Ends the name of a book beside the workbook: what stands of it from before."""
IN_ORDER = "FROM outcome o JOIN book b ON b.id = o.book WHERE"
Kind = TypeVar("Kind", bound=PublicOutcome)


class Archive:
    """The outcomes of the lists called *whose*, in a database below *cache*; or a passing one.

    Written by the process that made it, with ``put``, ``arrange`` and ``seal``; then read, by any
    number of them.
    """

    def __init__(
        self, cache: Path | None = None, whose: str = "", base: Base | None = None
    ) -> None:
        self._base = base or Base(cache, whose)
        self._near: dict[tuple[int, int], Sequence[Any]] = {}
        self.notes = Notes()
        self._look_around()

    @classmethod
    def arrived(cls, path: Path) -> Self:
        """One that was written elsewhere and is at *path* now, to be read only."""
        return cls(base=ArrivedBase(path))

    @property
    def path(self) -> Path:
        """The file it is in."""
        return self._base.path

    def _look_around(self) -> None:
        """Know which workbooks and sheets there are."""
        books = self._base.ask("SELECT id, name, key, digest FROM book ORDER BY place")
        self._books = {name: (id_, key, digest) for id_, name, key, digest in books}
        self._names = {id_: name for id_, name, _, _ in books}
        sheets = self._base.ask("SELECT id, book, workbook, name, digest, columns FROM sheet")
        self._sheets = {
            id_: Source(workbook, name, 0, json.loads(columns), digest)
            for id_, _, workbook, name, digest, columns in sheets
        }
        self._scopes = {id_: of_book(self._names[book]) for id_, book, *_ in sheets}
        self._places = {
            (source.workbook, source.sheet, source.digest): id_
            for id_, source in self._sheets.items()
        }
        asked = "SELECT book, kind, SUM(count) FROM heap GROUP BY 1, 2"
        self._tally = {(book, KINDS[kind]): n for book, kind, n in self._base.ask(asked)}

    def kept(self, book: str, key: str) -> bytes | None:
        """What was put beside *book* under *key*; None where it is not here as *key* has it."""
        known = self._books.get(book)
        if not key or known is None or known[1] != key:
            return None
        ((beside,),) = self._base.ask("SELECT beside FROM book WHERE id = ?", known[0])
        return cast("bytes", beside)

    def expect(self, new: int) -> None:
        """So many workbooks are going to be put."""
        if new > MOST * len(self._books):
            self._base.forget_indexes()

    def put(self, book: str, booking: Booking, key: str = "", beside: bytes = b"") -> None:
        """Write all of *book* anew; *key* names what it depends on, *beside* is given back."""
        with self._base.writing() as base:
            self._forget(base, book)
            made = base.execute(
                "INSERT INTO book VALUES (NULL, ?, NULL, ?, ?, ?)",
                (book, key, booking.digest, beside),
            )
            id_ = made.lastrowid
            ids = [
                base.execute(
                    "INSERT INTO sheet VALUES (NULL, ?, ?, ?, ?, ?)",
                    (id_, one.workbook, one.sheet, one.digest, json.dumps(dict(one.columns))),
                ).lastrowid
                for one in booking.sheets
            ]
            base.executemany(
                f"INSERT INTO outcome VALUES (NULL, ?, ?, ?, ?{', ?' * 10})",  # noqa: S608  marks
                ((id_, row[0], row[1], ids[row[2]], *row[3:]) for row in booking.rows),
            )
            base.executemany(
                "INSERT INTO heap VALUES (?, ?, ?, ?, ?, ?)",
                ((id_, *heap, count) for heap, count in booking.heaps.items()),
            )
            base.executemany(
                "INSERT INTO withheld VALUES (?, ?, ?, ?, ?, ?, ?)",
                ((id_, *one.told()) for one in booking.withheld),
            )
            base.executemany(
                "INSERT INTO renewed VALUES (?, ?)", ((id_, name) for name in booking.renewed)
            )
        self._books[book] = (cast("int", id_), key, booking.digest)

    def arrange(self, books: Iterable[str]) -> None:
        """Let there be *books*, in this order, and no others; all can be found."""
        self._base.index()
        order = {name: place for place, name in enumerate(books)}
        with self._base.writing() as base:
            for name in self._books.keys() - order.keys():
                self._forget(base, name)
            base.executemany(
                "UPDATE book SET place = ? WHERE name = ?",
                ((place, name) for name, place in order.items()),
            )
        self._look_around()

    def _forget(self, base: Any, book: str) -> None:
        known = self._books.get(book)
        if known is not None:
            for table in ("outcome", "sheet", "heap", "withheld", "renewed"):
                base.execute(f"DELETE FROM {table} WHERE book = ?", (known[0],))  # noqa: S608  ours
            base.execute("DELETE FROM book WHERE id = ?", (known[0],))

    def digests(self) -> Mapping[str, str]:
        """The digest of all that is told of the outcomes of each workbook, in their order."""
        found: dict[str, str] = {}
        for name, (id_, _, digest) in self._books.items():
            if any((id_, kind) in self._tally for kind in KINDS):
                book = name.partition(BESIDE)[0]
                found[book] = depends(found[book], digest) if book in found else digest
        return found

    def scopes(self) -> Mapping[str, str]:
        """The digest of what there is in each scope; a scope that is not here holds nothing."""
        books = {of_book(name): digest for name, (_, _, digest) in self._books.items()}
        owners = {of_owner(name): depends(*some) for name, some in self._digests_of().items()}
        every = depends(list(books.items()))
        return {
            **books,
            **owners,
            YEARS: depends(sorted((repr(key), n) for key, n in self._years().items())),
            EVERYTHING: every,
        }

    def kinds(self) -> tuple[type[Record], ...]:
        """The kinds of outcomes there are."""
        self.notes.note(YEARS)
        there = {kind for _, kind in self._tally}
        return tuple(kind for kind in KINDS if kind in there)

    def count(self, kind: type[Record]) -> int:
        """How many outcomes of *kind* there are."""
        self.notes.note(YEARS)
        return sum(count for (_, one), count in self._tally.items() if one is kind)

    def parts(self, kind: type[PublicOutcome], size: int) -> Iterator[Part]:
        """All outcomes of *kind* in parts of *size*, none of more than one workbook."""
        for book, (id_, _, _) in self._books.items():
            count = self._tally.get((id_, kind), 0)
            for first in range(0, count, size):
                yield Part(book, kind, first, min(first + size, count))

    def wholes(self, kind: type[PublicOutcome]) -> Iterator[Part]:
        """All outcomes of *kind*, workbook by workbook."""
        return self.parts(kind, sys.maxsize)

    def digests_by_name(self) -> Mapping[str, str]:
        """The digest of each book as ``Part`` names them."""
        return {name: digest for name, (_, _, digest) in self._books.items()}

    def part(self, part: Part) -> Iterator[PublicOutcome]:
        """The outcomes of *part*, in their order."""
        self.notes.note(of_book(part.book))
        return self._told(
            "FROM outcome o WHERE book = ? AND kind = ? AND nth >= ? AND nth < ? ORDER BY nth",
            self._books[part.book][0],
            KINDS.index(part.kind),
            part.first,
            part.last,
        )

    def is_renewed(self, name: int) -> bool:
        """Whether a record of this identity was looked at."""
        self.notes.note(EVERYTHING)
        return bool(self._base.ask("SELECT 1 FROM renewed WHERE name = ? LIMIT 1", name))

    def withheld(self) -> Iterator[Withheld]:
        """What is not published, in the order it was looked at."""
        self.notes.note(EVERYTHING)
        asked = (
            "SELECT workbook, sheet, cell, rule, kind, authority FROM withheld w "
            "JOIN book b ON b.id = w.book ORDER BY b.place, w.rowid"
        )
        rows = self._base.reading().execute(asked)
        while found := rows.fetchmany(BATCH):
            for book, sheet, cell, *words in found:
                yield Withheld(Place(book, sheet, cell), *words)

    def withheld_counts(self) -> dict[tuple[str, str, str], int]:
        """How many records of each authority each rule keeps back, by kind."""
        self.notes.note(EVERYTHING)
        asked = "SELECT authority, rule, kind, COUNT(*) FROM withheld GROUP BY 1, 2, 3"
        return {(owner, rule, kind): n for owner, rule, kind, n in sorted(self._base.ask(asked))}

    def every(self, kind: type[Kind], some: slice = slice(None)) -> Iterator[Kind]:
        """All outcomes of *kind*, or *some* of them, workbook after workbook."""
        self.notes.note(EVERYTHING)
        first, last, step = some.indices(self.count(kind))
        if step != 1:
            raise ValueError(some)
        before = 0
        for book, (id_, _, _) in self._books.items():
            count = self._tally.get((id_, kind), 0)
            start, end = max(first - before, 0), min(last - before, count)
            if start < end:
                yield from cast("Iterator[Kind]", self.part(Part(book, kind, start, end)))
            before += count

    def newest(self, kind: type[Kind]) -> Iterator[Kind]:
        """All outcomes of *kind*, the latest decision first."""
        self.notes.note(EVERYTHING)
        which = f"{IN_ORDER} kind = ? ORDER BY decided DESC, b.place, nth"
        yield from cast("Iterator[Kind]", self._told(which, KINDS.index(kind)))

    def books(self) -> tuple[str, ...]:
        """The workbooks that outcomes were read from."""
        self.notes.note(EVERYTHING)
        return tuple(self.digests())

    def of_book(self, book: str) -> Iterator[PublicOutcome]:
        """The outcomes read from one workbook, in their order, then those from before."""
        for name in (book, f"{book}{BESIDE}"):
            self.notes.note(of_book(name))
            if name in self._books:
                which = "FROM outcome o WHERE book = ? ORDER BY id"
                yield from self._told(which, self._books[name][0])

    def where(self, kind: type[Kind], fields: Mapping[str, object]) -> tuple[Kind, ...]:
        """Those of *kind* whose *fields* have these values, workbook after workbook."""
        self.notes.note(of_owner(_name(fields)) if "authority" in fields else EVERYTHING)
        asked = " AND ".join(("kind = ?", *(f"{name} IS ?" for name in fields)))
        which = f"{IN_ORDER} {asked} ORDER BY b.place, o.id"
        found = self._told(which, KINDS.index(kind), *fields.values())
        return tuple(cast("Iterator[Kind]", found))

    def sources(self) -> Iterator[Source]:
        """Where every outcome was read, kind by kind and workbook after workbook."""
        self.notes.note(EVERYTHING)
        asked = f"SELECT o.sheet, o.row {IN_ORDER} 1 ORDER BY o.kind, b.place, o.nth"
        for sheet, row in self._base.reading().execute(asked):
            yield replace(self._sheets[sheet], row=row)

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
        self.notes.note(YEARS)
        return self._years()

    def _years(self) -> dict[tuple[type[PublicOutcome], str | None, int], int]:
        asked = "SELECT kind, authority, year, SUM(count) FROM heap GROUP BY 1, 2, 3"
        return {(KINDS[kind], owner, year): n for kind, owner, year, n in self._base.ask(asked)}

    def years_of(self, authority: str) -> dict[tuple[type[PublicOutcome], int], int]:
        """How many outcomes of each kind an authority decided in each year."""
        self.notes.note(of_owner(authority))
        asked = "SELECT kind, year, SUM(count) FROM heap WHERE authority = ? GROUP BY 1, 2"
        return {(KINDS[kind], year): n for kind, year, n in self._base.ask(asked, authority)}

    def _digests_of(self) -> Mapping[str | None, tuple[str, ...]]:
        """Authority → the digests of the workbooks that hold outcomes of it, in their order."""
        asked = (
            "SELECT DISTINCT h.authority, b.place, b.digest FROM heap h "
            "JOIN book b ON b.id = h.book ORDER BY b.place"
        )
        found: dict[str | None, tuple[str, ...]] = {}
        for owner, _, digest in self._base.ask(asked):
            found[owner] = (*found.get(owner, ()), digest)
        return found

    def of_item(
        self, kind: type[Kind], authority: str | None, code: str, most: int
    ) -> tuple[int, tuple[Kind, ...]]:
        """How many outcomes rest on an item, and the latest of them."""
        self.notes.note(of_owner(authority))
        asked = "kind = ? AND authority IS ? AND item_code = ?"
        given = KINDS.index(kind), authority, code
        ((count,),) = self._base.ask(f"SELECT COUNT(*) FROM outcome WHERE {asked}", *given)  # noqa: S608
        which = f"{IN_ORDER} {asked} ORDER BY decided DESC, number, b.place, nth LIMIT ?"
        found = self._told(which, *given, most) if count else ()
        return count, tuple(cast("Iterable[Kind]", found))

    def of_persons(self) -> Iterator[PublicOutcome]:
        """The outcomes whose party is a natural person."""
        self.notes.note(EVERYTHING)
        return self._told(f"{IN_ORDER} natural ORDER BY b.place, o.id")

    def news(self, authority: str, most: int) -> Iterator[PublicOutcome]:
        """The *most* outcomes of organisations that *authority* published last.

        All others of the day of the last of them are told, too; in no order.
        """
        self.notes.note(of_owner(authority))
        for owner in (authority,) if authority else ("", None):
            since = self._base.ask(f"{DAYS} LIMIT 1 OFFSET ?", owner, most - 1) or [(0,)]
            yield from self._told(f"{NEWS} AND published >= ?", owner, *since[0])

    def latest(self, most: int) -> Iterator[PublicOutcome]:
        """The same of all authorities together."""
        self.notes.note(EVERYTHING)
        asked = "SELECT DISTINCT authority FROM heap WHERE news"
        owners = [owner for (owner,) in self._base.ask(asked)]
        days = (self._base.ask(f"{DAYS} LIMIT ?", owner, most) for owner in owners)
        newest = nlargest(most, (day for some in days for (day,) in some))
        for owner in owners:
            yield from self._told(f"{NEWS} AND published >= ?", owner, newest[-1])

    def with_news(self) -> frozenset[str]:
        """The authorities that published an outcome of an organisation."""
        self.notes.note(EVERYTHING)
        asked = "SELECT DISTINCT authority FROM heap WHERE news"
        return frozenset(owner or "" for (owner,) in self._base.ask(asked))

    def _beside(self, source: Source) -> tuple[int, bytes] | None:
        """Naturalness and clock of the outcome read at *source*: mostly of one just read."""
        sheet = self._sheet_of(source)
        if sheet is None:
            return None
        known = self._near.get((sheet, source.row))
        if known is None:
            asked = "SELECT natural, clock FROM outcome WHERE sheet = ? AND row = ?"
            known = next(iter(self._base.ask(asked, sheet, source.row)), None)
        return cast("tuple[int, bytes] | None", known)

    def _sheet_of(self, source: Source) -> int | None:
        sheet = self._places.get((source.workbook, source.sheet, source.digest))
        self.notes.note(EVERYTHING if sheet is None else self._scopes[sheet])
        return sheet

    def _at(self, column: str, source: Source) -> Any:
        sheet = self._sheet_of(source)
        asked = f"SELECT {column} FROM outcome WHERE sheet = ? AND row = ?"  # noqa: S608  our words
        found = [] if sheet is None else self._base.ask(asked, sheet, source.row)
        return found[0][0] if found else None

    def _told(self, which: str, *given: object) -> Iterator[PublicOutcome]:
        asked = f"SELECT kind, sheet, row, natural, clock, told {which}"
        rows = self._base.reading().execute(asked, given)
        while found := rows.fetchmany(BATCH):
            self._near = {(sheet, row): beside for _, sheet, row, *beside, _ in found}
            for kind, sheet, row, _, _, said in found:
                yield meant(KINDS[kind], self._sheets[sheet], row, said)


def _name(fields: Mapping[str, object]) -> str:
    return str(fields["authority"] or "")
