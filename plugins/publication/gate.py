"""Records of one workbook on their way through the wall, whoever lets them pass."""

import pickle
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import ClassVar

from plugins.publication.archive import Booking, Passed
from plugins.publication.clocks import Clock
from plugins.publication.keeping.standing import Row, is_mistaken, name_of, place_of
from plugins.publication.policy import Policy
from plugins.publication.records import (
    PUBLIC_TYPES,
    FullOutcome,
    Public,
    PublicOutcome,
    PublicTombstone,
)
from plugins.publication.wall import Wall
from plugins.registry.errands import Do, Program
from plugins.registry.findings import Finding
from plugins.registry.linking import Registry
from plugins.registry.loading import Blocked
from plugins.registry.records import Record, Source
from plugins.registry.sending import Arrivals
from plugins.registry.shards import Shard

DETECTORS = ("opencc", "pydantic", "pydantic-core", "python-stdnum", "chinesecalendar")
"""Packages that decide what passes."""


@dataclass
class Beside:
    """What became of the records of one workbook, beside what the archive keeps of it."""

    findings: list[Finding] = field(default_factory=list)
    public: list[Public] = field(default_factory=list)
    stones: dict[Source, Clock] = field(default_factory=dict)
    timeliness: Mapping[str, list[int]] = field(default_factory=dict)
    said: Mapping[tuple[str, str], tuple[FullOutcome, bool]] = field(default_factory=dict)
    mistaken: set[int] = field(default_factory=set)
    rows: set[Row] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Gate:
    """Where records pass: what is known of all of them, the same for every workbook.

    *blocked* are rows that errors keep back, *doubtful* columns (workbook, sheet, letter) in which
    a cell could not be read.  It is an errand, too: a piece is a workbook of outcomes.
    """

    registry: Registry
    blocked: Blocked
    doubtful: frozenset[tuple[str, str, str]]
    day: date
    policy: Policy
    program: ClassVar = Program(("registry", "publication"), DETECTORS)

    def wall(self) -> Wall:
        """A wall that has let nothing pass yet."""
        return Wall(self.registry, self.day, self.policy)

    def of_shard(self, shard: Shard) -> tuple[Booking, bytes]:
        """What became of the outcomes of *shard*, the ``Beside`` pickled."""
        booking = Booking()
        return booking, pickle.dumps(self.passed(shard.outcomes(), self.wall(), booking))

    def passed(self, records: Iterable[Record], wall: Wall, booking: Booking) -> Beside:
        """What becomes of *records* at the *wall*; what the archive keeps goes to *booking*."""
        beside = Beside()
        for record in records:
            self._look_at(record, wall, booking, beside)
        beside.findings, beside.said = wall.findings, wall.said
        beside.timeliness = wall.timeliness.counts
        return beside

    def _look_at(self, record: Record, wall: Wall, booking: Booking, beside: Beside) -> None:
        blocked = record in self.blocked
        if blocked:
            beside.rows.add(place_of(record.source))
        if type(record) not in PUBLIC_TYPES:
            return
        said = wall.passed(record, blocked=blocked)
        for withheld in wall.withheld:
            name = name_of(record)
            if name is not None and is_mistaken(record, withheld.rule, self.doubtful):
                beside.mistaken.add(name)
            elif name is not None:
                booking.renewed.append(name)
        booking.withheld += wall.withheld
        wall.withheld.clear()
        if said is None:
            return
        name = name_of(said)
        if name is not None:
            booking.renewed.append(name)
        if isinstance(said, PublicOutcome):
            booking.add(Passed(said, wall.clock, wall.natural))
        else:
            beside.public.append(said)
            if isinstance(said, PublicTombstone):
                beside.stones[said.source] = wall.clock

    def luggage(self) -> Mapping[str, Path]:
        """Nothing but what is known."""
        return {}

    def begun(self, luggage: Path) -> Do:  # noqa: ARG002  the contract
        """Ready to let outcomes pass."""
        arrivals = Arrivals(self.registry)
        return lambda name, file: self.of_shard(arrivals.shard(name, file))
