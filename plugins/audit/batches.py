"""The files of a site in batches, and what tells that a file is still the one that was read.

Where a batch ends is told by a file's address alone, so that a file more or less moves no other
batch than its own.
"""

import os
from collections.abc import Iterator
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple
from zlib import crc32

EVERY = 128
"""Files of a batch, on average."""


class File(NamedTuple):
    """A file by its *address*, its *number* on the disk, its size, and when it was *written*.

    A site that takes another's place keeps the files that are the same: they keep their numbers.
    A file that is written anew has another time, in nanoseconds.
    """

    address: str
    number: int
    size: int
    written: int


Batch = tuple[File, ...]


def key_of(batch: Batch) -> str:
    """A digest of which files these are."""
    told = "\0".join(f"{file.address}\0{file[1:]}" for file in batch)
    return blake2b(told.encode(errors="surrogateescape"), digest_size=16).hexdigest()


def batches(site: Path) -> list[Batch]:
    """Every file below *site*, sorted, in batches."""
    found: list[Batch] = []
    begun: list[File] = []
    for file in sorted(_files(str(site), "")):
        if begun and crc32(file.address.encode(errors="surrogateescape")) % EVERY == 0:
            found.append(tuple(begun))
            begun = []
        begun.append(file)
    return [*found, tuple(begun)] if begun else found


def _files(folder: str, inner: str) -> Iterator[File]:
    with os.scandir(folder) as found:
        for entry in found:
            if entry.is_dir(follow_symlinks=False):
                yield from _files(entry.path, f"{inner}{entry.name}/")
            elif not entry.is_dir():  # whatever a link leads to is not below this folder
                stat = entry.stat()
                yield File(f"{inner}{entry.name}", stat.st_ino, stat.st_size, stat.st_mtime_ns)
