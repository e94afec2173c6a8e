"""What a build made once and needs again: kept for the build, never longer, and never too much."""

from collections.abc import Callable, Hashable
from typing import Any, TypeVar

from plugins.publication.archive import Notes

T = TypeVar("T")

ROOM = 8192
"""How many things are kept: those of a few authorities, whose pages are made one after another."""


class Recall:
    """Things made once for their key; all are let go when there is no more room.

    What was asked for to make a thing is in the *notes* of everyone who is given it.
    """

    def __init__(self, room: int = ROOM, notes: Notes | None = None) -> None:
        self._room = room
        self._notes = notes or Notes()
        self._made: dict[Hashable, tuple[Any, frozenset[str]]] = {}

    def __len__(self) -> int:
        return len(self._made)

    def get(self, key: Hashable, make: Callable[[], T]) -> T:
        """What *make* gives; *key* must name everything that this depends on."""
        try:
            made, asked = self._made[key]
        except KeyError:
            if len(self._made) >= self._room:
                self._made.clear()
            with self._notes.collected() as scopes:
                made = make()
            self._made[key] = made, frozenset(scopes)
        else:
            if asked:
                self._notes.note(*asked)
        return made  # type: ignore[no-any-return]
