"""Where things stand: row numbers, wrong dimensions, far cells, merges, what is hidden."""

import zipfile
from pathlib import Path

import pytest

from plugins.registry.workbook import Limits, Merge, cell_name, column_letters
from tests.registry.workbook.packages import (
    Package,
    one_sheet,
    read,
    refused,
    relationships,
    values,
    worksheet,
)


def row(number: int, *cells: str, attributes: str = "") -> str:
    inside = "".join(f'<c r="{cell}{number}"><v>{number}</v></c>' for cell in cells)
    return f'<row r="{number}"{attributes}>{inside}</row>'


def test_row_numbers_do_not_shift_when_leading_rows_are_empty(tmp_path: Path) -> None:
    data = row(3) + row(5, "B") + '<row r="6" spans="1:2"/>' + row(9, "C")
    sheet = one_sheet(tmp_path / "a.xlsx", data)
    assert sheet.rows == ((5, (None, 5), False), (9, (None, None, 9), False))


def test_rows_and_cells_without_references_follow_each_other(tmp_path: Path) -> None:
    data = (
        "<row><c><v>1</v></c><c><v>2</v></c></row>"
        '<row r="4"><c r="C4"><v>3</v></c><c><v>4</v></c></row><row><c><v>5</v></c></row>'
    )
    sheet = one_sheet(tmp_path / "a.xlsx", data)
    assert [(one.number, one.values) for one in sheet.rows] == [
        (1, (1, 2)),
        (4, (None, None, 3, 4)),
        (5, (5,)),
    ]


@pytest.mark.parametrize("wrong", ["A1", "A1:XFD1048576", "Z99:A1", "nonsense"])
def test_the_dimension_is_never_believed(tmp_path: Path, wrong: str) -> None:
    sheet = worksheet(row(2, "A", "C"), before=f'<dimension ref="{wrong}"/>')
    found = read(Package({"表": sheet}).save(tmp_path / "a.xlsx"))
    assert found.sheets[0].rows == ((2, (2, None, 2), False),)


def test_a_row_at_one_million_and_a_cell_in_the_last_corner(tmp_path: Path) -> None:
    sheet = one_sheet(tmp_path / "a.xlsx", row(1, "A") + row(1_000_000, "B") + row(1048576, "XFD"))
    assert [one.number for one in sheet.rows] == [1, 1_000_000, 1_048_576]
    assert [len(one.values) for one in sheet.rows] == [1, 2, 16_384]
    assert sheet.rows[2].values[-1] == 1_048_576


def test_16384_columns(tmp_path: Path) -> None:
    cells = [column_letters(column) for column in range(1, 16_385)]
    sheet = one_sheet(tmp_path / "a.xlsx", row(7, *cells))
    assert sheet.rows == ((7, (7,) * 16_384, False),)


@pytest.mark.parametrize(
    "data",
    [
        row(1_048_577, "A"),
        '<row r="1048576"/><row><c><v>1</v></c></row>',
        '<row r="99999999999"><c r="A99999999999"><v>1</v></c></row>',
        '<row r="0"/>',
        row(1, "XFE"),
        row(1, "AAAA"),
        '<row r="1"><c r="A0"><v>1</v></c></row>',
    ],
)
def test_a_cell_outside_the_grid_is_refused(tmp_path: Path, data: str) -> None:
    path = Package({"表": worksheet(data)}).save(tmp_path / "a.xlsx")
    found = refused(path)
    assert (found.rule, found.place.sheet) == ("WB-11", "表")


@pytest.mark.parametrize("data", [row(2, "A") + row(2, "B"), row(2, "A") + row(1, "A")])
def test_rows_twice_or_out_of_order_are_damage(tmp_path: Path, data: str) -> None:
    assert refused(Package({"表": worksheet(data)}).save(tmp_path / "a.xlsx")).rule == "WB-06"


def test_a_row_inside_another_is_damage(tmp_path: Path) -> None:
    data = f'<row r="1">{row(2, "A")}</row>'
    assert refused(Package({"表": worksheet(data)}).save(tmp_path / "a.xlsx")).rule == "WB-06"


