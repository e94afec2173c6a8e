"""The rule book as Markdown: what must hold, what it weighs, and who says so."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from plugins.registry.findings import Rule, Severity
from plugins.registry.reports.wording import WORDS, Language

HEAD = """# 规则 · Rules

Generated from the rules themselves by `make docs`; a test compares them.
“必须改正”的，所涉行不予公示；“建议核对”的，照常公示并提示。
An *error* keeps what it touches from publication; a *warning* is published and told.
"""


def rule_book(rules: Iterable[Rule]) -> str:
    """The whole page: the rules by family and number."""
    in_order = sorted(rules, key=lambda rule: (rule.family, rule.id))
    return "\n".join([HEAD, *_families(in_order)])


def _families(rules: Iterable[Rule]) -> Iterator[str]:
    for family, members in groupby(rules, key=lambda rule: rule.family):
        yield f"## {family}\n"
        yield "| 规则 | 轻重 | 要求 | What must hold | 依据 Source |"
        yield "|---|---|---|---|---|"
        yield from map(_row, members)
        yield ""


def _row(rule: Rule) -> str:
    cells = (rule.id, _weight(rule.severity), rule.statement_zh, rule.statement_en, rule.source)
    return "| " + " | ".join(cell.replace("|", r"\|") for cell in cells) + " |"


def _weight(severity: Severity) -> str:
    return f"{WORDS[Language.ZH].severities[severity]} {severity}"
