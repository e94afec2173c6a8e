"""The front door of the pages: views → files beside the site, which then take its place."""

import json
import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

from plugins.pages.switching import alone, not_made, switch

MANIFEST = "pages.json"
"""Which files of the output are ours; kept in the cache folder, never in the output."""

UNFINISHED = "unfinished"
"""Names an output whose last build did not end well; whoever publishes leaves such a one alone."""


class TwoPagesAtOneAddressError(ValueError):
    """Two pages claim one address: our bug or two records with one identity."""


@dataclass(frozen=True, slots=True)
class Published:
    """What a publication did to the output."""

    written: int
    unchanged: int
    removed: int


class Output:
    """A site that is made beside the one in *target* and takes its place when it is whole.

    Every room writes through it.  A file whose bytes stand in *target* already is the same file
    in both.  What an earlier build wrote and this one does not is gone with the switch; what
    somebody else put into *target* is carried over, as long as the cache remembers what is ours.
    """

    def __init__(self, target: Path, cache: Path) -> None:
        self.target = target.resolve()
        self.folder = self.target
        self.manifest = cache / MANIFEST
        self.unfinished = cache / UNFINISHED
        self.kept: set[str] = set()
        self.written = self.unchanged = 0
        self._parents: set[Path] = set()
        self._held = ExitStack()

    def __enter__(self) -> Self:
        """Begin: nobody else may, and the output counts as unfinished until ``switch``."""
        self.folder = self._held.enter_context(alone(self.target))
        try:
            self.unfinished.parent.mkdir(parents=True, exist_ok=True)
            self.unfinished.write_text(str(self.target), encoding="utf-8")
        except OSError as problem:
            self._held.close()
            raise not_made(self.target, problem) from problem
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        problem: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """End; without a ``switch`` before, *target* is what it was."""
        self._held.__exit__(kind, problem, trace)

    def write(self, address: str, data: bytes) -> None:
        """Put *data* at *address* of the site that is made."""
        if address in self.kept:
            raise TwoPagesAtOneAddressError(address)
        self.kept.add(address)
        stands, path = self.target / address, self.folder / address
        self._parent(path)
        if stands.is_file() and stands.read_bytes() == data:
            _link(stands, path)
            self.unchanged += 1
        else:
            path.write_bytes(data)
            self.written += 1

    def note(self, addresses: Iterable[str], written: int) -> None:
        """Another process wrote *addresses* here, *written* of them anew."""
        for address in addresses:
            if address in self.kept:
                raise TwoPagesAtOneAddressError(address)
            self.kept.add(address)
            self.unchanged += 1
        self.unchanged -= written
        self.written += written

    def switch(self) -> Published:
        """Let the site take its place; what is not in it any more is gone."""
        ours = set(json.loads(self.manifest.read_text())) if self.manifest.is_file() else None
        there = set(_addresses(self.target))
        carried = set() if ours is None else there - ours - self.kept
        for address in sorted(carried):
            self._parent(self.folder / address)
            _link(self.target / address, self.folder / address)
        # A build killed between these lines must not take its own pages for somebody else's.
        self._remember(self.kept | (ours or set()))
        switch(self.folder, self.target)
        self._remember(self.kept)
        self.unfinished.unlink(missing_ok=True)
        return Published(self.written, self.unchanged, len(there - self.kept - carried))

    def _remember(self, ours: set[str]) -> None:
        beside = self.manifest.with_suffix(".new")
        beside.write_text(json.dumps(sorted(ours), ensure_ascii=False))
        beside.replace(self.manifest)

    def _parent(self, path: Path) -> None:
        if path.parent not in self._parents:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._parents.add(path.parent)


def _addresses(folder: Path) -> Iterator[str]:
    for path, _, names in os.walk(folder):
        for name in names:
            yield (Path(path) / name).relative_to(folder).as_posix()


def _link(known: Path, path: Path) -> None:
    """Make *path* another name of the file *known*, or a copy where no link is possible."""
    try:
        path.hardlink_to(known)
    except OSError:
        shutil.copy2(known, path, follow_symlinks=False)
