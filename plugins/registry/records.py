"""A record is one validated row; it remembers the cell every field was read from."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Self

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
        super().__setstate__(state)
        _set(self, _GIVEN, shared(self.model_fields_set))


_set = object.__setattr__
_GIVEN = "__pydantic_fields_set__"
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
    _set(record, "__dict__", values)
    _set(record, _GIVEN, given)
    _set(record, "__pydantic_extra__", None)
    _set(record, "__pydantic_private__", None)
    return record
