"""Working days, roll-over and what happens where the next notice has not come."""

from datetime import date
from pathlib import Path

import pytest

from plugins.registry.calendar import Deadline, NoticeMissingError, WorkingDays, load_calendar
from plugins.registry.deadlines import Act, deadline, months_after, months_deadline

DAYS = WorkingDays()
NOTICE = "[2027]\noff = [2027-01-01]\nwork = [2027-01-03]\n"

PERIODS = [
    ("2021-09-24", 3, "2021-09-28"),
    ("2021-09-24", 7, "2021-10-09"),
    ("2021-09-30", 7, "2021-10-15"),
    ("2021-09-30", 20, "2021-11-03"),
    ("2023-01-20", 7, "2023-02-03"),
    ("2023-09-28", 3, "2023-10-09"),
    ("2024-02-08", 7, "2024-02-23"),
    ("2024-02-08", 20, "2024-03-13"),
    ("2024-04-30", 3, "2024-05-08"),
    ("2025-01-24", 7, "2025-02-10"),
    ("2025-09-30", 3, "2025-10-11"),
    ("2025-09-30", 20, "2025-11-04"),
    ("2026-02-13", 3, "2026-02-25"),
    ("2026-02-13", 7, "2026-03-02"),
    ("2026-09-24", 3, "2026-09-30"),
]


@pytest.mark.parametrize(("start", "days", "end"), PERIODS)
def test_working_days_follow_the_notices(start: str, days: int, end: str) -> None:
    assert DAYS.after(date.fromisoformat(start), days) == date.fromisoformat(end)


MAKE_UPS = """
2021-02-07 2021-02-20 2021-04-25 2021-05-08 2021-09-18 2021-09-26 2021-10-09
2022-01-29 2022-01-30 2022-04-02 2022-04-24 2022-05-07 2022-10-08 2022-10-09
2023-01-28 2023-01-29 2023-04-23 2023-05-06 2023-06-25 2023-10-07 2023-10-08
2024-02-04 2024-02-18 2024-04-07 2024-04-28 2024-05-11 2024-09-14 2024-09-29 2024-10-12
2025-01-26 2025-02-08 2025-04-27 2025-09-28 2025-10-11
2026-01-04 2026-02-14 2026-02-28 2026-05-09 2026-09-20 2026-10-10
"""


def test_weekends_that_are_worked_are_exactly_those_of_the_notices() -> None:
    start, end = date(2021, 1, 1).toordinal(), date(2026, 12, 31).toordinal()
    days = [date.fromordinal(n) for n in range(start, end + 1)]
    worked = {day.isoformat() for day in days if day.weekday() >= 5 and DAYS.is_working(day)}
    assert worked == set(MAKE_UPS.split())


@pytest.mark.parametrize("received", ["2025-08-03", "2025-08-04"])
def test_a_calendar_period_rolls_past_the_holiday(received: str) -> None:
    found = deadline(DAYS, Act.REVIEW, date.fromisoformat(received), 60)
    assert found == Deadline(date(2025, 10, 9))


COUNTED = [
    (Act.PENALTY, 7, True),
    (Act.PENALTY, 15, False),
    (Act.PENALTY, 90, False),
    (Act.LICENCE, 20, True),
    (Act.LICENCE, 45, True),
    (Act.COERCION, 10, True),
    (Act.COERCION, 30, False),
    (Act.REVIEW, 5, True),
    (Act.REVIEW, 60, False),
    (Act.SUIT, 15, False),
]


@pytest.mark.parametrize(("act", "days", "working"), COUNTED)
def test_each_act_counts_its_own_way(act: Act, days: int, *, working: bool) -> None:
    start = date(2025, 3, 3)
    by_working_days = DAYS.after(start, days)
    assert (deadline(DAYS, act, start, days).day == by_working_days) is working


def test_months_go_by_the_date() -> None:
    assert months_after(date(2025, 8, 31), 6) == date(2026, 2, 28)
    assert months_after(date(2025, 12, 5), 1) == date(2026, 1, 5)
    assert months_deadline(DAYS, date(2025, 4, 1), 6) == Deadline(date(2025, 10, 9))


def test_beyond_the_last_notice_nothing_is_guessed() -> None:
    due = DAYS.due(date(2026, 12, 28), 20)
    assert due == Deadline(date(2027, 1, 17), 2027)
    assert due.kept_by(date(2027, 1, 17)) is True
    assert due.kept_by(date(2027, 1, 18)) is None
    with pytest.raises(NoticeMissingError):
        DAYS.after(date(2026, 12, 28), 20)
    with pytest.raises(NoticeMissingError):
        DAYS.rolled(date(2027, 1, 1))


def test_a_publisher_adds_the_next_notice(tmp_path: Path) -> None:
    (tmp_path / "holidays.toml").write_text(NOTICE)
    calendar = load_calendar(tmp_path)
    assert calendar.problems == ()
    assert calendar.after(date(2026, 12, 31), 1) == date(2027, 1, 3)  # a Sunday that is worked
    assert calendar.due(date(2026, 12, 31), 1).kept_by(date(2027, 1, 4)) is False
    assert load_calendar(tmp_path / "elsewhere") == WorkingDays()


@pytest.mark.parametrize(
    "text",
    [
        "not toml",
        "off = [2027-01-01]\n",
        '[2027]\noff = ["2027-01-01"]\n',
        "[2027]\noff = [2028-01-01]\n",
        "[2027]\nwork = [2027-01-03]\n",
        "[2027]\noff = []\nrest = []\n",
        "[27]\noff = []\n",
    ],
)
def test_a_notice_that_cannot_be_used_is_told(tmp_path: Path, text: str) -> None:
    (tmp_path / "holidays.toml").write_text(text)
    calendar = load_calendar(tmp_path)
    assert len(calendar.problems) == 1
    assert calendar.notices == {}


def test_a_broken_year_does_not_take_the_others_with_it(tmp_path: Path) -> None:
    (tmp_path / "holidays.toml").write_text(NOTICE + "[2028]\noff = [2027-01-01]\n")
    calendar = load_calendar(tmp_path)
    assert (len(calendar.problems), list(calendar.notices)) == (1, [2027])


def test_bytes_that_are_no_text_are_told(tmp_path: Path) -> None:
    (tmp_path / "holidays.toml").write_bytes(b"\xff\xfe\x00")
    assert len(load_calendar(tmp_path).problems) == 1
