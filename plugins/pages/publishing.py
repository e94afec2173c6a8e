"""The front door of the pages: views → files beside the site, which then take its place."""

import os
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from errno import ENOENT
from filecmp import cmp
from heapq import merge
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Self

import numpy as np
from numpy.typing import NDArray

from plugins.pages import mirroring, surveying
from plugins.pages.claiming import Claims
from plugins.pages.manifests import Manifest
from plugins.pages.mirroring import remove
from plugins.pages.surveying import NONE, Names, Survey, of_address
from plugins.pages.switching import alone, mirrored, not_made, switch
from plugins.pages.walking import files_below, split, without
from plugins.registry.hashing import digest

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
    digest of its address, and ``settle`` removes the files whose addresses nobody claimed.  Only
    folders in which something happens are walked; *surveyed* is asked how *target* stands.
    """

    def __init__(
        self,
        target: Path,
        cache: Path,
        surveyed: Callable[[Path], Survey] = surveying.survey,
    ) -> None:
        self.target = target.resolve()
        self.folder = self.target
        self.cache = cache
        self.unfinished = cache / UNFINISHED
        self.written = self.unchanged = 0
        self._surveyed = surveyed
        self._there: Survey = {}
        self._stands: Survey | None = None
        self._full = False
        self._claims = Claims()
        self._settled = -1
        self._touched: set[str] = set()
        self._parents: set[str] = set()
        self._held = ExitStack()

    def __enter__(self) -> Self:
        """Begin: nobody else may, and the output counts as unfinished until ``switch``."""
        self._known = mirroring.kept(self.cache, self.target)
        self._manifest = Manifest(self.cache, self._known.ours)
        self.folder, self._full = self._held.enter_context(alone(self.target, self._mirrored))
        try:
            self._there = self._there or self._surveyed(self.target)
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
        self._claims.add(address)
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
        self._claims.add(address)
        self._stays(address, stands or address)
        self.unchanged += 1

    @contextmanager
    def begun(self, address: str) -> Iterator[BinaryIO]:
        """The file at *address* of the site that is made, to be written piece by piece."""
        self._claims.add(address)
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
        before, some = len(self._claims), list(addresses)
        self._claims.add_all(some)
        self._touched.update(map(of_address, some) if written else ())
        self.written += written
        self.unchanged += len(self._claims) - before - written

    def addresses(self) -> Iterator[str]:
        """Every address of the site that is made so far, sorted."""
        mine, claimed = self._claims.folders(), self._claims.sorted()
        other = surveying.differing(mine, self._manifest.ours)
        new = sorted(one for at in other for one in split(self.folder, at, claimed).ours)
        return merge(self._manifest.within(mine.keys() - other), new)

    def settle(self) -> None:
        """Let there be what was claimed and nothing else: the site is whole, and can be looked at.

        TwoPagesAtOneAddressError where an address was claimed twice, FileNotFoundError where
        nothing is at one.
        """
        if self._settled == len(self._claims):
            return
        if twice := self._claims.twice():
            both = (one for one in files_below(self.folder) if digest(one) in twice)
            raise TwoPagesAtOneAddressError(next(both, ""))
        mine, claimed = self._claims.folders(), self._claims.sorted()
        there = {at: one.names for at, one in self._there.items()} if self._full else {}
        for within in sorted(there.keys() | mine.keys(), reverse=True):  # what is below first
            names = mine.get(within, NONE)
            changed = within in self._touched or names != there.get(within, NONE)
            if changed and self._tidied(within, claimed) != names.many:
                raise FileNotFoundError(ENOENT, os.strerror(ENOENT), f"{self.folder}/{within}")
            if within and not names.many:
                self._drop_empty(within)
        self._settled = len(self._claims)

    def _tidied(self, within: str, claimed: NDArray[np.int64]) -> int:
        """Remove every file of a folder that was not *claimed*; how many are left."""
        ours, others = split(self.folder, within, claimed, links=True)
        for address in others:
            os.unlink(f"{self.folder}/{address}")  # noqa: PTH108  many of them
        if others:
            self._touched.add(within)
        return len(ours)

    def _drop_empty(self, within: str) -> None:
        """Remove the folder *within* if nothing is in it."""
        try:
            os.rmdir(f"{self.folder}/{within}")  # noqa: PTH106  many of them
        except (FileNotFoundError, NotADirectoryError):
            pass
        except OSError:  # something is in it
            return
        self._touched.add(within)

    @property
    def stands(self) -> str:
        """A digest of how the files of *target* stand: before the switch, and after it."""
        return surveying.stands(self._there if self._stands is None else self._stands)

    def switch(self) -> Published:
        """Let the site take its place; what is not in it any more is gone."""
        self.settle()
        mine = self._claims.folders()
        others = self._others(mine)
        carried = list(without(others, self._manifest)) if self._manifest.known else []
        self._manifest.prepare(self.addresses())
        for address in carried:
            _link(f"{self.target}/{address}", self._freed(address))
        mirroring.forget(self.cache)
        switch(self.folder, self.target)
        self._manifest.switch()
        if self._full:
            self._stands = surveying.renewed(self._there, self.target, self._touched)
        else:
            self._stands = surveying.survey(self.target)
        mirroring.keep(self.cache, self.target, mirroring.Known(self.stands, mine, {}))
        self.unfinished.unlink(missing_ok=True)
        return Published(self.written, self.unchanged, len(others) - len(carried))

    def _others(self, mine: Mapping[str, Names]) -> list[str]:
        """The files of *target* that are not in the site that is made, sorted."""
        claimed, found = self._claims.sorted(), list[str]()
        for within, folder in self._there.items():
            if folder.names != mine.get(within, NONE):
                found += split(self.target, within, claimed).others
        return sorted(found)

    def _mirrored(self, folder: Path, beside: Path) -> None:
        """Let *beside* hold the files of *folder*: before anything was made, and in the end."""
        if not self._there:
            self._there = self._surveyed(folder)
            other = mirroring.unlike(self._there, beside, self._known.mirror)
            mirroring.mirror_some(folder, beside, other)
        elif self._stands is None:
            mirrored(folder, beside)
        else:
            mirroring.mirror_some(folder, beside, self._touched)
            mirror = mirroring.mirrored(self._stands, beside)
            known = mirroring.Known(self.stands, self._claims.folders(), mirror)
            mirroring.keep(self.cache, self.target, known)

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
        self._touched.add(of_address(address))
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
