"""What a stored cell means: numbers, texts, errors, formulas, pictures."""

from pathlib import Path

import pytest

from plugins.registry.workbook import CellError, CellValue, Picture, UncachedFormula
from tests.registry.workbook.packages import (
    Package,
    one_sheet,
    refused,
    strings,
    styles,
    values,
    worksheet,
)

CELLS: list[tuple[str, CellValue]] = [
    ('<c r="A1"><v>12</v></c>', 12),
    ('<c r="A1"><v>12.0</v></c>', 12),
    ('<c r="A1"><v>-3</v></c>', -3),
    ('<c r="A1"><v>1.5</v></c>', 1.5),
    ('<c r="A1" t="n"><v>1E3</v></c>', 1000),
    ('<c r="A1"><v>1.2345678901234501E+17</v></c>', 123456789012345008),
    ('<c r="A1"><v>123456789012345678</v></c>', 123456789012345678),
    ('<c r="A1"><v>1E+300</v></c>', 1e300),
    ('<c r="A1" t="b"><v>1</v></c>', True),
    ('<c r="A1" t="b"><v>0</v></c>', False),
    ('<c r="A1" t="s"><v>0</v></c>', "甲"),
    ('<c r="A1" t="s"><v>2</v></c>', "红字"),
    ('<c r="A1" t="s"><v>3</v></c>', "北京"),
    ('<c r="A1" t="s"><v>4</v></c>', "一\n二"),
    ('<c r="A1" t="s"><v>5</v></c>', " 前后 "),
    ('<c r="A1" t="s"><v>6</v></c>', "A&B <丙>"),
    ('<c r="A1" t="inlineStr"><is><t>乙</t></is></c>', "乙"),
    ('<c r="A1" t="inlineStr"><is><r><t>红</t></r><r><rPr/><t>字</t></r></is></c>', "红字"),
    ('<c r="A1" t="inlineStr"><is><t>a&amp;b</t></is></c>', "a&b"),
    ('<c r="A1" t="inlineStr"><is><t>12</t></is></c>', "12"),
    ('<c r="A1" t="str"><f>B1</f><v>算得</v></c>', "算得"),
    ('<c r="A1" t="str"><v>_x4E00__x000D_\n二</v></c>', "一\n二"),
    ('<c r="A1" t="e"><v>#REF!</v></c>', CellError("#REF!")),
    ('<c r="A1" t="e"><f>1/0</f><v>#DIV/0!</v></c>', CellError("#DIV/0!")),
    ('<c r="A1" t="e"><v>#N/A</v></c>', CellError("#N/A")),
    ('<c r="A1"><f>SUM(B1:B9)</f><v>45</v></c>', 45),
    ('<c r="A1"><f>SUM(B1:B9)</f><v></v></c>', UncachedFormula("SUM(B1:B9)")),
    ('<c r="A1"><f>SUM(B1:B9)</f><v/></c>', UncachedFormula("SUM(B1:B9)")),
    ('<c r="A1"><f>A2&amp;"x"</f></c>', UncachedFormula('A2&"x"')),
    (
        '<c r="A1" t="str"><f>_xlfn.DISPIMG("ID_7F",1)</f><v>=DISPIMG("ID_7F",1)</v></c>',
        Picture("ID_7F"),
    ),
    ('<c r="A1" t="str"><v>=DISPIMG("ID_7F",1)</v></c>', Picture("ID_7F")),
    ('<c r="A1" t="d"><v>文</v></c>', "文"),
]
STRINGS = strings(
    "<t>甲</t>",
    "<t/>",
    "<r><t>红</t></r><r><rPr><b/></rPr><t>字</t></r>",
    '<t>北京</t><rPh sb="0" eb="2"><t>ペキン</t></rPh>',
    "<t>一_x000D_\n二</t>",
    '<t xml:space="preserve"> 前后 </t>',
    "<t>A&amp;B &lt;丙&gt;</t>",
)


@pytest.fixture(scope="module")
def all_values(tmp_path_factory: pytest.TempPathFactory) -> list[CellValue]:
    rows = ""
    for number, (cell, _) in enumerate(CELLS, 1):
        moved = cell.replace('"A1"', f'"A{number}"')
        rows += f'<row r="{number}">{moved}</row>'
    path = tmp_path_factory.mktemp("values") / "a.xlsx"
    return [row[0] for row in values(one_sheet(path, rows, strings=STRINGS))]


@pytest.mark.parametrize("number", range(len(CELLS)), ids=[cell for cell, _ in CELLS])
def test_a_stored_cell_has_its_value(all_values: list[CellValue], number: int) -> None:
    wanted = CELLS[number][1]
    assert (type(all_values[number]), all_values[number]) == (type(wanted), wanted)


