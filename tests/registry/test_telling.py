"""What is said of one sheet: one cause, one message, at the right place."""

import pytest

from plugins.registry.findings import Scope, Severity
from plugins.registry.models.items import PowerItem
from plugins.registry.models.outcomes import PenaltyDecision
from plugins.registry.workbook import CellError, CellValue, Picture, Sheet, UncachedFormula
from tests.books import CITY, ITEM, ITEM_HEADINGS
from tests.sheets import merged, only, read, sheet, told

OTHER = ("339902000102", "对偷排的处罚", *ITEM[2:])
Cells = tuple[CellValue, ...]


def changed(heading: str, value: CellValue) -> Cells:
    """The example item with another *value* below *heading*."""
    return tuple(value if h == heading else c for h, c in zip(ITEM_HEADINGS, ITEM, strict=True))


def without(heading: str, *rows: Cells) -> tuple[Cells, ...]:
    """*rows* below the headings of items, all without the column of *heading*."""
    at = ITEM_HEADINGS.index(heading)
    return tuple((*row[:at], *row[at + 1 :]) for row in (ITEM_HEADINGS, *rows))


def test_a_clean_sheet_has_no_finding() -> None:
    (reading,) = read(sheet("权力清单", ITEM_HEADINGS, ITEM, OTHER))
    assert told(reading) == []
    assert len(reading.records) == 2


def test_every_row_is_accounted_for() -> None:
    rows = (
        ("示例市权力清单",),
        ITEM_HEADINGS,
        ITEM,
        (" ", "/"),
        ("一、水污染防治",),
        OTHER,
        (None, None, "行政处罚"),
        OTHER,
        ("注：每年一月调整",),
    )
    (reading,) = read(sheet("权力清单", *rows, hidden=[8]))
    count = reading.count
    assert (count.rows, count.mapped, count.reported, count.headings) == (7, 2, 1, 2)
    assert count.skipped == {"blank": 1, "hidden": 1, "note": 1, "title": 1}
    assert count.printed["B"] == "事项名称"
    assert told(reading) == [("FM-17", "B7", 1), ("FM-05", "", 1)]


def test_a_row_that_nothing_names_is_one_message() -> None:
    (reading,) = read(sheet("权力清单", ITEM_HEADINGS, ("随手写的",), ITEM))
    assert told(reading) == [("FM-17", "B2", 1)]
    assert reading.blocked == {2}


def test_a_broken_cell_speaks_for_the_empty_one_that_joins_it() -> None:
    row = (*ITEM[:3], None, CellError("#REF!"), "否")
    (reading,) = read(sheet("权力清单", (*ITEM_HEADINGS[:4], "处罚依据", "是否收费"), row))
    assert [t for t in told(reading) if t[1] in ("D2", "E2")] == [("FM-14", "E2", 1)]


@pytest.mark.parametrize("value", [CellError("#N/A"), UncachedFormula("A1"), 10**12])
def test_a_name_that_cannot_be_read_is_one_message(value: CellValue) -> None:
    (reading,) = read(sheet("权力清单", ITEM_HEADINGS, changed("事项名称", value)))
    (finding,) = reading.findings
    assert (finding.place.cell, reading.count.reported) == ("B2", 1)


def test_a_missing_column_of_names_is_one_message() -> None:
    (reading,) = read(sheet("权力清单", *without("事项名称", ITEM, OTHER)))
    assert told(reading) == [("FM-11", "A1", 2)]
    assert (reading.count.reported, set(reading.blocked)) == (2, {0})


@pytest.mark.parametrize(
    ("letter", "scope", "severity"),
    [("B", Scope.SHEET, Severity.ERROR), ("I", Scope.NOTHING, Severity.WARNING)],
)
def test_a_hidden_column_is_one_message(letter: str, scope: Scope, severity: Severity) -> None:
    hidden = frozenset([ord(letter) - 64])
    (reading,) = read(sheet("权力清单", ITEM_HEADINGS, ITEM, hidden_columns=hidden))
    (finding,) = reading.findings
    assert (finding.rule, finding.place.cell) == ("FM-05", f"{letter}1")
    assert (finding.scope, finding.severity) == (scope, severity)


