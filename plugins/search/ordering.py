"""Documents as they come, kept on disk, and what their numbers follow from.

Documents come in *sheaves*: those of a workbook, those of all lists.  Of a sheaf that is known
from before only the traits are asked, and it is not made again.
"""

from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import NamedTuple, Self

import numpy as np
from numpy.typing import NDArray

from plugins.search.numbering import Key, numbered
from plugins.search.records import IndexPlan, SearchDocument
from plugins.search.spool import DIGEST, Spool

NOWHERE = -1


class UnknownKind(ValueError):
    """A document's kind is not in the plan: our bug."""


class _Kinds(dict[str, int]):
    """The number of each kind."""

    def __missing__(self, kind: str) -> int:
        raise UnknownKind(f"no such kind of document in the plan: {kind}")


class Sheaf(NamedTuple):
    """Documents that are made together; *name* says all they depend on."""

    name: str
    make: Callable[[], Iterable[SearchDocument]]


@dataclass(frozen=True, slots=True)
class Traits:
    """What is known of each document of a sheaf, in their order, some thirty bytes.

    ``keys[bands[one]]`` is what its band shares, *days* are counted from the year 1 (0: none),
    *amounts* are in fen (-1: none), *digests* of ``DIGEST`` bytes each tell it from all others.
    *labels* are those of all texts.
    """

    keys: tuple[Key, ...]
    bands: NDArray[np.int32]
    days: NDArray[np.int32]
    amounts: NDArray[np.int64]
    digests: bytes
    labels: tuple[str, ...]

    def __len__(self) -> int:
        """How many documents there are."""
        return len(self.bands)


class Gathered:
    """The numbers of all documents, and on disk those that had to be made; to be closed."""

    def __init__(
        self,
        sheaves: Iterable[Sheaf],
        plan: IndexPlan,
        room: Path | None,
        known: Mapping[str, Traits] | None = None,
    ) -> None:
        """Take all *sheaves* in; those that are *known* by name are not made.

        Files are kept in the folder *room*.  Raises UnknownKind.
        """
        self.traits: dict[str, Traits] = {}
        self._spool = Spool(room)
        spooled = []
        try:
            for name, make in sheaves:
                traits = (known or {}).get(name)
                made = traits is None
                if traits is None:
                    traits = self._made(make(), plan)
                spooled.append(np.full(len(traits), made))
                self.traits[name] = traits
        except BaseException:
            self._spool.close()
            raise
        self._number(list(self.traits.values()), np.concatenate(spooled), plan)

    @classmethod
    def of(cls, documents: Iterable[SearchDocument], plan: IndexPlan, room: Path | None) -> Self:
        """Of *documents* that are all made.  Raises UnknownKind."""
        return cls([Sheaf("", lambda: documents)], plan, room)

    def _made(self, documents: Iterable[SearchDocument], plan: IndexPlan) -> Traits:
        """The traits of *documents*, which are kept."""
        labels: set[str] = set()
        days, amounts, band_of, digests = array("i"), array("q"), array("i"), bytearray()
        keys: dict[Key, int] = {}
        kinds = _Kinds((kind, number) for number, (kind, _, _) in enumerate(plan.kinds))
        for one in documents:
            facets = dict(reversed(one.facets))
            chosen = tuple([facets.get(name, "") for name, _ in plan.facets])
            key = kinds[one.kind], not one.current, chosen
            band_of.append(keys.setdefault(key, len(keys)))
            days.append(date.fromisoformat(one.date).toordinal() if one.date else 0)
            amounts.append(-1 if one.amount is None else one.amount)
            labels.update([label for label, _ in one.texts])
            digests += self._spool.add(one)
        return Traits(
            tuple(keys),
            np.array(band_of, dtype=np.int32),
            np.array(days, dtype=np.int32),
            np.array(amounts, dtype=np.int64),
            bytes(digests),
            tuple(labels),
        )

    def _number(self, every: Sequence[Traits], spooled: NDArray[np.bool_], plan: IndexPlan) -> None:
        keys: dict[Key, int] = {}
        bands = [
            np.array([keys.setdefault(key, len(keys)) for key in one.keys], dtype=np.int64)[
                one.bands
            ]
            for one in every
        ]
        days = np.concatenate([one.days for one in every]).astype(np.int64)
        self.numbering = numbered(list(keys), np.concatenate(bands), days, plan)
        arrivals = self.numbering.arrivals
        self.labels = frozenset(label for one in every for label in one.labels)
        self.days = days[arrivals]
        self.amounts = np.concatenate([one.amounts for one in every])[arrivals]
        told = b"".join([one.digests for one in every])
        self.digests = np.frombuffer(told, dtype=np.uint64).reshape(-1, DIGEST // 8)[arrivals]
        self._places = np.where(spooled, np.cumsum(spooled) - 1, NOWHERE)

    def __enter__(self) -> Self:
        """Itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        problem: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Forget the documents."""
        self._spool.close()

    def __len__(self) -> int:
        """How many documents there are."""
        return len(self.numbering.numbers)

    def documents(self, first: int = 0, after: int | None = None) -> Iterator[SearchDocument]:
        """The documents in the order of their numbers, from the *first* up to the one *after*."""
        return self._spool.read(self._places[self.numbering.arrivals[first:after]])

    def picked(self, places: Iterable[int]) -> Iterator[SearchDocument]:
        """Those that stand at *places* in the order of numbers."""
        some = self.numbering.arrivals[np.array(list(places), dtype=np.int64)]
        return self._spool.read(self._places[some])

    def document(self, place: int) -> SearchDocument | None:
        """The one that stands at *place* in the order of numbers; None if it was not made."""
        at = int(self._places[self.numbering.arrivals[place]])
        return None if at == NOWHERE else next(self._spool.read([at]))
