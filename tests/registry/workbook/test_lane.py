"""The fast lane and expat must say the same of every part."""

import io
from dataclasses import dataclass, field

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from plugins.registry.workbook import Limits, SheetRow
from plugins.registry.workbook.events import listen
from plugins.registry.workbook.formats import number_format
from plugins.registry.workbook.grid import Allowance, Grid
from plugins.registry.workbook.verdicts import Unusable
from plugins.registry.workbook.xlsx import cutting, forms, strings
from plugins.registry.workbook.xlsx.cells import CellMaker
from plugins.registry.workbook.xlsx.lane import Lane
from plugins.registry.workbook.xlsx.rows import read_sheet
from plugins.registry.workbook.xlsx.sheet import SheetListener
from tests.registry.workbook.packages import worksheet

FORMATS = [number_format(code) for code in ("General", "yyyy/m/d", "h:mm", "0%", "000000")]
TABLE: list[str | None] = ["甲", None, "A&B"]


@dataclass
class Reading:
    """All that is read of one part."""

    rows: list[SheetRow] = field(default_factory=list)
    formats: dict[tuple[int, int], str] = field(default_factory=dict)
    refused: bool = False


def reading(part: bytes, *, fast: bool) -> Reading:
    found = Reading()
    grid = Grid("表", Allowance(Limits(cells=100_000)), found.rows.append)
    maker = CellMaker(TABLE, FORMATS, pictures={"7": "7"})
    try:
        if fast:
            read_sheet(io.BytesIO(part), grid, maker)
        else:
            listen(io.BytesIO(part), SheetListener(grid, maker))
    except Unusable:
        found.refused = True
    found.formats = grid.number_formats
    return found


def same(part: bytes) -> Reading:
    fast, slow = reading(part, fast=True), reading(part, fast=False)
    assert fast.refused == slow.refused
    if not slow.refused:
        assert repr(fast.rows) == repr(slow.rows)
        assert fast.formats == slow.formats
    return fast


PLAIN = (
    '<row r="{0}" spans="1:3"><c r="A{0}" t="s"><v>0</v></c>'
    '<c r="C{0}" s="1"><v>46027</v></c></row>'
)
ODD = [
    '<row r="2"><c r="A2"><v>1</v></c></row >',
    '<row r="2"><c r="A2"><v>1</v></c> </row>',
    "<row\nr='2'><c r='A2'><v>1</v></c></row>",
    '<row r="2"><!-- <row r="3"><c r="A3"><v>3</v></c></row> --><c r="A2"><v>1</v></c></row>',
    '<!-- <row r="2"><c r="A2"><v>3</v></c></row> -->',
    '<?x <row r="2"><c r="A2"><v>3</v></c></row> ?>',
    '<row r="2"><c r="A2" t="str"><v><![CDATA[</v></c></row>]]></v></c></row>',
    '<row r="2"><x><row r="2"><c r="A2"><v>3</v></c></row></x></row>',
    '<row r="2"></row ><!-- <row r="3"></row><row r="3"><c r="A3"><v>3</v></c></row> -->',
    '<row r="2"></row ><?x <row r="3"></row><row r="3"><c r="A3"><v>3</v></c></row> ?>',
    '<row r="2"><row r="3"></row><row r="3"><c r="A3"><v>3</v></c></row></row>',
    '</sheetData><sheetData><row r="2"><c r="A2"><v>3</v></c></row>',
    '<x:row r="2"><x:c r="A2"><x:v>3</x:v></x:c></x:row>',
    '<row r="2"><c r="A2" t="str"><v>&amp;&#x4E00;</v></c></row>',
    '<row r="2"><c r="A2"><v> 12 </v></c></row>',
    '<row r="2"><c r="A2" t="str"><v>1\r\n2\r3</v></c></row>',
    '<row r="2" r="2"/>',
    '<row r="2" hidden="1" ht="0"/>',
    '<row r="2"><c r="a2"><v>1</v></c></row>',
    '<row r="2"><c r="A2" s="1" s="1"><v>1</v></c></row>',
    '<row r="2"><c r="A2"><v>1</v></c><c r="A2"/></row>',
    '<row r="2"><c r="A2"><v>1</v></c><c r="A2"><v>1</v></c></row>',
    '<row r="2"><c r="B2"><v>1</v></c><c r="A2"><v>2</v></c></row>',
    '<row r="2"><c r="A3"><v>1</v></c></row>',
    '<row r="2"><c r="A22"><v>1</v></c></row>',
    '<row r="02"><c r="A2"><v>1</v></c></row>',
    '<row r="2"><c r="A2" vm="7" t="e"><v>#VALUE!</v></c></row>',
    '<row r="2"><c r="A2" t="s"><is><t>0</t></is></c></row>',
    '<row r="2"><c r="A2" t="inlineStr"><v>0</v></c></row>',
    '<row r="2"><c r="A2" s="9999"><v>1</v></c></row>',
    '<row r="2"><c r="A2"><v>0000000000000000000000000000000000001</v></c></row>',
    '<row r="2">字</row>',
    '<row r="2"><c r="A2"><v>1</v></c>字</row>',
    '<row r="2"><c r="A2" t="str"><v>\ufffe</v></c></row>',
    '<row r="2"><c r="A2" t="str"><v>]]></v></c></row>',
    '<row r="2"><c r="A2" t="str"><v>\x02</v></c></row>',
    '<row r="2"><c r="A2" x="\x02"><v>1</v></c></row>',
    '<row r="2" x="&bad;"/>',
    '<row r="2"><c r="A2"/><c r="B2"></c><c r="C2"><v></v></c></row>',
]


