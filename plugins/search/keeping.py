"""What is known of the index that stands: it stays as it is, or the next is made from it.

What is kept names files by their addresses, which tell their content; whether they still stand,
each with its size, is looked at before they are believed.
"""

import os
import sys
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from hashlib import blake2b
from importlib.metadata import version
from io import BytesIO
from pathlib import Path

from plugins.pages.desk import Desk
from plugins.pages.publishing import Output
from plugins.registry.digests import depends
from plugins.registry.drawers import Drawer
from plugins.search.documents.sheaves import Titles
from plugins.search.ordering import Traits
from plugins.search.records import IndexPlan, IndexReport
from plugins.search.shards import ENTRY
from plugins.search.totals import Totals

FOLDER = "search"
DRAWER = "search-known"
PACKAGES = ("numpy", "opencc", "pypinyin", "whoosh-reloaded")
"""Packages that decide how a text is cut, read aloud and weighed."""
_ROOMS = Path(__file__).parent.parent


@dataclass(frozen=True, slots=True)
class KnownIndex:
    """An index as it was written: its *entry*, and a line ``address size`` for each other file.

    *report* and *totals* are those of its documents, *digests* tell each of them in the order of
    numbers.  *staff* tells the documents of the index that staff ask; empty where there is none.
    """

    entry: bytes
    files: bytes
    report: IndexReport
    totals: Totals
    digests: bytes
    staff: str

    def listed(self) -> Iterator[tuple[str, int]]:
        """The other files: address below the index, and size."""
        for line in BytesIO(self.files):
            address, _, size = line.decode().partition(" ")
            yield address, int(size)


@dataclass(frozen=True, slots=True)
class KnownDocuments:
    """By the names of sheaves: the titles they cite, and what is known of their documents."""

    titles: Titles
    traits: Mapping[str, Traits]


class IndexRoom:
    """The part of the site that holds the index; it remembers what was written."""

    def __init__(self, output: Output) -> None:
        """Of the site in *output*; nothing written yet."""
        self.output = output
        self.entry = b""
        self.files = bytearray()
        self.count = self.size = 0

    def write(self, address: str, data: bytes) -> None:
        """Put *data* at *address* below the room."""
        self.output.write(f"{FOLDER}/{address}", data)
        self._note(address, len(data))
        if address == ENTRY:
            self.entry = data

    def keep(self, address: str, size: int, stands: str = "") -> None:
        """Let the file of *size* bytes at *address*, or what *stands* elsewhere, be there."""
        self.output.keep(f"{FOLDER}/{address}", f"{FOLDER}/{stands or address}")
        self._note(address, size)

    def _note(self, address: str, size: int) -> None:
        """A file of *size* bytes lies at *address*."""
        self.count += 1
        self.size += size
        if address != ENTRY:
            self.files += f"{address} {size}\n".encode()


class KnownIndexes:
    """The indexes of builds before: the one that stands, and the one that would have."""

    def __init__(self, cache: Path, plan: IndexPlan) -> None:
        """Kept below *cache*, for indexes of that *plan* made by this code."""
        self._drawer = Drawer(cache / DRAWER)
        self.maker = depends(code(), repr(replace(plan, feeds=(), synonyms=())))
        self._plan = repr(plan)

    def standing(self, output: Output) -> KnownIndex | None:
        """The index whose entry stands in *output*."""
        try:
            entry = (output.target / FOLDER / ENTRY).read_bytes()
        except OSError:
            return None
        found = self._drawer.get(self._named(entry))
        return found if isinstance(found, KnownIndex) and found.entry == entry else None

    def tells(self, desk: Desk, known: KnownIndex) -> bool:
        """Whether *known* is the index of all that *desk* says."""
        return self._drawer.get(self._site(desk)) == self._named(known.entry)

    def documents(self) -> KnownDocuments:
        """What is known of the documents of the build before."""
        found = self._drawer.get(self._sheaves)
        return found if isinstance(found, KnownDocuments) else KnownDocuments({}, {})

    def learn(self, desk: Desk, documents: KnownDocuments, known: KnownIndex) -> None:
        """The site of *desk* has these *documents*, and they have the index *known*."""
        self._drawer.put(self._sheaves, documents)
        self._drawer.put(self._named(known.entry), known)
        self._drawer.put(self._site(desk), self._named(known.entry))

    def sweep(self) -> None:
        """Forget what this build did not ask for."""
        self._drawer.path(self._sheaves)
        self._drawer.sweep()

    def _named(self, entry: bytes) -> str:
        return f"index-{depends(self.maker, entry.hex())}"

    @property
    def _sheaves(self) -> str:
        return f"documents-{self.maker}"

    def _site(self, desk: Desk) -> str:
        public = desk.public
        said = public.catalogue_digest, tuple(public.archive.digests().items())
        return f"site-{depends(self.maker, self._plan, *said, desk.settings, desk.written)}"


def stands(output: Output, known: KnownIndex) -> bool:
    """Whether every file of the index *known* stands in *output*, each with its size."""
    folder = f"{output.target}/{FOLDER}/"
    return all(_sized(folder + address, size) for address, size in known.listed())


def stay(output: Output, known: KnownIndex) -> None:
    """Let the index *known*, which stands, stay."""
    for address, _ in known.listed():
        output.keep(f"{FOLDER}/{address}")
    output.write(f"{FOLDER}/{ENTRY}", known.entry)


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