def test_hidden_columns_of_no_list_are_told_once() -> None:
    headings = (*ITEM_HEADINGS, "领导批示", "序号")
    made = sheet("权力清单", headings, (*ITEM, "同意", "1"), hidden_columns=frozenset([11, 12]))
    assert told(read(made)[0]) == [("FM-05", "K1", 1)]


def test_hidden_personal_data_weighs_more() -> None:
    rows = (("姓名", "工作单位", "执法证号", "身份证号"), ("李示", CITY, "9902", "3399"))
    (open_,) = read(sheet("执法人员", *rows))
    (hidden,) = read(sheet("执法人员", *rows, hidden_columns=frozenset([4])))
    assert told(open_) == told(hidden) == [("FM-16", "D1", 1)]
    assert [open_.findings[0].severity, hidden.findings[0].severity] == ["warning", "error"]


def test_a_hidden_sheet_is_told_with_its_rows_and_an_empty_one_is_nothing() -> None:
    rows = sheet("权力清单", ITEM_HEADINGS, ITEM).rows
    (reading,) = read(Sheet("权力清单", True, rows), Sheet("空", True, ()), sheet("空"))
    assert told(reading) == [("FM-05", "", 2)]
    assert (reading.count.rows, reading.count.skipped) == (2, {"hidden": 2})


@pytest.mark.parametrize(
    ("heading", "value", "found"),
    [
        ("事项编码", None, [("FM-09", "A2", 1)]),
        ("事项编码", "暂无", [("FM-09", "A2", 1)]),
        ("设定依据", None, [("FM-21", "D2", 1)]),
        ("行使内容", None, []),
        ("事项编码", CellError("#REF!"), [("FM-14", "A2", 1)]),
        ("设定依据", UncachedFormula("B2"), [("FM-15", "D2", 1)]),
        ("行使内容", Picture("1"), [("FM-20", "I2", 1)]),
        ("权力类型", "行政惩罚", [("FM-08", "C2", 1)]),
        ("行使内容", "違法行為", [("FM-07", "I2", 1)]),
    ],
)
def test_a_cell_is_told_at_its_place(
    heading: str, value: CellValue, found: list[tuple[str, str, int]]
) -> None:
    (reading,) = read(sheet("权力清单", ITEM_HEADINGS, changed(heading, value)))
    assert told(reading) == found
    assert len(reading.records) == 1
    blocking = found and reading.findings[0].severity is Severity.ERROR
    assert reading.blocked == ({2} if blocking else set())


def test_what_only_law_wants_blocks_nothing_and_a_key_blocks_its_row() -> None:
    (lacking,) = read(sheet("权力清单", ITEM_HEADINGS, ITEM, changed("设定依据", None)))
    assert lacking.blocked == frozenset()
    (lacking,) = read(sheet("权力清单", ITEM_HEADINGS, ITEM, changed("事项编码", None)))
    assert lacking.blocked == {3}


def test_odd_characters_of_one_cell_are_one_message() -> None:
    (reading,) = read(sheet("权力清单", ITEM_HEADINGS, changed("行使内容", "對違為處電話１")))
    first, second = reading.findings
    assert "對、違、為、處、電……" in first.zh
    assert "１" in second.zh


def test_empty_cells_of_a_column_are_one_message() -> None:
    rows = [changed("设定依据", None)] * 3
    (reading,) = read(sheet("权力清单", ITEM_HEADINGS, *rows, ITEM))
    finding = only(reading, "FM-21")
    assert (finding.place.cell, finding.rows) == ("D2", 3)
    assert [place.cell for place in finding.see] == ["D3", "D4"]


def test_a_missing_column_that_law_wants_is_one_message() -> None:
    (reading,) = read(sheet("权力清单", *without("设定依据", ITEM, OTHER)))
    finding = only(reading, "FM-21")
    assert (finding.place.cell, finding.rows, finding.scope) == ("A1", 2, Scope.NOTHING)
    assert "没有“设定依据”这一列" in finding.zh


def test_an_empty_form_is_asked_for_nothing() -> None:
    (reading,) = read(sheet("权力清单", (*without("事项名称")[0], "颁布文号", "层级码")))
    assert told(reading) == [("FM-10", "J1", 0)]
    assert "“颁布文号”“层级码”" in reading.findings[0].zh


