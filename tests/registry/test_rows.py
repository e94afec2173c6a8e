"""Rows below the headings: data, or something else and why."""

import pytest

from plugins.registry.rows import DataRow, data_rows, merged_elsewhere
from plugins.registry.workbook import CellValue
from tests.books import ITEM, ITEM_HEADINGS
from tests.sheets import matched, merged, sheet

HEADINGS = ("序号", *ITEM_HEADINGS)
DATA = ("1", *ITEM)


def sorted_out(*rows: tuple[CellValue, ...], merges: tuple[str, ...] = ()) -> list[str]:
    """``data`` or why it is skipped, for each of *rows* below the headings and a first row."""
    made = sheet("权力清单", HEADINGS, DATA, *rows, merges=merged(*merges))
    found = list(data_rows(made, matched(made)))
    assert isinstance(found[0], DataRow)
    return ["data" if isinstance(row, DataRow) else row.why for row in found[1:]]


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ((7,), "blank"),
        (("   ", "\u3000", "/", "—"), "blank"),
        ((7, None, "随手写的"), "data"),
        (("注：本表由法规处维护",), "note"),
        (("注1：编码由省里给",), "note"),
        (("说明: 每年一月调整",), "note"),
        (("填表说明",), "note"),
        (("填表人：张三", None, "审核人：李四", "填表日期：2026年1月1日"), "note"),
        (("填表人：", "张三"), "note"),
        (("填表人：张三", "随手写的"), "data"),
        (("说明书", "随手写的"), "data"),
        (("合计", 2), "total"),
        (("合 计：", "2项"), "total"),
        ((None, "小　计"), "total"),
        ((None, "x", "y", "合计"), "data"),
        (HEADINGS, "heading"),
        (HEADINGS[:4], "heading"),
        ((*HEADINGS[:4], "不是列名"), "data"),
        (("（填写示例）", "339902000101", "对……的处罚"), "sample"),
        (("例：1", "339902000101"), "sample"),
        (("示例市的事项", "339902000101"), "data"),
        (("一、大气污染防治",), "title"),
        (("（二）水污染防治",), "title"),
        (("第三章 固体废物",), "title"),
        ((None, None, "一、对未批先建的处罚"), "data"),
        ((1, 2, 3, 4), "data"),
        (("甲", "乙", "1", "2"), "data"),
    ],
)
def test_a_row_is_data_or_not(row: tuple[CellValue, ...], why: str) -> None:
    assert sorted_out(row) == [why]


def test_a_line_merged_over_several_columns_is_a_title() -> None:
    assert sorted_out(("大气污染防治类",), merges=("A3:K3",)) == ["title"]
    assert sorted_out(("大气污染防治类",), merges=("A3:B3",)) == ["data"]


@pytest.mark.parametrize(
    "numbers",
    [(1, 2, 3, 4), ("(1)", "(2)", "(3)"), ("甲", "乙", "1", "2"), ("A", "B", "C"), ("甲", 1, 2)],
)
def test_numbers_of_the_columns_stand_right_below_the_headings(
    numbers: tuple[CellValue, ...],
) -> None:
    made = sheet("权力清单", HEADINGS, numbers, DATA)
    rows = list(data_rows(made, matched(made)))
    assert [isinstance(row, DataRow) for row in rows] == [False, True]


@pytest.mark.parametrize("values", [(1, 3, 4), ("1", "x", "2"), (1, 2), (1, "甲乙", 2)])
def test_other_values_there_are_data(values: tuple[CellValue, ...]) -> None:
    made = sheet("权力清单", HEADINGS, values, DATA)
    assert isinstance(next(data_rows(made, matched(made))), DataRow)


def test_both_rows_of_a_repeated_heading_are_known_again() -> None:
    upper = ("事项编码", "事项名称", "依据", None)
    lower = (None, None, "设定依据", "处罚种类和幅度")
    made = sheet("权力清单", upper, lower, ITEM[:2], upper, lower, merges=merged("C1:D1"))
    rows = list(data_rows(made, matched(made)))
    assert [row.number for row in rows if isinstance(row, DataRow)] == [3]


TIERS = ("事项编码", "违法行为", "裁量阶次", "适用条件", "具体标准")


def test_a_spanning_merge_fills_the_rows_it_covers_and_no_other() -> None:
    rows = (
        TIERS,
        ("1", "未批先建", "从轻", "未建成", "处1万元罚款"),
        (None, "藏着的", "一般", "在建", "处3万元罚款"),
        (None, None, "从重", None, "处5万元罚款"),
        ("2", None, "从轻", "x", "处2万元罚款"),
    )
    merges = merged("B2:B4", "D3:D4", "E2:F2")
    made = sheet("裁量基准", *rows, merges=merges)
    match = matched(made)
    found = [row.values for row in data_rows(made, match) if isinstance(row, DataRow)]
    assert [values.get(2) for values in found] == ["未批先建", "未批先建", "未批先建", None]
    assert [values.get(4) for values in found] == ["未建成", "在建", None, "x"]
    assert merged_elsewhere(made, match) == (4,)


def test_an_empty_spanning_merge_hides_nothing() -> None:
    rows = (TIERS, (None, None, "从轻"), ("2", "乱倒", "从重"))
    made = sheet("裁量基准", *rows, merges=merged("B2:B3"))
    found = [row.values for row in data_rows(made, matched(made)) if isinstance(row, DataRow)]
    assert found[1][2] == "乱倒"
