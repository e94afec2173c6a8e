"""Shards: the outcomes of one workbook, read together and let go together.

What authorities may do stays in memory; what they did never does all at once.  A city has some
ten thousand items and a million outcomes a year.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import Any, Protocol, TypeVar, overload

from plugins.registry.models.outcomes import OutcomeFields
from plugins.registry.records import Record

R = TypeVar("R", bound=Record)


class Shard(Protocol):
    """The outcomes of one workbook.  *counts*: how many of each kind, known without reading."""

    @property
    def name(self) -> str:
        """The workbook, below ``lists/``."""

    @property
    def key(self) -> str:
        """What the outcomes depend on; '' where nobody can tell, and nothing of them is kept."""

    @property
    def counts(self) -> Mapping[type[Record], int]:
        """How many outcomes of each kind it holds."""

    @property
    def path(self) -> Path | None:
        """The file the outcomes are kept in; None where they are in memory."""

    def outcomes(self) -> tuple[OutcomeFields, ...]:
        """The outcomes, in the order read."""


class HeldShard:
    """Outcomes that are in memory already."""

    key = ""
    path = None

    def __init__(self, outcomes: Sequence[OutcomeFields], name: str = "") -> None:
        self.name = name
        self.counts = counted(outcomes)
        self._outcomes = tuple(outcomes)

    def outcomes(self) -> tuple[OutcomeFields, ...]:
        """The outcomes, in the order read."""
        return self._outcomes


def counted(outcomes: Sequence[OutcomeFields]) -> dict[type[Record], int]:
    """How many of each kind *outcomes* are."""
    counts: dict[type[Record], int] = {}
    for outcome in outcomes:
        counts[type(outcome)] = counts.get(type(outcome), 0) + 1
    return counts


class Stream(Sequence[R]):
    """The outcomes of one kind in all *shards*, in the order read; each pass reads them again."""

    def __init__(self, shards: Sequence[Shard], kind: type[R]) -> None:
        self._shards = tuple(shard for shard in shards if shard.counts.get(kind))
        self._kind = kind

    def __len__(self) -> int:
        return sum(shard.counts[self._kind] for shard in self._shards)

    def __iter__(self) -> Iterator[R]:
        for shard in self._shards:
            for outcome in shard.outcomes():
                if isinstance(outcome, self._kind):
                    yield outcome

    @overload
    def __getitem__(self, index: int) -> R: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[R, ...]: ...
    def __getitem__(self, index: int | slice) -> R | tuple[R, ...]:
        """For looking at a few of them; whoever wants all iterates."""
        if isinstance(index, slice):
            return tuple(self)[index]
        place = index if index >= 0 else len(self) + index
        for found in islice(self, place, None) if place >= 0 else ():
            return found
        raise IndexError(index)

    def where(self, fields: Mapping[str, Any]) -> tuple[R, ...]:
        """Those whose *fields* have these values, found by looking at all."""
        wanted = tuple(fields.items())
        return tuple(one for one in self if all(getattr(one, k) == v for k, v in wanted))
