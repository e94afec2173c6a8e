"""One worksheet part, element by element: right for every well-formed part."""

import re

from plugins.registry.workbook.contents import CellValue
from plugins.registry.workbook.events import Attributes
from plugins.registry.workbook.grid import Grid, cell_position, row_number
from plugins.registry.workbook.sayings import DAMAGED
from plugins.registry.workbook.verdicts import Unusable
from plugins.registry.workbook.xlsx.cells import CellMaker, StoredCell
from plugins.registry.workbook.xlsx.strings import RichText

_COLUMN = re.compile("[0-9]{1,9}")
_TRUE = ("1", "true")


class SheetListener:
    """Walks ``sheetData`` row by row, and notes hidden columns and merges around it."""

    def __init__(self, grid: Grid, maker: CellMaker) -> None:
        self._grid, self._maker = grid, maker
        self._in_data = self._in_row = False
        self._rows_hidden = False
        self._number = 0
        self._hidden = False
        self._values: list[CellValue] = []
        self._column = 0
        self._cell: Attributes | None = None
        self._pieces: list[str] | None = None
        self._text: str | None = None
        self._formula: str | None = None
        self._rich: RichText | None = None
        self._shared_formulas: dict[str, str] = {}
        self._shared = ""

    def start(self, name: str, attributes: Attributes) -> None:
        if not self._in_data:
            self._start_around(name, attributes)
        elif self._rich is not None:
            self._rich.start(name)
        elif name == "row":
            self.open_row(attributes.get("r", ""), attributes)
        elif name == "c":
            self._start_cell(attributes)
        elif self._cell is not None:
            self._start_in_cell(name, attributes)

    def _start_around(self, name: str, attributes: Attributes) -> None:
        if name == "sheetData":
            self._in_data = True
        elif name == "sheetFormatPr":
            self._rows_hidden = attributes.get("zeroHeight", "") in _TRUE
        elif name == "col":
            if attributes.get("hidden", "") in _TRUE or attributes.get("width", "") == "0":
                self._hide_columns(attributes.get("min", ""), attributes.get("max", ""))
        elif name == "mergeCell":
            self._grid.merge(attributes.get("ref", ""))

    def _hide_columns(self, first: str, last: str) -> None:
        if not (_COLUMN.fullmatch(first) and _COLUMN.fullmatch(last)):
            raise Unusable(DAMAGED, cause=f"hidden columns {first[:20]!r} to {last[:20]!r}")
        self._grid.hide_columns(int(first), int(last))

    @property
    def between_records(self) -> bool:
        """Whether the next thing may be a row."""
        return self._in_data and not self._in_row

    def open_row(self, given: str, attributes: Attributes) -> None:
        """A row begins; *given* is its number, empty where it follows the last one."""
        if self._in_row:
            raise Unusable(DAMAGED, cause=f"a row inside row {self._number}")
        self._number = row_number(given) if given else self._number + 1
        self._grid.begin_row(self._number)
        hidden = attributes.get("hidden", "1" if self._rows_hidden else "")
        self._hidden = hidden in _TRUE or attributes.get("ht", "") == "0"
        self._values, self._column, self._in_row = [], 0, True

    def close_row(self, values: list[CellValue]) -> None:
        """The row that was opened ends with these *values*."""
        self._grid.end_row(self._number, values, hidden=self._hidden)
        self._values, self._in_row = [], False

    def _start_cell(self, attributes: Attributes) -> None:
        reference = attributes.get("r")
        if reference is None:
            self._column += 1
            cell_position(f"XFD{max(self._number, 1)}")
        else:
            row, self._column = cell_position(reference)
            if row != self._number:
                raise Unusable(DAMAGED, cause=f"cell {reference} in row {self._number}")
        self._cell = attributes
        self._text = self._formula = None
        self._shared = ""

    def _start_in_cell(self, name: str, attributes: Attributes) -> None:
        if name == "v":
            self._pieces = []
        elif name == "f":
            self._pieces = []
            self._shared = attributes.get("si", "") if attributes.get("t") == "shared" else ""
        elif name == "is":
            self._rich = RichText()

    def end(self, name: str) -> None:
        if not self._in_data:
            return
        if self._rich is not None:
            self._end_rich(name)
        elif name == "v" and self._pieces is not None:
            self._text, self._pieces = "".join(self._pieces), None
        elif name == "f" and self._pieces is not None:
            self._formula, self._pieces = "".join(self._pieces), None
            self._resolve_shared()
        elif name == "c":
            self._end_cell()
        elif name == "row":
            self.close_row(self._values)
        elif name == "sheetData":
            self._in_data = False

    def _end_rich(self, name: str) -> None:
        if self._rich is not None and name == "is":
            self._text, self._rich = self._rich.take(), None
        elif self._rich is not None:
            self._rich.end(name)

    def _resolve_shared(self) -> None:
        if self._shared and self._formula:
            self._shared_formulas[self._shared] = self._formula
        elif self._shared:
            self._formula = self._shared_formulas.get(self._shared, "")

    def _end_cell(self) -> None:
        if self._cell is None:
            return
        attributes, self._cell = self._cell, None
        style = attributes.get("s", "")
        value = self._maker.value(
            StoredCell(
                attributes.get("t", ""), style, self._text, self._formula, attributes.get("vm", "")
            )
        )
        if value is None:
            return
        missing = self._column - len(self._values)
        if missing <= 0 and self._values[self._column - 1] is not None:
            raise Unusable(DAMAGED, cause=f"two cells in column {self._column} of one row")
        if missing > 0:
            self._values.extend([None] * missing)
        self._values[self._column - 1] = value
        number_format = self._maker.format_of(style)
        self._grid.note_format((self._number, self._column), value, number_format)

    def text(self, data: str) -> None:
        if self._pieces is not None:
            self._pieces.append(data)
        elif self._rich is not None:
            self._rich.text(data)
