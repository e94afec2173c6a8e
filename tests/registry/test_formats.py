"""One list in every form a department may send it: the same records, whatever wrote the file."""

import csv
import shutil
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from plugins.registry.loading import Loaded, load
from plugins.registry.models.authorities import Authority
from plugins.registry.models.items import PowerItem
from tests.books import TODAY, book, city
from tests.conftest import Office

UNUSABLE = ("清单.wps", "清单.doc", "清单.pdf", "清单.numbers", "清单.rar")


def told(found: Loaded) -> list[dict[str, Any]]:
    """What every record says, without where it stands."""
    kinds = (Authority, PowerItem)
    return [
        one.model_dump(exclude={"source"}) for kind in kinds for one in found.registry.all(kind)
    ]


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return book(tmp_path_factory.mktemp("lists") / "eco" / "清单.xlsx", city())


@pytest.mark.parametrize("ending", ["ods", "xls", "xlsx"])
def test_what_libreoffice_saves_says_the_same(
    original: Path, tmp_path: Path, soffice: Office, ending: str
) -> None:
    (tmp_path / "eco").mkdir()
    soffice.convert(original, ending, tmp_path / "eco")
    found = load(tmp_path, today=TODAY)
    assert [one.rule for one in found.findings] == (["WB-36"] if ending == "xls" else [])
    assert told(found) == told(load(original.parent.parent, today=TODAY))
    assert len(told(found)) == 2


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_its_sheets_as_text_say_the_same(original: Path, tmp_path: Path, encoding: str) -> None:
    (tmp_path / "eco").mkdir()
    for sheet in load_workbook(original).worksheets:
        path = tmp_path / "eco" / f"{sheet.title}.csv"
        with path.open("w", encoding=encoding, newline="") as file:
            csv.writer(file).writerows(sheet.iter_rows(values_only=True))
    found = load(tmp_path, today=TODAY)
    assert [str(one) for one in found.findings] == []
    assert told(found) == told(load(original.parent.parent, today=TODAY))


@pytest.mark.parametrize("name", UNUSABLE)
def test_any_other_form_is_refused_in_one_sentence(
    original: Path, tmp_path: Path, name: str
) -> None:
    shutil.copytree(original.parent, tmp_path / "eco")
    (tmp_path / "eco" / name).write_bytes(b"\x00\x01 no list")
    found = load(tmp_path, today=TODAY)
    (sentence,) = [one.zh for one in found.findings if one.place.workbook == f"eco/{name}"]
    assert sentence.endswith("。")
    assert "\n" not in sentence
    assert found.unusable == (f"eco/{name}",)
    assert len(told(found)) == 2
