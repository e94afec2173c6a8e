"""The copies of each table, written in one pass; what stands already is not told again."""

from collections.abc import Iterator, Sequence
from contextlib import ExitStack, closing
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import BinaryIO

from plugins.downloads.copies import Part, Workbook, csv_head, json_begun, json_end, part
from plugins.downloads.keeping import FORMS, Known, KnownCopies, Old, Stretch, Written, stat
from plugins.downloads.package import Copy
from plugins.downloads.tables import TableOf
from plugins.downloads.units import Unit, of_outcomes, shared, units
from plugins.pages.desk import Desk
from plugins.pages.publishing import Output
from plugins.registry.digests import depends
from plugins.registry.forking import forked, processes

FEW = 2
"""Units that one process tells faster than others begin."""


@dataclass(frozen=True)
class Room:
    """Where the copies of what *desk* says are written; *made* is the day they speak for."""

    desk: Desk
    made: datetime
    output: Output
    known: KnownCopies
    workers: int = 0

    @cached_property
    def _shared(self) -> str:
        return shared(self.desk)

    def copied(self, table: TableOf) -> tuple[Copy, ...]:
        """Every copy of *table*; those of which nothing changed stay."""
        known, catalogue = self.known.of(table.name), ""
        if not of_outcomes(table):
            catalogue = depends(self._shared, self.desk.public.catalogue_digest)
            if known and known.catalogue == catalogue:
                return self._kept(known)
        every = units(self.desk, table, self._shared)
        keys = [*zip((unit.key for unit in every), _firsts(every), strict=True)]
        standing = [(unit.key, unit.first) for unit in known.units] if known else []
        if known and known.shared == self._shared and standing == keys:
            made = known._replace(catalogue=catalogue)
            self._kept(known)
        else:
            with closing(Old(known, self.output.target)) as old:
                made = self._written(table, every, old)._replace(catalogue=catalogue)
        self.known.learn(table.name, made)
        return made.copies

    def _kept(self, known: Known) -> tuple[Copy, ...]:
        for copy in known.copies:
            self.output.keep(copy.address)
        return known.copies

    def _written(self, table: TableOf, every: Sequence[Unit], old: Old) -> Known:
        addresses = [f"data/{table.name}.{form}" for form in FORMS]
        count = sum(unit.count for unit in every)
        with ExitStack() as held:
            csv, json, xlsx = (held.enter_context(self.output.begun(one)) for one in addresses)
            writing = _Writing(csv, json, Workbook(table, count, self.made, xlsx))
            csv.write(csv_head(table))
            for unit, told in self._told(table, every, old):
                writing.add(unit, told)
            json.write(json_end(count))
            writing.sheets.close()
        paths = [self.output.folder / address for address in addresses]
        made = zip(FORMS, paths, strict=True)
        copies = tuple(Copy.of(table, form, path, count) for form, path in made)
        return Known(self._shared, "", tuple(map(stat, paths)), tuple(writing.units), copies)

    def _told(self, table: TableOf, every: Sequence[Unit], old: Old) -> Iterator[tuple[Unit, Part]]:
        """Each unit as it is told, in their order: taken from where it stands, or made anew."""
        firsts = _firsts(every)
        new = [at for at, unit in enumerate(every) if not old.has(unit.key, firsts[at])]

        def tell(at: int) -> tuple[int, Part]:
            return at, part(table, every[at].read(), firsts[at])

        count = min(processes(self.workers), len(new))
        made = iter(forked(tell, new, count) if count > 1 and len(new) > FEW else map(tell, new))
        ready: dict[int, Part] = {}
        waiting = set(new)
        for at, unit in enumerate(every):
            while at in waiting and at not in ready:
                done, told = next(made)
                ready[done] = told
            if at in waiting:
                yield unit, ready.pop(at)
            else:
                yield unit, Part(unit.count, *old.told(unit.key, firsts[at]))
        for _ in made:  # let its processes end
            pass


@dataclass
class _Writing:
    """The copies of one table as they are written."""

    csv: BinaryIO
    json: BinaryIO
    sheets: Workbook
    units: list[Written] = field(default_factory=list)
    rows: int = 0

    def add(self, unit: Unit, told: Part) -> None:
        """Write the next *unit*."""
        places = [
            Stretch(self.csv.tell(), len(told.csv)),
            Stretch(self.json.tell(), len(told.json)),
        ]
        self.csv.write(told.csv)
        self.json.write(told.json if self.rows else json_begun(told.json))
        at = self.sheets.add(told.rows, told.sheet)
        places.append(Stretch(at, len(told.sheet.data), told.sheet.crc, told.sheet.size))
        self.units.append(Written(unit.key, self.rows, tuple(places)))
        self.rows += unit.count


def _firsts(every: Sequence[Unit]) -> list[int]:
    """The first row of each unit."""
    firsts, at = [], 0
    for unit in every:
        firsts.append(at)
        at += unit.count
    return firsts