@pytest.mark.parametrize("odd", ODD)
def test_odd_rows_are_read_as_expat_reads_them(odd: str) -> None:
    same(worksheet(PLAIN.format(1) + odd + PLAIN.format(4)).encode())


FORM = (
    '<row r="{0}" spans="1:5"><c r="A{0}" t="s"><v>{1}</v></c>'
    '<c r="B{0}" t="inlineStr"><is><t>{2}</t></is></c><c r="D{0}" s="1"><v>{3}</v></c>'
    '<c r="E{0}"><v>{4}</v></c><c r="F{0}" s="1"/></row>'
)


@pytest.mark.parametrize(
    "values",
    [
        ("2", "甲", "46027.5", "-1.50"),
        ("9", "甲", "46027", "1"),
        ("0", "甲_x000D_乙_x4E00_", "60", "1e3"),
        ("0", 'DISPIMG("ID_1",1)', "1", "0001"),
        ("0", "", "1", "1"),
        ("1", "甲]]", "2958466", "1e400"),
        ("1", "x" * 32_768, "1", "1"),
        ("1", "x" * 32_700, "1", "1"),
        ("1", "甲", "1.2.3", "1"),
        ("1", "甲", " 1 ", "1"),
        ("1", "a</t></is></c><c r='C9'><v>1</v></c>", "1", "1"),
        ("1", "&amp;", "1", "1"),
    ],
)
@pytest.mark.parametrize("number", [12, 10, 13, "012", "1048577"])
def test_a_row_of_a_learnt_form_is_read_as_expat_reads_it(
    values: tuple[str, ...], number: int | str
) -> None:
    before = "".join(FORM.format(row, "0", f"乙{row}", 46000 + row, row) for row in range(1, 12))
    same(worksheet(before + FORM.format(number, *values) + PLAIN.format(20)).encode())


def test_rows_of_one_form_take_its_pattern(monkeypatch: pytest.MonkeyPatch) -> None:
    slow: list[str] = []
    values = Lane.values

    def noted(lane: Lane, row: str, body: str) -> object:
        slow.append(row)
        return values(lane, row, body)

    monkeypatch.setattr(Lane, "values", noted)
    rows = [FORM.format(row, "0", f"乙{row}", 46000 + row, row) for row in range(1, 40)]
    found = same(worksheet("".join(rows)).encode())
    assert slow == [str(row) for row in range(1, forms.ENOUGH + 1)]
    assert [row.values[1] for row in found.rows] == [f"乙{row}" for row in range(1, 40)]


def test_a_cell_of_another_row_has_no_form() -> None:
    rows = "".join(FORM.format(row, "0", f"乙{row}", 46000 + row, row) for row in range(1, 12))
    strange = FORM.format(12, "0", "丙", 1, 1).replace('"B12"', '"B13"')
    assert same(worksheet(rows + strange).encode()).refused


def test_bytes_that_are_not_utf_8() -> None:
    part = worksheet(PLAIN.format(1) + '<row r="2"><c r="A2" t="str"><v>@</v></c></row>').encode()
    assert same(part.replace(b"@", b"\xff")).refused
    assert same(part.replace(b"@", b"\xed\xa0\x80")).refused


def test_what_follows_the_rows_is_checked_too() -> None:
    part = worksheet(PLAIN.format(1), after="<mergeCells>").encode()
    assert same(part).refused


