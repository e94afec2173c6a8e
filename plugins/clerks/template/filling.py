"""The list as it stands, as rows of a template: what reading made of a cell, unmade."""

from collections.abc import Iterable, Sequence
from datetime import date

from plugins.registry.cells import CitedText, DocumentNo, StatedRange
from plugins.registry.linking import Registry
from plugins.registry.models.authorities import Authority
from plugins.registry.records import Record
from plugins.registry.sheets import Column, Form, SheetLayout
from plugins.registry.values.dates import OPEN_ENDED
from plugins.registry.values.money import UNITS, Unit, heading_unit
from plugins.registry.vocabulary import Vocabulary

Value = str | int | float | date | None

YUAN = "元"


def records_of(registry: Registry, authority: str) -> list[Record]:
    """Every record that *authority* answers for, in the order read."""
    return [record for record in registry if _owner(record) == authority]


def _owner(record: Record) -> str | None:
    if isinstance(record, Authority):
        return record.name
    owner = getattr(record, "authority", None)
    return owner if isinstance(owner, str) else None


def rows_of(
    layout: SheetLayout, records: Iterable[Record], year: int | None
) -> list[tuple[Value, ...]]:
    """The rows of the sheet of *layout*: its records of *year*, a value for each column.

    A list that stands until it is changed is filled in whatever the year; outcomes only for
    a year that is named.
    """
    return [
        tuple(cell_value(getattr(record, column.field), column) for column in layout.columns)
        for record in records
        if type(record) is layout.model and _is_of(record, layout, year)
    ]


def _is_of(record: Record, layout: SheetLayout, year: int | None) -> bool:
    if layout.outcome:
        decided = getattr(record, "decided", None)
        return year is not None and isinstance(decided, date) and decided.year == year
    own = getattr(record, "year", None)
    return year is None or own is None or own == year


def cell_value(value: object, column: Column) -> Value:
    """What a clerk would type into *column* for *value*, so that reading gives it again."""
    if isinstance(value, tuple):
        return "、".join(str(cell_value(part, column)) for part in value) or None
    if isinstance(value, Vocabulary):
        return value.label
    if isinstance(value, CitedText | StatedRange | DocumentNo):
        return value.text
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, int) and column.form is Form.MONEY:
        return _amount(value, unit_of(column))
    if value == OPEN_ENDED:
        return "长期"
    if value is None or isinstance(value, str | int | float | date):
        return value
    raise TypeError(f"no cell for {type(value).__name__} in {column.field}")


def unit_of(column: Column) -> Unit:
    """The money unit of a column in a template."""
    return heading_unit(column.heading) or UNITS[column.unit or YUAN]


def _amount(fen: int, unit: Unit) -> int | float:
    whole, rest = divmod(fen, unit)
    return fen / unit if rest else whole


def printed_heading(column: Column) -> str:
    """The heading of *column* in a template, with its unit if amounts stand below it."""
    if column.form is not Form.MONEY or heading_unit(column.heading):
        return column.heading
    return f"{column.heading}（{unit_of(column).zh}）"


def longest(rows: Sequence[Sequence[Value]], index: int) -> str:
    """The longest text of a column, to judge its width by."""
    return max((str(row[index]) for row in rows if row[index] is not None), key=len, default="")
