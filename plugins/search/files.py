"""The files of an index: immutable, named by their content, handed to whoever writes them."""

from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path
from typing import Protocol

NAME_BYTES = 5


class Sink(Protocol):
    """Takes the files of an index; each address is given once."""

    def write(self, address: str, data: bytes) -> None:
        """Put *data* at *address*, which is relative to the index."""


@dataclass(slots=True)
class IndexFiles:
    """What was handed to *sink* so far, by address, in bytes."""

    sink: Sink
    sizes: dict[str, int] = field(default_factory=dict)

    def put(self, kind: str, data: bytes) -> bytes:
        """Hand on *data* under its own name in the folder *kind*; returns the name.

        The name is five bytes, printed as ten hexadecimal digits.  The same bytes are one file.
        """
        name = blake2b(data, digest_size=NAME_BYTES).digest()
        address = f"{kind}/{name.hex()}.bin"
        if address not in self.sizes:
            self.write(address, data)
        return name

    def write(self, address: str, data: bytes) -> None:
        """Hand on *data* for *address*."""
        self.sizes[address] = len(data)
        self.sink.write(address, data)


class IndexFolder:
    """A sink that makes a folder hold exactly what is written, changing only what differs."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.kept: set[str] = set()

    def write(self, address: str, data: bytes) -> None:
        """Put *data* at *address* below the folder."""
        self.kept.add(address)
        file = self.path / address
        if file.is_file() and file.read_bytes() == data:
            return
        file.parent.mkdir(parents=True, exist_ok=True)
        beside = file.with_name(f".{file.name}.new")
        beside.write_bytes(data)
        beside.replace(file)

    def sweep(self) -> None:
        """Remove every file that was not written, and folders left empty."""
        for path in sorted(self.path.rglob("*"), reverse=True):
            if path.is_dir():
                if not any(path.iterdir()):
                    path.rmdir()
            elif path.relative_to(self.path).as_posix() not in self.kept:
                path.unlink()
