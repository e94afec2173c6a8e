"""A table in units that are told together: those of one workbook, or a stretch of the catalogue.

Whatever a unit is told as depends on its records and on what the whole site shares; its key names
both, so that a unit of which nothing changed need not be told again.
"""

import zlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import islice
from typing import cast

from plugins.downloads import copies
from plugins.downloads.keeping import PACKAGES, ROOMS
from plugins.downloads.tables import Row, TableOf, rows
from plugins.pages.desk import Desk
from plugins.publication.archive import BESIDE, Part
from plugins.publication.archive.coding import told
from plugins.publication.records import Public, PublicOutcome
from plugins.registry.digests import depends
from plugins.registry.program import program

SIZE = 2500
"""Records of a unit at most."""


@dataclass(frozen=True, slots=True)
class Unit:
    """So many records of a table that follow each other, and how they are read."""

    key: str
    count: int
    read: Callable[[], Iterator[Row]]


def shared(desk: Desk) -> str:
    """A digest of what every row depends on beside its record."""
    site = desk.settings.url, desk.settings.today.isoformat(), repr(desk.addresses)
    return depends(program(ROOMS, PACKAGES), zlib.ZLIB_RUNTIME_VERSION, *site)


def units(desk: Desk, table: TableOf, whole: str) -> list[Unit]:
    """The units of *table*; *whole* is what is ``shared``."""
    every = _of_outcomes if of_outcomes(table) else _of_catalogue
    return list(_on_sheets(every(desk, table, depends(whole, table.name))))


def of_outcomes(table: TableOf) -> bool:
    """Whether *table* is one of outcomes, which come by workbook."""
    return issubclass(table.model, PublicOutcome)


def _of_outcomes(desk: Desk, table: TableOf, whole: str) -> Iterator[Unit]:
    archive = desk.public.archive
    digests = archive.digests()

    def read(part: Part) -> Iterator[Row]:
        return rows(desk, table, archive.part(part))

    for part in archive.parts(cast("type[PublicOutcome]", table.model), SIZE):
        book = part.book.partition(BESIDE)[0]
        key = depends(whole, digests[book], part.book, part.first, part.last)
        yield Unit(key, part.last - part.first, partial(read, part))


def _of_catalogue(desk: Desk, table: TableOf, whole: str) -> Iterator[Unit]:
    records = cast("Sequence[Public]", desk.public.all(table.model))
    for at in range(0, len(records), SIZE):
        some = records[at : at + SIZE]
        key = depends(whole, *((repr(one.source), told(one).hex()) for one in some))
        yield Unit(key, len(some), partial(rows, desk, table, some))


def _on_sheets(every: Iterator[Unit]) -> Iterator[Unit]:
    """Units that end where a sheet is full."""
    at = 0
    for unit in every:
        room = copies.FULL - at % copies.FULL
        at += unit.count
        if unit.count <= room:
            yield unit
        else:
            yield Unit(f"{unit.key}-1", room, partial(_some, unit, 0, room))
            yield Unit(f"{unit.key}-2", unit.count - room, partial(_some, unit, room, None))


def _some(unit: Unit, first: int, end: int | None) -> Iterator[Row]:
    return islice(unit.read(), first, end)
