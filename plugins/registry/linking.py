"""Records of all workbooks, linked: a registry answers questions and is never changed after."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from copy import copy
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Self, TypeVar, cast

from plugins.registry.calendar import WorkingDays
from plugins.registry.digests import depends
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
from plugins.registry.records import Record, Source
from plugins.registry.rule_settings import RuleSettings
from plugins.registry.shards import HeldShard, Shard, Stream
from plugins.registry.shelves import Shelf
from plugins.registry.statutory_fines import StatutoryFines
from plugins.registry.values.citations import title_key
from plugins.registry.vocabulary import InstrumentRank

R = TypeVar("R", bound=Record)
T = TypeVar("T")

Outcome = OutcomeFields
"""What all four kinds of outcome share."""
OUTCOMES: tuple[type[Outcome], ...] = (
    PenaltyDecision,
    LicenceDecision,
    CoerciveMeasure,
    Inspection,
)


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

    The catalogue is in memory; outcomes are in *shards* (beside those among *records*), and
    ``all`` of one kind of them reads shard after shard.  ``of(shard)`` is the same registry with
    the outcomes of one shard only, for whoever looks at outcomes one by one.

    *today* is the publication date: rules about time ask it, never a clock.  *settings* are the
    figures a publisher chose for the rules.
    """

    def __init__(  # noqa: PLR0913, PLR0917  a registry has these parts
        self,
        records: Iterable[Record],
        library: Library,
        calendar: WorkingDays,
        today: date,
        settings: RuleSettings | None = None,
        shards: Sequence[Shard] = (),
    ) -> None:
        catalogue: list[Record] = []
        outcomes: list[Outcome] = []
        for record in records:
            if isinstance(record, Outcome):
                outcomes.append(record)
            else:
                catalogue.append(record)
        super().__init__(catalogue)
        self.library = library
        self.calendar = calendar
        self.today = today
        self.settings = settings or RuleSettings()
        self.shards: tuple[Shard, ...] = (*shards, *([HeldShard(outcomes)] if outcomes else ()))
        self._outcomes = Shelf(outcomes) if not shards else None
        self._found: dict[Callable[[Any], Any], Any] = {}

    def __getstate__(self) -> dict[str, Any]:
        """It travels without outcomes, and without what can be found in it again."""
        return {**self.__dict__, "shards": (), "_outcomes": Shelf(()), "_indexes": {}, "_found": {}}

    def __copy__(self) -> Self:
        """It stays here with all it holds."""
        same = self.__class__.__new__(self.__class__)
        same.__dict__.update(self.__dict__)
        return same

    def of(self, shard: Shard | None) -> Self:
        """The same registry with the outcomes of *shard* only; None: without any."""
        view = copy(self)  # shares the catalogue, its indexes and what was found once
        view.shards = (shard,) if shard else ()
        view._outcomes = Shelf(shard.outcomes() if shard else ())  # noqa: SLF001  our own
        return view

    def once(self, find: Callable[[Self], T]) -> T:
        """What *find* finds in the catalogue, found once for all shards."""
        if find not in self._found:
            self._found[find] = find(self.of(None))
        return cast("T", self._found[find])

    def all(self, kind: type[R]) -> Sequence[R]:
        """Every record of *kind*, in the order read."""
        if not issubclass(kind, Outcome):
            return super().all(kind)
        return Stream(self.shards, kind) if self._outcomes is None else self._outcomes.all(kind)

    def where(self, kind: type[R], /, **fields: object) -> tuple[R, ...]:
        """The records of *kind* whose *fields* have these values, in the order read."""
        if not issubclass(kind, Outcome):
            return super().where(kind, **fields)
        if self._outcomes is None:
            return Stream(self.shards, kind).where(fields)
        return self._outcomes.where(kind, **fields)

    def kinds(self) -> tuple[type[Record], ...]:
        """The kinds of records there are."""
        found = dict.fromkeys(super().kinds())
        return (*found, *dict.fromkeys(kind for one in self.shards for kind in one.counts))

    def __iter__(self) -> Iterator[Record]:
        """The catalogue, then the outcomes, shard after shard."""
        yield from super().__iter__()
        yield from self.outcomes()

    @property
    def catalogue(self) -> Iterator[Record]:
        """Everything but outcomes."""
        return super().__iter__()

    def outcomes(self) -> Iterator[Outcome]:
        """Every outcome, shard after shard."""
        for shard in self.shards:
            yield from shard.outcomes()

    @property
    def authorities(self) -> dict[str, Authority]:
        """Authorities by every name they go by: full names win over short ones."""
        return self.once(_authorities)

    @property
    def benchmarks(self) -> dict[BenchmarkKey, tuple[Tier, ...]]:
        """Every benchmark's tiers."""
        return self.once(_benchmarks)

    @property
    def procedures(self) -> dict[tuple[str | None, str], tuple[Step, ...]]:
        """Every procedure's steps."""
        return self.once(_procedures)

    @property
    def listed_ranks(self) -> dict[str, InstrumentRank]:
        """Ranks that the list of legal bases states, by the key of the title; the first wins."""
        return self.once(_listed_ranks)

    @property
    def fines(self) -> StatutoryFines:
        """What cited articles of the library say of fines."""
        return self.once(_fines)

    def item(self, code: str | None, authority: str | None) -> PowerItem | None:
        """The item of *code* that *authority* exercises."""
        return self.first(PowerItem, code=code, authority=authority) if code else None

    def items_of_code(self, code: str | None) -> tuple[PowerItem, ...]:
        """The items of *code* of all authorities."""
        return self.where(PowerItem, code=code) if code else ()


