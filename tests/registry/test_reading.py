"""Rows of a sheet become records, or findings at their cells, and none is lost."""

from pathlib import Path

import pytest
from openpyxl import load_workbook

from plugins.registry import vocabulary as v
from plugins.registry.findings import Scope, Severity
from plugins.registry.loading import load
from plugins.registry.models.benchmarks import Tier
from plugins.registry.models.items import PowerItem
from plugins.registry.models.outcomes import PenaltyDecision
from tests.books import CITY, ITEM, ITEM_HEADINGS, TODAY, book, city, loaded, said


def test_a_clean_workbook_has_no_finding(tmp_path: Path) -> None:
    found = loaded(tmp_path, city())
    assert [str(f) for f in found.findings] == []
    (item,) = found.registry.all(PowerItem)
    assert (item.code, item.kind, item.fee) == ("339902000101", v.PowerKind.PENALTY, False)
    assert item.basis is not None
    assert item.basis.citations[0].article == 31


def test_an_item_without_authority_gets_that_of_its_folder(tmp_path: Path) -> None:
    (item,) = loaded(tmp_path, city()).registry.all(PowerItem)
    assert item.authority == CITY


def test_title_rows_blank_rows_notes_and_totals_are_no_records(tmp_path: Path) -> None:
    rows = (
        ("示例市权力清单（2026年）",),
        (),
        ("制表：法规处", "2026年1月"),
        ITEM_HEADINGS,
        ITEM,
        (),
        ITEM_HEADINGS,
        ("339902000102", "对偷排的处罚", *ITEM[2:]),
        ("注：本表由法规处维护",),
        ("合计", "2项"),
    )
    found = loaded(tmp_path, city(权力清单=rows))
    count = next(c for c in found.counts if c.layout == "权力清单")
    assert (count.rows, count.mapped, count.reported) == (5, 2, 0)
    assert dict(count.skipped) == {"heading": 1, "note": 1, "total": 1}
    assert count.headings == 3
    assert [i.source.row for i in found.registry.all(PowerItem)] == [5, 8]


def test_two_heading_rows_and_a_group_above(tmp_path: Path) -> None:
    path = book(
        tmp_path / "eco" / "清单.xlsx",
        city(
            行政处罚决定=(
                ("序号", "行政相对人信息", None, "行政处罚决定书文号", "处罚决定日期", "处罚机关"),
                (None, "行政相对人名称", "统一社会信用代码", None, None, None),
                (
                    "1",
                    "示例有限公司",
                    "91230500MA1B3N1N2M",
                    "示环罚〔2026〕1号",
                    "2026年5月6日",
                    CITY,
                ),
            )
        ),
    )
    made = load_workbook(path)
    made["行政处罚决定"].merge_cells("B1:C1")
    made.save(path)
    (decision,) = load(tmp_path, today=TODAY).registry.all(PenaltyDecision)
    assert decision.party == "示例有限公司"
    assert decision.place("credit_code").cell == "C3"


def test_one_cause_is_one_message_that_counts_its_rows(tmp_path: Path) -> None:
    headings = tuple("设定依椐" if h == "设定依据" else h for h in ITEM_HEADINGS)
    rows = (headings, ITEM, ("339902000102", "对偷排的处罚", *ITEM[2:]))
    found = loaded(tmp_path, city(权力清单=rows))
    (finding,) = [f for f in found.findings if f.severity is Severity.ERROR]
    assert (finding.rule, finding.place.cell, finding.rows) == ("FM-13", "D1", 2)
    assert finding.scope is Scope.SHEET
    assert "设定依据" in finding.zh
    assert all(item in found.blocked for item in found.registry.all(PowerItem))


@pytest.mark.parametrize(
    ("heading", "given", "rule", "allowed"),
    [
        ("权力类型", "行政惩罚", "FM-08", "行政处罚"),
        ("是否收费", "也许", "FM-19", "“是”或者“否”"),
        ("事项编码", 330275012000, "FM-01", "文本"),
    ],
)
def test_a_bad_cell_is_told_at_its_cell(
    tmp_path: Path, heading: str, given: object, rule: str, allowed: str
) -> None:
    row = tuple(given if h == heading else c for h, c in zip(ITEM_HEADINGS, ITEM, strict=True))
    found = loaded(tmp_path, city(权力清单=(ITEM_HEADINGS, row)))
    (finding,) = [f for f in found.findings if f.rule == rule]
    column = "ABCDEFGHIJ"[ITEM_HEADINGS.index(heading)]
    assert finding.place.cell == f"{column}2"
    assert heading in finding.zh
    assert allowed in finding.zh
    (item,) = found.registry.all(PowerItem)
    assert item in found.blocked


