"""IN: inspections rest on a published item, stay within its cap and are told promptly."""

import re
from collections import defaultdict
from collections.abc import Iterator

from plugins.registry import vocabulary as v
from plugins.registry.calendar import NoticeMissingError
from plugins.registry.findings import Finding, Rule, Severity
from plugins.registry.linking import Registry
from plugins.registry.models.items import PowerItem
from plugins.registry.models.outcomes import Inspection, InspectionItem
from plugins.registry.rules.checking import Check, checks
from plugins.registry.values.numerals import whole_number
from plugins.registry.values.text import fold

IN_01 = Rule(
    "IN-01",
    Severity.ERROR,
    "国办发〔2024〕54号",
    "检查事项在公布的清单里，主体有资格",
    "An inspection rests on a published item of a qualified authority",
    "检查事项“{given}”不在“{authority}”公布的检查事项或者随机抽查事项里。",
    "“{given}” is in no published list of “{authority}”.",
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
    "检查日期{given}，公示日期{allowed}，超过二十个工作日（应不晚于{due}）。",
    "Inspected {given}, published {allowed}: after 20 working days ({due}).",
)
IN_04 = Rule(
    "IN-04",
    Severity.WARNING,
    "浙江省综合行政执法条例第二十一条",
    "双随机检查写明批次",
    "A random inspection names its batch",
    "双随机检查没有写检查批次。",
    "A random inspection names no batch.",
)
CAP = re.compile(r"每?年[^0-9一二两三四五六七八九十]{0,6}([0-9一二两三四五六七八九十]{1,3})次")
EXEMPT = (v.InspectionKind.CASE,)
PROMPT = 20


@checks(IN_01)
def inspections_rest_on_items(registry: Registry) -> Iterator[Finding]:
    """Nobody is inspected for what was never announced."""
    for inspection in registry.all(Inspection):
        if inspection.item_code and registry.item(inspection.item_code, inspection.authority):
            continue
        name = inspection.inspection_item
        if not name:
            continue
        listed = registry.where(InspectionItem, authority=inspection.authority)
        items = registry.where(
            PowerItem, authority=inspection.authority, kind=v.PowerKind.INSPECTION
        )
        known = {fold(item.name) for item in listed} | {fold(item.name) for item in items}
        if fold(name) not in known:
            yield IN_01.at(
                inspection.place("inspection_item"), given=name, authority=inspection.authority
            )


@checks(IN_02)
def caps_are_kept(registry: Registry) -> Iterator[Finding]:
    """Counted per object, item and year; inspections on complaints do not count."""
    counts: dict[tuple[str, str, int], list[Inspection]] = defaultdict(list)
    for inspection in registry.all(Inspection):
        if inspection.kind in EXEMPT or not inspection.party or not inspection.inspection_item:
            continue
        if inspection.decided:
            key = (inspection.party, inspection.inspection_item, inspection.decided.year)
            counts[key].append(inspection)
    caps = {item.name: cap for item in registry.all(InspectionItem) if (cap := _cap(item))}
    for (party, name, year), found in counts.items():
        cap = caps.get(name)
        if cap is not None and len(found) > cap:
            yield IN_02.at(
                found[cap].place("decided"),
                party=party,
                given=name,
                year=year,
                count=len(found),
                allowed=cap,
            )


def _cap(item: InspectionItem) -> int | None:
    found = CAP.search(fold(item.frequency or ""))
    return whole_number(found[1]) if found else None


@checks(IN_03, IN_04)
def results_are_told(registry: Registry) -> Iterator[Finding]:
    """Within twenty working days; a random batch by its name."""
    for inspection in registry.all(Inspection):
        if inspection.kind is v.InspectionKind.RANDOM and not inspection.batch:
            yield IN_04.at(inspection.place("batch", "kind"))
        if not inspection.decided or not inspection.published:
            continue
        try:
            due = registry.calendar.after(inspection.decided, PROMPT)
        except NoticeMissingError:
            continue  # told once by the calendar's own rule
        if inspection.published > due:
            yield IN_03.at(
                inspection.place("published"),
                given=inspection.decided,
                allowed=inspection.published,
                due=due,
            )


CHECKS: tuple[Check, ...] = (inspections_rest_on_items, caps_are_kept, results_are_told)
