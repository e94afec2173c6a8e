"""Copies to take away: the same rows in every form, and no cell that a spreadsheet would run."""

import contextlib
import csv
import io
import json
from datetime import datetime
from decimal import Decimal
from pathlib import Path

import pytest
from frictionless import Package
from openpyxl import load_workbook

from plugins.downloads import copies
from plugins.downloads.copies import as_csv, as_json, as_xlsx
from plugins.downloads.tables import Field, TableOf
from plugins.registry.records import Record

TABLE = TableOf(
    "thing",
    "事项",
    Record,
    (
        Field("name", "名称", "string"),
        Field("fine", "罚款（元）", "number"),
        Field("free", "是否收费", "boolean"),
    ),
)
FORMULAS = ("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", '=HYPERLINK("https://evil.example")')
MADE = datetime(2026, 11, 20)


@pytest.mark.parametrize("text", FORMULAS)
def test_no_cell_of_a_csv_begins_as_a_formula(text: str) -> None:
    data = as_csv(TABLE, [(text, None, None)]).decode("utf-8-sig")
    (_, row) = csv.reader(io.StringIO(data))
    assert row[0] == f"'{text}"


@pytest.mark.parametrize("text", FORMULAS)
def test_no_cell_of_a_workbook_is_a_formula(tmp_path: Path, text: str) -> None:
    path = tmp_path / "thing.xlsx"
    path.write_bytes(as_xlsx(TABLE, [(text, Decimal("-1.50"), False)], MADE))
    row = load_workbook(path).worksheets[0][2]
    assert [cell.data_type for cell in row] == ["s", "n", "s"]
    assert str(row[0].value).replace("_x000D_", "").strip() == text.strip()
    assert (row[1].value, row[2].value) == (-1.5, "否")


def test_numbers_yes_no_and_gaps_are_what_they_are_in_every_form() -> None:
    rows = [("甲,“乙”\n丙", Decimal("1234.50"), True), ("丁", None, None)]
    told = list(csv.reader(io.StringIO(as_csv(TABLE, rows).decode("utf-8-sig"))))
    assert told == [
        ["名称", "罚款（元）", "是否收费"],
        ["甲,“乙”\n丙", "1234.50", "true"],
        ["丁", "", ""],
    ]
    assert json.loads(as_json(TABLE, rows)) == [
        {"name": "甲,“乙”\n丙", "fine": 1234.5, "free": True},
        {"name": "丁"},
    ]


def test_the_same_rows_make_the_same_bytes() -> None:
    rows = [("甲", Decimal(1), True)]
    assert as_xlsx(TABLE, rows, MADE) == as_xlsx(TABLE, rows, MADE)


def test_the_package_of_the_example_is_valid_row_by_row(site: Path) -> None:
    report = Package(str(site / "data/datapackage.json")).validate()
    assert report.valid, report.flatten(["title", "rowNumber", "fieldName", "message"])[:5]
    assert len(report.tasks) > 20


def test_every_form_of_a_list_holds_the_same_rows(site: Path) -> None:
    for path in sorted((site / "data").glob("*.json")):
        if path.name == "datapackage.json":
            continue
        rows = json.loads(path.read_text("utf-8"))
        text = path.with_suffix(".csv").read_text("utf-8-sig")
        told = list(csv.reader(io.StringIO(text, newline="")))
        with contextlib.closing(load_workbook(path.with_suffix(".xlsx"), read_only=True)) as book:
            shown = book.worksheets[0].iter_rows(min_row=2, values_only=True)
            in_sheet = sum(1 for row in shown if any(row))
        assert len(rows) == len(told) - 1 == in_sheet, path.name


def test_a_sheet_that_is_full_is_followed_by_another(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(copies, "FULL", 2)
    rows = [(f"第{number}行", None, None) for number in range(5)]
    book = load_workbook(io.BytesIO(as_xlsx(TABLE, rows, MADE)))
    told = [[row[0] for row in sheet.iter_rows(values_only=True)] for sheet in book.worksheets]
    heading = told[0][0]
    assert told == [
        [heading, "第0行", "第1行"],
        [heading, "第2行", "第3行"],
        [heading, "第4行"],
    ]
