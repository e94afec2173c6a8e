"""The workbooks read once more: every value of theirs, and whether it may be said or stays inside.

What decides is the table of classes, the sheet itself and which rows were published; how the
wall reached its decision is not asked.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from hashlib import blake2b
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from plugins.audit.attachments import Told
from plugins.audit.derived import never_said, originals, sayable, texts_in
from plugins.audit.kinds import Kind
from plugins.audit.packages import besides
from plugins.audit.strangers import told_by
from plugins.publication.classes import FieldClass, class_of
from plugins.publication.policy import Policy
from plugins.publication.public import Publication
from plugins.publication.records import Public, PublicAuthority, PublicTombstone
from plugins.registry.findings import Finding, Place
from plugins.registry.layouts import LAYOUTS
from plugins.registry.loading import ATTACHMENTS, Loaded, workbooks
from plugins.registry.matching import Match, match_sheet
from plugins.registry.models.attachments import Attachment
from plugins.registry.records import Record
from plugins.registry.shards import Shard
from plugins.registry.vocabulary import Vocabulary
from plugins.registry.workbook import (
    CellValue,
    Sheet,
    SheetRow,
    Workbook,
    cell_name,
    read_workbook,
)

SAID = (FieldClass.PUBLISH, FieldClass.MASK)


class Value(NamedTuple):
    """A text that stays inside: where it stood, and as what.

    *key* is made of the whole workbook: fingerprints of values mean nothing without the file.
    """

    text: str
    kind: Kind
    place: Place
    key: bytes = b""


def key_of(path: Path) -> bytes:
    """A digest of all bytes of the file at *path*."""
    return blake2b(path.read_bytes(), digest_size=32, person=b"audit").digest()


_PARTS = re.compile(r"[、,，;；/|\s]+")
Row = tuple[str, int]
"""Sheet and number of a row."""
Pair = tuple[Record, Record]
"""A full record and the public one made of it."""


@dataclass(frozen=True)
class Inputs:
    """The lists below *lists* as they were *loaded*, and what was published of them."""

    lists: Path
    loaded: Loaded
    publication: Publication
    policy: Policy

    @cached_property
    def listed(self) -> Mapping[str, "_Book"]:
        """The records of each workbook but its outcomes, full ones and public ones."""
        books: dict[str, _Book] = defaultdict(_Book)
        for record in self.loaded.registry.catalogue:
            books[record.source.workbook].full.append(record)
        for public in self.publication.public.catalogue:
            books[public.source.workbook].public.append(public)
        return books

    @cached_property
    def _shards(self) -> Mapping[str, Shard]:
        return {shard.name: shard for shard in self.loaded.registry.shards}

    def _book(self, name: str) -> "_Book":
        """All records of one workbook; outcomes are many and are read when they are asked for."""
        listed = self.listed.get(name, _Book())
        shard = self._shards.get(name)
        outcomes = shard.outcomes() if shard else ()
        told = self.publication.public.archive.of_book(name)
        return _Book([*listed.full, *outcomes], [*listed.public, *told])

    def _published(self, book: "_Book") -> Mapping[Row, Pair]:
        """The rows of a workbook whose columns decide; every other row stays inside as a whole."""
        day = self.publication.public.as_of
        return {
            row: (full, public)
            for row, (full, public) in book.pairs().items()
            if full not in self.loaded.blocked and not never_said(full, day)
        }

    def values(self) -> Iterator[Value]:
        """Every text that stays inside, some of them more than once."""
        for path, name in workbooks(self.lists):
            yield from self.book(name).values(path)
        for path, texts in told_by(self.files):
            yield from self.values_in(path, texts)

    def book(self, name: str) -> "Book":
        """The workbook *name* with what was read of it and what is public of it."""
        book = self._book(name)
        return Book(name, self.policy, book.pairs(), self._published(book))

    def values_in(self, path: Path, texts: Told) -> Iterator[Value]:
        """What stays inside of the *texts* of the attachment at *path*.

        Of a file that is published its body is said; what stands beside it never is.
        """
        kept = texts._replace(body=()) if self.shows(path) else texts
        return _of_attachment(path, self.lists, kept)

    @cached_property
    def files(self) -> list[Path]:
        """The attachments that departments left beside their workbooks, sorted."""
        return sorted(self.lists.glob(f"*/{ATTACHMENTS}/*"))

    def shows(self, path: Path) -> bool:
        """Whether the attachment at *path* is published, and by its own row may be."""
        return (path.parts[-3], path.name) in self._attached

    @cached_property
    def _attached(self) -> frozenset[tuple[str, str | None]]:
        names = {record.source.workbook for record in self.loaded.registry.all(Attachment)}
        full = (one for name in names for one, _ in self._published(self._book(name)).values())
        return frozenset((r.source.folder, r.file) for r in full if isinstance(r, Attachment))

    @cached_property
    def books(self) -> tuple[str, ...]:
        """The workbooks of which anything was read or is public."""
        archive = self.publication.public.archive
        return tuple(dict.fromkeys((*self.listed, *self._shards, *archive.books())))

    def called(self) -> Iterator[str]:
        """What the site calls the lists, and the provisions of the instruments it holds."""
        public = self.publication.public
        for authority in public.all(PublicAuthority):
            yield from (f"{authority.name}{name}" for one in LAYOUTS for name in one.names)
        for instrument in public.library:
            for edition in instrument.editions:
                yield from (f"《{instrument.title}》{one.label}" for one in edition.provisions)

    def stood(self) -> Iterator[str]:
        """The texts of records that stand as last published: on their day they were proven."""
        kept = self.publication.public.kept
        for public in self.publication.public if kept else ():
            if public.source in kept:
                yield from (public.source.workbook, public.source.sheet, *texts_in(public))


@dataclass(frozen=True, slots=True)
class Book:
    """One workbook: its rows that have public records, and those whose columns decide."""

    name: str
    policy: Policy
    rows: Mapping[Row, Pair]
    published: Mapping[Row, Pair]

    def values(self, path: Path) -> Iterator[Value]:
        """What stays inside of it, read once more from its file at *path*."""
        key = key_of(path)
        masked = (
            Value(text, Kind.MASKED, cell)
            for row in sorted(self.published)
            for text, cell in originals(*self.published[row], self.policy)
        )
        for value in chain(_of_file(path, self.name, self.published), masked):
            yield value._replace(key=key)

    def sayable(self) -> Iterator[str]:
        """Every text of it that may be said."""
        for row, (full, public) in self.rows.items():
            if isinstance(public, PublicTombstone) or row in self.published:
                yield from (full.source.workbook, full.source.sheet)
                yield from sayable(full, public, self.policy)


@dataclass(frozen=True, slots=True)
class _Book:
    """The records of one workbook."""

    full: list[Record] = field(default_factory=list)
    public: list[Public] = field(default_factory=list)

    def pairs(self) -> dict[Row, Pair]:
        """Row → full record and public one, of every row that is published."""
        full = {_row(record): record for record in self.full}
        pairs = ((row, full.get(row), public) for public in self.public for row in (_row(public),))
        return {row: (one, public) for row, one, public in pairs if one is not None}


def is_closed(text: str) -> bool:
    """Whether *text* is nothing but words of closed sets, such as 警告、罚款: they name nobody."""
    return all(part.strip() in _closed_words() for part in _PARTS.split(text))


@cache
def _closed_words() -> frozenset[str]:
    return frozenset(
        word for kind in Vocabulary.__subclasses__() for member in kind for word in member.written
    )


def _row(record: Record) -> Row:
    return record.source.sheet, record.source.row


def _of_file(path: Path, name: str, published: Collection[Row]) -> Iterator[Value]:
    book = read_workbook(path, name)
    if isinstance(book, Finding):
        for _, texts in told_by([path]):
            yield from (Value(one, Kind.ATTACHMENT, Place(name)) for one in chain(*texts))
        return
    for sheet in book.sheets:
        yield from _of_sheet(book, sheet, published)
    cells = {_text(cell) for sheet in book.sheets for row in sheet.rows for cell in row.values}
    for beside in besides(path, cells):
        yield Value(beside.text, beside.kind, Place(name, beside.part))


def _of_attachment(path: Path, lists: Path, texts: Told) -> Iterator[Value]:
    """The *texts* of a file that is no workbook."""
    key = key_of(path)
    place = Place(path.relative_to(lists).as_posix())
    yield from (Value(one, Kind.ATTACHMENT, place, key) for one in chain(*texts))


def _of_sheet(book: Workbook, sheet: Sheet, published: Collection[Row]) -> Iterator[Value]:
    match = None if sheet.hidden else match_sheet(sheet, LAYOUTS)
    columns = _columns(sheet, match) if match else {}
    for row in sheet.rows:
        whole = _of_row(sheet, match, row)
        said = (sheet.name, row.number) in published
        if whole is None and not said:
            whole = Kind.WITHHELD
        beneath = _beneath(sheet, row)
        for index, cell in enumerate(row.values, 1):
            kind = whole or (Kind.HIDDEN if index in beneath else columns.get(index, Kind.UNKNOWN))
            if kind is None:  # as of most cells
                continue
            text = _text(cell)
            if not text or is_closed(text) or (match and _is_heading(match, row, index, text)):
                continue
            yield Value(text, kind, Place(book.name, sheet.name, cell_name(row.number, index)))


def _of_row(sheet: Sheet, match: Match | None, row: SheetRow) -> Kind | None:
    """The kind of a whole row; None where its columns decide."""
    if sheet.hidden or row.hidden:
        return Kind.HIDDEN
    if match is None:
        return Kind.UNREAD
    return Kind.BESIDE if row.number <= match.last_row else None


def _columns(sheet: Sheet, match: Match) -> dict[int, Kind | None]:
    """What each column of a published row is; None: it may be said, masked where it must be."""
    kinds: dict[int, Kind | None] = dict.fromkeys(match.headings, Kind.UNKNOWN)
    kinds |= dict.fromkeys(match.never, Kind.NEVER)
    for index, column in match.columns.items():
        said = class_of(match.layout.model, column.field) in SAID
        kinds[index] = None if said else Kind.INTERNAL
    return kinds | dict.fromkeys(sheet.hidden_columns, Kind.HIDDEN)


def _beneath(sheet: Sheet, row: SheetRow) -> set[int]:
    """The columns whose cells of *row* lie under a merged cell, where nobody sees them."""
    return {
        index
        for merge in sheet.merges
        if merge.first_row <= row.number <= merge.last_row
        for index in range(merge.first_column, merge.last_column + 1)
        if (row.number, index) != (merge.first_row, merge.first_column)
    }


def _is_heading(match: Match, row: SheetRow, index: int, text: str) -> bool:
    heading = match.headings.get(index)
    return (
        row.number <= match.last_row
        and heading is not None
        and " ".join(text.split()) in heading.texts
    )


def _text(cell: CellValue) -> str:
    """A cell as it could be printed; days, yes and no tell nothing of their own."""
    if isinstance(cell, str):
        return cell.strip()
    if isinstance(cell, bool) or not isinstance(cell, int | float):
        return ""
    return str(int(cell)) if isinstance(cell, int) or cell.is_integer() else repr(cell)
