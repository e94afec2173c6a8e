"""The front door of the pages: views → files beside the site, which then take its place."""

import os
import shutil
from array import array
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from errno import ENOENT
from filecmp import cmp
from heapq import merge
from itertools import compress, islice
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Self

import numpy as np
from numpy.typing import NDArray

from plugins.pages.mirroring import remove
from plugins.pages.switching import alone, not_made, switch
from plugins.registry.digests import Digests, digest, digests

MANIFEST = "pages.txt"
"""Which files of the output are ours, sorted, one a line; in the cache, never in the output."""

BATCH = 1000
"""Addresses that are looked up together."""
UNFINISHED = "unfinished"
"""Names an output whose last build did not end well; whoever publishes leaves such a one alone."""


_BYTES = getattr(os, "O_BINARY", 0)
"""Windows would else change the ends of lines."""


class TwoPagesAtOneAddressError(ValueError):
    """Two pages claim one address: our bug or two records with one identity."""


@dataclass(frozen=True, slots=True)
class Published:
    """What a publication did to the output."""

    written: int
    unchanged: int
    removed: int

    def words(self) -> str:
        """The same in a sentence."""
        return f"写出{self.written}个文件，{self.unchanged}个没有变化，移除{self.removed}个。"


class Output:
    """A site that is made beside the one in *target* and takes its place when it is whole.

    Every room writes through it.  A file whose bytes stand in *target* already is the same file
    in both.  What an earlier build wrote and this one does not is gone with the switch; what
    somebody else put into *target* is carried over, as long as the cache remembers what is ours.

    The folder beside may hold the files of *target* from the beginning: then what stays costs a
    digest of its address, and ``settle`` removes the files whose addresses nobody claimed.
    """

    def __init__(self, target: Path, cache: Path) -> None:
        self.target = target.resolve()
        self.folder = self.target
        self.cache = cache
        self.manifest = cache / MANIFEST
        self.unfinished = cache / UNFINISHED
        self.written = self.unchanged = 0
        self._full = False
        self._claimed: Digests = array("q")
        self._settled = -1
        self._parents: set[str] = set()
        self._held = ExitStack()

    def __enter__(self) -> Self:
        """Begin: nobody else may, and the output counts as unfinished until ``switch``."""
        self.folder, self._full = self._held.enter_context(alone(self.target))
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
        self._claimed.append(digest(address))
        if _holds(f"{self.target}/{address}", data):
            self._stays(address, address)
            self.unchanged += 1
            return
        path = self._freed(address)
        try:
            _write(path, data)
        except FileExistsError:
            raise TwoPagesAtOneAddressError(address) from None
        self.written += 1

    def keep(self, address: str, stands: str = "") -> None:
        """What *stands* there, or at *address*, is at *address* as it is, unread.

        Whoever asks knows its bytes.
        """
        self._claimed.append(digest(address))
        self._stays(address, stands or address)
        self.unchanged += 1

    @contextmanager
    def begun(self, address: str) -> Iterator[BinaryIO]:
        """The file at *address* of the site that is made, to be written piece by piece."""
        self._claimed.append(digest(address))
        stands, path = f"{self.target}/{address}", self._freed(address)
        if Path(path).exists():
            raise TwoPagesAtOneAddressError(address)
        with Path(path).open("xb") as file:
            yield file
        if Path(stands).is_file() and cmp(stands, path, shallow=False):
            Path(path).unlink()
            _link(stands, path)
            self.unchanged += 1
        else:
            self.written += 1

    def note(self, addresses: Iterable[str], written: int) -> None:
        """Another process put files at *addresses*, so many of them *written* anew."""
        new = digests(addresses)
        self._claimed += new
        self.written += written
        self.unchanged += len(new) - written

    def addresses(self) -> Iterator[str]:
        """Every address of the site that is made so far, sorted."""
        every, claimed = files_below(self.folder), self._sorted()
        while some := list(islice(every, BATCH)):
            yield from compress(some, _among(claimed, some))

    def settle(self) -> None:
        """Let there be what was claimed and nothing else: the site is whole, and can be looked at.

        TwoPagesAtOneAddressError where an address was claimed twice, FileNotFoundError where
        nothing is at one.
        """
        if self._settled == len(self._claimed):
            return
        claimed = self._sorted()
        twice = claimed[1:][claimed[1:] == claimed[:-1]]
        if len(twice):
            both = (one for one in files_below(self.folder) if digest(one) in twice)
            raise TwoPagesAtOneAddressError(next(both, ""))
        if _swept(str(self.folder), "", claimed) != len(claimed):
            raise FileNotFoundError(ENOENT, os.strerror(ENOENT), str(self.folder))
        self._settled = len(self._claimed)

    def _sorted(self) -> NDArray[np.int64]:
        return np.sort(np.frombuffer(self._claimed, dtype=np.int64))

    def switch(self) -> Published:
        """Let the site take its place; what is not in it any more is gone."""
        self.settle()
        made = self._beside("made", files_below(self.folder))
        others = list(without(files_below(self.target), _lines(made)))
        carried = list(without(others, _lines(self.manifest))) if self.manifest.is_file() else []
        for address in carried:
            self._parent(f"{self.folder}/{address}")
            _link(f"{self.target}/{address}", f"{self.folder}/{address}")
        # A build killed between these lines must not take its own pages for somebody else's.
        both = self._beside("both", merge(_lines(made), _lines(self.manifest)))
        both.replace(self.manifest)
        switch(self.folder, self.target)
        made.replace(self.manifest)
        self.unfinished.unlink(missing_ok=True)
        return Published(self.written, self.unchanged, len(others) - len(carried))

    def _beside(self, name: str, addresses: Iterable[str]) -> Path:
        """A file beside the manifest that names *addresses*."""
        path = self.manifest.with_suffix(f".{name}")
        with path.open("w", encoding="utf-8", errors="surrogateescape") as file:
            file.writelines(f"{address}\n" for address in addresses)
        return path

    def _stays(self, address: str, stands: str) -> None:
        """Let what *stands* at an address of *target* be at *address* of the site."""
        if self._full and stands == address:
            return
        try:
            _link(f"{self.target}/{stands}", self._freed(address))
        except FileExistsError:
            raise TwoPagesAtOneAddressError(address) from None

    def _freed(self, address: str) -> str:
        """The path of *address*, in a folder that is there; nothing from before is at it."""
        path = f"{self.folder}/{address}"
        self._parent(path)
        if self._full:
            remove(path)
        return path

    def _parent(self, path: str) -> None:
        parent = path.rpartition("/")[0]
        if parent in self._parents:
            return
        try:
            Path(parent).mkdir(parents=True, exist_ok=True)
        except (FileExistsError, NotADirectoryError):
            # Where a folder is to be was a file before.
            within = Path(parent).relative_to(self.folder)
            for folder in reversed((within, *within.parents[:-1])):
                if not (self.folder / folder).is_dir():
                    remove(f"{self.folder}/{folder}")
                    break
            Path(parent).mkdir(parents=True, exist_ok=True)
        self._parents.add(parent)


