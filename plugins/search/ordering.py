"""Documents and their numbers: few change when lists do, and facets cost nothing.

Documents of one kind that share what the plan's *shelf* names (who decided, in which year) have a
*shelf* of numbers of their own: room for a power of two of them, at a place that follows from what
the shelf is called.  So a workbook that is added changes the numbers of its own shelf and of no
other, as long as that has room, and nobody needs to remember how it was before.

On a shelf, documents of one standing and the same facet values are one unbroken range: a *band*.
A reader's filter is then a choice of ranges, and a count of facets needs no column per document.
"""

from array import array
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from hashlib import blake2b
from pathlib import Path
from types import TracebackType
from typing import Self

import numpy as np
from numpy.typing import NDArray

from plugins.search.records import IndexPlan, SearchDocument
from plugins.search.spool import Spool

SMALLEST = 16
"""Room of a shelf of few documents."""

_Key = tuple[int, bool, tuple[str, ...]]


class UnknownKind(ValueError):
    """A document's kind is not in the plan: our bug."""


class _Kinds(dict[str, int]):
    """The number of each kind."""

    def __missing__(self, kind: str) -> int:
        raise UnknownKind(f"no such kind of document in the plan: {kind}")


@dataclass(frozen=True, slots=True)
class Band:
    """*count* documents from *first* on that share kind, standing, and every facet value."""

    first: int
    count: int
    kind: int
    current: bool
    values: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Shelf:
    """Numbers from *first* on, of which the first *count* are taken, in so many *bands*."""

    first: int
    count: int
    bands: int


@dataclass(frozen=True, slots=True)
class Numbering:
    """Who has which number.

    *space* is above every number, a power of two.  Documents in the order of their numbers have
    *numbers*; *arrivals* says which one of those that came each is.  Shelves and bands stand in
    that order; *values* are the values of each facet.
    """

    space: int
    numbers: NDArray[np.int32]
    arrivals: NDArray[np.int64]
    shelves: tuple[Shelf, ...]
    bands: tuple[Band, ...]
    values: tuple[tuple[str, ...], ...]


class Gathered:
    """All documents, kept on disk, and their numbers; to be closed."""

    def __init__(self, documents: Iterable[SearchDocument], plan: IndexPlan, room: Path | None):
        """Take *documents* in; files are kept in the folder *room*.  Raises UnknownKind."""
        self.labels: set[str] = set()
        days, amounts, band_of = array("i"), array("q"), array("i")
        keys: dict[_Key, int] = {}
        kinds = _Kinds((kind, number) for number, (kind, _, _) in enumerate(plan.kinds))
        self._spool = Spool(room)
        try:
            for one in documents:
                facets = dict(reversed(one.facets))
                chosen = tuple([facets.get(name, "") for name, _ in plan.facets])
                key = kinds[one.kind], not one.current, chosen
                band_of.append(keys.setdefault(key, len(keys)))
                days.append(date.fromisoformat(one.date).toordinal() if one.date else 0)
                amounts.append(-1 if one.amount is None else one.amount)
                self.labels.update([label for label, _ in one.texts])
                self._spool.add(one)
        except BaseException:
            self._spool.close()
            raise
        self.numbering = _numbered(list(keys), np.array(band_of, dtype=np.int64), plan)
        arrivals = self.numbering.arrivals
        self.days = np.array(days, dtype=np.int64)[arrivals]
        self.amounts = np.array(amounts, dtype=np.int64)[arrivals]

    def __enter__(self) -> Self:
        """Itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        problem: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Forget the documents."""
        self._spool.close()

    def __len__(self) -> int:
        """How many documents there are."""
        return len(self.numbering.numbers)

    @property
    def digest(self) -> str:
        """What tells these documents from all others."""
        return self._spool.digest

    def documents(self, first: int = 0, after: int | None = None) -> Iterator[SearchDocument]:
        """The documents in the order of their numbers, from the *first* up to the one *after*."""
        return self._spool.read(self.numbering.arrivals[first:after])

    def picked(self, places: Iterable[int]) -> Iterator[SearchDocument]:
        """Those that stand at *places* in the order of numbers."""
        return self._spool.read(self.numbering.arrivals[np.array(list(places), dtype=np.int64)])


