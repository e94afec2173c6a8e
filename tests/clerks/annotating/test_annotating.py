"""The clerk's own workbook back: marked where it must be, and the same everywhere else."""

import re
import warnings
import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from openpyxl.workbook import Workbook

from plugins.clerks.annotating import Annotated, annotate, package
from plugins.clerks.annotating.refusals import NotPatchable
from plugins.clerks.annotating.sentences import AUTHOR, OPENING, PROBLEM_LIST
from plugins.clerks.annotating.styles import MARKS, MARKS_OVER_COLOUR
from plugins.registry.findings import Finding, Place, Severity
from plugins.registry.workbook import Workbook as ReadBook
from plugins.registry.workbook import read_workbook
from tests.clerks.annotating import makers
from tests.conftest import Office

RED, AMBER = MARKS[Severity.ERROR], MARKS[Severity.WARNING]
RED_OVER_COLOUR = MARKS_OVER_COLOUR[Severity.ERROR]
BOOK = "某局/清单.xlsx"
LIST_PART = "xl/worksheets/problems1.xml"
S = "权力清单"


def error(cell: str, zh: str = "“名称”不能为空", sheet: str = S, **more: object) -> Finding:
    see = tuple(Place(BOOK, sheet, str(other)) for other in more.pop("see", ()))  # type: ignore[attr-defined]
    return Finding("FM-09", Severity.ERROR, Place(BOOK, sheet, cell), zh, "empty", see=see)


def warning(cell: str, zh: str = "“名称”过长", sheet: str = S, rows: int = 1) -> Finding:
    return Finding("FM-05", Severity.WARNING, Place(BOOK, sheet, cell), zh, "long", rows)


def back(source: Path, *findings: Finding) -> Annotated:
    return annotate(source, findings, source.with_name("标注-" + source.name))


def opened(path: Path, *, values: bool = False) -> Workbook:
    with warnings.catch_warnings(), path.open("rb") as stream:
        warnings.simplefilter("ignore", UserWarning)  # it tells what it would lose
        return openpyxl.load_workbook(stream, data_only=values, rich_text=True)


@pytest.fixture(scope="session")
def made(
    tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest
) -> Callable[[str], Path]:
    """One workbook of each program, made once; tests write their copies beside it."""
    folder = tmp_path_factory.mktemp("made")
    known: dict[str, Path] = {}

    def make(program: str) -> Path:
        if program not in known:
            if program == "LibreOffice":
                source = makers.by_openpyxl(folder / "从.xlsx")
                office: Office = request.getfixturevalue("soffice")
                (folder / "office").mkdir()
                known[program] = office.convert(source, "xlsx", folder / "office")
            else:
                maker = makers.by_xlsxwriter if program == "xlsxwriter" else makers.by_openpyxl
                known[program] = maker(folder / f"{program}.xlsx")
        return known[program]

    return make


FINDINGS = (
    error("B3"),
    error("A5", "“编码”重复", see=("A8",)),
    warning("B4:B6", rows=3),
    error("E40", "这里不能为空"),
)
PROGRAMS = ("openpyxl", "xlsxwriter", "LibreOffice")


@pytest.mark.parametrize("program", PROGRAMS)
def test_parts_that_are_not_marked_stay_byte_for_byte(
    program: str, made: Callable[[str], Path]
) -> None:
    source = made(program)
    before, after = makers.parts(source), makers.parts(back(source, *FINDINGS).target)
    allowed = {
        "[Content_Types].xml",
        "xl/workbook.xml",
        "xl/_rels/workbook.xml.rels",
        "xl/styles.xml",
        "xl/worksheets/sheet1.xml",
        "xl/worksheets/_rels/sheet1.xml.rels",
        "xl/comments1.xml",
        "xl/comments/comment1.xml",
        "xl/drawings/vmlDrawing1.vml",
    }
    if program == "openpyxl":
        allowed.add("xl/drawings/commentsDrawing1.vml")
    assert before.keys() <= after.keys()
    assert {name for name in before if before[name] != after[name]} <= allowed
    assert "xl/worksheets/problems1.xml" in after


