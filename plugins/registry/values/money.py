"""Money: a cell's text and the unit of its heading → whole fen (1/100 yuan), and back."""

import re
from decimal import Decimal
from enum import IntEnum

from plugins.registry.values import NotUnderstood
from plugins.registry.values.numerals import NUMERAL_CHARACTERS, number
from plugins.registry.values.text import fold

FEN_OF_YUAN = 100
_MOST_FEN = 10**17
_LONGEST = 60


class Unit(IntEnum):
    """A unit of money; the value is its worth in fen."""

    FEN = 1
    JIAO = 10
    YUAN = 100
    THOUSAND_YUAN = 10**5
    WAN_YUAN = 10**6
    MILLION_YUAN = 10**8
    YI_YUAN = 10**10

    @property
    def zh(self) -> str:
        """The unit in Chinese, ``万元``."""
        return next(label for label, unit in UNITS.items() if unit is self)


UNITS = {
    "亿元": Unit.YI_YUAN,
    "百万元": Unit.MILLION_YUAN,
    "万元": Unit.WAN_YUAN,
    "千元": Unit.THOUSAND_YUAN,
    "元": Unit.YUAN,
    "角": Unit.JIAO,
    "分": Unit.FEN,
}
"""Longest label first where one ends in another."""

_IN_BRACKETS = re.compile(
    r"\(([^()]{1,40})\)|\[([^\[\]]{1,40})\]|【([^【】]{1,40})】|:([^:()]{1,20})$"
)
_NAMED = re.compile(r"(?:^|[^\w]|单位|人民币|预算)(亿元|百万元|万元|千元|元)(?![\w])")
_AT_END = re.compile(r"[^\w](元)$|(亿元|百万元|万元|千元)$")
_AMOUNT = re.compile(
    f"(?:人民币|RMB|CNY|[¥￥])?(?P<yuan>[{NUMERAL_CHARACTERS}]+)(?P<sign>[元圆])"
    f"(?:(?P<jiao>[{NUMERAL_CHARACTERS}])角)?(?:(?P<fen>[{NUMERAL_CHARACTERS}])分)?[整正]?"
)
_COINS = re.compile(
    f"(?:(?P<jiao>[{NUMERAL_CHARACTERS}])角)?(?:(?P<fen>[{NUMERAL_CHARACTERS}])分)?"
)
_NUMBER = re.compile(f"(?:人民币|RMB|CNY|[¥￥])?(?P<number>[{NUMERAL_CHARACTERS}]+)")


def parse_money(value: str | float | Decimal, unit: Unit | None) -> int:
    """*value* in fen; a unit written in the cell wins over *unit*, that of the heading.

    Raises NotUnderstood (FM-03) where no unit is known, for less than a fen and below zero.
    """
    if isinstance(value, bool):
        raise _refused()
    if isinstance(value, float):
        # The exchange formats hold 万元 with six decimals, that is whole fen.
        return _fen(round(Decimal(repr(value)), 9) if abs(value) < 10**12 else None, unit)
    if isinstance(value, int | Decimal):
        return _fen(Decimal(value), unit)
    return _from_text(value, unit)


def heading_unit(heading: str) -> Unit | None:
    """The unit a heading names (``罚款金额（万元）``), None where none or two are named."""
    folded = fold(heading[:200]).replace(" ", "")
    notes = [part for match in _IN_BRACKETS.finditer(folded) for part in match.groups() if part]
    named = {match[1] for note in notes for match in _NAMED.finditer(note)}
    if not named:
        named = {part for match in _AT_END.finditer(folded) for part in match.groups() if part}
    return UNITS[named.pop()] if len(named) == 1 else None


def show_money(fen: int) -> str:
    """*fen* as citizens read it: ``5万元``, ``1.5万元``, ``3,000元``, ``12.50元``."""
    for unit in (Unit.YI_YUAN, Unit.WAN_YUAN):
        tenths, rest = divmod(fen, unit // 10)
        if tenths >= 10 and not rest and tenths < 10**5:
            return f"{tenths / 10:,.1f}".removesuffix(".0") + unit.zh
    yuan, cents = divmod(fen, FEN_OF_YUAN)
    return f"{yuan:,}.{cents:02d}元" if cents else f"{yuan:,}元"


def _no_unit() -> NotUnderstood:
    return NotUnderstood(
        "FM-03",
        "写明单位的金额，如 5万元、3,000元，或在表头写明（万元）",
        "an amount with its unit, such as 5万元, or a unit in the heading",
    )


def _refused() -> NotUnderstood:
    return NotUnderstood(
        "FM-03",
        "金额，如 5万元、3,000.50元、叁万元整",
        "an amount such as 5万元, 3,000.50元 or 叁万元整",
    )


def _fen(amount: Decimal | None, unit: Unit | None) -> int:
    if amount is None or not amount.is_finite() or amount < 0:
        raise _refused()
    if unit is None:
        raise _no_unit()
    fen = amount * unit
    if fen != fen.to_integral_value() or fen > _MOST_FEN:
        raise _refused()
    return int(fen)


def _from_text(text: str, unit: Unit | None) -> int:
    if len(text) > _LONGEST:
        raise _refused()
    folded = fold(text).replace(" ", "")
    amount = _AMOUNT.fullmatch(folded)
    if amount:
        yuan = number(amount["yuan"])
        coins = _coin(amount["jiao"]) * 10 + _coin(amount["fen"])
        return _fen(yuan, Unit.YUAN) + coins
    coins_only = _COINS.fullmatch(folded)
    if coins_only and folded.strip("整正"):
        return _coin(coins_only["jiao"]) * 10 + _coin(coins_only["fen"])
    plain = _NUMBER.fullmatch(folded)
    if not plain:
        raise _refused()
    # “5万” says its own unit as clearly as “5万元”.
    stated = Unit.YUAN if plain["number"][-1] in "万萬亿億" else unit
    return _fen(number(plain["number"]), stated)


def _coin(digit: str | None) -> int:
    value = number(digit) if digit else Decimal(0)
    if value is None:
        raise _refused()
    return int(value)
