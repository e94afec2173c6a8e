"""Which instruments of law have a page, what rests on each article, and where a citation leads.

A link is only given to a page and a place on it that exist: an instrument is told where the
library stores it or a published record cites it.
"""

from bisect import bisect_right, insort
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any, cast

from plugins.pages.addresses import Addresses
from plugins.pages.gists import SHOWN, Article, Gists, Provision
from plugins.pages.places import place_of
from plugins.pages.recalling import Recall
from plugins.publication import records as public
from plugins.publication.archive import EVERYTHING
from plugins.publication.public import PublicRegistry
from plugins.registry.cells import CitedText
from plugins.registry.digests import depends
from plugins.registry.instruments import Edition, Instrument, Kind, Resolution
from plugins.registry.records import Record
from plugins.registry.values.citations import Address, Citation, title_key

CITED = "cited"
"""The scope of which articles anything cites."""


@dataclass(frozen=True, slots=True)
class Rests:
    """Records of *kind* rest on what their *fields* cite; *label* is what readers call them."""

    kind: type[Record]
    label: str
    fields: tuple[str, ...]
    name: Callable[[Any], str]


def _outcome(record: Any) -> str:
    return record.document_no.text if record.document_no else f"{record.party or ''}（无文号）"


def _owned(record: Any) -> str:
    return f"{record.name}（{record.authority}）" if record.authority else str(record.name)


RESTS: tuple[Rests, ...] = (
    Rests(public.PublicItem, "权力事项", ("basis", "breach_basis"), _owned),
    Rests(public.PublicTier, "裁量基准", ("basis",), lambda r: r.offence),
    Rests(public.PublicPenalty, "执法结果", ("basis",), _outcome),
    Rests(public.PublicLicence, "执法结果", ("basis",), _outcome),
    Rests(public.PublicCoercion, "执法结果", ("basis",), _outcome),
    Rests(public.PublicInspection, "执法结果", ("basis",), _outcome),
    Rests(
        public.PublicItem,
        "事项的责任、时限和收费",
        ("duty_basis", "accountability_basis", "legal_note", "fee_basis"),
        _owned,
    ),
    Rests(public.PublicStep, "执法流程", ("limit_basis",), lambda r: r.procedure),
    Rests(public.PublicDuty, "工作事项", ("basis",), lambda r: r.task or r.duty),
    Rests(public.PublicBoundary, "职责边界", ("basis",), lambda r: r.topic),
    Rests(public.PublicInspectionItem, "随机抽查事项", ("basis",), _owned),
    Rests(public.PublicNegativeEntry, "负面清单条目", ("basis",), lambda r: r.item),
    Rests(public.PublicFund, "专项资金", ("basis",), lambda r: r.name),
    Rests(public.PublicAuthority, "执法主体", ("authorising_basis",), lambda r: r.name),
)
"""What may rest on a provision, in the order it is told.  A new kind of list adds its line."""


Order = tuple[int, int, int]
"""Place of the kind among ``RESTS``, age of the decision in days (less is newer), place as read."""


@dataclass(slots=True)
class Named:
    """Records of one kind below one article: the first few by name and address, all counted."""

    count: int = 0
    _first: list[tuple[Order, str, str]] = field(default_factory=list)
    _seen: set[str] = field(default_factory=set)

    @property
    def told(self) -> list[tuple[str, str]]:
        """(name, address) of the first few."""
        return [(name, address) for _, name, address in self._first]

    def add(self, order: Order, name: str, address: str) -> None:
        """Count one record, once for each address and name."""
        if (key := f"{address}\n{name}") in self._seen:
            return
        self._seen.add(key)
        self.count += 1
        if self.takes(order):
            self.name(order, name, address)

    def takes(self, order: Order) -> bool:
        """Whether a record of this *order* is among the first few."""
        return len(self._first) < SHOWN or order < self._first[-1][0]

    def name(self, order: Order, name: str, address: str) -> None:
        """Name one record that was counted."""
        insort(self._first, (order, name, address))
        del self._first[SHOWN:]


@dataclass
class Resting:
    """What rests on one instrument: article → label of the kind → the records."""

    title: str
    articles: dict[Article, dict[str, Named]] = field(default_factory=lambda: defaultdict(dict))

    def named(self, article: Article, label: str) -> Named:
        """What of the kind *label* rests on *article*, to add to."""
        return self.articles[article].setdefault(label, Named())

    def ordered(self) -> list[Article]:
        """The articles anything rests on, in order; the whole instrument first."""
        return sorted(self.articles)


def anchor(article: Article) -> str:
    """The anchor of an article on a page: a122, a120-1; a0 for the whole instrument."""
    return Address(article[0], article[1] or None).key() if article[0] else "a0"


