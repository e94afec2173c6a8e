"""Where last good records are remembered: one file for each workbook, in the cache of a build.

Each holds public records only.  What is not published any more is not in it any more.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from hashlib import blake2b
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

from plugins.publication.keeping.coding import encoded
from plugins.publication.keeping.identity import digest_of, identity
from plugins.publication.records import Public

FOLDER, VERSION = "kept", 3


class Remembered(NamedTuple):
    """One record as it was last good: *told* as JSON, *good* on that day, *until* its last one.

    *name* is the digest of its identity; None where it has none.
    """

    told: Mapping[str, Any]
    good: date
    until: date | None
    name: int | None

    @property
    def workbook(self) -> str:
        return str(self.told["source"][0])

    @property
    def sheet(self) -> str:
        return str(self.told["source"][1])

    @property
    def row(self) -> int:
        return int(self.told["source"][2])


class Renewed(NamedTuple):
    """So many records of a workbook that says today what it said when they were remembered."""

    workbook: str
    number: int


class BookMemory(NamedTuple):
    """What to remember of a workbook: *said* is a digest of it, '' where some of it is old."""

    workbook: str
    said: str
    day: date
    memories: "Iterator[Memory]"


class Memory(NamedTuple):
    """A published record to remember."""

    record: Public
    good: date
    until: date | None


@dataclass(frozen=True, slots=True)
class Store:
    """The memory below the cache folder *cache*."""

    cache: Path

    def recall(
        self, said: Mapping[str, str] = MappingProxyType({})
    ) -> Iterator[Remembered | Renewed]:
        """Everything remembered; a file of another version, or a damaged one, is forgotten.

        Workbooks that say what they *said*, by their digests, are only counted.
        """
        for path in sorted((self.cache / FOLDER).glob("*.json")):
            try:
                with path.open(encoding="utf-8") as file:
                    head = _head(file.readline())
                    if head.said and said.get(head.workbook) == head.said:
                        yield Renewed(head.workbook, head.number)
                        continue
                    yield from [_remembered(row) for row in json.loads(file.read())]
            except (OSError, ValueError, KeyError, TypeError):
                continue

    def remember(self, books: Iterable[BookMemory]) -> None:
        """Hold exactly the memories of *books*, of which one at a time is in memory.

        The file of a workbook that says what it said on the same day stays as it is.
        """
        folder = self.cache / FOLDER
        folder.mkdir(parents=True, exist_ok=True)
        kept = set()
        for book in books:
            path = folder / f"{blake2b(book.workbook.encode(), digest_size=8).hexdigest()}.json"
            if _is_of(path, book):
                kept.add(path.name)
                continue
            rows = list(map(_row, book.memories))
            if rows:
                kept.add(path.name)
                head = Head(VERSION, book.workbook, book.said, book.day.isoformat(), len(rows))
                body = ",\n".join(rows)
                _replace(path, f"{json.dumps(head, ensure_ascii=False)}\n[\n{body}\n]\n")
        for path in folder.iterdir():
            if path.name not in kept:
                path.unlink()


class Head(NamedTuple):
    """The first line of a file: of what it is, and how many records it holds."""

    version: int
    workbook: str
    said: str
    day: str
    number: int


def _head(line: str) -> Head:
    head = Head(*json.loads(line))
    if head.version != VERSION:
        raise ValueError("of another version")
    return head


def _is_of(path: Path, book: BookMemory) -> bool:
    """Whether the file at *path* holds what *book* says, remembered on the same day."""
    try:
        with path.open(encoding="utf-8") as file:
            head = _head(file.readline())
    except (OSError, ValueError, TypeError):
        return False
    return bool(book.said) and (head.said, head.day) == (book.said, book.day.isoformat())


def _row(memory: Memory) -> str:
    """One record as it was last good, the day, its last day, and the digest of its identity."""
    until = memory.until.isoformat() if memory.until else None
    name = identity(memory.record)
    number = digest_of(name) if name else None
    row = [encoded(memory.record), memory.good.isoformat(), until, number]
    return json.dumps(row, ensure_ascii=False)


def _remembered(row: Any) -> Remembered:
    told, good, until, name = row
    if not {"kind", "source", "fields"} <= told.keys():
        raise ValueError("not a record")
    last = date.fromisoformat(until) if until else None
    return Remembered(told, date.fromisoformat(good), last, name)


def _replace(path: Path, text: str) -> None:
    if path.is_file() and path.read_text("utf-8") == text:
        return
    beside = path.with_suffix(".new")
    beside.write_text(text, encoding="utf-8")
    beside.replace(path)
