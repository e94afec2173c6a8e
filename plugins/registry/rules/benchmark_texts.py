"""DB: tiers are written so that they can be read as figures and told apart."""

from collections.abc import Iterator

from plugins.registry.findings import Finding, Rule, Severity
from plugins.registry.linking import Registry
from plugins.registry.models.benchmarks import Tier
from plugins.registry.rules.checking import Check, checks
from plugins.registry.rules.ladders import ladders
from plugins.registry.values.text import fold

ERROR, WARNING = Severity.ERROR, Severity.WARNING
DB_00 = Rule(
    "DB-00",
    WARNING,
    "本系统约定（幅度读成数字才能核对）",
    "处罚幅度写得能读成数字",
    "A range can be read as figures",
    "“{heading}”的幅度读不成数字，没有核对：{given}。",
    "“{heading}” cannot be read as a range and was not checked: {given}.",
)
DB_05 = Rule(
    "DB-05",
    ERROR,
    "国办发〔2022〕27号（具体条文待核实）",
    "每个阶次有可以判断的适用条件，互不相同",
    "Every tier has a testable condition of its own",
    "“{label}”阶次{why}。",
    "Tier “{label}” {why_en}.",
)
SHOWN = 40


def label_of(tier: Tier) -> str:
    """What a tier is called, by its label, kind or number."""
    return tier.label or (tier.kind.label if tier.kind else "") or tier.rank or "未命名"


@checks(DB_00)
def ranges_are_readable(registry: Registry) -> Iterator[Finding]:
    """What cannot be read cannot be checked, and is said so."""
    for tier in registry.all(Tier):
        for field, heading in (("range", "具体标准"), ("statutory_range", "法定处罚种类与幅度")):
            stated = getattr(tier, field)
            if stated is None:
                continue
            if stated.range is None:
                given = stated.text[:SHOWN]
                yield DB_00.at(tier.place(field), heading=heading, given=given)


@checks(DB_05)
def tiers_have_conditions(registry: Registry) -> Iterator[Finding]:
    """A tier nobody can tell apart is no tier."""
    for tiers in ladders(registry):
        seen: dict[str, Tier] = {}
        for tier in tiers:
            label = label_of(tier)
            if not tier.condition:
                why, why_en = "没有写适用条件", "has no condition"
                yield DB_05.at(tier.place("condition"), label=label, why=why, why_en=why_en)
                continue
            other = seen.setdefault(fold(tier.condition), tier)
            if other is not tier and label_of(other) != label:
                why = f"的适用条件与“{label_of(other)}”完全相同"
                why_en = f"has the same condition as “{label_of(other)}”"
                yield DB_05.at(tier.place("condition"), label=label, why=why, why_en=why_en)


CHECKS: tuple[Check, ...] = (ranges_are_readable, tiers_have_conditions)
