"""Documents in sheaves: those of all lists, then the outcomes of each workbook by themselves.

A sheaf is called by a digest of all it depends on, so one that is known by name is not made again.
"""

from collections.abc import Iterator, Mapping
from functools import partial

from plugins.pages.desk import Desk
from plugins.publication.archive import BESIDE, Part
from plugins.registry.digests import depends
from plugins.search.documents.all import listed, seen
from plugins.search.documents.bodies import titles_of
from plugins.search.documents.outcomes import outcomes, parts
from plugins.search.ordering import Sheaf
from plugins.search.records import SearchDocument

Titles = Mapping[str, tuple[str, ...]]
"""Name of a sheaf of outcomes → the titles it cites of instruments whose text is not kept."""


class Sheaves:
    """All documents that *desk* tells, in *every* sheaf.

    *maker* tells the code that makes them.  What is *known* of the titles that sheaves cite is not
    read again; *titles* are those of all.
    """

    def __init__(self, desk: Desk, maker: str = "", known: Titles | None = None) -> None:
        basis = _basis(desk, maker)
        named = _named(desk, basis)
        self.titles = {
            name: known[name] if known and name in known else titles_of(desk, part)
            for name, part in named.items()
        }
        cited = tuple(dict.fromkeys(title for some in self.titles.values() for title in some))
        twins = sorted((repr(source), number) for source, number in desk.twins.items())
        whole = depends(basis, desk.written, cited, twins)
        self.every = [
            Sheaf(whole, lambda: seen(listed(desk, cited))),
            *(Sheaf(name, partial(_outcomes, desk, part)) for name, part in named.items()),
        ]

    def documents(self) -> Iterator[SearchDocument]:
        """Every document."""
        for sheaf in self.every:
            yield from sheaf.make()


def _outcomes(desk: Desk, part: Part) -> Iterator[SearchDocument]:
    return seen(outcomes(desk, part))


def _named(desk: Desk, basis: str) -> dict[str, Part]:
    """All outcomes by the names of their sheaves."""
    digests = desk.public.archive.digests_by_name()
    twins: dict[str, list[tuple[str, int, int]]] = {}
    for source, number in desk.twins.items():
        twins.setdefault(source.workbook, []).append((source.sheet, source.row, number))
    named = {}
    for part in parts(desk):
        own = sorted(twins.get(part.book.partition(BESIDE)[0], ()))
        said = part.kind.__name__, part.book, digests[part.book], own
        named[depends(basis, *said)] = part
    return named


def _basis(desk: Desk, maker: str) -> str:
    """A digest of what any document may tell, but outcomes and written pages."""
    months = desk.addresses.months
    cut = [(repr(month), months.digits(month)) for month in months.counts] if months else []
    return depends(
        maker,
        desk.settings,
        desk.public.catalogue_digest,
        sorted(found for found in cut if found[1]),
    )
