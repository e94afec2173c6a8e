"""What ``invoke check`` does with a folder of lists: its endings, its files, its narrowing."""

import io
import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from rich.console import Console

from plugins.clerks.asking import Lists
from plugins.clerks.checking import Ending, Request, check
from plugins.registry.reports.wording import Language

AUTHORITY = {"执法主体名称": "示例市市场监督管理局", "简称": "市监局", "统一社会信用代码": ""}
OTHER = {"执法主体名称": "示例市林业局", "简称": "林业局"}


def book(path: Path, *rows: dict[str, str], sheet: str = "执法主体") -> Path:
    """A workbook of one sheet; its headings are the keys of the first row."""
    path.parent.mkdir(parents=True, exist_ok=True)
    made = openpyxl.Workbook()
    page = made.active
    assert page is not None
    page.title = sheet
    page.append(list(rows[0]))
    for row in rows:
        page.append(list(row.values()))
    made.save(path)
    return path


@pytest.fixture
def checked(tmp_path: Path) -> Callable[..., tuple[Ending, str]]:
    """Check ``lists/``; the ending and what was printed."""

    def run(authority: str = "", *, annotate: bool = False) -> tuple[Ending, str]:
        said = io.StringIO()
        lists = Lists(tmp_path / "lists", (), date(2026, 11, 20))
        request = Request(lists, tmp_path / "findings", authority, Language.EN, annotate)
        ending = check(request, Console(width=300, file=said))
        return ending, said.getvalue()

    return run


@pytest.fixture
def faulty(tmp_path: Path) -> Path:
    """Two authorities, one of which names a level that does not exist."""
    book(tmp_path / "lists" / "scjgj" / "执法主体.xlsx", {**AUTHORITY, "层级": "宇宙级"})
    book(tmp_path / "lists" / "lyj" / "执法主体.xlsx", OTHER)
    return tmp_path


def test_a_folder_without_workbooks_is_unusable(checked: Callable[..., tuple[Ending, str]]) -> None:
    ending, said = checked()
    assert ending is Ending.UNUSABLE
    assert "There are no workbooks in" in said


def test_every_report_is_written_and_the_workbook_goes_back(
    faulty: Path, checked: Callable[..., tuple[Ending, str]]
) -> None:
    ending, said = checked()
    found = json.loads((faulty / "findings" / "findings.json").read_text(encoding="utf-8"))
    assert ending is Ending.BLOCKED
    assert "error" in {finding["severity"] for finding in found["findings"]}
    assert "宇宙级" in said
    assert "宇宙级" in (faulty / "findings" / "findings.md").read_text(encoding="utf-8")
    assert (faulty / "findings" / "workbooks" / "scjgj" / "执法主体.xlsx").is_file()


@pytest.mark.parametrize("name", ["示例市林业局", "林业局", "lyj"])
def test_an_authority_is_told_of_its_own_workbooks_only(
    name: str, faulty: Path, checked: Callable[..., tuple[Ending, str]]
) -> None:
    _, said = checked(name)
    assert "宇宙级" not in said
    found = json.loads((faulty / "findings" / "findings.json").read_text(encoding="utf-8"))
    assert {sheet["workbook"] for sheet in found["sheets"]} == {"lyj/执法主体.xlsx"}
    assert not (faulty / "findings" / "workbooks" / "scjgj").exists()


@pytest.mark.parametrize("name", ["示例市气象局", "..", "scjgj/.."])
@pytest.mark.usefixtures("faulty")
def test_an_authority_nobody_knows_is_misuse(
    name: str, checked: Callable[..., tuple[Ending, str]]
) -> None:
    ending, said = checked(name)
    assert ending is Ending.UNUSABLE
    assert "there are: 示例市市场监督管理局、示例市林业局" in said


@pytest.mark.usefixtures("faulty")
def test_an_unusable_workbook_ends_a_check_as_unusable(
    tmp_path: Path, checked: Callable[..., tuple[Ending, str]]
) -> None:
    (tmp_path / "lists" / "lyj" / "坏.xlsx").write_bytes(b"PK\x03\x04 cut short")
    assert checked()[0] is Ending.UNUSABLE
    assert checked("scjgj")[0] is not Ending.UNUSABLE


@pytest.mark.usefixtures("faulty")
def test_workflow_commands_are_printed_where_asked(
    checked: Callable[..., tuple[Ending, str]],
) -> None:
    assert "\n::" not in checked()[1]
    assert "\n::" in checked(annotate=True)[1]
