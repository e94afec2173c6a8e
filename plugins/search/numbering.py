"""Who has which number: few change when lists do, and facets cost nothing.

Documents of one kind that share what the plan's *shelf* names (who decided, in which year) have a
*shelf* of numbers of their own: room for a power of two of them, at a place that follows from what
the shelf is called.  So a workbook that is added changes the numbers of its own shelf and of no
other, as long as that has room, and nobody needs to remember how it was before.

On a shelf, documents of one standing and the same facet values are one unbroken range: a *band*,
the newest first.  A reader's filter is then a choice of ranges, and a count of facets needs no
column per document.
"""

from dataclasses import dataclass
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

from plugins.search.records import IndexPlan

SMALLEST = 16
"""Room of a shelf of few documents."""

Key = tuple[int, bool, tuple[str, ...]]
"""What a band shares: number of the kind, whether it ended, a value for each facet."""


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


def numbered(
    keys: list[Key], band_of: NDArray[np.int64], days: NDArray[np.int64], plan: IndexPlan
) -> Numbering:
    """The numbers of documents that came with these *days*; ``keys[band_of[one]]`` is its band."""
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
    arrivals = np.lexsort((-days, rank[band_of]))
    starts = np.array([band.first for band in bands], dtype=np.int64)
    lengths = np.array([band.count for band in bands], dtype=np.int64)
    passed = np.repeat(np.cumsum(lengths) - lengths, lengths)
    numbers = (np.repeat(starts, lengths) + np.arange(len(band_of)) - passed).astype(np.int32)
    return Numbering(space, numbers, arrivals, tuple(shelves), tuple(bands), values)


def _shelf(key: Key, plan: IndexPlan) -> tuple[str, ...]:
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
