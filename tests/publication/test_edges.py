import re
from pathlib import Path

import pytest

from plugins.publication.rulebook import RULES
from tests.publication.edges import EDGES, ELSEWHERE, SHOWN, Edge, spoken

CLOCKED = {
    *("PV-03", "PV-13", "PB-01", "PB-02", "PB-03", "PB-04", "PB-05", "PB-06", "PB-09", "PB-10"),
    *("PB-12", "PB-14", "PB-16", "PB-17", "PB-25"),
}
"""Rules with a day: they need a record the day before, on it, and the day after."""
DOMAIN = re.compile(r"^\| (P[VB]-\d\d) \|", re.MULTILINE)


@pytest.mark.parametrize("edge", EDGES, ids=lambda edge: f"{edge.rule} {edge.what}")
def test_a_rule_speaks_on_one_side_of_its_edge_only(edge: Edge) -> None:
    assert (edge.rule in spoken(edge)) is edge.speaks


@pytest.mark.parametrize("rule", SHOWN)
def test_a_rule_of_what_is_said_holds_on_both_sides(rule: str) -> None:
    beyond, within = SHOWN[rule]
    assert beyond()
    assert within()


def test_every_rule_has_fixtures_on_both_sides() -> None:
    both = {(edge.rule, edge.speaks) for edge in EDGES}
    lacking = {
        rule.id
        for rule in RULES
        if rule.id not in SHOWN and not {(rule.id, True), (rule.id, False)} <= both
    }
    assert lacking == set()


@pytest.mark.parametrize("rule", sorted(CLOCKED))
def test_a_rule_with_a_day_has_fixtures_before_on_and_after_it(rule: str) -> None:
    told = " ".join(edge.what for edge in EDGES if edge.rule == rule)
    assert all(f"the day {when}" in told for when in ("before", "on", "after"))


def test_every_rule_of_the_domain_is_kept_here_or_is_said_to_be_elsewhere(shared: Path) -> None:
    wanted = set(DOMAIN.findall((shared / "domain.md").read_text("utf-8")))
    here = {edge.rule for edge in EDGES} | set(SHOWN)
    assert len(wanted) == 40
    assert wanted - here == set(ELSEWHERE)
