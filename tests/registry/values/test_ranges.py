import json
import pickle
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.registry.values import NotUnderstood
from plugins.registry.values.range_parsing import parse_range
from plugins.registry.values.ranges import (
    Bounds,
    SanctionRange,
    Who,
    describe_amount,
    describe_band,
    describe_range,
    describe_sanctions,
    describe_when,
    fine_bounds,
    from_json,
    money_span,
    to_json,
)
from plugins.registry.vocabulary import PartyKind, PenaltyKind
from tests.registry.values.range_shorthand import shorthand
from tests.registry.values.range_table import REFUSED, TABLE

TEXTS = [text for text, _ in TABLE]


@pytest.mark.parametrize(("text", "said"), TABLE)
def test_words_are_read(text: str, said: str) -> None:
    assert shorthand(parse_range(text)) == said


@pytest.mark.parametrize("text", REFUSED)
def test_what_is_not_wholly_understood_is_refused(text: str) -> None:
    with pytest.raises(NotUnderstood) as refused:
        parse_range(text)
    assert refused.value.rule == "DB-00"


@pytest.mark.parametrize("text", TEXTS)
def test_a_range_in_words_is_the_same_range(text: str) -> None:
    stated = parse_range(text)
    assert parse_range(describe_range(stated)) == stated


@pytest.mark.parametrize("text", TEXTS)
def test_a_range_as_json_is_the_same_range(text: str) -> None:
    stated = parse_range(text)
    assert from_json(json.loads(json.dumps(to_json(stated)))) == stated
    assert pickle.loads(pickle.dumps(stated)) == stated
    assert hash(from_json(to_json(stated))) == hash(stated)


def test_every_kind_of_penalty_is_in_the_table() -> None:
    said = {kind for text in TEXTS for kind in parse_range(text).kinds}
    assert said == set(PenaltyKind) - {PenaltyKind.OTHER}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("处五万元以上十万元以下的罚款", "处5万元以上10万元以下罚款"),
        ("1-2万元", "处1万元以上2万元以下罚款"),
        ("1万元以上（不含本数）3万元以下", "处超过1万元不超过3万元罚款"),
        ("1万元以上3万元以下（不含本数）", "处1万元以上不满3万元罚款"),
        ("警告或者二百元以下罚款", "给予警告或者处200元以下罚款"),
        (
            "个人200元以下，单位500元-5000元",
            "对个人处200元以下罚款，对单位处500元以上5,000元以下罚款",
        ),
        (
            "没收违法所得；违法所得五万元以上的，并处违法所得一倍以上五倍以下罚款",
            "没收违法所得；违法所得5万元以上的，并处违法所得1倍以上5倍以下罚款",
        ),
        ("从轻：处1万元罚款；一般：处2万元罚款", "从轻：处1万元罚款；一般：处2万元罚款"),
        ("处合同价款百分之二以下罚款", "处合同价款2%以下罚款"),
        ("警告；罚款500元", "给予警告；处500元罚款"),
        ("免予处罚", "不予处罚"),
    ],
)
def test_the_words_are_short_and_exact(text: str, words: str) -> None:
    assert describe_range(parse_range(text)) == words


def test_parts_can_be_said_alone() -> None:
    stated = parse_range("给予警告；拒不改正的，对单位处1万元以上3万元以下罚款")
    _, band = stated.bands
    assert describe_when(band.when) == "拒不改正的，对单位"
    assert describe_sanctions(band) == "处1万元以上3万元以下罚款"
    assert describe_band(band) == "拒不改正的，对单位处1万元以上3万元以下罚款"
    assert describe_when(stated.bands[0].when) == ""
    amount = band.fines[0].amount
    assert amount is not None
    assert describe_amount(amount) == "1万元以上3万元以下"


@pytest.mark.parametrize(
    ("text", "party", "span"),
    [
        ("处5万元以上10万元以下罚款", None, (5_000_000, 10_000_000)),
        ("处200元以下罚款", None, (None, 20_000)),
        ("处1万元以上罚款", None, (1_000_000, None)),
        ("警告", None, (None, None)),
        ("不予处罚", None, (None, None)),
        ("处1万元罚款；情节严重的，处3万元以上5万元以下罚款", None, (1_000_000, 5_000_000)),
        ("对单位处500元以上5000元以下罚款，对个人处200元以下罚款", None, (None, 500_000)),
        (
            "对单位处500元以上5000元以下罚款，对个人处200元以下罚款",
            PartyKind.ORGANISATION,
            (50_000, 500_000),
        ),
        (
            "对单位处500元以上5000元以下罚款，对个人处200元以下罚款",
            PartyKind.NATURAL,
            (None, 20_000),
        ),
        ("对单位处500元罚款", PartyKind.NATURAL, (None, None)),
        ("处5000元罚款", PartyKind.SOLE_TRADER, (500_000, 500_000)),
        ("处违法所得3倍以下罚款", None, (None, None)),
        ("处违法所得三倍以下但最高不超过三万元的罚款", None, (None, 3_000_000)),
        (
            "货值金额不足一万元的，处五万元罚款；货值金额一万元以上的，处货值金额十倍罚款",
            None,
            (5_000_000, None),
        ),
        (
            "货值金额一万元以上不足三万元的，处货值金额二倍以上五倍以下罚款",
            None,
            (2_000_000, 15_000_000),
        ),
        ("每件处500元以上1000元以下罚款", None, (50_000, None)),
        ("每车次处500元罚款，累计不超过5000元", None, (50_000, 500_000)),
        ("对其直接负责的主管人员和其他直接责任人员处1万元罚款", Who.RESPONSIBLE, (1_000_000,) * 2),
    ],
)
def test_the_span_of_money(
    text: str, party: PartyKind | Who | None, span: tuple[int | None, int | None]
) -> None:
    assert money_span(parse_range(text), party) == span


