"""Where a citation leads in the library: the provision, or why there is none."""

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Protocol

from plugins.registry.instruments.editions import Edition, Instrument, Named, Provision
from plugins.registry.values.citations import Address, Citation
from plugins.registry.values.numerals import chinese_numeral


class Kind(StrEnum):
    """What came of looking up one citation."""

    FOUND = "found"
    OTHER_EDITION = "other_edition"
    BEYOND_THE_END = "beyond_the_end"
    NEAR_TITLE = "near_title"
    NOT_IN_LIBRARY = "not_in_library"
    REPEALED = "repealed"
    NOT_YET_IN_FORCE = "not_yet_in_force"


class Titles(Protocol):
    """What a citation is looked up in."""

    def named(self, title: str) -> Named | None: ...

    def near(self, title: str) -> Instrument | None: ...


@dataclass(frozen=True, slots=True)
class Resolution:
    """The answer to one citation.

    *edition* is the one that was looked into; *provision* the article found (in *edition*).
    *level* (条, 款, 项, 目) names what does not exist for ``BEYOND_THE_END``.  *suggestion* is
    what the citation may have meant: a title, an edition, a successor, the last article.
    *by* says how the title was known: ``title``, ``alias`` or ``trial``.
    """

    kind: Kind
    citation: Citation
    instrument: Instrument | None = None
    edition: Edition | None = None
    provision: Provision | None = None
    level: str = ""
    suggestion: str = ""
    by: str = ""

    @property
    def found(self) -> bool:
        return self.kind is Kind.FOUND

    @property
    def settled(self) -> bool:
        """Whether what *edition* lacks cannot have come with an amendment the library lacks."""
        if self.citation.edition is not None:
            return True
        return bool(self.instrument and self.edition and self.instrument.settled(self.edition))

    @property
    def words(self) -> str:
        """The words of the paragraph, item or article that was cited, where it was found."""
        return self.provision.words_at(self.citation.address) if self.provision else ""


def resolve(titles: Titles, citation: Citation, on: date | None = None) -> Resolution:
    """Looks *citation* up as the law stood *on* that day; without a day, as it stands last.

    A library is never complete: what it lacks is ``NOT_IN_LIBRARY``, not non-existent.
    """
    named = titles.named(citation.title)
    if named is None:
        near = titles.near(citation.title)
        if near is None:
            return Resolution(Kind.NOT_IN_LIBRARY, citation)
        return Resolution(Kind.NEAR_TITLE, citation, near, suggestion=near.title)
    answer = _of_instrument(named.instrument, citation, on)
    return replace(answer, by=named.by)


def _of_instrument(instrument: Instrument, citation: Citation, on: date | None) -> Resolution:
    if citation.edition:
        return _of_named_edition(instrument, citation, on)
    if on is None:
        return _standing(instrument, instrument.newest, citation, on)
    edition = instrument.on(on)
    if edition is None:
        return _before_the_first(instrument, citation, on)
    return _standing(instrument, edition, citation, on)


def _of_named_edition(instrument: Instrument, citation: Citation, on: date | None) -> Resolution:
    """The citation names its edition: that one is looked into, and must apply on the day."""
    wanted = citation.edition or ""
    edition = next((e for e in reversed(instrument.editions) if e.bears(wanted)), None)
    if edition is None:
        return _of_a_lost_edition(instrument, citation, on)
    answer = _standing(instrument, edition, citation, on)
    if not answer.found or on is None:
        return answer
    if edition.starts and edition.starts > on:
        return replace(answer, kind=Kind.NOT_YET_IN_FORCE, suggestion=edition.starts.isoformat())
    applying = instrument.on(on)
    if applying is not None and applying is not edition:
        return replace(answer, kind=Kind.OTHER_EDITION, suggestion=applying.key)
    return answer