def test_a_marked_sheet_differs_only_in_the_styles_of_cells_and_in_added_ones(
    made: Callable[[str], Path],
) -> None:
    source = made("xlsxwriter")
    target = back(source, error("B3"), warning("E4"), error("E40")).target
    before, after = (
        makers.parts(path)["xl/worksheets/sheet1.xml"].decode() for path in (source, target)
    )
    after, rows = re.subn(r'<row r="40"><c r="E40" s="\d+"/></row>', "", after)
    assert rows == 1
    assert '<dimension ref="A1:G40"/>' in after
    before = before.replace(' tabSelected="1"', "").replace("A1:G9", "A1:G40")

    def bare(sheet: str) -> str:
        return re.sub(r'(<c r="\w+"[^>]*?) s="\d+"', r"\1", sheet)

    assert bare(after) == bare(before)
    for kept in ("x14:dataValidation", "DISPIMG", "x14:sparkline", "UNIQUE", "x14:cfRule"):
        assert kept in after


@pytest.mark.parametrize("program", PROGRAMS)
def test_openpyxl_reads_fills_comments_and_all_values_back(
    program: str, made: Callable[[str], Path]
) -> None:
    source = made(program)
    result = back(source, *FINDINGS)
    before, after = opened(source), opened(result.target)
    sheet = after[S]
    assert sheet["B3"].fill.fgColor.rgb == RED
    assert sheet["A5"].fill.fgColor.rgb == RED
    assert sheet["A8"].fill.fgColor.rgb == RED
    assert sheet["B5"].fill.fgColor.rgb == AMBER
    assert sheet["E40"].fill.fgColor.rgb == RED
    assert sheet["E40"].value is None
    comment = sheet["E40"].comment
    assert comment is not None
    assert (comment.author, comment.text) == (
        AUTHOR,
        f"{OPENING}必须改正：这里不能为空（规则 FM-09）",
    )
    assert "与权力清单!A5是同一问题" in sheet["A8"].comment.text
    assert (result.marked, result.listed) == (7, 4)
    for name in before.sheetnames:
        for row in before[name].iter_rows():
            for cell in row:
                twin = after[name][cell.coordinate]
                assert getattr(twin.value, "text", twin.value) == getattr(
                    cell.value, "text", cell.value
                )
                assert twin.number_format == cell.number_format
                assert repr(twin.font) == repr(cell.font)
                assert repr(twin.border) == repr(cell.border)
                assert repr(twin.alignment) == repr(cell.alignment)


def test_cached_values_of_formulas_survive(made: Callable[[str], Path]) -> None:
    target = back(made("xlsxwriter"), error("E4")).target
    assert opened(target, values=True)[S]["E4"].value == 0.3


@pytest.mark.parametrize("program", PROGRAMS)
def test_a_clerks_own_comment_is_kept_and_ours_put_below_it(
    program: str, made: Callable[[str], Path]
) -> None:
    source = made(program)
    before = opened(source)[S]["B3"].comment
    after = opened(back(source, error("B3")).target)[S]["B3"].comment
    assert before is not None
    assert after is not None
    assert after.text == f"{before.text}\n{OPENING}必须改正：“名称”不能为空（规则 FM-09）"
    assert after.author == before.author


@pytest.mark.parametrize("rounds", [1, 2])
def test_every_comment_has_one_note_box_and_the_button_stays(
    rounds: int, made: Callable[[str], Path], tmp_path: Path
) -> None:
    target = back(made("xlsxwriter"), *FINDINGS).target
    if rounds == 2:
        target = annotate(target, [error("D2")], tmp_path / "b.xlsx").target
    parts = makers.parts(target)
    drawing = parts["xl/drawings/vmlDrawing1.vml"].decode()
    boxes = re.findall(r"<x:Row>(\d+)</x:Row>\s*<x:Column>(\d+)</x:Column>", drawing)
    comments = re.findall(r'<comment ref="([A-Z]+)(\d+)"', parts["xl/comments1.xml"].decode())
    assert sorted(boxes) == sorted((str(int(row) - 1), str(ord(c) - 65)) for c, row in comments)
    assert 'ObjectType="Button"' in drawing
    numbers = re.findall(r'id="_x0000_s(\d+)"', drawing)
    assert len(numbers) == len(set(numbers))


