"""Record → permanent address of its page.  Pure; the only place an address is spelled.

Addresses rest on codes, which outlive names; words become short digests.  All are relative to
the site's root, without a leading slash, in ``[a-z0-9._/-]``.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import blake2s

from plugins.pages.months import ANCHOR, Months, OutcomeMonth, page_name
from plugins.publication.records import (
    PublicAttachment,
    PublicCoercion,
    PublicInspection,
    PublicLicence,
    PublicOutcome,
    PublicPenalty,
    PublicTombstone,
)
from plugins.registry.linking import BenchmarkKey
from plugins.registry.records import Source
from plugins.registry.values.citations import title_key
from plugins.registry.vocabulary import PowerKind

HOME = "index.html"
SEARCH = "search.html"
OFFLINE = "offline.js"
NOT_FOUND = "404.html"
AUTHORITIES = "authorities/index.html"
POWERS = "items/index.html"
COMPARISONS = "comparisons/index.html"
RESPONSIBILITIES = "responsibilities/index.html"
NEGATIVE = "negative-list/index.html"
FUNDS = "funds/index.html"
BENCHMARKS = "benchmarks/index.html"
PROCEDURES = "procedures/index.html"
LAWS = "laws/index.html"
OUTCOMES = "outcomes/index.html"
INSPECTION_ITEMS = "inspection-items/index.html"
STATISTICS = "statistics/index.html"
CHANGES = "changes/index.html"
BROWSE = "browse/index.html"
DATA = "data/index.html"
DICTIONARY = "data/dictionary.html"
GLOSSARY = "glossary.html"
FEED = "feeds/index.xml"


def kind_feed(kind: PowerKind) -> str:
    """What was adjusted of the items of one kind, as Atom."""
    return f"feeds/kinds/{kind.value}.xml"


CODE_WORDS: Mapping[str, str] = {
    "许可": "licence",
    "处罚": "penalty",
    "强制": "coercion",
    "征收": "levy",
    "给付": "payment",
    "检查": "inspection",
    "确认": "confirmation",
    "奖励": "reward",
    "裁决": "adjudication",
    "其他": "other",
    "审批": "approval",
}
"""Words of the older Zhejiang codes (许可-0000-00) as they stand in an address."""

OUTCOME_FOLDERS: Mapping[type[PublicOutcome], str] = {
    PublicPenalty: "penalties",
    PublicLicence: "licences",
    PublicCoercion: "coercion",
    PublicInspection: "inspections",
}
"""Where each kind of outcome lives.  The four kinds are told in this order everywhere."""


UNSAFE = re.compile(r"[^a-z0-9]+")
LONGEST = 40
RESERVED = frozenset(
    {"con", "prn", "aux", "nul", "index"}
    | {f"{name}{n}" for name in ("com", "lpt") for n in range(1, 10)}
)
"""Names some file systems or our own index pages keep for themselves."""


@dataclass(frozen=True, slots=True)
class OutcomeYear:
    """The outcomes of one kind that one authority decided in one year (0: without a date)."""

    kind: type[PublicOutcome]
    authority: str | None
    year: int

    @classmethod
    def of(cls, outcome: PublicOutcome) -> "OutcomeYear":
        """The list that *outcome* stands in."""
        return cls(type(outcome), outcome.authority, outcome.decided.year if outcome.decided else 0)


def digest(text: str) -> str:
    """A short name for words: eight hex digits, the same for ever."""
    return blake2s(text.encode(), digest_size=4).hexdigest()


def part(code: str | None) -> str:
    """*code* as one part of an address: lower case, safe everywhere, never empty.

    A code that had to be changed carries a digest, so that two codes never share an address.
    """
    text = (code or "").lower()
    for word, english in CODE_WORDS.items():
        text = text.replace(word, english)
    safe = UNSAFE.sub("-", text).strip("-")
    if safe and safe == text and len(safe) <= LONGEST and safe not in RESERVED:
        return safe
    return f"{safe[:LONGEST]}-{digest(code or '')}".strip("-")


def relative(target: str, page: str) -> str:
    """The link from *page* to *target*, both below the root; an anchor on *target* is kept."""
    path, mark, anchor = target.partition("#")
    if path == page and mark:
        return f"#{anchor}"
    here, there = page.split("/")[:-1], path.split("/")
    shared = 0
    for one, other in zip(here, there[:-1], strict=False):
        if one != other:
            break
        shared += 1
    return "../" * (len(here) - shared) + "/".join(there[shared:]) + mark + anchor


def authority_at(office: str) -> str:
    """Page of the authority whose part of addresses is *office*."""
    return f"authorities/{office}.html"


def outcome_at(kind: type[PublicOutcome], office: str, year: str, name: str) -> str:
    """A page about outcomes of one *kind*, authority and *year*, by its *name* among them."""
    return f"{OUTCOME_FOLDERS[kind]}/{office}/{year}/{name}.html"


class Addresses:
    """Addresses of everything published.

    *codes* maps an authority's name to its credit code, where no other has the same; *twins*
    counts outcomes that nothing but their row tells apart (2 for the second of them); *files*
    names the file of an attachment; *months*: outcomes stand a month to a page.
    """

    def __init__(
        self,
        codes: Mapping[str, str],
        twins: Mapping[Source, int] | None = None,
        files: Mapping[Source, str] | None = None,
        months: Months | None = None,
    ) -> None:
        self._offices = {name: part(code) for name, code in codes.items()}
        self._twins = twins or {}
        self._files = files or {}
        self.months = months

    def __repr__(self) -> str:
        """All that these addresses depend on beside the records themselves."""
        counts = self.months and sorted(map(repr, self.months.counts.items()))
        twins = sorted(map(repr, self._twins.items()))
        return repr((sorted(self._offices.items()), twins, sorted(self._files.values()), counts))

    def office(self, authority: str | None) -> str:
        """The part of an address that stands for an authority."""
        known = self._offices.get(authority or "")
        return known or f"x-{digest(authority or '')}"

    def authority(self, name: str | None) -> str:
        """Page of an authority."""
        return authority_at(self.office(name))

    def item(self, code: str | None, authority: str | None, name: str = "") -> str:
        """Page of a power item; one without a code is known by its *name*."""
        known = part(code) if code else f"x-{digest(name)}"
        return f"items/{self.office(authority)}/{known}.html"

    def item_list(self, authority: str | None) -> str:
        """Power list of one authority."""
        return f"items/{self.office(authority)}/index.html"

    def comparison(self, code: str) -> str:
        """An item of one code, of all authorities side by side."""
        return f"comparisons/{part(code)}.html"

    def comparison_list(self, number: int = 1) -> str:
        """The items that several authorities exercise, in pages from 1."""
        return f"comparisons/{_sheet(number)}.html"

    def responsibilities(self, authority: str | None) -> str:
        """Responsibility list of one authority."""
        return f"responsibilities/{self.office(authority)}.html"

    def benchmark(self, key: BenchmarkKey) -> str:
        """Page of a benchmark."""
        name = f"{part(key.item_code)}-{digest(key.offence)}"
        return f"benchmarks/{self.office(key.authority)}/{name}.html"

    def benchmark_list(self, authority: str | None, number: int = 1) -> str:
        """Benchmarks of one authority, in pages from 1."""
        return f"benchmarks/{self.office(authority)}/{_sheet(number)}.html"

    def procedure(self, authority: str | None, name: str) -> str:
        """Page of a procedure."""
        return f"procedures/{self.office(authority)}/{digest(name)}.html"

    def outcome(self, outcome: PublicOutcome) -> str:
        """Where an outcome is told: on its own page, or at its place on the page of its month."""
        if self.months is None:
            return self.outcome_alone(outcome)
        month, name = self.months.month(outcome), self.outcome_name(outcome)
        return f"{self.outcome_month(month, self.months.part(month, name))}#{ANCHOR}{name}"

    def outcome_alone(self, outcome: PublicOutcome) -> str:
        """An outcome's own page: kind, authority, year, and a digest of its number."""
        year = str(outcome.decided.year) if outcome.decided else "0"
        office = self.office(outcome.authority)
        return outcome_at(type(outcome), office, year, self.outcome_name(outcome))

    def outcome_month(self, month: OutcomeMonth, part: str = "") -> str:
        """The page of a *part* of a *month* of outcomes."""
        office = self.office(month.authority)
        return outcome_at(month.kind, office, str(month.year), page_name(month, part))

    def outcome_name(self, outcome: PublicOutcome) -> str:
        """What tells an outcome from the others of its kind, authority and year."""
        twin = self._twins.get(outcome.source, 0) if self._twins else 0
        return digest16(outcome_key(outcome) + (f"|{twin}" if twin > 1 else ""))

    def tombstone(self, stone: PublicTombstone) -> str:
        """Where a withdrawn penalty stood, and now its tombstone."""
        year = str(stone.decided.year) if stone.decided else "0"
        return outcome_at(PublicPenalty, self.office(stone.authority), year, stone_name(stone))

    def outcome_list(self, key: OutcomeYear, number: int = 1) -> str:
        """Outcomes of one kind, authority and year, in pages from 1."""
        return outcome_at(key.kind, self.office(key.authority), str(key.year), _sheet(number))

    def fund(self, code: str | None, name: str) -> str:
        """Page of a fund."""
        return f"funds/{part(code) if code else digest(name)}.html"

    def negative_list(self, variant: str) -> str:
        """Page of one variant of the negative list."""
        return f"negative-list/{part(variant)}.html"

    def instrument(self, title: str) -> str:
        """Page of an instrument: its latest edition and what rests on it."""
        return f"laws/{digest(title_key(title))}/index.html"

    def edition(self, title: str, key: str) -> str:
        """Page of one edition of an instrument."""
        return f"laws/{digest(title_key(title))}/{part(key)}.html"

    def provision(self, title: str, anchor: str) -> str:
        """An article on its instrument's page (*anchor* as ``a122``)."""
        return f"{self.instrument(title)}#{anchor}" if anchor else self.instrument(title)

    def attachment(self, attachment: PublicAttachment) -> str:
        """An attachment's cleaned file, named by its bytes: its own name may say too much."""
        office = self.office(attachment.authority)
        return f"attachments/{office}/{self._files.get(attachment.source, '')}"

    def feed(self, authority: str | None) -> str:
        """What is new from one authority, as Atom."""
        return f"feeds/{self.office(authority)}.xml"

    def statistics(self, year: int) -> str:
        """Annual statistics of one year."""
        return f"statistics/{year}.html"

    def change(self, number: str) -> str:
        """Page of one change record."""
        return f"changes/{part(number)}.html"

    def browse(self, facet: str, value: str, number: int = 1) -> str:
        """A browse index: one value of one facet, in pages from 1."""
        tail = f"-p{number}" if number > 1 else ""
        return f"browse/{part(facet)}/{part(value)}{tail}.html"

    def content(self, slug: str) -> str:
        """A hand-written page."""
        return f"{part(slug)}.html"


def digest16(text: str) -> str:
    """Like ``digest``, sixteen hex digits: enough for millions of records."""
    return blake2s(text.encode(), digest_size=8).hexdigest()


def stone_name(stone: PublicTombstone) -> str:
    """What a withdrawn penalty was called while it was an outcome."""
    return digest16(stone.document_no.key)


def _sheet(number: int) -> str:
    """The name of a page of a long list."""
    return f"index-p{number}" if number > 1 else "index"


def outcome_key(outcome: PublicOutcome) -> str:
    """What identifies an outcome of an authority: its number, else when, whom, about what."""
    if outcome.document_no:
        return outcome.document_no.key
    about = getattr(outcome, "inspection_item", None) or outcome.item_code
    return f"{outcome.decided}|{outcome.party}|{about}|{getattr(outcome, 'batch', None)}"
