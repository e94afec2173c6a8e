"""Whoosh over the same terms: it ranks for staff, and the browser's lists are held against it.

Each of a document's six units is a field; a term weighs there as often as it stands there, and
a field is as long as it has characters.  Whoosh indexes a few hundred documents a second; our own
writer makes the same lists of any number of them (``postings``).
"""

import json
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

import numpy as np
from whoosh.fields import KEYWORD, STORED, FieldType, Schema
from whoosh.formats import Existence
from whoosh.index import create_in, open_dir
from whoosh.reading import IndexReader

from plugins.search.postings import TermLists, Whole, listed
from plugins.search.records import SearchDocument
from plugins.search.terms import document_keys, terms
from plugins.search.weighing import BREAK, UNITS, Weigher, in_bytes, rounded, unit_texts

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


def build(documents: Iterable[SearchDocument], grown: Collection[str], folder: Path) -> None:
    """Make *folder* a Whoosh index of *documents*, in that order; *grown* terms are grown."""
    folder.mkdir(parents=True, exist_ok=True)
    field = Grams(grown)
    keys = KEYWORD(commas=True, scorable=False)
    schema = Schema(document=STORED, **{KEYS: keys}, **dict.fromkeys(FIELDS, field))
    writer = create_in(str(folder), schema).writer(limitmb=_MEMORY_MB)
    for document in documents:
        texts = unit_texts(document)
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


def lists(folder: Path) -> Iterator[list[TermLists]]:
    """The lists of the Whoosh index in *folder*, as ``postings.term_lists`` makes them."""
    index = open_dir(str(folder))
    with index.reader() as reader:
        names = sorted({name.decode() for field in FIELDS for name in reader.lexicon(field)})
        numbers = {name: number for number, name in enumerate(names)}
        postings = [_postings(reader, place, numbers) for place in range(UNITS)]
        found, units, counts = (np.concatenate(column) for column in zip(*postings, strict=True))
        order = np.lexsort((units, found))
        weights = weigher(reader).weights(units[order], counts[order])
        made = listed(names, found[order], units[order], weights)
        grown = index.schema[FIELDS[0]].grown
        made.grown[:] = [len(name) == 1 or name in grown for name in names]
        yield [made]


def _postings(
    reader: IndexReader, place: int, numbers: dict[str, int]
) -> tuple[Whole, Whole, Whole]:
    """Term numbers, units and counts of one field."""
    found: list[int] = []
    units: list[int] = []
    counts: list[float] = []
    for name in reader.lexicon(FIELDS[place]):
        number = numbers[name.decode()]
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


def weigher(reader: IndexReader, *, exact: bool = False) -> Weigher:
    """Weighs as Whoosh's own BM25F does, with the lengths that Whoosh stored.

    The means are rounded as those of the browser's lists are, unless they shall be *exact*.
    """
    count = reader.doc_count_all()
    lengths = [
        [reader.doc_field_length(number, field) or 0 for field in FIELDS] for number in range(count)
    ]
    means = np.array([reader.field_length(field) / max(1, count) for field in FIELDS])
    means = np.maximum(means, 1e-9)
    stored = in_bytes(np.array(lengths, dtype=np.int64).ravel())
    return Weigher(stored, means if exact else rounded(means))
