"""Cell references: ``C5`` and ``C5:C9`` to row and column numbers and back."""

import re
from collections.abc import Iterator
from itertools import product
from typing import NamedTuple

LAST_ROW, LAST_COLUMN = 1_048_576, 16_384

_CELL = re.compile(r"\$?([A-Za-z]{1,3})\$?(\d{1,7})")


class Cell(NamedTuple):
    """A cell by numbers from 1; sorts in reading order."""

    row: int
    column: int

    def __str__(self) -> str:
        return f"{letters(self.column)}{self.row}"


class Area(NamedTuple):
    """A rectangle of cells, both corners inside."""

    first: Cell
    last: Cell

    def __str__(self) -> str:
        return str(self.first) if self.first == self.last else f"{self.first}:{self.last}"

    def cells(self) -> Iterator[Cell]:
        rows = range(self.first.row, self.last.row + 1)
        columns = range(self.first.column, self.last.column + 1)
        return (Cell(row, column) for row, column in product(rows, columns))

    def __contains__(self, cell: object) -> bool:
        return (
            isinstance(cell, Cell)
            and self.first.row <= cell.row <= self.last.row
            and self.first.column <= cell.column <= self.last.column
        )


def letters(column: int) -> str:
    """The name of a column: 1 is A, 27 is AA."""
    name = ""
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name


def whole(text: str, otherwise: int = 0) -> int:
    """The whole number an attribute holds, or *otherwise* where it holds none."""
    text = text.strip()
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else otherwise


def cell_of(reference: str) -> Cell | None:
    """The cell named by *reference*, or None where it is no cell of a sheet."""
    found = _CELL.fullmatch(reference.strip())
    if found is None:
        return None
    column = 0
    for letter in found[1].upper():
        column = column * 26 + ord(letter) - 64
    row = int(found[2])
    return Cell(row, column) if 0 < row <= LAST_ROW and column <= LAST_COLUMN else None


def area_of(reference: str) -> Area | None:
    """The rectangle named by *reference*: one cell, or two joined by a colon."""
    first, colon, last = reference.partition(":")
    start, end = cell_of(first), cell_of(last if colon else first)
    if start is None or end is None:
        return None
    return Area(
        Cell(min(start.row, end.row), min(start.column, end.column)),
        Cell(max(start.row, end.row), max(start.column, end.column)),
    )
