"""IN: inspections rest on a published item, stay within its cap and are told promptly."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import partial

from plugins.registry import vocabulary as v
from plugins.registry.digests import Digests
from plugins.registry.findings import Finding, Rule, Severity
from plugins.registry.linking import Outcome, Registry
from plugins.registry.models.items import PowerItem
from plugins.registry.models.outcomes import Inspection, InspectionItem
from plugins.registry.notices import PB_22, notice_missing
from plugins.registry.rule_settings import RuleSettings
from plugins.registry.rules.checking import Check, checks_across, checks_each
from plugins.registry.rules.suspects import keyed, suspects
from plugins.registry.values.numerals import whole_number
from plugins.registry.values.text import fold

IN_01 = Rule(
    "IN-01",
    Severity.ERROR,
    "国办发〔2024〕54号",
    "检查事项在公布的清单里，主体有资格",
    "An inspection rests on a published item of a qualified authority",
    "{why}。",
    "{why_en}.",
)
IN_02 = Rule(
    "IN-02",
    Severity.WARNING,
    "国办发〔2024〕54号",
    "同一企业一年的检查不超过公布的频次",
    "An enterprise is not inspected more often than announced",
    "{year}年对“{party}”的“{given}”已检查{count}次，超过公布的{allowed}次。",
    "In {year} “{party}” was inspected {count} times for “{given}”, above {allowed}.",
)
IN_03 = Rule(
    "IN-03",
    Severity.WARNING,
    "优化营商环境条例第五十四条；政府信息公开条例第二十六条",
    "检查结果在二十个工作日内公开",
    "Results are public within 20 working days",
    "检查日期{given}，公示日期{allowed}，超过{days}个工作日（应不晚于{due}）。",
    "Inspected {given}, published {allowed}: after {days} working days ({due}).",
    settings={"result_days": f"{RuleSettings().result_days}个工作日（各地规定的期限不同）"},
)
IN_04 = Rule(
    "IN-04",
    Severity.WARNING,
    "浙江省综合行政执法条例第二十一条（其他地方不核对）",
    "双随机检查写明批次",
    "A random inspection names its batch",
    "双随机检查没有写检查批次。",
    "A random inspection names no batch.",
    settings={"region": "浙江：核对；全国：不核对"},
)
CAP = re.compile(r"每?年[^0-9一二两三四五六七八九十]{0,6}([0-9一二两三四五六七八九十]{1,3})次")
UNCOUNTED = (v.InspectionKind.CASE,)
"""Inspections on a complaint or a transferred lead stand outside the cap."""


@checks_each(IN_01)
def inspections_rest_on_items(registry: Registry) -> Iterator[Finding]:
    """Nobody is inspected for what was never announced, or by whom the law gave no power."""
    listed = registry.once(_announced)
    for inspection in registry.all(Inspection):
        owner, name = inspection.authority, inspection.inspection_item
        authority = registry.authorities.get(owner or "")
        if authority and authority.nature is v.AuthorityNature.ENTRUSTED:
            yield IN_01.at(
                inspection.place("authority", "inspection_item"),
                why=f"“{owner}”是受委托组织，不能以自己的名义检查",
                why_en=f"“{owner}” is entrusted only and may not inspect in its own name",
            )
        if inspection.item_code and registry.item(inspection.item_code, owner):
            continue
        if name and fold(name) not in listed[owner]:
            yield IN_01.at(
                inspection.place("inspection_item"),
                why=f"检查事项“{name}”不在“{owner}”公布的检查事项或者随机抽查事项里",
                why_en=f"“{name}” is in no published list of “{owner}”",
            )


def _announced(registry: Registry) -> defaultdict[str | None, set[str]]:
    """Names of what each authority may inspect."""
    names: defaultdict[str | None, set[str]] = defaultdict(set)
    for listed in registry.all(InspectionItem):
        names[listed.authority].add(fold(listed.name))
    for item in registry.where(PowerItem, kind=v.PowerKind.INSPECTION):
        names[item.authority].add(fold(item.name))
    return names


def _caps(registry: Registry) -> dict[tuple[str | None, str], int]:
    """How often a year each authority may inspect for each of its items."""
    return {
        (item.authority, fold(item.name)): cap
        for item in registry.all(InspectionItem)
        if (cap := _cap(item)) is not None
    }


def _capped(registry: Registry, outcome: Outcome) -> str:
    """Who was inspected by whom for what in which year, where that has a cap."""
    if not isinstance(outcome, Inspection) or outcome.kind in UNCOUNTED:
        return ""
    who = outcome.credit_code or outcome.party
    if not who or not outcome.inspection_item or not outcome.decided:
        return ""
    name = fold(outcome.inspection_item)
    if (outcome.authority, name) not in registry.once(_caps):
        return ""
    return f"{who}\n{outcome.authority}\n{name}\n{outcome.decided.year}"


@checks_across(IN_02, gather=partial(keyed, key=_capped))
def caps_are_kept(registry: Registry, summaries: Sequence[Digests]) -> Iterator[Finding]:
    """Counted per object, item and year; inspections on complaints do not count."""
    counts: dict[str, list[Inspection]] = defaultdict(list)
    for capped, outcome in suspects(registry, summaries, _capped):
        if isinstance(outcome, Inspection):
            counts[capped].append(outcome)
    for found in counts.values():
        name = fold(found[0].inspection_item or "")
        cap = registry.once(_caps)[found[0].authority, name]
        if len(found) > cap:
            in_time = sorted(found, key=lambda one: (str(one.decided), one.source.row))
            yield IN_02.at(
                in_time[cap].place("decided"),
                party=in_time[cap].party,
                given=in_time[cap].inspection_item,
                year=str(in_time[cap].decided)[:4],
                count=len(found),
                allowed=cap,
            )


def _cap(item: InspectionItem) -> int | None:
    found = CAP.search(fold(item.frequency or ""))
    return whole_number(found[1]) if found else None


@checks_each(IN_03, PB_22)
def results_are_told(registry: Registry) -> Iterator[Finding]:
    """Within the working days of the settings."""
    days = registry.settings.result_days
    for inspection in registry.all(Inspection):
        if not inspection.decided or not inspection.published:
            continue
        due = registry.calendar.due(inspection.decided, days)
        kept = due.kept_by(inspection.published)
        if kept is None:
            yield notice_missing(inspection.place("published"), due.missing_year)
        elif not kept:
            yield IN_03.at(
                inspection.place("published"),
                given=inspection.decided,
                allowed=inspection.published,
                days=days,
                due=due.day,
            )


@checks_each(IN_04)
def random_batches_are_named(registry: Registry) -> Iterator[Finding]:
    """The batch leads to ratio and objects, which the list of random inspections tells."""
    for inspection in registry.where(Inspection, kind=v.InspectionKind.RANDOM):
        if not inspection.batch and "batch" in inspection.source.columns:
            yield IN_04.at(inspection.place("batch"))


CHECKS: tuple[Check, ...] = (
    inspections_rest_on_items,
    caps_are_kept,
    results_are_told,
    random_batches_are_named,
)
