"""Documents → for each term the documents that hold it, with the level of each.

All places of all texts are sorted at once, a span of first characters at a time so that memory
stays bounded.  A term that too many documents hold is grown by one character, and so on.
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from plugins.search.records import IndexPlan
from plugins.search.weighing import BREAK, LEVELS, UNITS, Weigher, levels

Whole = NDArray[np.int64]
Flags = NDArray[np.bool_]

SPAN = 2_000_000
"""At most about this many places are sorted together: some 200 MB."""
TABLE = 32_000_000
"""Distinct numbers are found in a table up to this size, and by sorting beyond."""


@dataclass(frozen=True, slots=True)
class Places:
    """Every character of every text: its number in the sorted *alphabet*, and its unit.

    A unit is document · 6 + rank.  Number 0 is the break between texts.
    """

    alphabet: str
    characters: Whole
    units: Whole
    lengths: Whole

    @classmethod
    def of(cls, documents: Iterable[Iterable[str]]) -> "Places":
        """From the folded texts of the six units of each document."""
        texts = [text for units in documents for text in units]
        points = np.frombuffer(
            (BREAK.join(texts) + BREAK).encode("utf-32-le"), dtype=np.uint32
        ).astype(np.int64)
        seen = np.flatnonzero(np.bincount(points))
        alphabet = [BREAK, *(chr(point) for point in seen if chr(point) != BREAK)]
        numbers = np.zeros(int(seen[-1]) + 1, dtype=np.int64)
        numbers[[ord(character) for character in alphabet]] = np.arange(len(alphabet))
        spans = np.array([len(text) for text in texts], dtype=np.int64)
        breaks = np.array([text.count(BREAK) for text in texts], dtype=np.int64)
        return cls(
            "".join(alphabet),
            numbers[points],
            np.repeat(np.arange(len(texts)), spans + 1),
            (spans - breaks).reshape(-1, UNITS),
        )


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
    """Terms of one length: *keys* are sorted, *places* lie in them, *number* says in which."""

    terms: list[str]
    latin: Flags
    places: Whole
    numbers: Whole


def term_lists(places: Places, plan: IndexPlan, weigher: Weigher) -> Iterator[TermLists]:
    """All lists in the order of their terms, some thousands of terms at a time."""
    counts = np.bincount(places.characters, minlength=len(places.alphabet))
    counts[0] = 0
    spans = np.cumsum(counts) // SPAN
    for span in range(int(spans[-1]) + 1):
        wanted = (spans == span) & (counts > 0)
        chosen = np.flatnonzero(wanted[places.characters])
        if len(chosen):
            yield _sorted(list(_rungs(places, plan, weigher, chosen)))


def _rungs(places: Places, plan: IndexPlan, weigher: Weigher, chosen: Whole) -> Iterator[TermLists]:
    """The terms that begin at *chosen*: single characters, pairs, and what grew from them."""
    ascii_only = np.array([ord(character) < 128 for character in places.alphabet])
    single, numbers = _numbered(places.characters[chosen])
    rung = _Rung([places.alphabet[one] for one in single], ascii_only[single], chosen, numbers)
    for length in range(1, plan.longest_latin_term + 1):
        lists = _reduced(rung, places, weigher)
        held = np.diff(lists.bounds)
        above = np.where(rung.latin, plan.grow_latin_above, plan.grow_above)
        longest = np.where(rung.latin, plan.longest_latin_term, plan.longest_term)
        grown = (held > above) & (length < longest) if length > 1 else np.ones(len(held), bool)
        yield replace(lists, grown=grown)
        rung = _longer(rung, places, grown, length, ascii_only)
        if not len(rung.places):
            return


def _longer(rung: _Rung, places: Places, grown: Flags, length: int, ascii_only: Flags) -> _Rung:
    """The terms one character longer than those of *rung* that *grown* marks."""
    kept = grown[rung.numbers]
    where = rung.places[kept]
    after = places.characters[where + length]
    inside = after > 0
    size = len(places.alphabet)
    keys, numbers = _numbered(rung.numbers[kept][inside] * size + after[inside])
    parents, characters = keys // size, keys % size
    terms = [
        rung.terms[parent] + places.alphabet[character]
        for parent, character in zip(parents.tolist(), characters.tolist(), strict=True)
    ]
    latin = rung.latin[parents] & ascii_only[characters]
    return _Rung(terms, latin, where[inside], numbers)


def _numbered(keys: Whole) -> tuple[Whole, Whole]:
    """The distinct *keys* in order, and for each key its number among them."""
    if not len(keys) or int(keys.max()) > TABLE:
        return np.unique(keys, return_inverse=True)
    met = np.bincount(keys) > 0
    return np.flatnonzero(met), (np.cumsum(met) - 1)[keys]


def _reduced(rung: _Rung, places: Places, weigher: Weigher) -> TermLists:
    """One entry for each term and document, its weights in all units added up."""
    bits = int(places.lengths.size).bit_length()
    both = np.sort((rung.numbers << bits) | places.units[rung.places])
    first = np.flatnonzero(np.diff(both, prepend=-1))
    counts = np.diff(first, append=len(both))
    terms, units = both[first] >> bits, both[first] & ((1 << bits) - 1)
    return reduced(rung.terms, terms, units, weigher.weights(units, counts))


def reduced(
    terms: list[str], numbers: Whole, units: Whole, weights: NDArray[np.float64]
) -> TermLists:
    """Lists from (term number, unit, weight), sorted by term and then unit."""
    documents = units // UNITS
    fresh = (np.diff(numbers, prepend=-1) != 0) | (np.diff(documents, prepend=-1) != 0)
    first = np.flatnonzero(fresh)
    numbers, documents = numbers[first], documents[first]
    bounds = np.searchsorted(numbers, np.arange(len(terms) + 1))
    below = LEVELS - 1 - levels(np.add.reduceat(weights, first))
    bits = int(documents.max(initial=1)).bit_length()
    ranked = np.sort((((numbers << 4) | below) << bits) | documents)
    return TermLists(
        terms,
        np.zeros(len(terms), bool),
        bounds,
        ranked & ((1 << bits) - 1),
        LEVELS - 1 - ((ranked >> bits) & 15),
    )


def _sorted(rungs: list[TermLists]) -> TermLists:
    """The lists of all *rungs*, in the order of their terms."""
    sizes = np.concatenate([np.diff(rung.bounds) for rung in rungs])
    whole = TermLists(
        [term for rung in rungs for term in rung.terms],
        np.concatenate([rung.grown for rung in rungs]),
        np.concatenate([[0], np.cumsum(sizes)]),
        np.concatenate([rung.documents for rung in rungs]),
        np.concatenate([rung.levels for rung in rungs]),
    )
    return by_term(whole)


def by_term(lists: TermLists, grown: Collection[str] = ()) -> TermLists:
    """*lists* in the order of their terms; those in *grown* are marked, too."""
    terms = lists.terms
    order = sorted(range(len(terms)), key=terms.__getitem__)
    picked = np.array(order, dtype=np.int64)
    chosen = np.diff(lists.bounds)[picked]
    bounds = np.concatenate([[0], np.cumsum(chosen)])
    source = np.repeat(lists.bounds[picked] - bounds[:-1], chosen) + np.arange(bounds[-1])
    names = [terms[one] for one in order]
    marked = np.array([len(name) == 1 or name in grown for name in names], dtype=bool)
    return TermLists(
        names,
        lists.grown[picked] | marked,
        bounds,
        lists.documents[source],
        lists.levels[source],
    )


def grown_terms(places: Places, plan: IndexPlan) -> frozenset[str]:
    """The terms of two and more characters that grow, for those who cut text one by one."""
    found: set[str] = set()
    for lists in term_lists(places, plan, Weigher.of(places.lengths)):
        found.update(lists.terms[one] for one in np.flatnonzero(lists.grown))
    return frozenset(term for term in found if len(term) > 1)
