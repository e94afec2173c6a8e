"""Copies of every list: CSV that no spreadsheet runs, JSON for programs, XLSX for people.

A copy is made of parts: the same records at the same rows are the same bytes, whatever stands
before and behind them.
"""

import csv
import io
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import BinaryIO

from plugins.downloads.packing import Package, Packed, packed
from plugins.downloads.sheets import framed, lines
from plugins.downloads.tables import Row, Scalar, TableOf

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What a spreadsheet may take for a formula; such text gets an apostrophe in front."""
FULL = 1_000_000
"""Records of one sheet: it has room for 1,048,575."""


@dataclass(frozen=True, slots=True)
class Part:
    """Records of a table that follow each other, as they stand in each copy."""

    rows: int
    csv: bytes
    json: bytes
    sheet: Packed


def part(table: TableOf, rows: Iterable[Row], first: int) -> Part:
    """The *rows* of *table* from the *first* on, all of them on one sheet."""
    every = list(rows)
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\r\n").writerows([map(safe, row) for row in every])
    names = tuple(json.dumps(field.name) for field in table.fields)
    told = "".join(_object(names, row) for row in every)
    sheet = packed(lines(every, first % FULL + 1).encode())
    return Part(len(every), text.getvalue().encode(), told.encode(), sheet)


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


def csv_head(table: TableOf) -> bytes:
    """The beginning of a CSV copy: a byte-order mark (spreadsheets need it), Chinese headings."""
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\r\n").writerow([field.heading for field in table.fields])
    return text.getvalue().encode("utf-8-sig")


def json_begun(first: bytes) -> bytes:
    """The *first* bytes of the records of a JSON copy, where the list begins."""
    return b"[" + first[1:]


def json_end(rows: int) -> bytes:
    """How a JSON copy of so many *rows* ends."""
    return b"\n]" if rows else b"[]"


def as_csv(table: TableOf, rows: Iterable[Row]) -> bytes:
    """A CSV copy of a few *rows*."""
    return csv_head(table) + part(table, rows, 0).csv


def as_json(table: TableOf, rows: Iterable[Row]) -> bytes:
    """A JSON copy of a few *rows*: a list of objects with English keys."""
    told = part(table, rows, 0)
    return (json_begun(told.json) if told.rows else b"") + json_end(told.rows)


def as_xlsx(table: TableOf, rows: Iterable[Row], made: datetime) -> bytes:
    """An XLSX copy of a few *rows*."""
    every, told = list(rows), io.BytesIO()
    workbook = Workbook(table, len(every), made, told)
    for at in range(0, len(every), FULL):
        one = part(table, every[at : at + FULL], at)
        workbook.add(one.rows, one.sheet)
    workbook.close()
    return told.getvalue()


class Workbook:
    """A workbook of *count* records of *table* that is written part by part; *made* is its date."""

    def __init__(self, table: TableOf, count: int, made: datetime, to: BinaryIO) -> None:
        full = [min(FULL, count - at) for at in range(0, max(count, 1), FULL)]
        self._package = Package(to)
        frame = framed(table, full, made)
        for name, data in frame.beside.items():
            self._package.begin(name)
            self._package.go_on(packed(data))
            self._package.end()
        self._sheets = iter(frame.sheets)
        self._left = 0
        self._end = b""
        self._next()

    def add(self, rows: int, told: Packed) -> int:
        """Write so many *rows*, none beyond the end of a sheet; returns where they begin."""
        if not self._left:
            self._next()
        self._left -= rows
        return self._package.go_on(told)

    def _next(self) -> None:
        """End a sheet where one was begun, and begin the next."""
        if self._end:
            self._package.go_on(packed(self._end))
            self._package.end()
        found = next(self._sheets)
        self._package.begin(found.name)
        self._package.go_on(packed(found.head))
        self._left, self._end = found.rows, found.tail

    def close(self) -> None:
        """Everything is written."""
        self._package.go_on(packed(self._end))
        self._package.end()
        self._package.close()


def _object(names: Sequence[str], row: Row) -> str:
    """One record; empty fields are left out."""
    told = [
        f"\n  {name}: {json.dumps(_plain(value), ensure_ascii=False)}"
        for name, value in zip(names, row, strict=True)
        if value not in (None, "")
    ]
    return f",\n {{{','.join(told)}\n }}" if told else ",\n {}"


def _plain(value: Scalar) -> str | int | float | bool | None:
    return float(value) if isinstance(value, Decimal) else value