@pytest.mark.parametrize(
    ("text", "base", "low", "high"),
    [
        ("处货值金额十倍以上二十倍以下罚款", 1_000_000, 10_000_000, 20_000_000),
        ("处违法所得百分之一以上百分之五以下罚款", 1_000_000, 10_000, 50_000),
        ("处违法所得三倍以下但最高不超过三万元的罚款", 2_000_000, None, 3_000_000),
        ("处违法所得一倍以上三倍以下罚款，最低不少于一万元", 100, 1_000_000, 300),
        (
            "处违法所得二倍以上十倍以下的罚款，违法所得不足一万元的，按一万元计算",
            500_000,
            2_000_000,
            10_000_000,
        ),
    ],
)
def test_a_multiple_of_a_known_base(
    text: str, base: int, low: int | None, high: int | None
) -> None:
    stated = parse_range(text)
    ((_, fine),) = stated.fines_for()
    found = fine_bounds(fine, {"货值金额": base, "违法所得": base})
    assert found == Bounds(low, high)
    assert fine_bounds(fine, {}) is None


def test_a_fine_by_the_piece_has_no_bounds_of_its_own() -> None:
    ((_, fine),) = parse_range("每件处500元罚款").fines_for()
    assert fine_bounds(fine) is None


AMOUNTS = st.integers(1, 10**7).map(lambda yuan: yuan * 100)
SENTENCES = st.sampled_from(TEXTS)
"""Parsed ranges are the values that may exist; combining them gives the rest."""


@given(low=AMOUNTS, width=AMOUNTS, opens=st.tuples(st.booleans(), st.booleans()))
def test_any_bounds_survive_their_words(low: int, width: int, opens: tuple[bool, bool]) -> None:
    amount = Bounds(low, low + width, *opens)
    stated = parse_range(f"处{describe_amount(amount)}罚款")
    assert stated.bands[0].fines[0].amount == amount


@given(low=st.decimals("0.01", 99, places=2), width=st.decimals("0.01", 99, places=2))
def test_any_multiple_survives_its_words(low: Decimal, width: Decimal) -> None:
    text = f"处违法所得{low}倍以上{low + width}倍以下罚款"
    stated = parse_range(text)
    assert parse_range(describe_range(stated)) == stated
    assert stated.bands[0].fines[0].amount is not None
    assert stated.bands[0].fines[0].amount.ends[:2] == (low, low + width)


@given(st.lists(SENTENCES, min_size=2, max_size=4))
def test_sentences_in_a_row_are_refused_or_survive_their_words(sentences: list[str]) -> None:
    try:
        stated = parse_range("。".join(sentences))
    except NotUnderstood:
        return
    assert parse_range(describe_range(stated)) == stated
    assert from_json(to_json(stated)) == stated


def _bands(stated: SanctionRange) -> int:
    return len(stated.bands)


@given(
    st.text(
        "处以上下万千百元倍罚款的，；。或者并可一五十15%警告没收违法所得情节严重不足", max_size=40
    )
)
def test_no_words_raise_anything_else(text: str) -> None:
    try:
        stated = parse_range(text)
    except NotUnderstood:
        return
    assert _bands(stated)
    assert parse_range(describe_range(stated)) == stated


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("处投资额1‰以上5‰以下罚款", "处投资额千分之一以上千分之五以下罚款"),
        ("对个人处警告或者500元以下罚款", "对个人给予警告或者500元以下罚款"),
        (
            "责令改正或者限制生产、停产整治，并处2万元以上20万元以下罚款",
            "责令改正或者责令限制生产、责令停产整治，并处2万元以上20万元以下罚款",
        ),
        (
            "处1万元罚款；情节严重的，报经有批准权的人民政府批准，责令停业、关闭",
            "处1万元罚款；情节严重的，报经有批准权的人民政府批准，责令停业、责令关闭",
        ),
    ],
)
def test_two_spellings_of_one_range(written: str, plain: str) -> None:
    assert parse_range(written) == parse_range(plain)
