"""Leaves that are packed again where terms changed are those that are packed from nothing."""

from bisect import bisect_right
from dataclasses import replace
from itertools import pairwise
from random import Random  # noqa: TID251 - seeded

import pytest

from plugins.search.directory import write_leaf
from plugins.search.files import addressed, named
from plugins.search.leaves import TermEntry, leaves, separator
from plugins.search.repacking import Repacking
from plugins.search.unpacking import unpacked
from tests.search.planned import PLAN

SMALL = replace(PLAN, leaf_bytes=60, list_bytes=20)


class Packed:
    """Terms in leaves, whose files are held by their names."""

    def __init__(self, entries: list[TermEntry], files: dict[str, bytes]) -> None:
        self.files = files
        packed = list(leaves(entries, SMALL))
        self.names = [write_leaf(self, leaf, SMALL) for leaf in packed]
        edges = [("", packed[0][0].term)] + [
            (before[-1].term, after[0].term) for before, after in pairwise(packed)
        ]
        self.firsts = [separator(*edge) for edge in edges]

    def put(self, kind: str, data: bytes) -> bytes:
        """Hold *data*."""
        name, _ = named(data)
        self.files[addressed(kind, name)] = data
        return name

    def at(self, term: str) -> int:
        """The leaf of *term*."""
        return max(0, bisect_right(self.firsts, term) - 1)

    def entries(self, leaf: int) -> list[TermEntry]:
        """The terms of a leaf."""
        return unpacked(self.files[addressed("t", self.names[leaf])])


def entry(random: Random, term: str) -> TermEntry:
    """*term* with a list of any size."""
    size = random.choice((1, 2, 5, 19, 20, 21, 40))
    return TermEntry(term, random.randrange(1, 9), random.random() < 0.1, random.randbytes(size))


def term(random: Random) -> str:
    """A few characters, or a whole code."""
    letters = "\x01abc" if random.random() < 0.2 else "abc甲乙"
    return "".join(random.choices(letters, k=random.randint(1, 5))).rstrip("\x01") or "a"


@pytest.mark.parametrize("seed", range(400))
def test_packed_again_as_from_nothing(seed: int) -> None:
    random = Random(seed)
    before = {one: entry(random, one) for one in (term(random) for _ in range(200))}
    old = Packed([before[one] for one in sorted(before)], {})
    chosen = random.sample(sorted(before), random.choice((0, 1, 1, 3, 9)))
    dropped = [one for one in chosen if len(one) > 1 and random.random() < 0.2]
    edits: dict[str, TermEntry | None] = {
        one: None if random.random() < 0.4 else entry(random, one) for one in chosen
    }
    for new in (term(random) for _ in range(random.choice((0, 1, 4)))):
        edits[new] = entry(random, new)
    edits = {
        one: edit
        for one, edit in edits.items()
        if not any(one.startswith(cut) and one != cut for cut in dropped)
    }
    after = {
        one: kept
        for one, kept in (before | edits).items()
        if kept is not None
        and (one in edits or not any(one.startswith(cut) and one != cut for cut in dropped))
    }
    whole = Packed([after[one] for one in sorted(after)], {})
    made = Repacking(old, edits, dropped, SMALL).made(old)
    assert made.names == whole.names
    assert made.firsts == whole.firsts
    assert {name: old.files[name] for name in whole.files} == whole.files
    assert made.more.terms == len(after) - len(before)
    held = [sum(one.held for one in some.values()) for some in (after, before)]
    assert made.more.postings == held[0] - held[1]
    gone = {addressed("t", name) for name in {*old.names} - {*whole.names}}
    assert gone <= set(made.released)
