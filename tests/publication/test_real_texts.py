from pathlib import Path

import openpyxl
import pytest

from plugins.publication.detectors import detect
from plugins.publication.masks import called


@pytest.fixture(scope="module")
def texts(shared: Path) -> list[str]:
    """Every text of the four workbooks that others made."""
    found: set[str] = set()
    for path in sorted((shared / "real").glob("*.xlsx")):
        book = openpyxl.load_workbook(path, read_only=True)
        for sheet in book:
            for row in sheet.iter_rows(values_only=True):
                found |= {value for value in row if isinstance(value, str)}
        book.close()
    return sorted(found)


def test_nothing_in_real_lists_is_taken_for_personal_data(texts: list[str]) -> None:
    assert len(texts) > 2_000
    assert [(text, detect(text)) for text in texts if detect(text)] == []


def test_nothing_in_real_lists_is_taken_for_a_name(texts: list[str]) -> None:
    assert called(texts) == []
