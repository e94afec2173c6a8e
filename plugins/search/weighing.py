"""How much one term says about one document: BM25F, as Whoosh reckons it, in sixteen levels.

A document has six units: its code, its title, and its texts in ranked order (the fourth and
every later text share one).  The weight of a term is the sum over units of BM25 without the
inverse document frequency, which the reader's browser knows from the length of the list.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from whoosh.util.numeric import byte_to_length, length_to_byte

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
# A weight in [thresholds[i - 1], thresholds[i]) has level i.  Multiplying by powers of two is
# exact, so every machine draws the same lines.
THRESHOLDS = np.array(
    [base * 2.0**octave for octave in range(-3, 5) for base in (1.0, _HALF_OCTAVE)][: LEVELS - 1]
)


def unit_texts(document: SearchDocument) -> Iterator[str]:
    """The folded text of each of the six units of *document*."""
    texts = [fold(text) for _, text in document.texts]
    yield fold(document.code)
    yield fold(document.title)
    for rank in range(TEXT_CLASSES - 1):
        yield texts[rank] if rank < len(texts) else ""
    yield BREAK.join([*texts[TEXT_CLASSES - 1 :], *filter(None, spoken(document.reading))])


def _known_lengths() -> NDArray[np.float64]:
    """Character counts as Whoosh stores them, in one byte: exact up to 108, then coarser."""
    longest = 106_374
    return np.array([byte_to_length(length_to_byte(length)) for length in range(longest + 1)])


@dataclass(frozen=True, slots=True)
class Weigher:
    """Weighs terms; *dampers* hold, for each unit, K1 · ((1 - B) + B · length / mean length)."""

    dampers: NDArray[np.float64]

    @classmethod
    def of(cls, lengths: NDArray[np.int64]) -> "Weigher":
        """From the character counts of all units, documents by six."""
        count = max(1, len(lengths))
        means = np.maximum(lengths.sum(axis=0) / count, 1e-9)
        known = _known_lengths()
        stored = known[np.minimum(lengths, len(known) - 1)]
        return cls((FREE_K1 * ((1 - FREE_B) + FREE_B * stored / means)).ravel())

    def weights(self, units: NDArray[np.int64], counts: NDArray[np.int64]) -> NDArray[np.float64]:
        """The weight of a term that stands *counts* times in *units* (document · 6 + unit)."""
        boosts = np.array(BOOSTS)[units % UNITS]
        weights: NDArray[np.float64] = (
            boosts * (counts * (FREE_K1 + 1)) / (counts + self.dampers[units])
        )
        return weights


def levels(weights: NDArray[np.float64]) -> NDArray[np.int64]:
    """Weights in half octaves: 0 is the least, 15 the most."""
    return np.searchsorted(THRESHOLDS, weights, side="right")
