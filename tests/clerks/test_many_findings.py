"""A hundred thousand faulty cells still make a report that a person can use, in every form."""

import io
import json
from collections import Counter
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from rich.console import Console

from benchmarks.checking import FAULTY, write_faulty
from plugins.clerks.annotating.marks import LISTED, enough
from plugins.clerks.annotating.problem_list import FIRST_ROW
from plugins.clerks.asking import Lists
from plugins.clerks.checking import Ending, Request, check
from plugins.registry.findings import Finding, Place, Severity

CELLS = 100_000
BOOK = "jiguan-000/执法结果.xlsx"


@pytest.fixture(scope="module")
def said(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, Path]:
    """What a check of the city prints, and where it leaves its reports."""
    folder = tmp_path_factory.mktemp("many")
    write_faulty(folder / "lists", CELLS)
    printed = io.StringIO()
    lists = Lists(folder / "lists", (), date(2026, 11, 20))
    ending = check(Request(lists, folder / "findings"), Console(file=printed, width=120))
    assert ending is Ending.BLOCKED
    return printed.getvalue(), folder / "findings"


def test_the_terminal_shows_every_cause_with_its_first_places_and_totals(
    said: tuple[str, Path],
) -> None:
    printed, target = said
    assert len(printed.splitlines()) < 120
    rules = {one["rule"] for one in json.loads((target / "findings.json").read_text())["findings"]}
    assert all(rule in printed for rule in rules)
    assert "还有 59995 个" in printed
    assert len((target / "findings.md").read_bytes()) < 20_000


def test_json_has_them_all_and_their_totals(said: tuple[str, Path]) -> None:
    report = json.loads((said[1] / "findings.json").read_text(encoding="utf-8"))
    rules = Counter(one["rule"] for one in report["findings"])
    assert (rules["FM-02"], rules["FM-08"]) == (60_000, 40_000)
    assert report["totals"]["errors"] + report["totals"]["warnings"] == len(report["findings"])


def test_the_marked_workbook_lists_the_worst_of_every_rule_and_counts_the_rest(
    said: tuple[str, Path],
) -> None:
    book = openpyxl.load_workbook(said[1] / "workbooks" / BOOK, read_only=True)
    rows = list(book.worksheets[0].iter_rows(values_only=True))
    assert str(rows[1][0]).startswith("共 1003")
    assert "FM-02 60000 个、FM-08 40000 个" in str(rows[2][0])
    assert len(rows) == FIRST_ROW - 1 + LISTED
    listed = Counter(row[6] for row in rows[FIRST_ROW - 1 :])
    assert listed["FM-02"] >= LISTED // 6
    assert listed["FM-08"] >= LISTED // 6
    assert listed.total() == LISTED
    assert len(FAULTY) * len(rows) < CELLS


def test_a_rule_with_few_findings_keeps_them_all_and_leaves_the_rest_to_the_others() -> None:
    def made(rule: str, count: int, severity: Severity = Severity.ERROR) -> list[Finding]:
        places = (Place(BOOK, "行政处罚", f"A{row}") for row in range(2, count + 2))
        return [Finding(rule, severity, place, "不对", "wrong") for place in places]

    def told(finding: Finding) -> tuple[bool, int, str]:
        return finding.severity is Severity.WARNING, finding.row, finding.rule

    few, many = made("FM-09", 3), made("FM-02", 3 * LISTED)
    mild = made("FM-07", LISTED, Severity.WARNING)
    chosen = enough([*many[:7], *mild, *many[7:], *few])
    counts = Counter(finding.rule for finding in chosen)
    assert counts == {"FM-09": 3, "FM-02": LISTED - 3 - LISTED // 3, "FM-07": LISTED // 3}
    assert [*map(told, chosen)] == sorted(map(told, chosen))
    assert {f for f in chosen if f.rule == "FM-02"} == {*many[: counts["FM-02"]]}
    assert enough(many[:LISTED]) == many[:LISTED]
