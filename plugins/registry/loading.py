"""The front door of the registry: every workbook below a folder → records, findings, counts."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from plugins.registry.calendar import FILE as HOLIDAYS
from plugins.registry.calendar import load_calendar
from plugins.registry.crew import Workers
from plugins.registry.digests import depends
from plugins.registry.drawers import Drawer
from plugins.registry.findings import Finding, Place, Scope
from plugins.registry.grouping import Found, Grouping
from plugins.registry.instruments import load_library
from plugins.registry.licence_list import FILE as LICENCES
from plugins.registry.licence_list import load_licence_list
from plugins.registry.linking import NamedShard, Owners, Registry
from plugins.registry.reading import SheetCount
from plugins.registry.readings import BookReading, Readings, grammar
from plugins.registry.records import Record
from plugins.registry.rule_settings import RuleSettings
from plugins.registry.rules import check
from plugins.registry.rules.checking import Look, look_now
from plugins.registry.rules.looking import FOLDER as LOOKED
from plugins.registry.rules.looking import Looking
from plugins.registry.sayings import LB_14
from plugins.registry.shards import Shard
from plugins.registry.workbook import Limits
from plugins.registry.workers import ReadApart, read_apart

Progress = Callable[[str | ReadApart], None]
CHECKING = ""
"""What is told in the place of a name when all workbooks are read and rules are next."""
TAKEDOWNS = "takedowns.toml"
"""What the publisher took down; read by the wall (``plugins/publication/ledger.py``)."""
ATTACHMENTS = "附件"
"""The folder beside an authority's workbooks that holds its attachments; no workbooks there."""
NO_WORKBOOKS = (TAKEDOWNS, "README.md", "Thumbs.db", "desktop.ini")
"""What the publisher or the system of a clerk leaves in a folder of lists."""


@dataclass(frozen=True, slots=True)
class Blocked:
    """Rows that errors keep from publication: (workbook, sheet, row); row 0 is the whole sheet."""

    rows: frozenset[tuple[str, str, int]]

    def __contains__(self, record: Record) -> bool:
        source = record.source
        return (source.workbook, source.sheet, source.row) in self.rows or (
            source.workbook,
            source.sheet,
            0,
        ) in self.rows


@dataclass(frozen=True, slots=True)
class Loaded:
    """Everything the lists say and everything that is wrong with them.

    *unusable* names workbooks of which nothing could be read; *reused* counts those whose
    reading was kept from before.
    """

    registry: Registry
    findings: Found
    counts: tuple[SheetCount, ...]
    blocked: Blocked
    unusable: tuple[str, ...] = ()
    reused: int = 0

    @property
    def errors(self) -> int:
        """How many findings block something."""
        return self.findings.errors


@dataclass
class _Heap:
    """What reading has brought so far."""

    records: list[Record] = field(default_factory=list)
    findings: Grouping = field(default_factory=Grouping)
    counts: list[SheetCount] = field(default_factory=list)
    blocked: set[tuple[str, str, int]] = field(default_factory=set)
    unusable: list[str] = field(default_factory=list)
    shards: list[Shard] = field(default_factory=list)
    listed: list[tuple[str, str]] = field(default_factory=list)

    def add(self, name: str, reading: BookReading) -> None:
        """Keep what the workbook *name* holds."""
        self.records += reading.records
        self.findings.add_all(reading.findings)
        self.counts += reading.counts
        self.listed.append((name, reading.listed))
        self.blocked |= {(name, sheet, row) for sheet, row in reading.blocked}
        if reading.is_unusable:
            self.unusable.append(name)
        if reading.shard:
            self.shards.append(reading.shard)


def workbooks(lists: Path) -> list[tuple[Path, str]]:
    """Every file below *lists* that a department left there, with its name below it, sorted.

    Our own files and hidden ones are not workbooks; *lists* may be one workbook.
    """
    if lists.is_file():
        return [(lists, lists.name)]
    found = ((path, path.relative_to(lists).as_posix()) for path in lists.rglob("*"))
    return sorted(
        (path, name)
        for path, name in found
        if path.is_file()
        and path.name not in (HOLIDAYS, LICENCES, *NO_WORKBOOKS)
        and not any(part.startswith(".") for part in Path(name).parts)
        and ATTACHMENTS not in Path(name).parts[:-1]
    )


def load(  # noqa: PLR0913  the front door names all it takes
    lists: Path,
    laws: Sequence[Path] = (),
    *,
    today: date,
    cache: Path | None = None,
    progress: Progress | None = None,
    limits: Limits = Limits(),  # noqa: B008  frozen
    settings: RuleSettings | None = None,
    workers: Workers = Workers(),  # noqa: B008  frozen
) -> Loaded:
    """Read, link and check every workbook under *lists* against the statutes in *laws*.

    *today* is the publication date, *settings* the figures of the rules.  *lists* may be one
    workbook.  *progress* is told each workbook that is read next or was read apart, once, and
    ``CHECKING`` after the last.  *workers* read what is not kept yet.  Bad input never raises: it
    is a finding.
    """
    heap, readings, books = _Heap(), Readings(cache, lists), workbooks(lists)
    told = set[str]()
    for one in read_apart(readings, books, limits, workers):
        told.add(one.name)
        if progress:
            progress(one)
    for path, name in books:
        if progress and name not in told:
            progress(name)
        heap.add(name, readings.read(path, name, limits))
    readings.sweep()
    if progress:
        progress(CHECKING)
    library = load_library(laws, cache)
    beside = lists if lists.is_dir() else lists.parent
    owners = Owners(heap.records)
    registry = Registry(
        owners.named(heap.records),
        library,
        load_calendar(beside),
        today,
        replace(settings or RuleSettings(), licence_items=load_licence_list(beside)),
        tuple(NamedShard(shard, owners) for shard in heap.shards),
    )
    heap.findings.add_all(
        LB_14.at(Place(problem.file), scope=Scope.NOTHING, zh=problem.zh, en=problem.en)
        for problem in library.problems
    )
    for finding in check(registry, _look(heap, registry, readings, workers)):
        heap.findings.add(finding)
        heap.blocked |= _blocked(finding)
    return Loaded(
        registry,
        heap.findings.found(),
        tuple(heap.counts),
        Blocked(frozenset(heap.blocked)),
        tuple(heap.unusable),
        readings.reused,
    )


def _look(heap: _Heap, registry: Registry, readings: Readings, workers: Workers) -> Look:
    """How rules look at outcomes: again only where something changed that they depend on."""
    if readings.folder is None:
        return look_now
    laws, settings = registry.library.digest, registry.settings
    basis = depends(heap.listed, laws, registry.calendar, registry.today, settings, grammar())
    cache = readings.folder.parents[1]
    drawer = Drawer(cache / LOOKED / readings.folder.name)
    return Looking(drawer, basis, cache, workers)


def _blocked(finding: Finding) -> set[tuple[str, str, int]]:
    """What *finding* keeps from publication."""
    if not (finding.blocks_sheet or finding.blocks_row):
        return set()
    row = finding.row if finding.blocks_row else 0
    return {(finding.place.workbook, finding.place.sheet, row)}
