"""A folder that holds the files of another one under names of its own, without their bytes."""

import marshal
import os
import shutil
import time
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from plugins.pages.surveying import Folder, Names, Survey, above_of

FILE = "stood.bin"
"""In the cache: how the site stands, for the build that is next."""
JUST_NOW = 2_000_000_000
"""Nanoseconds in which a folder may change twice at what its file system calls one time."""
_TELLS = os.name != "nt"
"""Whether a folder tells when a name in it last changed."""


class Mirrored(NamedTuple):
    """A folder that was mirrored: which files, and the folder beside as it was then."""

    numbers: bytes
    names: Names
    beside: tuple[int, int]


class Known(NamedTuple):
    """What is known of a site: how it *stands*, which names in it are *ours*, and its mirror."""

    stands: str = ""
    ours: Mapping[str, Names] = MappingProxyType({})
    mirror: Mapping[str, Mirrored] = MappingProxyType({})


def mirror(folder: str, beside: str) -> None:
    """Let *beside*, a folder, hold the files that *folder* holds, and nothing else.

    What both hold already is only listed, so this costs what is different.  Links are left out:
    they are somebody else's.  OSError where a file can have no second name.
    """
    for below in mirror_one(folder, beside):
        mirror(f"{folder}/{below}", f"{beside}/{below}")


def mirror_one(folder: str, beside: str) -> list[str]:
    """The same without what is in the folders below, which are there; their names."""
    there = {entry.name: entry for entry in _entries(beside)}
    below = []
    for entry in _entries(folder):
        if entry.is_symlink():
            continue
        known, path = there.pop(entry.name, None), f"{beside}/{entry.name}"
        if known is not None and not _alike(entry, known):
            remove(path)
            known = None
        if entry.is_dir():
            if known is None:
                os.mkdir(path)  # noqa: PTH102  a million of them
            below.append(entry.name)
        elif known is None:
            os.link(entry.path, path)
    for known in there.values():
        remove(known.path)
    return below


def mirror_some(folder: Path, beside: Path, some: Iterable[str]) -> None:
    """The same for *some* folders, which are given by their addresses, and those above them."""
    for within in sorted({above for one in some for above in (one, *above_of(one))}):
        if (folder / within).is_dir():
            mirror_one(f"{folder}/{within}", f"{beside}/{within}")


def unlike(found: Survey, beside: Path, known: Mapping[str, Mirrored]) -> list[str]:
    """The folders of *found* of which *beside* may hold other files than when it was *known*."""
    now = ((within, _as_it_is(folder, beside, within)) for within, folder in found.items())
    return [within for within, one in now if one is None or known.get(within) != one]


def mirrored(found: Survey, beside: Path) -> dict[str, Mirrored]:
    """What is known of *beside* now that it holds the files *found*."""
    now = time.time_ns()
    known = {within: _as_it_is(folder, beside, within) for within, folder in found.items()}
    return {
        within: one
        for within, one in known.items()
        if one is not None and one.beside[1] + JUST_NOW < now
    }


def kept(cache: Path, target: Path) -> Known:
    """What was kept in *cache* of the site in *target*; nothing where it is not whole."""
    try:
        whose, stands, ours, told = marshal.loads((cache / FILE).read_bytes())  # noqa: S302  ours
    except (OSError, ValueError, EOFError, TypeError):
        return Known()
    if whose != str(target):
        return Known()
    mirror = {at: Mirrored(numbers, Names(*names), when) for at, numbers, names, when in told}
    return Known(stands, {at: Names(*names) for at, *names in ours}, mirror)


def keep(cache: Path, target: Path, known: Known) -> None:
    """Keep what is *known* of the site in *target*."""
    ours = [(at, *names) for at, names in known.ours.items()]
    told = [(at, one.numbers, tuple(one.names), one.beside) for at, one in known.mirror.items()]
    beside = cache / f".{FILE}"
    beside.write_bytes(marshal.dumps((str(target), known.stands, ours, told)))
    beside.replace(cache / FILE)


def forget(cache: Path) -> None:
    """Nothing is known of the site any more."""
    (cache / FILE).unlink(missing_ok=True)


def remove(path: str) -> None:
    """Let there be nothing at *path*, whatever there was."""
    try:
        os.unlink(path)  # noqa: PTH108  a million of them
    except FileNotFoundError:
        pass
    except (IsADirectoryError, PermissionError):  # which of them depends on the system
        if os.path.islink(path) or not os.path.isdir(path):  # noqa: PTH112, PTH114  as above
            raise
        shutil.rmtree(path)


def _as_it_is(folder: Folder, beside: Path, within: str) -> Mirrored | None:
    try:
        at = os.lstat(f"{beside}/{within}")
    except OSError:
        return None
    if not _TELLS:
        return None
    return Mirrored(folder.numbers, folder.names, (at.st_ino, at.st_ctime_ns))


def _entries(folder: str) -> Iterator["os.DirEntry[str]"]:
    with os.scandir(folder) as found:
        yield from found


def _alike(one: "os.DirEntry[str]", other: "os.DirEntry[str]") -> bool:
    """Whether both are folders, or names of one file; neither is looked at for it."""
    if one.is_dir(follow_symlinks=False):
        return other.is_dir(follow_symlinks=False)
    return one.inode() == other.inode()
