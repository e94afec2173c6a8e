"""An instrument of law, its editions, and their provisions down to the sub-item."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property
from typing import NamedTuple

from plugins.registry.values.citations import Address, title_key
from plugins.registry.values.numerals import chinese_numeral
from plugins.registry.vocabulary import InstrumentRank

_MAKING = timedelta(days=366)
"""The longest that passes from the adoption of a text to its promulgation."""
_CLOSING = re.compile("施行|实施|生效|执行|废止|解释")


@dataclass(frozen=True, slots=True)
class Item:
    """项 （*number* as in （三））, or 目 where it stands under an item."""

    number: int
    text: str
    subitems: tuple["Item", ...] = ()


@dataclass(frozen=True, slots=True)
class Paragraph:
    """款: its own words, and the items that follow them."""

    text: str
    items: tuple[Item, ...] = ()

    def lines(self) -> list[str]:
        """The paragraph as printed: its words, then a line for each item and sub-item."""
        lines = [self.text] if self.text else []
        for item in self.items:
            lines.append(f"（{chinese_numeral(item.number)}）{item.text}")
            lines.extend(f"{sub.number}.{sub.text}" for sub in item.subitems)
        return lines


@dataclass(frozen=True, slots=True)
class Provision:
    """条: *headings* name the part, chapter and section it stands in, outermost first."""

    article: int
    bis: int | None
    headings: tuple[str, ...]
    paragraphs: tuple[Paragraph, ...]

    @property
    def address(self) -> Address:
        return Address(self.article, self.bis)

    @property
    def anchor(self) -> str:
        """``a122`` or ``a120-1``: unique in an edition, stable, fit for a link."""
        return self.address.key()

    @property
    def label(self) -> str:
        return self.address.label()

    @property
    def lines(self) -> tuple[str, ...]:
        return tuple(line for paragraph in self.paragraphs for line in paragraph.lines())

    @property
    def text(self) -> str:
        """All its words, one line for each paragraph and item."""
        return "\n".join(self.lines)

    def missing_level(self, address: Address) -> str:
        """The first level of *address* that this article lacks (款, 项, 目), or nothing."""
        if address.paragraph is not None and not 1 <= address.paragraph <= len(self.paragraphs):
            return "款"
        if address.item is not None and not self._items(address):
            return "项"
        if address.subitem is not None and not self._subitems(address):
            return "目"
        return ""

    def words_at(self, address: Address) -> str:
        """The words of exactly the paragraph, item or sub-item that *address* names."""
        if address.subitem is not None:
            return "\n".join(sub.text for sub in self._subitems(address)[:1])
        if address.item is not None:
            return "\n".join(item.text for item in self._items(address)[:1])
        if address.paragraph is not None and not self.missing_level(address):
            return "\n".join(self.paragraphs[address.paragraph - 1].lines())
        return self.text

    def _items(self, address: Address) -> list[Item]:
        """The items so numbered; without a paragraph, those of any paragraph count."""
        chosen = self.paragraphs
        if address.paragraph is not None:
            chosen = chosen[address.paragraph - 1 : address.paragraph]
        return [item for part in chosen for item in part.items if item.number == address.item]

    def _subitems(self, address: Address) -> list[Item]:
        parents = self._items(address)
        return [sub for item in parents for sub in item.subitems if sub.number == address.subitem]


@dataclass(frozen=True, slots=True)
class Body:
    """What follows the head of a file: provisions in order, and text outside any of them."""

    provisions: tuple[Provision, ...]
    loose: tuple[str, ...] = ()


@dataclass(frozen=True)
class Edition:
    """One wording of an instrument; its provisions are read when first asked for.

    *dated* is the day that names the edition (its promulgation as a rule), None where no source
    says it.  *changes* are all days of making and amending that the head lists.
    *sources* are the files it was read from; *kept* is whether the publisher keeps it up to date
    (our own layout), rather than a mirror that nobody answers for.
    """

    title: str
    dated: date | None
    published: date | None
    effective: date | None
    repealed: date | None
    decree: str
    issuer: str
    changes: tuple[date, ...]
    sources: tuple[str, ...]
    read: Callable[[], Body] = field(repr=False, compare=False)
    kept: bool = False

    @property
    def key(self) -> str:
        """The day that names it as ISO, or nothing."""
        return self.dated.isoformat() if self.dated else ""

    @property
    def address_key(self) -> str:
        """``行政处罚法@2021-01-22``: stable while title and edition are."""
        return f"{title_key(self.title)}@{self.key}" if self.key else title_key(self.title)

    @property
    def revised(self) -> bool:
        """Whether there was an earlier text: it was first made long before this one's day."""
        if self.dated is None or not self.changes:
            return False
        return self.dated - self.changes[0] > _MAKING

    @property
    def starts(self) -> date | None:
        """The first day it can apply: as stated, else the day it was made."""
        return self.effective or self.published or self.dated

    @cached_property
    def body(self) -> Body:
        return self.read()

    @property
    def provisions(self) -> tuple[Provision, ...]:
        """All articles in order."""
        return self.body.provisions

    @cached_property
    def _by_number(self) -> dict[tuple[int, int | None], Provision]:
        return {(p.article, p.bis): p for p in reversed(self.provisions)}

    @property
    def last(self) -> int:
        """The highest article number; 0 where the text has no articles."""
        return max((p.article for p in self.provisions), default=0)

    def provision(self, article: int, bis: int | None = None) -> Provision | None:
        return self._by_number.get((article, bis))

    @cached_property
    def gaps(self) -> frozenset[int]:
        """Article numbers that the stored text lacks up to its last one."""
        return frozenset(range(1, self.last)) - {p.article for p in self.provisions}

    @cached_property
    def whole(self) -> bool:
        """Whether the stored text ends as statutes end: by saying since when it applies."""
        closing = "".join(p.text for p in self.provisions[-3:]) + "".join(self.body.loose)
        return bool(_CLOSING.search(closing))

    def bears(self, edition: str) -> bool:
        """Whether *edition* (``2021``, ``2021-01``, ``2021-01-22``) can mean this one."""
        days = {self.dated, self.published, self.effective}
        last = max(self.changes, default=None)
        return any(day.isoformat().startswith(edition) for day in {*days, last} if day)


