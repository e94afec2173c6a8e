"""The front door: a registry and a date → what may be said on that day, and what is withheld."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from hashlib import blake2b
from itertools import chain
from typing import TypeVar, cast

from plugins.publication.archive import BESIDE, Archive, Booking, KeptBack, Passed, Told, Withheld
from plugins.publication.archive.coding import clock_told, told
from plugins.publication.attachments.vetting import Vetted
from plugins.publication.clock_sayings import PB_07, PB_26
from plugins.publication.clocks import Clock
from plugins.publication.keeping.standing import (
    Kept,
    Situation,
    Stand,
    standing,
)
from plugins.publication.keeping.store import BookMemory, Memory, Remembered, Renewed
from plugins.publication.passing import Passing
from plugins.publication.policy import Policy
from plugins.publication.records import (
    Public,
    PublicAttachment,
    PublicAuthority,
    PublicOutcome,
    PublicTombstone,
)
from plugins.publication.sayings import PV_01, PV_02, PV_03, PV_13, PV_19
from plugins.publication.timeliness import Timeliness
from plugins.publication.wall import Wall
from plugins.registry.calendar import WorkingDays
from plugins.registry.crew import Workers
from plugins.registry.digests import depends
from plugins.registry.findings import Finding
from plugins.registry.grouping import grouped
from plugins.registry.instruments import Library
from plugins.registry.loading import Loaded
from plugins.registry.records import Record, Source
from plugins.registry.shelves import Shelf
from plugins.registry.values.dates import show_date

__all__ = ["Clock", "Policy", "PublicRegistry", "Publication", "Withheld", "publish_as_of"]

R = TypeVar("R", bound=Record)
FEW = 3
OF_PERSONS = frozenset({PV_01.id, PV_02.id, PV_03.id, PV_13.id, PV_19.id, PB_07.id, PB_26.id})
"""Rules whose counts are about natural persons: below three they are not told (PV-17)."""
STRICT = Policy()
ALONE = Workers(1)


@dataclass(frozen=True, slots=True)
class Beside:
    """What is known of public records beside what they say.

    *stones*: the days of decisions that fell; *policy_days*: the working days in which penalties
    and licences are to be published; *files*: the cleaned bytes of attachments; *calendar*: the
    days that are worked; *kept*: records of which the last good version stands.
    """

    stones: Mapping[Source, Clock] = field(default_factory=dict)
    policy_days: int = STRICT.periods.policy_days
    files: Mapping[Source, Vetted] = field(default_factory=dict)
    calendar: WorkingDays = field(default_factory=WorkingDays)
    kept: Mapping[Source, Kept] = field(default_factory=dict)


class PublicRegistry(Shelf):
    """Public records only, as of a day.  Nothing here may not be said.

    Outcomes are in the *archive*, on disk: ``all`` of one kind of them is read again by each pass.
    """

    def __init__(
        self,
        records: Iterable[Public],
        library: Library,
        as_of: date,
        beside: Beside | None = None,
        archive: Archive | None = None,
    ) -> None:
        super().__init__(records)
        self.library = library
        self.as_of = as_of
        self.archive = archive or Archive()
        self.beside = beside or Beside()
        self.policy_days = self.beside.policy_days
        self.calendar = self.beside.calendar

    def all(self, kind: type[R]) -> Sequence[R]:
        """Every record of *kind*, in the order read."""
        if issubclass(kind, PublicOutcome):
            return cast("Sequence[R]", Told(self.archive, kind))
        return super().all(kind)

    def where(self, kind: type[R], /, **fields: object) -> tuple[R, ...]:
        """The records of *kind* whose *fields* have these values, in the order read."""
        if issubclass(kind, PublicOutcome):
            return cast("tuple[R, ...]", self.archive.where(kind, fields))
        return super().where(kind, **fields)

    def kinds(self) -> tuple[type[Record], ...]:
        """The kinds of records there are."""
        return (*super().kinds(), *self.archive.kinds())

    def __iter__(self) -> Iterator[Record]:
        """Every record: the catalogue, then the outcomes."""
        yield from super().__iter__()
        for kind in self.archive.kinds():
            yield from self.all(kind)

    @property
    def catalogue(self) -> Iterator[Public]:
        """Everything but outcomes."""
        return cast("Iterator[Public]", super().__iter__())

    @cached_property
    def catalogue_digest(self) -> str:
        """The digest of everything public but outcomes, of the day and of the law."""
        library, listed = self.library.digest, self._listed_digests
        return depends(self.as_of, self.policy_days, library, self.calendar.notices, listed)

    @cached_property
    def _listed_digests(self) -> Mapping[str, str]:
        """The digest of everything public of each workbook but its outcomes."""
        found: dict[str, blake2b] = {}
        for record in self.catalogue:
            source = record.source
            some: list[object] = [type(record).__name__, source, told(record)]
            if source in self.kept:
                some.append(self.kept[source])
            if isinstance(record, PublicTombstone):
                some.append(clock_told(self.clock(record)))
            if source in self.files:
                some += [self.files[source].digest, self.files[source].ending]
            digest = found.setdefault(source.workbook, blake2b(digest_size=16))
            digest.update(repr(some).encode(errors="surrogateescape"))
        return {book: digest.hexdigest() for book, digest in found.items()}

    @cached_property
    def digests(self) -> Mapping[str, str]:
        """The digest of everything public of each workbook."""
        outcomes, listed = self.archive.digests(), self._listed_digests
        books = dict.fromkeys((*listed, *outcomes))
        return {book: depends(listed.get(book), outcomes.get(book)) for book in books}

    @property
    def tombstones(self) -> Sequence[PublicTombstone]:
        """Decisions that fell and were withdrawn, with their grounds."""
        return self.all(PublicTombstone)

    def clock(self, record: Public) -> Clock:
        """First published, due, and until when, of an outcome; all unknown for other records."""
        if isinstance(record, PublicOutcome):
            return self.archive.clock(record.source)
        return self.beside.stones.get(record.source, Clock())

    @property
    def files(self) -> Mapping[Source, Vetted]:
        """The cleaned files of attachments, by the row of the attachment."""
        return self.beside.files

    @property
    def kept(self) -> Mapping[Source, Kept]:
        """Records whose last good version stands, by their source."""
        return self.beside.kept

    def kept_of(self, authority: str) -> Sequence[Kept]:
        """What stands of the lists of *authority*, its own row apart."""
        return self._kept_of.get(authority, ())

    @cached_property
    def _kept_of(self) -> Mapping[str | None, list[Kept]]:
        found: dict[str | None, list[Kept]] = {}
        for record in self.catalogue if self.kept else ():
            if record.source in self.kept and not isinstance(record, PublicAuthority):
                owner = getattr(record, "authority", None)
                found.setdefault(owner, []).append(self.kept[record.source])
        for source, kept in self.kept.items():
            if self.archive.holds(source):
                found.setdefault(self.archive.authority(source), []).append(kept)
        return found

    def is_of_person(self, record: Public) -> bool:
        """Whether an outcome's party is a natural person: search engines leave it out (PV-18)."""
        return isinstance(record, PublicOutcome) and self.archive.is_natural(record.source)


