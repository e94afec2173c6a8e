"""Records of all workbooks, linked: a registry answers questions and is never changed after."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, TypeVar

from plugins.registry.calendar import WorkingDays
from plugins.registry.instruments import Library
from plugins.registry.models.authorities import Authority
from plugins.registry.models.basis import ListedProvision
from plugins.registry.models.benchmarks import Tier
from plugins.registry.models.items import PowerItem
from plugins.registry.models.outcomes import (
    CoerciveMeasure,
    Inspection,
    LicenceDecision,
    OutcomeFields,
    PenaltyDecision,
)
from plugins.registry.models.procedures import Step
from plugins.registry.records import Record
from plugins.registry.rule_settings import RuleSettings
from plugins.registry.statutory_fines import StatutoryFines
from plugins.registry.values.citations import title_key
from plugins.registry.vocabulary import InstrumentRank

R = TypeVar("R", bound=Record)

Outcome = OutcomeFields
"""What all four kinds of outcome share."""
OUTCOMES: tuple[type[Outcome], ...] = (
    PenaltyDecision,
    LicenceDecision,
    CoerciveMeasure,
    Inspection,
)


class Shelf:
    """Records by kind, in the order read, with an index of any field made when first asked for."""

    def __init__(self, records: Iterable[Record]) -> None:
        kinds: dict[type[Record], list[Record]] = {}
        for record in records:
            kinds.setdefault(type(record), []).append(record)
        self._kinds: dict[type[Record], tuple[Record, ...]] = {
            kind: tuple(rows) for kind, rows in kinds.items()
        }
        self._indexes: dict[tuple[type[Record], tuple[str, ...]], dict[Any, tuple[Any, ...]]] = {}

    def all(self, kind: type[R]) -> tuple[R, ...]:
        """Every record of *kind*, in the order read."""
        return self._kinds.get(kind, ())  # type: ignore[return-value]

    def kinds(self) -> tuple[type[Record], ...]:
        """The kinds of records there are."""
        return tuple(self._kinds)

    def where(self, kind: type[R], /, **fields: object) -> tuple[R, ...]:
        """The records of *kind* whose *fields* have these values, in the order read."""
        names = tuple(fields)
        index = self._indexes.get((kind, names))
        if index is None:
            index = self._indexes[kind, names] = self._index(kind, names)
        return index.get(tuple(fields.values()), ())

    def first(self, kind: type[R], /, **fields: object) -> R | None:
        """The first record of *kind* whose *fields* have these values."""
        found = self.where(kind, **fields)
        return found[0] if found else None

    def _index(self, kind: type[Record], names: tuple[str, ...]) -> dict[Any, tuple[Any, ...]]:
        lists: dict[Any, list[Record]] = {}
        for record in self.all(kind):
            lists.setdefault(tuple(getattr(record, name) for name in names), []).append(record)
        return {key: tuple(records) for key, records in lists.items()}

    def __iter__(self) -> Iterator[Record]:
        for records in self._kinds.values():
            yield from records


@dataclass(frozen=True, slots=True)
class BenchmarkKey:
    """What makes tiers one benchmark: the authority, the item and the offence."""

    authority: str | None
    item_code: str | None
    offence: str

    @classmethod
    def of(cls, tier: Tier) -> "BenchmarkKey":
        """The benchmark *tier* is a rung of."""
        return cls(tier.authority, tier.item_code, tier.offence)


def tiers_by_benchmark(tiers: Iterable[Tier]) -> dict[BenchmarkKey, tuple[Tier, ...]]:
    """Tiers in the order read, under the benchmark they belong to."""
    groups: dict[BenchmarkKey, list[Tier]] = {}
    for tier in tiers:
        groups.setdefault(BenchmarkKey.of(tier), []).append(tier)
    return {key: tuple(group) for key, group in groups.items()}


def steps_by_procedure(steps: Iterable[Step]) -> dict[tuple[str | None, str], tuple[Step, ...]]:
    """Steps in the order read, under (authority, procedure name)."""
    groups: dict[tuple[str | None, str], list[Step]] = {}
    for step in steps:
        groups.setdefault((step.authority, step.procedure), []).append(step)
    return {key: tuple(group) for key, group in groups.items()}


class Registry(Shelf):
    """All records of all lists with the law library and the calendar they are checked against.

    *today* is the publication date: rules about time ask it, never a clock.  *settings* are the
    figures a publisher chose for the rules.
    """

    def __init__(
        self,
        records: Iterable[Record],
        library: Library,
        calendar: WorkingDays,
        today: date,
        settings: RuleSettings | None = None,
    ) -> None:
        super().__init__(records)
        self.library = library
        self.calendar = calendar
        self.today = today
        self.settings = settings or RuleSettings()

    def outcomes(self) -> Iterator[Outcome]:
        """Every outcome, kind by kind."""
        for kind in OUTCOMES:
            yield from self.all(kind)

    @cached_property
    def authorities(self) -> dict[str, Authority]:
        """Authorities by every name they go by: full names win over short ones."""
        names = {a.short_name: a for a in self.all(Authority) if a.short_name}
        return names | {a.name: a for a in self.all(Authority)}

    @cached_property
    def benchmarks(self) -> dict[BenchmarkKey, tuple[Tier, ...]]:
        """Every benchmark's tiers."""
        return tiers_by_benchmark(self.all(Tier))

    @cached_property
    def procedures(self) -> dict[tuple[str | None, str], tuple[Step, ...]]:
        """Every procedure's steps."""
        return steps_by_procedure(self.all(Step))

    @cached_property
    def listed_ranks(self) -> dict[str, InstrumentRank]:
        """Ranks that the list of legal bases states, by the key of the title; the first wins."""
        ranks: dict[str, InstrumentRank] = {}
        for row in self.all(ListedProvision):
            if row.rank:
                ranks.setdefault(title_key(row.title), row.rank)
        return ranks

    @cached_property
    def fines(self) -> StatutoryFines:
        """What cited articles of the library say of fines."""
        return StatutoryFines(self.library)

    def item(self, code: str | None, authority: str | None) -> PowerItem | None:
        """The item of *code* that *authority* exercises."""
        return self.first(PowerItem, code=code, authority=authority) if code else None

    def items_of_code(self, code: str | None) -> tuple[PowerItem, ...]:
        """The items of *code* of all authorities."""
        return self.where(PowerItem, code=code) if code else ()


def with_authority(records: Iterable[Record]) -> Iterator[Record]:
    """Records with the authority of their folder where their row names none.

    A folder speaks for the first authority its own sheet of authorities lists.
    """
    held = list(records)
    owners: dict[str, str] = {}
    for record in held:
        if isinstance(record, Authority):
            owners.setdefault(record.source.folder, record.name)
    for record in held:
        owner = owners.get(record.source.folder)
        if owner and getattr(record, "authority", owner) is None:
            yield record.model_copy(update={"authority": owner})
        else:
            yield record
