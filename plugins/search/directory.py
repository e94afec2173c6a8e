"""The directory of terms as files: leaves, and nodes above them where there are many."""

import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from plugins.search.files import Puts
from plugins.search.leaves import Elsewhere, TermEntry, leaves, marked, packed, separator
from plugins.search.records import IndexPlan

PART_BYTES = 8192
NODE_LEAVES, NODE_BITS = 48, 14
"""Leaves of a node; twice as many from 2 ** (NODE_BITS + 1) leaves on, and again at each fourfold.

So the root, which every first query reads, and a node grow alike: with the square root of all.
"""
FLAT_LEAVES = 1024
"""A root of so many leaves is part of the entry file; a longer one is cut into nodes."""


@dataclass(frozen=True, slots=True)
class Tree:
    """The directory as written: first terms and names of its leaves or nodes."""

    deep: bool
    firsts: tuple[str, ...]
    names: tuple[bytes, ...]
    terms: int
    postings: int

    def told(self) -> dict[str, object]:
        """As the entry file tells it."""
        names = b"".join(self.names).hex()
        return {"deep": self.deep, "firsts": "\n".join(self.firsts), "names": names}


class Counted(NamedTuple):
    """How many terms and postings there are."""

    terms: int
    postings: int


def write_tree(files: Puts, found: Iterable[TermEntry], plan: IndexPlan) -> Tree:
    """Write all leaves, and nodes above them where there are many."""
    firsts: list[str] = []
    names: list[bytes] = []
    terms = postings = 0
    last = ""
    for leaf in leaves(found, plan):
        firsts.append(separator(last, leaf[0].term))
        last = leaf[-1].term
        names.append(write_leaf(files, leaf, plan))
        terms += len(leaf)
        postings += sum([entry.held for entry in leaf])
    return rooted(files, firsts, names, Counted(terms, postings))


def rooted(files: Puts, firsts: Sequence[str], names: Sequence[bytes], counted: Counted) -> Tree:
    """The tree whose leaves are called *names*; writes the nodes above them."""
    if len(names) <= FLAT_LEAVES:
        return Tree(False, tuple(firsts), tuple(names), *counted)
    cuts = _cuts(firsts)
    nodes = tuple(
        files.put("t", _node(firsts[first:after], names[first:after]))
        for first, after in zip(cuts, [*cuts[1:], len(names)], strict=True)
    )
    return Tree(True, tuple(firsts[cut] for cut in cuts), nodes, *counted)


def _cuts(firsts: Sequence[str]) -> list[int]:
    """Where nodes begin; like leaves, where a term itself says so."""
    cuts = [0]
    size = NODE_LEAVES << max(0, (len(firsts).bit_length() - NODE_BITS) // 2)
    for place, first in enumerate(firsts):
        held = place - cuts[-1]
        if held >= size * 3 // 2 or (held >= size * 3 // 4 and marked(first)):
            cuts.append(place)
    return cuts


def _node(firsts: Sequence[str], names: Sequence[bytes]) -> bytes:
    return zlib.compress("\n".join(firsts).encode() + b"\n\n" + b"".join(names), 9)


def write_leaf(files: Puts, leaf: Sequence[TermEntry], plan: IndexPlan) -> bytes:
    """Write a leaf, and the lists that stand outside of it; returns its name."""
    outside = {
        entry.term: entry.list.names
        if isinstance(entry.list, Elsewhere)
        else tuple(
            files.put("p", entry.list[first : first + PART_BYTES])
            for first in range(0, len(entry.list), PART_BYTES)
        )
        for entry in leaf
        if len(entry.list) > plan.list_bytes
    }
    return files.put("t", packed(leaf, outside))
