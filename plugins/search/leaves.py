"""The directory of terms, laid out as leaves of a sorted tree.

A leaf holds a run of terms with their lists; a list too long for its leaf is written as files of
its own, highest levels first.  The first terms of all leaves, cut as short as tells them apart,
are the root; a root that would be long is itself cut into nodes.
"""

import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from plugins.search.coding import encode
from plugins.search.postings import TermLists
from plugins.search.records import IndexPlan


@dataclass(frozen=True, slots=True)
class TermEntry:
    """One term as a leaf holds it: how many documents, whether longer terms follow, its list."""

    term: str
    held: int
    grown: bool
    list: bytes


@dataclass(slots=True)
class Leaf:
    """Terms that stand in one file."""

    entries: list[TermEntry] = field(default_factory=list)
    size: int = 0

    def add(self, entry: TermEntry, inline: int) -> None:
        self.entries.append(entry)
        self.size += inline + 4


def entries(lists: Iterable[TermLists], documents: int) -> Iterator[TermEntry]:
    """Every term with its encoded list."""
    for block in lists:
        content, bounds = encode(block, documents)
        held = (block.bounds[1:] - block.bounds[:-1]).tolist()
        edges = bounds.tolist()
        for place, term in enumerate(block.terms):
            part = content[edges[place] : edges[place + 1]]
            yield TermEntry(term, held[place], bool(block.grown[place]), part)


def leaves(found: Iterable[TermEntry], plan: IndexPlan) -> Iterator[Leaf]:
    """The terms packed into leaves of about ``plan.leaf_bytes``."""
    leaf = Leaf()
    for entry in found:
        leaf.add(entry, len(entry.list) if len(entry.list) <= plan.list_bytes else 16)
        if leaf.size >= plan.leaf_bytes:
            yield leaf
            leaf = Leaf()
    if leaf.entries:
        yield leaf


def separator(before: str, after: str) -> str:
    """The shortest beginning of *after* that sorts behind *before*."""
    same = 0
    while same < len(before) and before[same] == after[same]:
        same += 1
    return after[: same + 1]


def varints(numbers: Iterable[int]) -> bytes:
    """Numbers in groups of seven bits, lowest first, the high bit set on all but the last."""
    out = bytearray()
    for number in numbers:
        rest = number
        while rest > 0x7F:
            out.append(rest & 0x7F | 0x80)
            rest >>= 7
        out.append(rest)
    return bytes(out)


def packed(leaf: Leaf, outside: dict[str, tuple[bytes, ...]]) -> bytes:
    """A leaf as bytes, compressed.  *outside* has the file names of lists that stand outside.

    The terms (each as the number of characters shared with the one before, as a character from
    ``0`` up, and the rest), how many documents hold each (doubled, odd when it grew), the sizes
    of the lists (doubled, odd when outside), then the lists or the names of their files.
    """
    text = "\n".join(_front_coded([entry.term for entry in leaf.entries])).encode()
    counts = varints(entry.held * 2 + entry.grown for entry in leaf.entries)
    sizes = varints(len(one.list) * 2 + (one.term in outside) for one in leaf.entries)
    content = b"".join(
        b"".join(outside[entry.term]) if entry.term in outside else entry.list
        for entry in leaf.entries
    )
    head = varints((len(leaf.entries), len(text)))
    return zlib.compress(head + text + counts + sizes + content, 9)


def _front_coded(terms: list[str]) -> Iterator[str]:
    before = ""
    for term in terms:
        same = len(separator(before, term)) - 1
        yield chr(48 + same) + term[same:]
        before = term
