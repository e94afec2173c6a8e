"""The front door: a registry and a date → what may be said on that day, and what is withheld."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from plugins.publication.attachments.vetting import Vetted
from plugins.publication.clock_sayings import PB_07, PB_26
from plugins.publication.clocks import Clock
from plugins.publication.keeping.standing import Kept, Situation, Stand, standing
from plugins.publication.keeping.store import Memory, Remembered
from plugins.publication.policy import Policy
from plugins.publication.records import PUBLIC_TYPES, Public, PublicAttachment, PublicTombstone
from plugins.publication.sayings import PV_01, PV_02, PV_03, PV_13, PV_19
from plugins.publication.timeliness import Timeliness
from plugins.publication.wall import Wall, Withheld
from plugins.registry.calendar import WorkingDays
from plugins.registry.findings import Finding
from plugins.registry.grouping import grouped
from plugins.registry.instruments import Library
from plugins.registry.loading import Loaded
from plugins.registry.models.attachments import Attachment
from plugins.registry.records import Source
from plugins.registry.shelves import Shelf
from plugins.registry.values.dates import show_date

__all__ = ["Clock", "Policy", "PublicRegistry", "Publication", "Withheld", "publish_as_of"]

FEW = 3
OF_PERSONS = frozenset({PV_01.id, PV_02.id, PV_03.id, PV_13.id, PV_19.id, PB_07.id, PB_26.id})
"""Rules whose counts are about natural persons: below three they are not told (PV-17)."""
STRICT = Policy()


@dataclass(frozen=True, slots=True)
class Beside:
    """What is known of public records beside what they say.

    *clocks*: the days of each outcome; *natural*: whose party is a natural person; *policy_days*:
    the working days in which penalties and licences are to be published; *files*: the cleaned
    bytes of attachments; *calendar*: the days that are worked; *kept*: records of which the last
    good version stands.
    """

    clocks: Mapping[Source, Clock] = field(default_factory=dict)
    natural: frozenset[Source] = frozenset()
    policy_days: int = STRICT.periods.policy_days
    files: Mapping[Source, Vetted] = field(default_factory=dict)
    calendar: WorkingDays = field(default_factory=WorkingDays)
    kept: Mapping[Source, Kept] = field(default_factory=dict)


class PublicRegistry(Shelf):
    """Public records only, as of a day.  Nothing here may not be said."""

    def __init__(
        self,
        records: Iterable[Public],
        library: Library,
        as_of: date,
        withheld: Iterable[Withheld] = (),
        beside: Beside | None = None,
    ) -> None:
        super().__init__(records)
        self.library = library
        self.as_of = as_of
        self.withheld = tuple(withheld)
        self._beside = beside or Beside()
        self.policy_days = self._beside.policy_days
        self.calendar = self._beside.calendar

    @property
    def tombstones(self) -> Sequence[PublicTombstone]:
        """Decisions that fell and were withdrawn, with their grounds."""
        return self.all(PublicTombstone)

    def clock(self, record: Public) -> Clock:
        """First published, due, and until when, of an outcome; all unknown for other records."""
        return self._beside.clocks.get(record.source, Clock())

    @property
    def files(self) -> Mapping[Source, Vetted]:
        """The cleaned files of attachments, by the row of the attachment."""
        return self._beside.files

    @property
    def kept(self) -> Mapping[Source, Kept]:
        """Records whose last good version stands, by their source."""
        return self._beside.kept

    def is_of_person(self, record: Public) -> bool:
        """Whether an outcome's party is a natural person: search engines leave it out (PV-18)."""
        return record.source in self._beside.natural


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
    withheld: tuple[Withheld, ...]
    findings: tuple[Finding, ...]
    counts: tuple[Count, ...] = field(default=())
    timeliness: tuple[Timeliness, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class Memories:
    """What is *remembered* of the last good publication; *shrink*: much of it may go at once."""

    remembered: Iterable[Remembered] = ()
    shrink: bool = False


def publish_as_of(
    loaded: Loaded, day: date, policy: Policy = STRICT, memories: Memories = Memories()
) -> Publication:
    """Everything of *loaded* that may be said on *day*, under the publisher's *policy*.

    Where a row or a workbook is wrong, what *memories* hold of it stands.
    """
    wall = Wall(loaded.registry, day, policy)
    last = sorted(loaded.registry, key=lambda record: isinstance(record, Attachment))
    public = [
        said
        for record in last  # attachments after the outcomes they belong to
        if type(record) in PUBLIC_TYPES
        and (said := wall.passed(record, blocked=record in loaded.blocked)) is not None
    ]
    old = _Old(Wall(loaded.registry, day, policy))
    situation = Situation(loaded, public, wall.withheld)
    for stand in standing(memories.remembered, situation, shrink=memories.shrink):
        old.add(stand)
    beside = Beside(
        {**wall.clocks, **old.clocks},
        frozenset(wall.natural | old.natural),
        policy.periods.policy_days,
        {**wall.files, **old.wall.files},
        loaded.registry.calendar,
        old.kept,
    )
    every = [*public, *old.public]
    shelf = PublicRegistry(every, loaded.registry.library, day, wall.withheld, beside)
    return Publication(
        shelf,
        tuple(wall.withheld),
        tuple(grouped(wall.findings)),
        _counts(wall.withheld),
        wall.timeliness.counted(),
    )


@dataclass
class _Old:
    """Last good records on their way through a *wall* of their own, and what is known of them."""

    wall: Wall
    public: list[Public] = field(default_factory=list)
    clocks: dict[Source, Clock] = field(default_factory=dict)
    natural: set[Source] = field(default_factory=set)
    kept: dict[Source, Kept] = field(default_factory=dict)

    def add(self, stand: Stand) -> None:
        """Let *stand* pass as it would today; its time may be over, its row taken down since."""
        day = self.wall.day
        if stand.until is not None and day >= stand.until:
            return
        record = stand.record
        if isinstance(record, PublicTombstone):
            said: Public | None = None if self.wall.policy.ledger.taken_down(record) else record
        else:
            said = self.wall.passed(record, blocked=False)
        if said is None:
            return
        source = named_old(record.source, stand.kept.good)
        times = self.wall.clocks.get(record.source, Clock())
        if stand.until is not None:
            until = min(times.until or stand.until, stand.until)
            times = replace(times, until=until)
        self.public.append(said.model_copy(update={"source": source}))
        self.clocks[source] = times
        if record.source in self.wall.natural:
            self.natural.add(source)
        self.kept[source] = stand.kept


def named_old(source: Source, good: date) -> Source:
    """*source* as the version of the day *good*: another row may stand in its place today."""
    return replace(source, sheet=source.sheet + _version(good))


def _version(good: date) -> str:
    return f"（{show_date(good)}的版本）"


def _counts(withheld: Iterable[Withheld]) -> tuple[Count, ...]:
    found = Counter((one.authority, one.rule, one.kind) for one in withheld)
    return tuple(
        Count(*key, None if key[1] in OF_PERSONS and number < FEW else number)
        for key, number in sorted(found.items())
    )


def memories_of(publication: Publication) -> Iterator[Memory]:
    """Everything of *publication* that may stand for itself when its workbook is wrong one day."""
    public = publication.public
    for record in public:
        assert isinstance(record, Public)
        if isinstance(record, PublicAttachment):
            continue  # its file must be there, and stand beside what it belongs to
        kept, until = public.kept.get(record.source), public.clock(record).until
        if kept is None:
            yield Memory(record, public.as_of, until)
        else:
            sheet = record.source.sheet.removesuffix(_version(kept.good))
            source = replace(record.source, sheet=sheet)
            yield Memory(record.model_copy(update={"source": source}), kept.good, until)
