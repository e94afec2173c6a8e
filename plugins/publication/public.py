"""The front door: a registry and a date → what may be said on that day, and what is withheld."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from plugins.publication.attachments.vetting import Vetted
from plugins.publication.clock_sayings import PB_07, PB_26
from plugins.publication.clocks import Clock
from plugins.publication.policy import Policy
from plugins.publication.records import PUBLIC_TYPES, Public, PublicTombstone
from plugins.publication.sayings import PV_01, PV_02, PV_03, PV_13, PV_19
from plugins.publication.timeliness import Timeliness
from plugins.publication.wall import Wall, Withheld
from plugins.registry.calendar import WorkingDays
from plugins.registry.findings import Finding
from plugins.registry.grouping import grouped
from plugins.registry.instruments import Library
from plugins.registry.linking import Shelf
from plugins.registry.loading import Loaded
from plugins.registry.models.attachments import Attachment
from plugins.registry.records import Source

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
    bytes of attachments; *calendar*: the days that are worked.
    """

    clocks: Mapping[Source, Clock] = field(default_factory=dict)
    natural: frozenset[Source] = frozenset()
    policy_days: int = STRICT.periods.policy_days
    files: Mapping[Source, Vetted] = field(default_factory=dict)
    calendar: WorkingDays = field(default_factory=WorkingDays)


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
    def tombstones(self) -> tuple[PublicTombstone, ...]:
        """Decisions that fell and were withdrawn, with their grounds."""
        return self.all(PublicTombstone)

    def clock(self, record: Public) -> Clock:
        """First published, due, and until when, of an outcome; all unknown for other records."""
        return self._beside.clocks.get(record.source, Clock())

    @property
    def files(self) -> Mapping[Source, Vetted]:
        """The cleaned files of attachments, by the row of the attachment."""
        return self._beside.files

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


def publish_as_of(loaded: Loaded, day: date, policy: Policy = STRICT) -> Publication:
    """Everything of *loaded* that may be said on *day*, under the publisher's *policy*."""
    wall = Wall(loaded.registry, day, policy)
    last = sorted(loaded.registry, key=lambda record: isinstance(record, Attachment))
    public = [
        said
        for record in last  # attachments after the outcomes they belong to
        if type(record) in PUBLIC_TYPES
        and (said := wall.passed(record, blocked=record in loaded.blocked)) is not None
    ]
    beside = Beside(
        wall.clocks,
        frozenset(wall.natural),
        policy.periods.policy_days,
        wall.files,
        loaded.registry.calendar,
    )
    shelf = PublicRegistry(public, loaded.registry.library, day, wall.withheld, beside)
    return Publication(
        shelf,
        tuple(wall.withheld),
        tuple(grouped(wall.findings)),
        _counts(wall.withheld),
        wall.timeliness.counted(),
    )


def _counts(withheld: Iterable[Withheld]) -> tuple[Count, ...]:
    found = Counter((one.authority, one.rule, one.kind) for one in withheld)
    return tuple(
        Count(*key, None if key[1] in OF_PERSONS and number < FEW else number)
        for key, number in sorted(found.items())
    )
