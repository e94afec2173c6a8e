"""Shelves: records by kind, found by any of their fields."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, TypeVar

from plugins.registry.records import Record

R = TypeVar("R", bound=Record)


class Shelf:
    """Records by kind, in the order read, with an index of any field made when first asked for."""

    def __init__(self, records: Iterable[Record]) -> None:
        kinds: dict[type[Record], list[Record]] = {}
        for record in records:
            kinds.setdefault(type(record), []).append(record)
        self._kinds: dict[type[Record], tuple[Record, ...]] = {
            kind: tuple(rows) for kind, rows in kinds.items()
        }
        self._indexes: dict[tuple[type[Record], tuple[str, ...]], dict[Any, tuple[Any, ...]]] = {}

    def all(self, kind: type[R]) -> Sequence[R]:
        """Every record of *kind*, in the order read."""
        return self._kinds.get(kind, ())  # type: ignore[return-value]

    def kinds(self) -> tuple[type[Record], ...]:
        """The kinds of records there are."""
        return tuple(self._kinds)

    def where(self, kind: type[R], /, **fields: object) -> tuple[R, ...]:
        """The records of *kind* whose *fields* have these values, in the order read."""
        names = tuple(fields)
        index = self._indexes.get((kind, names))
        if index is None:
            index = self._indexes[kind, names] = self._index(kind, names)
        return index.get(tuple(fields.values()), ())

    def first(self, kind: type[R], /, **fields: object) -> R | None:
        """The first record of *kind* whose *fields* have these values."""
        found = self.where(kind, **fields)
        return found[0] if found else None

    def _index(self, kind: type[Record], names: tuple[str, ...]) -> dict[Any, tuple[Any, ...]]:
        lists: dict[Any, list[Record]] = {}
        for record in self.all(kind):
            lists.setdefault(tuple(getattr(record, name) for name in names), []).append(record)
        return {key: tuple(records) for key, records in lists.items()}

    def __iter__(self) -> Iterator[Record]:
        for records in self._kinds.values():
            yield from records