def test_cells_out_of_order_in_a_row_stand_where_they_belong(tmp_path: Path) -> None:
    assert values(one_sheet(tmp_path / "a.xlsx", row(1, "C", "A"))) == [(1, None, 1)]


def test_too_many_cells_are_refused_with_the_row(tmp_path: Path) -> None:
    path = Package({"表": worksheet(row(1, "XFD") + row(8, "XFD"))}).save(tmp_path / "a.xlsx")
    found = refused(path, Limits(cells=20_000))
    assert (found.rule, found.place.sheet) == ("WB-12", "表")
    assert "第 8 行" in found.zh


def merges(*references: str) -> str:
    inside = "".join(f'<mergeCell ref="{reference}"/>' for reference in references)
    return f"<mergeCells>{inside}</mergeCells>"


def test_merges_are_cut_to_what_is_in_use(tmp_path: Path) -> None:
    after = merges("A1:C1", "A2:A1048576", "F1:XFD9", "B3:B3", "B4", "C9:C10", "B3:B4")
    sheet = worksheet(row(1, "A") + row(5, "C"), after=after)
    found = read(Package({"表": sheet}).save(tmp_path / "a.xlsx")).sheets[0]
    assert found.merges == (Merge(1, 1, 1, 3), Merge(2, 1, 5, 1), Merge(3, 2, 4, 2))


def test_a_merge_of_the_whole_sheet_is_harmless(tmp_path: Path) -> None:
    sheet = worksheet(row(1, "A") + row(3, "B"), after=merges("A1:XFD1048576"))
    found = read(Package({"表": sheet}).save(tmp_path / "a.xlsx")).sheets[0]
    assert found.merges == (Merge(1, 1, 3, 2),)


def test_merges_that_together_cover_too_much_are_refused(tmp_path: Path) -> None:
    after = merges(*(f"A{number}:Z1000" for number in range(1, 900)))
    path = Package({"表": worksheet(row(1, "A") + row(1000, "Z"), after=after)})
    found = refused(path.save(tmp_path / "a.xlsx"), Limits(cells=100_000))
    assert found.rule == "WB-12"


def test_a_merge_outside_the_grid_is_refused(tmp_path: Path) -> None:
    sheet = worksheet(row(1, "A"), after=merges("A1:XFE9"))
    assert refused(Package({"表": sheet}).save(tmp_path / "a.xlsx")).rule == "WB-11"


def test_values_under_a_merge_are_kept_and_told(tmp_path: Path) -> None:
    data = (
        '<row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>1</v></c><c r="D1"><v>4</v></c></row>'
        '<row r="2"><c r="A2"><v>1</v></c><c r="D2"><v>5</v></c></row><row r="3"/>'
    )
    sheet = worksheet(data, after=merges("A1:B2", "D1:D2"))
    book = read(Package({"表": sheet}).save(tmp_path / "a.xlsx"))
    assert values(book.sheets[0]) == [(1, 1, None, 4), (1, None, None, 5)]
    assert [(found.rule, found.place.cell) for found in book.findings] == [("WB-34", "D1:D2")]


def test_past_twenty_merges_over_values_one_finding_tells_of_the_rest(tmp_path: Path) -> None:
    data = "".join(
        f'<row r="{n}"><c r="A{n}"><v>1</v></c><c r="B{n}"><v>2</v></c></row>' for n in range(1, 31)
    )
    sheet = worksheet(data, after=merges(*(f"A{number}:B{number}" for number in range(1, 31))))
    told = read(Package({"表": sheet}).save(tmp_path / "a.xlsx")).findings
    assert [found.rows for found in told] == [1] * 20 + [10]
    assert told[20].place.cell == "A21:B21"
    assert [place.cell for place in told[20].see] == [f"A{n}:B{n}" for n in range(22, 31)]


