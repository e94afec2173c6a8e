from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.registry.values import NotUnderstood
from plugins.registry.values.money import Unit, heading_unit, parse_money, show_money


@pytest.mark.parametrize(
    ("value", "unit", "fen"),
    [
        ("5万元", None, 5_000_000),
        ("叁万元整", None, 3_000_000),
        ("人民币叁仟伍佰元整", None, 350_000),
        ("壹万贰仟叁佰元伍角", None, 1_230_050),
        ("3,000.50元", None, 300_050),
        ("３，０００元", None, 300_000),
        ("五千元", None, 500_000),
        ("5万", None, 5_000_000),
        ("5万", Unit.WAN_YUAN, 5_000_000),
        ("2.5亿", None, 25_000_000_000),
        ("0.2万元", None, 200_000),
        ("5角", None, 50),
        ("3元5角2分", None, 352),
        ("0.2", Unit.WAN_YUAN, 200_000),
        (0.2, Unit.WAN_YUAN, 200_000),
        (0.1 + 0.2, Unit.WAN_YUAN, 300_000),
        (Decimal("0.000001"), Unit.WAN_YUAN, 1),
        (12, Unit.YUAN, 1200),
        ("3000元", Unit.WAN_YUAN, 300_000),
        ("¥3,000", Unit.YUAN, 300_000),
        (0, Unit.YUAN, 0),
    ],
)
def test_an_amount_is_read_in_fen(value: str | float, unit: Unit | None, fen: int) -> None:
    assert parse_money(value, unit) == fen


@pytest.mark.parametrize("value", ["3000", 3000, 0.2, "三千"])
def test_no_unit_anywhere_is_refused_by_its_rule(value: str | float) -> None:
    with pytest.raises(NotUnderstood, match="单位") as refused:
        parse_money(value, None)
    assert refused.value.rule == "FM-03"


@pytest.mark.parametrize(
    "value",
    [
        "5万元以下",
        "约5万元",
        "-3元",
        -3,
        "0.001元",
        "",
        "元",
        "万",
        "整",
        "五",
        float("inf"),
        float("nan"),
        True,
        "1" * 30 + "元",
    ],
)
def test_what_is_no_amount_is_refused(value: str | float) -> None:
    unit = Unit.YUAN if value != "五" else None
    with pytest.raises(NotUnderstood):
        parse_money(value, unit)


@pytest.mark.parametrize(
    ("heading", "unit"),
    [
        ("罚款金额(万元)", Unit.WAN_YUAN),
        ("罚款金额（元）", Unit.YUAN),
        ("资金规模（年度预算，万元）", Unit.WAN_YUAN),
        ("罚没金额（单位：万元）", Unit.WAN_YUAN),
        ("金额：亿元", Unit.YI_YUAN),
        ("处罚金额万元", Unit.WAN_YUAN),
        ("补助标准(元/亩)", Unit.YUAN),
        ("预算\n（千元）", Unit.THOUSAND_YUAN),
        ("金额", None),
        ("（元/万元）", None),
        ("罚款（万元）金额（元）", None),
        ("多元", None),
        ("公元(年)", None),
        ("单位元素", None),
    ],
)
def test_a_heading_names_its_unit_or_none(heading: str, unit: Unit | None) -> None:
    assert heading_unit(heading) is unit


@pytest.mark.parametrize(
    ("fen", "shown"),
    [
        (0, "0元"),
        (1, "0.01元"),
        (300_000, "3,000元"),
        (1_500_000, "1.5万元"),
        (5_000_000, "5万元"),
        (1_234_500, "12,345元"),
        (10_000_000_000, "1亿元"),
        (15_000_000_000, "1.5亿元"),
        (5_000_000_000, "5,000万元"),
    ],
)
def test_an_amount_is_shown_as_citizens_write_it(fen: int, shown: str) -> None:
    assert show_money(fen) == shown


@given(st.integers(0, 10**16))
def test_what_is_shown_is_the_same_money(fen: int) -> None:
    assert parse_money(show_money(fen), None) == fen


@given(st.integers(0, 10**14))
def test_exchange_decimals_lose_no_fen(fen: int) -> None:
    assert parse_money(str(Decimal(fen) / Unit.WAN_YUAN), Unit.WAN_YUAN) == fen


def test_every_unit_has_a_chinese_name() -> None:
    assert [unit.zh for unit in (Unit.FEN, Unit.WAN_YUAN, Unit.YI_YUAN)] == ["分", "万元", "亿元"]
