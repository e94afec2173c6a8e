"""An index that is known from the build before stays as it is: nothing is read, cut or written.

What is kept names files by their addresses, which tell their content; whether they still stand,
each with its size, is looked at before they are believed.
"""

import os
import sys
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import blake2b
from importlib.metadata import version
from pathlib import Path

from plugins.pages.desk import Desk
from plugins.pages.publishing import Output
from plugins.registry.digests import depends
from plugins.registry.drawers import Drawer
from plugins.search.ordering import Gathered
from plugins.search.records import IndexPlan, IndexReport
from plugins.search.shards import ENTRY

FOLDER = "search"
DRAWER = "search-known"
PACKAGES = ("numpy", "opencc", "pypinyin", "whoosh-reloaded")
"""Packages that decide how a text is cut, read aloud and weighed."""
_ROOMS = Path(__file__).parent.parent


@dataclass(frozen=True, slots=True)
class KnownIndex:
    """An index as it was written: its *entry*, and a line ``address size`` for each other file.

    *staff* tells the documents of the index that staff ask; empty where there is none.
    """

    entry: bytes
    files: bytes
    report: IndexReport
    staff: str

    def listed(self) -> Iterator[tuple[str, int]]:
        """The other files: address below the index, and size."""
        start = 0
        while start < len(self.files):
            end = self.files.index(b"\n", start)
            address, _, size = self.files[start:end].decode().partition(" ")
            yield address, int(size)
            start = end + 1


class IndexRoom:
    """The part of the site that holds the index; it remembers what was written."""

    def __init__(self, output: Output) -> None:
        """Of the site in *output*; nothing written yet."""
        self.output = output
        self.entry = b""
        self.files = bytearray()

    def write(self, address: str, data: bytes) -> None:
        """Put *data* at *address* below the room."""
        self.output.write(f"{FOLDER}/{address}", data)
        if address == ENTRY:
            self.entry = data
        else:
            self.files += f"{address} {len(data)}\n".encode()


class KnownIndexes:
    """The index of the build before, under what it was made of."""

    def __init__(self, cache: Path, plan: IndexPlan) -> None:
        """Kept below *cache*, for indexes of that *plan* made by this code."""
        self._drawer = Drawer(cache / DRAWER)
        self._maker = depends(code(), repr(plan))

    def of_site(self, desk: Desk) -> KnownIndex | None:
        """The index of a site that says what *desk* says."""
        name = self._drawer.get(self._site(desk))
        return self._known(name) if isinstance(name, str) else None

    def of_documents(self, gathered: Gathered) -> KnownIndex | None:
        """The index of the documents *gathered*."""
        return self._known(self._named(gathered))

    def learn(self, desk: Desk, gathered: Gathered, known: KnownIndex) -> None:
        """The site of *desk* has the documents *gathered*, and these the index *known*."""
        name = self._named(gathered)
        self._drawer.put(name, known)
        self._drawer.put(self._site(desk), name)

    def sweep(self) -> None:
        """Forget what this build did not ask for."""
        self._drawer.sweep()

    def _known(self, name: str) -> KnownIndex | None:
        found = self._drawer.get(name)
        return found if isinstance(found, KnownIndex) else None

    def _named(self, gathered: Gathered) -> str:
        return f"documents-{depends(self._maker, gathered.digest)}"

    def _site(self, desk: Desk) -> str:
        public = desk.public
        said = public.catalogue_digest, tuple(public.archive.digests().items())
        return f"site-{depends(self._maker, *said, desk.settings, desk.written)}"


def stays(output: Output, known: KnownIndex) -> bool:
    """Let the index *known* stay, if all of it stands; nothing has happened where it does not."""
    stands = f"{output.target}/{FOLDER}/"
    if not all(_sized(stands + address, size) for address, size in known.listed()):
        return False
    for address, _ in known.listed():
        output.keep(f"{FOLDER}/{address}")
    output.write(f"{FOLDER}/{ENTRY}", known.entry)
    return True


def _sized(path: str, size: int) -> bool:
    try:
        return os.stat(path).st_size == size  # noqa: PTH116 - tens of thousands
    except OSError:
        return False


def code() -> str:
    """Changes with our code, and with `PACKAGES`: then an index may have other bytes."""
    told = (sys.version, zlib.ZLIB_RUNTIME_VERSION, *map(version, PACKAGES))
    found = blake2b("\n".join(told).encode(), digest_size=16)
    for source in sorted(_ROOMS.rglob("*.py")):
        found.update(source.relative_to(_ROOMS).as_posix().encode() + b"\0" + source.read_bytes())
    return found.hexdigest()