def test_an_unknown_column_is_told_once_and_nothing_else_is_lost(tmp_path: Path) -> None:
    rows = ((*ITEM_HEADINGS, "领导批示"), (*ITEM, "同意"))
    found = loaded(tmp_path, city(权力清单=rows))
    assert said(found, "FM-10") == ["K1"]
    assert found.errors == 0


def test_a_column_that_may_not_be_kept_is_dropped_at_reading(tmp_path: Path) -> None:
    rows = (
        ("姓名", "工作单位", "执法证号", "身份证号"),
        ("李示", CITY, "990200001", "339901199001011234"),
    )
    found = loaded(tmp_path, city(执法人员=rows))
    assert said(found, "FM-16") == ["D1"]
    assert "339901199001011234" not in repr(list(found.registry))
    assert not any("339901199001011234" in f.zh + f.en for f in found.findings)


def test_merged_cells_speak_for_their_rows_only_where_the_layout_says_so(tmp_path: Path) -> None:
    path = book(
        tmp_path / "eco" / "清单.xlsx",
        city(
            裁量基准=(
                ("事项编码", "违法行为", "法定依据", "裁量阶次", "适用条件", "具体标准"),
                (
                    "339902000101",
                    "未批先建",
                    "《环境影响评价法》第三十一条",
                    "从轻",
                    "未建成",
                    "处1万元罚款",
                ),
                (None, None, None, "从重", "已投产", "处5万元罚款"),
            )
        ),
    )
    made = load_workbook(path)
    for cells in ("A2:A3", "B2:B3", "C2:C3", "E2:E3"):
        made["裁量基准"].merge_cells(cells)
    made.save(path)
    found = load(tmp_path, today=TODAY)
    tiers = found.registry.all(Tier)
    assert [t.offence for t in tiers] == ["未批先建", "未批先建"]
    assert [t.condition for t in tiers] == ["未建成", None]
    assert said(found, "FM-04") == ["E1"]


def test_hidden_rows_columns_and_sheets_are_not_read(tmp_path: Path) -> None:
    path = book(
        tmp_path / "eco" / "清单.xlsx",
        city(
            权力清单=(ITEM_HEADINGS, ITEM, ("339902000102", "藏起来的处罚", *ITEM[2:])),
            行政处罚决定=(
                ("行政处罚决定书文号", "处罚决定日期"),
                ("示环罚〔2026〕1号", "2026-5-6"),
            ),
        ),
    )
    made = load_workbook(path)
    made["权力清单"].row_dimensions[3].hidden = True
    made["权力清单"].column_dimensions["I"].hidden = True
    made["行政处罚决定"].sheet_state = "hidden"
    made.save(path)
    found = load(tmp_path, today=TODAY)
    (item,) = found.registry.all(PowerItem)
    assert item.content is None
    assert not found.registry.all(PenaltyDecision)
    assert "藏起来" not in repr(list(found.registry))
    assert len(said(found, "FM-05")) == 3


def test_every_row_is_mapped_reported_or_skipped(tmp_path: Path) -> None:
    rows = (ITEM_HEADINGS, ITEM, ("339902000103", None, *ITEM[2:]), ("随手写的一格",))
    found = loaded(tmp_path, city(权力清单=rows))
    for count in found.counts:
        assert count.rows == count.mapped + count.reported + sum(count.skipped.values())
    count = next(c for c in found.counts if c.layout == "权力清单")
    assert (count.mapped, count.reported) == (1, 2)
    assert said(found, "FM-17") == ["B3"]


def test_a_sheet_that_is_no_list_is_said_with_its_rows(tmp_path: Path) -> None:
    found = loaded(tmp_path, city(通讯录=(("科室", "电话"), ("办公室", "1"), ("法规处", "2"))))
    (finding,) = [f for f in found.findings if f.rule == "FM-12"]
    assert (finding.place.sheet, finding.rows) == ("通讯录", 3)


def test_a_column_without_a_heading_is_told(tmp_path: Path) -> None:
    rows = ((*ITEM_HEADINGS, None), (*ITEM, "没有列名的内容"))
    found = loaded(tmp_path, city(权力清单=rows))
    assert said(found, "FM-10") == ["K1"]
