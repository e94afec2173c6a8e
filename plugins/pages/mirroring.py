"""A folder that holds the files of another one under names of its own, without their bytes."""

import os
import shutil
from collections.abc import Iterator


def mirror(folder: str, beside: str) -> None:
    """Let *beside*, a folder, hold the files that *folder* holds, and nothing else.

    What both hold already is only listed, so this costs what is different.  Links are left out:
    they are somebody else's.  OSError where a file can have no second name.
    """
    there = {entry.name: entry for entry in _entries(beside)}
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
            mirror(entry.path, path)
        elif known is None:
            os.link(entry.path, path)
    for known in there.values():
        remove(known.path)


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


def _entries(folder: str) -> Iterator["os.DirEntry[str]"]:
    with os.scandir(folder) as found:
        yield from found


def _alike(one: "os.DirEntry[str]", other: "os.DirEntry[str]") -> bool:
    """Whether both are folders, or names of one file; neither is looked at for it."""
    if one.is_dir(follow_symlinks=False):
        return other.is_dir(follow_symlinks=False)
    return one.inode() == other.inode()
