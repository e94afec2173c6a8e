"""Figures of sanction ranges: intervals of money, of times and percent, and of time."""

import re
from collections.abc import Callable
from decimal import Decimal
from typing import NamedTuple

from plugins.registry.values.numerals import number
from plugins.registry.values.range_lexis import MONEY_FIGURE, NUM, SANCTION_WORDS, Cursor
from plugins.registry.values.range_types import Bounds, Multiple, Term

FEN = 100
_PERCENT = {"百": 100, "千": 1000, "万": 10000, "%": 100, "‰": 1000}


class Quantity(NamedTuple):
    """A figure; *unit* is empty where the text leaves it to the next figure (1-3万元)."""

    value: Decimal
    unit: str


class Interval(NamedTuple):
    """An interval as read; the unit is that of its figures."""

    low: Decimal | None
    high: Decimal | None
    low_open: bool
    high_open: bool
    unit: str


Reader = Callable[[Cursor], Quantity | None]

_MONEY = re.compile(rf"(?:人民币)?(?P<n>{NUM}{{1,24}})(?P<unit>元)?(?![倍%‰日天月年个件])")
_FACTOR = re.compile(
    rf"(?P<per>[百千万])分之(?P<n>{NUM}{{1,12}})|(?P<equal>等值)"
    rf"|(?P<m>{NUM}{{1,12}})(?P<sign>[%‰倍])?(?![日天月年个])"
)
_TIME = re.compile(rf"(?P<n>{NUM}{{1,8}})(?P<unit>个月|月|日|天|年|小时)?")
_NOTE = re.compile(rf"\((?P<not>不)?(?:含|包括|包含)(?:本数|本级|该数|{NUM}{{1,12}}元?)?\)")
_LEAD = re.compile(
    "(?P<over>超过|高于|大于|多于)|(?P<least>不低于|不少于|最低)"
    "|(?P<most>最高不超过|最高不得超过|不超过|不得超过|不高于|不多于|最高|至多|最多)"
    "|(?P<under>不足|不满|低于|少于|小于|未满)"
)
_MARK = re.compile(
    "(?P<from>及?以上(?:至|到)?|起)|(?P<upto>及?以下|以内|之内|之下)|(?P<dash>[-至到])"
)
_SECOND = re.compile(
    f"[，、]?(?:但|且)?(?=(?:不超过|不高于|不足|不满|低于|未满|至|到)?(?:人民币)?(?:{NUM}|等值|[百千]分之))"
)
_SECOND_LEAD = re.compile(
    "(?P<under>不足|不满|低于|少于|未满)|(?P<most>不超过|不高于|不得超过|至|到)"
)
_HIGH_MARK = re.compile("及?以下|以内|之内|之下")
_LOW_MARK = re.compile("及?以上")


def money(cursor: Cursor) -> Quantity | None:
    """A figure of money in fen."""
    match = cursor.take(_MONEY)
    value = number(match["n"]) if match else None
    if match is None or value is None:
        return None
    stated = match["unit"] or match["n"][-1] in "万亿"
    return Quantity(value * FEN, "元" if stated else "")


def factor(cursor: Cursor) -> Quantity | None:
    """A factor: 三倍 is 3, 等值 is 1, 百分之五 and 5% are 0.05."""
    match = cursor.take(_FACTOR)
    if match is None:
        return None
    if match["equal"]:
        return Quantity(Decimal(1), "倍")
    value = number(match["n"] or match["m"])
    if value is None:
        return None
    sign = match["per"] or match["sign"] or ""
    if sign in ("", "倍"):
        return Quantity(value, sign)
    return Quantity(value / _PERCENT[sign], "%")


def time(cursor: Cursor) -> Quantity | None:
    """A length of time in its own unit."""
    match = cursor.take(_TIME)
    value = number(match["n"]) if match else None
    if match is None or value is None:
        return None
    unit = {"月": "个月", "天": "日"}.get(match["unit"] or "", match["unit"] or "")
    return Quantity(value, unit)


def interval(cursor: Cursor, read: Reader) -> Interval | None:
    """The interval of figures right here, or None with the cursor unmoved."""
    start = cursor.at
    found = _interval(cursor, read)
    if found is None or not _sound(found):
        cursor.at = start
        return None
    return found


def _sound(found: Interval) -> bool:
    """Whether the interval has a unit and is not empty or upside down."""
    if not found.unit:
        return False
    if found.low is None or found.high is None:
        return True
    closed = not found.low_open and not found.high_open
    return found.low < found.high or (found.low == found.high and closed)


def _interval(cursor: Cursor, read: Reader) -> Interval | None:
    lead = cursor.take(_LEAD)
    first = read(cursor)
    if first is None:
        return None
    note = cursor.take(_NOTE)
    if lead and (lead["most"] or lead["under"]):
        cursor.take(_HIGH_MARK)
        return Interval(None, first.value, False, bool(lead["under"]), first.unit)
    if lead:
        cursor.take(_LOW_MARK)
        return _upper(cursor, read, first, low_open=bool(lead["over"]) or _excludes(note))
    mark = cursor.take(_MARK)
    note = note or cursor.take(_NOTE)
    if mark is None:
        return Interval(first.value, first.value, False, False, first.unit)
    if mark["upto"]:
        return Interval(None, first.value, False, _excludes(note), first.unit)
    if mark["from"] and not first.unit:
        return None
    return _upper(cursor, read, first, low_open=_excludes(note), dash=bool(mark["dash"]))


