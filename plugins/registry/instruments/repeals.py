"""What the last article of a statute puts out of force: 《甲办法》、《乙规定》同时废止。

A statute that is gone says nothing of it itself; the one that came instead does.
"""

import re
from datetime import date
from typing import NamedTuple

_TAIL = 1200
_SENTENCE = re.compile(r"[^。；]*?(?:同时|即行|相应)废止")
_TITLE = re.compile(r"《((?:[^《》]|《[^《》]*》){2,80})》([^《]*)")
_PART = re.compile(r"第[〇零一二三四五六七八九十百\d]+[条章款项]|中(?:有关|关于|的)|有关|规定同时")
_NOTHING_BETWEEN = re.compile(r"\A(?:（[^）]*）|\([^)]*\))?(?:同时|即行|相应)废止$")
_SINCE = re.compile(r"自(\d{4})年(\d{1,2})月(\d{1,2})日起(?:正式)?(?:施行|实施|执行|生效)")


class Repeals(NamedTuple):
    """The titles a text repeals as a whole, and since when (None where it names no day)."""

    titles: tuple[str, ...] = ()
    since: date | None = None


def read_repeals(body: str) -> Repeals:
    """What the end of *body* repeals; a text that is repealed in part stays in force."""
    tail = re.sub(r"\s+", "", body[-_TAIL:])
    titles: dict[str, None] = {}
    for sentence in _SENTENCE.finditer(tail):
        named = _TITLE.findall(sentence[0])
        if not named or not _NOTHING_BETWEEN.fullmatch(named[-1][1]):
            continue
        titles |= {title: None for title, after in named if not _PART.search(after)}
    days = [day for found in _SINCE.finditer(tail) if (day := _day(found))]
    return Repeals(tuple(titles), days[-1] if days and titles else None)


def _day(found: re.Match[str]) -> date | None:
    try:
        return date(int(found[1]), int(found[2]), int(found[3]))
    except ValueError:
        return None
