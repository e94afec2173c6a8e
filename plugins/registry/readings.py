"""Workbooks read, and kept by their bytes: one that did not change costs its digest."""

import errno
import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path

from plugins.registry.digests import depends
from plugins.registry.drawers import Drawer, opened, place, shut
from plugins.registry.findings import Finding, Severity
from plugins.registry.grouping import grouped
from plugins.registry.models.outcomes import OutcomeFields
from plugins.registry.program import program
from plugins.registry.reading import SheetCount, read_sheets
from plugins.registry.records import Record
from plugins.registry.shards import HeldShard, Shard, counted
from plugins.registry.workbook import Limits, read_workbook

FOLDER = "workbooks"
READERS = ("opencc", "pydantic", "pydantic-core", "python-stdnum", "xlrd")
"""Packages that decide what a cell is read as."""
OUTCOMES = ".outcomes"


@dataclass(frozen=True, slots=True)
class BookReading:
    """What one workbook holds: *blocked* are (sheet, row) that errors keep from publication.

    *records* are those of the catalogue, *shard* its outcomes.  *digest* is the sha256 of the
    file that was read, '' where nothing of it could be; *listed* that of *records*.
    """

    records: tuple[Record, ...] = ()
    findings: Sequence[Finding] = ()
    counts: tuple[SheetCount, ...] = ()
    blocked: frozenset[tuple[str, int]] = frozenset()
    digest: str = ""
    shard: Shard | None = None
    listed: str = ""

    @property
    def is_unusable(self) -> bool:
        """Whether an error kept the whole workbook from being read."""
        return not self.digest and any(f.severity is Severity.ERROR for f in self.findings)


def read_book(path: Path, name: str, limits: Limits) -> BookReading:
    """Read the workbook at *path*, called *name* in every sentence.  Bad input never raises."""
    workbook = read_workbook(path, name, limits)
    if isinstance(workbook, Finding):
        return BookReading(findings=grouped([workbook]))
    sheets = tuple(read_sheets(workbook))
    records = [record for sheet in sheets for record in sheet.records]
    outcomes = [record for record in records if isinstance(record, OutcomeFields)]
    listed = tuple(record for record in records if not isinstance(record, OutcomeFields))
    return BookReading(
        listed,
        grouped(chain(workbook.findings, *(sheet.findings for sheet in sheets))),
        tuple(sheet.count for sheet in sheets),
        frozenset((sheet.count.sheet, row) for sheet in sheets for row in sheet.blocked),
        workbook.digest,
        HeldShard(outcomes, name) if outcomes else None,
        depends(listed),
    )


@dataclass(frozen=True, slots=True)
class KeptShard:
    """Outcomes that are kept in a file of this machine."""

    name: str
    counts: Mapping[type[Record], int]
    path: Path

    @property
    def key(self) -> str:
        """What the outcomes depend on: the bytes of the workbook, its name, our code."""
        return self.path.stem

    def outcomes(self) -> tuple[OutcomeFields, ...]:
        """The outcomes, in the order read."""
        kept = opened(self.path)
        if not isinstance(kept, tuple):
            raise OSError(errno.EIO, "没有读到", str(self.path))
        return kept


class Readings:
    """Reads the workbooks of *lists*; keeps every reading below *cache*, for this machine alone.

    A reading holds what may not be published: the folder is its owner's only, and whoever gives
    a build to others leaves it behind.  What cannot be read is tried again each time.
    """

    def __init__(self, cache: Path | None, lists: Path) -> None:
        whose = hashlib.sha256(bytes(lists.resolve())).hexdigest()[:16]
        self.folder = cache / FOLDER / whose if cache else None
        self._drawer = Drawer(self.folder) if self.folder else None
        self._anew: set[str] = set()
        self.reused = 0

    def read(self, path: Path, name: str, limits: Limits) -> BookReading:
        """The reading of the workbook at *path*, kept or new."""
        digest = _digest(path)
        if self._drawer is None or digest is None:
            return read_book(path, name, limits)
        key = _key(digest, name, limits)
        self._drawer.path(key + OUTCOMES)
        if kept := _whole(self._drawer.path(key)):
            self.reused += key not in self._anew
            return kept
        return keep_book(path, name, limits, self._drawer.folder)

    def unread(self, books: Iterable[tuple[Path, str]], limits: Limits) -> list[tuple[Path, str]]:
        """Those of *books* that can be read and are not kept."""
        found: list[tuple[Path, str]] = []
        for path, name in books:
            digest = _digest(path)
            if digest is None or self.folder is None:
                continue
            key = _key(digest, name, limits)
            if not (self.folder / key).is_file():
                self._anew.add(key)
                found.append((path, name))
        return found

    def sweep(self) -> None:
        """Forget what this run did not ask for: a workbook that is gone leaves nothing here."""
        if self._drawer:
            self._drawer.sweep()


def keep_book(path: Path, name: str, limits: Limits, folder: Path) -> BookReading:
    """Read the workbook at *path* and keep its reading in *folder*; depends on nothing else."""
    read = read_book(path, name, limits)
    if not read.digest or read.digest != _digest(path):
        return read
    kept_at = folder / _key(read.digest, name, limits)
    if read.shard is not None:
        outcomes, beside = read.shard.outcomes(), kept_at.with_suffix(OUTCOMES)
        shut(outcomes, beside)
        read = replace(read, shard=KeptShard(name, counted(outcomes), beside))
    shut(read, kept_at)
    return read


def place_reading(files: Mapping[str, bytes], folder: Path) -> None:
    """Keep in *folder* the *files* that ``keep_book`` made in another one."""
    for name in sorted(files, key=len, reverse=True):  # the outcomes before what names them
        place(folder / name, files[name])


def _whole(kept_at: Path) -> BookReading | None:
    """The reading kept at *kept_at*, where nothing of it is missing."""
    kept, beside = opened(kept_at), kept_at.with_suffix(OUTCOMES)
    if not isinstance(kept, BookReading):
        return None
    if kept.shard is None:
        return kept
    if isinstance(kept.shard, KeptShard) and beside.is_file():
        return replace(kept, shard=replace(kept.shard, path=beside))  # the folder may move
    return None


def _digest(path: Path) -> str | None:
    """The sha256 of the file; None where it cannot be read, which the reader then says."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return None


def _key(digest: str, name: str, limits: Limits) -> str:
    said = f"{digest}\n{name}\n{limits}\n{grammar()}"
    return hashlib.sha256(said.encode()).hexdigest()


def grammar() -> str:
    """Changes when the reading of workbooks may change: with our code, Python and `READERS`."""
    return program(("registry",), READERS)