class Statutes:
    """The pages of law; everything it answers is computed once."""

    def __init__(self, records: PublicRegistry, today: date) -> None:
        self._public = records
        self.today = today
        self._days, self._named = Recall(), Recall()
        self._addresses, self._gists = Addresses({}), cast("Gists", {})

    def prepare(self, addresses: Addresses, gists: Gists) -> None:
        """Know where records are told, and what outcomes rest on."""
        self._addresses, self._gists = addresses, gists

    @property
    def resting(self) -> Mapping[str, Resting]:
        """What rests on each cited instrument, by the key of its title."""
        self._public.archive.notes.note(EVERYTHING)
        return self._resting

    @cached_property
    def cited(self) -> str:
        """A digest of which articles are cited of instruments that the library does not hold."""
        stored = {instrument.key for instrument in self._public.library}
        return depends(
            [(k, one.title, one.ordered()) for k, one in self._resting.items() if k not in stored]
        )

    @cached_property
    def _resting(self) -> Mapping[str, Resting]:
        found: dict[str, Resting] = {}
        for place, entry in enumerate(RESTS):
            if issubclass(entry.kind, public.PublicOutcome):
                self._add_outcomes(found, place, entry)
                continue
            for number, record in enumerate(self._public.all(entry.kind)):
                cited = self._cited(record, entry.fields)
                if not cited:
                    continue
                order = (place, _age(record), number)
                name, address = entry.name(record), place_of(self._addresses, record)
                for title, article in cited:
                    resting = found.setdefault(title_key(title), Resting(title))
                    named = resting.named(article, entry.label)
                    named.add(order, name, address)
        return found

    def _add_outcomes(self, found: dict[str, Resting], place: int, entry: Rests) -> None:
        """Add the outcomes of one kind, of which only those that are named are read."""
        archive, before = self._public.archive, 0
        for part, gist in self._gists.items():
            if part.kind is not entry.kind:
                continue
            for (title, article), cited in gist.cited.items():
                resting = found.setdefault(title_key(title), Resting(title))
                named = resting.named(article, entry.label)
                named.count += cited.count
                for age, nth in cited.newest:
                    if named.takes(order := (place, age, before + nth)):
                        one = part._replace(first=nth, last=nth + 1)
                        for record in archive.part(one):
                            name = entry.name(record)
                            named.name(order, name, place_of(self._addresses, record))
            before += part.last

    def provisions(self, outcome: public.PublicOutcome) -> Sequence[Provision]:
        """What *outcome* rests on."""
        return tuple(self._cited(outcome, ("basis",)))

    def _cited(self, record: Record, fields: tuple[str, ...]) -> Iterable[tuple[str, Article]]:
        """(title, article) of everything that *fields* name, none twice."""
        texts = [text for name in fields if isinstance(text := getattr(record, name), CitedText)]
        if len(texts) == 1:
            return self._articles(texts[0])
        return dict.fromkeys(pair for text in texts for pair in self._articles(text))

    def _articles(self, text: CitedText) -> tuple[tuple[str, Article], ...]:
        def found() -> Iterator[tuple[str, Article]]:
            for one in text.citations:
                if one.title:
                    yield self._title(one), (one.article or 0, one.bis or 0)

        return self._named.get(text.text, lambda: tuple(dict.fromkeys(found())))

    @cached_property
    def titles(self) -> Mapping[str, str]:
        """Every instrument that has a page: key of its title → its title, sorted by key."""
        titles = {key: found.title for key, found in self.resting.items()}
        titles |= {instrument.key: instrument.title for instrument in self._public.library}
        return {key: titles[key] for key in sorted(titles)}

    def current(self, instrument: Instrument) -> Edition:
        """The edition that *instrument*'s own page shows: the one that applies today."""
        return instrument.on(self.today) or instrument.newest

    def resolve(self, citation: Citation, on: date | None = None) -> Resolution:
        """*citation* looked up as the law stood *on* that day (today without one)."""
        return self._public.library.resolve(citation, on or self.today)

    def period(self, text: CitedText, on: date | None = None) -> int:
        """A number for the days on which everything *text* names is as it is *on* that day.

        Whatever the law says of a citation changes on a day that one of its editions names.
        """
        days = self._days.get(text.text, lambda: tuple(sorted(set(self._turning(text)))))
        return bisect_right(days, on or self.today)

    def _turning(self, text: CitedText) -> Iterator[date]:
        for citation in text.citations:
            named = self._public.library.named(citation.title)
            for edition in named.instrument.editions if named else ():
                known = (edition.starts, edition.dated, edition.repealed, *edition.changes)
                yield from (day for day in known if day)

    def address(self, citation: Citation, found: Resolution) -> str:
        """Where the provision is told, as closely as a page has it; empty where none does."""
        article = (citation.article or 0, citation.bis or 0)
        stored = found.instrument if found.kind is not Kind.NEAR_TITLE else None
        if stored is not None:
            page = self.page_of(stored, found.edition or self.current(stored))
            there = found.provision is not None and article[0]
            return f"{page}#{anchor(article)}" if there else page
        self._public.archive.notes.note(CITED)
        resting = self._resting.get(title_key(citation.title))
        if resting is None:
            return ""
        page = self._addresses.instrument(resting.title)
        return f"{page}#{anchor(article)}" if article in resting.articles else page

    def page_of(self, instrument: Instrument, edition: Edition) -> str:
        """The page of *edition*: the instrument's own for the one that applies today."""
        if edition is self.current(instrument):
            return self._addresses.instrument(instrument.title)
        return self._addresses.edition(instrument.title, edition.key)

    def _title(self, citation: Citation) -> str:
        named = self._public.library.named(citation.title)
        return named.instrument.title if named else citation.title


def _age(record: Record) -> int:
    decided = getattr(record, "decided", None)
    return -decided.toordinal() if isinstance(decided, date) else 0
