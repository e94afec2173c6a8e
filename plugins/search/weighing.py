"""How much one term says about one document: BM25F, as Whoosh reckons it, in sixteen levels.

A document has six units: its code, its title, and its texts in ranked order (the fourth and
every later text share one).  The weight of a term is the sum over units of BM25 without the
inverse document frequency, which the reader's browser knows from the length of the list.
"""

import functools
from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray
from whoosh.util.numeric import byte_to_length

from plugins.search.folding import fold
from plugins.search.records import TEXT_CLASSES, SearchDocument
from plugins.search.wording import spoken

BOOSTS = (10.0, 8.0, 4.0, 3.0, 2.0, 1.0)
"""What a hit counts in the code, the title, the first, second, third text, and the rest."""
UNITS = len(BOOSTS)
FREE_K1 = 1.2
FREE_B = 0.75
LEVELS = 16
BREAK = "\x1f"
"""Between two texts of one unit: no term reaches across it."""

_HALF_OCTAVE = 1.4142135623730951
_QUARTERS = np.array([0.5, 0.5946035575013605, 0.7071067811865476, 0.8408964152537145, 1.0])
_BETWEEN = np.array(
    [0.5452538663326288, 0.6484197773255048, 0.7711054127039704, 0.9170040432046712]
)


def unit_texts(document: SearchDocument, fold: Callable[[str], str] = fold) -> list[str]:
    """The folded text of each of the six units of *document*."""
    texts = [fold(text) for _, text in document.texts]
    ranked = (texts[: TEXT_CLASSES - 1] + [""] * TEXT_CLASSES)[: TEXT_CLASSES - 1]
    rest = texts[TEXT_CLASSES - 1 :]
    if document.reading:
        rest += filter(None, spoken(document.reading))
    return [fold(document.code), fold(document.title), *ranked, BREAK.join(rest)]


LONGEST = 106_374
"""Whoosh stores no greater length."""
_MANY = 32
"""A term that stands no more often in a unit has its weight looked up."""


@functools.cache
def _bytes() -> NDArray[np.uint8]:
    """The byte of each length."""
    found = np.searchsorted(_known(), np.arange(LONGEST + 1))
    return np.minimum(found, 255).astype(np.uint8)


@functools.cache
def _known() -> NDArray[np.float64]:
    """The length that each byte stands for."""
    return np.array([byte_to_length(byte) for byte in range(256)], dtype=np.float64)


def in_bytes(lengths: NDArray[np.int64]) -> NDArray[np.uint8]:
    """Character counts as Whoosh stores them: exact up to 108, then coarser."""
    return _bytes()[np.minimum(lengths, LONGEST)]


class Lengths:
    """Character counts of all units, documents by six, in bytes."""

    def __init__(self) -> None:
        """None yet."""
        self._parts: list[NDArray[np.uint8]] = []
        self.stored = np.zeros(0, dtype=np.uint8)
        self.sums = np.zeros(UNITS, dtype=np.int64)

    def add(self, lengths: NDArray[np.int64]) -> None:
        """Those of some more documents, one after another."""
        self._parts.append(in_bytes(lengths))
        self.sums += lengths.reshape(-1, UNITS).sum(axis=0)

    def close(self) -> None:
        """No more come."""
        self.stored = np.concatenate([self.stored, *self._parts])
        self._parts.clear()

    def means(self) -> NDArray[np.float64]:
        """The mean of each of the six, rounded: no list changes because it moved a little."""
        return rounded(np.maximum(self.sums / max(1, len(self.stored) // UNITS), 1e-9))


def rounded(means: NDArray[np.float64]) -> NDArray[np.float64]:
    """*means* to the nearest quarter of an octave, the same on every machine."""
    part, octave = np.frexp(means)
    found: NDArray[np.float64] = np.ldexp(_QUARTERS[np.searchsorted(_BETWEEN, part)], octave)
    return found


class Weigher:
    """Weighs terms by what Whoosh's BM25F makes of counts and lengths."""

    def __init__(self, stored: NDArray[np.uint8], means: NDArray[np.float64]) -> None:
        """Of units whose lengths are *stored* as bytes, held against the six *means*."""
        self._stored = stored
        ratio = FREE_B * _known()[None, :] / means[:, None]
        self._dampers = (FREE_K1 * ((1 - FREE_B) + ratio)).ravel()
        self._boosts = np.repeat(np.array(BOOSTS), 256)
        often = np.arange(1, _MANY + 1)[:, None]
        self._table = self._boosts * (often * (FREE_K1 + 1)) / (often + self._dampers)

    @classmethod
    def of(cls, lengths: Lengths) -> "Weigher":
        """By their own means."""
        return cls(lengths.stored, lengths.means())

    def weights(self, units: Any, counts: NDArray[np.int64]) -> NDArray[np.float64]:
        """The weight of a term that stands *counts* times in *units* (document · 6 + unit)."""
        kind = (units % UNITS).astype(np.int64) * 256 + self._stored[units]
        found: NDArray[np.float64] = self._table[np.minimum(counts, _MANY) - 1, kind]
        for place in np.flatnonzero(counts > _MANY):
            often, one = counts[place], kind[place]
            found[place] = (
                self._boosts[one] * (often * (FREE_K1 + 1)) / (often + self._dampers[one])
            )
        return found


def levels(weights: NDArray[np.float64]) -> NDArray[np.int64]:
    """Weights in half octaves: 0 is the least, 15 the most."""
    part, octave = np.frexp(weights)
    whole = np.clip(octave + 3, 0, 8)
    half = np.clip(octave + 2 + (part * 2 >= _HALF_OCTAVE), 0, 7)
    found: NDArray[np.int64] = (whole + half).astype(np.int64)
    return found
