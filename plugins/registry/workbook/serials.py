"""Excel's day numbers as dates and times (ECMA-376 18.17.4)."""

from datetime import date, datetime, time, timedelta

from plugins.registry.workbook.formats import Kind

_EPOCH_1900 = datetime(1899, 12, 30)  # Excel's days have no time zone
_EPOCH_1904 = datetime(1904, 1, 1)
_LAST_1900 = 2_958_466
_LAST_1904 = 2_957_004
_MILLISECONDS = 86_400_000
_LARGEST_WHOLE = 1e20


def whole(given: float) -> int | float:
    """Whole numbers as int, up to where Excel itself no longer shows digits."""
    return int(given) if abs(given) < _LARGEST_WHOLE and given.is_integer() else given


def from_serial(
    serial: float, kind: Kind, *, since_1904: bool
) -> date | datetime | time | int | float:
    """The date or time a number stands for, to the millisecond; the number itself if none.

    In the 1900 system day 60 is 29 February 1900, which never was; numbers 0 and 60,
    negative ones and those past the year 9999 stay numbers, as Excel shows no date there.
    """
    if kind is Kind.NUMBER:
        return serial
    if not 0 <= serial < (_LAST_1904 if since_1904 else _LAST_1900):
        return serial
    milliseconds = round(serial * _MILLISECONDS)
    days, rest = divmod(milliseconds, _MILLISECONDS)
    if kind is Kind.TIME and days == 0:
        return (_EPOCH_1900 + timedelta(milliseconds=rest)).time()
    if not since_1904 and (days in (0, 60)):
        return serial
    if not since_1904 and days < 60:
        days += 1
    try:
        moment = (_EPOCH_1904 if since_1904 else _EPOCH_1900) + timedelta(days, 0, 0, rest)
    except OverflowError:
        return serial
    return moment.date() if kind is Kind.DATE and not rest else moment
