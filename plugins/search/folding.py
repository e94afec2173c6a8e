"""Text in the one form in which a query and a text are compared, character by character.

``theme/static/search-worker.js`` folds the same way; ``tests/search/terms.json`` holds both to it.
"""

import functools
import unicodedata
from collections.abc import Set as AbstractSet

from opencc import OpenCC

SPACES = "\t\n\v\f\r \x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000" + "".join(
    map(chr, range(0x2000, 0x200B))
)
_OPENING = "([{〔【〖〘〚﹙﹛﹝"
_CLOSING = ")]}〕】〗〙〛﹚﹜﹞"
_QUOTES = "\"'`´‘’‚‛“”„‟‹›«»「」『』〝〞〟｢｣"
_DASHES = "-‐‑‒–—―−﹣"
_DOTS = "·•‧∙⋅・･"
_TILDES = "~〜∼˜"
_UNSEEN = (
    (0x00, 0x08), (0x0E, 0x1F), (0x7F, 0x84), (0x86, 0x9F), (0xAD, 0xAD), (0x034F, 0x034F),
    (0x180B, 0x180F), (0x200B, 0x200F), (0x202A, 0x202E), (0x2060, 0x206F), (0xFE00, 0xFE0F),
    (0xD800, 0xDFFF), (0xFEFF, 0xFEFF), (0xFFF9, 0xFFFD), (0xE0100, 0xE01EF),
)  # fmt: skip
_HAN = (
    (0x2E80, 0x2FDF), (0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0x20000, 0x2A6DF),
    (0x2A700, 0x2EBEF), (0x30000, 0x323AF),
)  # fmt: skip
_HALF_WIDTH = (0xFF65, 0xFF9F)


class _Folded(dict[int, str]):
    """Code point → what it is compared as, each worked out when first met."""

    def __missing__(self, point: int) -> str:
        plain = _plain(chr(point))
        self[point] = folded = variants().get(plain, plain)
        return folded


def _plain(character: str) -> str:
    """One character without width, case, and the many forms of brackets and dashes."""
    point = ord(character)
    if 0xFF01 <= point <= 0xFF5E:
        character = chr(point - 0xFEE0)
    for form, kin in _KIN:
        if character in kin:
            return form
    if any(first <= point <= last for first, last in _UNSEEN):
        return ""
    lower = character.lower()
    return lower if len(lower) == 1 else character


_KIN = (
    (" ", SPACES), ("(", _OPENING), (")", _CLOSING), ("", _QUOTES), ("-", _DASHES),
    ("·", _DOTS), ("~", _TILDES),
)  # fmt: skip


@functools.cache
def variants() -> dict[str, str]:
    """Traditional forms, radicals, old kana widths: character → the character compared."""
    points = [point for first, last in _HAN for point in range(first, last + 1)]
    characters = "".join(map(chr, points))
    plain = [unicodedata.normalize("NFKC", character) for character in characters]
    simple = OpenCC("t2s").convert("\n".join(plain)).split("\n")
    found = dict(zip(characters, simple, strict=True))
    for point in range(_HALF_WIDTH[0], _HALF_WIDTH[1] + 1):
        found[chr(point)] = unicodedata.normalize("NFKC", chr(point))
    kept = {one: form for one, form in found.items() if one != form and len(form) == 1}
    return {one: kept.get(form, form) for one, form in kept.items()}


class Folder:
    """Folds texts; each character is worked out once."""

    def __init__(self) -> None:
        """One that knows none."""
        self._table = _Folded()

    def fold(self, text: str) -> str:
        """*text* as it is compared: no case, width, quotes, or space at its ends."""
        return self.plain(unicodedata.normalize("NFC", text))

    def plain(self, normal: str) -> str:
        """The same of a text in normal form C."""
        folded = normal.translate(self._table)
        if "  " in folded:
            folded = " ".join(filter(None, folded.split(" ")))
        return folded.strip(" ")


_FOLDER = Folder()


def fold(text: str) -> str:
    """*text* as it is compared: no case, width, quotes, or space at its ends."""
    return _FOLDER.fold(text)


def variants_in(met: AbstractSet[str]) -> dict[str, str]:
    """The variants among *met*: the few the browser must know to read them."""
    known = variants()
    return {one: known[one] for one in sorted(met & known.keys())}
