"""What surrounds every page: the site's own words and its assets, relative to the page's depth."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from plugins.pages.addresses import NOT_FOUND
from plugins.pages.assets import Asset, asset_addresses
from plugins.pages.desk import Desk
from plugins.pages.rendering import Theme, render
from plugins.pages.views.page import DocumentPage, Page


@dataclass
class Frames:
    """Renders pages; what surrounds them is made once for each depth, and once for the 404."""

    theme: Theme
    desk: Desk
    assets: Iterable[Asset]
    _frames: dict[str, Mapping[str, object]] = field(default_factory=dict)

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