def test_a_merged_cell_is_marked_at_the_corner_that_shows(tmp_path: Path) -> None:
    source = makers.by_openpyxl(tmp_path / "a.xlsx")
    result = back(source, error("C5"), error("C6", "另一个"))
    sheet = opened(result.target)[S]
    assert result.marked == 1
    assert sheet["C4"].fill.fgColor.rgb == RED
    assert "另一个" in sheet["C4"].comment.text


def test_the_worst_finding_of_a_cell_decides_its_colour(tmp_path: Path) -> None:
    source = makers.by_openpyxl(tmp_path / "a.xlsx")
    sheet = opened(back(source, warning("B4"), error("B4")).target)[S]
    assert sheet["B4"].fill.fgColor.rgb == RED
    assert sheet["B4"].comment.text.startswith(f"{OPENING}1. 必须改正")
    assert "2. 建议核对" in sheet["B4"].comment.text


def test_a_long_range_is_marked_in_its_first_cells(tmp_path: Path) -> None:
    source = makers.by_openpyxl(tmp_path / "a.xlsx")
    result = back(source, error("B3:B100000"))
    assert result.marked == 256
    assert opened(result.target)[PROBLEM_LIST]["D6"].hyperlink.location == f"'{S}'!B3:B100000"


# the list of problems


def test_the_list_comes_first_and_the_workbook_opens_at_it(made: Callable[[str], Path]) -> None:
    for program in ("openpyxl", "xlsxwriter"):
        book = opened(back(made(program), *FINDINGS).target)
        assert book.sheetnames[0] == PROBLEM_LIST
        assert book.active is book[PROBLEM_LIST]
        selected = [s.title for s in book.worksheets if s.sheet_view.tabSelected]
        assert selected == [PROBLEM_LIST]


def test_a_hidden_sheet_is_said_to_be_hidden(tmp_path: Path) -> None:
    source = makers.by_openpyxl(tmp_path / "a.xlsx")
    listed = opened(back(source, error("A1", sheet="备用")).target)[PROBLEM_LIST]
    assert listed["C6"].value == "备用（已隐藏）"


def test_a_workbook_left_at_another_sheet_opens_at_the_list(tmp_path: Path) -> None:
    source = makers.by_openpyxl(tmp_path / "a.xlsx")
    book = opened(source)
    book.active = 2
    book.save(source)
    after = opened(back(source, error("B3")).target)
    assert after.active is after[PROBLEM_LIST]


def test_the_list_says_what_is_wrong_worst_first_then_in_the_workbooks_order(
    tmp_path: Path,
) -> None:
    source = makers.by_openpyxl(tmp_path / "a.xlsx")
    findings = (
        warning("A1", "第一处", rows=812),
        error("B5", "第四处"),
        error("C4", "第三处"),
        error("A3", "第五处", sheet=makers.HOSTILE[0]),
        Finding("FM-01", Severity.ERROR, Place(BOOK), "整个工作簿", "all"),
    )
    target = tmp_path / "标注.xlsx"
    annotate(source, findings, target, {(S, "C"): "权力类型"})
    sheet = opened(target)[PROBLEM_LIST]
    assert sheet["A1"].value == "【清单检查】问题清单"
    assert sheet["A2"].value == "共 5 个问题：必须改正 4 个，建议核对 1 个。"
    assert sheet["A4"].value == "先改 1 处，可消除 99% 的问题。"
    rows = [[cell.value for cell in row] for row in sheet["A5:H10"]]
    assert rows == [
        ["序号", "轻重", "工作表", "单元格", "表头", "问题", "规则", "涉及行数"],
        [1, "必须改正", "（整个工作簿）", None, None, "整个工作簿", "FM-01", 1],
        [2, "必须改正", S, "C4", "权力类型", "第三处", "FM-09", 1],
        [3, "必须改正", S, "B5", None, "第四处", "FM-09", 1],
        [4, "必须改正", makers.HOSTILE[0], "A3", None, "第五处", "FM-09", 1],
        [5, "建议核对", S, "A1", None, "第一处", "FM-05", 812],
    ]