def test_empty_cells_are_none_and_trailing_ones_are_left_out(tmp_path: Path) -> None:
    cells = (
        '<c r="B1"><v>1</v></c><c r="C1" t="s"><v>1</v></c><c r="D1" s="0"/>'
        '<c r="E1" t="str"><f>""</f><v></v></c><c r="F1" t="inlineStr"><is><t></t></is></c>'
        '<c r="G1"><v>2</v></c><c r="H1" s="0"/>'
    )
    sheet = one_sheet(tmp_path / "a.xlsx", f'<row r="1">{cells}</row>', strings=STRINGS)
    assert values(sheet) == [(None, 1, None, None, None, None, 2)]


def test_the_formulas_that_share_one_text_all_have_it(tmp_path: Path) -> None:
    rows = (
        '<row r="1"><c r="A1"><f t="shared" ref="A1:A2" si="0">B1*2</f></c></row>'
        '<row r="2"><c r="A2"><f t="shared" si="0"/></c></row>'
    )
    sheet = one_sheet(tmp_path / "a.xlsx", rows)
    assert values(sheet) == [(UncachedFormula("B1*2"),)] * 2


def test_equal_texts_are_one_object(tmp_path: Path) -> None:
    cell = '<c r="{0}1" t="inlineStr"><is><t>罚款罚款</t></is></c>'
    row = f'<row r="1">{cell.format("A")}{cell.format("B")}</row>'
    first, second = one_sheet(tmp_path / "a.xlsx", row).rows[0].values
    assert first is second


@pytest.mark.parametrize(
    "cell",
    [
        '<c r="A1" t="s"><v>9</v></c>',
        '<c r="A1" t="s"><v>-1</v></c>',
        '<c r="A1" t="s"><v>甲</v></c>',
        '<c r="A1"><v>十二</v></c>',
        '<c r="A1"><v>1_000</v></c>',
        '<c r="A1"><v>nan</v></c>',
        '<c r="A1"><v>1E999</v></c>',
        '<c r="A1"><v>１２</v></c>',
        '<c r="A1" t="magic"><v>1</v></c>',
        '<c r="A2"><v>1</v></c>',
        '<c r="1A"><v>1</v></c>',
        '<c r="A1"><v>1</v></c><c r="A1"><v>2</v></c>',
        '<c r="A1"><v>1</v></row>',
        '<c r="A1" t="str"><v>\x01</v></c>',
        '<c r="A1" t="str"><v>&nbsp;</v></c>',
    ],
)
def test_what_excel_would_not_open_is_damaged(tmp_path: Path, cell: str) -> None:
    path = Package({"表": worksheet(f'<row r="1">{cell}</row>')}).save(tmp_path / "a.xlsx")
    assert refused(path).rule == "WB-06"


@pytest.mark.parametrize("place", ["inline", "shared", "rich"])
def test_a_text_longer_than_a_cell_can_hold(tmp_path: Path, place: str) -> None:
    text = "罚" * 32_768
    cell = '<c r="A1" t="s"><v>0</v></c>'
    if place == "inline":
        cell = f'<c r="A1" t="inlineStr"><is><t>{text}</t></is></c>'
    item = "<t>短</t>" if place == "inline" else f"<t>{text}</t>"
    item = f"<r><t>{text}</t></r>" if place == "rich" else item
    sheet = worksheet(f'<row r="1">{cell}</row>')
    found = refused(Package({"表": sheet}, strings=strings(item)).save(tmp_path / "a.xlsx"))
    assert (found.rule, "罚罚" in found.zh) == ("WB-16", True)


def test_a_shared_string_inside_another_is_damage(tmp_path: Path) -> None:
    table = strings("<t>甲</t>", "<si><t>乙</t></si>")
    path = Package({"表": worksheet("")}, strings=table).save(tmp_path / "a.xlsx")
    assert refused(path).rule == "WB-06"


FORMATS = {
    "0%": "0%",
    "0.00%": "0.00%",
    "000000": "000000",
    '0"万元"': '0"万元"',
    "0!.0,": "0!.0,",
    "[h]:mm": "[h]:mm",
    "¥#,##0.00": "¥#,##0.00",
    "[$¥-804]#,##0": "[$¥-804]#,##0",
    "[DBNum2]General": "[DBNum2]General",
    "@": "@",
    "General": None,
    "0": None,
    "0.00": None,
    "#,##0.00": None,
    "#,##0_ ;[Red]-#,##0 ": None,
    "0.00E+00": None,
    "0.000": None,
}


def test_formats_are_kept_where_they_change_what_is_seen(tmp_path: Path) -> None:
    codes = list(FORMATS)
    rows = "".join(
        f'<row r="{at + 1}"><c r="A{at + 1}" s="{at}"><v>12</v></c>'
        f'<c r="B{at + 1}" s="{at}" t="str"><v>字</v></c></row>'
        for at in range(len(codes))
    )
    sheet = one_sheet(tmp_path / "a.xlsx", rows, styles=styles(*codes))
    kept = {codes[row - 1]: code for (row, column), code in sheet.number_formats.items()}
    assert kept == {code: seen for code, seen in FORMATS.items() if seen}
    assert all(column == 1 for _, column in sheet.number_formats)
    assert values(sheet) == [(12, "字")] * len(codes)
