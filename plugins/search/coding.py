"""Lists of documents as bits, many lists at once.

A list is one segment for each level, highest first: the level in 4 bits; how many documents
(less one) unless only one is left; for eight and more, the order of the code in 5 bits; then the
gaps between document numbers.  Numbers are Golomb codes of the given order: ``v + 2**k`` in
binary after as many zeros as it has bits beyond ``k + 1``.  Most significant bit first; every
list starts on a byte.  ``theme/static/search-worker.js`` reads them.
"""

import numpy as np
from numpy.typing import NDArray

from plugins.search.postings import TermLists, Whole

COUNT_ORDER = 2
TOLD_FROM = 8
"""A segment of so many documents tells its order; a shorter one takes it from their number."""
_BLOCK = 1 << 18
"""So many numbers are put into bits together."""


def encode(lists: TermLists, numbers: NDArray[np.int32], space: int) -> tuple[bytes, Whole]:
    """All lists as one run of bytes, and the bounds of each.

    *numbers* are those of the documents, *space* is above all of them.
    """
    if not len(lists.documents):
        return b"", np.zeros(len(lists.terms) + 1, dtype=np.int64)
    owner = np.repeat(np.arange(len(lists.terms)), np.diff(lists.bounds))
    starts = np.flatnonzero(np.diff(owner * 16 + lists.levels, prepend=-1))
    counts = np.diff(starts, append=len(owner))
    owners = owner[starts]
    del owner
    gaps = _gaps(numbers[lists.documents], starts)
    orders = _orders(gaps, starts, counts, space)
    left = lists.bounds[owners + 1] - starts
    heads, head_bits = _heads(lists.levels[starts], counts, left, orders)
    values, bits = _golomb(gaps, np.repeat(orders, counts))
    del gaps
    where = starts + np.arange(len(starts))
    values = np.insert(values, starts, heads)
    bits = np.insert(bits, starts, head_bits)
    return _packed(values, bits, where[np.flatnonzero(np.diff(owners, prepend=-1))])


def _gaps(documents: NDArray[np.int32], starts: Whole) -> Whole:
    """How many numbers lie between each document and the one before; a segment begins at 0."""
    gaps = np.diff(documents, prepend=0).astype(np.int64) - 1
    gaps[starts] = documents[starts]
    return gaps


def default_order(space: int, count: int) -> int:
    """The order of the code of a segment too short to tell it."""
    return max(0, (space // count).bit_length() - 2)


def _orders(gaps: Whole, starts: Whole, counts: Whole, space: int) -> Whole:
    """For each segment the order that makes it shortest."""
    orders = np.array([default_order(space, count) for count in range(1, TOLD_FROM)])
    best = np.zeros(len(starts), dtype=np.int64)
    short = counts < TOLD_FROM
    best[short] = orders[counts[short] - 1]
    if short.all():
        return best
    long = np.flatnonzero(~short)
    inside = np.repeat(~short, counts)
    gaps, counts = gaps[inside], counts[long]
    starts = np.cumsum(counts) - counts
    mean = np.add.reduceat(gaps, starts) // counts + 1
    tried = np.maximum(_width(mean) - np.arange(4)[:, None], 0)
    costs = [np.add.reduceat(_golomb(gaps, np.repeat(k, counts))[1], starts) for k in tried]
    best[long] = np.take_along_axis(tried, np.argmin(costs, axis=0)[None], axis=0)[0]
    return best


def _width(values: Whole) -> Whole:
    """How many bits each of *values* (≥ 1, below 2**52) has."""
    return np.frexp(values.astype(np.float64))[1].astype(np.int64)


def _golomb(values: Whole, order: Whole) -> tuple[Whole, Whole]:
    marked = values + (1 << order)
    return marked, 2 * _width(marked) - 1 - order


def _heads(level: Whole, counts: Whole, left: Whole, orders: Whole) -> tuple[Whole, Whole]:
    """Level, count and order of each segment as one number and its width in bits."""
    number, width = _golomb(counts - 1, np.full(len(counts), COUNT_ORDER))
    only = left == 1
    number, width = np.where(only, 0, number), np.where(only, 0, width)
    value, bits = (level << width) | number, 4 + width
    told = counts >= TOLD_FROM
    return np.where(told, (value << 5) | orders, value), np.where(told, bits + 5, bits)


def _packed(values: Whole, bits: Whole, fresh: Whole) -> tuple[bytes, Whole]:
    """The numbers one after another, each in its bits; a list begins at each of *fresh*."""
    spans = np.add.reduceat(bits, fresh)
    bounds = np.concatenate([[0], np.cumsum((spans + 7) // 8)])
    pushed = bounds[:-1] * 8 - (np.cumsum(spans) - spans)
    words = np.zeros(int(bounds[-1]) // 8 + 2, dtype=np.uint64)
    run = 0
    for first in range(0, len(values), _BLOCK):
        block = bits[first : first + _BLOCK]
        start = np.cumsum(block) - block + run
        run += int(block.sum())
        edges = np.append(np.clip(fresh, first, first + len(block)), first + len(block))
        start += np.repeat(pushed, np.diff(edges))
        _set(words, start, values[first : first + _BLOCK].astype(np.uint64), block)
    return words.astype(">u8").tobytes()[: int(bounds[-1])], bounds


def _set(words: NDArray[np.uint64], start: Whole, number: NDArray[np.uint64], bits: Whole) -> None:
    """Put each *number* into *words* from the bit *start* on."""
    word, shift = start >> 6, 64 - (start & 63) - bits
    high = np.where(
        shift >= 0,
        number << np.maximum(shift, 0).astype(np.uint64),
        number >> np.maximum(-shift, 0).astype(np.uint64),
    )
    _add(words, word, high)
    spill = shift < 0
    _add(words, word[spill] + 1, number[spill] << (64 + shift[spill]).astype(np.uint64))


def _add(words: NDArray[np.uint64], where: Whole, numbers: NDArray[np.uint64]) -> None:
    """Put *numbers* into ascending *where*; no two of them share a bit, so adding is setting."""
    if len(where):
        first = np.flatnonzero(np.diff(where, prepend=-1))
        words[where[first]] += np.add.reduceat(numbers, first)