def _upper(
    cursor: Cursor, read: Reader, first: Quantity, *, low_open: bool, dash: bool = False
) -> Interval | None:
    """The upper end after a lower one; 以上 alone has none."""
    start = cursor.at
    second, lead = None, None
    if cursor.take(_SECOND):
        lead = cursor.take(_SECOND_LEAD)
        second = read(cursor)
        second = second if second and second.unit else None
    note = cursor.take(_NOTE) if second else None
    marked = second is not None and cursor.take(_HIGH_MARK) is not None
    note = note or (cursor.take(_NOTE) if marked else None)
    if second is None or not (lead or marked or dash):
        cursor.at = start
        return None if dash else Interval(first.value, None, low_open, False, first.unit)
    if first.unit == "个月" and second.unit == "年":
        second = Quantity(second.value * 12, "个月")
    mixed = {first.unit, second.unit} - {"", "倍", "%"}
    if len(mixed) > 1:
        return None
    low = _with_unit_of(first, second)
    open_end = bool(lead and lead["under"]) or _excludes(note)
    return Interval(low, second.value, low_open, open_end, second.unit)


def _with_unit_of(first: Quantity, second: Quantity) -> Decimal:
    """*first* in the unit of *second* where it has none: 1-3万元, but 5000-1万元."""
    if first.unit or second.unit not in ("元", "%"):
        return first.value
    if second.unit == "%":
        return first.value / 100
    for factor in (10**8, 10**4):
        if second.value % (factor * FEN) == 0 and first.value * factor < second.value:
            return first.value * factor
    return first.value


def _excludes(note: re.Match[str] | None) -> bool:
    return bool(note and note["not"])


# ---------------------------------------------------------------- amounts


_BASE = re.compile(
    rf"(?P<base>[\u4e00-\u9fff《(][^，；。：0-9%]{{1,59}}?)的?(?=(?:不超过|超过|不足|不满)?(?:{NUM}{{1,12}}倍"
    rf"|{NUM}{{1,6}}[-至到]{NUM}{{1,6}}倍|等值|[百千万]分之|{NUM}{{1,6}}[%‰]"
    rf"|{NUM}{{1,6}}[-至到]{NUM}{{1,6}}%))"
)
_NO_BASE = (
    SANCTION_WORDS,
    MONEY_FIGURE,
    re.compile(
        "^(?:对|可以|并|由|的|或)|以[上下]|处(?![分理置罚])|[万亿千百十零一二两三四五六七八九]$"
    ),
)
_BASE_LEAD = re.compile("^(?:相当于?|按照?|以|其)+")
_FLOOR = re.compile(
    rf"[，；](?P<base>[^，；。]{{2,20}}?)不[足满](?P<least>{NUM}{{1,12}})元的，?(?:按照?|以)(?P<counts>{NUM}{{1,12}})元计算"
)
_OR = re.compile("或者?(?:处以?)?")


def bounds(cursor: Cursor) -> Bounds | None:
    """An interval of money."""
    start = cursor.at
    found = interval(cursor, money)
    ends = [] if found is None else [end for end in (found.low, found.high) if end is not None]
    if found is None or any(end != int(end) for end in ends):
        cursor.at = start
        return None
    low, high = (None if end is None else int(end) for end in (found.low, found.high))
    return Bounds(low, high, found.low_open, found.high_open)


def multiple(cursor: Cursor) -> Multiple | None:
    """A base quantity and an interval of its times or percent; *base* empty if not said again."""
    start = cursor.at
    base = _base(cursor)
    found = interval(cursor, factor)
    if found is None or (not base and found.unit == "%"):
        cursor.at = start
        return None
    ends = (found.low, found.high, found.low_open, found.high_open)
    below_one = all(end is None or end < 1 for end in (found.low, found.high))
    return Multiple(base, *ends, percent=found.unit == "%" and below_one)


def _base(cursor: Cursor) -> str:
    """The base quantity named right here, or nothing with the cursor unmoved."""
    start = cursor.at
    named = cursor.take(_BASE)
    base = _BASE_LEAD.sub("", named["base"]) if named else ""
    plain = base.replace("单位罚款数额", "单位")
    if base and not any(words.search(plain) for words in _NO_BASE):
        return base
    cursor.at = start
    return ""


def base_floor(cursor: Cursor, base: str) -> int | None:
    """The least that *base* counts as, where the text says so right here."""
    start = cursor.at
    match = cursor.take(_FLOOR)
    if match and base.endswith(match["base"]) and match["least"] == match["counts"]:
        least = number(match["least"])
        if least is not None and least == int(least):
            return int(least) * FEN
    cursor.at = start
    return None


def amounts(cursor: Cursor) -> tuple[Bounds | Multiple, ...]:
    """One amount of a fine, or several that the text joins with 或者."""
    first = bounds(cursor) or multiple(cursor)
    if first is None:
        return ()
    found = [first]
    while True:
        start = cursor.at
        other = (bounds(cursor) or multiple(cursor)) if cursor.take(_OR) else None
        if other is None:
            cursor.at = start
            return tuple(found)
        found.append(other)


def term(cursor: Cursor) -> Term | None:
    """An interval of time."""
    found = interval(cursor, time)
    return found and Term(found.unit, found.low, found.high, found.low_open, found.high_open)
