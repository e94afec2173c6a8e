"""One text in two forms: folded for look-ups, tidied for display; and what is odd about it."""

import re
import unicodedata
from functools import cache, lru_cache

import opencc

_INVISIBLE = "\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff"
_CONTROL = "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f"
_UNSEEN = re.compile(f"[{_INVISIBLE}{_CONTROL}]")
_ZERO_WIDTH = re.compile(f"[{_INVISIBLE}]")
_WHITE = re.compile(r"\s+")
_WIDE_OR_BREAK = re.compile(r"[^\S ]+")
# A plain blank parts words only where a Latin letter or a digit stands beside it.
_BLANK_IN_CHINESE = re.compile(r"(?<![0-9A-Za-z]) +(?![0-9A-Za-z])")
_BLANKS = re.compile(" +")
_MIDDLE_DOTS = "•‧・∙⋅･"
# White space beside full-width punctuation separates nothing.
_FULL_WIDTH_MARKS = "，。；：、？！（）《》〈〉〔〕【】“”‘’"
_BY_A_MARK = re.compile(f"(?<=[{_FULL_WIDTH_MARKS}]) | (?=[{_FULL_WIDTH_MARKS}])")
_FULL_WIDTH = re.compile("[０-９Ａ-Ｚａ-ｚ]+")
_PINYIN = re.compile("[\u3400-\u9fff][(（][A-Za-zÀ-ɏ]{1,8}[)）]")
_TONE = re.compile("[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜü]", re.IGNORECASE)
# Standard for names since the 2013 table of general characters, though OpenCC simplifies them.
_STANDARD_IN_NAMES = frozenset("喆堃淼昇陞甯濬勣菉頫絜麐邨叡澂皙蒨")

# Columns repeat themselves: what was just said of a text need not be found out again.
_remembered = lru_cache(maxsize=4096)


def _is_tidy(text: str) -> bool:
    """Whether *text* has neither white space nor anything unseen: both are not *printable*."""
    return text.isprintable() and " " not in text


def fold(text: str) -> str:
    """*text* as a key: NFKC (so half-width), nothing invisible, one middle dot, no blanks.

    One plain blank stays beside a Latin letter or digit (``01 行政许可``).  Chinese marks
    without a half-width twin (、。《》〔〕) stay; case stays.
    """
    return text if text.isascii() and _is_tidy(text) else _folded(text)


@_remembered
def _folded(text: str) -> str:
    seen = text if text.isprintable() else _WIDE_OR_BREAK.sub("", _UNSEEN.sub("", text))
    plain = unicodedata.normalize("NFKC", seen)
    for dot in _MIDDLE_DOTS:
        if dot in plain:
            plain = plain.replace(dot, "·")
    if " " in plain:
        plain = _BLANKS.sub(" ", _BLANK_IN_CHINESE.sub("", plain))
    return plain.strip()


def tidy(text: str) -> str:
    """*text* as shown: one line, single spaces, nothing invisible; no word is changed."""
    return text if _is_tidy(text) else _tidied(text)


@_remembered
def _tidied(text: str) -> str:
    spaced = _WHITE.sub(" ", _UNSEEN.sub("", text)).strip()
    return _BY_A_MARK.sub("", spaced)


def oddities(text: str) -> tuple[tuple[str, str], ...]:
    """What rule FM-07 flags in *text*: (kind, piece) pairs in order of kind.

    Kinds: ``traditional`` (the characters), ``full_width`` (digits or letters),
    ``zero_width`` (as ``U+200B``), ``pinyin`` (as ``聯(lián)``).
    """
    if text.isascii() or (_in_gb2312(text) and not _may_be_odd(text)):
        return ()
    found = [("traditional", piece) for piece in _traditional(text)]
    found += [("full_width", match[0]) for match in _FULL_WIDTH.finditer(text)]
    found += [("zero_width", f"U+{ord(match[0]):04X}") for match in _ZERO_WIDTH.finditer(text)]
    found += [("pinyin", match[0]) for match in _PINYIN.finditer(text) if _TONE.search(match[0])]
    return tuple(dict.fromkeys(found))


def _may_be_odd(text: str) -> bool:
    """Whether *text*, simplified, may hold one of the other oddities; each asked as cheaply."""
    if _FULL_WIDTH.search(text) or not text.isprintable():
        return True
    return ("(" in text or "（" in text) and bool(_PINYIN.search(text))


def simplified(text: str) -> str:
    """*text* in simplified characters; a character of GB 2312 is one already."""
    return text if _in_gb2312(text) else _converter().convert(text)


def _traditional(text: str) -> list[str]:
    """Characters of *text* that simplified writing does not use.

    A character of GB 2312 (乾, 著, 於 in a name) is never called traditional, nor is one
    that OpenCC leaves alone in its phrase.
    """
    if _in_gb2312(text):
        return []
    simplified = _converter().convert(text)
    if len(simplified) != len(text):
        pairs = [(char, _converter().convert(char)) for char in text]
    else:
        pairs = list(zip(text, simplified, strict=True))
    return [
        char
        for char, simple in pairs
        if char != simple and char not in _STANDARD_IN_NAMES and not _in_gb2312(char)
    ]


def _in_gb2312(text: str) -> bool:
    try:
        text.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True


@cache
def _converter() -> opencc.OpenCC:
    return opencc.OpenCC("t2s")