def files_below(folder: Path, within: str = "") -> Iterator[str]:
    """Every file below *folder*, relative to it, sorted as texts are; no link is followed."""
    try:
        with os.scandir(folder / within) as found:
            names = sorted(
                entry.name + "/" * entry.is_dir()
                for entry in found
                if not (entry.is_symlink() and entry.is_dir())
            )
    except FileNotFoundError:
        return
    for name in names:
        if name.endswith("/"):
            yield from files_below(folder, within + name)
        else:
            yield within + name


def _among(claimed: NDArray[np.int64], addresses: Sequence[str]) -> NDArray[np.bool_]:
    """Which of *addresses* were *claimed*, whose digests are sorted."""
    some = np.frombuffer(digests(addresses), dtype=np.int64)
    if not len(claimed):
        return np.zeros(len(some), dtype=bool)
    # Without the last, so that a place is never behind it.
    found: NDArray[np.bool_] = claimed[np.searchsorted(claimed[:-1], some)] == some
    return found


def _swept(folder: str, within: str, claimed: NDArray[np.int64]) -> int:
    """Remove every file below *folder* that was not *claimed*; how many are left.

    A folder of which nothing is left is gone, too.
    """
    left, names = 0, []
    with os.scandir(folder) as found:
        for entry in found:
            if entry.is_dir(follow_symlinks=False):
                below = _swept(entry.path, f"{within}{entry.name}/", claimed)
                left += below
                if not below:
                    os.rmdir(entry.path)  # noqa: PTH106  many of them
            else:
                names.append(entry.name)
    ours = _among(claimed, [within + name for name in names])
    for name in compress(names, ~ours):
        os.unlink(f"{folder}/{name}")  # noqa: PTH108  many of them
    return left + int(ours.sum())


def without(every: Iterable[str], those: Iterable[str]) -> Iterator[str]:
    """*every* address but *those*; both are sorted, and neither is ever held."""
    rest = iter(those)
    other = next(rest, "")
    for address in every:
        while other and other < address:
            other = next(rest, "")
        if address != other:
            yield address


def _lines(manifest: Path) -> Iterator[str]:
    if manifest.is_file():
        with manifest.open(encoding="utf-8", errors="surrogateescape") as file:
            yield from map(str.rstrip, file)


def _holds(path: str, data: bytes) -> bool:
    """Whether the file at *path* is one with these bytes."""
    try:
        found = os.open(path, os.O_RDONLY | _BYTES)
    except (FileNotFoundError, NotADirectoryError):
        return False
    try:
        size = os.fstat(found).st_size
        return size == len(data) and os.read(found, size + 1) == data
    finally:
        os.close(found)


def _write(path: str, data: bytes) -> None:
    """Make the file at *path*, which must be new.  Without the layers above the system's calls."""
    made = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BYTES, 0o666)
    try:
        left = memoryview(data)
        while left:
            left = left[os.write(made, left) :]
    finally:
        os.close(made)


def _link(known: str, path: str) -> None:
    """Make *path* another name of the file *known*, or a copy where no link is possible."""
    try:
        os.link(known, path)
    except FileExistsError:
        raise
    except OSError:
        shutil.copy2(known, path, follow_symlinks=False)
