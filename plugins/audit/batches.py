"""The files of a site in batches, and what tells that a file is still the one that was read.

Where a batch ends is told by a file's address alone, so that a file more or less moves no other
batch than its own.  A large site has millions of files: a batch holds what it knows of its own as
few bytes.
"""

import builtins
import marshal
import os
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple
from zlib import crc32

EVERY = 128
"""Files of a batch, on average."""
_PLAIN = 2
"""The form of ``marshal`` in which the same files are the same bytes."""


class File(NamedTuple):
    """A file by its *address*, its *number* on the disk, its size, and when it was *written*.

    A site that takes another's place keeps the files that are the same: they keep their numbers.
    A file that is written anew has another time, in nanoseconds.
    """

    address: str
    number: int
    size: int
    written: int


@dataclass(frozen=True, slots=True)
class Batch:
    """So many files of so many *bytes*, the *newest* written at that time.

    The *key* is a digest of which they are.
    """

    key: str
    count: int
    bytes: int
    newest: int
    told: builtins.bytes

    @classmethod
    def of(cls, files: Sequence[File]) -> "Batch":
        """That of these *files*, of which there is at least one."""
        told = marshal.dumps([tuple(file) for file in files], _PLAIN)
        key = blake2b(told, digest_size=16).hexdigest()
        size, newest = sum(file.size for file in files), max(file.written for file in files)
        return cls(key, len(files), size, newest, zlib.compress(told, 1))

    def __iter__(self) -> Iterator[File]:
        """The files, by their addresses."""
        files = marshal.loads(zlib.decompress(self.told))  # noqa: S302 - our own, and sealed
        return iter([File(*file) for file in files])


def batches(site: Path) -> Iterator[Batch]:
    """Every file below *site*, sorted, in batches."""
    begun: list[File] = []
    for file in _files(str(site), ""):
        if begun and crc32(file.address.encode(errors="surrogateescape")) % EVERY == 0:
            yield Batch.of(begun)
            begun = []
        begun.append(file)
    if begun:
        yield Batch.of(begun)


def _files(folder: str, inner: str) -> Iterator[File]:
    """Every file below *folder*, in the order of their addresses."""
    with os.scandir(folder) as found:
        entries = [(f"{e.name}/" if e.is_dir(follow_symlinks=False) else e.name, e) for e in found]
    for name, entry in sorted(entries, key=lambda one: one[0]):
        if name.endswith("/"):
            yield from _files(entry.path, inner + name)
        elif not entry.is_dir():  # whatever a link leads to is not below this folder
            stat = entry.stat()
            yield File(inner + name, stat.st_ino, stat.st_size, stat.st_mtime_ns)
