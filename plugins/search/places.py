"""Every place of every text, on disk, so that memory does not grow with the lists.

Documents come one by one.  A *block* of some thousand of them is written at a time: for each
place its unit and the characters from there on, as many as the longest term has, in the order of
the first of them.  Whoever makes lists reads the places of a few first characters out of all
blocks: a *span*.  ASCII and the letters of readings may grow longer than others and lie apart.
"""

import os
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import IO, Any, Self

import numpy as np
from numpy.typing import NDArray

from plugins.search.records import IndexPlan
from plugins.search.weighing import BREAK, Lengths, Weigher
from plugins.search.wording import SPELT

BLOCK = 2_000_000
"""About so many places are held until they are written."""
SPAN = 400_000
"""About so many places are made into lists together."""
_ASCII = 128
_LAST = 0xFFFF
"""Characters beyond the BMP share the last key."""

Units = NDArray[np.uint32]
Characters = NDArray[Any]


@dataclass(frozen=True, slots=True)
class Span:
    """Places whose first characters are neighbours, units rising among those of one character.

    *columns* are the characters at each place and those behind it, as numbers in the sorted
    alphabet; 0 is the end of the text.  Without *single* the first character is a crowd's.
    """

    columns: list[Characters]
    units: Units
    single: bool = True


@dataclass(frozen=True, slots=True)
class Crowd:
    """All units of one *character* that stands in too many places for a span, in pieces."""

    character: int
    pieces: Iterator[Units]


@dataclass(frozen=True, slots=True)
class _Block:
    """Where a block of a store begins, and the places of each first key: ``keys`` and ``ends``."""

    at: int
    units_at: int
    wide: bool
    keys: NDArray[np.uint16]
    ends: NDArray[np.int64]

    def bounds(self, first: int, after: int) -> tuple[int, int]:
        """The places whose key is from *first* up to the one before *after*."""
        low, high = np.searchsorted(self.keys, (first, after)).tolist()
        return int(self.ends[low]), int(self.ends[high])


class _Store:
    """Places of one script: a file of units, and one for each of the characters from there on."""

    def __init__(self, width: int, held: ExitStack, room: Path | None) -> None:
        self.width = width
        self.blocks: list[_Block] = []
        self.counts = np.zeros(_LAST + 1, dtype=np.int64)
        self._at = self._units_at = 0
        self._files: list[IO[bytes]] = [
            held.enter_context(tempfile.TemporaryFile(dir=room))  # noqa: SIM115 - held
            for _ in range(width + 1)
        ]

    def add(
        self, places: NDArray[np.int64], keys: NDArray[np.uint16], units: Units, text: Characters
    ) -> None:
        """Write a block: *places* of *text* in the order of their *keys*; the text ends in 0."""
        column = text[places]
        for number, file in enumerate(self._files[1:], 1):
            file.write(column.tobytes())
            if number < self.width:
                after = text[np.minimum(places + number, len(text) - 1)]
                column = np.where(column == 0, 0, after).astype(text.dtype)
        self._files[0].write(units[places].tobytes())
        met, counts = np.unique(keys, return_counts=True)
        self.counts[met] += counts
        ends = np.concatenate([[0], np.cumsum(counts)])
        wide = text.dtype.itemsize == 4
        self.blocks.append(_Block(self._at, self._units_at, wide, met, ends))
        self._at += len(places) * text.dtype.itemsize
        self._units_at += len(places) * 4

    def written(self) -> None:
        """Nothing more comes."""
        for file in self._files:
            file.flush()

    def read(
        self, block: _Block, bounds: tuple[int, int], columns: Sequence[int]
    ) -> tuple[Units, list[Characters]]:
        """Units and *columns* of the places in *bounds*."""
        first, after = bounds
        kind = np.dtype(np.uint32 if block.wide else np.uint16)

        def part(number: int, kind: np.dtype[Any], start: int) -> Characters:
            size = (after - first) * kind.itemsize
            data = os.pread(self._files[number].fileno(), size, start + first * kind.itemsize)
            return np.frombuffer(data, kind)

        units = part(0, np.dtype(np.uint32), block.units_at)
        return units, [part(1 + column, kind, block.at) for column in columns]


