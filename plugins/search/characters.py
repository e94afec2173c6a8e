"""How often each character stands in texts: as they are written, and as they are compared."""

import unicodedata
from dataclasses import dataclass
from typing import Self

import numpy as np
from numpy.typing import NDArray

from plugins.search.folding import Folder

POINTS = 0x110000
_TOGETHER = 1_000_000


@dataclass(frozen=True, slots=True)
class Characters:
    """Code points that stand somewhere, rising, and how often each does."""

    points: NDArray[np.uint32]
    counts: NDArray[np.int64]

    @classmethod
    def of(cls, counts: NDArray[np.int64] | NDArray[np.uint32]) -> Self:
        """From the *counts* of all code points."""
        points = np.flatnonzero(counts)
        return cls(points.astype(np.uint32), counts[points].astype(np.int64))

    def changed(self, gone: Self, come: Self) -> "Characters":
        """These without *gone*, with *come*."""
        every = np.concatenate([self.points, gone.points, come.points])
        more = np.concatenate([self.counts, -gone.counts, come.counts])
        points, places = np.unique(every, return_inverse=True)
        counts = np.bincount(places, weights=more, minlength=len(points)).astype(np.int64)
        stays = counts != 0
        return Characters(points[stays], counts[stays])

    def met(self) -> frozenset[str]:
        """Every character."""
        return frozenset(map(chr, self.points.tolist()))

    def commonest(self, most: int) -> str:
        """At most *most* of those that stand most often; no control is among them."""
        seen = self.points >= ord(" ")
        points, counts = self.points[seen], self.counts[seen]
        return "".join(map(chr, points[np.lexsort((points, -counts))[:most]].tolist()))

    def below(self, point: int) -> "Characters":
        """Those before *point*."""
        last = int(np.searchsorted(self.points, point))
        return Characters(self.points[:last], self.counts[:last])


class CountingFolder(Folder):
    """Folds texts, and counts the characters they are written with."""

    def __init__(self) -> None:
        """One that has met none."""
        super().__init__()
        self._counts = np.zeros(POINTS, dtype=np.uint32)
        self._waiting: list[str] = []
        self._size = 0

    def fold(self, text: str) -> str:
        """*text* as it is compared."""
        plain = unicodedata.normalize("NFC", text)
        self._waiting.append(plain)
        self._size += len(plain)
        if self._size > _TOGETHER:
            self._count()
        return self.plain(plain)

    def characters(self) -> Characters:
        """What was counted."""
        self._count()
        return Characters.of(self._counts)

    def _count(self) -> None:
        told = "".join(self._waiting).encode("utf-32-le", "surrogatepass")
        found = np.bincount(np.frombuffer(told, dtype=np.uint32))
        self._counts[: len(found)] += found.astype(np.uint32)
        self._waiting.clear()
        self._size = 0
