"""The rule book as a page; that docs/rules.md is current is held by tests/test_docs.py."""

from plugins.registry.findings import Rule, Severity
from plugins.registry.reports.rulebook import rule_book


def test_a_rule_is_a_row_whose_bars_do_not_end_its_cells() -> None:
    rule = Rule("ZZ-01", Severity.ERROR, "某法", "甲|乙", "a", "", "")
    assert "| ZZ-01 | 必须改正 error | 甲\\|乙 | a | 某法 |\n" in rule_book([rule])


def test_families_and_numbers_are_in_order() -> None:
    made = [Rule(name, Severity.ERROR, "", "", "", "", "") for name in ("B-02", "A-01", "B-01")]
    page = rule_book(made)
    places = [page.index(words) for words in ("## A", "| A-01", "## B", "| B-01", "| B-02")]
    assert places == sorted(places)
