"""Marked copies of a whole folder, each where its clerk will look for it."""

from pathlib import Path

import openpyxl
import pytest

from plugins.clerks.annotating.sentences import PROBLEM_LIST
from plugins.clerks.returning import return_workbooks
from plugins.registry.findings import Finding, Place, Severity
from plugins.registry.grouping import grouped
from plugins.registry.reading import SheetCount


@pytest.fixture
def lists(tmp_path: Path) -> Path:
    for name in ("甲局/清单.xlsx", "乙局/清单.xlsx", "乙局/没问题.xlsx"):
        path = tmp_path / "lists" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        book = openpyxl.Workbook()
        book.active.title = "权力清单"  # type: ignore[union-attr]
        book.save(path)
    (tmp_path / "lists" / "乙局" / "旧表.csv").write_text("编码\n", encoding="utf-8")
    return tmp_path / "lists"


def found(workbook: str, cell: str = "B2") -> Finding:
    place = Place(workbook, "权力清单", cell)
    return Finding("FM-09", Severity.ERROR, place, "不能为空", "empty")


def test_every_workbook_with_a_problem_comes_back_under_its_own_name(
    lists: Path, tmp_path: Path
) -> None:
    findings = (found("乙局/清单.xlsx"), found("甲局/清单.xlsx"), found("乙局/旧表.csv"))
    counts = (
        SheetCount("甲局/清单.xlsx", "权力清单", "权力清单", 1, 1, 0, printed={"B": "事项名称"}),
        SheetCount("乙局/清单.xlsx", "权力清单", "权力清单", 1, 1, 0, printed={"B": "名称"}),
    )
    out = tmp_path / "out"
    returned = list(return_workbooks(lists, grouped(findings), counts, out))
    assert [one.target for one in returned] == [
        out / "乙局/旧表.csv.xlsx",
        out / "乙局/清单.xlsx",
        out / "甲局/清单.xlsx",
    ]
    assert [one.marked for one in returned] == [0, 1, 1]
    headings = [openpyxl.load_workbook(r.target)[PROBLEM_LIST]["E6"].value for r in returned]
    assert headings == [None, "名称", "事项名称"]


def test_one_workbook_may_be_checked_alone(lists: Path, tmp_path: Path) -> None:
    alone = lists / "甲局" / "清单.xlsx"
    (returned,) = return_workbooks(alone, grouped([found("清单.xlsx")]), (), tmp_path / "out")
    assert returned.target == tmp_path / "out" / "清单.xlsx"
    assert returned.marked == 1
