"""One item on several levels: each difference at its cell, and what is no difference."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from plugins.registry.loading import load
from tests.books import (
    AUTHORITY,
    AUTHORITY_HEADINGS,
    CITY,
    ITEM,
    ITEM_HEADINGS,
    Rows,
    book,
    city,
    loaded,
    said,
)

DISTRICT = "示例市示东区分局"
TOWN = "示例市青禾镇人民政府"
NAMES = (DISTRICT, TOWN, "综合执法局")
CODES = ("11500000MB1553803Q", "113307277559109857", "91230500MA1B3N1N2M")
EXTRA = ("实施主体", "行使层级", "事项状态", "赋权乡镇(街道)", "划出部门", "划转范围")

Row = Mapping[str, object]


def offices() -> Rows:
    """The clean authority, a district's, a town's and one that took over."""
    headings = (*AUTHORITY_HEADINGS, "简称", "赋权决定")
    base: dict[str, object] = dict(zip(AUTHORITY_HEADINGS, AUTHORITY, strict=True))
    base["简称"] = "市环境局"
    others = (
        base | {"执法主体名称": name, "统一社会信用代码": code, "行使层级": level, "简称": None}
        for name, code, level in zip(NAMES, CODES, ("县级", "镇", "市级"), strict=True)
    )
    given = (*(row | {"赋权决定": "示政〔2025〕8号"} for row in others),)
    return (headings, *(tuple(row.get(h) for h in headings) for row in (base, *given)))


def items(*rows: Row) -> dict[str, Rows]:
    """The city's item first, then others with cells changed."""
    headings = (*ITEM_HEADINGS, *EXTRA)
    base: dict[str, object] = dict(zip(ITEM_HEADINGS, ITEM, strict=True))
    mine = base | {"实施主体": CITY, "行使层级": "市级"}
    theirs = base | {"实施主体": DISTRICT, "行使层级": "县级"}
    given = (mine, *({**theirs, **row} for row in rows))
    made = (tuple(row.get(heading) for heading in headings) for row in given)
    return city(执法主体=offices(), 权力清单=(headings, *made))


@pytest.mark.parametrize(
    ("rule", "row", "cells"),
    [
        ("UN-01", {"事项名称": "对未批先建行为的处罚"}, ["B3"]),
        ("UN-01", {"事项名称": "对未批先建 的处罚"}, []),
        ("UN-01", {"事项名称": "另一项", "事项编码": "339902000102"}, []),
        ("UN-01", {"事项名称": "旧名称", "事项状态": "取消"}, []),
        ("UN-02", {"权力类型": "行政检查"}, ["C3"]),
        ("UN-02", {"权力类型": "02 行政处罚"}, []),
        ("UN-03", {"设定依据": "《环境影响评价法》第三十二条"}, ["D3"]),
        ("UN-03", {"设定依据": "《环境影响评价法》第三十一条、第三十二条"}, ["D3"]),
        ("UN-03", {"设定依据": "《中华人民共和国环境影响评价法》第31条第一款"}, []),
        ("UN-04", {"赋权乡镇(街道)": TOWN}, ["N3"]),
        ("UN-04", {"赋权乡镇(街道)": "没有登记的镇"}, ["N3"]),
        ("UN-04", {}, []),
    ],
)
def test_a_difference_is_told_at_the_lower_level(
    tmp_path: Path, rule: str, row: Row, cells: list[str]
) -> None:
    assert said(loaded(tmp_path, items(row)), rule) == cells


def test_a_devolved_item_that_the_town_lists_has_arrived(tmp_path: Path) -> None:
    town = {"实施主体": TOWN, "行使层级": "镇"}
    assert said(loaded(tmp_path, items({"赋权乡镇(街道)": TOWN}, town)), "UN-04") == []


def test_the_highest_level_is_what_others_are_held_against(tmp_path: Path) -> None:
    rows = items({"事项名称": "区里的叫法"})["权力清单"]
    turned = city(执法主体=offices(), 权力清单=(rows[0], rows[2], rows[1]))
    found = loaded(tmp_path, turned)
    (finding,) = [f for f in found.findings if f.rule == "UN-01"]
    assert finding.place.cell == "B2"
    assert [place.cell for place in finding.see] == ["B3"]


def test_what_differs_is_named(tmp_path: Path) -> None:
    row = {"设定依据": "《环境影响评价法》第三十二条"}
    (finding,) = [f for f in loaded(tmp_path, items(row)).findings if f.rule == "UN-03"]
    assert "这里多《环境影响评价法》第三十二条" in finding.zh
    assert "这里少《环境影响评价法》第三十一条" in finding.zh


