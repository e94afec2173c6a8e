"""How ranges lie to one another, on the fixtures of the discretion and penalty rules."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.registry.values.range_parsing import parse_range
from plugins.registry.values.range_relations import (
    Fit,
    Touch,
    bases,
    contains,
    coverage,
    fine_fits,
    fit,
    holds,
    not_lighter,
    same_base,
    touch,
)
from plugins.registry.values.ranges import Ends


def money(text: str) -> Ends:
    amount = parse_range(text).bands[0].fines[0].amount
    assert amount is not None
    return amount.ends


@pytest.mark.parametrize(
    ("inner", "outer", "how"),
    [
        ("500元以上5000元以下", "500元以上5000元以下", Fit.INSIDE),
        ("1000元", "500元以上5000元以下", Fit.INSIDE),
        ("5000元", "500元以上5000元以下", Fit.INSIDE),
        ("5000元", "500元以上不满5000元", Fit.ABOVE),
        ("500元以上1000元以下", "超过500元不超过5000元", Fit.BELOW),
        ("400元以上5000元以下", "500元以上5000元以下", Fit.BELOW),
        ("500元以上6000元以下", "500元以上5000元以下", Fit.ABOVE),
        ("400元以上6000元以下", "500元以上5000元以下", Fit.BELOW_AND_ABOVE),
        ("200元以下", "200元以下", Fit.INSIDE),
        ("100元以上200元以下", "200元以下", Fit.INSIDE),
        ("100元以下", "50元以上200元以下", Fit.BELOW),
        ("100元以上", "50元以上200元以下", Fit.ABOVE),
        ("100元以上", "50元以上", Fit.INSIDE),
    ],
)
def test_fit(inner: str, outer: str, how: Fit) -> None:
    assert fit(money(inner), money(outer)) is how


@pytest.mark.parametrize(
    ("one", "other", "how"),
    [
        ("500元以上2000元以下", "2000元以上5000元以下", Touch.BOUNDARY),
        ("500元以上2000元以下", "超过2000元不超过5000元", Touch.ADJACENT),
        ("500元以上不满2000元", "2000元以上5000元以下", Touch.ADJACENT),
        ("500元以上不满2000元", "超过2000元不超过5000元", Touch.APART),
        ("500元以上2000元以下", "2500元以上5000元以下", Touch.APART),
        ("500元以上3000元以下", "2000元以上5000元以下", Touch.OVERLAP),
        ("500元以上5000元以下", "1000元", Touch.OVERLAP),
        ("2000元", "2000元以上5000元以下", Touch.BOUNDARY),
        ("500元以下", "500元以上", Touch.BOUNDARY),
        ("500元以下", "400元以下", Touch.OVERLAP),
    ],
)
def test_touch_is_the_same_both_ways(one: str, other: str, how: Touch) -> None:
    assert touch(money(one), money(other)) is how
    assert touch(money(other), money(one)) is how


@pytest.mark.parametrize(
    ("outer", "parts", "gaps", "excess"),
    [
        ("500元以上5000元以下", ["500元以上2000元以下", "2000元以上5000元以下"], [], False),
        ("500元以上5000元以下", ["500元以上不满2000元", "2000元以上5000元以下"], [], False),
        (
            "500元以上5000元以下",
            ["500元以上2000元以下", "2500元以上5000元以下"],
            ["超过2000元不满2500元"],
            False,
        ),
        (
            "500元以上5000元以下",
            ["500元以上不满2000元", "超过2000元不超过5000元"],
            ["2000元"],
            False,
        ),
        (
            "500元以上5000元以下",
            ["1000元以上4000元以下"],
            ["500元以上不满1000元", "超过4000元不超过5000元"],
            False,
        ),
        ("500元以上5000元以下", ["400元以上5000元以下"], [], True),
        ("500元以上5000元以下", ["500元以上6000元以下"], [], True),
        ("500元以上5000元以下", [], ["500元以上5000元以下"], False),
        ("200元以下", ["100元以下", "100元以上200元以下"], [], False),
        ("200元以下", ["100元以上200元以下"], ["不满100元"], False),
        ("500元以上", ["500元以上1000元以下"], ["超过1000元"], False),
        ("500元以上5000元以下", ["6000元以上7000元以下"], ["500元以上5000元以下"], True),
        ("500元以上5000元以下", ["500元以上5000元以下", "600元"], [], False),
    ],
)
def test_coverage(outer: str, parts: list[str], gaps: list[str], excess: bool) -> None:  # noqa: FBT001
    found = coverage(money(outer), [money(part) for part in parts])
    assert found.gaps == tuple(money(gap) for gap in gaps)
    assert found.excess is excess
    assert found.complete is (not gaps and not excess)


@pytest.mark.parametrize(
    ("lighter", "heavier", "holds_so"),
    [
        ("500元以上2000元以下", "2000元以上5000元以下", True),
        ("500元以上3000元以下", "400元以上5000元以下", False),
        ("500元以上3000元以下", "600元以上2000元以下", False),
        ("500元以上3000元以下", "500元以上3000元以下", True),
        ("200元以下", "100元以上200元以下", True),
    ],
)
def test_a_heavier_tier_is_not_lighter(lighter: str, heavier: str, holds_so: bool) -> None:  # noqa: FBT001
    assert not_lighter(money(heavier), money(lighter)) is holds_so


def test_a_figure_lies_in_an_interval() -> None:
    ends = money("500元以上不满5000元")
    assert [holds(ends, fen) for fen in (49_999, 50_000, 499_999, 500_000)] == [
        False,
        True,
        True,
        False,
    ]


LITTER = "对个人处200元以下罚款，对单位处500元以上5000元以下罚款"
FOOD = (
    "没收违法所得；货值金额不足一万元的，并处五万元以上十万元以下罚款；"
    "货值金额一万元以上的，并处货值金额十倍以上二十倍以下罚款"
)


@pytest.mark.parametrize(
    ("outer", "inner", "inside"),
    [
        (LITTER, "对单位处500元以上2000元以下罚款", True),
        (LITTER, "对单位处400元以上2000元以下罚款", False),
        (LITTER, "对单位处2000元以上6000元以下罚款", False),
        (LITTER, "对个人处100元以上200元以下罚款", True),
        (LITTER, "对个人处500元罚款", False),
        (LITTER, "对个人处50元罚款，对单位处1000元罚款", True),
        (LITTER, "处500元以上2000元以下罚款", True),
        (LITTER, "警告", None),
        (LITTER, "处违法所得一倍罚款", None),
        (FOOD, "货值金额不足一万元的，处五万元以上七万元以下罚款", True),
        (FOOD, "货值金额不足五千元的，处五万元以上七万元以下罚款", True),
        (FOOD, "货值金额不足一万元的，处四万元以上七万元以下罚款", False),
        (FOOD, "货值金额不足二万元的，处五万元以上七万元以下罚款", None),
        (FOOD, "货值金额一万元以上的，处货值金额十倍以上十五倍以下罚款", True),
        (FOOD, "货值金额一万元以上的，处货值金额五倍以上十倍以下罚款", False),
        (FOOD, "违法经营的食品货值金额一万元以上三万元以下的，处货值金额十二倍罚款", True),
        ("没有违法所得的，处一万元罚款", "没有违法所得的，处一万元罚款", True),
        ("没有违法所得的，处一万元罚款", "有违法所得的，处一万元罚款", None),
        ("每件处五百元罚款", "处五百元罚款", None),
        (
            "处一万元以上三万元以下罚款；情节严重的，处三万元以上五万元以下罚款",
            "处四万元罚款",
            True,
        ),
    ],
)
def test_a_range_within_another(outer: str, inner: str, inside: bool | None) -> None:  # noqa: FBT001
    assert contains(parse_range(outer), parse_range(inner)) is inside


def test_each_fine_is_told_its_nearest() -> None:
    found = fine_fits(parse_range(LITTER), parse_range("对单位处400元以上2000元以下罚款"))
    assert [(fine.fit, fine.outer is not None) for fine in found] == [(Fit.BELOW, True)]
    assert found[0].outer == parse_range(LITTER).bands[1].fines[0]


def test_bases_are_named_once() -> None:
    assert bases(parse_range(FOOD)) == ("货值金额",)
    assert bases(parse_range("处违法所得一倍罚款；没有违法所得的，处一万元罚款")) == ("违法所得",)
    assert same_base("违法经营的食品货值金额", "货值金额")
    assert same_base("直接经济损失", "水污染事故造成的直接损失")
    assert same_base("上一年度从本单位取得的收入", "上一年度从本企业事业单位取得收入")
    assert not same_base("违法所得", "货值金额")


FIGURES = st.one_of(st.none(), st.integers(1, 9).map(Decimal))


@st.composite
def intervals(draw: st.DrawFn) -> Ends:
    low, high = draw(FIGURES), draw(FIGURES)
    if low is not None and high is not None and low > high:
        low, high = high, low
    if low is not None and low == high:
        return Ends(low, high)
    return Ends(
        low, high, low is not None and draw(st.booleans()), high is not None and draw(st.booleans())
    )


POINTS = [Decimal(n) / 4 for n in range(1, 45)]


def members(ends: Ends) -> set[Decimal]:
    """Sample points of the interval, by plain comparison."""
    return {
        point
        for point in POINTS
        if (ends.low is None or point > ends.low or (point == ends.low and not ends.low_open))
        and (ends.high is None or point < ends.high or (point == ends.high and not ends.high_open))
    }


@given(intervals(), intervals())
def test_relations_agree_with_membership(one: Ends, other: Ends) -> None:
    assert (fit(one, other) is Fit.INSIDE) == (members(one) <= members(other))
    assert (touch(one, other) in (Touch.OVERLAP, Touch.BOUNDARY)) == bool(
        members(one) & members(other)
    )
    assert all(holds(one, point) == (point in members(one)) for point in POINTS)


@given(intervals(), st.lists(intervals(), max_size=4))
def test_gaps_are_what_no_part_holds(outer: Ends, parts: list[Ends]) -> None:
    held = set().union(*(members(part) for part in parts))
    found = coverage(outer, parts)
    assert set().union(*(members(gap) for gap in found.gaps)) == members(outer) - held
    assert found.excess == bool(held - members(outer))


UNIT_AND_PERSONS = (
    "处十万元以上五十万元以下的罚款；"
    "对直接负责的主管人员和其他直接责任人员处五千元以上二万元以下的罚款"
)


@pytest.mark.parametrize(
    ("outer", "inner", "inside"),
    [
        (UNIT_AND_PERSONS, "处十万元罚款，对个人处五千元罚款", True),
        (UNIT_AND_PERSONS, "处十万元罚款，对个人处三万元罚款", False),
        # a statute that names individuals means them
        ("对单位处1万元以上5万元以下罚款，对个人处500元以下罚款", "对个人处600元罚款", False),
    ],
)
def test_individuals_below_a_fine_of_units_are_the_responsible_persons(
    outer: str, inner: str, inside: object
) -> None:
    assert contains(parse_range(outer), parse_range(inner)) is inside
