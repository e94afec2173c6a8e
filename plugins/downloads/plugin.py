"""The Pelican side of the downloads: when the pages are built, the copies are added."""

from datetime import UTC, datetime, time

from plugins.downloads.copies import as_csv, as_json, as_xlsx
from plugins.downloads.feeds import feeds
from plugins.downloads.package import Copy, datapackage
from plugins.downloads.pages import data_page, dictionary_page
from plugins.downloads.sitemap import sitemap
from plugins.downloads.tables import rows, tables
from plugins.pages.addresses import digest16
from plugins.pages.build import Build
from plugins.pages.plugin import BUILT


def write_copies(sender: object, build: Build) -> None:  # noqa: ARG001  the signal's contract
    """Write every copy, their description, their page and the sitemap."""
    desk, output = build.desk, build.output
    made = datetime.combine(desk.settings.today, time(), UTC).replace(tzinfo=None)
    copies = []
    for table in tables():
        told = list(rows(desk, table))
        forms = (
            ("csv", as_csv(table, told)),
            ("json", as_json(table, told)),
            ("xlsx", as_xlsx(table, told, made)),
        )
        for form, data in forms:
            copy = Copy.of(table, form, data, len(told))
            output.write(copy.address, data)
            copies.append(copy)
    output.write("data/datapackage.json", datapackage(desk.settings, copies))
    for address, data in feeds(desk):
        output.write(address, data)
    for page in (data_page(desk, copies), dictionary_page(desk)):
        output.write(page.address, build.made(page))
    unlisted = frozenset(digest16(desk.addresses.outcome(one)) for one in desk.of_persons)
    pages = (a for a in output.addresses() if a.endswith(".html") and digest16(a) not in unlisted)
    for address, data in sitemap(desk.settings.url, pages):
        output.write(address, data)


def connect() -> None:
    """Be told when the pages are built."""
    BUILT.connect(write_copies)
