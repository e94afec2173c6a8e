"""The benchmarks of the rule book measure what they say they measure."""

import ast
import math
from pathlib import Path

import pytest

from benchmarks.building import ours
from benchmarks.building.workload import write_records
from benchmarks.mutations import asked, broken, changes, noticed, silenced
from benchmarks.rules import cost, exponent
from plugins.registry.rules import negative_list
from tests.registry.rules.cases.lists import NEGATIVE


def test_growth_is_the_slope_of_the_logarithms() -> None:
    assert math.isclose(exponent((10, 30, 90), (2, 6, 18)), 1)
    assert math.isclose(exponent((10, 30, 90), (1, 9, 81)), 2)


def test_our_side_of_the_clean_builds_makes_a_page_of_each_record(tmp_path: Path) -> None:
    write_records(tmp_path / "records.json", 700)
    ours.main(tmp_path, 1)
    assert len(list((tmp_path / "site").rglob("*.html"))) == 700


def test_a_city_is_measured_whole() -> None:
    one = cost(500, [])
    assert (one.items, one.tiers) == (500, 1000)
    assert one.findings > 0
    assert 0 < one.rules <= one.whole


@pytest.mark.parametrize(
    ("code", "ways"),
    [
        ("x = a > b", ["Gt to GtE"]),
        ("x = a and not b", ["And to Or", "not"]),
        ("LIMIT = 20", ["figure"]),
        ("if a: pass", ["if"]),
        ("x = 'text'", []),
    ],
)
def test_every_place_that_decides_is_changed(code: str, ways: list[str]) -> None:
    made = list(changes(ast.parse(code)))
    assert [what for _, what, _ in made] == ways
    assert all(ast.dump(tree) != ast.dump(ast.parse(code)) for _, _, tree in made)


def test_fixtures_notice_a_rule_that_is_silenced_or_changed() -> None:
    cases = [asked(case) for case in NEGATIVE]
    assert not noticed(cases, negative_list.CHECKS)
    count, unnoticed = silenced(cases)
    assert {"NL-01", "NL-02"}.isdisjoint(unnoticed)
    assert count - len(unnoticed) == 2
    tree = ast.parse("CHECKS = ()")
    assert noticed(cases, broken(negative_list, tree))
