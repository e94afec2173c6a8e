"""Working days: the State Council's yearly notices, and refusal beyond the last one known.

Data: the ``chinesecalendar`` package, and for later years a publisher's own small file
``lists/holidays.toml`` (``[2027]`` with ``off`` and ``work`` lists of ISO dates).
Source of law: 全国年节及纪念日放假办法 art. 7; rule PB-22.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

import chinese_calendar

FILE = "holidays.toml"
PACKAGED_YEARS = range(2004, 2027)


class NoticeMissingError(LookupError):
    """The notice of *year* is not known; nothing beyond it is computed."""

    def __init__(self, year: int) -> None:
        super().__init__(year)
        self.year = year


@dataclass(frozen=True, slots=True)
class WorkingDays:
    """Which days are worked.  *notices*: year → (days off, make-up working days)."""

    notices: Mapping[int, tuple[frozenset[date], frozenset[date]]] = field(default_factory=dict)

    def is_working(self, day: date) -> bool:
        """Whether *day* is a working day; NoticeMissingError where its year has no notice."""
        if day.year in self.notices:
            off, work = self.notices[day.year]
            return day in work or (day.weekday() < 5 and day not in off)
        if day.year in PACKAGED_YEARS:
            return bool(chinese_calendar.is_workday(day))
        raise NoticeMissingError(day.year)

    def after(self, start: date, days: int) -> date:
        """The last of *days* working days after *start*; the start day is not counted."""
        day = start
        while days:
            day += timedelta(days=1)
            days -= self.is_working(day)
        return day

    def rolled(self, day: date) -> date:
        """*day*, or the next working day where it is a day of rest (民事诉讼法 art. 85)."""
        while not self.is_working(day):
            day += timedelta(days=1)
        return day


def load_calendar(lists: Path) -> WorkingDays:
    """The calendar with the publisher's own notices in ``lists/holidays.toml``, if any."""
    path = lists / FILE
    if not path.is_file():
        return WorkingDays()
    years = tomllib.loads(path.read_text("utf-8"))
    return WorkingDays(
        {
            int(year): (frozenset(days.get("off", ())), frozenset(days.get("work", ())))
            for year, days in years.items()
        }
    )
