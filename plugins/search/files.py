"""The files of an index: immutable, named by their content, handed to whoever writes them."""

import os
from array import array
from collections import Counter
from hashlib import blake2b
from itertools import count
from pathlib import Path
from typing import Protocol

NAME_BYTES = 5


class Sink(Protocol):
    """Takes the files of an index; each address is given once."""

    def write(self, address: str, data: bytes) -> None:
        """Put *data* at *address*, which is relative to the index."""


class Puts(Protocol):
    """Gives files their names."""

    def put(self, kind: str, data: bytes) -> bytes:
        """Take *data* for the folder *kind*; returns its name."""
        ...


def named(data: bytes, salt: int = 0) -> tuple[bytes, bytes]:
    """The name of a file that holds *data*, and more of its digest; *salt* gives it another."""
    digest = blake2b(data, digest_size=16, salt=salt.to_bytes(2)).digest()
    return digest[:NAME_BYTES], digest[NAME_BYTES:]


def addressed(kind: str, name: bytes) -> str:
    """Where the file called *name* lies in the folder *kind*."""
    return f"{kind}/{name.hex()}.bin"


class IndexFiles:
    """Hands files to *sink*, and knows how many there were and how many bytes they have.

    *again* tells how often more than once a file was put; *alike* is whether files that are
    different would have had the same name.
    """

    def __init__(self, sink: Sink) -> None:
        """None yet."""
        self.sink = sink
        self.count = self.size = 0
        self.again: Counter[str] = Counter()
        self.alike = False
        self._known: dict[bytes, bytes] = {}

    def put(self, kind: str, data: bytes) -> bytes:
        """Hand on *data* under its own name in the folder *kind*; returns the name.

        The name is five bytes, printed as ten hexadecimal digits.  The same bytes are one file;
        others that happen to have its name get the next one.
        """
        for salt in count():
            name, rest = named(data, salt)
            key = kind.encode() + name
            if key not in self._known:
                self._known[key] = rest
                self.write(addressed(kind, name), data)
                return name
            if self._known[key] == rest:
                self.again[addressed(kind, name)] += 1
                return name
            self.alike = True
        raise AssertionError

    def write(self, address: str, data: bytes) -> None:
        """Hand on *data* for *address*."""
        self.count += 1
        self.size += len(data)
        self.sink.write(address, data)


class IndexFolder:
    """A sink that makes a folder hold exactly what is written, changing only what differs."""

    def __init__(self, path: Path) -> None:
        """The folder at *path*, which need not exist."""
        self.path = path
        self._kept = array("q")
        self._folders: set[str] = set()

    def write(self, address: str, data: bytes) -> None:
        """Put *data* at *address* below the folder."""
        self._kept.append(hash(address))  # a set of a million addresses has a hundred megabytes
        file = f"{self.path}/{address}"
        folder = file.rpartition("/")[0]
        if folder not in self._folders:
            self._folders.add(folder)
            Path(folder).mkdir(parents=True, exist_ok=True)
        there = _same(file, data)
        if there is None:
            _write(file, data)
        elif not there:
            _write(f"{file}.new", data)
            os.replace(f"{file}.new", file)  # noqa: PTH105 - tens of thousands

    def sweep(self) -> None:
        """Remove every file that was not written, and folders left empty."""
        kept = set(self._kept)
        for path in sorted(self.path.rglob("*"), reverse=True):
            if path.is_dir():
                if not any(path.iterdir()):
                    path.rmdir()
            elif hash(path.relative_to(self.path).as_posix()) not in kept:
                path.unlink()


def _same(file: str, data: bytes) -> bool | None:
    """Whether *file* holds *data*; None if there is no such file."""
    try:
        size = os.stat(file).st_size  # noqa: PTH116 - tens of thousands
    except FileNotFoundError:
        return None
    return size == len(data) and Path(file).read_bytes() == data


def _write(file: str, data: bytes) -> None:
    number = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o666)
    try:
        left = memoryview(data)
        while left:
            left = left[os.write(number, left) :]
    finally:
        os.close(number)
