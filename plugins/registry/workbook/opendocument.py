"""``.ods`` (OpenDocument 1.3 part 3, §9): a streaming reader that keeps every row's number."""

import zlib
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from plugins.registry.findings import Finding, Place, Rule
from plugins.registry.workbook.contents import (
    LAST_COLUMN,
    LAST_ROW,
    CellValue,
    Merge,
    cell_name,
)
from plugins.registry.workbook.events import Attributes, listen
from plugins.registry.workbook.grid import Allowance, Grid, Output
from plugins.registry.workbook.limits import Limits
from plugins.registry.workbook.odsvalues import ParagraphText, StoredValue, number_format_of
from plugins.registry.workbook.sayings import (
    DAMAGED,
    EXTERNAL_LINKS,
    FLOATING,
    MACROS,
    NO_SHEETS,
    OUT_OF_RANGE,
)
from plugins.registry.workbook.verdicts import Unusable

_HIDING = ("collapse", "filter")


def _repeated(attributes: Attributes, name: str) -> int:
    text = attributes.get(name, "1")
    if not (text.isascii() and text.isdecimal() and len(text) < 10):
        raise Unusable(DAMAGED, cause=f"{name} {text[:20]!r}")
    return max(int(text), 1)


class _Table:
    """One table while it is read."""

    def __init__(self, grid: Grid, *, hidden: bool) -> None:
        self.grid = grid
        self.hidden = hidden
        self.external = False
        self.comments: list[tuple[int, int]] = []
        self._columns = 0
        self._row = 1
        self._column = 1
        self._repeat = 1
        self._row_hidden = False
        self._values: list[CellValue] = []

    def column(self, attributes: Attributes) -> None:
        """A ``table-column`` stands for one or more columns."""
        first = self._columns + 1
        self._columns += _repeated(attributes, "number-columns-repeated")
        if attributes.get("visibility", "") in _HIDING:
            self.grid.hide_columns(first, self._columns)

    def begin_row(self, attributes: Attributes, *, hidden: bool) -> None:
        """A row, perhaps standing for several alike."""
        self._repeat = _repeated(attributes, "number-rows-repeated")
        self._row_hidden = hidden or attributes.get("visibility", "") in _HIDING
        self._values, self._column = [], 1

    def cell(self, attributes: Attributes, stored: StoredValue) -> None:
        """A cell, perhaps standing for several alike; empty ones take no room."""
        repeat = _repeated(attributes, "number-columns-repeated")
        value = stored.value(attributes)
        if stored.has_comment:
            self.comments.append((self._row, self._column))
        if value is not None:
            self._hold(value, repeat, number_format_of(attributes, stored.text))
        self._merge(attributes)
        self._column += repeat

    def _hold(self, value: CellValue, repeat: int, code: str) -> None:
        last = self._column + repeat - 1
        if last > LAST_COLUMN or self._row > LAST_ROW:
            raise Unusable(OUT_OF_RANGE, (self.grid.sheet, ""), given=f"{self._row}, {last}")
        self._values.extend([None] * (self._column - 1 - len(self._values)))
        self._values.extend([value] * repeat)
        if code:
            for column in range(self._column, last + 1):
                self.grid.number_formats[self._row, column] = code

    def _merge(self, attributes: Attributes) -> None:
        rows = _repeated(attributes, "number-rows-spanned")
        columns = _repeated(attributes, "number-columns-spanned")
        if rows > 1 or columns > 1:
            bottom, right = self._row + rows - 1, self._column + columns - 1
            self.grid.add_merge(Merge(self._row, self._column, bottom, right))

    def end_row(self) -> None:
        """The row is whole."""
        if self._values and self._row + self._repeat - 1 > LAST_ROW:
            raise Unusable(OUT_OF_RANGE, (self.grid.sheet, ""), given=str(self._row))
        if self._values:
            for number in range(self._row, self._row + self._repeat):
                self.grid.end_row(number, list(self._values), hidden=self._row_hidden)
        self._row += self._repeat


def _without_prefixes(attributes: Attributes) -> Attributes:
    """Attributes by local name; LibreOffice's own value type counts only for errors."""
    return {
        key.rpartition(":")[2]: value
        for key, value in attributes.items()
        if key != "calcext:value-type" or value == "error"
    }