def test_links_to_sheets_of_hostile_names_arrive_and_formula_like_words_stay_words(
    tmp_path: Path, soffice: Office
) -> None:
    source = makers.by_openpyxl(tmp_path / "a.xlsx")
    findings = (error("B2", "=1+1", sheet=name) for name in makers.HOSTILE)
    target = back(source, *findings).target
    wanted = ["'张三''s 表'!B2", "'a b & <c>\"d\"'!B2", "'附表!1#二'!B2"]
    links = [opened(target)[PROBLEM_LIST][f"D{row}"].hyperlink.location for row in (6, 7, 8)]
    assert links == wanted
    saved = opened(soffice.convert(target, "xlsx", tmp_path / "office"))[PROBLEM_LIST]
    assert [saved[f"D{row}"].hyperlink.location for row in (6, 7, 8)] == wanted
    assert (saved["F6"].value, saved["F6"].data_type) == ("=1+1", "s")


def test_libreoffice_opens_the_copy_and_finds_everything_in_it(
    made: Callable[[str], Path], tmp_path: Path, soffice: Office
) -> None:
    source = made("xlsxwriter")
    saved = opened(soffice.convert(back(source, *FINDINGS).target, "xlsx", tmp_path))
    before = opened(source)
    assert saved.sheetnames == [PROBLEM_LIST, *before.sheetnames]
    assert saved[PROBLEM_LIST]["F6"].value == "“名称”不能为空"
    assert saved[S]["B3"].fill.fgColor.rgb == RED
    assert OPENING in saved[S]["E40"].comment.text
    for row in before[S]["A1:D9"]:
        for cell in row:
            if not str(cell.value).startswith("="):
                assert str(saved[S][cell.coordinate].value) == str(cell.value)


@pytest.mark.parametrize("words", ["=1+1", "+1", "-1", "@SUM(A1)", '=HYPERLINK("http://x")'])
def test_words_that_look_like_formulas_stay_words(words: str, tmp_path: Path) -> None:
    source = makers.by_openpyxl(tmp_path / "a.xlsx")
    cell = opened(back(source, error("B4", words)).target)[PROBLEM_LIST]["F6"]
    assert (cell.value, cell.data_type, cell.quotePrefix) == (words, "s", True)


def test_words_that_xml_cannot_hold_do_not_break_the_copy(tmp_path: Path) -> None:
    source = makers.by_openpyxl(tmp_path / "a.xlsx")
    words = "甲\x00\x0b\ud800乙<&>]]> _x000D_ " + "长" * 40_000
    book = opened(back(source, error("B4", words)).target)
    value = book[PROBLEM_LIST]["F6"].value
    assert value.startswith("甲���乙<&>]]> _x000D_ 长")
    assert len(value) <= 32_767
    assert b"_x005F_x000D_" in makers.parts(source.with_name("标注-a.xlsx"))[LIST_PART]


# a second round


@pytest.mark.parametrize("program", PROGRAMS)
def test_a_second_round_replaces_the_first(program: str, made: Callable[[str], Path]) -> None:
    source = made(program)
    first = back(source, *FINDINGS).target
    result = annotate(first, [error("B7")], first.with_name("再-" + first.name))
    before, after = opened(source), opened(result.target)
    assert after.sheetnames == [PROBLEM_LIST, *before.sheetnames]
    assert after[PROBLEM_LIST]["A7"].value is None
    assert after[S]["B7"].fill.fgColor.rgb == RED
    for row in before[S].iter_rows():
        for cell in row:
            twin = after[S][cell.coordinate]
            if cell.coordinate != "B7":
                assert twin.fill.fgColor.rgb == cell.fill.fgColor.rgb
                assert (twin.comment and twin.comment.text) == (cell.comment and cell.comment.text)


def test_a_cells_own_colour_comes_back_when_its_mark_goes(tmp_path: Path) -> None:
    source = makers.by_openpyxl(tmp_path / "a.xlsx")
    first = back(source, error("A3")).target
    assert opened(first)[S]["A3"].fill.fgColor.rgb == RED_OVER_COLOUR
    second = annotate(first, (), tmp_path / "b.xlsx").target
    cell = opened(second)[S]["A3"]
    assert cell.fill.fgColor.rgb == "FF00B0F0"
    assert cell.alignment.indent == 1
    assert opened(second)[PROBLEM_LIST]["A2"].value == "没有发现问题。"


