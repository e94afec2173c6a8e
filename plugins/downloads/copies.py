"""Copies of every list: CSV that no spreadsheet runs, JSON for programs, XLSX for people."""

import csv
import io
import json
from collections.abc import Iterator, Sequence
from datetime import datetime
from decimal import Decimal

import xlsxwriter

from plugins.downloads.tables import Scalar, TableOf

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What a spreadsheet may take for a formula; such text gets an apostrophe in front."""
LONGEST_CELL = 32_767
"""Excel's limit of characters in a cell."""
CUT = "……（太长，全文见 CSV 和 JSON）"
"""How a text ends that does not fit into a cell."""

Rows = Sequence[tuple[Scalar, ...]]


def safe(value: Scalar) -> str:
    """A value as CSV text that stays text."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Decimal):
        return f"{value:f}"
    text = str(value)
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text


def as_csv(table: TableOf, rows: Rows) -> bytes:
    """UTF-8 with a byte-order mark (spreadsheets need it), CRLF, Chinese headings."""
    told = io.StringIO(newline="")
    writer = csv.writer(told, lineterminator="\r\n")
    writer.writerow([field.heading for field in table.fields])
    writer.writerows([safe(value) for value in row] for row in rows)
    return told.getvalue().encode("utf-8-sig")


def as_json(table: TableOf, rows: Rows) -> bytes:
    """A list of objects with English keys; empty fields are left out."""
    names = [field.name for field in table.fields]
    records = [
        {
            name: _plain(value)
            for name, value in zip(names, row, strict=True)
            if value not in (None, "")
        }
        for row in rows
    ]
    return json.dumps(records, ensure_ascii=False, indent=1).encode()


def _plain(value: Scalar) -> str | int | float | bool | None:
    return float(value) if isinstance(value, Decimal) else value


def as_xlsx(table: TableOf, rows: Rows, made: datetime) -> bytes:
    """One sheet; every text is written as text; *made* is the only date in the file."""
    told = io.BytesIO()
    book = xlsxwriter.Workbook(told, {"in_memory": True, "strings_to_formulas": False})
    book.set_properties({"created": made})
    sheet = book.add_worksheet(table.title[:31])
    bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    for column, field in enumerate(table.fields):
        sheet.write_string(0, column, field.heading, bold)
        sheet.set_column(column, column, 24 if field.type == "string" else 14)
    for number, row in enumerate(rows, 1):
        for column, value in _filled(row):
            if isinstance(value, int | Decimal) and not isinstance(value, bool):
                sheet.write_number(number, column, float(value))
            else:
                text = (
                    {True: "是", False: "否"}.get(value, value)
                    if isinstance(value, bool)
                    else value
                )
                sheet.write_string(number, column, _fitting(str(text)), wrapped)
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, max(len(rows), 1), len(table.fields) - 1)
    book.close()
    return told.getvalue()


def _fitting(text: str) -> str:
    """*text* as far as a cell holds it, saying where it was cut."""
    return text if len(text) <= LONGEST_CELL else text[: LONGEST_CELL - len(CUT)] + CUT


def _filled(row: tuple[Scalar, ...]) -> Iterator[tuple[int, Scalar]]:
    return ((column, value) for column, value in enumerate(row) if value not in (None, ""))
