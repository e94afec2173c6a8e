from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.registry.values import NotUnderstood
from plugins.registry.values.dates import OPEN_ENDED, parse_date, show_date

MARCH_FIRST = date(2025, 3, 1)


@pytest.mark.parametrize(
    "value",
    [
        "2025-03-01",
        "2025-3-1",
        "2025/3/1",
        "2025.03.01",
        "2025年3月1日",
        "２０２５年３月１日",
        " 2025 年 3 月 1 日 ",
        "2025年3月1号",
        "二〇二五年三月一日",
        "二○二五年三月一日",
        "20250301",
        20250301,
        20250301.0,
        45717,
        45717.0,
        45717.75,
        "2025-03-01 00:00:00",
        "2025-03-01T08:30:00",
        datetime(2025, 3, 1, 9, 30),
        MARCH_FIRST,
    ],
)
def test_every_form_of_a_date_is_read(value: str | float | date) -> None:
    assert parse_date(value) == MARCH_FIRST


@pytest.mark.parametrize("word", ["长期", "永久", "长期有效", "永久有效", "2099-12-31", " 长期 "])
def test_an_open_end_has_its_day(word: str) -> None:
    assert parse_date(word) == OPEN_ENDED


def test_the_chinese_built_in_format_of_a_serial() -> None:
    assert parse_date(46027) == date(2026, 1, 5)


def test_the_1904_system_is_honoured() -> None:
    assert parse_date(44565, epoch1904=True) == date(2026, 1, 5)
    assert parse_date(17000, epoch1904=True) == date(1950, 7, 18)


@pytest.mark.parametrize(
    "value",
    [
        "25-3-1",
        "25年3月1日",
        "2025年3月",
        "2025",
        2025,
        "2025-02-30",
        "2025-13-01",
        "2025-3/1",
        "1625-03-01",
        "2100-01-01",
        "45717",
        "2025-03-01起",
        "",
        "待定",
        True,
        -1,
        12,
        1e300,
        float("nan"),
        float("inf"),
        20251301,
    ],
)
def test_what_is_no_day_is_refused_with_a_sentence(value: str | float) -> None:
    with pytest.raises(NotUnderstood) as refused:
        parse_date(value)
    assert refused.value.rule == "FM-02"
    assert "2025年3月1日" in refused.value.allowed_zh
    assert refused.value.allowed_en


def test_a_day_is_shown_without_zeros() -> None:
    assert show_date(MARCH_FIRST) == "2025年3月1日"
    assert show_date(OPEN_ENDED) == "长期"


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)))
def test_what_is_shown_is_read_back(day: date) -> None:
    assert parse_date(show_date(day)) == day


@given(st.dates(date(1950, 1, 1), date(2099, 12, 31)))
def test_a_serial_is_read_back(day: date) -> None:
    serial = (day - date(1899, 12, 30)) // timedelta(days=1)
    assert parse_date(serial) == day
