"""Hostile cells in every exported file: text stays text, whatever program opens it."""

import csv
import io
import json
import zipfile
from datetime import date, datetime
from pathlib import Path

import pytest
from openpyxl import load_workbook

import pelicanconf
from plugins.clerks.asking import Lists
from plugins.clerks.issuing import Order, issue
from plugins.downloads.copies import FORMULA_STARTS, as_csv, as_json, as_xlsx
from plugins.downloads.sheets import CUT, LONGEST_CELL
from plugins.downloads.tables import Field, Scalar, TableOf, rows, tables
from plugins.pages.desk import Desk
from plugins.pages.rendering import UNSEEN
from plugins.pages.settings import SiteSettings
from plugins.publication.public import publish_as_of
from plugins.publication.records import PublicItem
from plugins.registry.loading import load
from plugins.registry.models.authorities import Authority
from tests.books import TODAY
from tests.hostile import ATTACKS, hostile_city

MADE = datetime(2026, 11, 20)
Told = list[tuple[TableOf, list[tuple[Scalar, ...]]]]


@pytest.fixture(scope="module")
def lists(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return hostile_city(tmp_path_factory.mktemp("exports") / "lists" / "ju").parent


@pytest.fixture(scope="module")
def told(lists: Path) -> Told:
    """Every table of the hostile city with its rows."""
    public = publish_as_of(load(lists, today=TODAY), TODAY).public
    desk = Desk(public, SiteSettings.of(vars(pelicanconf)))
    return [(table, list(rows(desk, table))) for table in tables()]


def test_every_attack_is_in_the_copies(told: Told) -> None:
    text = "".join(str(cell) for _, lines in told for line in lines for cell in line)
    assert sum(len(lines) for _, lines in told) > 200
    assert all(attack[:12] in text for attack in ATTACKS if attack.isascii())


def test_no_cell_of_a_csv_file_begins_like_a_formula(told: Told) -> None:
    for table, lines in told:
        cells = list(csv.reader(io.StringIO(as_csv(table, lines).decode("utf-8-sig"))))
        assert len(cells) == len(lines) + 1
        wrong = [cell for line in cells for cell in line if cell.strip().startswith(FORMULA_STARTS)]
        assert wrong == [], table.name


def test_no_cell_of_a_workbook_is_a_formula_or_a_link(told: Told) -> None:
    for table, lines in told:
        data = as_xlsx(table, lines, MADE)
        sheet = load_workbook(io.BytesIO(data)).worksheets[0]
        cells = [cell for line in sheet.iter_rows() for cell in line]
        assert [c.coordinate for c in cells if c.data_type == "f" or c.hyperlink] == []
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            names = package.namelist()
            assert not [name for name in names if "external" in name or "vba" in name]
            assert not any(b'TargetMode="External"' in package.read(name) for name in names)


def test_no_copy_holds_what_reorders_or_hides_text(told: Told) -> None:
    for table, lines in told:
        unseen = UNSEEN.findall(as_csv(table, lines).decode("utf-8-sig").replace("\r\n", ""))
        assert unseen == [], table.name
        assert UNSEEN.findall(as_json(table, lines).decode()) == [], table.name
        records = json.loads(as_json(table, lines))
        assert len(records) == len(lines)


def test_a_cell_too_long_for_a_workbook_says_that_it_was_cut() -> None:
    table = TableOf("t", "表", PublicItem, (Field("name", "名称", "string"),))
    long = "长" * 100_000
    sheet = load_workbook(io.BytesIO(as_xlsx(table, [(long,)], MADE))).worksheets[0]
    shown = str(sheet["A2"].value)
    assert len(shown) == LONGEST_CELL
    assert shown.endswith(CUT)
    assert long in as_csv(table, [(long,)]).decode("utf-8-sig")
    assert json.loads(as_json(table, [(long,)])) == [{"name": long}]


def test_no_cell_of_a_template_is_a_formula_of_the_lists(lists: Path, tmp_path: Path) -> None:
    asked = Lists(lists, (), date(2026, 11, 20), None)
    name = next(one.name for one in asked.load().registry.all(Authority))
    issue(Order(asked, name, tmp_path / "templates", None))
    (path,) = tmp_path.rglob("*.*")
    assert path.parent == tmp_path / "templates"
    formulas = [
        f"{sheet.title}!{cell.coordinate}"
        for sheet in load_workbook(path).worksheets
        for line in sheet.iter_rows()
        for cell in line
        if cell.data_type == "f"
    ]
    assert formulas == []
