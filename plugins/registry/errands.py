"""Work that can be done elsewhere: what is sent along once, and what is made of each piece.

An errand knows nothing of who runs it.  It travels as a pickle, so all it holds is plain data, and
its functions are found where it arrives: in the very same program.
"""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, NamedTuple, Protocol

from plugins.registry.program import program

Do = Callable[[str, Path | None], Any]
"""What is made of the piece of this name; the file is the one that was sent with it."""


class Piece(NamedTuple):
    """A piece of an errand: its *name*, and the *file* it is about."""

    name: str
    file: Path | None = None


class Program(NamedTuple):
    """The code that does an errand: of these *rooms*, with these *packages*."""

    rooms: tuple[str, ...]
    packages: tuple[str, ...] = ()

    @property
    def digest(self) -> str:
        """Tells it from any other; PackageNotFoundError where a package is missing."""
        return program(self.rooms, self.packages)


class Errand(Protocol):
    """Something to be made of many pieces, none of which needs another."""

    @property
    def program(self) -> Program:
        """The code that does it."""

    def luggage(self) -> Mapping[str, Path]:
        """Files and folders of this machine that it reads, by the names it knows them by."""

    def begun(self, luggage: Path) -> Do:
        """Ready to do any piece; the files lie in the folder *luggage* by their names."""
