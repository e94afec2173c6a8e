"""Documents of complaints."""

from collections.abc import Iterator

from plugins.pages import addresses as at
from plugins.pages.desk import Desk
from plugins.publication.records import PublicComplaint
from plugins.search.documents.words import day, facets, line, texts
from plugins.search.records import SearchDocument


def complaints(desk: Desk) -> Iterator[SearchDocument]:
    """Every complaint, all on one page."""
    for one in desk.public.all(PublicComplaint):
        yield SearchDocument(
            address=at.COMPLAINTS,
            kind="complaint",
            title=one.topic or one.number,
            code=one.number,
            texts=texts(("处理结果", one.answer), ("依据", one.basis)),
            summary=line(one.authority, one.answer),
            facets=facets(desk, one.authority),
            date=day(one.received),
        )
