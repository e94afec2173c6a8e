"""The Pelican side of the pages: settings in, lists loaded, everything written.

Pelican reads the hand-written Markdown; every page, ours and those, goes through our own strict
environment.  ``search`` and ``downloads`` add their files when ``BUILT`` is sent.
"""

import logging
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from contextlib import ExitStack
from dataclasses import asdict
from pathlib import Path
from typing import Any

from blinker import Signal
from pelican import Pelican, signals
from pelican.generators import Generator
from pelican.log import console
from pelican.readers import Readers

from plugins.pages.assets import Asset, AssetsUnusableError, read_assets
from plugins.pages.attachments import attachments
from plugins.pages.build import Build
from plugins.pages.cleaning import clean_html, clean_text
from plugins.pages.course import Course, say, told_on, write_report
from plugins.pages.depending import basis_of, scopes_of
from plugins.pages.desk import Desk
from plugins.pages.elsewhere import DRAWING, PagesThere
from plugins.pages.frames import Frames
from plugins.pages.gists import FOLDER as GISTS
from plugins.pages.publishing import Output, Published
from plugins.pages.redirects import write_maps
from plugins.pages.remembering import Made, Remembered
from plugins.pages.rendering import environment
from plugins.pages.settings import SiteSettings
from plugins.pages.sharing import Work, publish
from plugins.pages.stopping import end_in_order
from plugins.pages.surveying import HANDED, handed, survey
from plugins.pages.switching import NotMadeError, not_made
from plugins.pages.views.all import expected, makings
from plugins.pages.written import Written
from plugins.publication.judging import policy_of, refuse_strangers
from plugins.publication.keeping.standing import Why
from plugins.publication.keeping.store import Store
from plugins.publication.policy import Policy, PolicyError
from plugins.publication.public import Memories, Publication, memories_of, publish_as_of
from plugins.registry.crew import ClusterError, Workers
from plugins.registry.digests import depends
from plugins.registry.drawers import Drawer
from plugins.registry.loading import CHECKING, Loaded, load, workbooks
from plugins.registry.program import program
from plugins.registry.rule_settings import RuleSettings
from plugins.registry.workers import ReadApart

BUILT = Signal("the pages are written; other rooms may add theirs")
WHOLE = Signal("the site is whole and nobody is shown it yet: who raises here, stops it")
log = logging.getLogger(__name__)
ROOMS = ("registry", "publication", "pages", "downloads")
"""Rooms whose code decides what a page or a feed shows."""
KEPT = {
    Why.ROW: "%s：%d 条有错误，沿用上次公布的版本 / stands as last published: rows with errors",
    Why.BOOK: "%s：%d 条读不出来，沿用上次公布的版本 / stands as last published: unreadable lists",
    Why.GONE: "%s：清单中少了 %d 条，未经确认，沿用上次公布的版本；确需删除请加 --shrink"
    " / records are missing and stand as last published; add --shrink if that is meant",
}


class NotPublishableError(Exception):
    """No site can be made of these settings, or they forbid one of these lists."""


class SettingsUnusableError(Exception):
    """A setting cannot be used, or names what no list knows: the way the command ends with 2."""


UNUSABLE = 2


