"""What a build keeps for the next one: sealed, under names that say all it depends on.

A drawer is a folder of this machine.  What lies in it may not be published: it is its owner's
only, and whoever gives a build to others leaves it behind.
"""

import hashlib
import pickle
from pathlib import Path

SEAL = 32
"""Bytes of the digest that stands before what is kept."""


class Drawer:
    """Things kept in *folder*, each under a key that must name everything it depends on.

    A key is the name of a file.  Killed at any moment, it holds whole things or none of them.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._used: set[str] = set()

    def path(self, key: str) -> Path:
        """Where the thing of *key* lies, or would; it counts as asked for."""
        self._used.add(key)
        return self.folder / key

    def get(self, key: str) -> object:
        """The thing of *key*; None where there is none, or it is not whole."""
        return opened(self.path(key))

    def put(self, key: str, held: object) -> None:
        """Keep *held* under *key*."""
        shut(held, self.path(key))

    def sweep(self) -> None:
        """Forget what nobody asked for since this drawer was opened."""
        for path in sorted(self.folder.iterdir()) if self.folder.is_dir() else ():
            if path.name not in self._used:
                path.unlink(missing_ok=True)


def shut(held: object, path: Path) -> None:
    """Keep *held* at *path*, sealed."""
    data = pickle.dumps(held, protocol=pickle.HIGHEST_PROTOCOL)
    place(path, hashlib.sha256(data).digest(), data)


def place(path: Path, *pieces: bytes) -> None:
    """Let *pieces* of something that was shut be at *path*: beside it first, then in one step."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    beside = path.with_suffix(".new")
    with beside.open("wb") as file:
        file.writelines(pieces)
    beside.chmod(0o600)
    beside.replace(path)


def opened(path: Path) -> object:
    """What is kept at *path*; None where it is not whole."""
    try:
        held = memoryview(path.read_bytes())
    except FileNotFoundError:
        return None
    seal, data = held[:SEAL], held[SEAL:]
    if hashlib.sha256(data).digest() != seal:
        return None
    return pickle.loads(data)  # noqa: S301  our own bytes, in a folder of its owner's only
