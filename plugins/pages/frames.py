"""What surrounds every page: the site's own words and its assets, relative to the page's depth."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from plugins.pages.addresses import NOT_FOUND
from plugins.pages.assets import Asset, asset_addresses
from plugins.pages.desk import Desk
from plugins.pages.recalling import Recall
from plugins.pages.rendering import Theme, as_address, as_data, as_text, draw, render
from plugins.pages.stencils import Stencil, marked, shape, words_of
from plugins.pages.views.blocks import Block
from plugins.pages.views.page import DocumentPage, Page, Sketch


@dataclass
class Frames:
    """Renders pages; what surrounds them is made once for each depth, and once for the 404."""

    theme: Theme
    desk: Desk
    assets: Iterable[Asset]
    _frames: dict[str, Mapping[str, object]] = field(default_factory=dict)
    _stencils: Recall = field(default_factory=Recall)
    _parts: Recall = field(default_factory=Recall)

    def made(self, page: Page | Sketch) -> bytes:
        """The file of *page*; a sketch is filled into the stencil of its shape."""
        if not isinstance(page, Sketch):
            return self.render(page).encode()
        stencil = self._stencils.get(shape(page), lambda: self._stencil(page))
        return stencil.fill(words_of(page), [self._part(part) for part in page.parts if part])

    def _stencil(self, sketch: Sketch) -> Stencil:
        drawn = self.render(marked(sketch).page(self.desk))
        parts = sum(map(bool, sketch.parts))
        return Stencil(drawn, len(words_of(sketch)), parts, (as_text, as_data, as_address))

    def _part(self, blocks: tuple[Block, ...]) -> bytes:
        """*blocks* as drawn; the template ends the line.  Views give the same ones again."""
        made = self._parts.get(id(blocks), lambda: (blocks, self._drawn(blocks)))
        return made[1]

    def _drawn(self, blocks: tuple[Block, ...]) -> bytes:
        return draw(self.theme, blocks).removesuffix("\n").encode()

    def render(self, page: Page) -> str:
        """The whole document of *page*."""
        stands = _stands(page.address)
        if stands not in self._frames:
            up = self.desk.settings.root if stands == NOT_FOUND else "../" * stands.count("/")
            addresses = asset_addresses(self.assets, up)
            self._frames[stands] = {"site": self.desk.site(stands), "assets": addresses}
        if isinstance(page, DocumentPage) and page.source is None:
            page = replace(page, source=self.desk.source(page.address, ()))
        return render(self.theme, page, self._frames[stands])


def _stands(address: str) -> str:
    """Where the frame of the page at *address* stands: in a folder of its depth and no target's.

    A link from within the target's own folder would be wrong in every other one.
    """
    return NOT_FOUND if address == NOT_FOUND else "-/" * address.count("/") + "-.html"
