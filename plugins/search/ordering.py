"""The order of documents, in which facets cost nothing.

Documents are sorted by kind, then by what they are (current or not, each facet), so that every
distinct combination is one unbroken range: a *band*.  A reader's filter is then a choice of
ranges, and a count of facets needs no column for each document.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from plugins.search.records import IndexPlan, SearchDocument


class UnknownKind(ValueError):
    """A document's kind is not in the plan: our bug."""


@dataclass(frozen=True, slots=True)
class Band:
    """Documents from *first* on that share kind, standing, and every facet value (by number)."""

    first: int
    kind: int
    current: bool
    values: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Ordered:
    """All documents in the order of the index, its bands, and the values of each facet."""

    documents: tuple[SearchDocument, ...]
    bands: tuple[Band, ...]
    values: tuple[tuple[str, ...], ...]


def ordered(documents: Iterable[SearchDocument], plan: IndexPlan) -> Ordered:
    """*documents* sorted into bands; inside a band they keep the order they came in.

    Facet values are numbered as they are first met, except that years run from the last.
    """
    found = tuple(documents)
    kinds = {kind: number for number, (kind, _, _) in enumerate(plan.kinds)}
    if strange := sorted({one.kind for one in found} - kinds.keys()):
        raise UnknownKind(f"no such kind of document in the plan: {', '.join(strange)}")
    values = tuple(_values(name, found) for name, _ in plan.facets)
    numbers = [{value: number for number, value in enumerate(column)} for column in values]

    def band_of(document: SearchDocument) -> tuple[int, bool, tuple[int, ...]]:
        chosen = (
            column[document.facet(name)]
            for (name, _), column in zip(plan.facets, numbers, strict=True)
        )
        return kinds[document.kind], not document.current, tuple(chosen)

    keyed = sorted(((band_of(one), place) for place, one in enumerate(found)))
    bands = [
        Band(first, key[0], not key[1], key[2])
        for first, (key, _) in enumerate(keyed)
        if first == 0 or keyed[first - 1][0] != key
    ]
    return Ordered(tuple(found[place] for _, place in keyed), tuple(bands), values)


def _values(name: str, documents: Sequence[SearchDocument]) -> tuple[str, ...]:
    met = tuple(dict.fromkeys(document.facet(name) for document in documents))
    return tuple(sorted(met, reverse=True)) if name == "year" else met
