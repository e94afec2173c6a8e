"""Fields of records as the words of a document."""

import re
from collections.abc import Iterable
from datetime import date

from plugins.pages.desk import Desk
from plugins.registry import vocabulary as v
from plugins.registry.cells import CitedText, StatedRange

Words = str | int | Iterable[str] | CitedText | StatedRange | v.Vocabulary | None
AMOUNTS = (
    (1_000_00, "不满1千元"),
    (10_000_00, "1千元以上不满1万元"),
    (100_000_00, "1万元以上不满10万元"),
    (1_000_000_00, "10万元以上不满100万元"),
    (10**18, "100万元以上"),
)
"""Ranges of an amount, each with the fen it stays below."""
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


def law_facet(desk: Desk, *cited: CitedText | None) -> tuple[tuple[str, str], ...]:
    """The instrument that the first citation names, by the title the library knows it by."""
    titles = [one.title for text in cited if text for one in text.citations if one.title]
    if not titles:
        return ()
    named = desk.public.library.named(titles[0])
    return (("law", named.instrument.title if named else titles[0]),)


def amount_facet(fen: int | None) -> tuple[tuple[str, str], ...]:
    """The range that *fen* (a hundredth of a yuan) falls into."""
    if fen is None:
        return ()
    return (("amount", next(label for below, label in AMOUNTS if fen < below)),)


def day(value: date | None) -> str:
    """ISO, or nothing."""
    return value.isoformat() if value else ""


def running(desk: Desk, ends: date | None) -> bool:
    """Whether what ends on *ends* is in force on the day the site speaks for."""
    return ends is None or ends > desk.settings.today
