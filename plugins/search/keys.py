"""Whole codes, titles and document numbers, as terms that no text can hold."""

from array import array
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from plugins.search.postings import TermLists
from plugins.search.records import SearchDocument
from plugins.search.terms import EXACT, document_keys
from plugins.search.weighing import LEVELS

_TOGETHER = 50_000


class Keys:
    """The keys of all documents, in the order of numbers."""

    def __init__(self) -> None:
        """None yet."""
        self._sums, self._owners = array("I"), array("i")
        self._numbers: dict[str, int] = {}  # authorities number alike: there are few
        self._numbered, self._bearers = array("i"), array("i")
        self._count = 0

    def add(self, document: SearchDocument, folded: Sequence[str]) -> None:
        """Those of the next document, whose code and title are *folded*."""
        for key in document_keys(document, folded):
            if key[0] == EXACT:
                self._sums.append(int(key[1:], 16))
                self._owners.append(self._count)
            else:
                self._numbered.append(self._numbers.setdefault(key, len(self._numbers)))
                self._bearers.append(self._count)
        self._count += 1

    def lists(self) -> Iterator[list[TermLists]]:
        """Their lists, in the order of terms, some thousand at a time."""
        sums, owners = np.array(self._sums), np.array(self._owners)
        yield from _together(sums, owners, lambda sums: [f"{EXACT}{one:08x}" for one in sums])
        written = sorted(self._numbers)
        rank = np.empty(len(written), dtype=np.int32)
        rank[[self._numbers[one] for one in written]] = np.arange(len(written))
        numbered, bearers = np.array(self._numbered), np.array(self._bearers)
        yield from _together(rank[numbered], bearers, lambda ranks: [written[one] for one in ranks])


def _together(
    keys: NDArray[Any], owners: NDArray[Any], told: Callable[[list[int]], list[str]]
) -> Iterator[list[TermLists]]:
    """The *owners* of each of *keys*, in their order; *told* gives the terms of some keys."""
    order = np.argsort(keys, kind="stable")
    keys, owners = keys[order], owners[order]
    del order
    bounds = np.flatnonzero(np.diff(keys.astype(np.int64), prepend=-1, append=-1))
    for start in range(0, len(bounds) - 1, _TOGETHER):
        edges = bounds[start : start + _TOGETHER + 1]
        held = owners[edges[0] : edges[-1]].astype(np.int64)
        yield [_exact(told(keys[edges[:-1]].tolist()), edges - edges[0], held)]


def _exact(terms: list[str], bounds: NDArray[np.int64], owners: NDArray[np.int64]) -> TermLists:
    ranks = np.full(len(owners), LEVELS - 1, dtype=np.int64)
    return TermLists(terms, np.zeros(len(terms), dtype=bool), bounds, owners, ranks)
