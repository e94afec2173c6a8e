"""Workbooks as real programs write them: openpyxl, xlsxwriter, xlwt, LibreOffice."""

import struct
import zipfile
import zlib
from datetime import date, datetime, time
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter
import xlwt
from openpyxl.comments import Comment

from plugins.registry.workbook import (
    CellError,
    CellValue,
    Limits,
    Merge,
    Picture,
    Sheet,
    UncachedFormula,
    Workbook,
)
from tests.conftest import Office
from tests.registry.workbook.packages import read, refused, values

CHINESE_DATE = 'yyyy"年"m"月"d"日"'


def clerks_book(path: Path) -> Path:
    """A small list as a clerk might leave it, by openpyxl."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "处罚"
    sheet["B3"] = "a"
    sheet["C3"] = 12
    sheet["D3"] = date(2026, 1, 5)
    sheet["B4"] = "=1/0"
    sheet["C4"] = "=1+1"
    sheet["D4"] = time(9, 30)
    sheet["E4"] = 0.25
    sheet["E4"].number_format = "0%"
    sheet["F4"] = 46027
    sheet["F4"].number_format = CHINESE_DATE
    sheet["G4"] = datetime(2026, 1, 5, 8, 30)
    sheet["B6"] = "m"
    sheet.merge_cells("B6:C7")
    sheet["B9"] = "x\ny"
    sheet["C9"] = "  two  spaces "
    sheet["D9"] = "110101199001011234"
    sheet["B3"].comment = Comment("批注", "我")
    sheet.row_dimensions[4].hidden = True
    sheet.column_dimensions["C"].hidden = True
    hidden = book.create_sheet("藏")
    hidden.sheet_state = "veryHidden"
    hidden["A1"] = "h"
    book.create_sheet("空")
    book.save(path)
    return path


ROW_4: tuple[CellValue, ...] = (
    None,
    CellError("#DIV/0!"),
    2,
    time(9, 30),
    0.25,
    date(2026, 1, 5),
    datetime(2026, 1, 5, 8, 30),
)


def check_clerks_book(sheet: Sheet, row_4: tuple[CellValue, ...]) -> None:
    assert sheet.rows == (
        (3, (None, "a", 12, date(2026, 1, 5)), False),
        (4, row_4, True),
        (6, (None, "m"), False),
        (9, (None, "x\ny", "  two  spaces ", "110101199001011234"), False),
    )
    assert sheet.merges == (Merge(6, 2, 7, 3),)
    assert sheet.hidden_columns == {3}
    assert sheet.comments == ("B3",)
    assert sheet.number_formats == {(4, 5): "0%"}


def test_openpyxl(tmp_path: Path) -> None:
    sheets = read(clerks_book(tmp_path / "a.xlsx")).sheets
    row_4 = (None, UncachedFormula("1/0"), UncachedFormula("1+1"), *ROW_4[3:])
    check_clerks_book(sheets[0], row_4)
    assert [(one.name, one.hidden, len(one.rows)) for one in sheets[1:]] == [
        ("藏", True, 1),
        ("空", False, 0),
    ]


@pytest.fixture(scope="module")
def saved_by_office(
    soffice: Office, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, Workbook]:
    """The clerk's book as LibreOffice saves it in each format, read."""
    folder = tmp_path_factory.mktemp("office")
    source = clerks_book(folder / "a.xlsx")
    (folder / "saved").mkdir()
    endings = ("xlsx", "ods", "xls")
    return {to: read(soffice.convert(source, to, folder / "saved")) for to in endings}


@pytest.mark.parametrize("ending", ["xlsx", "ods", "xls"])
def test_libreoffice(saved_by_office: dict[str, Workbook], ending: str) -> None:
    book = saved_by_office[ending]
    check_clerks_book(book.sheets[0], ROW_4)
    assert [(one.name, one.hidden, len(one.rows)) for one in book.sheets[1:]] == [
        ("藏", True, 1),
        ("空", False, 0),
    ]
    assert [found.rule for found in book.findings] == (["WB-36"] if ending == "xls" else [])


