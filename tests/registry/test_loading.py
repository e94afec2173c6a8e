"""The front door: every file of every folder is read, and what blocks what."""

import shutil
from pathlib import Path

import pytest
from openpyxl import load_workbook

from plugins.registry.loading import load, workbooks
from plugins.registry.models.items import PowerItem
from tests.books import ITEM, ITEM_HEADINGS, TODAY, book, city, loaded, said


def test_files_are_read_in_the_order_of_their_names(tmp_path: Path) -> None:
    for name in ("b/2.xlsx", "a/3.xlsx", "1.xlsx", "b/1 新（终稿）.csv"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    for name in (".DS_Store", "b/.~lock.2.xlsx#", ".git/x.xlsx", "README.md", "holidays.toml"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    names = ["1.xlsx", "a/3.xlsx", "b/1 新（终稿）.csv", "b/2.xlsx"]
    assert [name for _, name in workbooks(tmp_path)] == names


def test_a_folder_split_over_workbooks_is_one(tmp_path: Path) -> None:
    for number, (name, rows) in enumerate(city().items()):
        book(tmp_path / "生态 环境局" / f"{number} {name}.xlsx", {name: rows})
    found = load(tmp_path, today=TODAY)
    assert [str(f) for f in found.findings] == []
    (item,) = found.registry.all(PowerItem)
    assert item.authority is not None


def test_a_file_that_is_no_workbook_is_told_and_the_others_are_read(tmp_path: Path) -> None:
    book(tmp_path / "eco" / "清单.xlsx", city())
    for name in ("说明.txt", "通知.docx", "扫描.pdf", "旧的.zip"):
        (tmp_path / "eco" / name).write_bytes(b"x")
    found = load(tmp_path, today=TODAY)
    told = [(f.rule, f.place.workbook) for f in found.findings]
    assert told == [("WB-04", name) for name in found.unusable]
    assert len(told) == 4
    assert len(found.registry.all(PowerItem)) == 1


def test_a_lock_file_is_told_and_makes_nothing_unusable(tmp_path: Path) -> None:
    book(tmp_path / "eco" / "清单.xlsx", city())
    (tmp_path / "eco" / "~$清单.xlsx").write_bytes(b"x" * 165)
    found = load(tmp_path, today=TODAY)
    assert [f.rule for f in found.findings] == ["WB-01"]
    assert found.unusable == ()


def test_litter_of_the_system_is_no_workbook(tmp_path: Path) -> None:
    for name in ("Thumbs.db", "desktop.ini"):
        (tmp_path / name).touch()
    assert workbooks(tmp_path) == []


def test_a_row_that_a_rule_refuses_is_blocked_and_no_other(tmp_path: Path) -> None:
    path = book(tmp_path / "eco" / "1.xlsx", city())
    shutil.copy(path, path.with_name("2.xlsx"))
    found = load(tmp_path, today=TODAY)
    first, second = found.registry.all(PowerItem)
    assert "ID-02" in {f.rule for f in found.findings}
    assert (first in found.blocked, second in found.blocked) == (False, True)


def test_findings_about_the_file_itself_are_told(tmp_path: Path) -> None:
    path = book(tmp_path / "eco" / "清单.xlsx", city())
    made = load_workbook(path)
    made.create_chartsheet("图表")
    made.save(path)
    found = load(tmp_path, today=TODAY)
    assert [(f.rule, f.place.workbook) for f in found.findings] == [("WB-33", "eco/清单.xlsx")]
    assert len(found.registry.all(PowerItem)) == 1


def test_one_cause_in_many_rows_is_one_message(tmp_path: Path) -> None:
    rows = [(f"33990200010{n}", f"对第{n}种行为的处罚", *ITEM[2:7], None) for n in range(3)]
    found = loaded(tmp_path, city(权力清单=(ITEM_HEADINGS[:8], *rows)))
    assert said(found, "PL-04") == ["A2"]


@pytest.mark.parametrize("name", ["清单.xlsx", "权力清单.csv"])
def test_one_file_may_be_asked_about_alone(tmp_path: Path, name: str) -> None:
    if name.endswith("csv"):
        path = tmp_path / name
        path.write_text("\n".join(",".join(row) for row in (ITEM_HEADINGS, ITEM)), "gb18030")
    else:
        path = book(tmp_path / name, city())
    found = load(path, today=TODAY)
    assert [f.place.workbook for f in found.findings if f.rule.startswith("WB")] == []
    assert len(found.registry.all(PowerItem)) == 1