def _authorities(registry: Registry) -> dict[str, Authority]:
    names = {a.short_name: a for a in registry.all(Authority) if a.short_name}
    return names | {a.name: a for a in registry.all(Authority)}


def _benchmarks(registry: Registry) -> dict[BenchmarkKey, tuple[Tier, ...]]:
    return tiers_by_benchmark(registry.all(Tier))


def _procedures(registry: Registry) -> dict[tuple[str | None, str], tuple[Step, ...]]:
    return steps_by_procedure(registry.all(Step))


def _listed_ranks(registry: Registry) -> dict[str, InstrumentRank]:
    ranks: dict[str, InstrumentRank] = {}
    for row in registry.all(ListedProvision):
        if row.rank:
            ranks.setdefault(title_key(row.title), row.rank)
    return ranks


def _fines(registry: Registry) -> StatutoryFines:
    return StatutoryFines(registry.library)


class Owners:
    """Whose outcomes and items a folder holds: its own sheet of authorities names the first."""

    def __init__(self, records: Iterable[Record]) -> None:
        self._names: dict[str, str] = {}
        for record in records:
            if isinstance(record, Authority):
                self._names.setdefault(record.source.folder, record.name)

    def of(self, workbook: str) -> str:
        """The authority of the folder of *workbook*; '' where its lists name none."""
        return self._names.get(Source(workbook, "", 0).folder, "")

    def named(self, records: Iterable[R]) -> Iterator[R]:
        """*records* with the authority of their folder where their row names none."""
        for record in records:
            owner = self._names.get(record.source.folder)
            if owner and getattr(record, "authority", owner) is None:
                yield record.model_copy(update={"authority": owner})
            else:
                yield record


@dataclass(frozen=True, slots=True)
class NamedShard:
    """A *shard* whose outcomes bear the authority of their folder where their row names none."""

    shard: Shard
    owners: Owners

    @property
    def name(self) -> str:
        """The workbook, below ``lists/``."""
        return self.shard.name

    @property
    def key(self) -> str:
        """What the outcomes depend on; '' where nobody can tell."""
        return self.shard.key and depends(self.shard.key, self.owners.of(self.name))

    @property
    def counts(self) -> Mapping[type[Record], int]:
        """How many outcomes of each kind it holds."""
        return self.shard.counts

    @property
    def path(self) -> Path | None:
        """The file the outcomes are kept in; None where they are in memory."""
        return self.shard.path

    def outcomes(self) -> tuple[Outcome, ...]:
        """The outcomes, in the order read."""
        return tuple(self.owners.named(self.shard.outcomes()))
