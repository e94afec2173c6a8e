"""Which addresses the site that is made has: eight bytes each, and so many in every folder."""

from array import array
from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from plugins.pages.surveying import Names, of_address
from plugins.registry.digests import Digests
from plugins.registry.hashing import digest


class Claims:
    """The addresses that were claimed; each should be once."""

    def __init__(self) -> None:
        self._digests: Digests = array("q")
        self._numbers = array("l")
        self._folders: dict[str, int] = {}

    def __len__(self) -> int:
        return len(self._digests)

    def add(self, address: str) -> None:
        """Claim *address*."""
        folder = of_address(address)
        self._digests.append(digest(address))
        self._numbers.append(self._folders.setdefault(folder, len(self._folders)))

    def add_all(self, addresses: Iterable[str]) -> None:
        """Claim each of these *addresses*."""
        for address in addresses:
            self.add(address)

    def folders(self) -> dict[str, Names]:
        """The names that were claimed in each folder."""
        numbers = np.frombuffer(self._numbers, dtype=np.dtype("l"))
        counts = np.bincount(numbers, minlength=len(self._folders)).tolist()
        sums = np.zeros(len(self._folders), dtype=np.uint64)
        np.add.at(sums, numbers, np.frombuffer(self._digests, dtype=np.uint64))
        return dict(zip(self._folders, map(Names, counts, sums.tolist()), strict=True))

    def sorted(self) -> NDArray[np.int64]:
        """The digests of all of them."""
        return np.sort(np.frombuffer(self._digests, dtype=np.int64))

    def twice(self) -> frozenset[int]:
        """The digests of those that were claimed more than once."""
        claimed = self.sorted()
        return frozenset(claimed[1:][claimed[1:] == claimed[:-1]].tolist())


def among(claimed: NDArray[np.int64], addresses: Sequence[str]) -> NDArray[np.bool_]:
    """Which of *addresses* were *claimed*, whose digests are sorted."""
    some = np.fromiter(map(digest, addresses), dtype=np.int64, count=len(addresses))
    if not len(claimed):
        return np.zeros(len(some), dtype=bool)
    # Without the last, so that a place is never behind it.
    found: NDArray[np.bool_] = claimed[np.searchsorted(claimed[:-1], some)] == some
    return found