@dataclass(frozen=True, slots=True)
class Count:
    """How many records of an authority a rule keeps back; None: fewer than can be told."""

    authority: str
    rule: str
    kind: str
    number: int | None


@dataclass(frozen=True, slots=True)
class Publication:
    """What is said, what is withheld, what the wall itself found, and who was in time."""

    public: PublicRegistry
    withheld: Sequence[Withheld]
    findings: tuple[Finding, ...]
    counts: tuple[Count, ...] = field(default=())
    timeliness: tuple[Timeliness, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class Memories:
    """What is remembered of the last good publication; *shrink*: much of it may go at once.

    *recall* is given the digest of everything public of each workbook, as it is now.
    """

    recall: Callable[[Mapping[str, str]], Iterable[Remembered | Renewed]] = lambda _: ()
    shrink: bool = False


def publish_as_of(
    loaded: Loaded,
    day: date,
    policy: Policy = STRICT,
    memories: Memories = Memories(),
    workers: Workers = ALONE,
) -> Publication:
    """Everything of *loaded* that may be said on *day*, under the publisher's *policy*.

    Where a row or a workbook is wrong, what *memories* hold of it stands.  *workers* look at
    outcomes.
    """
    registry = loaded.registry
    archive = Archive(policy.cache, str(policy.lists.resolve()) if policy.lists else "")
    passing = Passing(loaded, day, policy, archive)
    passing.catalogue()
    passing.outcomes(workers)
    passing.attachments()
    archive.arrange(passing.books)
    today = Beside(passing.stones, files=passing.files)
    said = PublicRegistry(passing.public, registry.library, day, today, archive).digests
    old = _Old(Wall(registry, day, policy))
    situation = Situation(loaded, archive, passing.mistaken, passing.rows)
    for stand in standing(memories.recall(said), situation, shrink=memories.shrink):
        old.add(stand)
    for book, booking in old.bookings.items():
        archive.put(book, booking)
    if old.bookings:
        archive.arrange([*passing.books, *old.bookings])
    beside = Beside(
        {**passing.stones, **old.stones},
        policy.periods.policy_days,
        {**passing.files, **old.wall.files},
        registry.calendar,
        old.kept,
    )
    every = [*passing.public, *old.public]
    return Publication(
        PublicRegistry(every, registry.library, day, beside, archive),
        KeptBack(archive),
        tuple(grouped(passing.findings)),
        _counts(archive),
        passing.timeliness.counted(),
    )


class _Old:
    """Last good records on their way through a *wall* of their own, and what is known of them."""

    def __init__(self, wall: Wall) -> None:
        self.wall, self.bookings = wall, dict[str, Booking]()
        self.public: list[Public] = []
        self.stones: dict[Source, Clock] = {}
        self.kept: dict[Source, Kept] = {}

    def add(self, stand: Stand) -> None:
        """Let *stand* pass as it would today; its time may be over, its row taken down since."""
        day = self.wall.day
        if stand.until is not None and day >= stand.until:
            return
        record = stand.record
        times, natural = Clock(), False
        if isinstance(record, PublicTombstone):
            said: Public | None = None if self.wall.policy.ledger.taken_down(record) else record
        else:
            said = self.wall.passed(record, blocked=False)
            if isinstance(said, PublicOutcome | PublicTombstone):
                times, natural = self.wall.clock, self.wall.natural
        if said is None:
            return
        source = named_old(record.source, stand.kept.good)
        if stand.until is not None:
            until = min(times.until or stand.until, stand.until)
            times = replace(times, until=until)
        said = said.model_copy(update={"source": source})
        self.kept[source] = stand.kept
        if isinstance(said, PublicOutcome):
            book = f"{source.workbook}{BESIDE}"
            self.bookings.setdefault(book, Booking()).add(Passed(said, times, natural))
        else:
            self.public.append(said)
            self.stones[source] = times


def named_old(source: Source, good: date) -> Source:
    """*source* as the version of the day *good*: another row may stand in its place today."""
    return replace(source, sheet=source.sheet + _version(good))


def _version(good: date) -> str:
    return f"（{show_date(good)}的版本）"


def _counts(archive: Archive) -> tuple[Count, ...]:
    return tuple(
        Count(*key, None if key[1] in OF_PERSONS and number < FEW else number)
        for key, number in archive.withheld_counts().items()
    )


def memories_of(publication: Publication) -> Iterator[BookMemory]:
    """What of *publication* may stand for itself when its workbook is wrong one day."""
    public = publication.public
    listed: dict[str, list[Public]] = {}
    for record in public.catalogue:
        if not isinstance(record, PublicAttachment):  # its file must be there, beside an outcome
            listed.setdefault(record.source.workbook, []).append(record)
    old = {source.workbook.partition(BESIDE)[0] for source in public.kept}
    for book in dict.fromkeys((*listed, *public.archive.books())):
        said = "" if book in old else public.digests[book]
        every = chain(listed.get(book, ()), public.archive.of_book(book))
        yield BookMemory(book, said, public.as_of, _memories(public, every))


def _memories(public: PublicRegistry, records: Iterable[Public]) -> Iterator[Memory]:
    for record in records:
        kept, until = public.kept.get(record.source), public.clock(record).until
        if kept is None:
            yield Memory(record, public.as_of, until)
        else:
            sheet = record.source.sheet.removesuffix(_version(kept.good))
            source = replace(record.source, sheet=sheet)
            yield Memory(record.model_copy(update={"source": source}), kept.good, until)
