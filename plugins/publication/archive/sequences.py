"""Outcomes and what is kept back as sequences, read again by each pass."""

from collections.abc import Iterator, Sequence
from typing import TypeVar, overload

from plugins.publication.archive.booking import Withheld
from plugins.publication.archive.database import Archive
from plugins.publication.records import PublicOutcome

Kind = TypeVar("Kind", bound=PublicOutcome)


class KeptBack(Sequence[Withheld]):
    """Everything that is not published, read again by each pass."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive

    def __len__(self) -> int:
        return sum(self._archive.withheld_counts().values())

    def __iter__(self) -> Iterator[Withheld]:
        return self._archive.withheld()

    @overload
    def __getitem__(self, index: int) -> Withheld: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Withheld]: ...
    def __getitem__(self, index: int | slice) -> Withheld | Sequence[Withheld]:
        """For looking at a few of them; whoever wants all iterates."""
        return tuple(self)[index]


class Told(Sequence[Kind]):
    """All outcomes of one kind, read again by each pass."""

    def __init__(self, archive: Archive, kind: type[Kind]) -> None:
        self._archive, self._kind = archive, kind

    def __len__(self) -> int:
        return self._archive.count(self._kind)

    def __iter__(self) -> Iterator[Kind]:
        return self._archive.every(self._kind)

    @overload
    def __getitem__(self, index: int) -> Kind: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Kind]: ...
    def __getitem__(self, index: int | slice) -> Kind | Sequence[Kind]:
        """Some of them, at the cost of those."""
        if isinstance(index, slice):
            return tuple(self._archive.every(self._kind, index))
        place = index if index >= 0 else len(self) + index
        for found in self._archive.every(self._kind, slice(place, place + 1)) if place >= 0 else ():
            return found
        raise IndexError(index)
