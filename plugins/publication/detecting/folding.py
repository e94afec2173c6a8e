"""A text folded character by character, so that a place in it is a place in the text as given.

Digits of every script become ASCII digits, full-width letters and marks their plain forms, and
so do Chinese numerals where seven or more stand together; nothing is dropped: what is invisible
stays and is skipped as a separator.
"""

import re
import unicodedata

_RANGES = (
    (0x00A0, 0x0370), (0x0660, 0x1A00), (0x2010, 0x2800), (0x2E80, 0x2F00), (0x3000, 0x3400),
    (0xA620, 0xAC00), (0xFE00, 0x10000), (0x1D400, 0x1D800), (0x1F100, 0x1F200),
)  # fmt: skip
_CHINESE = dict(
    zip("〇零一二三四五六七八九壹贰叁肆伍陆柒捌玖幺", "00123456789" + "1234567891", strict=True)
)
_EXTRA = {
    "×": "x", "Х": "X", "х": "x", "✕": "x", "✖": "x",
    "‐": "-", "‑": "-", "‒": "-", "–": "-", "—": "-", "―": "-", "−": "-", "－": "-",
    "●": "*", "■": "*", "□": "*", "◆": "*", "•": "*", "※": "*", "﹡": "*", "∗": "*",
}  # fmt: skip
INVISIBLE = (
    "\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\u20e3"
)
"""Characters that nobody sees, as a piece of a character class."""


def _plain(char: str) -> str:
    """The single plain character that *char* stands for."""
    digit = unicodedata.digit(char, -1)
    if 0 <= digit <= 9:
        return str(digit)
    form = unicodedata.normalize("NFKC", char)
    return form if len(form) == 1 and form.isascii() else char


def _table() -> dict[int, str]:
    found = {
        code: plain
        for first, last in _RANGES
        for code in range(first, last)
        if (plain := _plain(chr(code))) != chr(code)
    }
    return found | {ord(char): plain for char, plain in _EXTRA.items() if char != plain}


TABLE = _table()


_NUMERALS = str.maketrans(_CHINESE)
_SPELT = re.compile(f"(?:[{''.join(_CHINESE)}][{INVISIBLE} ]?){{7,}}")


def folded(text: str) -> str:
    """*text* folded, of the same length."""
    if text.isascii():
        return text
    return _SPELT.sub(lambda run: run[0].translate(_NUMERALS), text.translate(TABLE))