def test_plain_rows_take_the_lane(monkeypatch: pytest.MonkeyPatch) -> None:
    taken: list[str] = []
    values = Lane.values

    def noted(lane: Lane, row: str, body: str) -> object:
        found = values(lane, row, body)
        taken.append("lane" if found is not None else "expat")
        return found

    monkeypatch.setattr(Lane, "values", noted)
    odd = '<row r="3"><c r="A3"><f>1+1</f><v>2</v></c></row>'
    found = reading(worksheet(PLAIN.format(1) + PLAIN.format(2) + odd).encode(), fast=True)
    assert taken == ["lane", "lane", "expat"]
    assert len(found.rows) == 3


def test_records_are_whole_wherever_the_stream_is_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    part = worksheet("".join(PLAIN.format(number) for number in range(1, 9))).encode()
    whole = reading(part, fast=False).rows
    for size in (1, 7, 64, 301):
        monkeypatch.setattr(cutting, "CHUNK", size)
        assert reading(part, fast=True).rows == whole


def test_a_record_too_long_to_wait_for_is_left_to_expat(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cutting, "CHUNK", 16)
    monkeypatch.setattr(cutting, "_LONGEST", 64)
    same(worksheet("".join(PLAIN.format(number) for number in range(1, 9))).encode())


TEXT = some.text(some.sampled_from("甲a1 _x000D_\n\t&<>\"']\r=\x01\u3000-.E+"), max_size=8)
CONTENT = some.one_of(
    some.builds("<v>{}</v>".format, some.one_of(TEXT, some.integers(-5, 99999), some.floats())),
    some.builds("<is><t>{}</t></is>".format, TEXT),
    some.builds("<f>{0}</f><v>{1}</v>".format, TEXT, TEXT),
    some.just(""),
)
CELL = some.builds(
    '<c r="{0}{{0}}"{1}{2}>{3}</c>'.format,
    some.sampled_from(["A", "B", "C", "D", "AB", "XFD"]),
    some.sampled_from(["", ' s="1"', ' s="2"', ' s="3"', ' s="4" ']),
    some.sampled_from(["", ' t="n"', ' t="s"', ' t="str"', ' t="inlineStr"', ' t="e"', ' t="b"']),
    CONTENT,
)
ROWS = some.lists(some.tuples(some.sampled_from([1, 1, 1, 2, 9]), some.lists(CELL, max_size=4)))


@settings(max_examples=150)
@given(ROWS, some.sampled_from(["", "\n", " <!-- x --> "]))
def test_the_lane_and_expat_agree(rows: list[tuple[int, list[str]]], between: str) -> None:
    number, data = 0, []
    for step, cells in rows:
        number += step
        inside = "".join(cell.replace("{0}", str(number)) for cell in cells)
        data.append(f'<row r="{number}">{inside}</row>')
    same(worksheet(between.join(data)).encode(errors="surrogatepass"))


@settings(max_examples=100)
@given(some.lists(some.lists(CELL, max_size=4), max_size=3), some.lists(some.integers(0, 2)))
def test_learnt_forms_and_expat_agree(kinds: list[list[str]], order: list[int]) -> None:
    every = [kind for kind in kinds for _ in range(forms.ENOUGH + 1)]
    every += [kinds[turn] for turn in order if turn < len(kinds)]
    data = (
        f'<row r="{number}">{"".join(cells).replace("{0}", str(number))}</row>'
        for number, cells in enumerate(every, 1)
    )
    same(worksheet("".join(data)).encode(errors="surrogatepass"))


ITEM = some.one_of(
    some.builds("<si><t>{}</t></si>".format, TEXT),
    some.builds("<si><r><t>{}</t></r><r><t>{}</t></r></si>".format, TEXT, TEXT),
    some.builds("<si><t>{}</t><rPh><t>x</t></rPh></si>".format, TEXT),
    some.sampled_from(["<si/>", "<si><t/></si>", "\n", "<!-- <si><t>x</t></si> -->", "</si>"]),
)


@settings(max_examples=150)
@given(some.lists(ITEM))
def test_shared_strings_are_read_as_expat_reads_them(items: list[str]) -> None:
    part = f'<sst xmlns="x" count="1">{"".join(items)}</sst>'.encode()

    def table(*, fast: bool) -> list[str | None] | None:
        listener = strings._Listener()
        try:
            if fast:
                return strings.shared_strings(io.BytesIO(part))
            listen(io.BytesIO(part), listener)
        except Unusable:
            return None
        return listener.strings

    assert table(fast=True) == table(fast=False)
