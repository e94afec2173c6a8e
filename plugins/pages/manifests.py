"""Which files of the output are ours: a list in the cache, never in the output."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from heapq import merge
from pathlib import Path

from plugins.pages.surveying import Names, of_address

MANIFEST, NEXT = "pages.txt", "pages.next"
"""Addresses, sorted, one a line; those of the site that is made, while it takes its place."""


class Manifest:
    """What the builds before wrote; *ours* are its names in each folder, where they are known."""

    def __init__(self, cache: Path, ours: Mapping[str, Names]) -> None:
        self._path, self._next = cache / MANIFEST, cache / NEXT
        self.known = self._path.is_file()
        self.ours = ours if self.known and not self._next.is_file() else {}

    def __iter__(self) -> Iterator[str]:
        """Every address, sorted; of a build that died while it switched, those of both sites."""
        return merge(_lines(self._path), _lines(self._next))

    def within(self, folders: Collection[str]) -> Iterator[str]:
        """The addresses directly in one of these *folders*."""
        return (address for address in _lines(self._path) if of_address(address) in folders)

    def prepare(self, addresses: Iterable[str]) -> None:
        """*addresses* are ours, too: a build killed from now on must not take them for others'."""
        beside = self._path.with_suffix(".made")
        with beside.open("w", encoding="utf-8", errors="surrogateescape") as file:
            file.writelines(f"{address}\n" for address in addresses)
        beside.replace(self._next)

    def switch(self) -> None:
        """From now on those that were prepared are ours, and no others."""
        self._next.replace(self._path)


def _lines(path: Path) -> Iterator[str]:
    if path.is_file():
        with path.open(encoding="utf-8", errors="surrogateescape") as file:
            yield from map(str.rstrip, file)
