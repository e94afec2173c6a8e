"""Every rule about files is data, and says in one sentence what a clerk can do."""

import string
from typing import Any

import pytest

from plugins.registry.findings import Place, Rule
from plugins.registry.workbook import sayings

JARGON = ("XML", "zip", "ZIP", "DTD", "编译", "解析", "解压", "内存溢出", "OLE", "堆栈", "异常：")


def test_all_rules_are_exported_once_and_in_order() -> None:
    named = [value for value in vars(sayings).values() if isinstance(value, Rule)]
    assert sorted(rule.id for rule in named) == [rule.id for rule in sayings.RULES]
    assert len({rule.id for rule in sayings.RULES}) == len(sayings.RULES)
    assert {rule.family for rule in sayings.RULES} == {"WB"}


@pytest.mark.parametrize("rule", sayings.RULES, ids=lambda rule: rule.id)
def test_a_rule_speaks_to_a_clerk(rule: Rule) -> None:
    assert rule.zh.count("。") == 1
    assert rule.zh.endswith("。")
    assert not [word for word in JARGON if word in rule.zh]
    assert rule.statement_zh.endswith("。")
    assert rule.en.endswith(".")
    names = {name for _, name, _, _ in string.Formatter().parse(rule.zh + rule.en) if name}
    words: dict[str, Any] = dict.fromkeys(names, "X")
    found = rule.at(Place("a.xlsx"), **words)
    assert "{" not in found.zh + found.en
