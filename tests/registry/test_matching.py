"""Which list a sheet is, and which of its columns fills which field."""

from typing import Any

import pytest

from plugins.registry.layouts import LAYOUTS
from plugins.registry.matching import match_sheet, nearest_layout
from tests.books import ITEM, ITEM_HEADINGS
from tests.sheets import matched, merged, sheet

PRINTED = (
    "*事项\n编码",
    "事项名称 *",
    "权力类型（必填）",
    "设定依据\r\n（法律、法规、规章）",
    "是否收费(是/否)",
    " 咨询方式 ",
    "监督投诉\n方式",
    "无裁量 基准原因",
    "行使内容：",
    "办理流程【选填】",
)
FIELDS = [
    "code",
    "name",
    "kind",
    "basis",
    "fee",
    "consult",
    "complain",
    "no_benchmark_reason",
    "content",
    "flow",
]


def fields(*rows: tuple[str | None, ...], name: str = "权力清单", **more: Any) -> list[str]:
    """The fields that the columns of the matched sheet fill, from the left."""
    match = matched(sheet(name, *rows, **more))
    return [match.columns[index].field for index in sorted(match.columns)]


def test_headings_are_known_whatever_clerks_put_around_them() -> None:
    assert fields(PRINTED, ITEM) == FIELDS


def test_a_heading_may_name_one_field_in_two_ways() -> None:
    assert fields(("事项编码", "权力名称/事项名称", "权力类型")) == ["code", "name", "kind"]


@pytest.mark.parametrize(("above", "last_row"), [(0, 1), (11, 12), (14, 15), (15, None)])
def test_headings_are_looked_for_among_the_first_rows(above: int, last_row: int | None) -> None:
    titles = [(f"说明第{row}行",) for row in range(above)]
    match = match_sheet(sheet("权力清单", *titles, ITEM_HEADINGS, ITEM), LAYOUTS)
    assert (match.last_row if match else None) == last_row


def test_a_hidden_row_is_no_heading() -> None:
    made = sheet("权力清单", ITEM_HEADINGS, ITEM, hidden=[1])
    assert match_sheet(made, LAYOUTS) is None


@pytest.mark.parametrize("merges", [("A1:A3", "D1:E1", "F1:J1", "F2:G2", "H2:H3"), ()])
def test_headings_of_three_rows(merges: tuple[str, ...]) -> None:
    rows = (
        ("事项编码", "事项名称", "权力类型", "依据情况", None, "办理情况", None, None, None, None),
        (None, None, None, *ITEM_HEADINGS[3:5], "监督", None, *ITEM_HEADINGS[7:]),
        (None, None, None, None, None, *ITEM_HEADINGS[5:7]),
        ITEM,
    )
    made = sheet("权力清单", *rows, merges=merged(*merges))
    match = matched(made)
    assert (match.last_row, match.printed(6)) == (3, "咨询方式")
    assert [match.columns[index].field for index in sorted(match.columns)] == FIELDS
    assert match.unknown == ()


def test_rows_that_do_not_follow_each_other_are_no_headings_together() -> None:
    rows = (ITEM_HEADINGS[:5], (), (*[None] * 5, *ITEM_HEADINGS[5:]))
    assert matched(sheet("权力清单", *rows)).last_row == 1


def test_a_row_of_long_texts_is_no_lower_heading() -> None:
    long = tuple(f"{heading}{'：说明' * 20}" for heading in ITEM_HEADINGS[5:])
    rows = (ITEM_HEADINGS[:5], (*[None] * 5, *ITEM_HEADINGS[5:9], long[0]))
    assert matched(sheet("权力清单", *rows)).last_row == 1


def test_data_below_is_never_taken_for_headings() -> None:
    match = matched(sheet("权力清单", ITEM_HEADINGS, ITEM, ITEM))
    assert match.last_row == 1
    assert match.printed(2) == "事项名称"


def test_a_group_is_the_heading_of_every_column_it_is_merged_over() -> None:
    upper = ("事项编码", "事项名称", "权力类型", "设定依据", None)
    lower = (None, None, None, "法律", "法规")
    match = matched(sheet("权力清单", upper, lower, ITEM[:5], merges=merged("D1:E1")))
    assert match.last_row == 2
    assert [match.columns[index].field for index in (4, 5)] == ["basis", "basis"]
    assert match.headings[5].texts == ("法规", "设定依据")


def test_data_below_a_merged_title_or_group_is_no_heading() -> None:
    group = merged("A1:J1", "D2:E2")
    made = sheet("权力清单", ("示例市权力清单",), ITEM_HEADINGS, ITEM, merges=group)
    match = matched(made)
    assert (match.last_row, match.headings[1].texts) == (2, ("事项编码",))


def test_a_merged_title_is_not_the_heading_of_every_column() -> None:
    title = ("示例市权力清单（2026年版）",)
    match = matched(sheet("权力清单", title, ITEM_HEADINGS, ITEM, merges=merged("A1:J1")))
    assert (match.last_row, match.printed(1)) == (2, "事项编码")


@pytest.mark.parametrize(
    ("name", "layout"), [("执法主体", "执法主体"), ("执法人员", "执法人员"), ("Sheet1", "执法人员")]
)
def test_the_name_of_the_sheet_decides_between_lists_that_share_headings(
    name: str, layout: str
) -> None:
    rows = ("单位名称", "执法类别", "执法区域", "姓名")
    assert matched(sheet(name, rows)).layout.sheet == layout


def test_few_known_headings_among_many_are_no_list() -> None:
    strange = tuple(f"列{number}" for number in range(5))
    assert match_sheet(sheet("Sheet1", ("事项编码", "事项名称", *strange)), LAYOUTS) is None
    assert match_sheet(sheet("Sheet1", ("事项名称", "列1")), LAYOUTS) is None


def test_a_misspelt_heading_means_the_nearest_free_one() -> None:
    headings = ("事项编码", "事项名程", "权力类型", "设立依据", "设定依椐")
    match = matched(sheet("权力清单", headings))
    assert match.guessed == {2: "事项名称", 4: "设定依据"}
    assert match.unknown == (5,)


def test_a_heading_near_a_field_that_is_filled_is_unknown() -> None:
    match = matched(sheet("权力清单", ("事项编码", "事项名称", "事项名程", "权力类型")))
    assert (match.guessed, match.unknown) == ({}, (3,))


def test_two_columns_of_one_field_are_told_apart_unless_they_join() -> None:
    match = matched(sheet("权力清单", ("事项名称", "权力名称", "设定依据", "处罚依据", "序号")))
    assert match.doubled == {2: 1}
    assert [match.columns[index].field for index in (1, 3, 4)] == ["name", "basis", "basis"]
    assert match.ignored == (5,)


def test_what_may_not_be_kept_is_never_a_column() -> None:
    match = matched(sheet("执法人员", ("姓名", "执法证号", "身份证号（必填）")))
    assert match.never == (3,)
    assert 3 not in match.columns


@pytest.mark.parametrize(
    ("name", "near"), [("权力清单 (2)", "权力清单"), ("行政权力请单", "权力清单"), ("通讯录", None)]
)
def test_the_list_that_a_sheet_is_named_like(name: str, near: str | None) -> None:
    layout = nearest_layout(sheet(name, ("甲", "乙")), LAYOUTS)
    assert (layout.sheet if layout else None) == near
