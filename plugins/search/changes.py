"""What some documents say differently: lists they leave, lists they come into."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from plugins.search.characters import Characters, CountingFolder
from plugins.search.groups import Reader
from plugins.search.keys import Keys
from plugins.search.places import Places
from plugins.search.postings import term_lists
from plugins.search.records import IndexPlan, SearchDocument
from plugins.search.unpacking import Postings
from plugins.search.weighing import LEVELS, Weigher

Codes = NDArray[np.int64]
"""Postings of several terms: in one number which term, how much below the best level, and which
document.  Rising, they are in the order of lists.
"""
_TERM, _LEVEL = 36, 32


def coded(terms: NDArray[np.int64], postings: Postings) -> Codes:
    """*postings* of the *terms* that have these numbers."""
    return terms << _TERM | (LEVELS - 1 - postings.levels) << _LEVEL | postings.numbers


def postings_of(codes: Codes) -> Postings:
    """The postings, without their terms."""
    levels = LEVELS - 1 - (codes >> _LEVEL & LEVELS - 1)
    return Postings(codes & (1 << _LEVEL) - 1, levels)


def terms_of(codes: Codes) -> NDArray[np.int64]:
    """The number of the term of each."""
    return codes >> _TERM


def between(codes: Codes, first: int, after: int) -> Codes:
    """Those of the terms from the *first* up to the one *after*, counted from the first."""
    low, high = np.searchsorted(codes, (first << _TERM, after << _TERM)).tolist()
    return codes[low:high] - (first << _TERM)


@dataclass(frozen=True, slots=True)
class Changes:
    """Postings that are *gone* and that *come*; the number of a term is its place in *terms*."""

    terms: list[str]
    gone: Codes
    come: Codes

    def changed(self) -> list[int]:
        """The numbers of the terms that are not as they were."""
        found: list[int] = np.union1d(terms_of(self.gone), terms_of(self.come)).tolist()
        return found

    def of(self, terms: Sequence[int]) -> tuple[Codes, Codes]:
        """What is gone and what comes of these *terms*, which are numbered anew in their order."""
        ranks = np.full(len(self.terms), -1, dtype=np.int64)
        ranks[list(terms)] = np.arange(len(terms))
        gone, come = (np.sort(_renumbered(codes, ranks)) for codes in (self.gone, self.come))
        return gone, come


def _renumbered(codes: Codes, ranks: NDArray[np.int64]) -> Codes:
    found = ranks[terms_of(codes)]
    kept = found >= 0
    return found[kept] << _TERM | codes[kept] & (1 << _TERM) - 1


@dataclass(frozen=True, slots=True)
class Side:
    """Some documents as they were or as they are: all their terms, as if every one had grown."""

    codes: Codes
    lengths: NDArray[np.int64]
    written: Characters
    compared: Characters


class Sides:
    """Cuts documents of an index into terms, and weighs them by its *means*."""

    def __init__(self, plan: IndexPlan, means: NDArray[np.float64], room: Path | None) -> None:
        """Files are kept in the folder *room*."""
        self._plan = replace(plan, grow_above=0, grow_latin_above=0)
        self._means, self._room = means, room
        self._terms: dict[str, int] = {}

    def side(self, documents: Iterable[tuple[int, SearchDocument]]) -> Side:
        """What *documents*, each with its number, say."""
        numbers = []
        with Places(self._plan, self._room) as places:
            reader = Reader(places, Keys(), CountingFolder())
            for number, document in documents:
                numbers.append(number)
                reader.read(document)
            places.written()
            weigher = Weigher(places.lengths.stored, self._means)
            lists = chain(reader.keys.lists(), term_lists(places, self._plan, weigher))
            codes = [np.zeros(0, dtype=np.int64)]
            taken = np.array(numbers, dtype=np.int64)
            for some in chain.from_iterable(lists):
                terms = [self._terms.setdefault(term, len(self._terms)) for term in some.terms]
                owners = np.repeat(np.array(terms, dtype=np.int64), np.diff(some.bounds))
                codes.append(coded(owners, Postings(taken[some.documents], some.levels)))
            return Side(
                np.sort(np.concatenate(codes)),
                places.lengths.sums,
                reader.folder.characters(),
                Characters.of(places.counts),
            )

    def changes(self, before: Side, after: Side) -> Changes:
        """What is different, of all terms that there may be."""
        return Changes(
            list(self._terms),
            np.setdiff1d(before.codes, after.codes, assume_unique=True),
            np.setdiff1d(after.codes, before.codes, assume_unique=True),
        )
