"""Hand-written pages."""

from collections.abc import Iterator

from plugins.pages import columns
from plugins.pages.desk import Desk
from plugins.pages.parts import Heading, Html
from plugins.pages.views.blocks import Block
from plugins.pages.views.page import DocumentPage


def content_pages(desk: Desk) -> Iterator[DocumentPage]:
    """One page for each Markdown file of ``content/``."""
    for written in desk.written:
        address = desk.addresses.content(written.slug)
        yield DocumentPage(
            address=address,
            head=desk.head(address, written.title, written.summary, columns.GUIDE),
            trail=desk.trail(address, (written.title, address)),
            heading=Heading(title=written.title, lead=written.summary),
            opening=(Block("Prose", Html(written.html)),),
        )
