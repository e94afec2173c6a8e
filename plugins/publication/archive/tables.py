"""The database below an archive: opened by one process that writes, read by any number of them."""

import errno
import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp
from typing import Any
from weakref import finalize

from filelock import FileLock, Timeout

FOLDER, FILE, LOCK = "archive", "outcomes.sqlite", "lock"
PASSING = "of-"
"""What the folder of an archive that passes begins with; its process follows."""
VERSION = 1
"""Of the tables; a file of another version is made anew."""
SCHEMA = f"""
PRAGMA user_version = {VERSION};
CREATE TABLE book (
  id INTEGER PRIMARY KEY, name TEXT UNIQUE, place INTEGER, key TEXT, digest TEXT, beside BLOB);
CREATE TABLE sheet (
  id INTEGER PRIMARY KEY, book INTEGER, workbook TEXT, name TEXT, digest TEXT, columns TEXT);
CREATE TABLE heap (
  book INTEGER, kind INTEGER, authority TEXT, year INTEGER, news INTEGER, count INTEGER);
CREATE TABLE outcome (
  id INTEGER PRIMARY KEY, book INTEGER, kind INTEGER, nth INTEGER, sheet INTEGER, row INTEGER,
  authority TEXT, item_code TEXT,
  year INTEGER, decided INTEGER, published INTEGER, number TEXT, natural INTEGER,
  clock BLOB, told BLOB);
CREATE TABLE withheld (
  book INTEGER, workbook TEXT, sheet TEXT, cell TEXT, rule TEXT, kind TEXT, authority TEXT);
CREATE TABLE renewed (book INTEGER, name INTEGER);
"""
INDEXES = {
    "by_nth": "outcome (book, kind, nth)",
    "by_day": "outcome (kind, decided DESC)",
    "by_item": "outcome (kind, authority, item_code, decided DESC, number)",
    "by_news": "outcome (authority, published DESC) WHERE published IS NOT NULL AND NOT natural",
    "by_source": "outcome (sheet, row)",
    "by_book": "withheld (book)",
    "by_owner": "renewed (book)",
    "by_renewal": "renewed (name)",
}
NEWS = "FROM outcome o WHERE authority IS ? AND published IS NOT NULL AND NOT natural"
"""The outcomes of organisations that an authority published."""
DAYS = f"SELECT published {NEWS} ORDER BY published DESC"


class Base:
    """A database kept below *cache* for the lists called *whose*, or one that passes.

    It passes where there is no cache, and where another process writes to the one that is kept.
    """

    def __init__(self, cache: Path | None, whose: str = "") -> None:
        self._lock: FileLock | None = None
        folder = _kept(cache, whose)
        if folder is not None:
            self._lock = FileLock(folder / LOCK)
            try:
                self._lock.acquire(timeout=0)
            except Timeout:
                self._lock = folder = None
        self._passing = folder is None
        self.folder = folder or _passing(cache)
        self.path = self.folder / FILE
        self._process = os.getpid()
        self._base = self._opened()
        finalize(self, _leave, self._base, self._lock, self._passing and self.folder, self._process)

    def _opened(self) -> sqlite3.Connection:
        base = sqlite3.connect(self.path, isolation_level=None)
        try:
            (version,) = base.execute("PRAGMA user_version").fetchone()
            if version == VERSION:
                base.execute("SELECT COUNT(*) FROM book").fetchone()
        except sqlite3.DatabaseError:
            version = -1
        if version != VERSION:
            base.close()
            self.path.unlink()
            self.path.with_name(f"{FILE}-journal").unlink(missing_ok=True)
            base = sqlite3.connect(self.path, isolation_level=None)
            self.path.chmod(0o600)
            with as_of_the_system(self.path):
                base.executescript(SCHEMA)
        base.execute("PRAGMA secure_delete = ON")  # what is not public any more leaves no trace
        if self._passing:
            base.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;")
        return base

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """The database to write to: all that is written in here stands, or nothing of it."""
        with as_of_the_system(self.path):
            self._base.execute("BEGIN")
            try:
                yield self._base
            except BaseException:
                self._base.execute("ROLLBACK")
                raise
            self._base.execute("COMMIT")

    def index(self) -> None:
        """Make findable what is there; whatever is written later is found as well."""
        with as_of_the_system(self.path):
            for name, columns in INDEXES.items():
                self._base.execute(f"CREATE INDEX IF NOT EXISTS {name} ON {columns}")

    def forget_indexes(self) -> None:
        """Before very much is written: making them anew is less work than keeping them."""
        with as_of_the_system(self.path):
            for name in INDEXES:
                self._base.execute(f"DROP INDEX IF EXISTS {name}")

    def ask(self, asked: str, *given: object) -> list[tuple[Any, ...]]:
        """Every row of the answer."""
        return self.reading().execute(asked, given).fetchall()

    def reading(self) -> sqlite3.Connection:
        """The database, as each process opens it for itself."""
        if self._process != os.getpid():
            self._process = os.getpid()
            self._base = sqlite3.connect(f"file:{self.path}?mode=ro", uri=True)
        return self._base


class ArrivedBase(Base):
    """A database that came from elsewhere, at *path*: to be read, by one thread at a time."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.folder = path.parent
        self._process = os.getpid()
        address = f"{path.absolute().as_uri()}?mode=ro"
        self._base = sqlite3.connect(address, uri=True, check_same_thread=False)


@contextmanager
def as_of_the_system(path: Path) -> Iterator[None]:
    """A full disk and the like are what they are for any other file."""
    try:
        yield
    except sqlite3.OperationalError as problem:
        code = errno.ENOSPC if "full" in str(problem) else errno.EIO
        raise OSError(code, str(problem), str(path)) from problem


def _kept(cache: Path | None, whose: str) -> Path | None:
    """The folder of the archive of *whose* below *cache*."""
    if cache is None or not whose:
        return None
    folder = cache / FOLDER
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    kept = folder / sha256(whose.encode(errors="surrogateescape")).hexdigest()[:16]
    kept.mkdir(mode=0o700, exist_ok=True)
    return kept


def _passing(cache: Path | None) -> Path:
    """A new folder for an archive that passes; what killed processes left is removed."""
    if cache is None:
        return Path(mkdtemp(prefix="archive-"))
    folder = cache / FOLDER
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    for left in folder.glob(f"{PASSING}*"):
        owner = left.name.removeprefix(PASSING).partition("-")[0]
        if owner.isdigit() and not _lives(int(owner)):
            rmtree(left, ignore_errors=True)
    return Path(mkdtemp(prefix=f"{PASSING}{os.getpid()}-", dir=folder))


def _lives(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def _leave(
    base: sqlite3.Connection, lock: FileLock | None, passing: "Path | bool", owner: int
) -> None:
    """Close what is kept, remove what passes; a process made from the owner's leaves it alone."""
    if os.getpid() == owner:
        base.close()
        if lock is not None:
            lock.release()
        if isinstance(passing, Path):
            rmtree(passing, ignore_errors=True)
