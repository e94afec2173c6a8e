"""What a column makes of a cell is what its model makes of it, however often it is asked."""

from datetime import date, datetime, time
from typing import Any

import pytest
from pydantic import ValidationError

from plugins.registry.cells import InUnit
from plugins.registry.columns import NOTHING, REMEMBERED, ColumnCells, Told
from plugins.registry.layouts import LAYOUTS
from plugins.registry.models.outcomes import PenaltyDecision
from plugins.registry.records import Record, Source
from plugins.registry.sheets import SheetLayout
from plugins.registry.values.money import Unit
from plugins.registry.workbook import CellError, CellValue
from tests.sheets import read, sheet, told

PENALTIES = next(layout for layout in LAYOUTS if layout.model is PenaltyDecision)
RAW: tuple[CellValue, ...] = (
    *("是", "罚款", "罚款、警告", "02 行政处罚", "长期", "2024年5月1日", "5万元", "二十", "聯合國"),
    *("《中华人民共和国行政处罚法》第三十三条", "示市监罚[2024]01号", "自然人", "  空 白 \n行  "),
    *(
        "100元以上200元以下罚款",
        "x" * 300,
        "１２３",
        "a\u200bb",
        "1、2",
        "有效",
        "http://example.cn",
    ),
    *(date(2024, 5, 1), datetime(2024, 5, 1, 9, 30), time(9, 30), date(1800, 1, 1)),
    *(0, 1, 1.0, True, False, 0.05, 12.5, 123456789012, 10**13, -3, 1e300, 45000),
)
HEADINGS = ("行政处罚决定书文号", "行政相对人名称", "违法事实", "罚款金额（万元）", "处罚决定日期")
ROW = ("示市监罚〔2024〕1号", "示例公司", "未按规定", 1.5, date(2024, 5, 1))


def read_alone(column: ColumnCells, raw: CellValue) -> object:
    return column.number(raw, "") if isinstance(raw, int | float) else column[raw]


def validated(layout: SheetLayout, field: str, raw: object) -> object:
    """What the whole model says of one field of a row."""
    source = Source("a.xlsx", "表", 1)
    try:
        record = layout.model.model_validate({field: raw, "source": source})
    except ValidationError as problem:
        errors = [error for error in problem.errors() if error["loc"][0] == field]
        if errors:
            return [(error["type"], error.get("ctx")) for error in errors]
        return layout.model.model_validate({layout.key: "名称", field: raw, "source": source})
    return record


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.sheet)
def test_a_column_reads_every_cell_as_its_model_does(layout: SheetLayout) -> None:
    for entry in layout.columns:
        column = ColumnCells(layout, entry, None)
        for raw in RAW:
            made: Any = read_alone(column, raw)
            given = column.seen(raw, "") if isinstance(raw, int | float) else raw
            whole = validated(layout, entry.field, given)
            if isinstance(whole, Record):
                value = made.value if isinstance(made, Told) else made
                assert repr(value) == repr(getattr(whole, entry.field)), (entry.field, raw)
            else:
                assert isinstance(made, Told), (entry.field, raw)
                assert made.value is NOTHING
                assert len(made.refused) == len(whole)  # type: ignore[arg-type]


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.sheet)
def test_a_cell_is_read_alike_the_first_time_and_the_second(layout: SheetLayout) -> None:
    for entry in layout.columns:
        column, fresh = ColumnCells(layout, entry, None), ColumnCells(layout, entry, None)
        first = [repr(read_alone(column, raw)) for raw in RAW]
        assert [repr(read_alone(column, raw)) for raw in RAW] == first
        backwards = [repr(read_alone(fresh, raw)) for raw in reversed(RAW)]
        assert backwards[::-1] == first, entry.field


def test_a_column_forgets_what_it_cannot_hold() -> None:
    column = ColumnCells(PENALTIES, next(c for c in PENALTIES.columns if c.field == "party"), None)
    for number in range(3 * REMEMBERED):
        assert column[f"示例公司{number}"] == f"示例公司{number}"
        assert column.number(number, "0" * 9) == str(number).zfill(9)
        assert column[None] is NOTHING
    assert len(column) <= REMEMBERED


def test_a_bad_cell_that_repeats_is_told_at_each_of_its_places() -> None:
    rows = [(*ROW[:4], "没有日期") if number % 500 == 0 else ROW for number in range(2500)]
    (reading,) = read(sheet("行政处罚", HEADINGS, *rows))
    dates = [f for f in reading.findings if f.rule == "FM-02"]
    assert [(f.place.cell, f.rows) for f in dates] == [("E2", 5)]
    assert [place.cell for place in dates[0].see] == ["E502", "E1002", "E1502", "E2002"]
    assert len(reading.records) == 2500


def test_records_stand_in_the_order_of_their_rows_whatever_is_told_of_some() -> None:
    bad = CellError("#REF!")
    rows = [(f"示市监罚〔2024〕{n}号", "甲", bad if n % 7 == 0 else "乙", 1, date(2024, 5, 1))
            for n in range(1, 2200)]  # fmt: skip
    (reading,) = read(sheet("行政处罚", HEADINGS, *rows))
    assert [record.source.row for record in reading.records] == list(range(2, 2201))
    facts = [getattr(record, "facts", None) for record in reading.records]
    assert facts == [None if n % 7 == 0 else "乙" for n in range(1, 2200)]


def test_a_record_that_was_read_is_a_record_that_was_validated() -> None:
    (reading,) = read(sheet("行政处罚", HEADINGS, ROW, (*ROW[:3], None, ROW[4])))
    for record in reading.records:
        given = {name: getattr(record, name) for name in record.model_fields_set}
        if "fine" in given:
            given["fine"] = InUnit(given["fine"], Unit.FEN)
        again = type(record).model_validate(given)
        assert record == again
        assert record.model_fields_set == again.model_fields_set
        assert record.model_dump() == again.model_dump()
        assert hash(record) == hash(again)
    with pytest.raises(ValidationError, match="frozen"):
        setattr(reading.records[0], "tier", "从轻")  # noqa: B010  mypy forbids the plain way


def test_a_copy_of_a_record_does_not_change_the_others() -> None:
    (reading,) = read(sheet("行政处罚", HEADINGS, ROW, ROW))
    first, second = reading.records
    copied = first.model_copy(update={"tier": "从轻"})
    assert "tier" in copied.model_fields_set
    assert "tier" not in second.model_fields_set
    assert getattr(second, "tier", "") is None


def test_a_sheet_whose_columns_are_all_hidden_loses_no_row() -> None:
    every = frozenset(range(1, len(HEADINGS) + 1))
    (reading,) = read(sheet("行政处罚", HEADINGS, ROW, ROW, hidden_columns=every))
    assert reading.count.mapped + reading.count.reported == 2
    assert ("FM-05", "A1", 1) in [(rule, cell, 1) for rule, cell, _ in told(reading)]