def test_items_of_two_workbooks_are_compared(tmp_path: Path) -> None:
    sheets = items({"事项名称": "区里的叫法"})
    headings, first, second = sheets["权力清单"]
    book(tmp_path / "eco" / "清单.xlsx", {**sheets, "权力清单": (headings, first)})
    book(tmp_path / "district" / "清单.xlsx", {"权力清单": (headings, second)})
    found = load(tmp_path, today=date(2026, 11, 20))
    told = [f.place for f in found.findings if f.rule == "UN-01"]
    assert [(place.workbook, place.cell) for place in told] == [("district/清单.xlsx", "B2")]


TRANSFER = {"实施主体": "综合执法局", "行使层级": "市级"}


@pytest.mark.parametrize(
    ("row", "cells"),
    [
        ({"划出部门": CITY}, ["A2"]),
        ({"划出部门": "市环境局"}, ["A2"]),
        ({"划出部门": CITY, "事项编码": "339903000101"}, ["A2"]),
        ({"划出部门": CITY, "划转范围": "部分"}, []),
        ({"划出部门": CITY, "事项编码": "339903000101", "事项名称": "另一项"}, []),
        ({"划出部门": CITY, "事项状态": "取消"}, []),
        ({"划出部门": DISTRICT}, []),
    ],
)
def test_a_transferred_item_vanishes_at_the_source(
    tmp_path: Path, row: Row, cells: list[str]
) -> None:
    assert said(loaded(tmp_path, items({**TRANSFER, **row})), "PL-09") == cells


BOUNDARY = ("责任主体", "管理事项", "相关部门", "职责分工")
MINE = (CITY, "油烟扰民", CITY, "查处")
THEIRS = (DISTRICT, "油烟扰民", DISTRICT, "巡查")


@pytest.mark.parametrize(
    ("rows", "cells"),
    [
        ((MINE, (CITY, "油烟扰民", DISTRICT, "巡查"),
          (DISTRICT, "油烟扰民", CITY, "查处"), THEIRS), []),
        ((MINE, (CITY, "油烟 扰民", DISTRICT, "巡查"),
          (DISTRICT, "油烟扰民", "市环境局", "查处"), THEIRS), []),
        ((MINE, (CITY, "油烟扰民", DISTRICT, "巡查。")), ["D3"]),
        ((MINE, (CITY, "油烟扰民", DISTRICT, "不管"),
          (DISTRICT, "油烟扰民", CITY, "查处"), THEIRS), ["D3"]),
        ((MINE, (CITY, "油烟扰民", DISTRICT, "巡查"),
          (DISTRICT, "油烟扰民", CITY, "不查"), THEIRS), ["D4"]),
        ((MINE, (CITY, "油烟扰民", DISTRICT, "巡查"), THEIRS,
          (DISTRICT, "油烟扰民", TOWN, "报告"), (TOWN, "油烟扰民", TOWN, "报告"),
          (TOWN, "油烟扰民", DISTRICT, "巡查")), ["D3"]),
    ],
)  # fmt: skip
def test_boundaries_are_told_alike_on_both_sides(
    tmp_path: Path, rows: Rows, cells: list[str]
) -> None:
    sheets = city(执法主体=offices(), 职责边界=(BOUNDARY, *rows))
    assert said(loaded(tmp_path, sheets), "RL-01") == cells


PENALTY = ("行政处罚决定书文号", "行政相对人名称", "统一社会信用代码", "处罚决定日期")


@pytest.mark.parametrize(
    ("second", "cells"),
    [
        (("示例化工有限公司", CODES[2]), []),
        (("示例化工有限公司", CODES[0]), ["C3"]),
        (("示例酒业有限公司", CODES[2]), ["B3"]),
        (("示例化工有限公司", "00000000000000000X"), []),
        (("示例酒业有限公司", None), []),
        (("示例化工 有限公司", CODES[2]), []),
    ],
)
def test_one_party_has_one_code_and_one_name(
    tmp_path: Path, second: tuple[object, object], cells: list[str]
) -> None:
    rows = (
        ("示环罚〔2026〕1号", "示例化工有限公司", CODES[2], "2026-05-06"),
        ("示环罚〔2026〕2号", *second, "2026-05-07"),
    )
    found = loaded(tmp_path, city(行政处罚决定=(PENALTY, *rows)))
    assert said(found, "XR-05") == cells
