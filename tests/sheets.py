"""Sheets for tests, as the reader of workbooks hands them on; no file is written."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from plugins.registry.findings import Finding
from plugins.registry.layouts import LAYOUTS
from plugins.registry.matching import Match, match_sheet
from plugins.registry.reading import SheetReading, read_sheets
from plugins.registry.workbook import CellValue, Merge, Sheet, SheetRow, Workbook


def sheet(name: str, *rows: Sequence[CellValue], hidden: Sequence[int] = (), **more: Any) -> Sheet:
    """A sheet of *rows* from row 1 on; empty ones leave a gap, those numbered *hidden* are."""
    numbered = (
        SheetRow(number, tuple(values), number in hidden)
        for number, values in enumerate(rows, 1)
        if any(value is not None for value in values)
    )
    return replace(Sheet(name, False, tuple(numbered)), **more)


def merged(*ranges: str) -> tuple[Merge, ...]:
    """Merges from ranges such as ``A1:C2`` (columns A to Z)."""
    ends = (reference.split(":") for reference in ranges)
    return tuple(Merge(int(a[1:]), ord(a[0]) - 64, int(b[1:]), ord(b[0]) - 64) for a, b in ends)


def matched(made: Sheet) -> Match:
    """The match of *made* on one of the layouts."""
    match = match_sheet(made, LAYOUTS)
    assert match is not None
    return match


def read(*sheets: Sheet) -> tuple[SheetReading, ...]:
    """The readings of one workbook of *sheets*."""
    return tuple(read_sheets(Workbook("eco/清单.xlsx", "0" * 64, sheets)))


def told(reading: SheetReading) -> list[tuple[str, str, int]]:
    """Rule, cell and rows of every finding."""
    return [(f.rule, f.place.cell, f.rows) for f in reading.findings]


def only(reading: SheetReading, rule: str) -> Finding:
    """The one finding of *rule*."""
    (finding,) = (f for f in reading.findings if f.rule == rule)
    return finding
