"""Day numbers: Chinese built-in formats, 1900 and 1904, and what only looks like a date."""

from datetime import date, datetime, time
from pathlib import Path

import pytest

from plugins.registry.workbook import CellValue
from plugins.registry.workbook.formats import Kind, number_format
from plugins.registry.workbook.serials import from_serial
from tests.registry.workbook.packages import Package, one_sheet, read, styles, values, worksheet

CHINESE_DAYS = (27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58)
CHINESE_TIMES = (32, 33, 34, 35, 55, 56)


def cell(number: int, serial: str, style: int) -> str:
    return f'<row r="{number}"><c r="A{number}" s="{style}"><v>{serial}</v></c></row>'


def test_chinese_built_in_formats_are_dates_and_times(tmp_path: Path) -> None:
    ids = (*CHINESE_DAYS, *CHINESE_TIMES)
    rows = "".join(
        cell(at + 1, "46027" if at < len(CHINESE_DAYS) else "0.39583333333333331", at)
        for at in range(len(ids))
    )
    found = values(one_sheet(tmp_path / "a.xlsx", rows, styles=styles(*ids)))
    assert found[: len(CHINESE_DAYS)] == [(date(2026, 1, 5),)] * len(CHINESE_DAYS)
    assert found[len(CHINESE_DAYS) :] == [(time(9, 30),)] * len(CHINESE_TIMES)


def test_a_code_of_its_own_wins_over_the_built_in_one(tmp_path: Path) -> None:
    sheet = styles("0.00").replace('numFmtId="164"', 'numFmtId="31"')
    assert values(one_sheet(tmp_path / "a.xlsx", cell(1, "46027", 0), styles=sheet)) == [(46027,)]


def test_a_workbook_that_counts_from_1904(tmp_path: Path) -> None:
    package = Package(
        {"表": worksheet(cell(1, "44565", 0) + cell(2, "0", 0))},
        styles=styles(31),
        workbook_properties='<workbookPr date1904="1"/>',
    )
    found = values(read(package.save(tmp_path / "a.xlsx")).sheets[0])
    assert found == [(date(2026, 1, 5),), (date(1904, 1, 1),)]


@pytest.mark.parametrize(
    ("serial", "kind", "wanted"),
    [
        (1, Kind.DATE, date(1900, 1, 1)),
        (59, Kind.DATE, date(1900, 2, 28)),
        (61, Kind.DATE, date(1900, 3, 1)),
        (60, Kind.DATE, 60),
        (0, Kind.DATE, 0),
        (-1, Kind.DATE, -1),
        (2958465, Kind.DATE, date(9999, 12, 31)),
        (2958466, Kind.DATE, 2958466),
        (46027.354166666664, Kind.MOMENT, datetime(2026, 1, 5, 8, 30)),
        (46027, Kind.MOMENT, datetime(2026, 1, 5)),
        (46027.5, Kind.DATE, datetime(2026, 1, 5, 12)),
        (0.999988425925926, Kind.TIME, time(23, 59, 59)),
        (46027.999999999996, Kind.MOMENT, datetime(2026, 1, 6)),
        (0.5, Kind.NUMBER, 0.5),
    ],
)
def test_a_day_number(serial: float, kind: Kind, wanted: CellValue) -> None:
    found = from_serial(serial, kind, since_1904=False)
    assert (type(found), found) == (type(wanted), wanted)


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        ("yyyy/m/d", Kind.DATE),
        ('yyyy"年"m"月"d"日"', Kind.DATE),
        ("yyyy年m月", Kind.DATE),
        ("[$-804]yyyy/m/d;@", Kind.DATE),
        ("[DBNum1][$-804]yyyy\\年m\\月d\\日", Kind.DATE),
        ("aaaa", Kind.DATE),
        ("mmm-yy", Kind.DATE),
        ("yyyy/m/d h:mm", Kind.MOMENT),
        ("h:mm", Kind.TIME),
        ("上午/下午h时mm分", Kind.TIME),
        ("mm:ss.0", Kind.TIME),
        ("[h]:mm", Kind.NUMBER),
        ("General", Kind.NUMBER),
        ("G/通用格式", Kind.NUMBER),
        ("[Red]0.00", Kind.NUMBER),
        ('0"days"', Kind.NUMBER),
        ("0.00E+00", Kind.NUMBER),
        ("@", Kind.NUMBER),
        ("#,##0\\m", Kind.NUMBER),
        ("_-* #,##0_d", Kind.NUMBER),
    ],
)
def test_what_a_format_code_makes_of_a_number(code: str, kind: Kind) -> None:
    assert number_format(code).kind is kind


def test_iso_dates_of_strict_files(tmp_path: Path) -> None:
    rows = "".join(
        f'<row r="{n}"><c r="A{n}" t="d"><v>{text}</v></c></row>'
        for n, text in enumerate(("2026-01-05", "2026-01-05T08:30:00Z", "09:30:00"), 1)
    )
    assert values(one_sheet(tmp_path / "a.xlsx", rows)) == [
        (date(2026, 1, 5),),
        (datetime(2026, 1, 5, 8, 30),),
        (time(9, 30),),
    ]
