"""One folder takes another's place in one step, and only one build at a time prepares that.

A site is made in a folder beside the one that is served; the two change names when it is whole.
The one that is not served any more is made like the other and stays: the next build begins with
all files of the site, and only what it changes costs anything.
"""

import ctypes
import errno
import os
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

from filelock import FileLock, Timeout

from plugins.pages.mirroring import mirror

NEW, OLD, LOCK = ".{}.new", ".{}.old", ".{}.lock"
"""What stands beside a folder while a site is made; nobody serves names that begin with a dot."""
_AT_CWD, _EXCHANGE, _SWAP = -100, 2, 2
_REASONS = {
    errno.ENOSPC: ("磁盘已满", "the disk is full"),
    errno.EDQUOT: ("磁盘配额已用完", "the disk quota is used up"),
    errno.EFBIG: ("文件超过了系统允许的大小", "a file is larger than the system allows"),
    errno.ENOENT: ("有文件在生成时不见了", "a file vanished meanwhile"),
    errno.EROFS: ("输出位置是只读的", "the output is read-only"),
    errno.EACCES: ("没有写入权限", "writing there is not permitted"),
    errno.EPERM: ("没有写入权限", "writing there is not permitted"),
    errno.ENOTDIR: ("那里不是文件夹", "it is not a folder"),
    errno.EBUSY: ("输出文件夹正被占用（例如是挂载点）", "the output is in use, or a mount point"),
}


class NotMadeError(Exception):
    """The site was not made; what stood there stands.  The message is for a person."""


def not_made(folder: Path, problem: OSError) -> NotMadeError:
    """Why *folder* could not be written, as one sentence in each language."""
    said = problem.strerror or str(problem)
    zh, en = _REASONS.get(problem.errno or 0, (said, said))
    return NotMadeError(
        f"网站没有生成：{zh}。{folder} 没有变化。\n"
        f"  The site was not made: {en}. {folder} has not changed."
    )


class Beside(NamedTuple):
    """The *folder* beside the one that is served: *full* of the same files, or empty."""

    folder: Path
    full: bool


def mirrored(folder: Path, beside: Path) -> None:
    """Let *beside* hold the files of *folder*, whatever it holds."""
    mirror(str(folder), str(beside))


@contextmanager
def alone(folder: Path, fill: Callable[[Path, Path], None] = mirrored) -> Iterator[Beside]:
    """A folder beside *folder* to make a site in, while nobody else does the same.

    It holds all files of *folder* where there are such and they can have a second name, as *fill*
    gives them; in the end it does again.  What a killed build left is removed, and a switch that
    it had half done is undone.
    """
    beside, old = _beside(folder, NEW), _beside(folder, OLD)
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        with FileLock(_beside(folder, LOCK), timeout=0):
            if old.exists() and not folder.exists():
                old.rename(folder)
            if old.exists():
                shutil.rmtree(old)
            full = folder.exists() and _filled(beside, folder, fill)
            if not full:
                beside.mkdir()
            try:
                yield Beside(beside, full)
            finally:
                # Whatever ended it: what is not public any more is not there, either.  The site
                # stands by now; what cannot be removed is removed by the next build.
                with suppress(OSError):
                    if beside.exists() and not (full and _filled(beside, folder, fill)):
                        shutil.rmtree(beside)
    except Timeout:
        raise NotMadeError(
            f"另一次生成正在写入 {folder}，请等它结束后再试。\n"
            f"  Another build is writing to {folder}; try again when it has ended."
        ) from None
    except OSError as problem:
        raise not_made(folder, problem) from problem


def switch(beside: Path, folder: Path) -> None:
    """Put *beside* in the place of *folder*: readers see the one or the other, whole.

    Where the system cannot exchange two names, there is a moment without *folder*; a build that
    dies in it is put right by the next one.
    """
    if not folder.exists():
        beside.rename(folder)
    elif not _exchanged(beside, folder):
        old = _beside(folder, OLD)
        folder.rename(old)
        beside.rename(folder)
        old.rename(beside)


def _filled(beside: Path, folder: Path, fill: Callable[[Path, Path], None]) -> bool:
    """Let *beside* hold the files of *folder* and no others; where it cannot, it is gone."""
    try:
        beside.mkdir(exist_ok=True)
        fill(folder, beside)
    except OSError:
        if beside.exists():
            shutil.rmtree(beside)
        return False
    return True


def _beside(folder: Path, form: str) -> Path:
    return folder.with_name(form.format(folder.name))


def _exchanged(one: Path, other: Path) -> bool:
    """Exchange two names in one step, where the system and its file system can."""
    if os.name == "nt":
        return False
    library = ctypes.CDLL(None, use_errno=True)
    paths = os.fsencode(one), os.fsencode(other)
    if sys.platform == "darwin":
        return bool(library.renamex_np(*paths, _SWAP) == 0)
    if not hasattr(library, "renameat2"):
        return False
    ended = library.renameat2(_AT_CWD, paths[0], _AT_CWD, paths[1], _EXCHANGE)
    return bool(ended == 0)