class Places:
    """All places; to be filled, then asked for spans, then closed."""

    def __init__(self, plan: IndexPlan, room: Path | None = None) -> None:
        """None yet; files are kept in the folder *room*."""
        self._held = ExitStack()
        longest = max(plan.longest_term, plan.longest_latin_term)
        self._latin = _Store(longest, self._held, room)
        self._other = _Store(plan.longest_term, self._held, room)
        self._spelt = _Store(longest, self._held, room)
        self._numbers = np.zeros(0x110000, dtype=np.uint32)
        self._known = 1
        self._waiting: list[str] = []
        self._size = self._units = 0
        self.lengths = Lengths()
        self.counts = np.zeros(0x110000, dtype=np.int64)

    def __enter__(self) -> Self:
        """Itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        problem: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Remove the files."""
        self._held.close()

    @classmethod
    def of(
        cls, documents: Iterable[Sequence[str]], plan: IndexPlan, room: Path | None = None
    ) -> Self:
        """Those of the folded texts of the six units of each of *documents*."""
        made = cls(plan, room)
        for units in documents:
            made.add(units)
        made.written()
        return made

    def add(self, units: Sequence[str]) -> None:
        """The next document."""
        self._waiting.extend(units)
        self._size += sum(map(len, units)) + len(units)
        if self._size >= BLOCK:
            self._write()

    def written(self) -> None:
        """Nothing more comes."""
        if self._waiting:
            self._write()
        for store in self._stores():
            store.written()
        self.lengths.close()
        points = np.flatnonzero(self._numbers)
        self.alphabet = [BREAK, *map(chr, points.tolist())]
        ranks = np.zeros(self._known, dtype=np.uint16 if len(points) < _LAST else np.uint32)
        ranks[self._numbers[points]] = np.arange(1, len(points) + 1)
        self._ranks = ranks
        self.latin = np.array([False, *((points < _ASCII) | (points >= SPELT)).tolist()])

    def _stores(self) -> tuple[_Store, ...]:
        """In the order of what they hold."""
        return self._latin, self._other, self._spelt

    def weigher(self) -> Weigher:
        """Weighs by the lengths of all units."""
        return Weigher.of(self.lengths)

    def _write(self) -> None:
        waiting, self._waiting, self._size = self._waiting, [], 0
        text = BREAK.join(waiting) + BREAK
        points = np.frombuffer(text.encode("utf-32-le"), dtype=np.uint32)
        self.counts += np.bincount(points, minlength=len(self.counts))
        spans = np.fromiter(map(len, waiting), np.int64, len(waiting))
        ends = np.cumsum(spans + 1)
        breaks = np.diff(np.searchsorted(np.flatnonzero(points == ord(BREAK)), ends), prepend=0)
        self.lengths.add(spans + 1 - breaks)
        units = np.repeat(
            np.arange(self._units, self._units + len(waiting), dtype=np.uint32), spans + 1
        )
        self._units += len(waiting)
        characters = self._numbered(points)
        spelt = np.flatnonzero(points >= SPELT)
        keys = np.minimum(points, _LAST).astype(np.uint16)
        keys[spelt] = ord(BREAK)  # out of the way of the others
        order = np.argsort(keys, kind="stable")
        keys = keys[order]
        before, after, rest = np.searchsorted(keys, (ord(BREAK), ord(BREAK) + 1, _ASCII)).tolist()
        latin = np.r_[0:before, after:rest]
        self._latin.add(order[latin], keys[latin], units, characters)
        self._other.add(order[rest:], keys[rest:], units, characters)
        keys = (points[spelt] - SPELT).astype(np.uint16)
        order = np.argsort(keys, kind="stable")
        self._spelt.add(spelt[order], keys[order], units, characters)

    def _numbered(self, points: NDArray[np.uint32]) -> Characters:
        """*points* as numbers in the order in which they were first met."""
        found = self._numbers[points]
        fresh = np.unique(points[found == 0])
        fresh = fresh[fresh != ord(BREAK)]
        if len(fresh):
            self._numbers[fresh] = np.arange(self._known, self._known + len(fresh))
            self._known += len(fresh)
            found = self._numbers[points]
        return found.astype(np.uint16 if self._known <= _LAST else np.uint32)

    def spans(self) -> Iterator[Span | Crowd]:
        """All places, in the order of their first characters."""
        for store in self._stores():
            for first, after in _ranges(store.counts):
                if after - first == 1 and store.counts[first] > SPAN * 3 // 2 and first < _LAST:
                    yield from self._crowded(store, first)
                else:
                    yield self._span(store, first, after)

    def _span(self, store: _Store, first: int, after: int) -> Span:
        read = [
            store.read(block, block.bounds(first, after), range(store.width))
            for block in store.blocks
        ]
        units = np.concatenate([units for units, _ in read])
        columns = [
            self._ranks[np.concatenate([columns[number] for _, columns in read])]
            for number in range(store.width)
        ]
        return Span(columns, units)

    def _crowded(self, store: _Store, key: int) -> Iterator[Span | Crowd]:
        """A character in too many places: alone, then with one after another of those behind it."""

        def parts(columns: Sequence[int]) -> Iterator[tuple[Units, list[Characters]]]:
            for block in store.blocks:
                units, read = store.read(block, block.bounds(key, key + 1), columns)
                yield units, [self._ranks[column] for column in read]

        point = key + (SPELT if store is self._spelt else 0)
        yield Crowd(self.alphabet.index(chr(point)), (units for units, _ in parts(())))
        counts = np.zeros(len(self.alphabet), dtype=np.int64)
        for _, (second,) in parts((1,)):
            counts += np.bincount(second, minlength=len(counts))
        counts[0] = 0
        for first, after in _ranges(counts):
            kept = []
            for units, columns in parts(range(store.width)):
                inside = np.flatnonzero((columns[1] >= first) & (columns[1] < after))
                kept.append((units[inside], [column[inside] for column in columns]))
            columns = [
                np.concatenate(some) for some in zip(*(part for _, part in kept), strict=True)
            ]
            yield Span(columns, np.concatenate([units for units, _ in kept]), single=False)


def _ranges(counts: NDArray[np.int64]) -> Iterator[tuple[int, int]]:
    """Runs of neighbouring keys that together stand in at most ``SPAN`` places, or one key."""
    first = last = held = 0
    met = np.flatnonzero(counts)
    for key, count in zip(met.tolist(), counts[met].tolist(), strict=True):
        if held and held + count > SPAN:
            yield first, last + 1
            held = 0
        if not held:
            first = key
        held += count
        last = key
    if held:
        yield first, last + 1
