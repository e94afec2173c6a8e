"""Dates in every form of rule FM-02; an open end is 2099-12-31."""

import re
import unicodedata
from datetime import date, datetime, timedelta

from plugins.registry.values import NotUnderstood
from plugins.registry.values.numerals import whole_number
from plugins.registry.values.text import fold

OPEN_ENDED = date(2099, 12, 31)
"""What 长期 stands for in the exchange formats."""

_OPEN_WORDS = frozenset(
    {"长期", "永久", "长期有效", "永久有效", "长期公开", "长期公示", "无固定期限", "无期限"}
)
_TIME = r"(?:[T ]\s*[0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]+)?)?Z?)?"
_MARKED = re.compile(r"([0-9]{4})([-/.])([0-9]{1,2})\2([0-9]{1,2})" + _TIME)
_RUN = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})")
_NUMERAL = "0-9〇零○一二三四五六七八九十廿卅"
_CHINESE = re.compile(f"([{_NUMERAL}]{{4}})年([{_NUMERAL}]{{1,3}})月([{_NUMERAL}]{{1,3}})[日号]")
_LONGEST = 40
_EARLIEST, _LATEST = 1900, 2099
# Serial numbers from 1950-01-01 to 2099-12-31 in the 1900 system.
_FIRST_SERIAL, _LAST_SERIAL = 18264, 73050
_EPOCH_1900, _EPOCH_1904 = date(1899, 12, 30), date(1904, 1, 1)


def parse_date(value: str | float | date | datetime, *, epoch1904: bool = False) -> date:
    """The day that a cell's *value* writes; raises NotUnderstood (FM-02).

    A number is an Excel serial (in the 1904 system if *epoch1904*) or ``20250301``; a bare
    year, a month without a day and a two-digit year are refused.
    """
    if isinstance(value, datetime):
        return _plausible(value.date())
    if isinstance(value, date):
        return _plausible(value)
    if isinstance(value, bool):
        raise _refused()
    if isinstance(value, int | float):
        return _from_number(value, _EPOCH_1904 if epoch1904 else _EPOCH_1900)
    return _from_text(value)


def show_date(day: date) -> str:
    """*day* as citizens read it: ``2025年3月1日``, or ``长期`` for the open end."""
    return "长期" if day == OPEN_ENDED else f"{day.year}年{day.month}月{day.day}日"


def _refused() -> NotUnderstood:
    return NotUnderstood(
        "FM-02",
        "日期，如 2025-03-01、2025年3月1日；无期限的填“长期”",
        "a date such as 2025-03-01 or 2025年3月1日; 长期 for an open end",
    )


def _plausible(day: date) -> date:
    if not _EARLIEST <= day.year <= _LATEST:
        raise _refused()
    return day


def _of(year: int | None, month: int | None, day: int | None) -> date:
    if year is None or month is None or day is None:
        raise _refused()
    try:
        return _plausible(date(year, month, day))
    except ValueError:
        raise _refused() from None


def _from_number(value: float, epoch: date) -> date:
    whole = int(value) if value == value and abs(value) < 10**9 else 0  # noqa: PLR0124 - NaN
    days = whole + (0 if epoch == _EPOCH_1900 else (_EPOCH_1904 - _EPOCH_1900).days)
    if _FIRST_SERIAL <= days <= _LAST_SERIAL:
        return epoch + timedelta(days=whole)
    run = _RUN.fullmatch(str(whole))
    if run is None or whole != value:
        raise _refused()
    return _of(*(int(part) for part in run.groups()))


def _from_text(text: str) -> date:
    if len(text) > _LONGEST:
        raise _refused()
    plain = unicodedata.normalize("NFKC", text).strip()
    folded = fold(text).replace(" ", "")
    if folded in _OPEN_WORDS:
        return OPEN_ENDED
    marked = _MARKED.fullmatch(plain) or _MARKED.fullmatch(folded)
    if marked:
        return _of(int(marked[1]), int(marked[3]), int(marked[4]))
    run = _RUN.fullmatch(folded)
    if run:
        return _of(*(int(part) for part in run.groups()))
    chinese = _CHINESE.fullmatch(folded)
    if chinese:
        return _of(*(whole_number(part) for part in chinese.groups()))
    raise _refused()
