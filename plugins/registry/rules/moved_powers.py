"""PL, UN: powers that move, between departments or down to a town, are told on both sides."""

from collections.abc import Iterator, Sequence
from datetime import date

from plugins.registry import vocabulary as v
from plugins.registry.findings import Finding, Rule, Severity
from plugins.registry.linking import Registry
from plugins.registry.models.items import PowerItem
from plugins.registry.rules.checking import Check, checks, checks_across
from plugins.registry.values.text import fold

ERROR, WARNING = Severity.ERROR, Severity.WARNING
PL_08 = Rule(
    "PL-08",
    ERROR,
    "行政处罚法第二十四条",
    "乡镇街道的处罚权有赋权决定，先公布后行使",
    "A town's penalty power rests on a published decision",
    "“{given}”行使处罚权，但{why}。",
    "“{given}” exercises penalty powers, but {why_en}.",
)
PL_09 = Rule(
    "PL-09",
    ERROR,
    "浙江省综合行政执法条例第八条、第十六条",
    "划转的处罚事项不再留在原部门",
    "A transferred penalty item leaves its source",
    "事项{given}已全部划转给“{authority}”，“{source}”不能再列为在用。",
    "Item {given} went to “{authority}”; “{source}” may not keep it active.",
)
UN_04 = Rule(
    "UN-04",
    WARNING,
    "行政处罚法第二十四条；浙江省综合行政执法条例第九条",
    "赋权镇街在执法主体清单里，也列出这个事项",
    "An authority a power is devolved to is listed and lists the item",
    "事项{code}写明赋权“{given}”，{why}。",
    "Item {code} is devolved to “{given}”, {why_en}.",
)


FirstDays = dict[tuple[str, str | None], date]
"""The day of the first decision on each devolved item, by code and authority."""


def _first_days(registry: Registry) -> FirstDays:
    days: FirstDays = {}
    devolved = registry.once(_devolved)
    for outcome in registry.outcomes():
        item = outcome.item_code, outcome.authority
        if outcome.item_code and outcome.decided and item in devolved:
            key = outcome.item_code, outcome.authority
            days[key] = min(days.get(key, outcome.decided), outcome.decided)
    return days


def _devolved(registry: Registry) -> frozenset[tuple[str | None, str | None]]:
    """Items with a day on which their devolution was published."""
    items = registry.all(PowerItem)
    return frozenset((one.code, one.authority) for one in items if one.devolution_published)


@checks_across(PL_08, gather=_first_days)
def towns_have_a_decision(registry: Registry, summaries: Sequence[FirstDays]) -> Iterator[Finding]:
    """Devolved powers are published before they are used."""
    firsts: FirstDays = {}
    for days in summaries:
        for key, day in days.items():
            firsts[key] = min(firsts.get(key, day), day)
    for item in registry.all(PowerItem):
        authority = registry.authorities.get(item.authority or "")
        if item.kind is not v.PowerKind.PENALTY or authority is None:
            continue
        if authority.level is not v.Level.TOWN or not _active(item):
            continue
        if not (item.devolution_decision or authority.devolution_decision):
            why, why_en = "没有写明赋权决定", "no decision is named"
            yield PL_08.at(
                item.place("devolution_decision", "code"),
                given=authority.name,
                why=why,
                why_en=why_en,
            )
        elif (
            item.devolution_published
            and (first := firsts.get((item.code or "", item.authority)))
            and first < item.devolution_published
        ):
            yield PL_08.at(
                item.place("devolution_published"),
                given=authority.name,
                why=f"赋权清单公布前（{first}）已经作出决定",
                why_en=f"a decision of {first} came before publication",
            )


@checks(PL_09)
def transferred_items_leave(registry: Registry) -> Iterator[Finding]:
    """Two authorities do not both punish what was handed over whole."""
    for item in registry.all(PowerItem):
        if item.kind is not v.PowerKind.PENALTY or not item.transferred_from or not _active(item):
            continue
        if item.transfer_scope and "部分" in item.transfer_scope:
            continue
        for old in _left_behind(registry, item):
            yield PL_09.at(
                old.place("code", "name"),
                given=old.code or f"“{old.name}”",
                authority=item.authority,
                source=item.transferred_from,
                see=(item.place("code", "name"),),
            )


def _left_behind(registry: Registry, item: PowerItem) -> Iterator[PowerItem]:
    """The active penalty items of the source that are *item*, by its code or by its name.

    A code that holds the department's number changes with the transfer; the name does not.
    """
    source = registry.authorities.get(item.transferred_from or "")
    name = source.name if source else item.transferred_from
    for old in registry.where(PowerItem, authority=name):
        same = fold(old.name) == fold(item.name) or (old.code and old.code == item.code)
        if same and _active(old) and old.kind is v.PowerKind.PENALTY and old is not item:
            yield old


@checks(UN_04)
def devolved_items_arrive(registry: Registry) -> Iterator[Finding]:
    """What a district hands to a town, the town shows as its own."""
    for item in registry.all(PowerItem):
        if not _active(item):
            continue
        for name in item.devolved_to:
            town = registry.authorities.get(name)
            if town is None:
                near = v.suggestion(name, list(registry.authorities))
                why, why_en = f"它不在执法主体清单里{near}", "which is not a listed authority"
            elif item.code and registry.item(item.code, town.name) is None:
                why, why_en = "它的权力清单里没有这个事项", "which does not list the item"
            else:
                continue
            yield UN_04.at(
                item.place("devolved_to"),
                code=item.code or item.name,
                given=name,
                why=why,
                why_en=why_en,
            )


def _active(item: PowerItem) -> bool:
    return item.status in (None, v.ItemStatus.ACTIVE)


CHECKS: tuple[Check, ...] = (
    towns_have_a_decision,
    transferred_items_leave,
    devolved_items_arrive,
)
