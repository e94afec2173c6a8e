"""Where last good records are remembered: one file for each workbook, in the cache of a build.

Each holds public records only.  What is not published any more is not in it any more.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from hashlib import blake2b
from pathlib import Path
from typing import Any, NamedTuple

from plugins.publication.keeping.coding import encoded
from plugins.publication.keeping.identity import digest_of, identity
from plugins.publication.records import Public

FOLDER, VERSION = "kept", 2


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


class Memory(NamedTuple):
    """A published record to remember."""

    record: Public
    good: date
    until: date | None


@dataclass(frozen=True, slots=True)
class Store:
    """The memory below the cache folder *cache*."""

    cache: Path

    def recall(self) -> Iterator[Remembered]:
        """Everything remembered; a file of another version, or a damaged one, is forgotten."""
        for path in sorted((self.cache / FOLDER).glob("*.json")):
            try:
                told = json.loads(path.read_text("utf-8"))
                if told["version"] == VERSION:
                    yield from [_remembered(row) for row in told["records"]]
            except (OSError, ValueError, KeyError, TypeError):
                continue

    def remember(self, books: Iterable[tuple[str, Iterable[Memory]]]) -> None:
        """Hold exactly the memories of *books*, of which one at a time is in memory."""
        folder = self.cache / FOLDER
        folder.mkdir(parents=True, exist_ok=True)
        kept = set()
        for workbook, memories in books:
            body = ",\n".join(map(_row, memories))
            if body:
                name = blake2b(workbook.encode(), digest_size=8).hexdigest()
                kept.add(f"{name}.json")
                told = f'{{"version":{VERSION},"records":[\n{body}\n]}}\n'
                _replace(folder / f"{name}.json", told)
        for path in folder.iterdir():
            if path.name not in kept:
                path.unlink()


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
