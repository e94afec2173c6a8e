"""Number formats: which numbers are dates, and which codes change what is seen.

Ids 27-36 and 50-58 are the built-in formats of Chinese Excel (ECMA-376 18.8.30, zh-cn).
"""

import re
from dataclasses import dataclass
from enum import IntEnum
from typing import IO

from plugins.registry.workbook.events import Attributes, listen


class Kind(IntEnum):
    """What a number in a cell of that format is."""

    NUMBER = 0
    DATE = 1
    TIME = 2
    MOMENT = 3


@dataclass(frozen=True, slots=True)
class NumberFormat:
    """A format code with its meaning; *telling* where the code changes what a reader sees."""

    code: str
    kind: Kind
    telling: bool


_YMD, _YM, _MD = 'yyyy"年"m"月"d"日"', 'yyyy"年"m"月"', 'm"月"d"日"'
_HM, _HMS = 'h"时"mm"分"', 'h"时"mm"分"ss"秒"'
_AM_HM, _AM_HMS = f"上午/下午{_HM}", f"上午/下午{_HMS}"
BUILT_IN: dict[int, str] = {
    0: "General", 1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00",
    9: "0%", 10: "0.00%", 11: "0.00E+00", 12: "# ?/?", 13: "# ??/??",
    14: "yyyy/m/d", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy",
    18: "h:mm AM/PM", 19: "h:mm:ss AM/PM", 20: "h:mm", 21: "h:mm:ss", 22: "yyyy/m/d h:mm",
    27: _YM, 28: _MD, 29: _MD, 30: "m-d-yy", 31: _YMD, 32: _HM, 33: _HMS, 34: _AM_HM,
    35: _AM_HMS, 36: _YM, 37: "#,##0;-#,##0", 38: "#,##0;-#,##0", 39: "#,##0.00;-#,##0.00",
    40: "#,##0.00;-#,##0.00", 45: "mm:ss", 46: "[h]:mm:ss", 47: "mm:ss.0", 48: "##0.0E+0",
    49: "@", 50: _YM, 51: _MD, 52: _YM, 53: _MD, 54: _MD, 55: _AM_HM, 56: _AM_HMS, 57: _YM,
    58: _MD,
}  # fmt: skip


_ELAPSED = re.compile(r"\[(h+|m+|s+)\]", re.IGNORECASE)
_BRACKETS = re.compile(r"\[[^\]]*\]")
_LITERALS = re.compile(r'"[^"]*"|\\.|_.|\*.|!.')
_GENERAL = re.compile(r"general|G/通用格式", re.IGNORECASE)
_MERIDIEM = re.compile(r"am/pm|a/p|上午/下午", re.IGNORECASE)
_EXPONENT = re.compile(r"e[+-][0#?]+", re.IGNORECASE)
_LEADING_ZEROS = re.compile(r"(?<![.0#?,])0[0,]*0(?![0#?,]*%)")
_SCALED = re.compile(r"[0#?],+(?![0#?,])")


def _bare(code: str) -> str:
    """The first section of *code* without literals, colours and locales."""
    code = _GENERAL.sub("", _LITERALS.sub("", code))
    return _MERIDIEM.sub("h", _BRACKETS.sub("", code)).partition(";")[0].lower()


def _kind(code: str) -> Kind:
    without_literals = _LITERALS.sub("", code)
    if _ELAPSED.search(without_literals):
        return Kind.NUMBER
    bare = _EXPONENT.sub("", _bare(code))
    clock = "h" in bare or "s" in bare
    calendar = any(letter in bare for letter in "ydaeb") or ("m" in bare and not clock)
    if any(sign in bare for sign in "0#?") and not clock:
        return Kind.NUMBER
    if calendar:
        return Kind.MOMENT if clock else Kind.DATE
    return Kind.TIME if clock else Kind.NUMBER


def _telling(code: str) -> bool:
    if _ELAPSED.search(_LITERALS.sub("", code)):
        return True
    first = code.partition(";")[0]
    literal = any(not m[0].startswith(("_", "*")) for m in _LITERALS.finditer(first))
    bare = _EXPONENT.sub("", _bare(code))
    signs = any(sign in bare for sign in "%@/¥￥$€年月日元") or "[dbnum" in code.lower()
    currency = "[$" in first and not first.partition("[$")[2].startswith("-")
    zeros = bool(_LEADING_ZEROS.search(bare)) or bool(_SCALED.search(bare))
    return literal or signs or currency or zeros


def number_format(code: str) -> NumberFormat:
    """The meaning of a format *code*; Excel has none longer than 255 characters."""
    code = code[:255]
    kind = _kind(code)
    return NumberFormat(code, kind, kind is Kind.NUMBER and _telling(code))


class _Styles:
    def __init__(self) -> None:
        self.codes: dict[str, str] = {}
        self.ids: list[str] = []
        self._inside: list[str] = []

    def start(self, name: str, attributes: Attributes) -> None:
        parent = self._inside[-1] if self._inside else ""
        self._inside.append(name)
        if name == "numFmt" and parent == "numFmts":
            self.codes[attributes.get("numFmtId", "")] = attributes.get("formatCode", "")
        elif name == "xf" and parent == "cellXfs":
            self.ids.append(attributes.get("numFmtId", "0"))

    def end(self, _name: str) -> None:
        self._inside.pop()

    def text(self, data: str) -> None:
        """Nothing to do."""


def cell_formats(stream: IO[bytes]) -> list[NumberFormat]:
    """The number format of every cell style (``cellXfs``) in the order of their numbers."""
    listener = _Styles()
    listen(stream, listener)
    known: dict[str, NumberFormat] = {}
    for number in listener.ids:
        if number not in known:
            built_in = BUILT_IN.get(int(number), "General") if number.isdecimal() else "General"
            known[number] = number_format(listener.codes.get(number, built_in))
    return [known[number] for number in listener.ids]
