"""The sheets of an XLSX copy: xlsxwriter frames the workbook, the rows are written here.

A million cells in its own calls cost ten times as much as what stands around them.
"""

import io
import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from itertools import count
from typing import NamedTuple
from xml.sax.saxutils import escape
from zipfile import ZipFile

import xlsxwriter
from xlsxwriter.utility import xl_col_to_name, xl_range

from plugins.downloads.tables import Row, Scalar, TableOf

LONGEST_CELL = 32_767
"""Excel's limit of characters in a cell."""
CUT = "……（太长，全文见 CSV 和 JSON）"
"""How a text ends that does not fit into a cell."""
YES = {True: "是", False: "否"}
WRAPPED = 2
"""The number of the format of every cell but the headings."""
_ESCAPE = re.compile("(_x[0-9a-fA-F]{4}_)")
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\ufffe\uffff]")
_DIMENSION = re.compile(rb'<dimension ref="[^"]*"/>')
_ROW, _END = b"</row>", b"</sheetData>"


class Sheet(NamedTuple):
    """A sheet of so many *rows* without them: what stands before them, and what behind."""

    name: str
    rows: int
    head: bytes
    tail: bytes


class Frame(NamedTuple):
    """A workbook without its rows: its *sheets*, and the parts of the package *beside* them."""

    sheets: Sequence[Sheet]
    beside: Mapping[str, bytes]


def framed(table: TableOf, rows: Sequence[int], made: datetime) -> Frame:
    """The frame of the copy of *table* with so many *rows* on each sheet; *made* is its date."""
    told, sheets = io.BytesIO(), []
    book = xlsxwriter.Workbook(told, {"constant_memory": True, "strings_to_formulas": False})
    book.set_properties({"created": made})
    bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    for number, size in enumerate(rows, 1):
        more = f"（{number}）" if number > 1 else ""
        sheet = book.add_worksheet(table.title[: 31 - len(more)] + more)
        for column, field in enumerate(table.fields):
            sheet.set_column(column, column, 24 if field.type == "string" else 14)
            sheet.write_string(0, column, field.heading, bold)
        sheet.write_string(1, 0, table.title, wrapped)  # so that there is this format
        sheet.freeze_panes(1, 1)
        sheet.autofilter(0, 0, max(size, 1), len(table.fields) - 1)
    book.close()
    with ZipFile(told) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    for number, size in enumerate(rows, 1):
        name = f"xl/worksheets/sheet{number}.xml"
        area = xl_range(0, 0, size, len(table.fields) - 1)
        whole = _DIMENSION.sub(f'<dimension ref="{area}"/>'.encode(), parts.pop(name), count=1)
        head, headings, rest = whole.partition(_ROW)
        sheets.append(Sheet(name, size, head + headings, _END + rest.partition(_END)[2]))
    return Frame(sheets, parts)


def lines(rows: Iterable[Row], first: int) -> str:
    """The *rows* as they stand in a sheet, from the line behind *first* on."""
    names: list[str] = []
    told = []
    for line, row in zip(count(first + 1), rows, strict=False):
        names = names or [xl_col_to_name(column) for column in range(len(row))]
        told.append(f'<row r="{line}">')
        told += [
            _cell(f"{name}{line}", value)
            for name, value in zip(names, row, strict=True)
            if value not in (None, "")
        ]
        told.append("</row>")
    return "".join(told)


def _cell(name: str, value: Scalar) -> str:
    if isinstance(value, int | Decimal) and not isinstance(value, bool):
        return f'<c r="{name}"><v>{float(value):.16G}</v></c>'
    text = YES[value] if isinstance(value, bool) else str(value)
    if len(text) > LONGEST_CELL:
        text = text[: LONGEST_CELL - len(CUT)] + CUT
    kept = ' xml:space="preserve"' if text[0].isspace() or text[-1].isspace() else ""
    said = escape(_CONTROL.sub(_coded, _ESCAPE.sub(r"_x005F\1", text)))
    return f'<c r="{name}" s="{WRAPPED}" t="inlineStr"><is><t{kept}>{said}</t></is></c>'


def _coded(control: re.Match[str]) -> str:
    return f"_x{ord(control[0]):04X}_"