def test_hidden_rows_columns_and_sheets(tmp_path: Path) -> None:
    data = (
        row(1, "A", attributes=' hidden="1"')
        + row(2, "D", attributes=' ht="0" customHeight="1"')
        + row(3, "A", attributes=' hidden="0" ht="20"')
    )
    columns = (
        '<cols><col min="2" max="2" width="9" hidden="1"/><col min="3" max="3" width="0"/>'
        '<col min="4" max="4" width="9"/><col min="5" max="16384" hidden="true"/></cols>'
    )
    package = Package({"表": worksheet(data, before=columns), "藏": worksheet(row(1, "A"))})
    package = Package(package.sheets, hidden=frozenset({"藏"}))
    shown, hidden = read(package.save(tmp_path / "a.xlsx")).sheets
    assert [one.hidden for one in shown.rows] == [True, True, False]
    assert shown.hidden_columns == {2, 3}
    assert (shown.hidden, hidden.hidden) == (False, True)


def test_rows_hidden_by_default(tmp_path: Path) -> None:
    data = row(1, "A") + row(2, "A", attributes=' hidden="0"')
    sheet = worksheet(data, before='<sheetFormatPr defaultRowHeight="15" zeroHeight="1"/>')
    found = read(Package({"表": sheet}).save(tmp_path / "a.xlsx")).sheets[0]
    assert [one.hidden for one in found.rows] == [True, False]


def test_comments_are_listed_in_the_order_of_their_cells(tmp_path: Path) -> None:
    comments = (
        '<comments><commentList><comment ref="B10"/><comment ref="C9"/></commentList></comments>'
    )
    threads = '<x><threadedComment ref="A9"/></x>'
    parts = {
        "xl/worksheets/_rels/sheet1.xml.rels": relationships(
            ("comments", "../comments1.xml"), ("threadedComment", "/xl/threads/t1.xml")
        ),
        "xl/comments1.xml": comments,
        "xl/threads/t1.xml": threads,
    }
    book = read(Package({"表": worksheet(row(1, "A"))}, parts=parts).save(tmp_path / "a.xlsx"))
    assert book.sheets[0].comments == ("A9", "C9", "B10")


def test_a_cell_has_the_name_excel_gives_it() -> None:
    names = [cell_name(5, column) for column in (1, 26, 27, 702, 703, 16_384)]
    assert names == ["A5", "Z5", "AA5", "ZZ5", "AAA5", "XFD5"]


def test_prefixed_names_and_strict_namespaces(tmp_path: Path) -> None:
    parts = Package({"表": worksheet(row(3, "B"))}).all_parts()
    sheet = str(parts["xl/worksheets/sheet1.xml"])
    for name in ("worksheet", "sheetData", "row", "c", "v"):
        sheet = sheet.replace(f"<{name} ", f"<x:{name} ").replace(f"<{name}>", f"<x:{name}>")
        sheet = sheet.replace(f"</{name}>", f"</x:{name}>")
    parts["xl/worksheets/sheet1.xml"] = sheet.replace("xmlns=", "xmlns:x=")
    transitional = "http://schemas.openxmlformats.org/{}/2006"
    for kind in ("officeDocument", "spreadsheetml"):
        strict = f"http://purl.oclc.org/ooxml/{kind}"
        parts = {n: str(p).replace(transitional.format(kind), strict) for n, p in parts.items()}
    found = read(Package({}, parts=parts).save(tmp_path / "a.xlsx"))
    assert found.sheets[0].rows == ((3, (None, 3), False),)


def test_parts_stand_wherever_the_relationships_say(tmp_path: Path) -> None:
    parts = Package({"表": worksheet(row(1, "A"))}).all_parts()
    parts["Daten/Blatt%201.xml"] = parts.pop("xl/worksheets/sheet1.xml")
    parts["app/main.workbook.xml"] = parts.pop("xl/workbook.xml")
    del parts["xl/_rels/workbook.xml.rels"]
    parts["app/_rels/main.workbook.xml.rels"] = relationships(
        ("worksheet", "../daten/blatt%201.xml")
    )
    parts["_rels/.rels"] = relationships(("officeDocument", "/app/main.workbook.xml"))
    with zipfile.ZipFile(tmp_path / "a.xlsx", "w") as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    assert read(tmp_path / "a.xlsx").sheets[0].rows == ((1, (1,), False),)
