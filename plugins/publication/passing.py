"""Every record on its way through the wall: workbook by workbook, and not again without need."""

import pickle
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cached_property

from plugins.publication.archive import Archive, Booking
from plugins.publication.attachments.vetting import Vetted
from plugins.publication.clocks import Clock
from plugins.publication.gate import Beside, Gate
from plugins.publication.keeping.standing import Row, doubtful_columns
from plugins.publication.policy import Policy
from plugins.publication.records import FullOutcome, Public
from plugins.publication.timeliness import Counter
from plugins.registry.crew import Workers
from plugins.registry.digests import depends
from plugins.registry.findings import Finding
from plugins.registry.forking import forked, processes
from plugins.registry.loading import Loaded
from plugins.registry.models.attachments import Attachment
from plugins.registry.records import Source
from plugins.registry.sending import pieces_of
from plugins.registry.shards import Shard
from plugins.registry.workers import elsewhere

LISTED = ""
"""The book of everything but outcomes: what of it is kept back is noted in the archive."""
WORTH = 500
"""Outcomes below which a process of their own costs more than it saves."""


_Of = tuple[int, tuple[Booking, bytes]]
"""What became of the shard of a number."""


class Passing:
    """All records of *loaded* on their way: what is public, and what was looked at.

    First the catalogue passes, then the outcomes, then attachments, which belong to outcomes.
    """

    def __init__(self, loaded: Loaded, day: date, policy: Policy, archive: Archive) -> None:
        self.loaded, self.policy, self.archive = loaded, policy, archive
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
        self._gate = Gate(loaded.registry, loaded.blocked, doubtful_columns(loaded), day, policy)

    def catalogue(self) -> None:
        """Let everything pass but outcomes and attachments."""
        listed = (r for r in self.loaded.registry.catalogue if not isinstance(r, Attachment))
        self._take(self._gate.passed(listed, self._gate.wall(), self._listed))

    def outcomes(self, workers: Workers) -> None:
        """Let outcomes pass, those of the workbooks for which anything changed."""
        shards = self.loaded.registry.shards
        kept = [self.archive.kept(name, self._key(one)) for name, one in self._named()]
        new = [number for number, beside in enumerate(kept) if beside is None]
        self.archive.expect(len(new))
        for number, (booking, beside) in self._new(new, workers):
            name = self._name(number)
            self.archive.put(name, booking, self._key(shards[number]), beside)
            kept[number] = beside
        for there in kept:
            self._take(pickle.loads(there or b""))  # noqa: S301  our own bytes
        self.books += [name for name, _ in self._named()]

    def attachments(self) -> None:
        """Let attachments pass, after the outcomes they belong to."""
        wall = self._gate.wall()
        wall.said = self._said
        attached = self.loaded.registry.all(Attachment)
        self._take(self._gate.passed(attached, wall, self._listed))
        self.files = wall.files
        self.archive.put(LISTED, self._listed)

    def _new(self, numbers: list[int], workers: Workers) -> Iterator[_Of]:
        """What became of the shards of these *numbers*."""
        shards = self.loaded.registry.shards
        named = {shards[number].name: number for number in numbers}
        pieces, cache = pieces_of([shards[number] for number in numbers]), self.policy.cache
        for name, made in elsewhere(self._gate, pieces, workers, cache) if cache else ():
            yield named.pop(name), made
        left = [number for number in numbers if shards[number].name in named]
        count = min(processes(workers.count), len(left))
        if count < 2 or sum(sum(shards[n].counts.values()) for n in left) < WORTH:
            yield from map(self._of_shard, left)
        else:
            yield from forked(self._of_shard, left, count)

    def _of_shard(self, number: int) -> _Of:
        return number, self._gate.of_shard(self.loaded.registry.shards[number])

    def _named(self) -> list[tuple[str, Shard]]:
        """Every shard by the book it is in the archive."""
        return [(self._name(n), one) for n, one in enumerate(self.loaded.registry.shards)]

    def _name(self, number: int) -> str:
        return self.loaded.registry.shards[number].name or f"#{number}"

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
        code = self._gate.program.digest
        return depends(self._gate.day, policy.told, registry.calendar, attached, code)

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
        for book, sheet, column in self._gate.doubtful:
            found.setdefault(book, set()).add(("column", sheet, column))
        return found
