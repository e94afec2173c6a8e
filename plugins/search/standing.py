"""The index that stands in the site, opened to make the next one from it."""

from bisect import bisect_right
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from plugins.search.files import NAME_BYTES, addressed
from plugins.search.leaves import TermEntry
from plugins.search.reading import IndexReader


class DiffersError(ValueError):
    """The index that stands is not the one that is known."""


class Standing(IndexReader):
    """All that stands: the leaves one after another, the numbers taken, the folders of groups.

    *firsts* and *names* are those of all leaves, *nodes* the addresses of what stands above them.
    *groups* tells for the first number of a group its folder and how many documents it holds.
    """

    def __init__(self, folder: Path) -> None:
        """The index in *folder*; raises FileNotFoundError where there is none."""
        super().__init__(folder)
        tree = self.entry["tree"]
        self.firsts: list[str] = []
        self.names: list[bytes] = []
        self.nodes: list[str] = []
        for name in _names(bytes.fromhex(tree["names"])) if tree["deep"] else ():
            self.nodes.append(addressed("t", name))
            firsts, _, names = self._packed("t", name.hex()).partition(b"\n\n")
            self.firsts += firsts.decode().split("\n")
            self.names += _names(names)
        if not tree["deep"]:
            self.names = _names(bytes.fromhex(tree["names"]))
            self.firsts = tree["firsts"].split("\n") if self.names else []
        self._count()

    def _count(self) -> None:
        """How many documents each shelf holds, and where."""
        sizes = iter(self.entry["bands"][0])
        size = self.entry["group"]
        self.groups: dict[int, tuple[str, int]] = {}
        taken = [np.zeros(0, dtype=np.int64)]
        shelves = zip(self._starts, self.entry["shelves"][1], self._folders, strict=True)
        for start, bands, folders in shelves:
            count = sum(next(sizes) for _ in range(bands))
            taken.append(np.arange(start, start + count))
            for place, folder in enumerate(folders):
                first = place * size
                self.groups[start + first] = folder, min(size, count - first)
        self.numbers: NDArray[np.int64] = np.concatenate(taken)

    def at(self, term: str) -> int:
        """The leaf that holds *term*, or would."""
        return max(0, bisect_right(self.firsts, term) - 1)

    def entries(self, leaf: int) -> list[TermEntry]:
        """The terms of a leaf."""
        return self.leaf(self.names[leaf].hex())[1]

    def find(self, term: str) -> TermEntry | None:
        """The *term* as it stands."""
        terms, found = self.leaf(self.names[self.at(term)].hex())
        place = bisect_right(terms, term) - 1
        return found[place] if place >= 0 and terms[place] == term else None

    def grew(self, term: str) -> bool:
        """Whether longer terms than *term* stand."""
        found = self.find(term)
        return found is not None and found.grown


def _names(data: bytes) -> list[bytes]:
    return [data[at : at + NAME_BYTES] for at in range(0, len(data), NAME_BYTES)]
