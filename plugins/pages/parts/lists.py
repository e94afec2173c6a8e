"""Parts that list things: tables, cards, indexes, changes, downloads."""

from dataclasses import dataclass
from typing import Literal

from .texts import Citation, Fact, Link, State

ColumnKind = Literal["text", "code", "number", "date"]
ChangeKind = Literal["add", "remove", "amend"]


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
    """A table; the first cell of each row names the row.  *empty* is said if there is none.

    *address* is where the thing the table shows has its page, *more* where the rest stands.
    *named_above*: the heading above says what the caption says, so only readers who jump from
    table to table are told it.
    """

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    note: str = ""
    empty: str = "没有记录。"
    address: str = ""
    more: Link | None = None
    named_above: bool = False


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


@dataclass(frozen=True, slots=True)
class BrowseGroup:
    """Entries of an index under one heading: a pinyin initial, a month, a district."""

    label: str
    anchor: str
    entries: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """One value to narrow a list by; *chosen* where the page is that narrowing."""

    label: str
    address: str
    note: str = ""
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class ChoiceGroup:
    """A property that a list may be narrowed by, with its values."""

    label: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class PageNumber:
    """A page of a long list; one without an address stands for those left out (…)."""

    label: str
    address: str = ""
    here: bool = False


@dataclass(frozen=True, slots=True)
class Pagination:
    """Where in a long list a page stands; *told* says it in words."""

    told: str
    numbers: tuple[PageNumber, ...]
    previous: str = ""
    following: str = ""


@dataclass(frozen=True, slots=True)
class Tile:
    """A figure, or a thing to go to, that may be read at a glance."""

    label: str
    figure: str = ""
    unit: str = ""
    text: str = ""
    address: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """A step of a procedure; *onward* says which step follows under which condition."""

    number: int
    anchor: str
    name: str
    text: str = ""
    limit: str = ""
    counted: bool = True
    facts: tuple[Fact, ...] = ()
    rights: tuple[str, ...] = ()
    bases: tuple[Citation, ...] = ()
    onward: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class Route:
    """One way to have a decision reviewed: where, until when, how."""

    name: str
    body: str
    deadline: str
    facts: tuple[Fact, ...] = ()
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class Remedy:
    """The ways against a decision; *first* is the sentence where one must come before the other."""

    routes: tuple[Route, ...]
    first: str = ""
    notes: tuple[str, ...] = ()
    bases: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One column of a record before and after; an empty side was not there."""

    label: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Change:
    """What a list gained, lost or says otherwise, since when and why."""

    kind: ChangeKind
    title: str
    day: str
    address: str = ""
    reason: str = ""
    fields: tuple[FieldChange, ...] = ()


@dataclass(frozen=True, slots=True)
class DownloadFile:
    """One file: its format, where it is, how large."""

    form: str
    address: str
    size: str


@dataclass(frozen=True, slots=True)
class Download:
    """Something to take away, in one or several formats."""

    label: str
    files: tuple[DownloadFile, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class ComparedRow:
    """One property of the things compared; *differs* where they are not the same in it.

    *texts* is one for each thing, or a single one that all share.
    """

    label: str
    texts: tuple[str, ...]
    differs: bool


@dataclass(frozen=True, slots=True)
class Comparison:
    """Things side by side."""

    caption: str
    heads: tuple[Link, ...]
    rows: tuple[ComparedRow, ...]


@dataclass(frozen=True, slots=True)
class SearchWithin:
    """A search that stays inside what its page is about.

    *action* is the search page; *kept* are the names and values that go with what is typed.
    """

    action: str
    label: str
    kept: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class SearchShell:
    """The search page before a script fills it; *index* is where its script starts reading.

    *offline* is the script that keeps the search for readers without a line; empty: none does.
    """

    action: str
    index: str
    browse: tuple[Link, ...]
    offline: str = ""