def _numbered(keys: list[_Key], band_of: NDArray[np.int64], plan: IndexPlan) -> Numbering:
    counts = np.bincount(band_of, minlength=len(keys))
    shelf_of = [_shelf(key, plan) for key in keys]
    sizes: dict[tuple[str, ...], int] = {}
    for name, count in zip(shelf_of, counts.tolist(), strict=True):
        sizes[name] = sizes.get(name, 0) + count
    space, firsts = placed(sizes)
    values = tuple(
        tuple(sorted({key[2][place] for key in keys})) for place in range(len(plan.facets))
    )
    places = [{value: number for number, value in enumerate(column)} for column in values]
    order = sorted(range(len(keys)), key=lambda one: (firsts[shelf_of[one]], keys[one]))
    shelves: list[Shelf] = []
    bands: list[Band] = []
    first = 0
    for at, one in enumerate(order):
        kind, ended, chosen = keys[one]
        if at == 0 or shelf_of[one] != shelf_of[order[at - 1]]:
            first = firsts[shelf_of[one]]
            shelves.append(Shelf(first, 0, 0))
        held = int(counts[one])
        told = tuple(column[value] for column, value in zip(places, chosen, strict=True))
        bands.append(Band(first, held, kind, not ended, told))
        shelves[-1] = Shelf(shelves[-1].first, shelves[-1].count + held, shelves[-1].bands + 1)
        first += held
    rank = np.empty(len(keys), dtype=np.int64)
    rank[order] = np.arange(len(keys))
    arrivals = np.argsort(rank[band_of], kind="stable")
    starts = np.array([band.first for band in bands], dtype=np.int64)
    lengths = np.array([band.count for band in bands], dtype=np.int64)
    passed = np.repeat(np.cumsum(lengths) - lengths, lengths)
    numbers = (np.repeat(starts, lengths) + np.arange(len(band_of)) - passed).astype(np.int32)
    return Numbering(space, numbers, arrivals, tuple(shelves), tuple(bands), values)


def _shelf(key: _Key, plan: IndexPlan) -> tuple[str, ...]:
    """What the shelf of a band is called: the kind, and the facets that shelves are told by."""
    kind, _, chosen = key
    facets = zip(plan.facets, chosen, strict=True)
    return (plan.kinds[kind][0], *(value for (name, _), value in facets if name in plan.shelf))


def placed(sizes: dict[tuple[str, ...], int]) -> tuple[int, dict[tuple[str, ...], int]]:
    """The space all shelves need, and where each begins: where its name says, or next to it.

    The largest choose first, at multiples of their room, so there is always a place left.  At
    least a third of the space stays empty: few shelves meet another one where they want to be.
    """
    rooms = {name: max(SMALLEST, 1 << (size - 1).bit_length()) for name, size in sizes.items()}
    space = 1 << (sum(rooms.values()) * 3 // 2).bit_length()
    taken = np.zeros(space // SMALLEST + 1, dtype=bool)
    firsts: dict[tuple[str, ...], int] = {}
    for name in sorted(rooms, key=lambda one: (-rooms[one], _lot(one), one)):
        room = rooms[name]
        at = _lot(name) % (space // room)
        while taken[at * room // SMALLEST : (at + 1) * room // SMALLEST].any():
            at = (at + 1) % (space // room)
        taken[at * room // SMALLEST : (at + 1) * room // SMALLEST] = True
        firsts[name] = at * room
    return space, firsts


def _lot(name: tuple[str, ...]) -> int:
    """A number that follows from *name*, and else from nothing."""
    return int.from_bytes(blake2b("\x1f".join(name).encode(), digest_size=6).digest(), "big")