class _Content:
    """Walks ``content.xml``: tables that stand directly in the spreadsheet, no others."""

    def __init__(self, name: str, limits: Limits, output: Output) -> None:
        self.findings: list[Finding] = []
        self.sheets = 0
        self._name, self._output = name, output
        self._allowance = Allowance(limits)
        self._path: list[str] = []
        self._hidden_styles: set[str] = set()
        self._style = ""
        self._table: _Table | None = None
        self._groups_hidden: list[bool] = []
        self._cell: tuple[Attributes, int] | None = None
        self._stored = StoredValue()
        self._paragraphs = ParagraphText()
        self._floating = False

    def start(self, name: str, attributes: Attributes) -> None:
        plain = _without_prefixes(attributes)
        parent = self._path[-1] if self._path else ""
        self._path.append(name)
        if self._cell is not None:
            self._paragraphs.start(name, plain)
        elif self._table is not None:
            self._start_in_table(self._table, name, plain)
        elif name == "table" and parent == "spreadsheet":
            self._start_table(plain)
        elif name == "style":
            self._style = plain.get("name", "")
        elif name == "table-properties" and plain.get("display", "") == "false":
            self._hidden_styles.add(self._style)

    def _start_table(self, attributes: Attributes) -> None:
        sheet = attributes.get("name", "")
        grid = Grid(sheet, self._allowance, self._output.row)
        self._table = _Table(grid, hidden=attributes.get("style-name", "") in self._hidden_styles)
        self._groups_hidden, self._floating = [], False

    def _start_in_table(self, table: _Table, name: str, attributes: Attributes) -> None:
        if name in ("table-cell", "covered-table-cell"):
            self._cell = (attributes, len(self._path))
            self._stored, self._paragraphs = StoredValue(), ParagraphText()
        elif name == "table-row":
            table.begin_row(attributes, hidden=any(self._groups_hidden))
        elif name == "table-column":
            table.column(attributes)
        elif name == "table-row-group":
            self._groups_hidden.append(attributes.get("display", "") == "false")
        elif name == "table-source":
            table.external = True
        elif name == "shapes":
            self._floating = True

    def end(self, name: str) -> None:
        depth = len(self._path)
        self._path.pop()
        if self._cell is not None:
            self._end_in_cell(name, depth)
        elif self._table is not None:
            self._end_in_table(self._table, name)

    def _end_in_cell(self, name: str, depth: int) -> None:
        if self._cell is None or self._table is None or depth != self._cell[1]:
            self._paragraphs.end(name)
            return
        attributes, _ = self._cell
        self._cell = None
        self._stored.text = self._paragraphs.take()
        self._stored.has_comment = self._paragraphs.annotated
        self._floating = self._floating or self._paragraphs.drawn
        self._table.cell(attributes, self._stored)

    def _end_in_table(self, table: _Table, name: str) -> None:
        if name == "table-row" and not table.external:
            table.end_row()
        elif name == "table-row-group":
            self._groups_hidden.pop()
        elif name == "table":
            self._end_table(table)

    def _end_table(self, table: _Table) -> None:
        self._table = None
        if table.external:
            self._find(EXTERNAL_LINKS)
            return
        self.sheets += 1
        sheet = table.grid.sheet
        if self._floating:
            self._find(FLOATING, sheet)
        notes = tuple(cell_name(*cell) for cell in table.comments)
        self._output.sheet(table.grid.sheet_around(hidden=table.hidden, comments=notes))

    def text(self, data: str) -> None:
        if self._cell is not None:
            self._paragraphs.text(data)

    def _find(self, rule: Rule, sheet: str = "") -> None:
        finding = rule.at(Place(self._name, sheet), name=sheet)
        if finding not in self.findings:
            self.findings.append(finding)


def read_ods(path: Path, name: str, limits: Limits, output: Output) -> tuple[Finding, ...]:
    """Read an ``.ods`` into *output*; the mild findings are returned."""
    try:
        with ZipFile(path) as archive, archive.open("content.xml") as stream:
            content = _Content(name, limits, output)
            listen(stream, content)
            names = archive.namelist()
    except (BadZipFile, EOFError, zlib.error, KeyError, NotImplementedError) as error:
        raise Unusable(DAMAGED, cause=f"zip: {error}") from error
    if not content.sheets:
        raise Unusable(NO_SHEETS)
    if any(name.lower().startswith(("basic/", "scripts/")) for name in names):
        content.findings.append(MACROS.at(Place(name)))
    return tuple(content.findings)
