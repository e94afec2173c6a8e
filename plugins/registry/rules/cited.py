"""Every citation of the lists with its cell, what it is cited for, and the day that matters."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any, get_args

from plugins.registry import vocabulary as v
from plugins.registry.cells import CitedText
from plugins.registry.findings import Place
from plugins.registry.models.basis import ListedProvision
from plugins.registry.models.benchmarks import Tier
from plugins.registry.models.items import PowerItem
from plugins.registry.models.outcomes import (
    CoerciveMeasure,
    Inspection,
    LicenceDecision,
    PenaltyDecision,
)
from plugins.registry.records import Record
from plugins.registry.values.citations import Citation, parse_citations, title_key

_OUT_OF_FORCE = (v.InstrumentState.REPEALED, v.InstrumentState.AMENDED)
Decision = PenaltyDecision | LicenceDecision | CoerciveMeasure | Inspection
DECISIONS = (PenaltyDecision, LicenceDecision, CoerciveMeasure, Inspection)
GROUNDED = (PowerItem, Tier, *DECISIONS)
"""Kinds of records whose ``basis`` must name an article."""
PROCEDURAL = frozenset({"行政处罚法", "行政强制法", "行政许可法", "行政复议法"})
"""Laws of procedure: their edition on the day of the decision governs."""


@dataclass(frozen=True, slots=True)
class Cited:
    """One citation in the cell of *field* of *record*; *days* that its edition may be of."""

    record: Record
    field: str
    citation: Citation
    days: tuple[date, ...]

    @property
    def place(self) -> Place:
        return self.record.place(self.field)

    @property
    def decided(self) -> bool:
        """Whether an outcome cites it, so that the days are days of the past."""
        return isinstance(self.record, DECISIONS)

    @property
    def procedural(self) -> bool:
        return title_key(self.citation.title) in PROCEDURAL


def cited(records: Iterable[Record], today: date) -> Iterator[Cited]:
    """All citations that name an instrument, in the order read; cancelled items cite nothing."""
    for record in records:
        if isinstance(record, PowerItem) and record.status is v.ItemStatus.CANCELLED:
            continue
        if isinstance(record, ListedProvision):
            yield from _listed(record, today)
            continue
        days = _days(record, today)
        for name in cited_fields(type(record)):
            value = getattr(record, name)
            for citation in value.citations if value else ():
                if citation.title:
                    yield Cited(record, name, citation, days)


@cache
def cited_fields(kind: type[Record]) -> tuple[str, ...]:
    """The fields of *kind* that hold citations."""
    fields = kind.model_fields.items()
    return tuple(name for name, field in fields if CitedText in _parts(field.annotation))


def _parts(annotation: Any) -> set[Any]:
    parts = {annotation}
    for part in get_args(annotation):
        parts |= _parts(part)
    return parts


def _days(record: Record, today: date) -> tuple[date, ...]:
    """The days whose law may apply: of the act, then of the decision; or of publication."""
    if isinstance(record, PenaltyDecision):
        days = (record.act_ended, record.decided)
    elif isinstance(record, CoerciveMeasure):
        days = (record.started, record.decided)
    elif isinstance(record, (LicenceDecision, Inspection)):
        days = (record.decided, None)
    elif isinstance(record, (PowerItem, Tier)) and record.effective:
        return (max(record.effective, today),)
    else:
        return (today,)
    return tuple(dict.fromkeys(day for day in days if day))


def _listed(record: ListedProvision, today: date) -> Iterator[Cited]:
    """The provision that a row of the list of legal bases names in several cells."""
    words = [f"《{record.title}》"]
    words += [f"（{record.edition}）"] if record.edition else []
    units = (("条", record.article), ("款", record.paragraph), ("项", record.item))
    for unit, given in (*units, ("目", record.subitem)):
        if given:
            number, _, bis = given.removeprefix("第").replace(unit, "").partition("之")
            words.append(f"第{number.strip('（）()')}{unit}" + (f"之{bis}" if bis else ""))
    read = parse_citations("".join(words)).citations
    if len(read) != 1 or record.repealed or record.state in _OUT_OF_FORCE:
        return  # a row that says itself that it is history
    (one,) = read
    quoted = Citation(one.title, one.edition, *one.address, record.text or "", one.given)
    yield Cited(record, "text" if record.text else "article", quoted, (today,))
