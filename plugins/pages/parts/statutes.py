"""Parts of a statute set as one: chapters, articles, and what rests on each article."""

from dataclasses import dataclass

from .texts import Link


@dataclass(frozen=True, slots=True)
class StatuteLine:
    """A paragraph (*depth* 0), an item (1) or a sub-item (2) of an article."""

    text: str
    depth: int = 0


@dataclass(frozen=True, slots=True)
class RestingOn:
    """What of one kind rests on an article: the first few, and how many there are."""

    label: str
    count: str
    links: tuple[Link, ...]
    left: str = ""


@dataclass(frozen=True, slots=True)
class Article:
    """One article; *told* says in a few words what rests on it."""

    anchor: str
    label: str
    lines: tuple[StatuteLine, ...] = ()
    told: str = ""
    resting: tuple[RestingOn, ...] = ()


@dataclass(frozen=True, slots=True)
class Chapter:
    """Articles below one heading (编, 章 or 节; *depth* from 0); empty where the text has none."""

    anchor: str
    heading: str
    articles: tuple[Article, ...]
    depth: int = 0


@dataclass(frozen=True, slots=True)
class Statute:
    """The text of an instrument; *contents* leads to its chapters."""

    chapters: tuple[Chapter, ...]
    contents: tuple[Link, ...] = ()
