"""The Pelican side of search: when the pages are built, the index is added."""

import logging
from dataclasses import dataclass, replace
from pathlib import Path

from pelican.generators import Generator

from plugins.pages.addresses import OFFLINE
from plugins.pages.assets import served
from plugins.pages.build import Build
from plugins.pages.plugin import BUILT
from plugins.pages.publishing import Output
from plugins.search.documents.all import documents, feeds, planned
from plugins.search.ordering import Gathered
from plugins.search.shards import write_gathered
from plugins.search.staff import keep, whoosh_folder

FOLDER = "search"
KEEPER = "search-offline.js"
log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class _Room:
    """The part of the site that holds the index."""

    output: Output

    def write(self, address: str, data: bytes) -> None:
        """Put *data* at *address* below the room."""
        self.output.write(f"{FOLDER}/{address}", data)


def write_search(sender: Generator, build: Build) -> None:
    """Index every public page and write the index."""
    settings = sender.settings
    cache = Path(settings["PATH"]).parent / settings["BUILD_CACHE"]
    plan = replace(planned(Path(settings["PATH"])), feeds=tuple(feeds(build.desk)))
    with Gathered(documents(build.desk), plan, cache) as gathered:
        keep(gathered, plan, whoosh_folder(cache))
        report = write_gathered(gathered, _Room(build.output), plan, cache)
    if build.desk.settings.search_offline:
        script = Path(settings["THEME"]) / "static" / KEEPER
        build.output.write(OFFLINE, served(script))
    log.info(
        "search: %d documents, %d terms, %d files, %d bytes",
        report.documents,
        report.terms,
        report.files,
        report.bytes,
    )


def connect() -> None:
    """Be told when the pages are built."""
    BUILT.connect(write_search)
