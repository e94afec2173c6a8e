"""The copies of the build before: what of them is the same is taken from where it stands."""

import os
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import BinaryIO, NamedTuple

from plugins.downloads.package import Copy
from plugins.downloads.packing import Packed
from plugins.registry.drawers import Drawer
from plugins.registry.program import program

DRAWER = "downloads"
ROOMS = ("downloads", "pages", "publication", "registry")
PACKAGES = ("xlsxwriter",)
FORMS = ("csv", "json", "xlsx")


class Stretch(NamedTuple):
    """Where the bytes of a unit stand in a file; *crc* and *size* are those before packing."""

    at: int
    length: int
    crc: int = 0
    size: int = 0


class Written(NamedTuple):
    """A unit as it was written: its key, its first row, and where it stands in each copy."""

    key: str
    first: int
    places: tuple[Stretch, ...]


class Known(NamedTuple):
    """The copies of one table as they were written: their *files*, *units* and what they are.

    *shared* is a digest of what all copies depend on, the day they speak for among it;
    *catalogue* one of all these depend on, where they tell of the catalogue.
    """

    shared: str
    catalogue: str
    files: tuple[tuple[int, int, int], ...]
    units: tuple[Written, ...]
    copies: tuple[Copy, ...]


def stat(path: Path) -> tuple[int, int, int]:
    """What tells that the file at *path* is still the one that was written."""
    found = os.stat(path)  # noqa: PTH116 - as elsewhere
    return found.st_ino, found.st_size, found.st_mtime_ns


class KnownCopies:
    """What is known below *cache* of the copies that this program wrote into *target*."""

    def __init__(self, cache: Path, target: Path) -> None:
        self._drawer = Drawer(cache / DRAWER)
        self._target = target
        self._program = program(ROOMS, PACKAGES)

    def of(self, name: str) -> Known | None:
        """The copies of the table called *name*, where all of them stand as they were written."""
        known = self._drawer.get(self._key(name))
        if not isinstance(known, Known):
            return None
        try:
            files = tuple(stat(self._target / copy.address) for copy in known.copies)
        except OSError:
            return None
        return known if files == known.files else None

    def learn(self, name: str, known: Known) -> None:
        """These are the copies of the table called *name*."""
        self._drawer.put(self._key(name), known)

    def sweep(self) -> None:
        """Forget what this build did not ask for."""
        self._drawer.sweep()

    def _key(self, name: str) -> str:
        return f"{name}-{self._program}"


class Old:
    """The units that stand in the copies *known*, by key and first row."""

    def __init__(self, known: Known | None, target: Path) -> None:
        self._units: Mapping[tuple[str, int], Written] = {
            (unit.key, unit.first): unit for unit in (known.units if known else ())
        }
        self._files: Sequence[BinaryIO] = [
            (target / copy.address).open("rb") for copy in (known.copies if known else ())
        ]

    def has(self, key: str, first: int) -> bool:
        """Whether the unit of *key* stands there from the *first* row on."""
        return (key, first) in self._units

    def told(self, key: str, first: int) -> tuple[bytes, bytes, Packed]:
        """The unit's bytes in each copy."""
        csv, json, sheet = self._read(self._units[key, first])
        place = self._units[key, first].places[2]
        return csv, json, Packed(sheet, place.crc, place.size)

    def _read(self, unit: Written) -> Iterator[bytes]:
        for file, place in zip(self._files, unit.places, strict=True):
            file.seek(place.at)
            yield file.read(place.length)

    def close(self) -> None:
        """Nothing is taken from them any more."""
        for file in self._files:
            file.close()
