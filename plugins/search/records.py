"""What is searched: one document for each public page, in plain data."""

from collections.abc import Iterator
from dataclasses import dataclass

TEXT_CLASSES = 4
"""The texts of a document fall into this many ranks; those after share the last one."""


@dataclass(frozen=True, slots=True)
class SearchDocument:
    """One public page as search knows it.

    *address* is site-relative.  *kind* groups hits (item, benchmark, outcome …).  *code* is an
    item code or a document number, or empty.  *texts* are ``(field label, text)`` in ranked
    order: what the page is about comes first.  *summary* is the plain line shown with a hit and
    is not searched.  *facets* are ``(facet name, value as printed)``.  *date* is ISO or empty,
    *amount* in yuan cents or None.  *reading* is the title as spoken, a syllable for each Chinese
    character (``xing zheng chu fa``); empty where letters need not find it.
    """

    address: str
    kind: str
    title: str
    code: str = ""
    texts: tuple[tuple[str, str], ...] = ()
    summary: str = ""
    facets: tuple[tuple[str, str], ...] = ()
    date: str = ""
    current: bool = True
    amount: int | None = None
    reading: str = ""

    def searched(self) -> Iterator[str]:
        """Every text a reader's words are looked for in: code, title, then the texts."""
        yield self.code
        yield self.title
        for _, text in self.texts:
            yield text

    def facet(self, name: str) -> str:
        """The value of one facet, or nothing."""
        return next((value for facet, value in self.facets if facet == name), "")


@dataclass(frozen=True, slots=True)
class IndexPlan:
    """How documents are ordered, named and cut into files.

    *kinds* are ``(kind, label as printed, weight)`` from the first shown to the last; *facets*
    are ``(name, label as printed)``.  A document's facets order the index (see ``ordering``), so
    each must have few values; *shelf* names those that a workbook hardly ever mixes.  *synonyms*
    are common names and the official ones they stand for; *feeds* are (facet, value, address of
    the feed that tells what is new there).
    """

    kinds: tuple[tuple[str, str, float], ...]
    facets: tuple[tuple[str, str], ...]
    synonyms: tuple[tuple[str, tuple[str, ...]], ...] = ()
    feeds: tuple[tuple[str, str, str], ...] = ()
    shelf: tuple[str, ...] = ("authority", "year")
    leaf_bytes: int = 1536
    list_bytes: int = 4096
    chunk_documents: int = 2
    grow_above: int = 1024
    grow_latin_above: int = 64
    longest_term: int = 4
    longest_latin_term: int = 8


@dataclass(frozen=True, slots=True)
class IndexReport:
    """What was written: counts of documents, terms, postings, files and bytes."""

    documents: int
    terms: int
    postings: int
    files: int
    bytes: int
