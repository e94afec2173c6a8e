"""Whoosh over the same terms: it ranks for staff, and the browser's lists are taken from it.

Each of a document's six units is a field; a term weighs there as often as it stands there, and
a field is as long as it has characters.  Whoosh indexes a few hundred documents a second; beyond
some ten thousand our own writer makes the same lists (``shards.write_index``).
"""

import json
from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

import numpy as np
from whoosh.fields import KEYWORD, STORED, FieldType, Schema
from whoosh.formats import Existence
from whoosh.index import create_in, open_dir
from whoosh.reading import IndexReader

from plugins.search.ordering import Ordered
from plugins.search.postings import Places, TermLists, Whole, by_term, grown_terms, reduced
from plugins.search.records import IndexPlan, SearchDocument
from plugins.search.terms import document_keys, terms
from plugins.search.weighing import BREAK, FREE_B, FREE_K1, UNITS, Weigher, unit_texts

FIELDS = tuple(f"unit{number}" for number in range(UNITS))
KEYS = "keys"
_MEMORY_MB = 4096
"""Whoosh sorts in memory up to this; what it spills to disk beyond makes it ten times slower."""


class Grams(FieldType):  # type: ignore[misc]
    """A unit of folded text, cut into our terms."""

    format = Existence()
    scorable = True
    stored = False
    unique = False
    spelling = False
    column_type = None
    multitoken_query = "and"

    def __init__(self, grown: Collection[str]) -> None:
        self.grown = frozenset(grown)

    def index(self, value: str, **_: object) -> Iterator[tuple[bytes, int, float, bytes]]:
        """Each term: bytes, what it adds to the length of the field, how often it stands there."""
        counts = Counter(term for text in value.split(BREAK) for term in terms(text, self.grown))
        for term, count in counts.items():
            yield term.encode(), count if len(term) == 1 else 0, float(count), b""


def build(order: Ordered, plan: IndexPlan, folder: Path) -> None:
    """Make *folder* a Whoosh index of the documents of *order*, in that order."""
    folder.mkdir(parents=True, exist_ok=True)
    units = [tuple(unit_texts(document)) for document in order.documents]
    field = Grams(grown_terms(Places.of(units), plan))
    keys = KEYWORD(commas=True, scorable=False)
    schema = Schema(document=STORED, **{KEYS: keys}, **dict.fromkeys(FIELDS, field))
    writer = create_in(str(folder), schema).writer(limitmb=_MEMORY_MB)
    for document, texts in zip(order.documents, units, strict=True):
        filled = {name: text for name, text in zip(FIELDS, texts, strict=True) if text}
        filled[KEYS] = ",".join(document_keys(document))
        writer.add_document(document=json.dumps(asdict(document), ensure_ascii=False), **filled)
    writer.commit()


def stored(text: str) -> SearchDocument:
    """The document that *text* was stored as."""
    fields: dict[str, Any] = json.loads(text)
    for name in ("texts", "facets"):
        fields[name] = tuple((one, other) for one, other in fields[name])
    return SearchDocument(**fields)


def lists(folder: Path) -> Iterator[TermLists]:
    """The lists of the Whoosh index in *folder*, as ``postings.term_lists`` makes them."""
    index = open_dir(str(folder))
    with index.reader() as reader:
        numbers: dict[str, int] = {}
        postings = [_postings(reader, place, numbers) for place in range(UNITS)]
        found, units, counts = (np.concatenate(column) for column in zip(*postings, strict=True))
        order = np.lexsort((units, found))
        grown = index.schema[FIELDS[0]].grown
        weights = weigher(reader).weights(units[order], counts[order])
        made = reduced(list(numbers), found[order], units[order], weights)
        yield by_term(made, grown)


def _postings(
    reader: IndexReader, place: int, numbers: dict[str, int]
) -> tuple[Whole, Whole, Whole]:
    """Term numbers, units and counts of one field; *numbers* grows by the terms first met."""
    found: list[int] = []
    units: list[int] = []
    counts: list[float] = []
    for name in reader.lexicon(FIELDS[place]):
        number = numbers.setdefault(name.decode(), len(numbers))
        matcher = reader.postings(FIELDS[place], name)
        before = len(units)
        while matcher.is_active():
            units.append(matcher.id() * UNITS + place)
            counts.append(matcher.weight())
            matcher.next()
        found.extend([number] * (len(units) - before))
    return (
        np.array(found, dtype=np.int64),
        np.array(units, dtype=np.int64),
        np.array(counts, dtype=np.float64).astype(np.int64),
    )


def weigher(reader: IndexReader) -> Weigher:
    """Weighs as Whoosh's own BM25F does, with the lengths that Whoosh stored."""
    count = reader.doc_count_all()
    stored_lengths = np.array(
        [
            [reader.doc_field_length(number, field) or 0 for field in FIELDS]
            for number in range(count)
        ]
    )
    means = np.array([reader.field_length(field) / max(1, count) for field in FIELDS])
    means = np.maximum(means, 1e-9)
    return Weigher((FREE_K1 * ((1 - FREE_B) + FREE_B * stored_lengths / means)).ravel())
