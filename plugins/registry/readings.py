"""Workbooks read, and kept by their bytes: one that did not change costs its digest."""

import errno
import hashlib
import pickle
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib.metadata import version
from pathlib import Path

from plugins.registry.findings import Finding, Severity
from plugins.registry.models.outcomes import OutcomeFields
from plugins.registry.reading import SheetCount, read_sheets
from plugins.registry.records import Record
from plugins.registry.shards import HeldShard, Shard, counted
from plugins.registry.workbook import Limits, read_workbook

FOLDER = "workbooks"
READERS = ("opencc", "pydantic", "pydantic-core", "python-stdnum", "xlrd")
"""Packages that decide what a cell is read as."""
OUTCOMES = ".outcomes"
SEAL = 32
"""Bytes of the digest that stands before what is kept."""


@dataclass(frozen=True, slots=True)
class BookReading:
    """What one workbook holds: *blocked* are (sheet, row) that errors keep from publication.

    *records* are those of the catalogue, *shard* its outcomes.  *digest* is the sha256 of the
    file that was read, '' where nothing of it could be.
    """

    records: tuple[Record, ...] = ()
    findings: tuple[Finding, ...] = ()
    counts: tuple[SheetCount, ...] = ()
    blocked: frozenset[tuple[str, int]] = frozenset()
    digest: str = ""
    shard: Shard | None = None

    @property
    def is_unusable(self) -> bool:
        """Whether an error kept the whole workbook from being read."""
        return not self.digest and any(f.severity is Severity.ERROR for f in self.findings)


def read_book(path: Path, name: str, limits: Limits) -> BookReading:
    """Read the workbook at *path*, called *name* in every sentence.  Bad input never raises."""
    workbook = read_workbook(path, name, limits)
    if isinstance(workbook, Finding):
        return BookReading(findings=(workbook,))
    sheets = tuple(read_sheets(workbook))
    records = [record for sheet in sheets for record in sheet.records]
    outcomes = [record for record in records if isinstance(record, OutcomeFields)]
    return BookReading(
        tuple(record for record in records if not isinstance(record, OutcomeFields)),
        (*workbook.findings, *(found for sheet in sheets for found in sheet.findings)),
        tuple(sheet.count for sheet in sheets),
        frozenset((sheet.count.sheet, row) for sheet in sheets for row in sheet.blocked),
        workbook.digest,
        HeldShard(outcomes, name) if outcomes else None,
    )


@dataclass(frozen=True, slots=True)
class KeptShard:
    """Outcomes that are kept in a file of this machine."""

    name: str
    counts: Mapping[type[Record], int]
    path: Path

    def outcomes(self) -> tuple[OutcomeFields, ...]:
        """The outcomes, in the order read."""
        kept = _kept(self.path)
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
        self._folder = cache / FOLDER / whose if cache else None
        self._used: set[str] = set()
        self.reused = 0

    def read(self, path: Path, name: str, limits: Limits) -> BookReading:
        """The reading of the workbook at *path*, kept or new."""
        digest = _digest(path)
        if self._folder is None or digest is None:
            return read_book(path, name, limits)
        kept_at = self._folder / _key(digest, name, limits)
        beside = kept_at.with_suffix(OUTCOMES)
        self._used |= {kept_at.name, beside.name}
        kept = _kept(kept_at)
        if isinstance(kept, BookReading) and kept.shard is None:
            self.reused += 1
            return kept
        if isinstance(kept, BookReading) and isinstance(kept.shard, KeptShard) and beside.is_file():
            self.reused += 1
            return replace(kept, shard=replace(kept.shard, path=beside))  # the folder may move
        read = read_book(path, name, limits)
        if read.digest == digest:
            if read.shard is not None:
                outcomes = read.shard.outcomes()
                _keep(outcomes, beside)
                read = replace(read, shard=KeptShard(name, counted(outcomes), beside))
            _keep(read, kept_at)
        return read

    def sweep(self) -> None:
        """Forget what this run did not ask for: a workbook that is gone leaves nothing here."""
        for path in self._all():
            if path.name not in self._used:
                path.unlink(missing_ok=True)

    def _all(self) -> Iterator[Path]:
        if self._folder is not None and self._folder.is_dir():
            yield from self._folder.iterdir()


def _keep(held: object, path: Path) -> None:
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    data = pickle.dumps(held, protocol=pickle.HIGHEST_PROTOCOL)
    beside = path.with_suffix(".new")
    with beside.open("wb") as file:
        file.write(hashlib.sha256(data).digest())
        file.write(data)
    beside.chmod(0o600)
    beside.replace(path)


def _kept(path: Path) -> object:
    """What is kept at *path*; nothing where it is not whole."""
    try:
        held = memoryview(path.read_bytes())
    except FileNotFoundError:
        return None
    seal, data = held[:SEAL], held[SEAL:]
    if hashlib.sha256(data).digest() != seal:
        return None
    return pickle.loads(data)  # noqa: S301  our own bytes, in a folder of its owner's only


def _digest(path: Path) -> str | None:
    """The sha256 of the file; None where it cannot be read, which the reader then says."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return None


def _key(digest: str, name: str, limits: Limits) -> str:
    said = f"{digest}\n{name}\n{limits}\n{_grammar()}"
    return hashlib.sha256(said.encode()).hexdigest()


@cache
def _grammar() -> str:
    """Changes when the reading of workbooks may change: with our code, Python and `READERS`."""
    found = hashlib.sha256("\n".join((sys.version, *map(version, READERS))).encode())
    room = Path(__file__).parent
    for source in sorted(room.rglob("*.py")):
        found.update(source.relative_to(room).as_posix().encode() + b"\0" + source.read_bytes())
    return found.hexdigest()
