"""Working days: the State Council's yearly notices, and refusal beyond the last one known.

Data: the ``chinesecalendar`` package, and for later years a publisher's own small file
``lists/holidays.toml`` (``[2027]`` with ``off`` and ``work`` lists of ISO dates).
Source of law: 全国年节及纪念日放假办法 art. 7; rule PB-22.
"""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache
from pathlib import Path

import chinese_calendar

FILE = "holidays.toml"
PACKAGED_YEARS = range(2004, 2027)
Notice = tuple[frozenset[date], frozenset[date]]


class NoticeMissingError(LookupError):
    """The notice of *year* is not known; nothing beyond it is computed."""

    def __init__(self, year: int) -> None:
        super().__init__(year)
        self.year = year


@dataclass(frozen=True, slots=True)
class Deadline:
    """The last day of a period.

    Where the holiday notice of *missing_year* would be needed, *day* is the earliest that the
    last day can be: nothing later is guessed.
    """

    day: date
    missing_year: int = 0

    @property
    def exact(self) -> bool:
        return not self.missing_year

    def kept_by(self, day: date) -> bool | None:
        """Whether *day* is in time; None where only a missing notice can tell."""
        if day <= self.day:
            return True
        return False if self.exact else None


@dataclass(frozen=True, slots=True)
class WorkingDays:
    """Which days are worked.  *notices*: year → (days off, make-up working days).

    *problems* are (Chinese, English) sentences about a file of notices that cannot be used.
    """

    notices: Mapping[int, Notice] = field(default_factory=dict)
    problems: tuple[tuple[str, str], ...] = ()

    def is_working(self, day: date) -> bool:
        """Whether *day* is a working day; NoticeMissingError where its year has no notice."""
        if day.year in self.notices:
            off, work = self.notices[day.year]
            return day in work or (day.weekday() < 5 and day not in off)
        if day.year in PACKAGED_YEARS:
            return _packaged(day)
        raise NoticeMissingError(day.year)

    def after(self, start: date, days: int) -> date:
        """The last of *days* working days after *start*; the start day is not counted."""
        due = self.due(start, days)
        if due.missing_year:
            raise NoticeMissingError(due.missing_year)
        return due.day

    def due(self, start: date, days: int) -> Deadline:
        """The last of *days* working days after *start*, or the earliest that it can be."""
        day, left = start, days
        while left:
            day += timedelta(days=1)
            try:
                left -= self.is_working(day)
            except NoticeMissingError as missing:
                return Deadline(day + timedelta(days=left - 1), missing.year)
        return Deadline(day)

    def rolled(self, day: date) -> date:
        """*day*, or the next working day where it is a day of rest (民事诉讼法 art. 85)."""
        due = self.roll(day)
        if due.missing_year:
            raise NoticeMissingError(due.missing_year)
        return due.day

    def roll(self, day: date) -> Deadline:
        """A calendar period that ends on *day*: that day or the next working day, if known."""
        try:
            while not self.is_working(day):
                day += timedelta(days=1)
        except NoticeMissingError as missing:
            return Deadline(day, missing.year)
        return Deadline(day)


@cache
def _packaged(day: date) -> bool:
    return bool(chinese_calendar.is_workday(day))


def load_calendar(lists: Path) -> WorkingDays:
    """The calendar with the publisher's own notices in ``lists/holidays.toml``, if any.

    A file that cannot be used as it stands is told in *problems*; its sound years count.
    """
    path = lists / FILE
    if not path.is_file():
        return WorkingDays()
    try:
        years = tomllib.loads(path.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        why = "不是能读的 TOML 文件", f"not a TOML file that can be read ({error})"
        return WorkingDays(problems=(why,))
    notices: dict[int, Notice] = {}
    problems: list[tuple[str, str]] = []
    for year, days in years.items():
        notice, problem = _notice(year, days)
        if notice is not None:
            notices[int(year)] = notice
        problems += problem
    return WorkingDays(notices, tuple(problems))


def _notice(year: str, days: object) -> tuple[Notice | None, list[tuple[str, str]]]:
    """The notice of one year, and what keeps it from being one."""
    if not (year.isascii() and year.isdigit() and len(year) == 4):
        return None, [(f"“{year}”不是四位的年份", f"“{year}” is not a year of four digits")]
    if not isinstance(days, dict) or not set(days) <= {"off", "work"} or "off" not in days:
        zh = f"{year}年只能写 off（放假）和 work（调休上班）两项，off 不能少"
        return None, [(zh, f"{year} takes “off” and “work” only, and needs “off”")]
    lists = [days["off"], days.get("work", [])]
    if not all(isinstance(found, list) and _all_of(int(year), found) for found in lists):
        zh = f"{year}年的日期要写成 {year}-01-01 这样，不加引号，并且都在这一年里"
        return None, [(zh, f"the days of {year} are unquoted ISO dates of that year")]
    return (frozenset(lists[0]), frozenset(lists[1])), []


def _all_of(year: int, days: Iterable[object]) -> bool:
    return all(type(day) is date and day.year == year for day in days)
