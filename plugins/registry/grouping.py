"""One cause, one message: findings that say the same of one column become one.

There may be a hundred thousand of them and more: but for the first few they lie in a file that
has no name, is this process's alone and is gone with it.
"""

import marshal
import os
from abc import abstractmethod
from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from hashlib import blake2b
from tempfile import TemporaryFile
from typing import IO, Any, overload
from weakref import finalize

from plugins.registry.findings import Finding, Place, Scope, Severity

SEEN = 200
"""How many other cells one finding lists; *rows* still counts them all."""
NEAR = 2000
"""Findings that are held in memory."""


class _Pile:
    """Findings one upon the other, the first `NEAR` of them in memory."""

    def __init__(self) -> None:
        self._near: list[Finding] = []
        self._ends = array("Q", [0])
        self._file: IO[bytes] | None = None
        self._flushed = 0

    def __len__(self) -> int:
        return len(self._near) + len(self._ends) - 1

    def put(self, finding: Finding) -> None:
        """Lay *finding* on top."""
        if len(self._near) < NEAR:
            self._near.append(finding)
            return
        file = self._file or self._open()
        data = _packed(finding)
        file.write(data)
        self._ends.append(self._ends[-1] + len(data))

    def get(self, number: int) -> Finding:
        """The finding of that *number* from below."""
        if number < NEAR:
            return self._near[number]
        return _unpacked(self._bytes(self._ends[number - NEAR], self._ends[number - NEAR + 1]))

    def _bytes(self, begin: int, end: int) -> bytes:
        if self._file is None:
            return b""
        if end > self._flushed:
            self._file.flush()
            self._flushed = self._ends[-1]
        return os.pread(self._file.fileno(), end - begin, begin)

    def __getstate__(self) -> tuple[Any, ...]:
        return self._near, self._ends, self._bytes(0, self._ends[-1])

    def __setstate__(self, state: tuple[Any, ...]) -> None:
        self._near, self._ends, data = state
        self._file, self._flushed = None, 0
        if data:
            self._open().write(data)

    def _open(self) -> IO[bytes]:
        self._file = TemporaryFile()  # noqa: SIM115  it goes when the pile does
        finalize(self, self._file.close)
        return self._file


def _packed(finding: Finding) -> bytes:
    f = finding
    see = [tuple(place) for place in f.see]
    told = f.rule, f.severity.value, tuple(f.place), f.zh, f.en, f.rows, see, f.scope.value
    return marshal.dumps(told)


def _unpacked(data: bytes) -> Finding:
    rule, severity, place, zh, en, rows, see, scope = marshal.loads(data)  # noqa: S302  ours
    others = tuple(map(Place._make, see))
    return Finding(rule, Severity(severity), Place._make(place), zh, en, rows, others, Scope(scope))


class _More:
    """What further findings of a group add to its first."""

    def __init__(self, first: Finding) -> None:
        self.place, self.rows = first.place, first.rows
        self.see = [*first.see[:SEEN]]

    def add(self, finding: Finding) -> None:
        """Count one more."""
        self.rows += finding.rows
        for place in (finding.place, *finding.see):
            if len(self.see) < SEEN and place != self.place:
                self.see.append(place)


class _Listed(Sequence[Finding]):
    """Findings that are put together when they are asked for."""

    @abstractmethod
    def _at(self, place: int) -> Finding:
        """The one at *place*, which is from 0 up to the length."""

    def __iter__(self) -> Iterator[Finding]:
        return map(self._at, range(len(self)))

    @overload
    def __getitem__(self, index: int) -> Finding: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Finding]: ...
    def __getitem__(self, index: int | slice) -> Finding | Sequence[Finding]:
        places = range(len(self))[index]
        return self._at(places) if isinstance(places, int) else list(map(self._at, places))


class Found(_Listed):
    """Findings of which each is another cause, in the order of the first of each."""

    def __init__(
        self, pile: _Pile, more: dict[int, _More], books: dict[str, "array[int]"], errors: int
    ) -> None:
        self._pile, self._more, self._books = pile, more, books
        self.errors = errors
        """How many of them are errors."""

    @property
    def workbooks(self) -> list[str]:
        """The workbooks they speak of, sorted."""
        return sorted(self._books)

    def of(self, workbook: str) -> "Part":
        """Those of *workbook*."""
        return Part(self, self._books.get(workbook, array("L")))

    def __len__(self) -> int:
        return len(self._pile)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Sequence) or len(self) != len(other):
            return False
        return all(one == another for one, another in zip(self, other, strict=True))

    __hash__ = None  # type: ignore[assignment]  # as lists

    def _at(self, place: int) -> Finding:
        first, more = self._pile.get(place), self._more.get(place)
        return replace(first, rows=more.rows, see=tuple(more.see)) if more else first


class Part(_Listed):
    """Some of the findings of *whole*, by their *numbers*."""

    def __init__(self, whole: Found, numbers: Sequence[int]) -> None:
        self._whole, self._numbers = whole, numbers

    def __len__(self) -> int:
        return len(self._numbers)

    def _at(self, place: int) -> Finding:
        return self._whole[self._numbers[place]]


class Grouping:
    """Takes findings one by one; holds nothing of them but what tells their groups apart."""

    def __init__(self) -> None:
        self._pile = _Pile()
        self._numbers: dict[bytes, int] = {}
        self._more: dict[int, _More] = {}
        self._books: dict[str, array[int]] = {}
        self._errors = 0

    def add(self, finding: Finding) -> None:
        """Take one more."""
        place = finding.place
        told = (finding.rule, finding.zh, place.workbook, place.sheet, finding.column)
        key = blake2b("\0".join(told).encode("utf-8", "surrogatepass"), digest_size=16).digest()
        number = self._numbers.setdefault(key, len(self._pile))
        if number < len(self._pile):
            if number not in self._more:
                self._more[number] = _More(self._pile.get(number))
            self._more[number].add(finding)
            return
        self._pile.put(finding)
        self._books.setdefault(place.workbook, array("L")).append(number)
        self._errors += finding.severity is Severity.ERROR

    def add_all(self, findings: Iterable[Finding]) -> None:
        """Take all of *findings*."""
        for finding in findings:
            self.add(finding)

    def found(self) -> Found:
        """All there are; none is taken after that."""
        return Found(self._pile, self._more, self._books, self._errors)


def grouped(findings: Iterable[Finding]) -> Found:
    """*findings* with those of one rule, one sentence and one column made one, in first order."""
    grouping = Grouping()
    grouping.add_all(findings)
    return grouping.found()
