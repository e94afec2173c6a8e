"""Pages made where there is no output: what is public travels there, and the files come back."""

import pickle
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import ClassVar

from plugins.pages.assets import read_assets
from plugins.pages.build import Build
from plugins.pages.desk import Desk
from plugins.pages.frames import Frames
from plugins.pages.gists import FOLDER as GISTS
from plugins.pages.remembering import Made
from plugins.pages.rendering import environment
from plugins.pages.settings import SiteSettings
from plugins.pages.views.all import Making, makings
from plugins.pages.written import Written
from plugins.publication.archive import FILE, Archive
from plugins.publication.public import Beside, Count, PublicRegistry
from plugins.publication.records import Public
from plugins.publication.timeliness import Timeliness
from plugins.registry.drawers import Drawer
from plugins.registry.errands import Do, Program
from plugins.registry.instruments import Library

ROOMS = ("registry", "publication", "pages")
"""Rooms whose code decides what a page shows, but for what is told of downloads."""
DRAWING = ("jinja2", "markupsafe", "markdown", "nh3", "opencc", "pydantic", "pypinyin")
"""Packages that do."""
THEME = "theme"


@dataclass(frozen=True, slots=True)
class PagesThere:
    """The errand of making the pages of a site: a piece is a making, by its name.

    It takes along what is public, the *theme*, the database at *archive*, and the folder *gists*.
    """

    records: tuple[Public, ...]
    library: Library
    as_of: date
    beside: Beside
    settings: SiteSettings
    written: tuple[Written, ...]
    counts: tuple[Count, ...]
    timeliness: tuple[Timeliness, ...]
    theme: Path
    archive: Path
    gists: Path
    program: ClassVar = Program(ROOMS, DRAWING)

    @classmethod
    def of(cls, build: Build, theme: Path) -> "PagesThere":
        """That of the pages of *build*."""
        desk, public = build.desk, build.desk.public
        return cls(
            tuple(public.catalogue),
            public.library,
            public.as_of,
            public.beside,
            desk.settings,
            desk.written,
            build.publication.counts,
            build.publication.timeliness,
            theme,
            public.archive.path,
            build.output.cache / GISTS,
        )

    def luggage(self) -> Mapping[str, Path]:
        """The theme, the outcomes, and what is known of them."""
        return {THEME: self.theme, FILE: self.archive, GISTS: self.gists}

    def begun(self, luggage: Path) -> Do:
        """Ready to make pages."""
        archive = Archive.arrived(luggage / FILE)
        public = PublicRegistry(self.records, self.library, self.as_of, self.beside, archive)
        gists = Drawer(luggage / GISTS)
        desk = Desk(public, self.settings, self.written, self.counts, self.timeliness, gists)
        desk.prepare()
        theme = luggage / THEME
        frames = Frames(environment(theme / "templates"), desk, read_assets(theme))
        every = {making.name: making for making in makings(desk)}
        return lambda name, _: _made(every[name], desk, frames)


def _made(making: Making, desk: Desk, frames: Frames) -> tuple[Made, bytes]:
    """What came of *making*, and its files for ``unpacked``."""
    with desk.public.archive.notes.collected() as scopes:
        files = [(page.address, frames.made(page)) for page in making.make()]
    addresses = tuple(address for address, _ in files)
    return Made(making.name, addresses, frozenset(scopes)), zlib.compress(pickle.dumps(files), 1)


def unpacked(files: bytes) -> Iterator[tuple[str, bytes]]:
    """Address and bytes of every file that was packed in *files*."""
    yield from pickle.loads(zlib.decompress(files))  # noqa: S301  what our own workers made
