"""What ``leaves`` and ``coding`` wrote, read again: terms of a leaf, documents of a list."""

import zlib
from array import array
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from plugins.search.coding import COUNT_ORDER, TOLD_FROM, default_order
from plugins.search.directory import PART_BYTES
from plugins.search.files import NAME_BYTES
from plugins.search.leaves import Elsewhere, TermEntry

Whole = NDArray[np.int64]


class Postings(NamedTuple):
    """Numbers of documents and the level of each, the highest level first, as a list has them."""

    numbers: Whole
    levels: Whole


def unpacked(data: bytes) -> list[TermEntry]:
    """The terms of a leaf; lists that stand outside of it are not read."""
    data = zlib.decompress(data)
    (count, size), at = _varints(data, 0, 2)
    terms = list(_whole(data[at : at + size].decode()))
    held, at = _varints(data, at + size, count)
    sizes, at = _varints(data, at, count)
    found = []
    for term, documents, length in zip(terms, held, sizes, strict=True):
        size, outside = divmod(length, 2)
        after = at + (-(-size // PART_BYTES) * NAME_BYTES if outside else size)
        list_: bytes | Elsewhere = data[at:after]
        if outside:
            names = tuple(data[one : one + NAME_BYTES] for one in range(at, after, NAME_BYTES))
            list_ = Elsewhere(names, size)
        found.append(TermEntry(term, documents // 2, bool(documents % 2), list_))
        at = after
    return found


def _varints(data: bytes, at: int, count: int) -> tuple[list[int], int]:
    numbers = []
    for _ in range(count):
        number = shift = 0
        while data[at] > 0x7F:
            number |= (data[at] & 0x7F) << shift
            shift += 7
            at += 1
        numbers.append(number | data[at] << shift)
        at += 1
    return numbers, at


def _whole(text: str) -> Iterator[str]:
    """Terms without their front coding."""
    before = ""
    for coded in text.split("\n"):
        before = before[: ord(coded[0]) - ord("0")] + coded[1:]
        yield before


def decoded(lists: Sequence[tuple[bytes, int]], space: int) -> Postings:
    """The postings of all *lists*, (bytes, how many documents) each, one after another."""
    bits = np.unpackbits(np.frombuffer(b"".join([data for data, _ in lists]), dtype=np.uint8))
    places = np.where(bits, np.arange(len(bits), dtype=np.int32), np.int32(len(bits)))
    # The next bit that is set, from each on: a number begins with as many zeros as it is longer.
    ones = np.minimum.accumulate(places[::-1])[::-1].copy().data
    reader = _Segments(ones, space)
    at = 0
    for data, held in lists:
        reader.read(data, held, at)
        at += len(data) * 8
    return reader.postings(b"".join([data for data, _ in lists]))


class _Segments:
    """Walks through lists; *ones* is for each bit the next that is set."""

    def __init__(self, ones: memoryview, space: int) -> None:
        self._ones, self._space = ones, space
        self._starts = array("q")
        self._sizes, self._orders, self._levels = array("q"), array("q"), array("q")

    def read(self, data: bytes, held: int, begin: int) -> None:
        """Walk through *data*, the list of *held* documents whose bits *begin* there."""
        ones, append, at = self._ones, self._starts.append, begin
        while held:
            level = _fixed(data, at - begin, 4)
            at, size = at + 4, 1
            if held > 1:
                one = ones[at]
                after = 2 * one - at + COUNT_ORDER + 1
                size = _fixed(data, one - begin, after - one) - (1 << COUNT_ORDER) + 1
                at = after
            order = default_order(self._space, size)
            if size >= TOLD_FROM:
                order = _fixed(data, at - begin, 5)
                at += 5
            more = order + 1
            for _ in range(size):
                append(at)
                at = 2 * ones[at] - at + more
            self._sizes.append(size)
            self._orders.append(order)
            self._levels.append(level)
            held -= size

    def postings(self, content: bytes) -> Postings:
        """All that was walked through; *content* are the bytes of the lists."""
        starts, sizes = np.array(self._starts), np.array(self._sizes)
        firsts = np.asarray(self._ones)[starts].astype(np.int64)
        orders = np.repeat(np.array(self._orders), sizes)
        widths = firsts - starts + orders + 1
        # The eight bytes from every byte on, as one number each.
        words = np.ndarray((len(content),), ">u8", content + bytes(8), strides=(1,))[firsts >> 3]
        shift = (firsts & 7).astype(np.uint64)
        found = (words.astype(np.uint64) << shift) >> (64 - widths).astype(np.uint64)
        numbers = np.cumsum(found.astype(np.int64) - (1 << orders) + 1)
        bases = np.concatenate([[0], numbers])[np.cumsum(sizes) - sizes]
        levels = np.repeat(np.array(self._levels), sizes)
        return Postings(numbers - np.repeat(bases, sizes) - 1, levels)


def _fixed(data: bytes, at: int, width: int) -> int:
    """The *width* bits of *data* from *at* on."""
    last = (at + width + 7) >> 3
    whole = int.from_bytes(data[at >> 3 : last])
    return whole >> (last * 8 - at - width) & ((1 << width) - 1)
