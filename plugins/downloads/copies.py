"""Copies of every list: CSV that no spreadsheet runs, JSON for programs, XLSX for people."""

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from decimal import Decimal
from typing import BinaryIO, Protocol

import xlsxwriter

from plugins.downloads.tables import Scalar, TableOf

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What a spreadsheet may take for a formula; such text gets an apostrophe in front."""
LONGEST_CELL = 32_767
"""Excel's limit of characters in a cell."""
CUT = "……（太长，全文见 CSV 和 JSON）"
"""How a text ends that does not fit into a cell."""

FULL = 1_000_000
"""Records of one sheet: it has room for 1,048,575."""
YES = {True: "是", False: "否"}
Row = tuple[Scalar, ...]


class CopyWriter(Protocol):
    """Writes one copy record by record: however many there are, one is in memory."""

    def add(self, row: Row) -> None:
        """Write one record."""

    def close(self) -> None:
        """Every record is written."""


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


class CsvCopy:
    """UTF-8 with a byte-order mark (spreadsheets need it), CRLF, Chinese headings."""

    def __init__(self, table: TableOf, to: BinaryIO) -> None:
        self._text = io.TextIOWrapper(to, "utf-8-sig", newline="", write_through=True)
        self._writer = csv.writer(self._text, lineterminator="\r\n")
        self._writer.writerow([field.heading for field in table.fields])

    def add(self, row: Row) -> None:
        """Write one record."""
        self._writer.writerow([safe(value) for value in row])

    def close(self) -> None:
        """Every record is written."""
        self._text.detach()


class JsonCopy:
    """A list of objects with English keys; empty fields are left out."""

    def __init__(self, table: TableOf, to: BinaryIO) -> None:
        self._names = [field.name for field in table.fields]
        self._to = to
        self._next = b"[\n "

    def add(self, row: Row) -> None:
        """Write one record."""
        filled = {
            name: _plain(value)
            for name, value in zip(self._names, row, strict=True)
            if value not in (None, "")
        }
        told = json.dumps(filled, ensure_ascii=False, indent=1).replace("\n", "\n ")
        self._to.write(self._next + told.encode())
        self._next = b",\n "

    def close(self) -> None:
        """Every record is written."""
        self._to.write(b"[]" if self._next.startswith(b"[") else b"\n]")


def _plain(value: Scalar) -> str | int | float | bool | None:
    return float(value) if isinstance(value, Decimal) else value


class XlsxCopy:
    """Text as text, *made* the only date in the file; a sheet more where one is full."""

    def __init__(self, table: TableOf, to: BinaryIO, made: datetime) -> None:
        options = {"constant_memory": True, "strings_to_formulas": False}
        self._table, self._book = table, xlsxwriter.Workbook(to, options)
        self._book.set_properties({"created": made})
        self._bold = self._book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        self._wrapped = self._book.add_format({"text_wrap": True, "valign": "top"})
        self._sheets = 0
        self._begin()

    def _begin(self) -> None:
        """Begin the next sheet, with its headings."""
        self._sheets += 1
        more = f"（{self._sheets}）" if self._sheets > 1 else ""
        self._sheet = self._book.add_worksheet(self._table.title[: 31 - len(more)] + more)
        self._rows = 0
        for column, field in enumerate(self._table.fields):
            self._sheet.set_column(column, column, 24 if field.type == "string" else 14)
        for column, field in enumerate(self._table.fields):
            self._sheet.write_string(0, column, field.heading, self._bold)
        self._sheet.freeze_panes(1, 1)

    def _end(self) -> None:
        self._sheet.autofilter(0, 0, max(self._rows, 1), len(self._table.fields) - 1)

    def add(self, row: Row) -> None:
        """Write one record."""
        if self._rows == FULL:
            self._end()
            self._begin()
        self._rows += 1
        for column, value in _filled(row):
            if isinstance(value, int | Decimal) and not isinstance(value, bool):
                self._sheet.write_number(self._rows, column, float(value))
            else:
                text = YES[value] if isinstance(value, bool) else str(value)
                self._sheet.write_string(self._rows, column, _fitting(text), self._wrapped)

    def close(self) -> None:
        """Every record is written."""
        self._end()
        self._book.close()


def as_csv(table: TableOf, rows: Iterable[Row]) -> bytes:
    """A CSV copy of a few *rows*."""
    return _all(lambda to: CsvCopy(table, to), rows)


def as_json(table: TableOf, rows: Iterable[Row]) -> bytes:
    """A JSON copy of a few *rows*."""
    return _all(lambda to: JsonCopy(table, to), rows)


def as_xlsx(table: TableOf, rows: Iterable[Row], made: datetime) -> bytes:
    """An XLSX copy of a few *rows*."""
    return _all(lambda to: XlsxCopy(table, to, made), rows)


def _all(begun: Callable[[BinaryIO], CopyWriter], rows: Iterable[Row]) -> bytes:
    told = io.BytesIO()
    copy = begun(told)
    for row in rows:
        copy.add(row)
    copy.close()
    return told.getvalue()


def _fitting(text: str) -> str:
    """*text* as far as a cell holds it, saying where it was cut."""
    return text if len(text) <= LONGEST_CELL else text[: LONGEST_CELL - len(CUT)] + CUT


def _filled(row: tuple[Scalar, ...]) -> Iterator[tuple[int, Scalar]]:
    return ((column, value) for column, value in enumerate(row) if value not in (None, ""))