def dot(path: Path) -> str:
    """A picture of one dot."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        )

    header = struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0)
    path.write_bytes(
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(bytes(4)))
        + chunk(b"IEND", b"")
    )
    return str(path)


@pytest.mark.parametrize("inline", [False, True])
def test_xlsxwriter(tmp_path: Path, inline: bool) -> None:  # noqa: FBT001
    options = {"constant_memory": inline, "date_1904": inline}
    book = xlsxwriter.Workbook(tmp_path / "a.xlsx", options)
    sheet = book.add_worksheet("表")
    day = book.add_format({"num_format": CHINESE_DATE})
    sheet.set_row(1, None, None, {"hidden": True})
    sheet.write_row(1, 0, ["甲", 1, 2.5, True, "<&>", "a\nb"])
    sheet.write_datetime(2, 0, datetime(2026, 1, 5), day)
    sheet.write_formula(2, 1, "=NA()", None, "#N/A")
    sheet.write_formula(2, 2, '=""', None, "")
    sheet.write_rich_string(2, 3, "红", day, "字")
    if not inline:  # it writes no such cell when it keeps no rows
        sheet.embed_image(3, 0, dot(tmp_path / "dot.png"))
    book.close()
    found = read(tmp_path / "a.xlsx").sheets[0]
    assert found.rows[0] == (2, ("甲", 1, 2.5, True, "<&>", "a\nb"), True)
    assert found.rows[1].values[:2] == (date(2026, 1, 5), CellError("#N/A"))
    assert found.rows[1].values[3] == "红字"
    assert [row.values for row in found.rows[2:]] == ([] if inline else [(Picture("0"),)])


def test_drawings_and_chart_sheets_are_told(tmp_path: Path) -> None:
    book = xlsxwriter.Workbook(tmp_path / "a.xlsx")
    sheet = book.add_worksheet("表")
    sheet.write(0, 0, 1)
    sheet.insert_image(4, 4, dot(tmp_path / "dot.png"))
    chart = book.add_chart({"type": "bar"})
    chart.add_series({"values": "=表!$A$1:$A$1"})
    book.add_chartsheet("图").set_chart(chart)
    book.close()
    found = read(tmp_path / "a.xlsx")
    assert [one.name for one in found.sheets] == ["表"]
    told = [(one.rule, one.place.sheet) for one in found.findings]
    assert told == [("WB-35", "表"), ("WB-33", "图")]


def test_old_excel(tmp_path: Path) -> None:
    book = xlwt.Workbook()
    sheet = book.add_sheet("表")
    sheet.write(2, 1, "甲")
    sheet.write(2, 2, 12)
    sheet.write(2, 3, 1.5)
    sheet.write(2, 4, date(2026, 1, 5), xlwt.easyxf(num_format_str=CHINESE_DATE))
    sheet.write(2, 5, value := True)
    sheet.row(3).set_cell_error(0, 0x2A)
    sheet.row(3).set_cell_error(1, 0x17)
    sheet.write(3, 2, 7, xlwt.easyxf(num_format_str="000000"))
    sheet.row(3).hidden = True
    sheet.col(2).hidden = True
    sheet.write_merge(5, 6, 1, 2, "合")
    book.add_sheet("藏").visibility = 1
    for ending in (".xls", ".et", ".xlsx"):
        book.save(str(tmp_path / f"a{ending}"))
        found = read(tmp_path / f"a{ending}")
        shown, hidden = found.sheets
        assert shown.rows == (
            (3, (None, "甲", 12, 1.5, date(2026, 1, 5), value), False),
            (4, (CellError("#N/A"), CellError("#REF!"), 7), True),
            (6, (None, "合"), False),
        )
        assert shown.hidden_columns == {3}
        assert shown.merges == (Merge(6, 2, 6, 3),)
        assert shown.number_formats == {(4, 3): "000000"}
        assert hidden.hidden
        assert [one.rule for one in found.findings] == ["WB-36"]


def test_the_chinese_built_in_formats_of_old_excel(tmp_path: Path) -> None:
    book = xlwt.Workbook()
    book.add_sheet("表").write(0, 0, 46027, xlwt.easyxf(num_format_str="0.0000"))
    book.save(str(tmp_path / "a.xls"))
    data = bytearray((tmp_path / "a.xls").read_bytes())
    xf, own = b"\xe0\x00\x14\x00", struct.pack("<H", 165)
    at = next(i for i in range(len(data)) if data[i : i + 4] == xf and data[i + 6 : i + 8] == own)
    data[at + 6 : at + 8] = struct.pack("<H", 31)
    (tmp_path / "a.xls").write_bytes(data)
    assert values(read(tmp_path / "a.xls").sheets[0]) == [(date(2026, 1, 5),)]


def test_old_excel_that_counts_from_1904(tmp_path: Path) -> None:
    book = xlwt.Workbook()
    book.dates_1904 = True
    book.add_sheet("表").write(0, 0, 44565, xlwt.easyxf(num_format_str="yyyy/m/d"))
    book.save(str(tmp_path / "a.xls"))
    assert values(read(tmp_path / "a.xls").sheets[0]) == [(date(2026, 1, 5),)]


def test_old_excel_cut_short(tmp_path: Path) -> None:
    book = xlwt.Workbook()
    sheet = book.add_sheet("表")
    for row in range(400):
        sheet.write(row, 0, f"文字{row}")
    book.save(str(tmp_path / "a.xls"))
    data = (tmp_path / "a.xls").read_bytes()
    end = data.index("Workbook".encode("utf-16-le")) // 512 * 512 + 512
    (tmp_path / "a.xls").write_bytes(data[:4096] + data[end - 512 : end])
    assert refused(tmp_path / "a.xls").rule == "WB-06"


def open_document(path: Path, table: str, **parts: str) -> Path:
    """An ``.ods`` with *table* as the inside of its spreadsheet."""
    content = (
        '<office:document-content xmlns:office="o" xmlns:table="t" xmlns:text="x" xmlns:style="s" '
        'xmlns:calcext="c" xmlns:draw="d" xmlns:dc="dc"><office:automatic-styles>'
        '<style:style style:name="ta2"><style:table-properties table:display="false"/>'
        "</style:style></office:automatic-styles><office:body><office:spreadsheet>"
        f"{table}</office:spreadsheet></office:body></office:document-content>"
    )
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", content)
        for name, part in parts.items():
            archive.writestr(name.replace("__", "/"), part)
    return path


def text_cell(text: str, attributes: str = "") -> str:
    return f'<table:table-cell office:value-type="string"{attributes}>{text}</table:table-cell>'


def test_open_document_texts_leave_out_what_is_not_the_cells(tmp_path: Path) -> None:
    cells = (
        text_cell("<text:p>甲</text:p><text:p>乙</text:p>")
        + text_cell('<text:p>a<text:s text:c="2"/>b<text:tab/>c<text:line-break/>d</text:p>')
        + text_cell("<text:p>红<text:span>字</text:span></text:p>")
        + text_cell(
            "<office:annotation><text:p>批注</text:p></office:annotation><text:p>丙</text:p>"
        )
        + text_cell("<text:p>丁</text:p><draw:frame><text:p>图</text:p></draw:frame>")
        + text_cell("", ' office:string-value="戊"')
        + "<table:table-cell><text:p/></table:table-cell>"
        + text_cell("<text:p>己</text:p>", ' table:number-columns-repeated="2"')
    )
    table = f'<table:table table:name="表"><table:table-row>{cells}</table:table-row></table:table>'
    book = read(open_document(tmp_path / "a.ods", table))
    assert values(book.sheets[0]) == [
        ("甲\n乙", "a  b\tc\nd", "红字", "丙", "丁", "戊", None, "己", "己")
    ]
    assert book.sheets[0].comments == ("D1",)
    assert [one.rule for one in book.findings] == ["WB-35"]


def test_open_document_values(tmp_path: Path) -> None:
    cells = "".join(
        f"<table:table-cell {attributes}><text:p>{text}</text:p></table:table-cell>"
        for attributes, text in (
            ('office:value-type="float" office:value="12"', "12"),
            ('office:value-type="float" office:value="12"', "000012"),
            (
                'office:value-type="percentage" calcext:value-type="float" office:value="0.25"',
                "25%",
            ),
            ('office:value-type="currency" office:currency="CNY" office:value="5"', "¥5"),
            ('office:value-type="boolean" office:boolean-value="true"', "TRUE"),
            ('office:value-type="date" office:date-value="2026-01-05"', "x"),
            ('office:value-type="date" office:date-value="2026-01-05T08:30:00"', "x"),
            ('office:value-type="time" office:time-value="PT09H30M00S"', "x"),
            ('office:value-type="time" office:time-value="PT36H00M00S"', "x"),
            ('office:value-type="string" calcext:value-type="error"', "#REF!"),
            ('table:formula="of:=[.A1]*2"', ""),
        )
    )
    table = f'<table:table table:name="表"><table:table-row>{cells}</table:table-row></table:table>'
    sheet = read(open_document(tmp_path / "a.ods", table)).sheets[0]
    assert sheet.rows[0].values == (
        12,
        12,
        0.25,
        5,
        True,
        date(2026, 1, 5),
        datetime(2026, 1, 5, 8, 30),
        time(9, 30),
        1.5,
        CellError("#REF!"),
        UncachedFormula("[.A1]*2"),
    )
    assert sheet.number_formats == {
        (1, 2): "000012".replace("12", "00"),
        (1, 3): "0%",
        (1, 4): "[$CNY]0.00",
    }


def test_open_document_tables_and_repeats(tmp_path: Path) -> None:
    one = text_cell("<text:p>a</text:p>")
    empty = '<table:table-cell table:number-columns-repeated="16384"/>'
    table = (
        '<table:table table:name="表"><table:table-column table:number-columns-repeated="1"/>'
        '<table:table-column table:visibility="collapse"/>'
        f'<table:table-row table:number-rows-repeated="4">{empty}</table:table-row>'
        f'<table:table-row table:number-rows-repeated="2">{one}{one}</table:table-row>'
        '<table:table-row-group table:display="false"><table:table-row>'
        f"{one}</table:table-row></table:table-row-group>"
        f'<table:table-row table:visibility="filter">{one}</table:table-row>'
        f'<table:table-row table:number-rows-repeated="1048568">{empty}</table:table-row>'
        '</table:table><table:table table:name="藏" table:style-name="ta2"/>'
        "<table:table table:name=\"'file:///x'#$a\"><table:table-source/>"
        f"<table:table-row>{one}</table:table-row></table:table>"
    )
    book = read(open_document(tmp_path / "a.ods", table, Basic__x="<x/>"))
    shown, hidden = book.sheets
    assert shown.rows == (
        (5, ("a", "a"), False),
        (6, ("a", "a"), False),
        (7, ("a",), True),
        (8, ("a",), True),
    )
    assert shown.hidden_columns == {2}
    assert (hidden.name, hidden.hidden) == ("藏", True)
    assert sorted(one.rule for one in book.findings) == ["WB-30", "WB-31"]


@pytest.mark.parametrize(
    ("repeat", "rule"),
    [
        ('table:number-columns-repeated="16385"', "WB-11"),
        ('table:number-columns-repeated="999999999"', "WB-11"),
        ('table:number-columns-repeated="x"', "WB-06"),
    ],
)
def test_open_document_repeats_stay_in_the_grid(tmp_path: Path, repeat: str, rule: str) -> None:
    cell = text_cell("<text:p>a</text:p>", f" {repeat}")
    table = f'<table:table table:name="表"><table:table-row>{cell}</table:table-row></table:table>'
    assert refused(open_document(tmp_path / "a.ods", table)).rule == rule


def test_open_document_rows_repeated_for_ever(tmp_path: Path) -> None:
    row = f'<table:table-row table:number-rows-repeated="{{}}">{text_cell("<text:p>a</text:p>")}'
    table = f'<table:table table:name="表">{row}</table:table-row></table:table>'
    path = open_document(tmp_path / "a.ods", table.format(1_048_576))
    assert refused(path, Limits(cells=10_000)).rule == "WB-12"
    path = open_document(tmp_path / "a.ods", table.format(1_048_577))
    assert refused(path).rule == "WB-11"


def test_open_document_that_is_encrypted(tmp_path: Path) -> None:
    manifest = '<m:manifest xmlns:m="m"><m:encryption-data/></m:manifest>'
    path = tmp_path / "a.ods"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", b"\x01\x02")
        archive.writestr("META-INF/manifest.xml", manifest)
    assert refused(path).rule == "WB-05"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("encrypted-package", b"\x01\x02")
    assert refused(path).rule == "WB-05"


def test_open_document_without_tables(tmp_path: Path) -> None:
    assert refused(open_document(tmp_path / "a.ods", "")).rule == "WB-10"
