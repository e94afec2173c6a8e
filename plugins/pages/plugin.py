"""The Pelican side of the pages: settings in, lists loaded, everything written.

Pelican reads the hand-written Markdown; every page, ours and those, goes through our own strict
environment.  ``search`` and ``downloads`` add their files when ``BUILT`` is sent.
"""

import logging
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import nh3
from blinker import Signal
from pelican import Pelican, signals
from pelican.generators import Generator
from pelican.readers import Readers

from plugins.pages.assets import Asset, AssetsUnusableError, read_assets
from plugins.pages.attachments import attachments
from plugins.pages.build import Build
from plugins.pages.desk import Desk
from plugins.pages.frames import Frames
from plugins.pages.publishing import Output, Published
from plugins.pages.rendering import environment
from plugins.pages.settings import SiteSettings
from plugins.pages.sharing import Work, publish
from plugins.pages.switching import NotMadeError
from plugins.pages.views.all import makings
from plugins.pages.written import Written
from plugins.publication.judging import policy_of
from plugins.publication.policy import Policy
from plugins.publication.public import publish_as_of
from plugins.registry.loading import Loaded, load
from plugins.registry.rule_settings import RuleSettings

BUILT = Signal("the pages are written; other rooms may add theirs")
WHOLE = Signal("the site is whole and nobody is shown it yet: who raises here, stops it")
log = logging.getLogger(__name__)


class NotPublishableError(Exception):
    """No site can be made of these settings, or they forbid one of these lists."""


class SiteGenerator(Generator):  # type: ignore[misc]  # Pelican is untyped
    """Makes the whole site; Pelican's own generators have nothing to do."""

    build: Build
    assets: tuple[Asset, ...]

    def generate_context(self) -> None:
        """Load the lists and decide what may be said; what cannot be is one sentence."""
        try:
            self.build = self._prepared(self.settings)
        except (AssetsUnusableError, NotPublishableError) as problem:
            raise SystemExit(str(problem)) from problem

    def _prepared(self, settings: dict[str, Any]) -> Build:
        root = Path(settings["PATH"]).parent
        site, figures, policy = _settings(settings, root)
        loaded = load(
            root / settings["LISTS_PATH"],
            [root / path for path in settings["LAWS_PATHS"]],
            today=site.today,
            cache=root / settings["BUILD_CACHE"],
            progress=lambda name: log.info("reading %s", name),
            settings=figures,
        )
        _tell(loaded, strict=settings["STRICT"])
        publication = publish_as_of(loaded, site.today, policy)
        output = Output(Path(self.output_path), root / settings["BUILD_CACHE"])
        desk = Desk(
            publication.public,
            site,
            self._written(),
            publication.counts,
            publication.timeliness,
        )
        self.assets = read_assets(Path(self.theme))
        if site.emblem and site.emblem not in {asset.name for asset in self.assets}:
            raise AssetsUnusableError(f"EMBLEM: theme/static 里没有 {site.emblem}（no such file）")
        frames = Frames(environment(Path(self.theme) / "templates"), desk, self.assets)
        return Build(loaded, publication, policy, desk, output, frames.render)

    def generate_output(self, writer: object) -> None:  # noqa: ARG002  Pelican's contract
        """Render every page, let the other rooms add theirs and look at it all, then switch."""
        try:
            with self.build.output:
                done = self._made()
        except NotMadeError as problem:
            raise SystemExit(str(problem)) from problem
        log.info(
            "%d files written, %d unchanged, %d removed", done.written, done.unchanged, done.removed
        )

    def _made(self) -> Published:
        build = self.build
        for asset in self.assets:
            build.output.write(asset.address, asset.content)
        work = Work(tuple(makings(build.desk)), build.output, build.render)
        count = publish(work, self.settings["WORKERS"])
        log.info("%d pages", count)
        for address, data in attachments(build.desk):
            build.output.write(address, data)
        BUILT.send(self, build=build)
        WHOLE.send(self, build=build)
        return build.output.switch()

    def _written(self) -> tuple[Written, ...]:
        """The hand-written pages of ``content/``, as clean HTML."""
        readers = Readers(self.settings)
        found = []
        for path in sorted(Path(self.path).glob("*.md")):
            page = readers.read_file(base_path=self.path, path=path.name)
            meta = page.metadata
            slug = str(meta.get("slug") or path.stem)
            summary = nh3.clean(str(meta.get("summary", "")), tags=set())
            found.append(Written(slug, str(meta["title"]), summary, nh3.clean(page.content)))
        return tuple(found)


def _settings(settings: Mapping[str, Any], root: Path) -> tuple[SiteSettings, RuleSettings, Policy]:
    """What the settings say about the site, the rules and the publication."""
    try:
        return (
            SiteSettings.of(settings),
            RuleSettings.of(settings["RULES"]),
            policy_of(
                settings["PUBLICATION"],
                root / settings["LISTS_PATH"],
                root / settings["BUILD_CACHE"],
            ),
        )
    except ValueError as problem:
        raise NotPublishableError(f"设置不能用（pelicanconf.py）：{problem}") from problem


def _tell(loaded: Loaded, *, strict: bool) -> None:
    if loaded.errors:
        log.warning("%d findings keep rows unpublished; see `invoke check`", loaded.errors)
        if strict:
            raise NotPublishableError(
                f"有{loaded.errors}个问题不能公开，设置要求停止（STRICT）："
                f"{loaded.errors} findings block publication; see `make check`."
            )


def _generator(pelican: Pelican) -> type[Generator]:  # noqa: ARG001  Pelican's contract
    return SiteGenerator


def connect() -> None:
    """Connect to Pelican's signals."""
    signals.get_generators.connect(_generator)
