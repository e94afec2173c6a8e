"""``invoke find``: staff ask the Whoosh index what a citizen asks the browser's."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from whoosh.index import exists_in, open_dir
from whoosh.query import And, Or, Query, Term
from whoosh.scoring import BM25F

from plugins.search.records import IndexPlan, SearchDocument
from plugins.search.terms import matches, parse
from plugins.search.weighing import BOOSTS, FREE_B, FREE_K1
from plugins.search.whoosh_index import FIELDS, KEYS, stored

EXACT_COUNTS = 1000.0
"""A whole code, title or document number goes before everything else."""


class NoIndex(FileNotFoundError):
    """There is no index in the folder: the site was not built, or holds too many documents."""


@dataclass(frozen=True, slots=True)
class SearchHit:
    """A document that holds what was asked for, and what it scored."""

    document: SearchDocument
    score: float


def find(
    query: str, folder: Path, plan: IndexPlan, filters: Mapping[str, str] | None = None
) -> list[SearchHit]:
    """The documents of the Whoosh index in *folder* that answer *query*, best first.

    *filters* are facet → value as printed; ``list`` is the kind as printed.  Each hit was
    verified against its own texts, so the answer is the browser's; raises NoIndex.
    """
    if not exists_in(str(folder)):
        raise NoIndex(f"no search index in {folder}")
    asked = parse(query, dict(plan.synonyms))
    if not asked.words:
        return []
    index = open_dir(str(folder))
    grown = index.schema[FIELDS[0]].grown
    keys = [key for key in (asked.exact, asked.number) if key]
    exact = Or([Term(KEYS, key) for key in keys])
    words = And([Or([_word(form, grown) for form in forms]) for forms in asked.forms])
    with index.searcher(weighting=BM25F(B=FREE_B, K1=FREE_K1)) as searcher:
        first = {hit.docnum for hit in searcher.search(exact, limit=None)}
        scores = {hit.docnum: hit.score for hit in searcher.search(words, limit=None)}
        hits = [
            SearchHit(stored(searcher.stored_fields(number)["document"]), score)
            for number, score in _ranked(first, scores)
        ]
    lists = {kind: label for kind, label, _ in plan.kinds}
    kept = [
        hit
        for hit in hits
        if matches(asked, hit.document)
        and all(
            (lists[hit.document.kind] if name == "list" else hit.document.facet(name)) == value
            for name, value in (filters or {}).items()
        )
    ]
    return sorted(kept, key=lambda hit: -hit.score)


def _ranked(first: set[int], scores: dict[int, float]) -> list[tuple[int, float]]:
    return [
        (number, scores.get(number, 0.0) + (EXACT_COUNTS if number in first else 0.0))
        for number in sorted(first | scores.keys())
    ]


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
