"""Which of very many texts are the same: eight bytes each, compared without holding the texts."""

from array import array
from collections.abc import Iterable
from hashlib import blake2b
from typing import TypeAlias

import numpy as np

Digests: TypeAlias = "array[int]"
"""Digests of texts, signed 64-bit numbers."""


def digest(text: str) -> int:
    """64 bits that stand for *text*; two texts may share them, so whoever must be sure looks."""
    return int.from_bytes(blake2b(text.encode(), digest_size=8).digest(), "little", signed=True)


def digests(texts: Iterable[str]) -> Digests:
    """The digests of *texts*, in their order."""
    return array("q", map(digest, texts))


def repeated(some: Iterable[Digests]) -> frozenset[int]:
    """The digests that occur more than once in all of *some* together."""
    arrays = [np.frombuffer(one, dtype=np.int64) for one in some if one]
    if not arrays:
        return frozenset()
    every, counts = np.unique(np.concatenate(arrays), return_counts=True)
    return frozenset(every[counts > 1].tolist())
