"""What the theme's components take: small frozen records that views are put together from.

Every text is plain text (the theme escapes it), every address comes ready-made from
``addresses``; an empty text means "not given" and is not shown.  Nothing here knows HTML.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

Tone = Literal["good", "wait", "ended", "plain"]
"""How a state looks: in force, suspended or pending, gone (the seal's red), neither."""

ColumnKind = Literal["text", "code", "number", "date"]
NoticeTone = Literal["info", "warn", "withdrawn", "expired"]
ChangeKind = Literal["add", "remove", "amend"]


@dataclass(frozen=True, slots=True)
class Link:
    """Text that leads somewhere; *note* is small print after it (a count, a size)."""

    label: str
    address: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class State:
    """Where something stands in law: 现行有效, 暂停, 已取消 …"""

    label: str
    tone: Tone = "plain"


@dataclass(frozen=True, slots=True)
class Fact:
    """One labelled value; *lines* are shown below each other."""

    label: str
    lines: tuple[str, ...]
    address: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class NavLink:
    """An entry of the main navigation; *section* is the key a page names to be under it."""

    label: str
    address: str
    section: str


@dataclass(frozen=True, slots=True)
class Site:
    """What every page says about the site itself; all of it comes from settings."""

    name: str
    owner: str
    home: str
    search: str
    navigation: tuple[NavLink, ...]
    footer: "Footer"


@dataclass(frozen=True, slots=True)
class Footer:
    """The footer the State Council's guide for government sites asks for (国办发〔2017〕47号)."""

    owner: str
    operator: str
    contact: tuple[str, ...]
    identifiers: tuple[Link, ...]
    links: tuple[Link, ...]
    made: str


@dataclass(frozen=True, slots=True)
class MetaTag:
    """One ``<meta name content>``."""

    name: str
    content: str


@dataclass(frozen=True, slots=True)
class Head:
    """What machines read of a page: its title, canonical address, meta tags and JSON-LD."""

    title: str
    description: str
    canonical: str
    tags: tuple[MetaTag, ...]
    data: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Heading:
    """The top of a page: what it is, its name, its code and where it stands."""

    title: str
    kind: str = ""
    code: str = ""
    state: State | None = None
    lead: str = ""
    facts: tuple[Fact, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """A named part of a page, at *anchor*."""

    anchor: str
    title: str
    lead: str = ""


@dataclass(frozen=True, slots=True)
class Aspect:
    """One of the six aspects; *missing* is the honest sentence where there is nothing."""

    number: int
    anchor: str
    name: str
    summary: str = ""
    missing: str = ""


@dataclass(frozen=True, slots=True)
class Notice:
    """Something a reader must know before reading on."""

    tone: NoticeTone
    title: str
    paragraphs: tuple[str, ...] = ()
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table; its label is repeated beside each value on a narrow screen."""

    label: str
    kind: ColumnKind = "text"


@dataclass(frozen=True, slots=True)
class Cell:
    """A value in a table."""

    text: str
    address: str = ""
    note: str = ""
    state: State | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """A table; the first cell of each row names the row.  *empty* is said if there is none."""

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    note: str = ""
    empty: str = "没有记录。"


@dataclass(frozen=True, slots=True)
class Card:
    """One entry of a list of things that have a page."""

    title: str
    address: str
    kind: str = ""
    code: str = ""
    text: str = ""
    state: State | None = None
    facts: tuple[Fact, ...] = ()
