"""How the periods of each act are counted: in working days or by the calendar.

The start day is not counted, and a calendar period that ends on a day of rest ends on the next
working day (民事诉讼法 2023 art. 85; 最高人民法院关于适用行政诉讼法的解释 art. 48).
"""

from calendar import monthrange
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from enum import StrEnum

from plugins.registry.calendar import Deadline, WorkingDays


class Act(StrEnum):
    """Acts whose periods are counted each in its own way."""

    PENALTY = "行政处罚法"
    LICENCE = "行政许可法"
    COERCION = "行政强制法"
    REVIEW = "行政复议法"
    SUIT = "行政诉讼法"


IN_WORKING_DAYS: Mapping[Act, Callable[[int], bool]] = {
    Act.PENALTY: {2, 3, 5, 7}.__contains__,
    Act.LICENCE: lambda _: True,
    Act.COERCION: lambda days: days <= 10,
    Act.REVIEW: {3, 5, 7, 10}.__contains__,
    Act.SUIT: lambda _: False,
}
"""Which periods of an act are working days: 处罚法 85, 许可法 82, 强制法 69, 复议法 88."""


def deadline(calendar: WorkingDays, act: Act, start: date, days: int) -> Deadline:
    """The last day of *days* after *start* as *act* counts them."""
    if IN_WORKING_DAYS[act](days):
        return calendar.due(start, days)
    return calendar.roll(start + timedelta(days=days))


def months_deadline(calendar: WorkingDays, start: date, months: int) -> Deadline:
    """The last day of *months* after *start*: the same date, rolled past days of rest."""
    return calendar.roll(months_after(start, months))


def months_after(day: date, months: int) -> date:
    """The same date *months* later, or the last day of a month that has none."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
