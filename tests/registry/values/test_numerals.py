from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.registry.values.numerals import chinese_numeral, number, whole_number


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("12", 12),
        ("1,234", 1234),
        ("１２", 12),
        ("三十二", 32),
        ("十", 10),
        ("一十五", 15),
        ("一百十五", 115),
        ("一百零五", 105),
        ("壹佰贰拾叁", 123),
        ("廿三", 23),
        ("卅", 30),
        ("〇", 0),
        ("二〇二五", 2025),
        ("二○二五", 2025),
        ("两万三千零五", 23005),
        ("2万", 20000),
        ("3.5万", 35000),
        ("1万2千", 12000),
        ("3千5百", 3500),
        ("1万500", 10500),
        ("1亿2000万", 120_000_000),
        ("二千五百万", 25_000_000),
        ("一万亿", 10**12),
        ("十二亿", 1_200_000_000),
    ],
)
def test_a_written_number_is_read(text: str, value: int) -> None:
    assert whole_number(text) == value


@pytest.mark.parametrize(
    "text",
    [
        *"一百五 一万五 1万5 百万 十十 一千零五百 一万五百 九千九千".split(),
        *"1,23 五万元 万 一二万三四".split(),
        *"abc 3.5 . , 零零一二x -3 ½".split(),
        "",
        " ",
        "1" * 41,
    ],
)
def test_what_could_be_two_numbers_or_none_is_refused(text: str) -> None:
    assert whole_number(text) is None


def test_a_fraction_is_a_number_but_not_a_whole_one() -> None:
    assert number("0.2") == Decimal("0.2")
    assert whole_number("0.2") is None


@pytest.mark.parametrize(
    ("value", "spelt"),
    [
        (0, "零"),
        (10, "十"),
        (12, "十二"),
        (20, "二十"),
        (105, "一百零五"),
        (110, "一百一十"),
        (1005, "一千零五"),
        (10005, "一万零五"),
        (30100, "三万零一百"),
        (100_010_000, "一亿零一万"),
        (1_000_000_005, "十亿零五"),
    ],
)
def test_a_number_is_spelt_as_in_a_law(value: int, spelt: str) -> None:
    assert chinese_numeral(value) == spelt


@given(st.integers(0, 10**12 - 1))
def test_spelling_and_reading_are_inverse(value: int) -> None:
    assert whole_number(chinese_numeral(value)) == value


@pytest.mark.parametrize("value", [-1, 10**12])
def test_numbers_out_of_range_are_not_spelt(value: int) -> None:
    with pytest.raises(ValueError, match=str(value)):
        chinese_numeral(value)