def test_the_folder_speaks_for_an_empty_authority() -> None:
    (reading,) = read(sheet("权力清单", (*ITEM_HEADINGS, "实施主体"), (*ITEM, None)))
    assert told(reading) == []


BASES = ("事项编码", "事项名称", "权力类型", "违法依据", "设定依据", "处罚依据", "是否收费")


@pytest.mark.parametrize(
    ("first", "second", "text"),
    [("甲法第一条", "乙法第二条", "甲法第一条\n乙法第二条"), (None, "乙法第二条", "乙法第二条")],
)
def test_columns_that_join_speak_for_each_other(first: str | None, second: str, text: str) -> None:
    row = (*ITEM[:3], None, first, second, "否")
    (reading,) = read(sheet("权力清单", BASES, row))
    (item,) = reading.records
    assert isinstance(item, PowerItem)
    assert item.basis is not None
    assert item.basis.text == text
    assert item.place("basis").cell == "E2"
    assert [f.zh for f in reading.findings if "依据" in f.zh] == []


def test_numbers_are_read_as_they_are_shown() -> None:
    headings = (*ITEM_HEADINGS, "数量限制", "到现场次数")
    row = (*changed("咨询方式", 57112345), 0.05, 1)
    formats = {(2, 6): "0000000000", (2, 11): "0%", (2, 12): "0%"}
    (reading,) = read(sheet("权力清单", headings, row, number_formats=formats))
    (item,) = reading.records
    assert isinstance(item, PowerItem)
    assert (item.consult, item.quota, item.visits) == ("0057112345", "5%", 1)


def test_two_columns_of_one_field_are_told_with_their_letters() -> None:
    (reading,) = read(sheet("权力清单", (*ITEM_HEADINGS, "权力名称"), (*ITEM, "x")))
    finding = only(reading, "FM-06")
    assert finding.zh.startswith("“权力名称”（K列）和“事项名称”（B列）")
    assert (finding.place.cell, finding.scope, set(reading.blocked)) == ("K1", Scope.SHEET, {0})


def test_a_unit_above_the_heading_counts() -> None:
    upper = ("行政处罚决定书文号", "行政相对人名称", "处罚决定日期", "金额（万元）", None)
    lower = (None, None, None, "罚款金额", "没收金额")
    row = ("示环罚〔2026〕1号", "示例有限公司", "2026-05-06", 5, "2000元")
    made = sheet("行政处罚决定", upper, lower, row, merges=merged("D1:E1"))
    (record,) = read(made)[0].records
    assert isinstance(record, PenaltyDecision)
    assert (record.fine, record.confiscated) == (5_000_000, 200_000)


def test_one_sentence_about_many_cells_is_one_message() -> None:
    rows = [changed("权力类型", "行政惩罚")] * 3
    (reading,) = read(sheet("权力清单", ITEM_HEADINGS, *rows))
    assert told(reading) == [("FM-08", "C2", 3)]
    assert reading.blocked == {2, 3, 4}


def test_a_long_value_is_not_repeated_whole() -> None:
    (reading,) = read(sheet("权力清单", ITEM_HEADINGS, changed("权力类型", "处" * 99)))
    assert f"“{'处' * 40}…”" in only(reading, "FM-08").zh


def test_a_hidden_column_of_an_empty_form_loses_nothing() -> None:
    (reading,) = read(sheet("权力清单", ITEM_HEADINGS, hidden_columns=frozenset([2])))
    assert reading.findings[0].severity is Severity.WARNING


def test_merges_where_the_layout_has_none_are_told_at_the_heading() -> None:
    title = ("示例市权力清单",)
    made = sheet("权力清单", title, ITEM_HEADINGS, ITEM, OTHER, merges=merged("I3:I4", "B1:B2"))
    finding = only(read(made)[0], "FM-04")
    assert (finding.place.cell, finding.scope) == ("I2", Scope.NOTHING)


def test_a_sheet_that_is_only_named_like_a_list_says_so() -> None:
    (reading,) = read(sheet("权力清单", ("编号", "名字"), ("1", "甲")))
    finding = only(reading, "FM-12")
    assert "权力清单" in finding.zh
    assert "权力清单" in finding.en
    assert (finding.rows, reading.count.rows, reading.count.reported) == (2, 2, 2)
