"""What surrounds every page: the site's own words and its assets, relative to the page's depth."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from plugins.pages.assets import Asset, asset_addresses
from plugins.pages.desk import Desk
from plugins.pages.rendering import Theme, render
from plugins.pages.views.page import DocumentPage, Page


@dataclass
class Frames:
    """Renders pages; what depends on depth alone is made once for each depth."""

    theme: Theme
    desk: Desk
    assets: Iterable[Asset]
    _frames: dict[int, Mapping[str, object]] = field(default_factory=dict)

    def render(self, page: Page) -> str:
        """The whole document of *page*."""
        depth = page.address.count("/")
        if depth not in self._frames:
            addresses = asset_addresses(self.assets, "../" * depth)
            self._frames[depth] = {"site": self.desk.site(page.address), "assets": addresses}
        if isinstance(page, DocumentPage) and page.source is None:
            page = replace(page, source=self.desk.source(page.address, ()))
        return render(self.theme, page, self._frames[depth])
