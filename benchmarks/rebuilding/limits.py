"""How much is asked of a benchmark of rebuilds."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple, TypeVar

Change = TypeVar("Change")


class Limits(NamedTuple):
    """The *changes* that are asked for, and the seconds one build may take."""

    changes: Sequence[str]
    patience: float

    def of(self, changes: Mapping[str, Change]) -> dict[str, Change]:
        """Those of *changes* that are asked for."""
        return {name: change for name, change in changes.items() if name in self.changes}
