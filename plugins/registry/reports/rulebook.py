"""The rule book as Markdown: what must hold, what it weighs, and who says so."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from plugins.registry.findings import Rule, Severity
from plugins.registry.reports.wording import WORDS, Language

HEAD = """# 规则 · Rules

Generated from the rules themselves by `make docs`; a test compares them.
“必须改正”的，所涉行不予公示；“建议核对”的，照常公示并提示。
An *error* keeps what it touches from publication; a *warning* is published and told.

规则下面列出的“设置”是各地、各部门不同或者未能核实的数额，写在 `pelicanconf.py` 的 `RULES` 里
（PV、PB 两类的写在 `PUBLICATION` 里，见 publishing.md）；
`RULES["severities"]` 可以改变任何一条规则的轻重，`RULES["region"]` 选择地方规定（浙江、全国）。
A *setting* is a figure that differs between places or could not be verified: see `RULES` in
`pelicanconf.py`, where `severities` weighs any rule anew and `region` chooses the local law.
"""


def rule_book(rules: Iterable[Rule]) -> str:
    """The whole page: the rules by family and number."""
    in_order = sorted(rules, key=lambda rule: (rule.family, rule.id))
    return "\n".join([HEAD, *_families(in_order)])


def _families(rules: Iterable[Rule]) -> Iterator[str]:
    for family, members in groupby(rules, key=lambda rule: rule.family):
        held = list(members)
        yield f"## {family}\n"
        yield "| 规则 | 轻重 | 要求 | What must hold | 依据 Source |"
        yield "|---|---|---|---|---|"
        yield from map(_row, held)
        yield ""
        settings = [line for rule in held for line in _settings(rule)]
        if settings:
            yield "| 规则 | 设置 Setting | 默认 Default |"
            yield "|---|---|---|"
            yield from settings
            yield ""


def _row(rule: Rule) -> str:
    cells = (rule.id, _weight(rule.severity), rule.statement_zh, rule.statement_en, rule.source)
    return "| " + " | ".join(cell.replace("|", r"\|") for cell in cells) + " |"


def _settings(rule: Rule) -> Iterator[str]:
    for name, default in rule.settings.items():
        yield f"| {rule.id} | `{name}` | {default} |"


def _weight(severity: Severity) -> str:
    return f"{WORDS[Language.ZH].severities[severity]} {severity}"
