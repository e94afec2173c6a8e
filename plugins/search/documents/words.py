"""Fields of records as the words of a document."""

import re
from collections.abc import Iterable
from datetime import date

from plugins.pages.desk import Desk
from plugins.registry import vocabulary as v
from plugins.registry.cells import CitedText, StatedRange

Words = str | int | Iterable[str] | CitedText | StatedRange | v.Vocabulary | None
_TAG = re.compile(r"<[^>]*>")


def texts(*pairs: tuple[str, Words]) -> tuple[tuple[str, str], ...]:
    """The *pairs* (label, words) that say something, in their order."""
    said = ((label, said_by(words)) for label, words in pairs)
    return tuple((label, text) for label, text in said if text)


def said_by(words: Words) -> str:
    """*words* as one text; several are divided by 、."""
    if words is None:
        return ""
    if isinstance(words, v.Vocabulary):
        return words.label
    if isinstance(words, str | int):
        return str(words)
    if isinstance(words, CitedText | StatedRange):
        return words.text
    return "、".join(map(said_by, words))


def plain(html: str) -> str:
    """Clean HTML without its tags."""
    return " ".join(_TAG.sub(" ", html).split())


def line(*words: Words, longest: int = 80) -> str:
    """One plain line of what is said, parts divided by a middle dot."""
    said = " · ".join(filter(None, map(said_by, words))).replace("\n", " ")
    return said if len(said) <= longest else said[: longest - 1] + "…"


def facets(
    desk: Desk, authority: str | None, kind: Words = None, year: int | None = None
) -> tuple[tuple[str, str], ...]:
    """Authority, kind of power, level, region and year, as far as they are known."""
    record = desk.authorities.get(authority or "")
    level = record.level if record else None
    region = ("、".join(record.territory) or record.government or "") if record else ""
    return texts(
        ("authority", authority),
        ("kind", kind),
        ("level", level),
        ("region", region),
        ("year", year),
    )


def day(value: date | None) -> str:
    """ISO, or nothing."""
    return value.isoformat() if value else ""


def running(desk: Desk, ends: date | None) -> bool:
    """Whether what ends on *ends* is in force on the day the site speaks for."""
    return ends is None or ends > desk.settings.today