def _of_a_lost_edition(instrument: Instrument, citation: Citation, on: date | None) -> Resolution:
    """The edition cited is not stored; one stored may be known to have come in its place."""
    applying = instrument.on(on) if on else None
    wanted = citation.edition or ""
    if applying is None or not applying.key or applying.key[: len(wanted)] <= wanted:
        return Resolution(Kind.NOT_IN_LIBRARY, citation, instrument)
    if applying.repealed and on and applying.repealed <= on:
        heir = instrument.replaced_by
        return Resolution(Kind.REPEALED, citation, instrument, applying, suggestion=heir)
    return Resolution(Kind.OTHER_EDITION, citation, instrument, applying, suggestion=applying.key)


def _before_the_first(instrument: Instrument, citation: Citation, on: date) -> Resolution:
    """*on* lies before every edition in the library: older text is missing, or none was made."""
    first = instrument.editions[0]
    if first.revised and first.changes[0] <= on:
        return Resolution(Kind.NOT_IN_LIBRARY, citation, instrument)
    provision = _provision(first, citation)
    starts = first.starts.isoformat() if first.starts else ""
    return Resolution(Kind.NOT_YET_IN_FORCE, citation, instrument, first, provision, "", starts)


def _standing(
    instrument: Instrument, edition: Edition, citation: Citation, on: date | None
) -> Resolution:
    """Looks into *edition*, then into the others; a repealed instrument says so first."""
    lost = edition.repealed if edition is instrument.newest else None
    if lost and (on is None or lost <= on):
        provision = _provision(edition, citation)
        return Resolution(
            Kind.REPEALED,
            citation,
            instrument,
            edition,
            provision,
            suggestion=instrument.replaced_by,
        )
    level = missing_level(edition, citation.address)
    if not level:
        provision = _provision(edition, citation)
        return Resolution(Kind.FOUND, citation, instrument, edition, provision)
    others = [] if citation.edition else list(reversed(instrument.editions))
    for other in others:
        if other is not edition and not missing_level(other, citation.address):
            provision = _provision(other, citation)
            return Resolution(
                Kind.OTHER_EDITION, citation, instrument, other, provision, level, other.key
            )
    if level == "条" and _may_be_lost(edition, citation):
        return Resolution(Kind.NOT_IN_LIBRARY, citation, instrument, edition, level=level)
    provision = edition.provision(citation.article or 0, citation.bis)
    return Resolution(
        Kind.BEYOND_THE_END,
        citation,
        instrument,
        edition,
        provision,
        level,
        _limit(edition, provision, citation.address, level),
    )


def _provision(edition: Edition, citation: Citation) -> Provision | None:
    if citation.article is None:
        return None
    return edition.provision(citation.article, citation.bis)


def missing_level(edition: Edition, address: Address) -> str:
    """The first level of *address* (条, 款, 项, 目) that *edition* lacks, or nothing."""
    if address.article is None:
        return ""
    provision = edition.provision(address.article, address.bis)
    return provision.missing_level(address) if provision else "条"


def _may_be_lost(edition: Edition, citation: Citation) -> bool:
    """Whether the stored text has a hole or breaks off where the article would stand."""
    if citation.bis is not None or not edition.provisions:
        return not edition.provisions
    beyond = (citation.article or 0) > edition.last
    return citation.article in edition.gaps or (beyond and not edition.whole)


def _limit(edition: Edition, provision: Provision | None, address: Address, level: str) -> str:
    """How far the text goes at *level*, for the sentence: 第一百零二条, 第二款."""
    if provision is None:
        return f"第{chinese_numeral(edition.last)}条"
    if level == "款":
        return f"第{chinese_numeral(len(provision.paragraphs))}款"
    chosen = provision.paragraphs
    if address.paragraph is not None:
        chosen = chosen[address.paragraph - 1 : address.paragraph]
    numbers = [item.number for paragraph in chosen for item in paragraph.items]
    if level == "项" and numbers:
        return f"第（{chinese_numeral(max(numbers))}）项"
    return ""
