"""What a cell of each type must hold, and how it is read."""

from datetime import date, datetime, time
from typing import Any, get_type_hints

import pytest
from pydantic_core import PydanticCustomError

from plugins.registry import cells
from plugins.registry import vocabulary as v
from plugins.registry.layouts import LAYOUTS
from plugins.registry.sheets import Form
from plugins.registry.values.money import Unit


def refused(read: Any, *given: object) -> dict[str, Any]:
    """The rule and the words with which *read* refuses *given*."""
    with pytest.raises(PydanticCustomError) as caught:
        read(*given)
    return {"rule": caught.value.type, **(caught.value.context or {})}


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        (" 示例\n  市 ", "示例 市"),
        (True, "是"),
        (12, "12"),
        (12.0, "12"),
        (1234567.89, "1234567.89"),
        (0.1 + 0.2, "0.3"),
        (0.0000001, "0.0000001"),
        (date(2026, 1, 5), "2026-01-05"),
        (datetime(2026, 1, 5), "2026-01-05"),
        (datetime(2026, 1, 5, 9, 30), "2026-01-05 09:30"),
        (time(9, 30), "09:30"),
    ],
)
def test_any_cell_can_be_text_and_loses_nothing(raw: object, text: str) -> None:
    assert cells.as_text(raw) == text


@pytest.mark.parametrize("raw", [10**11, float(10**11), -(10**11), 1e300])
def test_a_long_number_is_no_text(raw: float) -> None:
    assert refused(cells.as_text, raw)["rule"] == "FM-01"
    assert cells.as_text(10**11 - 1) == "99999999999"


@pytest.mark.parametrize(
    ("number", "code", "seen"),
    [
        (0.05, "0%", "5%"),
        (1, "0%", "100%"),
        (0.125, "0.0%", "12.5%"),
        (571, "00000", "00571"),
        (571, "", 571),
        (571.5, "00000", 571.5),
        (-5, "000", -5),
        (339902000101, "000000000000000", 339902000101),
        (5, '0"件"', 5),
    ],
)
def test_a_number_is_seen_as_its_format_shows_it(
    number: float, code: str, seen: float | str
) -> None:
    assert cells.as_seen(number, code) == seen


def test_prose_keeps_its_lines_and_a_code_no_blank() -> None:
    assert cells.as_prose(" 一\n\n 二 ") == "一\n二"
    assert cells.as_prose(5) == "5"
    assert cells.as_code(" cf－01 ００２\n") == "CF-01002"


ONE = (
    *("行政处罚", " 行政 处罚。", "行政处罚；", "處罰", "行政處罰"),
    *("02", "2", 2, "02 行政处罚", "penalty"),
)


@pytest.mark.parametrize("raw", ONE)
def test_one_member_in_many_spellings(raw: object) -> None:
    assert cells.as_member(v.PowerKind, raw) is v.PowerKind.PENALTY


@pytest.mark.parametrize(
    ("raw", "hint"),
    [
        ("行政处罚（含警告）", "（是不是“行政处罚”？）"),
        ("行政惩罚", "（是不是“行政处罚”？）"),
        ("行政处罚、行政强制", "（这一栏只能填一项）"),
        ("Penalty", ""),
    ],
)
def test_what_is_no_member_is_told_with_what_may_be_meant(raw: str, hint: str) -> None:
    words = refused(cells.as_member, v.PowerKind, raw)
    assert (words["rule"], words["given"], words["hint"]) == ("FM-08", raw, hint)
    assert words["allowed_zh"].startswith("行政许可、行政处罚、")


def test_a_label_with_its_own_comma_can_be_meant() -> None:
    words = refused(cells.as_member, v.CoercionKind, "冻结存款、汇款的")
    assert words["hint"] == "（是不是“冻结存款、汇款”？）"


