"""Copies of which nothing changed stay; what is put together of old and new is as if made anew."""

import io
import os
import zipfile
import zlib
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path
from random import Random  # noqa: TID251 - seeded

import pytest
import xlsxwriter
from openpyxl import Workbook, load_workbook

import pelicanconf
from benchmarks.city import Size, write_city
from plugins.downloads import copies, telling
from plugins.downloads.copies import Part
from plugins.downloads.keeping import DRAWER, KnownCopies
from plugins.downloads.packing import Package, joined, packed
from plugins.downloads.sheets import lines
from plugins.downloads.tables import Row, TableOf, tables
from plugins.downloads.telling import Room
from plugins.pages.desk import Desk
from plugins.pages.publishing import Output
from plugins.pages.settings import SiteSettings
from plugins.publication.public import publish_as_of
from plugins.registry.loading import load
from tests.books import TODAY
from tests.downloads.test_copies import TABLE


class City:
    """Lists, and the copies that are made of them again and again."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.folder, self.lists = folder, folder / "lists"
        write_city(self.lists, Size(2, 40, 80, 120))
        self.told: list[tuple[str, int]] = []
        real = copies.part

        def part(table: TableOf, rows: object, first: int) -> Part:
            self.told.append((table.name, first))
            return real(table, rows, first)  # type: ignore[arg-type]

        monkeypatch.setattr(telling, "part", part)
        monkeypatch.setattr("plugins.downloads.units.SIZE", 10)

    def made(self, name: str = "site", day: date = TODAY) -> dict[str, bytes]:
        """All copies as of *day*, made in the folder *name*, which remembers."""
        self.told.clear()
        public = publish_as_of(load(self.lists, today=day), day).public
        desk = Desk(public, replace(SiteSettings.of(vars(pelicanconf)), today=day))
        output = Output(self.folder / name, self.folder / f"{name}-cache")
        with output:
            known = KnownCopies(output.cache, output.target)
            room = Room(desk, datetime.combine(day, time()), output, known, 1)
            self.copies = [copy for table in tables() for copy in room.copied(table)]
            known.sweep()
            output.switch()
        data = (self.folder / name / "data").iterdir()
        return {path.name: path.read_bytes() for path in data}

    def edit(self, book: str, change: Callable[[Workbook], object]) -> None:
        """Change the workbook called *book* of the first authority."""
        path = self.lists / "jiguan-000" / f"{book}.xlsx"
        with closing(load_workbook(path)) as held:
            change(held)
            held.save(path)


@pytest.fixture
def city(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> City:
    return City(tmp_path, monkeypatch)


def facts(book: Workbook) -> None:
    sheet = book["行政处罚"]
    column = next(cell.column for cell in sheet[1] if cell.value == "违法事实")
    sheet.cell(3, column).value = "在公共场所堆放物料，当日改正。"


CHANGES: dict[str, tuple[str, Callable[[Workbook], object]]] = {
    "a cell": ("执法结果-001", facts),
    "a row less": ("执法结果-001", lambda book: book["行政处罚"].delete_rows(2)),
    "a tier less": ("裁量基准", lambda book: book["裁量基准"].delete_rows(5)),
    "a name": (
        "权力清单",
        lambda book: setattr(book["权力清单"]["B3"], "value", "对堆放物料的处罚"),
    ),
}


@pytest.mark.parametrize("name", CHANGES)
def test_copies_put_together_of_old_and_new_are_as_if_made_anew(city: City, name: str) -> None:
    before = city.made()
    every = len(city.told)
    city.edit(*CHANGES[name])
    made = city.made()
    some = len(city.told)
    assert made != before
    assert made == city.made("anew")
    assert some < len(city.told) <= every + 1


def test_copies_without_a_row_speak_for_the_day_too(city: City) -> None:
    before = city.made()
    made = city.made(day=TODAY + timedelta(days=1))
    assert made == city.made("anew", TODAY + timedelta(days=1))
    assert made["attachment.xlsx"] != before["attachment.xlsx"]
    assert made["attachment.csv"] == before["attachment.csv"]


def test_after_one_cell_only_its_workbook_is_told_anew(city: City) -> None:
    city.made()
    city.edit(*CHANGES["a cell"])
    city.made()
    assert {name for name, _ in city.told} <= {
        "penalty_decision",
        "licence_decision",
        "coercive_measure",
        "inspection",
    }
    assert len(city.told) < 12


def test_where_nothing_changed_nothing_is_told_and_every_file_is_the_same_one(city: City) -> None:
    before = city.made()
    told = city.copies
    files = {path: path.stat().st_ino for path in (city.folder / "site/data").iterdir()}
    assert city.made() == before
    assert city.told == []
    assert city.copies == told
    assert {path: path.stat().st_ino for path in files} == files


@pytest.mark.parametrize("harm", ["touched", "cut", "gone", "index"])
def test_copies_that_are_not_as_they_were_written_are_made_anew(city: City, harm: str) -> None:
    before = city.made()
    path = city.folder / "site/data/penalty_decision.json"
    if harm == "touched":
        data = path.read_bytes()
        path.write_bytes(data.replace(b"a", b"b"))
        os.utime(path, ns=(0, 0))
    elif harm == "cut":
        path.write_bytes(path.read_bytes()[:-5])
    elif harm == "gone":
        path.unlink()
    else:
        for kept in (city.folder / "site-cache" / DRAWER).iterdir():
            kept.write_bytes(kept.read_bytes()[:-3])
    assert city.made() == before
    assert ("penalty_decision", 0) in city.told


def test_a_sheet_that_is_full_begins_the_next_whatever_the_units_are(
    city: City, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = city.made()
    monkeypatch.setattr(copies, "FULL", 17)
    cut = city.made("cut")
    assert {name: data for name, data in cut.items() if not name.endswith("xlsx")} == {
        name: data for name, data in whole.items() if not name.endswith("xlsx")
    }
    with closing(load_workbook(io.BytesIO(cut["penalty_decision.xlsx"]))) as book:
        sizes = [sheet.max_row - 1 for sheet in book.worksheets]
    with closing(load_workbook(io.BytesIO(whole["penalty_decision.xlsx"]))) as book:
        assert sum(sizes) == book.worksheets[0].max_row - 1
    assert set(sizes[:-1]) == {17}
    city.edit(*CHANGES["a cell"])
    assert city.made("cut") == city.made("anew")


HOSTILE: list[Row] = [
    ("a<b&c>\"'", Decimal("1234.50"), True),
    (" lead", None, False),
    ("_x0041_ \x01\n\t", 5, None),
    ("\ufffe\uffff", Decimal("0.1"), None),
    ("", None, None),
]


def test_rows_are_written_as_xlsxwriter_writes_them() -> None:
    held = io.BytesIO()
    book = xlsxwriter.Workbook(held, {"constant_memory": True})
    sheet = book.add_worksheet()
    sheet.write_string(0, 0, "x", book.add_format({"bold": True}))
    wrapped = book.add_format({"text_wrap": True})
    for line, row in enumerate(HOSTILE, 1):
        for column, value in enumerate(row):
            if isinstance(value, bool):
                sheet.write_string(line, column, "是" if value else "否", wrapped)
            elif isinstance(value, int | Decimal):
                sheet.write_number(line, column, float(value))
            elif value:
                sheet.write_string(line, column, value, wrapped)
    book.close()
    with zipfile.ZipFile(held) as package:
        told = package.read("xl/worksheets/sheet1.xml").decode()
    ours = lines(HOSTILE[:-1], 1)
    assert told.partition("</row>")[2].startswith(ours)


def test_a_text_that_looks_like_markup_of_a_spreadsheet_stays_text() -> None:
    assert "&lt;r&gt;&lt;t&gt;x&lt;/t&gt;&lt;/r&gt;" in lines([("<r><t>x</t></r>",)], 1)


def test_packed_parts_are_one_member_of_one_package() -> None:
    chance = Random(6)
    parts = [chance.randbytes(chance.randrange(70_000)) for _ in range(5)]
    held = io.BytesIO()
    package = Package(held)
    for name, some in (("a.xml", parts[:3]), ("b.xml", []), ("c.xml", parts[3:])):
        package.begin(name)
        for one in some:
            package.go_on(packed(one))
        package.end()
    package.close()
    with zipfile.ZipFile(held) as read:
        assert read.testzip() is None
        assert [read.read(name) for name in read.namelist()] == [
            b"".join(parts[:3]),
            b"",
            b"".join(parts[3:]),
        ]


def test_the_checksum_of_two_pieces_is_that_of_the_whole() -> None:
    chance = Random(6)
    for size in (0, 1, 7, 8, 4096, 123_457):
        one, other = chance.randbytes(100), chance.randbytes(size)
        told = joined(zlib.crc32(one), zlib.crc32(other), size)
        assert told == zlib.crc32(one + other)


def test_a_workbook_says_the_day_it_speaks_for() -> None:
    data = copies.as_xlsx(TABLE, HOSTILE[:2], datetime(2026, 11, 20))
    with closing(load_workbook(io.BytesIO(data))) as book:
        assert book.properties.created == datetime(2026, 11, 20)
        assert book.worksheets[0].auto_filter.ref == "A1:C3"
        assert book.worksheets[0].dimensions == "A1:C3"
