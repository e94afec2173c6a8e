"""Lists of an index that stands, with some documents taken out and others put in.

Where a term begins to grow, the longer ones are cut out of all documents that hold it; where it
grows no more, the longer ones are dropped.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from plugins.search.changes import Changes, Codes, between, coded, postings_of, terms_of
from plugins.search.coding import encode
from plugins.search.leaves import TermEntry
from plugins.search.postings import TermLists, listed
from plugins.search.records import IndexPlan
from plugins.search.standing import DiffersError, Standing
from plugins.search.unpacking import Postings
from plugins.search.weighing import BREAK, UNITS, Weigher, in_bytes
from plugins.search.wording import SPELT

MOST = 0.4
"""If lists of a larger share of all postings change, it is less work to make those of all."""
_TOGETHER = 200_000
"""About so many postings are encoded together."""
_ASCII = 128


class Relisting:
    """Changes lists: *edits* are the terms that are new, changed or (None) gone.

    Of terms that begin with one that was *dropped*, none stays.
    """

    def __init__(
        self,
        standing: Standing,
        plan: IndexPlan,
        means: NDArray[np.float64],
        units: Callable[[int], Sequence[str]],
        postings: int,
    ) -> None:
        """For lists that are *standing*, of so many *postings* altogether.

        *units* are the folded texts of the document that has a number now.
        """
        self._standing, self._plan, self._means, self._units = standing, plan, means, units
        self._space = standing.entry["space"]
        self._left = postings * MOST
        self._grown: dict[str, bool] = {}
        self.edits: dict[str, TermEntry | None] = {}
        self.dropped: list[str] = []

    def take(self, changes: Changes) -> None:
        """Make all *changes* that are of terms there are.  Raises DiffersError: they are many."""
        terms = changes.terms
        by_length: dict[int, list[int]] = {}
        for one in changes.changed():
            length = len(terms[one]) if terms[one] > " " else 0
            by_length.setdefault(length, []).append(one)
        for length in sorted(by_length):
            # Whether a term is one follows from those that are shorter.
            some = sorted(by_length[length], key=terms.__getitem__)
            some = [one for one in some if not length or self._stays(terms[one])]
            found = [self._standing.find(terms[one]) for one in some]
            self._left -= sum(entry.held for entry in found if entry)
            if self._left < 0:
                raise DiffersError
            sides = changes.of(some)
            for first, after in _parts([entry.held if entry else 0 for entry in found]):
                here = [terms[one] for one in some[first:after]]
                gone, come = (between(codes, first, after) for codes in sides)
                self._change(here, found[first:after], gone, come)

    def _stays(self, term: str) -> bool:
        """Whether *term* is one before and after: all that it begins with grew, and grows."""
        shorter = [term[:length] for length in range(2, len(term))]
        return all(self._standing.grew(one) and self._grown.get(one, True) for one in shorter)

    def _change(
        self, terms: Sequence[str], found: Sequence[TermEntry | None], gone: Codes, come: Codes
    ) -> None:
        """Take *gone* out of the lists of *terms*, which were *found* so, and put *come* in."""
        entries = [entry for entry in found if entry]
        there = np.flatnonzero([entry is not None for entry in found])
        owners = np.repeat(there, [entry.held for entry in entries])
        before = coded(owners, self._standing.postings(*entries))
        codes = exchanged(before, gone, come)
        held = np.bincount(terms_of(codes), minlength=len(terms)).tolist()
        for term, count in zip(terms, held, strict=True):
            self._grown[term] = self._grows(term, count)
        self._put(terms, codes, held)
        for term, entry, count, after in zip(
            terms, found, held, np.cumsum(held).tolist(), strict=True
        ):
            grew = entry is not None and entry.grown
            if len(term) > 1 and grew and not self._grown[term]:
                self.dropped.append(term)
            if len(term) > 1 and not grew and self._grown[term]:
                own = codes[after - count : after]
                self._lengthen(term, np.sort(postings_of(own).numbers))

    def _grows(self, term: str, held: int) -> bool:
        """Whether *term*, which so many documents have, is cut longer."""
        plan = self._plan
        latin = all(ord(one) < _ASCII or ord(one) >= SPELT for one in term)
        above = plan.grow_latin_above if latin else plan.grow_above
        longest = plan.longest_latin_term if latin else plan.longest_term
        return len(term) == 1 or (term > " " and held > above and len(term) < longest)

    def _put(self, terms: Sequence[str], codes: Codes, held: Sequence[int]) -> None:
        """These are the lists of *terms* from now on, of which each has so many documents."""
        self.edits.update(dict.fromkeys(terms))
        kept = [place for place, count in enumerate(held) if count]
        if not kept:
            return
        bounds = np.concatenate([[0], np.cumsum([held[place] for place in kept])])
        numbers, levels = postings_of(codes)
        marked = np.array([self._grown[terms[place]] for place in kept])
        some = [terms[place] for place in kept]
        lists = TermLists(some, marked, bounds, np.arange(len(numbers)), levels)
        content, edges = encode(lists, numbers.astype(np.int32), self._space)
        for at, (first, after) in enumerate(pairwise(edges.tolist())):
            term = some[at]
            data = content[first:after]
            self.edits[term] = TermEntry(term, held[kept[at]], self._grown[term], data)

    def _lengthen(self, term: str, numbers: NDArray[np.int64]) -> None:
        """Cut the longer terms out of the documents called *numbers*, which all hold *term*."""
        found: Counter[tuple[str, int]] = Counter()
        lengths = []
        for place, number in enumerate(numbers.tolist()):
            for unit, text in enumerate(self._units(number)):
                lengths.append(len(text) - text.count(BREAK))
                found.update((one, place * UNITS + unit) for one in longer(term, text))
        if not found:
            return
        terms = sorted({one for one, _ in found})
        ranks = {one: rank for rank, one in enumerate(terms)}
        rows = sorted((ranks[one], unit, count) for (one, unit), count in found.items())
        owners, units, counts = np.array(rows, dtype=np.int64).T
        weigher = Weigher(in_bytes(np.array(lengths, dtype=np.int64)), self._means)
        lists = listed(terms, owners, units, weigher.weights(units, counts))
        held = np.diff(lists.bounds)
        postings = Postings(numbers[lists.documents], lists.levels)
        codes = coded(np.repeat(np.arange(len(terms)), held), postings)
        self._grown.update(zip(terms, map(self._grows, terms, held.tolist()), strict=True))
        self._put(terms, codes, held.tolist())
        for one, (first, after) in zip(terms, pairwise(lists.bounds.tolist()), strict=True):
            if self._grown[one]:
                self._lengthen(one, np.sort(postings.numbers[first:after]))


def exchanged(codes: Codes, gone: Codes, come: Codes) -> Codes:
    """*codes* without those *gone*, with those that *come*; all rise.  Raises DiffersError."""
    places = np.searchsorted(codes, gone)
    if len(gone) and (places[-1] >= len(codes) or (codes[places] != gone).any()):
        raise DiffersError
    stays = np.delete(codes, places)
    return np.insert(stays, np.searchsorted(stays, come), come)


def _parts(sizes: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Bounds of parts that together have at most ``_TOGETHER``, or are one."""
    first = size = 0
    for place, one in enumerate(sizes):
        if place > first and size + one > _TOGETHER:
            yield first, place
            first, size = place, 0
        size += one
    if sizes:
        yield first, len(sizes)


def longer(term: str, text: str) -> Iterator[str]:
    """Every place of *term* in *text* with the character behind it."""
    start = text.find(term)
    while start >= 0:
        end = start + len(term)
        if end < len(text) and text[end] != BREAK:
            yield text[start : end + 1]
        start = text.find(term, start + 1)
