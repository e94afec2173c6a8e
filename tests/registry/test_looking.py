"""A shard that did not change is not looked at again, and nothing is missed for that."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from shutil import copytree

import pytest

from plugins.registry.crew import Workers
from plugins.registry.loading import Loaded, load
from plugins.registry.rule_settings import RuleSettings
from plugins.registry.rules.looking import FOLDER
from tests.books import put_in_last_row

ROOT = Path(__file__).parents[2]
TODAY = date(2026, 11, 20)
LAWS = ROOT / "content" / "laws"
FOLDER_OF = "shi-shichang-jianguan"
RESULTS = "执法结果2026.xlsx"


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A folder with one authority's lists and the laws."""
    copytree(ROOT / "lists" / FOLDER_OF, tmp_path / "lists" / FOLDER_OF)
    copytree(LAWS, tmp_path / "laws")
    return tmp_path


def loaded(place: Path, *, cache: bool = True, workers: int = 1) -> Loaded:
    day = TODAY.replace(day=21) if (place / "tomorrow").exists() else TODAY
    settings = RuleSettings()
    if (place / "other settings").exists():
        settings = replace(settings, region=replace(settings.region, silent=frozenset({"CL-01"})))
    return load(
        place / "lists",
        [place / "laws"],
        today=day,
        cache=place / "cache" if cache else None,
        settings=settings,
        workers=Workers(workers),
    )


def looks(place: Path) -> dict[str, int]:
    """Every look that is kept, and when it was written."""
    found = (place / "cache" / FOLDER).rglob("*")
    return {path.name: path.stat().st_mtime_ns for path in found if path.is_file()}


def write(place: Path, book: str, column: str, said: str) -> None:
    """Put *said* into the last row of *column* of the first sheet of *book*."""
    put_in_last_row(place / "lists" / FOLDER_OF / book, column, said)


def amend(place: Path) -> None:
    law = next((place / "laws").rglob("*市容*.md"))
    law.write_text(law.read_text("utf-8") + "\n第九十九条　本条新加。\n", "utf-8")


CHANGES: dict[str, Callable[[Path], object]] = {
    "an outcome": lambda p: write(
        p, "执法结果2026.xlsx", "行政处罚决定书文号", "示市监罚〔2026〕9999号"
    ),
    "an item": lambda p: write(p, "权力和责任清单.xlsx", "事项名称", "对新加事项的处罚"),
    "a tier": lambda p: write(p, "裁量基准.xlsx", "具体标准", "处一千元的罚款"),
    "a law": amend,
    "the day": lambda p: (p / "tomorrow").touch(),
    "the settings": lambda p: (p / "other settings").touch(),
    "a holiday": lambda p: (p / "lists" / "holidays.toml").write_text("", "utf-8"),
    "a workbook more": lambda p: (p / "lists" / FOLDER_OF / "坏.xlsx").write_bytes(b"no zip"),
    "a workbook less": lambda p: (p / "lists" / FOLDER_OF / "执法结果2025.xlsx").unlink(),
}


def test_what_did_not_change_is_not_looked_at_again(place: Path) -> None:
    first = loaded(place)
    before = looks(place)
    assert len(before) == len(first.registry.shards) > 2

    again = loaded(place)
    assert looks(place) == before
    assert again.findings == first.findings


@pytest.mark.parametrize("what", CHANGES)
def test_after_a_change_the_findings_are_those_of_a_new_look(place: Path, what: str) -> None:
    loaded(place)
    CHANGES[what](place)

    kept, new = loaded(place), loaded(place, cache=False)
    assert kept.findings == new.findings
    assert kept.blocked == new.blocked


def test_a_changed_outcome_costs_a_look_at_its_own_workbook(place: Path) -> None:
    loaded(place)
    before = looks(place)
    CHANGES["an outcome"](place)
    loaded(place)

    assert len(looks(place)) == len(before)
    assert len(looks(place).keys() - before.keys()) == 1


def test_several_processes_see_what_one_does(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("plugins.registry.rules.looking.WORTH", 1)
    assert loaded(place, workers=2).findings == loaded(place, cache=False).findings
    assert looks(place)
