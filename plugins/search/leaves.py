"""The directory of terms, laid out as leaves of a sorted tree.

A leaf holds a run of terms with their lists; a list too long for its leaf is written as files of
its own, highest levels first.  The first terms of all leaves, cut as short as tells them apart,
are the root; a root that would be long is itself cut into nodes.
"""

import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from plugins.search.coding import encode
from plugins.search.postings import TermLists
from plugins.search.records import IndexPlan

MARKED = 32
"""One term of so many may begin a leaf."""


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """A list of so many bytes that stands in the files *names*, unread."""

    names: tuple[bytes, ...]
    size: int

    def __len__(self) -> int:
        """Its bytes."""
        return self.size


class TermEntry(NamedTuple):
    """One term as a leaf holds it: how many documents, whether longer terms follow, its list."""

    term: str
    held: int
    grown: bool
    list: bytes | Elsewhere


def entries(
    lists: Iterable[Sequence[TermLists]], numbers: NDArray[np.int32], space: int
) -> Iterator[TermEntry]:
    """Every term with its encoded list, in the order of terms."""
    for together in lists:
        found: list[TermEntry] = []
        for some in together:
            content, bounds = encode(some, numbers, space)
            edges = bounds.tolist()
            held, grown = np.diff(some.bounds).tolist(), some.grown.tolist()
            parts = [content[first:after] for first, after in pairwise(edges)]
            found.extend(map(TermEntry, some.terms, held, grown, parts))
        found.sort()
        yield from found


def leaves(found: Iterable[TermEntry], plan: IndexPlan) -> Iterator[list[TermEntry]]:
    """The terms packed into leaves of about ``plan.leaf_bytes``.

    A leaf may end before terms of which one in so many is chosen by nothing but itself: so a leaf
    that grows moves the borders of its neighbours, and not those of all behind it.
    """
    least = plan.leaf_bytes * 3 // 4
    leaf: list[TermEntry] = []
    size = 0
    for entry in found:
        more = len(entry.list)
        more = 4 + (more if more <= plan.list_bytes else 16)
        # A whole code is looked up beside other terms, and its leaf holds nothing else of use.
        wanted = least // 2 if entry.term < " " else least
        if size >= wanted and (size + more > 2 * wanted or marked(entry.term)):
            yield leaf
            leaf, size = [], 0
        leaf.append(entry)
        size += more
    if leaf:
        yield leaf


def marked(term: str) -> bool:
    """Whether *term* is one of the few, told by themselves, before which a file may end."""
    return crc32(term.encode()) % MARKED == 0


def separator(before: str, after: str) -> str:
    """The shortest beginning of *after* that sorts behind *before*."""
    return after[: _shared(before, after) + 1]


def _shared(before: str, after: str) -> int:
    """With how many characters of *before* *after* begins."""
    same = 0
    for one, other in zip(before, after, strict=False):
        if one != other:
            break
        same += 1
    return same


def varints(numbers: Iterable[int]) -> bytes:
    """Numbers in groups of seven bits, lowest first, the high bit set on all but the last."""
    return b"".join([_SHORT[one] if one < len(_SHORT) else _varint(one) for one in numbers])


def _varint(number: int) -> bytes:
    out = bytearray()
    while number > 0x7F:
        out.append(number & 0x7F | 0x80)
        number >>= 7
    out.append(number)
    return bytes(out)


_SHORT = [_varint(number) for number in range(1 << 13)]


def packed(leaf: Sequence[TermEntry], outside: dict[str, tuple[bytes, ...]]) -> bytes:
    """A leaf as bytes, compressed.  *outside* has the file names of lists that stand outside.

    The terms (each as the number of characters shared with the one before, as a character from
    ``0`` up, and the rest), how many documents hold each (doubled, odd when it grew), the sizes
    of the lists (doubled, odd when outside), then the lists or the names of their files.
    """
    text = "\n".join(_front_coded([entry.term for entry in leaf])).encode()
    counts = varints([held * 2 + grown for _, held, grown, _ in leaf])
    sizes = varints([len(list_) * 2 + (term in outside) for term, _, _, list_ in leaf])
    content = b"".join(
        [
            list_ if isinstance(list_, bytes) and term not in outside else b"".join(outside[term])
            for term, _, _, list_ in leaf
        ]
    )
    head = varints((len(leaf), len(text)))
    return zlib.compress(head + text + counts + sizes + content, 9)


def _front_coded(terms: list[str]) -> Iterator[str]:
    before = ""
    for term in terms:
        same = _shared(before, term)
        yield chr(48 + same) + term[same:]
        before = term