@pytest.mark.parametrize(
    ("raw", "kinds"),
    [
        ("警告、罚款", "warning fine"),
        ("罚款；警告,罚款", "fine warning"),
        ("警告 罚款", "warning fine"),
        ("责令 停产停业", "stop_business"),
        ("没收违法所得、没收非法财物", "confiscate_gains confiscate_goods"),
        ("法律、行政法规规定的其他行政处罚", "other"),
    ],
)
def test_several_members_in_one_cell(raw: str, kinds: str) -> None:
    assert " ".join(cells.as_members(v.PenaltyKind, raw)) == kinds


@pytest.mark.parametrize(
    ("raw", "given", "hint"),
    [
        ("警告、罚款5万元", "罚款5万元", "（是不是“罚款”？）"),
        ("警告 罚钱", "警告 罚钱", "（是不是“警告”？）"),
        ("警告 罚款 罚钱", "警告 罚款 罚钱", "（几项之间请用顿号隔开）"),
        ("罚款人民币伍万元整并通知本人", "罚款人民币伍万元整并通知本人", "（是不是“罚款”？）"),
        ("责令关闭和罚款", "责令关闭和罚款", "（几项之间请用顿号隔开）"),
    ],
)
def test_the_part_that_is_no_member_is_named(raw: str, given: str, hint: str) -> None:
    words = refused(cells.as_members, v.PenaltyKind, raw)
    assert (words["given"], words["hint"]) == (given, hint)


@pytest.mark.parametrize("raw", [datetime(2026, 5, 6, 9), 46148, "2026.5.6"])
def test_dates(raw: object) -> None:
    assert cells.as_date(raw) == date(2026, 5, 6)


@pytest.mark.parametrize("raw", [time(9, 30), True, "五月", "2026-5"])
def test_what_is_no_date(raw: object) -> None:
    assert refused(cells.as_date, raw)["rule"] == "FM-02"


@pytest.mark.parametrize(
    ("raw", "fen"),
    [
        (cells.InUnit(5, Unit.WAN_YUAN), 5_000_000),
        (cells.InUnit("5000元", Unit.WAN_YUAN), 500_000),
        ("5万元", 5_000_000),
    ],
)
def test_money(raw: object, fen: int) -> None:
    assert cells.as_fen(raw) == fen


@pytest.mark.parametrize(
    ("raw", "unit"),
    [
        (5, None),
        ("5", None),
        ("罚款5万元", Unit.YUAN),
        ("-5", Unit.YUAN),
        (date(2026, 1, 1), Unit.YUAN),
        (time(1), Unit.YUAN),
        (True, Unit.YUAN),
    ],
)
def test_what_is_no_amount(raw: object, unit: Unit | None) -> None:
    given = cells.InUnit(raw, unit) if unit else raw
    assert refused(cells.as_fen, given)["rule"] == "FM-03"


@pytest.mark.parametrize(("raw", "number"), [(20, 20), (20.0, 20), ("２０", 20), ("二十", 20)])
def test_whole_numbers(raw: object, number: int) -> None:
    assert cells.as_whole(raw) == number


@pytest.mark.parametrize("raw", [20.5, "20个工作日", True, "即时"])
def test_what_is_no_whole_number(raw: object) -> None:
    assert refused(cells.as_whole, raw)["rule"] == "FM-18"


def test_yes_and_no() -> None:
    assert all(map(cells.as_yes, ["是。", "√", True, "有", 1]))
    assert not any(map(cells.as_yes, ["否；", "×", False, "不收费", 0]))


def test_every_amount_stands_in_a_column_of_money() -> None:
    for layout in LAYOUTS:
        types = get_type_hints(layout.model, include_extras=True)
        for column in layout.columns:
            amount = "as_fen" in repr(types[column.field])
            assert amount is (column.form is Form.MONEY), (layout.sheet, column.heading)


@pytest.mark.parametrize("kind", v.Vocabulary.__subclasses__(), ids=lambda kind: kind.__name__)
def test_every_label_and_every_other_way_to_write_it_is_read(kind: type[v.Vocabulary]) -> None:
    written = [(form, member) for member in kind for form in member.written if form]
    assert written
    assert [form for form, member in written if cells.as_member(kind, form) is not member] == []