def test_a_round_through_libreoffice_still_lets_the_marks_be_taken_off(
    tmp_path: Path, soffice: Office
) -> None:
    source = makers.by_openpyxl(tmp_path / "a.xlsx")
    first = soffice.convert(back(source, error("B3"), error("A5")).target, "xlsx", tmp_path / "o")
    second = opened(annotate(first, (), tmp_path / "b.xlsx").target)
    assert second.sheetnames == opened(first).sheetnames
    assert second[S]["B3"].fill.fgColor.rgb in ("00000000", "FFFFFFFF")
    assert OPENING not in second[S]["B3"].comment.text
    assert "先不改" in second[S]["B3"].comment.text
    assert second[S]["A5"].comment is None


def test_a_clerks_own_sheet_of_that_name_is_left_alone(tmp_path: Path) -> None:
    source = tmp_path / "a.xlsx"
    book = openpyxl.Workbook()
    book.create_sheet(PROBLEM_LIST)["A1"] = "科室自己的"
    book.save(source)
    first = back(source, error("A1", sheet="Sheet")).target
    second = opened(annotate(first, (), tmp_path / "b.xlsx").target)
    assert second.sheetnames == ["问题清单（2）", "Sheet", PROBLEM_LIST]
    assert second[PROBLEM_LIST]["A1"].value == "科室自己的"


def test_names_local_to_a_sheet_follow_it(made: Callable[[str], Path], tmp_path: Path) -> None:
    first = back(made("xlsxwriter"), *FINDINGS).target
    for path in (first, annotate(first, FINDINGS, tmp_path / "b.xlsx").target):
        book = opened(path)
        assert list(book["码表"].defined_names) == ["本表"]
        assert not book[S].defined_names.get("本表")


def test_a_drawing_of_notes_stands_where_the_standard_wants_it(
    made: Callable[[str], Path],
) -> None:
    target = back(made("xlsxwriter"), error("A1", sheet="码表")).target
    sheet = makers.parts(target)["xl/worksheets/sheet2.xml"].decode()
    assert (
        0 < sheet.index("<pageMargins") < sheet.index("<legacyDrawing") < sheet.index("<tableParts")
    )


def test_marked_styles_say_that_their_fill_counts(tmp_path: Path) -> None:
    source = makers.by_hand(tmp_path / "a.xlsx")
    styles = makers.parts(back(source, error("A1", sheet="表一")).target)[
        "book/styles.xml"
    ].decode()
    marked = re.search(r"<xf [^>]*applyFill[^>]*>", styles)
    assert marked is not None
    assert 'applyFill="1"' in marked[0]


def test_parts_keep_the_dates_they_had(made: Callable[[str], Path]) -> None:
    source = made("openpyxl")
    with (
        zipfile.ZipFile(source) as before,
        zipfile.ZipFile(back(source, *FINDINGS).target) as after,
    ):
        old = {member.filename: member.date_time for member in before.infolist()}
        new = {member.filename: member.date_time for member in after.infolist()}
    assert {name: new[name] for name in old} == old


# strange packages


@pytest.mark.parametrize("limit", ["UNPACKED_LIMIT", "PART_LIMIT"])
def test_a_workbook_too_large_when_unpacked_is_not_unpacked(
    limit: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = makers.by_openpyxl(tmp_path / "a.xlsx")
    monkeypatch.setattr(package, limit, 1000)
    with pytest.raises(NotPatchable, match="too large"):
        package.Package(source)


@pytest.mark.parametrize("kind", ["strict", "prefixed"])
def test_strict_and_prefixed_xml_odd_folders_and_absent_parts_are_no_obstacle(
    kind: str, tmp_path: Path, soffice: Office
) -> None:
    source = makers.by_hand(tmp_path / "a.xlsx", kind)
    marked = ("A1", "B1", "C2", "D4", "A6", "A9")
    result = back(source, *(error(cell, sheet="表一") for cell in marked))
    assert result.why_listed_only is None
    for name, data in makers.parts(result.target).items():
        if kind == "strict" and not name.endswith(".vml"):
            assert makers.MAIN.encode() not in data, name
            assert makers.OFFICE.encode() not in data, name
    book = opened(soffice.convert(result.target, "xlsx", tmp_path / "office"))
    sheet = book["表一"]
    assert book.sheetnames == [PROBLEM_LIST, "表一"]
    assert [sheet[c].value for c in ("A1", "B1", "B6")] == ["编码", 1, 2]
    for cell in marked:
        assert sheet[cell].fill.fgColor.rgb == RED, cell
        assert OPENING in sheet[cell].comment.text


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("旧.xls", b"\xd0\xcf\x11\xe0", "原文件不是 .xlsx 格式，无法原样标注"),
        ("表.csv", "编码,名称\n".encode("gb18030"), "原文件不是 .xlsx 格式，无法原样标注"),
        ("坏.xlsx", b"PK\x03\x04 cut short", "原文件已损坏，无法打开"),
        (
            "密.xlsx",
            b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"),
            "原文件设有打开密码",
        ),
        ("改名.xlsx", b"\xd0\xcf\x11\xe0 Workbook", "原文件不是 .xlsx 格式，无法原样标注"),
    ],
)
def test_what_cannot_be_marked_gets_the_list_alone_and_is_told_why(
    name: str, content: bytes, why: str, tmp_path: Path
) -> None:
    source = tmp_path / name
    source.write_bytes(content)
    result = annotate(source, FINDINGS, tmp_path / "out" / name)
    assert result.why_listed_only is not None
    assert result.why_listed_only.zh == why
    assert result.target.name == (name if name.endswith(".xlsx") else f"{name}.xlsx")
    book = opened(result.target)
    assert book.sheetnames == [PROBLEM_LIST]
    sheet = book[PROBLEM_LIST]
    assert sheet["A3"].value.startswith(why)
    assert sheet["D6"].value == "B3"
    assert sheet["D6"].hyperlink is None
    assert source.read_bytes() == content


