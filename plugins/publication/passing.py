"""Every record on its way through the wall: workbook by workbook, and not again without need."""

import pickle
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from plugins.publication.archive import Archive, Booking, Passed
from plugins.publication.attachments.vetting import Vetted
from plugins.publication.clocks import Clock
from plugins.publication.keeping.standing import (
    Row,
    doubtful_columns,
    is_mistaken,
    name_of,
    place_of,
)
from plugins.publication.policy import Policy
from plugins.publication.records import (
    PUBLIC_TYPES,
    FullOutcome,
    Public,
    PublicOutcome,
    PublicTombstone,
)
from plugins.publication.timeliness import Counter
from plugins.publication.wall import Wall
from plugins.registry.digests import depends
from plugins.registry.findings import Finding
from plugins.registry.forking import forked, processes
from plugins.registry.loading import Loaded
from plugins.registry.models.attachments import Attachment
from plugins.registry.program import program
from plugins.registry.records import Record, Source
from plugins.registry.shards import Shard

LISTED = ""
"""The book of everything but outcomes: what of it is kept back is noted in the archive."""
DETECTORS = ("opencc", "pydantic", "pydantic-core", "python-stdnum", "chinesecalendar")
"""Packages that decide what passes."""
WORTH = 500
"""Outcomes below which a process of their own costs more than it saves."""


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


class Passing:
    """All records of *loaded* on their way: what is public, and what was looked at.

    First the catalogue passes, then the outcomes, then attachments, which belong to outcomes.
    """

    def __init__(self, loaded: Loaded, day: date, policy: Policy, archive: Archive) -> None:
        self.loaded, self.day, self.policy, self.archive = loaded, day, policy, archive
        self.public: list[Public] = []
        self.stones: dict[Source, Clock] = {}
        self.findings: list[Finding] = []
        self.timeliness = Counter(day)
        self.mistaken: set[int] = set()
        self.rows: set[Row] = set()
        self.files: Mapping[Source, Vetted] = {}
        self.books = [LISTED]
        self._said: dict[tuple[str, str], tuple[FullOutcome, bool]] = {}
        self._listed = Booking()
        self._doubtful = doubtful_columns(loaded)

    def catalogue(self) -> None:
        """Let everything pass but outcomes and attachments."""
        listed = (r for r in self.loaded.registry.catalogue if not isinstance(r, Attachment))
        self._take(self._passed(listed, self._wall(), self._listed))

    def outcomes(self, workers: int) -> None:
        """Let outcomes pass, those of the workbooks for which anything changed."""
        shards = self.loaded.registry.shards
        kept = [self.archive.kept(name, self._key(one)) for name, one in self._named()]
        new = [number for number, beside in enumerate(kept) if beside is None]
        self.archive.expect(len(new))
        for number, booking, beside in self._new(new, workers):
            name = self._name(number)
            self.archive.put(name, booking, self._key(shards[number]), beside)
            kept[number] = beside
        for there in kept:
            self._take(pickle.loads(there or b""))  # noqa: S301  our own bytes
        self.books += [name for name, _ in self._named()]

    def attachments(self) -> None:
        """Let attachments pass, after the outcomes they belong to."""
        wall = self._wall()
        wall.said = self._said
        attached = self.loaded.registry.all(Attachment)
        self._take(self._passed(attached, wall, self._listed))
        self.files = wall.files
        self.archive.put(LISTED, self._listed)

    def _new(self, numbers: list[int], workers: int) -> "Iterable[tuple[int, Booking, bytes]]":
        """What became of the shards of these *numbers*."""
        shards = self.loaded.registry.shards
        count = min(processes(workers), len(numbers))
        if count < 2 or sum(sum(shards[n].counts.values()) for n in numbers) < WORTH:
            return map(self._of_shard, numbers)
        return forked(self._of_shard, numbers, count)

    def _of_shard(self, number: int) -> tuple[int, Booking, bytes]:
        booking = Booking()
        outcomes = self.loaded.registry.shards[number].outcomes()
        return number, booking, pickle.dumps(self._passed(outcomes, self._wall(), booking))

    def _named(self) -> list[tuple[str, Shard]]:
        """Every shard by the book it is in the archive."""
        return [(self._name(n), one) for n, one in enumerate(self.loaded.registry.shards)]

    def _name(self, number: int) -> str:
        return self.loaded.registry.shards[number].name or f"#{number}"

    def _wall(self) -> Wall:
        return Wall(self.loaded.registry, self.day, self.policy)

    def _passed(self, records: Iterable[Record], wall: Wall, booking: Booking) -> Beside:
        """What becomes of *records* at the *wall*; what the archive keeps goes to *booking*."""
        beside = Beside()
        for record in records:
            self._look_at(record, wall, booking, beside)
        beside.findings, beside.said = wall.findings, wall.said
        beside.timeliness = wall.timeliness.counts
        return beside

    def _look_at(self, record: Record, wall: Wall, booking: Booking, beside: Beside) -> None:
        blocked = record in self.loaded.blocked
        if blocked:
            beside.rows.add(place_of(record.source))
        if type(record) not in PUBLIC_TYPES:
            return
        said = wall.passed(record, blocked=blocked)
        for withheld in wall.withheld:
            name = name_of(record)
            if name is not None and is_mistaken(record, withheld.rule, self._doubtful):
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

    def _take(self, beside: Beside) -> None:
        """Add what became of one workbook to what became of the others."""
        self.public += beside.public
        self.stones |= beside.stones
        self.findings += beside.findings
        self.timeliness.merge(beside.timeliness)
        self.mistaken |= beside.mistaken
        self.rows |= beside.rows
        self._said |= beside.said

    @cached_property
    def _basis(self) -> str:
        """Everything that decides what passes, and is the same for all workbooks."""
        registry, policy = self.loaded.registry, self.policy
        attached = {
            (one.authority, one.document_no and one.document_no.key)
            for one in registry.all(Attachment)
        }
        code = program(("registry", "publication"), DETECTORS)
        return depends(self.day, policy.told, registry.calendar, attached, code)

    def _key(self, shard: Shard) -> str:
        """What becomes of the outcomes of *shard* depends on this; '' where nobody can tell."""
        if not shard.key:
            return ""
        mine = self._marks.get(shard.name, set())
        return depends(self._basis, shard.key, mine)

    @cached_property
    def _marks(self) -> Mapping[str, set[tuple[str, str, str]]]:
        """What rules found that keeps rows back or makes columns doubtful, by workbook."""
        found: dict[str, set[tuple[str, str, str]]] = {}
        for book, sheet, row in self.loaded.blocked.rows:
            found.setdefault(book, set()).add(("row", sheet, str(row)))
        for book, sheet, column in self._doubtful:
            found.setdefault(book, set()).add(("column", sheet, column))
        return found
