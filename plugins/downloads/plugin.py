"""The Pelican side of the downloads: when the pages are built, the copies are added."""

from datetime import UTC, datetime, time

from plugins.downloads.feeds import feed_makings
from plugins.downloads.keeping import KnownCopies
from plugins.downloads.package import Copy, datapackage
from plugins.downloads.pages import data_page, dictionary_page
from plugins.downloads.sitemap import sitemap
from plugins.downloads.tables import tables
from plugins.downloads.telling import Room
from plugins.pages.addresses import digest16
from plugins.pages.build import Build
from plugins.pages.plugin import BUILT, SiteGenerator, made_or_kept


def write_copies(sender: SiteGenerator, build: Build) -> None:
    """Write every copy, their description, their page and the sitemap."""
    desk, output = build.desk, build.output
    made = datetime.combine(desk.settings.today, time(), UTC).replace(tzinfo=None)
    known = KnownCopies(output.cache, output.target)
    room = Room(desk, made, output, known, sender.settings["WORKERS"])
    every = list(tables())
    build.course.stage("编制下载", "copies", len(every))
    copies: list[Copy] = []
    for table in every:
        build.course.piece(table.name)
        copies += room.copied(table)
    known.sweep()
    output.write("data/datapackage.json", datapackage(desk.settings, copies))
    for name, make in feed_makings(desk):
        made_or_kept(sender.remembered, build, name, make)
    for page in (data_page(desk, copies), dictionary_page(desk)):
        output.write(page.address, build.made(page))
    unlisted = frozenset(
        digest16(desk.addresses.outcome(one).partition("#")[0]) for one in desk.of_persons
    )
    pages = (a for a in output.addresses() if a.endswith(".html") and digest16(a) not in unlisted)
    for address, data in sitemap(desk.settings.url, pages):
        output.write(address, data)


def connect() -> None:
    """Be told when the pages are built."""
    BUILT.connect(write_copies)
