"""What a build made once and needs again: kept for the build, never longer, and never too much."""

from collections.abc import Callable, Hashable
from typing import Any, TypeVar

T = TypeVar("T")

ROOM = 8192
"""How many things are kept: those of a few authorities, whose pages are made one after another."""


class Recall:
    """Things made once for their key; all are let go when there is no more room."""

    def __init__(self, room: int = ROOM) -> None:
        self._room = room
        self._made: dict[Hashable, Any] = {}

    def __len__(self) -> int:
        return len(self._made)

    def get(self, key: Hashable, make: Callable[[], T]) -> T:
        """What *make* gives; *key* must name everything that this depends on."""
        try:
            return self._made[key]  # type: ignore[no-any-return]
        except KeyError:
            if len(self._made) >= self._room:
                self._made.clear()
            made = self._made[key] = make()
            return made
