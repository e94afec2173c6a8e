"""What a workbook holds once it is read: sheets, rows and cell values with Excel's own numbers."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import NamedTuple

from plugins.registry.findings import Finding

LAST_ROW = 1_048_576
LAST_COLUMN = 16_384


@dataclass(frozen=True, slots=True)
class CellError:
    """An error that Excel shows in place of a value, such as ``#REF!``."""

    code: str

    def __str__(self) -> str:
        return self.code


@dataclass(frozen=True, slots=True)
class UncachedFormula:
    """A formula whose result was never saved; *text* is as stored, without the leading ``=``."""

    text: str

    def __str__(self) -> str:
        return f"={self.text}"


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture placed inside a cell (WPS ``DISPIMG``, Excel's *Place in Cell*)."""

    id: str


CellValue = (
    str | int | float | bool | date | datetime | time | None | CellError | UncachedFormula | Picture
)


class SheetRow(NamedTuple):
    """One row with its number as Excel shows it; *values* begin at column A, end at the last."""

    number: int
    values: tuple[CellValue, ...]
    hidden: bool = False


class Merge(NamedTuple):
    """A merged range, 1-based and inclusive, cut to the part of the sheet that is in use."""

    first_row: int
    first_column: int
    last_row: int
    last_column: int


@dataclass(frozen=True, slots=True)
class Sheet:
    """One worksheet: only rows that hold at least one value, in order.

    *number_formats* maps (row, column) of numbers to the format code where the code
    changes what a reader of the sheet sees: percent, leading zeros, units, elapsed time.
    *comments* are the references (``C5``) of cells with a note or a threaded comment.
    """

    name: str
    hidden: bool
    rows: tuple[SheetRow, ...]
    merges: tuple[Merge, ...] = ()
    hidden_columns: frozenset[int] = frozenset()
    comments: tuple[str, ...] = ()
    number_formats: Mapping[tuple[int, int], str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Workbook:
    """A workbook as read: *name* is its path below the lists folder, *digest* its SHA-256 (hex).

    *findings* are mild: the workbook was read, yet a clerk should know (macros, hidden sheets).
    """

    name: str
    digest: str
    sheets: tuple[Sheet, ...]
    findings: tuple[Finding, ...] = ()


def column_letters(column: int) -> str:
    """The letters of a 1-based column: 1 → ``A``, 28 → ``AB``."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def cell_name(row: int, column: int) -> str:
    """Excel's name of a cell: row 5, column 3 → ``C5``."""
    return f"{column_letters(column)}{row}"
