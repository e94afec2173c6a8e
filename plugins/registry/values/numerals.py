"""Numbers as departments write them: 12, 1,234, 三十二, 二〇二五, 壹佰贰拾叁, 廿三, 3.5万."""

import re
from decimal import Decimal

from plugins.registry.values.text import fold

NUMERAL_CHARACTERS = (
    "0-9.,〇零○一二三四五六七八九十百千万亿两廿卅壹贰叁肆伍陆柒捌玖拾佰仟貳參陸萬億兩"
)
"""What may stand in a written number, for the character class of a regular expression."""

_PLAIN = str.maketrans(
    "壹贰貳叁參肆伍陆陸柒捌玖拾佰仟萬億两兩○零",
    "一二二三三四五六六七八九十百千万亿二二〇〇",
)
_DIGITS = {char: value for value, char in enumerate("〇一二三四五六七八九")}
_ARABIC = re.compile(r"(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?")
_MIXED = re.compile(r"(?:(?P<thousands>[0-9.]+)千)?(?:(?P<hundreds>[0-9.]+)百)?(?P<ones>[0-9.,]+)?")
_PLACES = {"千": 1000, "百": 100, "十": 10}
_LARGE = ((10**8, "亿"), (10**4, "万"))
_LONGEST = 40


def whole_number(text: str) -> int | None:
    """The whole number *text* writes, or None: ``3.5万`` is 35000, ``一百五`` is nothing."""
    value = number(text)
    if value is None or value != value.to_integral_value():
        return None
    return int(value)


def number(text: str) -> Decimal | None:
    """The number *text* writes, or None where it is none or could be two (``一百五``)."""
    if len(text) > _LONGEST:
        return None
    plain = fold(text).replace(" ", "").translate(_PLAIN)
    plain = plain.replace("廿", "二十").replace("卅", "三十")
    if len(plain) > 1 and all(char in _DIGITS for char in plain):
        return Decimal("".join(str(_DIGITS[char]) for char in plain))
    return _large(plain)


def _large(text: str) -> Decimal | None:
    """A number divided at 亿, then at 万; the part before must be the larger place."""
    for worth, sign in _LARGE:
        head, found, tail = text.rpartition(sign)
        if not found:
            continue
        count, rest = _large(head), _rest(tail, worth)
        return None if count is None or rest is None else count * worth + rest
    return _small(text)


def _rest(text: str, worth: int) -> Decimal | None:
    """What follows 亿 or 万: nothing, or a smaller number with 〇 where a place is skipped.

    一万五 may be meant as 15000 and is refused, like 1万5; 1万500 can only be 10500.
    """
    if not text:
        return Decimal(0)
    value = _large(text.removeprefix("〇"))
    if value is None or value >= worth:
        return None
    plainly_arabic = len(text) > 1 and text.isascii()
    if value * 10 < worth and not text.startswith("〇") and not plainly_arabic:
        return None
    return value


def _small(text: str) -> Decimal | None:
    """A number below 亿 and 万, in Chinese or Arabic digits or as ``3千5百``."""
    if _ARABIC.fullmatch(text):
        return Decimal(text.replace(",", ""))
    mixed = _MIXED.fullmatch(text) if text else None
    if not mixed:
        return _section(text)
    parts = ((mixed["thousands"], 1000), (mixed["hundreds"], 100), (mixed["ones"], 1))
    counts = [(digits, worth) for digits, worth in parts if digits is not None]
    if not all(_ARABIC.fullmatch(digits) for digits, _ in counts):
        return None
    return sum((Decimal(digits.replace(",", "")) * worth for digits, worth in counts), Decimal(0))


def _section(text: str) -> Decimal | None:
    """A Chinese number below ten thousand; only its one proper spelling is taken."""
    value = digit = 0
    for char in text:
        if char in _PLACES:
            value += (digit or 1) * _PLACES[char]
            digit = 0
        elif char in _DIGITS:
            digit = _DIGITS[char]
        else:
            return None
    value += digit
    if value >= 10**4 or _alike(_spell_section(value)) != _alike(text):
        return None
    return Decimal(value)


def _alike(text: str) -> str:
    return text.replace("一十", "十")


def chinese_numeral(value: int) -> str:
    """*value* (0 up to below 10^12) in Chinese: ``105`` is ``一百零五``, ``12`` is ``十二``."""
    if not 0 <= value < 10**12:
        raise ValueError(value)
    spelt, rest = "", value
    for worth, sign in _LARGE:
        count, rest = divmod(rest, worth)
        if spelt and (count or rest) and count < 1000 and not spelt.endswith("〇"):
            spelt += "〇" if count or sign == "万" else ""
        if count:
            spelt += _spell_section(count) + sign
    if spelt and 0 < rest < 1000 and not spelt.endswith("〇"):
        spelt += "〇"
    spelt += _spell_section(rest) if rest or not spelt else ""
    spelt = spelt[1:] if spelt.startswith("一十") else spelt
    return spelt.replace("〇", "零")


def _spell_section(value: int) -> str:
    """A number below ten thousand with its places, 〇 for a gap: 1005 is 一千〇五."""
    spelt, gap = "", False
    for sign, worth in _PLACES.items():
        digit, value = divmod(value, worth)
        gap = gap or (not digit and bool(spelt))
        if digit:
            spelt += ("〇" if gap else "") + "〇一二三四五六七八九"[digit] + sign
            gap = False
    if value or not spelt:
        spelt += ("〇" if gap and value else "") + "〇一二三四五六七八九"[value]
    return spelt
