"""The front door of the pages: views → files, touching only what must change."""

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from plugins.pages.views.page import Page

MANIFEST = "pages.json"
"""Which files of the output are ours; kept in the cache folder, never in the output."""

UNFINISHED = "unfinished"
"""Names an output that is between two builds; whoever publishes leaves such a one alone."""


class TwoPagesAtOneAddressError(ValueError):
    """Two pages claim one address: our bug or two records with one identity."""


@dataclass(frozen=True, slots=True)
class Published:
    """What a publication did to the output."""

    written: int
    unchanged: int
    removed: int


class Output:
    """A folder that a build writes into: files change only where their bytes do.

    Every room writes through it, so that what was there before and is not any more is removed
    at the end (``sweep``), and nothing else is ever touched.
    """

    def __init__(self, folder: Path, cache: Path) -> None:
        self.folder, self.manifest = folder, cache / MANIFEST
        self.unfinished = cache / UNFINISHED
        self.kept: set[str] = set()
        self.written = self.unchanged = 0
        self._parents: set[Path] = set()
        self._begun = False

    def write(self, address: str, data: bytes) -> None:
        """Put *data* at *address*, atomically, unless it stands there already."""
        if address in self.kept:
            raise TwoPagesAtOneAddressError(address)
        self.kept.add(address)
        path = self.folder / address
        if path.is_file() and path.read_bytes() == data:
            self.unchanged += 1
            return
        self._begin()
        self._parent(path)
        beside = path.with_name(f".{path.name}.new")
        beside.write_bytes(data)
        beside.replace(path)
        self.written += 1

    def sweep(self) -> Published:
        """Remove what an earlier build wrote and this one did not; remember what is there."""
        before = set(json.loads(self.manifest.read_text())) if self.manifest.is_file() else set()
        gone = sorted(before - self.kept)
        if gone:
            self._begin()
        for address in gone:
            path = self.folder / address
            path.unlink(missing_ok=True)
            _remove_empty(path.parent, self.folder)
        self.manifest.parent.mkdir(parents=True, exist_ok=True)
        beside = self.manifest.with_suffix(".new")
        beside.write_text(json.dumps(sorted(self.kept), ensure_ascii=False))
        beside.replace(self.manifest)
        self.unfinished.unlink(missing_ok=True)
        return Published(self.written, self.unchanged, len(gone))

    def _begin(self) -> None:
        """Say, before the first change, that the output is no whole site until ``sweep``."""
        if not self._begun:
            self.unfinished.parent.mkdir(parents=True, exist_ok=True)
            self.unfinished.write_text(str(self.folder.resolve()), encoding="utf-8")
            self._begun = True

    def _parent(self, path: Path) -> None:
        if path.parent not in self._parents:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._parents.add(path.parent)


def _remove_empty(folder: Path, root: Path) -> None:
    while folder != root and not any(folder.iterdir()):
        folder.rmdir()
        folder = folder.parent


def publish(pages: Iterable[Page], output: Output, render: Callable[[Page], str]) -> int:
    """Render every page into *output*; returns how many there were."""
    count = 0
    for page in pages:
        output.write(page.address, render(page).encode())
        count += 1
    return count
