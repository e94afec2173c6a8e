"""The Pelican side of search: when the pages are built, the index is added."""

import logging
from dataclasses import replace
from pathlib import Path

from pelican.generators import Generator

from plugins.pages.addresses import OFFLINE
from plugins.pages.assets import served
from plugins.pages.build import Build
from plugins.pages.plugin import BUILT
from plugins.search.documents.all import feeds, planned
from plugins.search.indexing import index_site

KEEPER = "search-offline.js"
log = logging.getLogger(__name__)


def write_search(sender: Generator, build: Build) -> None:
    """Index every public page and write the index; one that is known already stays."""
    settings = sender.settings
    cache = Path(settings["PATH"]).parent / settings["BUILD_CACHE"]
    build.course.stage("编制检索", "search")
    plan = replace(planned(Path(settings["PATH"])), feeds=tuple(feeds(build.desk)))
    report = index_site(build.desk, build.output, plan, cache)
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
