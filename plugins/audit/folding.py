"""One form for what is looked for and for where it is looked for; what is worth looking for."""

import re
import unicodedata
from collections.abc import Iterator
from enum import Enum

APART = "\ue000"
"""Stands between texts that a reader sees apart: no value reaches across it."""
_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u034f\u061c\u180e"
    "\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]"
)
_WIDE = tuple((char, unicodedata.normalize("NFKC", char)) for char in "，：；（）！？％\u3000")
"""What Chinese is punctuated with: without it most texts are normal, which is seen quickly."""
_BLANK = re.compile(r" (?:(?<![0-9a-z] )|(?![0-9a-z]))")
_CLAUSES = re.compile(r"[，。；：！？、,;:!?（）()\[\]【】《》〈〉〔〕“”\"‘’|\r\n\t\ue000]+")
_HAN = "\u3400-\u9fff\U00020000-\U0003ffff"
_SEPARATED = re.compile(r"(?<![0-9])[0-9]++(?:[ \-./][0-9]++)+x?")
_TOKEN = re.compile(r"[0-9a-z][0-9a-z@._+\-]{5,}[0-9a-z]")
_DAY = re.compile(
    r"(?:19|20)[0-9]{2}[-./年]?[0-9]{1,2}(?:[-./月]?[0-9]{1,2}日?)?(?:[ t][0-9:.]+z?)?"
)
_FIGURES = re.compile(r"[0-9.,%\-]+")
_HAN_ONLY = re.compile(f"[{_HAN}]+")
_ANY_HAN = re.compile(f"[{_HAN}]")
LONGEST = 64
CLAUSE = 8
SHORT_NAME = 3
FEWEST_FIGURES = 7
WEIGHT = 8


class NotExaminable(Exception):
    """A file whose texts nobody can tell; its own words say why."""


class Idle(Enum):
    """Why a value is not looked for: it says nothing that could be recognised."""

    SHORT = "short"
    FIGURE = "figure"
    DAY = "day"


def folded(text: str) -> str:
    """*text* as compared: NFKC, lower case, nothing invisible, blanks between words only."""
    plain = _UNSEEN.sub("", text)
    if not plain.isascii():
        for char, narrow in _WIDE:
            plain = plain.replace(char, narrow)
        plain = unicodedata.normalize("NFKC", plain)
    return _BLANK.sub("", " ".join(plain.casefold().split()))


def idle(value: str) -> Idle | None:
    """Why *value* (folded) is not looked for; None where it is.

    One Chinese character, a few letters, a day and a number below seven digits stand on any
    site; finding them proves nothing.
    """
    if _DAY.fullmatch(value):
        return Idle.DAY
    if _FIGURES.fullmatch(value):
        return None if sum(map(str.isdigit, value)) >= FEWEST_FIGURES else Idle.FIGURE
    if _HAN_ONLY.fullmatch(value):
        return None if len(value) > 1 else Idle.SHORT
    weight = len(value) + len(_ANY_HAN.findall(value))
    return None if weight >= WEIGHT else Idle.SHORT


def forms(text: str, *, free: bool = False) -> Iterator[str]:
    """What is looked for so that *text*, or a piece of it that tells as much, is found.

    The whole where it is short; every clause of eight characters and more, for a long text
    rarely leaks whole (of *free* text, written by nobody's form, every clause); numbers and
    addresses in it, also without what divides their digits.
    """
    whole = folded(text)
    if len(whole) <= LONGEST:
        yield whole
    yield from _TOKEN.findall(whole)
    for number in _SEPARATED.findall(whole):
        yield "".join(char for char in number if char.isalnum())
    for clause in _CLAUSES.split(text):
        piece = folded(clause)
        if free or len(piece) >= CLAUSE:
            yield piece if len(piece) <= LONGEST else piece[:LONGEST]


def is_name_like(value: str) -> bool:
    """Whether *value* (folded) is so short in Chinese that longer words may hold it by chance."""
    return len(value) <= SHORT_NAME and _HAN_ONLY.fullmatch(value) is not None


def is_han(char: str) -> bool:
    """Whether *char* is a Chinese character; nothing is none."""
    return _ANY_HAN.match(char) is not None
