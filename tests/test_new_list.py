"""A new kind of list: one model, one layout, its rules, one view, one template, one workbook.

It is added to a copy of the house, which then checks, builds, finds and hands it out by the real
commands; no function that was there before is another one after.
"""

import ast
import difflib
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from openpyxl import load_workbook

from tests.books import CITY, book, city
from tests.conftest import PUBLICATION_DATE, ROOT
from tests.new_list import LINES, Line

NEW = ROOT / "tests/new_list"
HOUSE = ("plugins", "theme", "content", "pelicanconf.py", "tasks.py", "environment.py")
GIVEN = ("pyproject.toml",)
HEADINGS = ("受理编号", "投诉事项", "收到日期", "答复日期", "处理结果", "依据", "投诉人")
ANSWERED = (
    "T2026-001",
    "检查时没有出示证件",
    "2026年3月2日",
    "2026年3月20日",
    "已责令改正",
    "《行政处罚法》第五十五条",
    "李示",
)
TOO_EARLY = ("T2026-002", "罚款没有开票据", "2026年3月2日", "2025年3月20日", "查无此事", "", "")
TEMPLATE = f"templates/{CITY}.xlsx"


def invoke(house: Path, *words: str, expect: int = 0) -> str:
    """What a real command says in *house*."""
    done = subprocess.run(
        [sys.executable, "-m", "invoke", *words],
        cwd=house,
        env={**os.environ, "PUBLICATION_DATE": PUBLICATION_DATE},
        check=False,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    assert done.returncode == expect, done.stdout
    return done.stdout


def added(source: str, line: Line) -> str:
    """*source* with *line* in its table."""
    lines = source.splitlines(keepends=True)
    body = ast.parse(source).body
    if not line.table:
        return source + line.declares
    (table,) = [node for node in body if line.table in _named(node)]
    end = table.end_lineno or 0
    lines.insert(end - 1, f"    {line.entry}\n")
    if line.declares:
        lines.insert(table.lineno - 1, f"{line.declares}\n\n")
    if line.brings:
        first = next(node for node in body if isinstance(node, ast.Import | ast.ImportFrom))
        lines.insert(first.lineno - 1, f"{line.brings}\n")
    return "".join(lines)


def _named(node: ast.stmt) -> set[str]:
    targets = (
        node.targets
        if isinstance(node, ast.Assign)
        else [node.target]
        if isinstance(node, ast.AnnAssign)
        else []
    )
    return {target.id for target in targets if isinstance(target, ast.Name)}


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the house with the new list in it, and one authority that has such a list."""
    folder = tmp_path_factory.mktemp("house")
    for name in (*HOUSE, *GIVEN):
        there = ROOT / name
        if there.is_dir():
            ignored = shutil.ignore_patterns("__pycache__", "*.pyc")
            shutil.copytree(there, folder / name, ignore=ignored)
        else:
            shutil.copy(there, folder / name)
    for path in new_files():
        target = folder / path
        assert not target.exists(), f"{path} is there already"
        shutil.copy(NEW / path, target)
    for line in LINES:
        module = folder / "plugins" / line.module
        module.write_text(added(module.read_text("utf-8"), line), "utf-8")
    book(
        folder / "lists/eco/清单.xlsx",
        city(行政执法投诉处理情况=(HEADINGS, ANSWERED, TOO_EARLY)),
    )
    return folder


def new_files() -> Iterator[Path]:
    """Every file of the new list, by its place in the house."""
    for path in sorted(NEW.rglob("*")):
        if path.suffix in (".py", ".html") and path.parent != NEW:
            yield path.relative_to(NEW)


@pytest.fixture(scope="module")
def built(house: Path) -> Path:
    """The site of *house*."""
    invoke(house, "site")
    return house / "build"


def test_it_is_one_model_one_layout_its_rules_one_view_one_template_and_what_search_reads() -> None:
    assert [path.parent.as_posix() for path in new_files()] == [
        "plugins/pages/views",
        "plugins/registry/layouts",
        "plugins/registry/models",
        "plugins/registry/rules",
        "plugins/search/documents",
        "theme/templates",
    ]


def test_no_function_is_edited_and_no_line_is_taken_away(house: Path) -> None:
    touched = set()
    for name in HOUSE:
        for path in sorted((ROOT / name).rglob("*")) if (ROOT / name).is_dir() else [ROOT / name]:
            after = house / path.relative_to(ROOT)
            if path.is_dir() or "__pycache__" in path.parts:
                continue
            if path.read_bytes() != after.read_bytes():
                touched.add(path.relative_to(ROOT / "plugins").as_posix())
                old, new = path.read_text("utf-8"), after.read_text("utf-8")
                told = difflib.ndiff(old.splitlines(), new.splitlines())
                assert not [line for line in told if line.startswith("- ")], path
                assert functions(old) == functions(new), path
    assert touched == {line.module for line in LINES}


def functions(source: str) -> list[str]:
    """Every function and lambda outside the tables, as its code."""
    return [
        ast.dump(node)
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]


def test_the_contracts_between_the_rooms_hold_and_the_code_is_clean(house: Path) -> None:
    for words in (
        ("-m", "ruff", "check", "--quiet", "--ignore=I001", "plugins"),
        ("-c", "from importlinter.cli import lint_imports_command as l; l()"),
    ):
        done = subprocess.run(
            [sys.executable, *words], cwd=house, check=False, capture_output=True, text=True
        )
        assert done.returncode == 0, done.stdout + done.stderr


def test_it_is_read_and_checked_with_every_row_accounted_for(house: Path) -> None:
    said = invoke(house, "check", expect=1)
    found = json.loads((house / "findings/findings.json").read_text("utf-8"))
    (fault,) = [one for one in found["findings"] if one["severity"] == "error"]
    assert fault["rule"] == "CM-01"
    assert "早于收到日期（2026年3月2日）" in said.replace("\n", "").replace(" ", "")
    (sheet,) = [one for one in found["sheets"] if one["layout"] == "执法投诉处理"]
    assert sheet["rows"] == sheet["mapped"] + sheet["reported"] + sum(sheet["skipped"].values())
    assert sheet["mapped"] == 2


def test_its_page_tells_what_may_be_said(built: Path) -> None:
    page = BeautifulSoup((built / "complaints/index.html").read_text("utf-8"), "lxml")
    assert page.main is not None
    told = page.main.get_text(" ", strip=True)
    assert "检查时没有出示证件" in told
    assert "2026年3月20日" in told
    assert "对执法不满意，可以投诉。" in told
    assert "清单.xlsx › 行政执法投诉处理情况，第2行" in told
    assert page.select_one('link[rel="canonical"][href$="/complaints/index.html"]')


def test_what_blocks_or_stays_inside_is_nowhere_in_the_site(built: Path) -> None:
    for path in built.rglob("*"):
        if path.suffix in (".html", ".csv", ".json"):
            text = path.read_text("utf-8")
            assert "查无此事" not in text, path
            assert "李示" not in text, path


def test_it_is_reached_from_home_its_authority_and_the_law_it_rests_on(built: Path) -> None:
    def text(address: str) -> BeautifulSoup:
        return BeautifulSoup((built / address).read_text("utf-8"), "lxml")

    assert text("index.html").select('main a[href="complaints/index.html"]')
    (authority,) = built.glob("authorities/1*.html")
    assert text(authority.relative_to(built).as_posix()).select("#complaints td")
    laws = [path.read_text("utf-8") for path in built.glob("laws/*/index.html")]
    assert [law for law in laws if "T2026-001" in law and "complaints/index.html" in law]
    assert "complaints/index.html" in (built / "sitemap-1.xml").read_text("utf-8")


def test_search_finds_it(house: Path, built: Path) -> None:
    assert built.is_dir()
    assert "complaints/index.html" in invoke(house, "find", "出示证件")
    assert "complaints/index.html" in invoke(house, "find", "T2026-001")
    assert "complaints" not in invoke(house, "find", "查无此事")


def test_it_can_be_taken_away_in_every_form(built: Path) -> None:
    (row,) = json.loads((built / "data/complaint.json").read_text("utf-8"))
    assert row["topic"] == "检查时没有出示证件"
    assert "complainant" not in row
    assert "T2026-001" in (built / "data/complaint.csv").read_text("utf-8-sig")
    sheet = load_workbook(built / "data/complaint.xlsx").worksheets[0]
    assert sheet["A2"].value
    package = json.loads((built / "data/datapackage.json").read_text("utf-8"))
    assert "complaint" in {resource["name"] for resource in package["resources"]}
    assert "投诉人身份证号" in (built / "data/dictionary.html").read_text("utf-8")


def test_a_department_gets_a_template_of_it_that_passes_the_check(house: Path) -> None:
    invoke(house, "template", "--authority", CITY)
    made = load_workbook(house / TEMPLATE)
    sheet = made["执法投诉处理"]
    values = {cell.value for row in sheet.iter_rows() for cell in row}
    assert {"投诉编号", "被投诉单位", "T2026-001", CITY} <= values
    kinds = {rule.type for rule in sheet.data_validations.dataValidation}
    assert "list" in kinds
    clean = house / "filled/eco"
    clean.mkdir(parents=True)
    (row,) = [row[0].row for row in sheet.iter_rows() if row[0].value == "T2026-002"]
    sheet.delete_rows(row or 0)
    made.save(clean / "清单.xlsx")
    invoke(house, "check", "--lists", "filled")
