"""Citations of law in a cell: lists, ranges, inherited titles, editions, quoted provisions."""

from plugins.registry.values.citation_lexis import collapse
from plugins.registry.values.citation_reader import Reader
from plugins.registry.values.citation_types import (
    Address,
    Citation,
    CitationReading,
    citation_key,
    title_key,
)

__all__ = [
    "Address",
    "Citation",
    "CitationReading",
    "citation_key",
    "parse_citations",
    "title_key",
]


def parse_citations(text: str, title: str = "") -> CitationReading:
    """All citations of *text*; *title* is what a bare 第X条 at the beginning belongs to.

    Words that belong to no citation come back as leftovers, so that nothing is lost in silence.
    """
    reader = Reader(collapse(text).strip(), title=title)
    if title:
        reader.titles.append(title)
    return reader.read()