def test_what_is_no_file_gets_its_list_too(tmp_path: Path) -> None:
    (tmp_path / "夹.xlsx").mkdir()
    for name in ("夹.xlsx", "没有.xlsx"):
        result = annotate(tmp_path / name, FINDINGS, tmp_path / "out" / name)
        assert result.why_listed_only is not None
        assert result.why_listed_only.zh == "原文件不在原处，或者无法读取"
        assert opened(result.target).sheetnames == [PROBLEM_LIST]


def test_a_part_with_a_document_type_is_refused(tmp_path: Path) -> None:
    source = makers.by_hand(tmp_path / "a.xlsx")
    doctype = ((b"<sheetData>", b"<sheetData>"), (b"?>\n", b'?>\n<!DOCTYPE x [<!ENTITY e "1">]>'))
    bad = makers.edited(source, tmp_path / "b.xlsx", {"book/s/one.xml": doctype})
    result = back(bad, error("A1", sheet="表一"))
    assert result.why_listed_only is not None
    assert "document type" in result.why_listed_only.en


@pytest.mark.parametrize("program", PROGRAMS)
def test_a_marked_copy_reads_as_its_source_did(program: str, made: Callable[[str], Path]) -> None:
    source = made(program)
    before = read_workbook(source, "a.xlsx")
    after = read_workbook(back(source, *FINDINGS).target, "a.xlsx")
    assert isinstance(before, ReadBook)
    assert isinstance(after, ReadBook)
    assert [(s.name, s.hidden, s.rows, s.merges) for s in after.sheets] == [
        (s.name, s.hidden, s.rows, s.merges) for s in before.sheets
    ]
    assert after.findings == before.findings


def test_a_list_alone_is_no_workbook_to_pass_over_in_silence(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("编码", encoding="utf-8")
    read = read_workbook(back(tmp_path / "a.csv", error("A1")).target, "a.xlsx")
    assert isinstance(read, ReadBook)
    assert [sheet.name for sheet in read.sheets] == [PROBLEM_LIST]


def test_the_same_findings_make_the_same_bytes(made: Callable[[str], Path], tmp_path: Path) -> None:
    source = made("xlsxwriter")
    first = annotate(source, FINDINGS, tmp_path / "1.xlsx").target.read_bytes()
    second = annotate(source, FINDINGS[::-1], tmp_path / "2.xlsx").target.read_bytes()
    assert first == second


def test_a_copy_may_replace_its_source_and_leaves_nothing_beside_it(tmp_path: Path) -> None:
    source = makers.by_openpyxl(tmp_path / "a.xlsx")
    annotate(source, FINDINGS, source)
    assert opened(source).sheetnames[0] == PROBLEM_LIST
    assert [path.name for path in tmp_path.iterdir()] == ["a.xlsx"]
    with zipfile.ZipFile(source) as zipped:
        assert zipped.testzip() is None
