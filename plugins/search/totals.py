"""What an index says of all its documents together: the next one is made from it."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from plugins.search.characters import Characters
from plugins.search.weighing import rounded


@dataclass(frozen=True, slots=True)
class Totals:
    """Sums over all documents.

    *lengths* are the characters of each of the six units; *written* and *compared* those of all
    texts as they are written and as they are compared.  *again* are files that several lists
    share, and how many more do; *alike* is whether a name had to be told from another's.
    *sample* tells the documents that the shared dictionary was made of.
    """

    lengths: NDArray[np.int64]
    written: Characters
    compared: Characters
    again: Mapping[str, int]
    alike: bool
    sample: bytes

    def means(self, documents: int) -> NDArray[np.float64]:
        """The mean lengths of that many *documents*, rounded: no list changes because one moved
        a little.
        """
        return rounded(np.maximum(self.lengths / max(1, documents), 1e-9))
