"""Leaves of a tree that stands, packed again where terms changed, until the borders meet again."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from plugins.search.directory import Counted, write_leaf
from plugins.search.files import Puts, addressed
from plugins.search.leaves import Elsewhere, TermEntry, leaves, separator
from plugins.search.records import IndexPlan

_LAST = "\U0010ffff"


class Leaves(Protocol):
    """The leaves that stand: their first terms, their names, and what is in them."""

    firsts: list[str]
    names: list[bytes]

    def at(self, term: str) -> int:
        """The leaf that holds *term*, or would."""
        ...

    def entries(self, leaf: int) -> list[TermEntry]:
        """The terms of a leaf."""
        ...


@dataclass(frozen=True, slots=True)
class Repacked:
    """First terms and names of all leaves; *more* terms and postings than before.

    *released* are addresses of files that a leaf or a list stood in and stands in no more.
    """

    firsts: list[str]
    names: list[bytes]
    more: Counted
    released: list[str]


class Repacking:
    """Packs the leaves that *standing* has, with *edits* and without what begins with *dropped*."""

    def __init__(
        self,
        standing: Leaves,
        edits: Mapping[str, TermEntry | None],
        dropped: Sequence[str],
        plan: IndexPlan,
    ) -> None:
        self._standing, self._edits, self._plan = standing, edits, plan
        self._dropped = frozenset(dropped)
        self._waiting = sorted(edits)
        self._next = 0
        self._first: int | None = None
        self._released: list[str] = []

    def made(self, files: Puts) -> Repacked:
        """Write the leaves that are new to *files*; those between stay."""
        old, touched = self._standing, self._touched()
        every, place = frozenset(touched), 0
        firsts, names = list(old.firsts), list[bytes]()
        new_firsts: list[str] = []
        terms = postings = at = 0
        while place < len(touched):
            start = max(at, touched[place] - 1)
            new_firsts += firsts[at:start]
            names += old.names[at:start]
            first, last = (firsts[start] if start else ""), ""
            at = len(old.names)
            for leaf in leaves(self._entries(start), self._plan):
                new_firsts.append(first or separator(last, leaf[0].term))
                first, last = "", leaf[-1].term
                names.append(write_leaf(files, leaf, self._plan))
                terms += len(leaf)
                postings += sum([entry.held for entry in leaf])
                again = self._first
                if again is not None and again > start and again not in every:
                    # Borders have met: behind it nothing is different.
                    at = again
                    firsts[at] = separator(last, old.entries(at)[0].term)
                    break
            for leaf_number in range(start, at):
                self._released.append(addressed("t", old.names[leaf_number]))
                terms -= len(old.entries(leaf_number))
                postings -= sum([entry.held for entry in old.entries(leaf_number)])
            place = bisect_left(touched, at)
        return Repacked(
            new_firsts + firsts[at:],
            names + old.names[at:],
            Counted(terms, postings),
            self._released,
        )

    def _touched(self) -> list[int]:
        """The leaves in which something changes, rising."""
        found = {self._standing.at(term) for term in self._waiting}
        for term in self._dropped:
            found.update(range(self._standing.at(term), self._standing.at(term + _LAST) + 1))
        return sorted(found)

    def _entries(self, start: int) -> Iterator[TermEntry]:
        """All terms from the leaf *start* on, as they are now.

        When one is given that was the first of a leaf and still is as it was, ``_first`` is the
        number of that leaf.
        """
        for number in range(start, len(self._standing.names)):
            for place, entry in enumerate(self._standing.entries(number)):
                yield from self._before(entry.term)
                if self._next < len(self._waiting) and self._waiting[self._next] == entry.term:
                    self._next += 1
                    self._release(entry)
                    edit = self._edits[entry.term]
                    self._first = None
                    if edit is not None:
                        yield edit
                elif self._is_dropped(entry.term):
                    self._release(entry)
                else:
                    self._first = None if place else number
                    yield entry
        yield from self._before("")
        self._first = None

    def _before(self, term: str) -> Iterator[TermEntry]:
        """The new terms before *term*, or all."""
        while self._next < len(self._waiting) and (not term or self._waiting[self._next] < term):
            edit = self._edits[self._waiting[self._next]]
            self._next += 1
            if edit is not None:
                self._first = None
                yield edit

    def _is_dropped(self, term: str) -> bool:
        """Whether *term* begins with one that was dropped, and is longer."""
        return any(term[:length] in self._dropped for length in range(2, len(term)))

    def _release(self, entry: TermEntry) -> None:
        if isinstance(entry.list, Elsewhere):
            self._released += [addressed("p", name) for name in entry.list.names]
