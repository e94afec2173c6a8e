"""Parts of running text: links, states, facts, headings, notices, citations."""

from dataclasses import dataclass
from typing import Literal, NewType

Tone = Literal["good", "wait", "ended", "plain"]
"""How a state looks: in force, suspended or pending, gone (the seal's red), neither."""

NoticeTone = Literal["info", "warn", "withdrawn", "expired"]


Html = NewType("Html", str)
"""HTML of ours, cleaned: the only text that the theme does not escape."""


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
class QuotedLine:
    """A paragraph or item of an article; *cited* where it is what is rested on."""

    text: str
    cited: bool = False


@dataclass(frozen=True, slots=True)
class Citation:
    """A provision that something rests on; *quote* is the text of its article.

    *opened*: the text stands open instead of waiting to be asked for.
    """

    instrument: str
    provision: str
    address: str = ""
    quote: tuple[QuotedLine, ...] = ()
    state: State | None = None
    note: str = ""
    opened: bool = False


@dataclass(frozen=True, slots=True)
class Source:
    """Which rows a page was made from, its permanent address, and whom to tell of a mistake.

    *places* names workbook, sheet and rows, one for each sheet; *kept* says, at the top of the
    page, that the last good version of something is shown.
    """

    places: tuple[str, ...]
    updated: str
    contact: str
    permanent: str
    links: tuple[Link, ...] = ()
    kept: Notice | None = None


@dataclass(frozen=True, slots=True)
class Term:
    """A word of the glossary and what it means here."""

    term: str
    anchor: str
    meaning: str
    aliases: tuple[str, ...] = ()
    source: Link | None = None
    see: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class Empty:
    """That there is nothing, why, and where to go on."""

    title: str
    text: str = ""
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class Tombstone:
    """What stands where something was; *mark* is its seal, two to four characters.

    *title* is the page's heading, or empty where the page has one already.
    """

    mark: str
    title: str
    reason: str
    facts: tuple[Fact, ...] = ()
    links: tuple[Link, ...] = ()
