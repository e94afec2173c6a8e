"""Files by their addresses: those below a folder, those in one, those that were claimed."""

import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from itertools import compress
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from plugins.pages.claiming import among


class Split(NamedTuple):
    """The addresses of the files of a folder: those that were claimed, and the others."""

    ours: list[str]
    others: list[str]


def split(root: Path, within: str, claimed: NDArray[np.int64], *, links: bool = False) -> Split:
    """The files of the folder *within* *root*, by what was *claimed*; of none where it is not.

    Of *links* to folders only where they are asked for.
    """
    some: list[str] = []
    with suppress(FileNotFoundError, NotADirectoryError), os.scandir(f"{root}/{within}") as found:
        some += (within + e.name for e in found if not e.is_dir(follow_symlinks=not links))
    ours = among(claimed, some)
    return Split(list(compress(some, ours)), list(compress(some, ~ours)))


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


def without(every: Iterable[str], those: Iterable[str]) -> Iterator[str]:
    """*every* address but *those*; both are sorted, and neither is ever held."""
    rest = iter(those)
    other = next(rest, "")
    for address in every:
        while other and other < address:
            other = next(rest, "")
        if address != other:
            yield address
