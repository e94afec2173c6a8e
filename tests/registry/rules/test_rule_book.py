"""Every rule of the registry: lists that break it, and lists that almost do."""

import re
from collections.abc import Iterable
from pathlib import Path

import pytest

from plugins.publication.rulebook import RULES as PUBLICATION_RULES
from plugins.registry.findings import Finding, Place, Rule
from plugins.registry.loading import load
from plugins.registry.rule_settings import RuleSettings
from plugins.registry.rules import CHECKS, rules
from tests.books import book
from tests.registry.rules.cases import (
    adjustments,
    benchmarks,
    cross,
    forms,
    identity,
    law,
    levels,
    lists,
    outcomes,
    penalties,
    power,
    remedies,
    sparse,
)
from tests.registry.rules.cases.making import Case

FAMILIES = (
    identity,
    power,
    lists,
    levels,
    adjustments,
    benchmarks,
    law,
    penalties,
    remedies,
    outcomes,
    cross,
    forms,
    sparse,
)
CASES: tuple[Case, ...] = tuple(case for family in FAMILIES for case in family.CASES)
ROOT = Path(__file__).resolve().parents[3]
ELSEWHERE = {"FM-04", "FM-05", "FM-14", "FM-15", "FM-20"}
"""Rules about merged, hidden and broken cells: a plain table cannot show them."""


def findings_of(case: Case, folder: Path) -> list[Finding]:
    """What is told of the lists of *case*, read from a workbook in *folder*."""
    for name, text in case.beside.items():
        (folder / "lists").mkdir(exist_ok=True)
        (folder / "lists" / name).write_text(text, "utf-8")
    (folder / "laws").mkdir()
    for name, text in case.laws.items():
        (folder / "laws" / name).write_text(text, "utf-8")
    book(folder / "lists" / "eco" / "清单.xlsx", case.sheets)
    settings = RuleSettings.of(case.settings)
    laws = [folder / "laws"] if case.laws else []
    loaded = load(folder / "lists", laws, today=case.today, settings=settings)
    return [finding for finding in loaded.findings if finding.rule == case.rule]


def shown(place: Place, case: Case) -> str:
    """A place as a case names it: its heading and row, else its sheet or its file."""
    found = re.fullmatch("([A-Z]+)([0-9]+)", place.cell)
    if not found:
        return place.sheet or Path(place.workbook).name
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - 64
    return f"{case.sheets[place.sheet][0][column - 1]}{found[2]}"


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_rule_is_told_where_it_is_broken_and_only_there(case: Case, tmp_path: Path) -> None:
    found = findings_of(case, tmp_path)
    assert sorted(shown(finding.place, case) for finding in found) == sorted(case.at)
    for finding in found:
        assert finding.zh.rstrip("。？")
        assert finding.en
        assert "{" not in finding.zh + finding.en
        if case.severity:
            assert finding.severity.value == case.severity


def missing(kind: str, held: Iterable[Rule]) -> list[str]:
    """Rules of *held* without a fixture of *kind* (``breaks`` or ``almost``)."""
    shown_by = {case.rule for case in CASES if bool(case.at) == (kind == "breaks")}
    return [rule.id for rule in held if rule.id not in shown_by]


@pytest.mark.parametrize("kind", ["breaks", "almost"])
def test_every_rule_has_a_fixture_on_both_sides(kind: str) -> None:
    held = [rule for rule in rules() if rule.family != "WB" and rule.id not in ELSEWHERE]
    assert missing(kind, held) == []


def test_rules_of_files_and_of_hidden_cells_are_tested_beside() -> None:
    tests = "".join(
        path.read_text("utf-8") for path in (ROOT / "tests/registry").rglob("test_*.py")
    )
    beside = [rule.id for rule in rules() if rule.family == "WB"] + sorted(ELSEWHERE)
    assert [name for name in beside if f'"{name}"' not in tests] == []


def test_every_rule_is_told_by_a_check_or_by_reading() -> None:
    told = {rule.id for check in CHECKS for rule in check.rules}
    by_reading = {rule.id for rule in rules() if rule.family in ("FM", "WB")} | {"PN-12", "LB-14"}
    assert {rule.id for rule in rules()} == told | by_reading


def test_the_page_of_rules_is_complete() -> None:
    page = (ROOT / "docs/rules.md").read_text("utf-8")
    for rule in (*rules(), *PUBLICATION_RULES):
        assert f"| {rule.id} |" in page
        assert all(f"| {rule.id} | `{name}` |" in page for name in rule.settings)
        assert rule.source
        assert rule.statement_zh
        assert rule.statement_en


CONTENT = {
    "LB": (1, 12),
    "PL": (1, 11),
    "RL": (1, 1),
    "NL": (1, 2),
    "SF": (1, 3),
    "DB": (1, 11),
    "PN": (1, 16),
    "LI": (1, 5),
    "CO": (1, 4),
    "IN": (1, 4),
    "ST": (1, 6),
    "XR": (1, 7),
    "RM": (1, 9),
    "CH": (1, 7),
    "ID": (1, 5),
    "FM": (1, 7),
}
"""Numbers of the content rules of the domain dictionary, section 2 and 3, that are rules here."""


def test_every_content_rule_of_the_domain_dictionary_is_a_rule() -> None:
    held = {rule.id for rule in rules()}
    wanted = {f"{f}-{n:02}" for f, (first, last) in CONTENT.items() for n in range(first, last + 1)}
    assert wanted - held == set()


SETTINGS = {
    "PN-03": "spot_fines",
    "PN-05": "hearing_limits",
    "PN-09": "region",
    "LB-07": "region",
    "LB-08": "department_cap",
    "LI-04": "region",
    "IN-03": "result_days",
    "IN-04": "region",
    "NL-02": "market_access_items",
    "DB-07": "spread",
    "ST-03": "kind_order",
    "ID-03": "region_codes",
}


@pytest.mark.parametrize(("rule", "name"), SETTINGS.items())
def test_what_differs_between_places_is_a_setting_of_its_rule(rule: str, name: str) -> None:
    held = {one.id: one for one in rules()}
    assert held[rule].settings[name]


def test_a_wrong_credit_code_is_told_in_words(tmp_path: Path) -> None:
    (case,) = [one for one in identity.CASES if "check character" in one.name]
    (finding,) = findings_of(case, tmp_path)
    assert "校验" in finding.zh
    assert "check" in finding.en


BESIDE = {
    6: ("tests/registry/test_remedies.py", "test_who_reviews"),
    8: ("tests/publication/test_withholding.py", "date(2025, 10, 11)"),
    9: ("tests/publication/test_withholding.py", "PB-08"),
    10: ("tests/publication/test_withholding.py", 'date(2026, 1, 2), ["PV-03"]'),
    11: ("tests/publication/test_clocks.py", 'date(2027, 5, 6), "credit-2026"'),
    12: ("tests/publication/test_wall.py", "330102********123X"),
}
"""Fixtures of section 8.2 of the domain dictionary that the wall and the remedies hold."""


def test_every_ready_made_fixture_of_the_domain_dictionary_is_a_test() -> None:
    for file, words in BESIDE.values():
        assert words in (ROOT / file).read_text("utf-8"), words
    assert {case.source for case in CASES if case.source} | set(BESIDE) == set(range(1, 16))
