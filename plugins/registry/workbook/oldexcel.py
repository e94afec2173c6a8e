"""``.xls`` (and ``.et``, WPS's name for it) through xlrd, which tells errors from empty cells."""

from io import StringIO
from pathlib import Path

import xlrd
from xlrd.biffh import XLRDError
from xlrd.book import Book as XlsBook
from xlrd.sheet import Cell as XlsCell
from xlrd.sheet import Sheet as XlsSheet

from plugins.registry.findings import Finding, Place
from plugins.registry.workbook.contents import CellError, CellValue, Merge, Sheet, cell_name
from plugins.registry.workbook.formats import BUILT_IN, NumberFormat, number_format
from plugins.registry.workbook.grid import Allowance, Grid, Output
from plugins.registry.workbook.limits import Limits
from plugins.registry.workbook.sayings import DAMAGED, ENCRYPTED, NO_SHEETS, OLD_FORMAT
from plugins.registry.workbook.serials import from_serial, whole
from plugins.registry.workbook.verdicts import Unusable


class _Formats:
    """The number formats of a workbook by cell style."""

    def __init__(self, book: XlsBook) -> None:
        self._book = book
        self._known: dict[int, NumberFormat] = {}
        self.since_1904 = bool(book.datemode)

    def of(self, style: int | None) -> NumberFormat:
        if style is None or not 0 <= style < len(self._book.xf_list):
            return number_format("General")
        if style not in self._known:
            key = self._book.xf_list[style].format_key
            stored = self._book.format_map.get(key)
            code = (stored.format_str if stored is not None else "") or BUILT_IN.get(key, "")
            self._known[style] = number_format(code or "General")
        return self._known[style]


def read_xls(path: Path, name: str, limits: Limits, output: Output) -> tuple[Finding, ...]:
    """Read an ``.xls`` into *output*; the mild findings are returned."""
    findings = [OLD_FORMAT.at(Place(name))]
    try:
        book = xlrd.open_workbook(
            str(path), logfile=StringIO(), formatting_info=True, on_demand=True
        )
    except XLRDError as error:
        raise Unusable(ENCRYPTED if "encrypted" in str(error) else DAMAGED, cause=error) from error
    if not book.nsheets:
        raise Unusable(NO_SHEETS)
    allowance, formats = Allowance(limits), _Formats(book)
    for index, sheet_name in enumerate(book.sheet_names()):
        try:
            sheet = book.sheet_by_index(index)
        except XLRDError as error:
            raise Unusable(DAMAGED, (sheet_name, ""), cause=error) from error
        output.sheet(_read(sheet, Grid(sheet_name, allowance, output.row), formats))
        book.unload_sheet(index)
    return tuple(findings)


def _read(sheet: XlsSheet, grid: Grid, formats: _Formats) -> Sheet:
    since_1904 = formats.since_1904
    for index in range(sheet.nrows):
        values: list[CellValue] = []
        for column, cell in enumerate(sheet.row(index), 1):
            number = formats.of(cell.xf_index)
            value = _value(cell, number, since_1904=since_1904)
            grid.note_format((index + 1, column), value, number)
            values.append(value)
        info = sheet.rowinfo_map.get(index)
        grid.end_row(index + 1, values, hidden=bool(info is not None and info.hidden))
    for top, bottom, left, right in sheet.merged_cells:
        grid.add_merge(Merge(top + 1, left + 1, bottom, right))
    for column, column_info in sheet.colinfo_map.items():
        if column_info.hidden or column_info.width == 0:
            grid.hide_columns(column + 1, column + 1)
    notes = tuple(cell_name(row + 1, column + 1) for row, column in sorted(sheet.cell_note_map))
    return grid.sheet_around(hidden=bool(sheet.visibility), comments=notes)


def _value(cell: XlsCell, number: NumberFormat, *, since_1904: bool) -> CellValue:
    given = cell.value
    if cell.ctype == xlrd.XL_CELL_TEXT:
        return str(given) or None
    if cell.ctype in (xlrd.XL_CELL_NUMBER, xlrd.XL_CELL_DATE):
        serial = whole(float(given))
        return from_serial(serial, number.kind, since_1904=since_1904)
    if cell.ctype == xlrd.XL_CELL_BOOLEAN:
        return bool(given)
    if cell.ctype == xlrd.XL_CELL_ERROR:
        return CellError(xlrd.error_text_from_code.get(int(given), "#ERROR"))
    return None
