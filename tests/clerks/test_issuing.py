"""What ``invoke template`` does: for whom, where, and filled with what."""

from datetime import date
from pathlib import Path

import openpyxl
import pytest

from plugins.clerks.asking import Lists
from plugins.clerks.issuing import Order, UnknownAuthorityError, file_name, issue, sentence
from plugins.registry.reports.wording import Language

NAME = "示例市市场监督管理局"


@pytest.fixture
def lists(tmp_path: Path) -> Lists:
    """One authority in a folder, known by a full and a short name."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "执法主体"
    sheet.append(["执法主体名称", "简称"])
    sheet.append([NAME, "市监局"])
    folder = tmp_path / "lists" / "scjgj"
    folder.mkdir(parents=True)
    book.save(folder / "执法主体.xlsx")
    return Lists(tmp_path / "lists", (), date(2026, 11, 20))


@pytest.mark.parametrize("asked", [NAME, "市监局", "scjgj"])
def test_a_template_is_named_and_filled_for_its_authority(
    asked: str, lists: Lists, tmp_path: Path
) -> None:
    written = issue(Order(lists, asked, tmp_path / "templates"))
    assert written.target == tmp_path / "templates" / f"{NAME}.xlsx"
    book = openpyxl.load_workbook(written.target)
    said = {cell.value for row in book["执法主体"].iter_rows() for cell in row}
    assert {NAME, "市监局"} <= said


def test_what_was_written_is_said_in_a_sentence(lists: Lists, tmp_path: Path) -> None:
    written = issue(Order(lists, NAME, tmp_path))
    assert sentence(written, Language.EN).endswith("sheets, filled with the 1 rows there are.")
    assert "填入现有 1 行" in sentence(written)


def test_a_name_that_nobody_has_is_answered_with_those_there_are(
    lists: Lists, tmp_path: Path
) -> None:
    with pytest.raises(UnknownAuthorityError, match=f"“无名”.*{NAME}"):
        issue(Order(lists, "无名", tmp_path))
    assert not list(tmp_path.glob("*.xlsx"))


@pytest.mark.parametrize(
    "name",
    ["../../etc/cron.d/x", "..", "a/b", "a\\b", "CON", "nul.txt", 'x"<>|:*?', " . ", "长" * 300],
)
def test_the_name_of_a_template_leads_nowhere_else(name: str) -> None:
    made = f"{file_name(name)}.xlsx"
    assert not set(made) & set('/\\:*?"<>|')
    assert (Path("templates") / made).resolve().parent == Path("templates").resolve()
    assert len(made.encode()) < 255
    assert made.partition(".")[0].lower() not in ("con", "nul", "")
