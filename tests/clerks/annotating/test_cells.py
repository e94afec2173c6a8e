"""Absent cells and rows are put where they belong, in the style their row or column has."""

import pytest

from plugins.clerks.annotating.cells import restyle
from plugins.clerks.annotating.ranges import Area, Cell, area_of, cell_of, letters
from plugins.clerks.annotating.refusals import NotPatchable

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def restyled(inside: str, *cells: str) -> str:
    """*inside* of a sheet with *cells* given their former style plus 100."""
    sheet = f'<worksheet xmlns="{MAIN}">{inside}</worksheet>'
    wanted = {cell for cell in map(cell_of, cells) if cell}
    after = restyle(sheet.encode(), wanted, lambda _, style: style + 100).decode()
    return after.partition(">")[2].removesuffix("</worksheet>")


CASES = {
    "a cell with a style": (
        '<row r="1"><c r="A1" s="7"/></row>',
        "A1",
        '<row r="1"><c r="A1" s="107"/></row>',
    ),
    "a cell without one": (
        "<row r='1'><c r='A1'><v>1</v></c></row>",
        "A1",
        "<row r='1'><c r='A1' s=\"100\"><v>1</v></c></row>",
    ),
    "absent before, between and after others": (
        '<row r="1" spans="2:4"><c r="B1"/><c r="D1"/></row>',
        "A1 C1 E1",
        """<row r="1"><c r="A1" s="100"/><c r="B1"/><c r="C1" s="100"/><c r="D1"/>
<c r="E1" s="100"/></row>""",
    ),
    "the row's own style wins over the column's": (
        '<row r="2" s="5" customFormat="1"/>',
        "B2",
        '<row r="2" s="5" customFormat="1"><c r="B2" s="105"/></row>',
    ),
    "if it is meant": ('<row r="2" s="5"/>', "B2", '<row r="2" s="5"><c r="B2" s="103"/></row>'),
    "absent rows before, between and after others": (
        '<row r="2"/><row r="4"/>',
        "B1 A3 A9",
        """<row r="1"><c r="B1" s="103"/></row><row r="2"/><row r="3"><c r="A3" s="100"/></row>
<row r="4"/><row r="9"><c r="A9" s="100"/></row>""",
    ),
    "without references, cells and rows count": (
        "<row/><row><c/><c><v>5</v></c></row>",
        "B2",
        '<row/><row><c/><c s="100"><v>5</v></c></row>',
    ),
    "words in a cell are no cells": (
        """<row r="1"><c r="A1" t="inlineStr"><is><t><![CDATA[<c r="B1"/>]]></t></is></c></row>""",
        "B1",
        """<row r="1"><c r="A1" t="inlineStr"><is><t><![CDATA[<c r="B1"/>]]></t></is></c>
<c r="B1" s="103"/></row>""",
    ),
    "numbers that are none": (
        '<row r="99999999999"><c r="A1" s="x"/></row>',
        "A1",
        '<row r="99999999999"><c r="A1" s="100"/></row>',
    ),
}


@pytest.mark.parametrize(("before", "cells", "after"), CASES.values(), ids=CASES.keys())
def test_cells_are_restyled_or_added(before: str, cells: str, after: str) -> None:
    columns = '<cols><col min="2" max="2" style="3"/></cols>'
    found = restyled(f"{columns}<sheetData>{before}</sheetData>", *cells.split())
    assert found == f"{columns}<sheetData>{after}</sheetData>".replace("\n", "")


def test_an_empty_sheet_gets_its_first_row() -> None:
    assert restyled("<sheetData/>", "A1") == (
        '<sheetData><row r="1"><c r="A1" s="100"/></row></sheetData>'
    )


def test_the_stated_size_of_a_sheet_grows_with_it() -> None:
    before = '<dimension ref="B2:C3"/><sheetData/>'
    assert restyled(before, "A9").startswith('<dimension ref="A2:C9"/>')
    assert restyled(before, "B3").startswith('<dimension ref="B2:C3"/>')


def test_a_sheet_without_data_is_refused() -> None:
    with pytest.raises(NotPatchable):
        restyled("<sheetPr/>", "A1")


@pytest.mark.parametrize(
    ("written", "area"),
    [
        ("C5", Area(Cell(5, 3), Cell(5, 3))),
        ("$C$5:a1", Area(Cell(1, 1), Cell(5, 3))),
        ("XFD1048576", Area(Cell(1_048_576, 16_384), Cell(1_048_576, 16_384))),
        ("XFE1", None),
        ("A1048577", None),
        ("A0", None),
        ("A", None),
        ("A:A", None),
        ("3:9", None),
        ("", None),
        ("表1", None),
    ],
)
def test_references_are_cells_of_a_sheet_or_nothing(written: str, area: Area | None) -> None:
    assert area_of(written) == area


def test_column_letters_carry() -> None:
    assert [letters(n) for n in (1, 26, 27, 702, 703, 16_384)] == [
        "A",
        "Z",
        "AA",
        "ZZ",
        "AAA",
        "XFD",
    ]