class SiteGenerator(Generator):  # type: ignore[misc]  # Pelican is untyped
    """Makes the whole site; Pelican's own generators have nothing to do."""

    build: Build
    store: Store
    assets: tuple[Asset, ...]
    course: Course
    remembered: Remembered

    def generate_context(self) -> None:
        """Load the lists and decide what may be said; what cannot be is one sentence."""
        end_in_order()
        with ExitStack() as held:
            self.course = held.enter_context(told_on(console))
            try:
                self.build = self._prepared(self.settings)
            except SettingsUnusableError as problem:
                sys.stderr.write(f"{problem}\n")
                raise SystemExit(UNUSABLE) from problem
            except (AssetsUnusableError, NotPublishableError, ClusterError) as problem:
                raise SystemExit(str(problem)) from problem
            except OSError as problem:
                raise SystemExit(str(not_made(Path(self.output_path), problem))) from problem
            self._held = held.pop_all()

    def _prepared(self, settings: dict[str, Any]) -> Build:
        root = Path(settings["PATH"]).parent
        site, figures, policy = _settings(settings, root)
        lists = root / settings["LISTS_PATH"]
        self.course.stage("读取清单", "read", len(workbooks(lists)))
        loaded = load(
            lists,
            [root / path for path in settings["LAWS_PATHS"]],
            today=site.today,
            cache=root / settings["BUILD_CACHE"],
            progress=self._reading,
            settings=figures,
            workers=_workers(settings),
        )
        _refuse_strangers(policy, loaded)
        _tell(loaded, strict=settings["STRICT"])
        self.course.stage("核对公开范围", "publish")
        self.store = Store(root / settings["BUILD_CACHE"])
        memories = Memories(self.store.recall, shrink=settings["SHRINK"])
        publication = publish_as_of(loaded, site.today, policy, memories, _workers(settings))
        _tell_kept(publication)
        surveyed = handed if settings.get(HANDED) else survey
        output = Output(Path(self.output_path), root / settings["BUILD_CACHE"], surveyed)
        desk = Desk(
            publication.public,
            site,
            self._written(),
            publication.counts,
            publication.timeliness,
            Drawer(self.store.cache / GISTS),
        )
        self.assets = read_assets(Path(self.theme))
        if site.emblem and site.emblem not in {asset.name for asset in self.assets}:
            raise AssetsUnusableError(f"EMBLEM: theme/static 里没有 {site.emblem}（no such file）")
        kept = Drawer(root / settings["BUILD_CACHE"] / "templates")
        theme = environment(Path(self.theme) / "templates", kept=kept)
        frames = Frames(theme, desk, self.assets)
        return Build(loaded, publication, policy, desk, output, frames.made, self.course)

    def generate_output(self, writer: object) -> None:  # noqa: ARG002  Pelican's contract
        """Render every page, let the other rooms add theirs and look at it all, then switch."""
        try:
            with self._held, self.build.output, self._remembered() as self.remembered:
                done = self._made()
        except NotMadeError as problem:
            raise SystemExit(str(problem)) from problem
        self.course.end()
        reused, books = self.build.loaded.reused, self.course.stages[0].done
        cache = Path(self.settings["PATH"]).parent / self.settings["BUILD_CACHE"]
        write_report(self.course, cache, workbooks=books, reused=reused, **asdict(done))
        saved = f"{books}个工作簿中{reused}个与上次相同，没有重读"
        for said in (*self.course.summary(), f"{saved}；{done.words()}"):
            say(console, said)

    def _reading(self, name: str | ReadApart) -> None:
        if isinstance(name, ReadApart):
            self.course.took(*name)
        elif name == CHECKING:
            self.course.stage("核对清单", "check")
        else:
            self.course.piece(name)

    def _made(self) -> Published:
        build, stage = self.build, self.course.stage
        for asset in self.assets:
            build.output.write(asset.address, asset.content)
        build.desk.prepare()
        stage("生成页面", "render", expected(build.desk))
        self._make_pages()
        for address, data in attachments(build.desk):
            build.output.write(address, data)
        BUILT.send(self, build=build)
        build.output.settle()
        WHOLE.send(self, build=build)
        stage("换上新网站", "switch")
        done = build.output.switch()
        self.remembered.keep(build.output.stands)
        write_maps(build.desk, Path(self.settings["PATH"]).parent / self.settings["ADDRESS_MAP"])
        self.store.remember(memories_of(build.publication))
        return done

    def _remembered(self) -> Remembered:
        """The pages of the site that stands, as far as they would be the same again."""
        desk, theme, cache = self.build.desk, Path(self.theme), self.store.cache
        drawn = [(str(p.relative_to(theme)), p.read_bytes()) for p in _files(theme)]
        basis = depends(basis_of(desk), drawn, program(ROOMS, (*DRAWING, "feedgenerator")))
        return Remembered(cache, self.build.output.stands, basis, scopes_of(desk))

    def _make_pages(self) -> None:
        """Make the pages that would not be the same again; the others stay."""
        build, new = self.build, []
        for making in makings(build.desk):
            stands = self.remembered.standing(making.name)
            if stands is None:
                new.append(making)
                continue
            for address in stands.addresses:
                build.output.keep(address)
            self.remembered.note(stands)
            self.course.step(len(stands.addresses))
        workers, notes = _workers(self.settings), build.desk.public.archive.notes
        there = PagesThere.of(build, Path(self.theme)) if workers.cluster else None
        work = Work(tuple(new), build.output, build.made, notes, there)
        for made in publish(work, workers):
            self.remembered.note(made)
            self.course.step(len(made.addresses))

    def _written(self) -> tuple[Written, ...]:
        """The hand-written pages of ``content/``, as clean HTML."""
        readers = Readers(self.settings)
        found = []
        for path in sorted(Path(self.path).glob("*.md")):
            page = readers.read_file(base_path=self.path, path=path.name)
            meta = page.metadata
            slug = str(meta.get("slug") or path.stem)
            summary = clean_text(str(meta.get("summary", "")))
            html = clean_html(page.content)
            found.append(Written(slug, str(meta["title"]), summary, html))
        return tuple(found)


def made_or_kept(
    remembered: Remembered, build: Build, name: str, make: Callable[[], Iterable[tuple[str, bytes]]]
) -> None:
    """Let the files of the making *name* stay, or *make* them where they would not be the same."""
    stands = remembered.standing(name)
    if stands is None:
        with build.desk.public.archive.notes.collected() as scopes:
            files = dict(make())
        for address, data in files.items():
            build.output.write(address, data)
        remembered.note(Made(name, tuple(files), frozenset(scopes)))
        return
    for address in stands.addresses:
        build.output.keep(address)
    remembered.note(stands)


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
        raise SettingsUnusableError(f"设置不能用（pelicanconf.py）：{problem}") from problem


def _workers(settings: Mapping[str, Any]) -> Workers:
    return Workers(settings["WORKERS"], settings["CLUSTER"], settings["CLUSTER_STORAGE"])


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


def _refuse_strangers(policy: Policy, loaded: Loaded) -> None:
    try:
        refuse_strangers(policy, loaded)
    except PolicyError as problem:
        raise SettingsUnusableError(str(problem)) from problem


def _tell(loaded: Loaded, *, strict: bool) -> None:
    """Say that findings keep rows back; under *strict* nothing is made."""
    if loaded.errors and strict:
        raise NotPublishableError(
            f"清单有 {loaded.errors} 个问题，因此没有生成网站；明细见 make check。\n"
            f"  {loaded.errors} findings block publication, so no site was made; see make check."
        )
    if loaded.errors:
        log.warning("%d findings keep rows unpublished; see `invoke check`", loaded.errors)


def _tell_kept(publication: Publication) -> None:
    """Say for which folders the last good version stands."""
    kept = publication.public.kept
    for why in Why:
        folders = Counter(source.folder for source, one in kept.items() if one.why is why)
        for folder, number in sorted(folders.items()):
            log.warning(KEPT[why], folder, number)


def _generator(pelican: Pelican) -> type[Generator]:  # noqa: ARG001  Pelican's contract
    return SiteGenerator


def connect() -> None:
    """Connect to Pelican's signals."""
    signals.get_generators.connect(_generator)
