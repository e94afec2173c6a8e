"""A record is one validated row; it remembers the cell every field was read from."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Self, TypeVar

from pydantic import BaseModel, ConfigDict

from plugins.registry.findings import Place


@dataclass(frozen=True, slots=True)
class Source:
    """Where a record was read.  *columns* (field → column letter) is shared by a whole sheet.

    *folder* is the authority's folder below ``lists/``; *digest* the sha256 of the workbook.
    """

    workbook: str
    sheet: str
    row: int
    columns: Mapping[str, str] = field(default_factory=dict, repr=False, compare=False, hash=False)
    digest: str = field(default="", repr=False)

    @property
    def folder(self) -> str:
        """The authority's folder below ``lists/`` ('' for a workbook at the top)."""
        return self.workbook.rpartition("/")[0].partition("/")[0]

    def place(self, *fields: str) -> Place:
        """The cell of the first of *fields* the sheet has a column for, else the row."""
        for name in fields:
            if letter := self.columns.get(name):
                return Place(self.workbook, self.sheet, f"{letter}{self.row}")
        return Place(self.workbook, self.sheet, f"A{self.row}")


class Record(BaseModel):
    """A row of a list.  Frozen: nothing downstream may correct a published list.

    Every field but the one that names the record may be missing: a missing or unreadable
    cell is a finding, not a lost row.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True)

    source: Source

    def place(self, *fields: str) -> Place:
        """The cell a finding about *fields* belongs to."""
        return self.source.place(*fields)

    def model_copy(self, *, update: Mapping[str, Any] | None = None, deep: bool = False) -> Self:
        """The same with the values of *update*."""
        copy = super().model_copy(update=update, deep=deep)
        _set(copy, _GIVEN, shared(copy.model_fields_set))
        return copy

    def __setstate__(self, state: dict[Any, Any]) -> None:
        """As it was put away."""
        _fill(self, state["__dict__"], shared(state[_GIVEN]))

    @classmethod
    def __pydantic_init_subclass__(cls, **_: object) -> None:
        """Let Python note the names of the fields before any record is made: see `_fill`."""
        _fill(cls.__new__(cls), dict.fromkeys(cls.model_fields), set())


R = TypeVar("R", bound=Record)
_set = object.__setattr__
_GIVEN = "__pydantic_fields_set__"
_PLACES = 30
"""Fields from which Python keeps a dictionary for each object: its own limit."""
_shared: dict[frozenset[str], set[str]] = {}


def shared(given: set[str]) -> set[str]:
    """The one set that all records share which were given the same fields: a record is frozen.

    A set of its own for each would be a quarter of what a record holds.
    """
    return _shared.setdefault(frozenset(given), given)


def record_of(model: type[Record], values: dict[str, Any], given: set[str]) -> Record:
    """A *model* of *values* that were validated one by one; they are not looked at again.

    *values* holds every field, those that the row does not have with their defaults; *given* are
    the others (see `shared`).
    """
    record = model.__new__(model)
    _fill(record, values, given)
    return record


def _fill(record: Record, values: Mapping[str, Any], given: set[str]) -> None:
    """Put *values* into the new *record*.

    One by one they lie in places that all records of a kind share the names of, which takes less
    than half of a dictionary; Python does so for the names that the first object of a class had.
    """
    if len(values) <= _PLACES:
        for name, value in values.items():
            _set(record, name, value)
    else:
        _set(record, "__dict__", values)
    _set(record, _GIVEN, given)
    _set(record, "__pydantic_extra__", None)
    _set(record, "__pydantic_private__", None)


def held_together(record: R, other: Record) -> R:
    """*record*, with its values in the same place as those of *other* where they are the same.

    Most of the catalogue is public as it stands: it is in memory as it was read and as it is said.
    """
    mine, held = record.__dict__, other.__dict__
    if len(mine) == len(held) and all(
        one == two and mine[one] is held[two] for one, two in zip(mine, held, strict=True)
    ):
        _set(record, "__dict__", held)
    return record
