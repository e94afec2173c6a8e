"""Whole codes, titles and document numbers, as terms that no text can hold."""

from array import array
from collections.abc import Iterator

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
        self._sums, self._owners = array("L"), array("i")
        self._numbers: list[str] = []
        self._numbered = array("i")
        self._count = 0

    def add(self, document: SearchDocument) -> None:
        """Those of the next document."""
        for key in document_keys(document):
            if key[0] == EXACT:
                self._sums.append(int(key[1:], 16))
                self._owners.append(self._count)
            else:
                self._numbers.append(key)
                self._numbered.append(self._count)
        self._count += 1

    def lists(self) -> Iterator[list[TermLists]]:
        """Their lists, in the order of terms, some thousand at a time."""
        sums = np.array(self._sums, dtype=np.int64)
        owners = np.array(self._owners, dtype=np.int64)
        order = np.argsort(sums, kind="stable")
        sums, owners = sums[order], owners[order]
        first = np.flatnonzero(np.diff(sums, prepend=-1))
        bounds = np.append(first, len(sums))
        for start in range(0, len(first), _TOGETHER):
            edges = bounds[start : start + _TOGETHER + 1]
            terms = [f"{EXACT}{one:08x}" for one in sums[edges[:-1]].tolist()]
            yield [_exact(terms, edges - edges[0], owners[edges[0] : edges[-1]])]
        met: dict[str, list[int]] = {}
        for place in sorted(range(len(self._numbers)), key=self._numbers.__getitem__):
            key, owner = self._numbers[place], self._numbered[place]
            if key not in met and len(met) == _TOGETHER:
                yield [_of(met)]
                met = {}
            met.setdefault(key, []).append(owner)
        if met:
            yield [_of(met)]


def _of(met: dict[str, list[int]]) -> TermLists:
    bounds = np.cumsum([0, *map(len, met.values())])
    owners = np.array([owner for some in met.values() for owner in some], dtype=np.int64)
    return _exact(list(met), bounds, owners)


def _exact(terms: list[str], bounds: NDArray[np.int64], owners: NDArray[np.int64]) -> TermLists:
    ranks = np.full(len(owners), LEVELS - 1, dtype=np.int64)
    return TermLists(terms, np.zeros(len(terms), dtype=bool), bounds, owners, ranks)
