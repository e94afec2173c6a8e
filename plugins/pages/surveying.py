"""How the files of a folder stand, folder by folder: what did not change is not walked again.

Only the standard library: the process that waits for a build looks around for it.
"""

import marshal
import os
import sys
from collections.abc import Iterable, Mapping
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from typing import Any, NamedTuple, TypeAlias

from plugins.registry.hashing import digest

HANDED = "SURVEYED"
"""A setting for one build: how the site stands is told at its standard input."""
_PLAIN = 2
"""The form of ``marshal`` in which the same things are the same bytes."""
_ALL = (1 << 64) - 1


class Names(NamedTuple):
    """So many files of a folder, and the sum of the digests of their addresses."""

    many: int
    total: int


NONE = Names(0, 0)


class Folder(NamedTuple):
    """The files of one folder, without those below: their *names*, and how they stand.

    *state* is a digest of names, sizes and times, *numbers* one of which files of the disk they
    are.
    """

    names: Names
    state: bytes
    numbers: bytes


Survey: TypeAlias = "dict[str, Folder]"
"""Every folder below one, itself among them, by its address with a slash at the end; "" first."""


def survey(root: Path) -> Survey:
    """How the files below *root* stand; no link is followed, and what is not there is empty."""
    found: Survey = {}
    waiting = [""]
    while waiting:
        within = waiting.pop()
        with suppress(FileNotFoundError, NotADirectoryError):
            found[within], below = _seen(f"{root}/{within}", within)
            waiting += below
    return dict(sorted(found.items()))


def told(root: Path) -> bytes:
    """A survey of *root*, for the process that makes a site there: ``handed``."""
    at = _at(root)
    return marshal.dumps((str(root), at, [_flat(one) for one in survey(root).items()]))


def handed(root: Path) -> Survey:
    """The survey of *root* that the process took which waits for this one, or one taken now.

    Another build may have ended since: then another folder stands there.
    """
    given = sys.stdin.buffer.read()
    try:
        whose, at, folders = marshal.loads(given)  # noqa: S302  our own
    except (ValueError, EOFError, TypeError):
        return survey(root)
    if (whose, at) != (str(root), _at(root)):
        return survey(root)
    return {at: Folder(Names(*names), state, numbers) for at, names, state, numbers in folders}


def renewed(before: Survey, root: Path, touched: Iterable[str]) -> Survey:
    """The survey of *root* that was *before*, after something happened in the *touched* folders."""
    found = dict(before)
    for within in {above for one in touched for above in (one, *above_of(one))}:
        found.pop(within, None)
        with suppress(FileNotFoundError, NotADirectoryError):
            found[within], _ = _seen(f"{root}/{within}", within)
    return dict(sorted(found.items()))


def stands(found: Survey) -> str:
    """A digest of how all files of a survey stand."""
    told = [(within, folder.names.many, folder.state) for within, folder in found.items()]
    return blake2b(marshal.dumps(told, _PLAIN), digest_size=32).hexdigest()


def above_of(within: str) -> list[str]:
    """The folders above the one at *within*, the nearest first."""
    above = []
    while within:
        within = within[: within.rfind("/", 0, -1) + 1]
        above.append(within)
    return above


def of_address(address: str) -> str:
    """The folder of the file at *address*."""
    return address[: address.rfind("/") + 1]


def differing(one: Mapping[str, Names], other: Mapping[str, Names]) -> set[str]:
    """The folders in which there are not the same names."""
    every = one.keys() | other.keys()
    return {within for within in every if one.get(within, NONE) != other.get(within, NONE)}


def _seen(place: str, within: str) -> tuple[Folder, list[str]]:
    """The folder at *place*, which is *within*, and the folders in it."""
    files, below, total = [], [], 0
    with os.scandir(place) as found:
        for entry in found:
            if not entry.is_dir(follow_symlinks=False):
                stat = entry.stat(follow_symlinks=False)
                files.append((entry.name, stat.st_size, stat.st_mtime_ns, stat.st_ino))
                total += digest(within + entry.name)
            else:
                below.append(f"{within}{entry.name}/")
    files.sort()
    folder = Folder(
        Names(len(files), total & _ALL),
        _digest([file[:3] for file in files]),
        _digest([file[3] for file in files]),
    )
    return folder, below


def _at(root: Path) -> tuple[int, int]:
    """Which folder is at *root*, and when that was last renamed or changed."""
    try:
        stat = root.stat()
    except OSError:
        return 0, 0
    return stat.st_ino, stat.st_ctime_ns


def _flat(one: tuple[str, Folder]) -> tuple[str, tuple[int, int], bytes, bytes]:
    within, folder = one
    return within, (folder.names.many, folder.names.total), folder.state, folder.numbers


def _digest(told: list[Any]) -> bytes:
    return blake2b(marshal.dumps(told, _PLAIN), digest_size=16).digest()