@dataclass(frozen=True)
class Instrument:
    """A law, regulation, rule or document with all editions in the library, oldest first."""

    title: str
    rank: InstrumentRank | None
    aliases: tuple[str, ...]
    editions: tuple[Edition, ...]
    replaced_by: str = ""

    @property
    def key(self) -> str:
        return title_key(self.title)

    @property
    def newest(self) -> Edition:
        return self.editions[-1]

    @property
    def repealed(self) -> date | None:
        """The day the newest edition lost force, where a source says so."""
        return self.newest.repealed

    def ends(self, edition: Edition) -> date | None:
        """The first day *edition* no longer applies: its successor's start or its repeal."""
        following = self.editions[self.editions.index(edition) + 1 :]
        starts = [later.starts for later in following if later.starts]
        return min([*starts, *([edition.repealed] if edition.repealed else [])], default=None)

    def settled(self, edition: Edition) -> bool:
        """Whether no amendment of *edition* can be unknown here: it is kept, or its heir is stored.

        The last edition of a mirror may have been amended since, so it refutes nothing for certain.
        """
        return edition.kept or edition is not self.newest

    def on(self, day: date) -> Edition | None:
        """The edition that applied on *day*; None before the first one in the library."""
        begun = [e for e in self.editions if e.starts is None or e.starts <= day]
        return begun[-1] if begun else None


class Named(NamedTuple):
    """What a title leads to; *by* is ``title``, ``alias`` or ``trial`` (（试行） added or left)."""

    instrument: Instrument
    by: str
