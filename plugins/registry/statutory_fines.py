"""What the cited article itself provides for, as far as its words can be read for certain."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from plugins.registry.cells import CitedText
from plugins.registry.instruments import Edition, Instrument, Library, Provision
from plugins.registry.instruments.statutory_ranges import statutory_range
from plugins.registry.values import NotUnderstood
from plugins.registry.values.citations import Address, Citation
from plugins.registry.values.range_types import SanctionRange

FINE = "罚款"


@dataclass(frozen=True, slots=True)
class StatutoryFine:
    """The fines of one cited article in the edition of a day.

    *range* is None where the article speaks of a fine and its words cannot be read.
    """

    citation: Citation
    instrument: Instrument
    edition: Edition
    range: SanctionRange | None

    @property
    def settled(self) -> bool:
        """Whether the article cannot have been amended unknown to the library."""
        return self.citation.edition is not None or self.instrument.settled(self.edition)


@dataclass
class StatutoryFines:
    """Reads articles of *library*, each once, and looks up each text of a cell once a day."""

    library: Library
    _read: dict[tuple[str, str, Address], SanctionRange | None] = field(default_factory=dict)
    _found: dict[tuple[str, date], tuple[StatutoryFine, ...]] = field(default_factory=dict)

    def all(self, cited: CitedText | None, day: date) -> tuple[StatutoryFine, ...]:
        """Every cited article that was found as of *day* and speaks of a fine."""
        if cited is None:
            return ()
        key = cited.text, day
        if key not in self._found:
            self._found[key] = tuple(self._look_up(cited, day))
        return self._found[key]

    def _look_up(self, cited: CitedText, day: date) -> Iterator[StatutoryFine]:
        for citation in cited.citations:
            if not citation.title or citation.article is None:
                continue
            answer = self.library.resolve(citation, day)
            provision, instrument, edition = answer.provision, answer.instrument, answer.edition
            if not answer.found or not provision or not instrument or not edition:
                continue
            if _speaks_of_a_fine(provision, citation.address):
                stated = self._range(instrument, edition, provision, citation)
                yield StatutoryFine(citation, instrument, edition, stated)

    def one(self, cited: CitedText | None, day: date) -> StatutoryFine | None:
        """The one fine that *cited* can mean; None where there is none, or several."""
        found = self.all(cited, day)
        readings = {fine.range for fine in found}
        return found[0] if len(readings) == 1 and found[0].range is not None else None

    def _range(
        self, instrument: Instrument, edition: Edition, provision: Provision, citation: Citation
    ) -> SanctionRange | None:
        key = (instrument.key, edition.key, citation.address)
        if key not in self._read:
            try:
                self._read[key] = statutory_range(provision, citation.address).range
            except NotUnderstood:
                self._read[key] = None
        return self._read[key]


def _speaks_of_a_fine(provision: Provision, address: Address) -> bool:
    """Whether the paragraph in which *address* lies has the word; an item has its paragraph's."""
    within = Address(provision.article, provision.bis, address.paragraph)
    return FINE in provision.words_at(within)
