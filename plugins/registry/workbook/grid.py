"""References, and the grid of one worksheet as its rows are met."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import NamedTuple

from plugins.registry.workbook.contents import (
    LAST_COLUMN,
    LAST_ROW,
    CellValue,
    Merge,
    Sheet,
    SheetRow,
)
from plugins.registry.workbook.formats import NumberFormat
from plugins.registry.workbook.limits import Limits
from plugins.registry.workbook.sayings import DAMAGED, OUT_OF_RANGE, TOO_MANY_CELLS
from plugins.registry.workbook.verdicts import Unusable


class Output(NamedTuple):
    """Where a reader puts what it reads: rows as they come, then the sheet around them."""

    row: Callable[[SheetRow], None]
    sheet: Callable[[Sheet], None]


_REFERENCE = re.compile(r"\$?([A-Za-z]{1,7})\$?([0-9]{1,12})")
_columns: dict[str, int] = {}


def column_number(letters: str) -> int:
    """The 1-based number of a column's letters: ``AB`` → 28."""
    if letters not in _columns:
        number = 0
        for letter in letters.upper():
            number = number * 26 + ord(letter) - 64
        if number > LAST_COLUMN:
            raise Unusable(OUT_OF_RANGE, given=letters)
        _columns[letters] = number
    return _columns[letters]


def row_number(text: str) -> int:
    """A 1-based row number inside Excel's grid."""
    if not (text.isascii() and text.isdecimal()):
        raise Unusable(DAMAGED, cause=f"row number {text[:20]!r}")
    if len(text) > 12 or not 1 <= int(text) <= LAST_ROW:
        raise Unusable(OUT_OF_RANGE, given=text[:20])
    return int(text)


def cell_position(reference: str) -> tuple[int, int]:
    """Row and column of a reference such as ``C5``."""
    match = _REFERENCE.fullmatch(reference)
    if match is None:
        raise Unusable(DAMAGED, cause=f"cell reference {reference[:20]!r}")
    return row_number(match[2]), column_number(match[1])


@dataclass(slots=True)
class Allowance:
    """How many cells a whole workbook may still hold."""

    limits: Limits
    cells: int = 0

    def spend(self, cells: int, sheet: str, row: int) -> None:
        """Count *cells* of one row, the empty ones before its last value too."""
        self.cells += cells
        if self.cells > self.limits.cells:
            raise Unusable(
                TOO_MANY_CELLS, (sheet, ""), allowed=self.limits.cells, sheet=sheet, row=row
            )


@dataclass(slots=True)
class Grid:
    """One worksheet while it is read; each row leaves through *emit* as soon as it is whole."""

    sheet: str
    allowance: Allowance
    emit: Callable[[SheetRow], None]
    last_row: int = 0
    last_column: int = 0
    merges: list[Merge] = field(default_factory=list)
    number_formats: dict[tuple[int, int], str] = field(default_factory=dict)
    _hidden_ranges: list[tuple[int, int]] = field(default_factory=list)
    _last_number: int = 0

    def begin_row(self, number: int) -> None:
        """Rows must come in order, as in every file that Excel opens without repair."""
        if number > LAST_ROW:
            raise Unusable(OUT_OF_RANGE, (self.sheet, ""), given=number)
        if number <= self._last_number:
            raise Unusable(DAMAGED, (self.sheet, ""), cause=f"row {number} twice or out of order")
        self._last_number = number

    def end_row(self, number: int, values: list[CellValue], *, hidden: bool) -> None:
        """A whole row; nothing is kept of a row without values."""
        while values and values[-1] is None:
            values.pop()
        if not values:
            return
        self.allowance.spend(len(values), self.sheet, number)
        self.last_row = number
        self.last_column = max(self.last_column, len(values))
        self.emit(SheetRow(number, tuple(values), hidden))

    def note_format(self, cell: tuple[int, int], value: CellValue, code: NumberFormat) -> None:
        """Remember the format of a number where it changes what is seen."""
        if code.telling and type(value) in (int, float):
            self.number_formats[cell] = code.code

    def hide_columns(self, first: int, last: int) -> None:
        """A range of hidden columns."""
        self._hidden_ranges.append((max(first, 1), min(last, LAST_COLUMN)))

    def merge(self, reference: str) -> None:
        """A merged range such as ``A1:C2``."""
        first, _, last = reference.partition(":")
        (top, left), (bottom, right) = cell_position(first), cell_position(last or first)
        self.add_merge(
            Merge(min(top, bottom), min(left, right), max(top, bottom), max(left, right))
        )

    def add_merge(self, merge: Merge) -> None:
        """A merged range; too many of them are refused."""
        if len(self.merges) >= self.allowance.limits.merges:
            raise Unusable(
                TOO_MANY_CELLS,
                (self.sheet, ""),
                allowed=self.allowance.limits.merges,
                sheet=self.sheet,
                row=self.last_row,
            )
        self.merges.append(merge)

    def used_merges(self) -> tuple[Merge, ...]:
        """The merges cut to the rows and columns in use, in order; single cells left out.

        Whole columns may be merged in an honest file; together the cut ranges must not
        cover more cells than the workbook may hold, so that they can be walked safely.
        """
        used: list[Merge] = []
        for merge in sorted(set(self.merges)):
            bottom = min(merge.last_row, max(self.last_row, merge.first_row))
            right = min(merge.last_column, max(self.last_column, merge.first_column))
            cut = Merge(merge.first_row, merge.first_column, bottom, right)
            beyond = cut.first_row > self.last_row or cut.first_column > self.last_column
            if not beyond and cut[:2] != cut[2:]:
                used.append(cut)
                area = (bottom - cut.first_row + 1) * (right - cut.first_column + 1)
                self.allowance.spend(area, self.sheet, cut.first_row)
        return tuple(used)

    def used_hidden_columns(self) -> frozenset[int]:
        """Hidden columns among those in use."""
        return frozenset(
            column
            for first, last in self._hidden_ranges
            for column in range(first, min(last, self.last_column) + 1)
        )

    def sheet_around(self, *, hidden: bool, comments: tuple[str, ...]) -> Sheet:
        """The sheet without its rows, which have left already."""
        return Sheet(
            self.sheet,
            hidden,
            (),
            self.used_merges(),
            self.used_hidden_columns(),
            comments,
            self.number_formats,
        )
