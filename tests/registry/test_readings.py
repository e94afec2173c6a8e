"""A workbook that did not change is not read again, one that did is; damage is noticed."""

import stat
from dataclasses import replace
from pathlib import Path

import pytest

from plugins.registry import readings
from plugins.registry.loading import load
from plugins.registry.models.outcomes import OutcomeFields
from plugins.registry.readings import BookReading, Readings, read_book
from plugins.registry.workbook import Limits
from tests.books import ITEM, ITEM_HEADINGS, TODAY, book, city

LIMITS = Limits()
NAME = "eco/清单.xlsx"
EXAMPLE = Path(__file__).parents[2] / "lists"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return book(tmp_path / "lists" / NAME, city())


def read(tmp_path: Path) -> BookReading:
    cache = Readings(tmp_path / "cache", tmp_path / "lists")
    found = cache.read(tmp_path / "lists" / NAME, NAME, LIMITS)
    cache.sweep()
    return found


def outcomes(reading: BookReading) -> tuple[OutcomeFields, ...]:
    return reading.shard.outcomes() if reading.shard else ()


def kept(tmp_path: Path) -> list[Path]:
    return sorted(each for each in (tmp_path / "cache").rglob("*") if each.is_file())


def test_what_is_kept_is_what_reading_again_would_say(tmp_path: Path) -> None:
    cache = Readings(tmp_path, EXAMPLE)
    books = sorted(EXAMPLE.glob("shi-s*/*.xlsx"))
    assert len(books) > 20
    found = 0
    for each in books:
        name = each.relative_to(EXAMPLE).as_posix()
        cache.read(each, name, LIMITS)
        kept, read = cache.read(each, name, LIMITS), read_book(each, name, LIMITS)
        assert replace(kept, shard=None) == replace(read, shard=None)
        assert outcomes(kept) == outcomes(read)
        found += len(outcomes(kept))
    assert found > 100


def test_a_workbook_that_did_not_change_is_not_read_again(
    tmp_path: Path, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = read(tmp_path)
    assert first.records
    monkeypatch.setattr(readings, "read_book", lambda *_: pytest.fail(f"{path} was read again"))
    assert read(tmp_path) == first


def test_one_changed_cell_is_read(tmp_path: Path, path: Path) -> None:
    read(tmp_path)
    changed = (ITEM[0], "对未验先投的处罚", *ITEM[2:])
    book(path, city(权力清单=(ITEM_HEADINGS, changed)))
    assert "对未验先投的处罚" in {getattr(each, "name", "") for each in read(tmp_path).records}
    assert len(kept(tmp_path)) == 1


@pytest.mark.usefixtures("path")
def test_a_kept_reading_that_is_damaged_is_read_anew(tmp_path: Path) -> None:
    first = read(tmp_path)
    (file,) = kept(tmp_path)
    for damage in (file.read_bytes()[:-1], b"", b"cos\nsystem\n(S'true'\ntR."):
        file.write_bytes(damage)
        assert read(tmp_path) == first


@pytest.mark.usefixtures("path")
def test_a_reading_of_older_code_is_not_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read(tmp_path)
    (before,) = kept(tmp_path)
    monkeypatch.setattr(readings, "grammar", lambda: "another reader")
    read(tmp_path)
    assert kept(tmp_path) != [before]


def test_what_cannot_be_read_is_tried_each_time(tmp_path: Path, path: Path) -> None:
    path.write_bytes(b"no workbook")
    assert read(tmp_path).is_unusable
    assert kept(tmp_path) == []
    book(path, city())
    assert read(tmp_path).records


def test_a_workbook_that_is_gone_leaves_nothing(tmp_path: Path, path: Path) -> None:
    load(tmp_path / "lists", today=TODAY, cache=tmp_path / "cache")
    assert len(kept(tmp_path)) == 1
    path.unlink()
    load(tmp_path / "lists", today=TODAY, cache=tmp_path / "cache")
    assert kept(tmp_path) == []


@pytest.mark.usefixtures("path")
def test_what_may_not_be_published_is_kept_for_its_owner_only(tmp_path: Path) -> None:
    read(tmp_path)
    (file,) = kept(tmp_path)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700
