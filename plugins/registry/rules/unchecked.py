"""RB: what could not be checked for lack of data, each lack told once."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from plugins.registry import vocabulary as v
from plugins.registry.calendar import FILE as HOLIDAYS
from plugins.registry.findings import Finding, Place, Rule, Scope, Severity
from plugins.registry.layouts import LAYOUTS
from plugins.registry.licence_list import FILE as LICENCES
from plugins.registry.linking import Registry
from plugins.registry.models.authorities import Officer
from plugins.registry.models.benchmarks import Tier
from plugins.registry.models.changes import Change
from plugins.registry.models.items import PowerItem
from plugins.registry.models.outcomes import (
    Inspection,
    LicenceDecision,
    OutcomeFields,
    PenaltyDecision,
)
from plugins.registry.models.statistics import PenaltyStatistics
from plugins.registry.records import Record
from plugins.registry.rules.checking import Check, checks, checks_across
from plugins.registry.rules.review_results import was_reviewed

WARNING = Severity.WARNING
OURS = "本系统约定（不能核对的要说明）"
RB_02 = Rule(
    "RB-02",
    WARNING,
    OURS,
    "核对需要的资料都在",
    "The material that rules need is there",
    "没有{what}，没有核对：{rules}。{how}",
    "There is no {what_en}; not checked: {rules}.",
)
RB_03 = Rule(
    "RB-03",
    WARNING,
    OURS,
    "核对需要的列都在",
    "The columns that rules need are there",
    "“{sheet}”有{rows}行没有{headings}，没有核对：{rules}。",
    "{rows} rows of “{sheet}” lack columns ({headings}); not checked: {rules}.",
)
RB_04 = Rule(
    "RB-04",
    WARNING,
    OURS,
    "放假通知的文件能读",
    "The file of holiday notices can be read",
    "放假通知有一处不能用：{zh}。",
    "A holiday notice cannot be used: {en}.",
)
RB_05 = Rule(
    "RB-05",
    WARNING,
    OURS,
    "引用的条文写的罚款幅度能读成数字",
    "The fines of cited articles can be read as figures",
    "{given}写有罚款，幅度读不成确定的数字，引用它们的{rows}处没有按条文核对。",
    "{given} provide for fines that cannot be read for certain; {rows} uses were not checked.",
)
NAMED = 6
"""How many articles one finding names."""


@dataclass(frozen=True, slots=True)
class Material:
    """Something rules need beside the records they are about: who needs it, and is it there.

    Both are asked with the outcomes of each shard in turn.
    """

    rules: str
    needed_by: Callable[[Registry], Record | None]
    there: Callable[[Registry], bool]
    what: str
    what_en: str
    how: str = ""


def _first(registry: Registry, kind: type[Record], field: str) -> Record | None:
    """The first record of *kind* whose *field* says something."""
    return next((record for record in registry.all(kind) if getattr(record, field)), None)


def _stopped(registry: Registry) -> Record | None:
    """The first item that some adjustment stopped."""
    stopped = (v.ItemStatus.CANCELLED, v.ItemStatus.SUSPENDED)
    return next((item for item in registry.all(PowerItem) if item.status in stopped), None)


MATERIALS = (
    Material(
        "PL-10",
        lambda registry: registry.first(PowerItem, kind=v.PowerKind.LICENCE),
        lambda registry: bool(registry.settings.licence_items),
        "国家或者省的行政许可事项清单",
        "list of licence items",
        f"可以在清单文件夹里放 {LICENCES}，一行写一个事项名称。",
    ),
    Material(
        "PN-09",
        lambda registry: _first(registry, PenaltyDecision, "officers"),
        lambda registry: bool(registry.all(Officer)),
        "执法人员清单",
        "list of officers",
    ),
    Material(
        "PN-15",
        lambda registry: _first(registry, PenaltyDecision, "document_no"),
        lambda registry: _first(registry, PenaltyDecision, "document") is not None,
        "决定书全文",
        "full text of any decision",
        "需要核对的，可以加“决定书全文”一列；全文只用于核对，不公开。",
    ),
    Material(
        "LI-04",
        lambda registry: _first(registry, LicenceDecision, "commitment"),
        lambda registry: bool(registry.all(Inspection)),
        "行政检查结果",
        "list of inspections",
    ),
    Material(
        "CH-06",
        lambda registry: registry.once(_stopped),
        lambda registry: bool(registry.all(Change)),
        "动态调整记录",
        "list of adjustments",
    ),
    Material(
        "ST-01、ST-03、ST-04、ST-06",
        lambda registry: _first(registry, PenaltyDecision, "decided"),
        lambda registry: bool(registry.all(PenaltyStatistics)),
        "行政处罚统计年报",
        "annual statistics of penalties",
    ),
)


Need = tuple[Place | None, bool]
"""The sheet that first needs a material, and whether the material is there."""


def _needs(registry: Registry) -> tuple[Need, ...]:
    """What is needed and there, as `MATERIALS` stand."""
    return tuple(
        (_sheet(needed_by) if (needed_by := one.needed_by(registry)) else None, one.there(registry))
        for one in MATERIALS
    )


def _sheet(record: Record) -> Place:
    return Place(record.source.workbook, record.source.sheet)


@checks_across(RB_02, gather=_needs)
def material_is_there(
    registry: Registry, summaries: Sequence[tuple[Need, ...]]
) -> Iterator[Finding]:
    """One finding for each thing that is missing."""
    told = zip(*(registry.once(_needs), *summaries), strict=True)
    for material, needs in zip(MATERIALS, told, strict=True):
        place = next((place for place, _ in needs if place), None)
        if place is not None and not any(there for _, there in needs):
            yield RB_02.at(
                place,
                scope=Scope.NOTHING,
                what=material.what,
                what_en=material.what_en,
                how=material.how,
                rules=material.rules,
            )


NEEDED: Mapping[type[Record], Mapping[str, str]] = {
    PenaltyDecision: {
        "item_code": "XR-01、XR-02",
        "tier": "PN-02、DB-09",
        "procedure": "PN-03、PN-04",
        "hearing": "PN-05",
        "filed": "PN-06",
        "act_ended": "PN-07",
        "found": "PN-07",
        "legal_review": "PN-08",
        "officers": "PN-09",
        "remedy_text": "RM-01至RM-07",
    },
    LicenceDecision: {"accepted": "LI-01", "issued": "LI-02", "commitment": "LI-04"},
    Inspection: {"published": "IN-03", "batch": "IN-04"},
    Tier: {"published": "DB-09"},
}
"""Columns that nothing else asks for, with the rules that need them."""
NEEDED_BY_SOME: tuple[tuple[type[Record], str, str, Callable[[Any], bool]], ...] = (
    (PenaltyDecision, "review_published", "RM-09", was_reviewed),
    (LicenceDecision, "remedy_text", "LI-05", lambda one: one.result is v.LicenceResult.REFUSED),
)
"""Columns that only some rows need: of which list, the rules, and which rows."""


@dataclass
class Lacking:
    """Which columns the sheets of one kind of list lack, and how many rows of each sheet."""

    fields: dict[str, None] = field(default_factory=dict)
    sheets: dict[Place, int] = field(default_factory=dict)

    def look(self, records: Iterable[Record], needed: Iterable[str]) -> None:
        """Count the *records* whose sheet lacks a *needed* column."""
        for record in records:
            missing = [name for name in needed if name not in record.source.columns]
            if missing:
                self.fields |= dict.fromkeys(missing)
                place = _sheet(record)
                self.sheets[place] = self.sheets.get(place, 0) + 1

    def join(self, other: "Lacking") -> None:
        """Count those of another shard."""
        self.fields |= other.fields
        for place, rows in other.sheets.items():
            self.sheets[place] = self.sheets.get(place, 0) + rows


def _every(record: Record) -> bool:  # noqa: ARG001  the contract of what is wanted
    return True


ASKED: tuple[tuple[type[Record], Mapping[str, str], Callable[[Any], bool]], ...] = (
    *((kind, needed, _every) for kind, needed in NEEDED.items()),
    *((kind, {field: rules}, wanted) for kind, field, rules, wanted in NEEDED_BY_SOME),
)
"""Kinds of lists, the columns they need with the rules, and the rows that need them."""


def _columns(registry: Registry) -> tuple[Lacking, ...]:
    """What the outcomes of a shard lack, as `ASKED` stands."""
    every = []
    for kind, needed, wanted in ASKED:
        every.append(Lacking())
        if issubclass(kind, OutcomeFields):
            every[-1].look(filter(wanted, registry.all(kind)), needed)
    return tuple(every)


@checks_across(RB_03, gather=_columns)
def columns_are_there(
    registry: Registry, summaries: Sequence[tuple[Lacking, ...]]
) -> Iterator[Finding]:
    """One finding for each kind of list, over all its sheets."""
    for number, (kind, needed, wanted) in enumerate(ASKED):
        lacking = Lacking()
        if not issubclass(kind, OutcomeFields):
            lacking.look(filter(wanted, registry.all(kind)), needed)
        for summary in summaries:
            lacking.join(summary[number])
        if lacking.fields:
            yield _lacking(kind, needed, lacking)


def _lacking(kind: type[Record], needed: Mapping[str, str], lacking: Lacking) -> Finding:
    """One finding for the columns *needed* that sheets of *kind* lack."""
    layout = next(layout for layout in LAYOUTS if layout.model is kind)
    first, *others = lacking.sheets
    columns = [layout.column_of(name) for name in needed if name in lacking.fields]
    return RB_03.at(
        first,
        rows=sum(lacking.sheets.values()),
        see=tuple(others),
        scope=Scope.NOTHING,
        sheet=layout.sheet,
        headings="、".join(f"“{column.heading}”" for column in columns if column)
        + ("这些列" if len(columns) > 1 else "这一列"),
        rules="、".join(dict.fromkeys(needed[f] for f in needed if f in lacking.fields)),
    )


@checks(RB_04)
def files_beside_the_lists_are_sound(registry: Registry) -> Iterator[Finding]:
    """A year whose notice is broken counts as unknown."""
    for zh, en in registry.calendar.problems:
        yield RB_04.at(Place(HOLIDAYS), scope=Scope.NOTHING, zh=zh, en=en)


@checks(RB_05)
def articles_can_be_read(registry: Registry) -> Iterator[Finding]:
    """What the reader of articles refused, rather than guess."""
    refused: dict[str, list[Place]] = {}
    grounded: tuple[Tier | PowerItem, ...] = (*registry.all(Tier), *registry.all(PowerItem))
    for record in grounded:
        for fine in registry.fines.all(record.basis, registry.today):
            if fine.range is None:
                refused.setdefault(fine.citation.label(), []).append(record.place("basis"))
    if refused:
        labels = list(refused)
        more = f"等{len(labels)}条" if len(labels) > NAMED else ""
        places = [place for group in refused.values() for place in group]
        yield RB_05.at(
            places[0],
            rows=len(places),
            see=tuple(places[1:200]),
            scope=Scope.NOTHING,
            given="、".join(labels[:NAMED]) + more,
        )


CHECKS: tuple[Check, ...] = (
    material_is_there,
    columns_are_there,
    files_beside_the_lists_are_sound,
    articles_can_be_read,
)
