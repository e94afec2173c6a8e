"""The Pelican side of the downloads: when the pages are built, the copies are added."""

from collections.abc import Iterator
from contextlib import ExitStack
from datetime import UTC, datetime, time

from plugins.downloads.copies import CopyWriter, CsvCopy, JsonCopy, XlsxCopy
from plugins.downloads.feeds import feeds
from plugins.downloads.package import Copy, datapackage
from plugins.downloads.pages import data_page, dictionary_page
from plugins.downloads.sitemap import sitemap
from plugins.downloads.tables import TableOf, rows, tables
from plugins.pages.addresses import digest16
from plugins.pages.build import Build
from plugins.pages.desk import Desk
from plugins.pages.plugin import BUILT
from plugins.pages.publishing import Output

FORMS = ("csv", "json", "xlsx")


def write_copies(sender: object, build: Build) -> None:  # noqa: ARG001  the signal's contract
    """Write every copy, their description, their page and the sitemap."""
    desk, output = build.desk, build.output
    made = datetime.combine(desk.settings.today, time(), UTC).replace(tzinfo=None)
    copies = [copy for table in tables() for copy in _copied(desk, table, made, output)]
    output.write("data/datapackage.json", datapackage(desk.settings, copies))
    for address, data in feeds(desk):
        output.write(address, data)
    for page in (data_page(desk, copies), dictionary_page(desk)):
        output.write(page.address, build.made(page))
    unlisted = frozenset(
        digest16(desk.addresses.outcome(one).partition("#")[0]) for one in desk.of_persons
    )
    pages = (a for a in output.addresses() if a.endswith(".html") and digest16(a) not in unlisted)
    for address, data in sitemap(desk.settings.url, pages):
        output.write(address, data)


def _copied(desk: Desk, table: TableOf, made: datetime, output: Output) -> Iterator[Copy]:
    """Every copy of *table*, all of them written in one pass over its records."""
    addresses = {form: f"data/{table.name}.{form}" for form in FORMS}
    with ExitStack() as held:
        opened = {form: held.enter_context(output.begun(a)) for form, a in addresses.items()}
        writers: tuple[CopyWriter, ...] = (
            CsvCopy(table, opened["csv"]),
            JsonCopy(table, opened["json"]),
            XlsxCopy(table, opened["xlsx"], made),
        )
        count = 0
        for row in rows(desk, table):
            count += 1
            for writer in writers:
                writer.add(row)
        for writer in writers:
            writer.close()
    for form, address in addresses.items():
        yield Copy.of(table, form, output.folder / address, count)


def connect() -> None:
    """Be told when the pages are built."""
    BUILT.connect(write_copies)
