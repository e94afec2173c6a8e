"""Places → for each term the documents that hold it, with the level of each.

A span of places is put in order by its first characters, then by the next, and so on: each time
the places of a term stand together, its units rising.  A term that too many documents hold is
grown by one character.  Every step is a sort of small numbers that keeps what is equal in order.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from plugins.search.places import Crowd, Places, Span
from plugins.search.records import IndexPlan
from plugins.search.weighing import LEVELS, UNITS, Weigher, levels

Whole = NDArray[np.int64]
Flags = NDArray[np.bool_]
_TOGETHER = 4096
"""So many terms and sixteen levels are numbers of sixteen bits."""


@dataclass(frozen=True, slots=True)
class TermLists:
    """Sorted terms and their lists: list *i* is ``documents[bounds[i]:bounds[i + 1]]``.

    Within a list the highest level comes first, and within a level the lowest document.
    """

    terms: list[str]
    grown: Flags
    bounds: Whole
    documents: Whole
    levels: Whole


@dataclass(frozen=True, slots=True)
class _Rung:
    """Terms of one length: *owners* are their numbers in *terms*, rising; the rest are places."""

    terms: list[str]
    latin: Flags
    owners: NDArray[Any]
    units: NDArray[Any]
    after: list[NDArray[Any]]


def term_lists(places: Places, plan: IndexPlan, weigher: Weigher) -> Iterator[list[TermLists]]:
    """All lists: span by span, those of one length together."""
    for span in places.spans():
        if isinstance(span, Crowd):
            yield [_crowd(span, places, weigher)]
        else:
            yield list(_rungs(span, places, plan, weigher))


def grown_terms(lists: Iterable[list[TermLists]]) -> frozenset[str]:
    """The terms of two and more characters that grow, for those who cut text one by one."""
    return frozenset(
        some.terms[one]
        for rungs in lists
        for some in rungs
        for one in np.flatnonzero(some.grown)
        if len(some.terms[one]) > 1
    )


def _crowd(crowd: Crowd, places: Places, weigher: Weigher) -> TermLists:
    """The list of one character, its documents a piece after another."""
    found = [
        _documents(np.zeros(len(units), dtype=np.int64), units, weigher)
        for units in crowd.pieces
        if len(units)
    ]
    owners, documents, ranks = (np.concatenate(column) for column in zip(*found, strict=True))
    return _lists([places.alphabet[crowd.character]], owners, documents, ranks, single=True)


def _rungs(span: Span, places: Places, plan: IndexPlan, weigher: Weigher) -> Iterator[TermLists]:
    """The terms of *span*: single characters, pairs, and what grew from them."""
    rung = _first(span, places)
    width = len(span.columns)
    for length in range(1, width + 1):
        if length > 1 or span.single:
            found = _documents(rung.owners, rung.units, weigher)
            lists = _lists(rung.terms, *found, single=length == 1)
            held = np.diff(lists.bounds)
            above = np.where(rung.latin, plan.grow_latin_above, plan.grow_above)
            longest = np.where(rung.latin, plan.longest_latin_term, plan.longest_term)
            if length > 1:
                lists.grown[:] = (held > above) & (length < longest)
            yield lists
            grown = lists.grown
        else:
            grown = np.ones(1, dtype=bool)
        if length == width or not grown.any():
            return
        rung = _longer(rung, places, grown)
        if not len(rung.owners):
            return


def _first(span: Span, places: Places) -> _Rung:
    own, *after = span.columns
    order = np.argsort(own, kind="stable")
    own = own[order]
    fresh = np.diff(own, prepend=0) != 0
    characters = own[fresh]
    return _Rung(
        [places.alphabet[one] for one in characters.tolist()],
        places.latin[characters],
        np.cumsum(fresh, dtype=np.int32) - 1,
        span.units[order],
        [column[order] for column in after],
    )


def _longer(rung: _Rung, places: Places, grown: Flags) -> _Rung:
    """The terms one character longer than those of *rung* that *grown* marks."""
    kept = np.flatnonzero(grown[rung.owners] & (rung.after[0] != 0))
    parents = np.flatnonzero(grown)
    dense = (np.cumsum(grown) - 1).astype(np.uint16 if len(parents) <= 1 << 16 else np.uint32)
    owners, characters = dense[rung.owners[kept]], rung.after[0][kept]
    order = np.argsort(characters, kind="stable")
    order = order[np.argsort(owners[order], kind="stable")]
    owners, characters = owners[order], characters[order]
    order = kept[order]
    fresh = (np.diff(owners, prepend=owners[:1]) != 0) | (np.diff(characters, prepend=0) != 0)
    above, added = parents[owners[fresh]], characters[fresh]
    alphabet = places.alphabet
    return _Rung(
        [
            rung.terms[parent] + alphabet[character]
            for parent, character in zip(above.tolist(), added.tolist(), strict=True)
        ],
        rung.latin[above] & places.latin[added],
        np.cumsum(fresh, dtype=np.int32) - 1,
        rung.units[order],
        [column[order] for column in rung.after[1:]],
    )


def _documents(
    owners: NDArray[Any], units: NDArray[Any], weigher: Weigher
) -> tuple[NDArray[Any], NDArray[Any], Whole]:
    """One entry for each term and document, with the level of its weights added up."""
    fresh = np.flatnonzero(
        (np.diff(owners, prepend=-1) != 0) | (np.diff(units, prepend=units[:1]) != 0)
    )
    counts = np.diff(fresh, append=len(owners))
    return reduced(owners[fresh], units[fresh], weigher.weights(units[fresh], counts))


def reduced(
    owners: NDArray[Any], units: NDArray[Any], weights: NDArray[np.float64]
) -> tuple[NDArray[Any], NDArray[Any], Whole]:
    """Term numbers, documents and levels from (term number, unit, weight), sorted by both."""
    documents = units // UNITS
    fresh = np.flatnonzero(
        (np.diff(owners, prepend=-1) != 0) | (np.diff(documents, prepend=documents[:1]) != 0)
    )
    sums = np.add.reduceat(weights, fresh)
    return owners[fresh], documents[fresh], levels(sums)


def _lists(
    terms: list[str], owners: NDArray[Any], documents: NDArray[Any], ranks: Whole, *, single: bool
) -> TermLists:
    """Lists from entries sorted by term and document; *single* terms are all grown."""
    bounds = np.searchsorted(owners, np.arange(len(terms) + 1))
    order = np.empty(len(owners), dtype=np.int64)
    for first in range(0, len(terms), _TOGETHER):
        low, high = bounds[first], bounds[min(first + _TOGETHER, len(terms))]
        key = ((owners[low:high] - first) << 4) | (LEVELS - 1 - ranks[low:high])
        order[low:high] = low + np.argsort(key.astype(np.uint16), kind="stable")
    marked = np.full(len(terms), single)
    return TermLists(terms, marked, bounds, documents[order], ranks[order])


def listed(
    terms: list[str], numbers: Whole, units: Whole, weights: NDArray[np.float64]
) -> TermLists:
    """Lists of sorted *terms* from (term number, unit, weight), sorted by term and unit."""
    return _lists(terms, *reduced(numbers, units, weights), single=False)
