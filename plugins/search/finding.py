"""``invoke find``: staff ask what a citizen asks, of Whoosh or of the browser's own files."""

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from whoosh.index import exists_in, open_dir
from whoosh.query import And, Or, Query, Term
from whoosh.scoring import BM25F

from plugins.search import terms
from plugins.search.reading import IndexReader, Levels
from plugins.search.records import IndexPlan, SearchDocument
from plugins.search.shards import ENTRY
from plugins.search.terms import matches, parse
from plugins.search.weighing import BOOSTS, FREE_B, FREE_K1
from plugins.search.whoosh_index import FIELDS, KEYS, stored

EXACT_COUNTS = 1000.0
"""A whole code, title or document number goes before everything else."""


class NoIndex(FileNotFoundError):
    """There is no index: the site was not built."""


@dataclass(frozen=True, slots=True)
class SearchHit:
    """A document that holds what was asked for, and what it scored."""

    document: SearchDocument
    score: float


@dataclass(frozen=True, slots=True)
class Indexes:
    """Where to look: the folder *whoosh* of a smaller site, and the *files* that browsers read."""

    whoosh: Path
    files: Path


def find(
    query: str, indexes: Indexes, plan: IndexPlan, filters: Mapping[str, str] | None = None
) -> list[SearchHit]:
    """The documents that answer *query*, best first.

    *filters* are facet → value as printed; ``list`` is the kind as printed.  Each hit was
    verified against its own texts, so the answer is the browser's; raises NoIndex.
    """
    asked = parse(query, dict(plan.synonyms))
    if exists_in(str(indexes.whoosh)):
        hits = _of_whoosh(asked, indexes.whoosh)
    elif (indexes.files / ENTRY).is_file():
        hits = _of_files(asked, IndexReader(indexes.files))
    else:
        raise NoIndex(f"no search index in {indexes.whoosh} or {indexes.files}")
    if not asked.words:
        return []
    lists = {kind: label for kind, label, _ in plan.kinds}
    kept = [
        hit
        for hit in hits
        if all(
            (lists[hit.document.kind] if name == "list" else hit.document.facet(name)) == value
            for name, value in (filters or {}).items()
        )
        and matches(asked, hit.document)
    ]
    return sorted(kept, key=lambda hit: -hit.score)


def _of_whoosh(asked: terms.Query, folder: Path) -> Iterator[SearchHit]:
    index = open_dir(str(folder))
    grown = index.schema[FIELDS[0]].grown
    keys = [key for key in (asked.exact, asked.number) if key]
    exact = Or([Term(KEYS, key) for key in keys])
    words = And([Or([_word(form, grown) for form in forms]) for forms in asked.forms])
    with index.searcher(weighting=BM25F(B=FREE_B, K1=FREE_K1)) as searcher:
        first = {hit.docnum for hit in searcher.search(exact, limit=None)}
        scores = {hit.docnum: hit.score for hit in searcher.search(words, limit=None)}
        for number in sorted(first | scores.keys()):
            score = scores.get(number, 0.0) + (EXACT_COUNTS if number in first else 0.0)
            yield SearchHit(stored(searcher.stored_fields(number)["document"]), score)


def _of_files(asked: terms.Query, reader: IndexReader) -> Iterator[SearchHit]:
    scores: dict[int, float] = {}
    for key in filter(None, (asked.exact, asked.number)):
        scores |= dict.fromkeys(reader.key(key), EXACT_COUNTS)
    for way in asked.ways():
        for number, score in _held(way, reader).items():
            scores[number] = max(scores.get(number, 0.0), score)
    for number in sorted(scores):
        yield SearchHit(reader.document(number), scores[number])


def _held(words: tuple[str, ...], reader: IndexReader) -> dict[int, float]:
    """Documents that may hold all *words*, with the sum of what the terms of these say."""
    found = [
        reader.longest(word[start:]) for word in words for start in range(max(1, len(word) - 1))
    ]
    known = {term.term: term for term in found if term}
    if None in found:
        return {}
    sums: dict[int, float] | None = None
    for term in sorted(known.values(), key=lambda one: one.held):
        idf = math.log(reader.documents / (term.held + 1)) + 1
        levels: Levels = reader.levels(term)
        numbers = levels if sums is None else sums.keys() & levels.keys()
        before = sums or {}
        sums = {
            number: before.get(number, 0.0) + idf * 2 ** (levels[number] / 2 - 3)
            for number in numbers
        }
    return sums or {}


def _word(word: str, grown: frozenset[str]) -> Query:
    """Documents that may hold *word*: all its terms, each in any unit."""
    wanted = dict.fromkeys(_longest(word[start:], grown) for start in range(max(1, len(word) - 1)))
    return And([_anywhere(term) for term in wanted])


def _longest(text: str, grown: frozenset[str]) -> str:
    """The longest term that *text* begins with."""
    end = min(2, len(text))
    while end < len(text) and text[:end] in grown:
        end += 1
    return text[:end]


def _anywhere(term: str) -> Query:
    return Or([Term(field, term, boost=boost) for field, boost in zip(FIELDS, BOOSTS, strict=True)])
