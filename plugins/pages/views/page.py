"""What every page has: an address, a head, a way back; its template sees it as ``page``."""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from typing import ClassVar, Protocol

from plugins.pages.desk import Desk
from plugins.pages.linked_data import graph
from plugins.pages.parts import Aspect, Fact, Head, Heading, Link, Source
from plugins.pages.views.blocks import Block, BlockSection


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """Everything one template needs.  Plain data: it could travel to a worker process.

    *address* is relative to the site's root; *trail* leads from home to here with links relative
    to this page; *section* is the entry of the main navigation this page is under.
    """

    template: ClassVar[str]
    address: str
    head: Head
    trail: tuple[Link, ...] = ()
    section: str = ""

    @property
    def data(self) -> Mapping[str, object]:
        """The page as linked data."""
        return graph(self.head, self.trail)


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentPage(Page):
    """A page of a heading, opening blocks and named sections."""

    template: ClassVar[str] = "document.html"
    heading: Heading
    opening: tuple[Block, ...] = ()
    sections: tuple[BlockSection, ...] = ()
    source: Source | None = None


class Composed(Protocol):
    """Puts together the page that a sketch is of."""

    def __call__(self, desk: Desk, sketch: "Sketch", /) -> DocumentPage: ...


@dataclass(frozen=True, slots=True)
class Sketch:
    """A page of which there are very many, not yet put together: what it says, in four heaps.

    *layout* decides how the page is arranged.  *words* and the lines and notes of *facts* are
    only ever copied to it: nothing but their being empty makes a difference to how it is
    arranged.  *parts* are blocks that stand on other pages too.
    """

    address: str
    compose: Composed
    layout: tuple[Hashable, ...]
    words: tuple[str, ...]
    facts: tuple[tuple[Fact, ...], ...]
    parts: tuple[tuple[Block, ...], ...]

    def page(self, desk: Desk) -> DocumentPage:
        """The page itself."""
        return self.compose(desk, self)


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemPage(Page):
    """One power item: the six aspects in order, then what else is told of it."""

    template: ClassVar[str] = "item.html"
    heading: Heading
    opening: tuple[Block, ...] = ()
    aspects: tuple[Aspect, ...]
    content: Mapping[str, tuple[Block, ...]]
    sections: tuple[BlockSection, ...] = ()
    source: Source


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchPage(DocumentPage):
    """The search page: a directory that a script turns into a search."""

    template: ClassVar[str] = "search.html"
