"""A record is gone from every file of the output: when its time is over, and when taken down."""

import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.town import (
    FALLEN,
    OTHER,
    STANDING,
    Files,
    build,
    files,
    holding,
    kinds,
    lists,
    page_of,
)

STANDS = ("独乐饮片", "示环罚〔2026〕8801号", "八角渣", "31415", "31,415")
ENDS = ("众乐茶叶", "示环罚〔2026〕8802号", "茶渣", "27182", "27,182")
PARTY_OF_FALLEN = ("同乐石材", "石粉", "16180", "16,180")
"""What only these records say."""
EVERYWHERE = {"html", "csv", "json", "xlsx", "xml", "search"}
FALL, LAST, OVER, AFTER = (
    date(2026, 11, 20),
    date(2027, 10, 11),
    date(2027, 10, 12),
    date(2027, 10, 13),
)
BEFORE = date(2026, 11, 19)


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("town")
    lists(folder / "lists", STANDING, OTHER, FALLEN)
    return folder


@pytest.fixture(scope="module")
def days(town: Path) -> dict[date, Files]:
    """One site, built again and again as the days go by."""
    found = {}
    for day in (BEFORE, FALL, LAST, OVER, AFTER):
        build(town / "lists", town / "out", day)
        found[day] = files(town / "out")
    return found


def test_a_record_is_in_every_kind_of_file_on_its_last_day(days: dict[date, Files]) -> None:
    page = page_of(days[LAST], STANDS[0])
    assert kinds(holding(days[LAST], *STANDS, page)) >= EVERYWHERE
    assert "application/ld+json" in days[LAST][page]


@pytest.mark.parametrize("day", [OVER, AFTER])
def test_when_its_time_is_over_it_is_in_none(days: dict[date, Files], day: date) -> None:
    page = page_of(days[LAST], STANDS[0])
    assert holding(days[day], *STANDS, page) == []


def test_the_lists_own_end_is_the_last_day_on_which_a_record_is_anywhere(
    days: dict[date, Files],
) -> None:
    page = page_of(days[BEFORE], ENDS[0])
    assert kinds(holding(days[BEFORE], *ENDS, page)) >= EVERYWHERE
    for day in (FALL, LAST, OVER, AFTER):
        assert holding(days[day], *ENDS, page) == []


def test_a_decision_that_fell_leaves_a_tombstone_that_names_nobody(
    days: dict[date, Files],
) -> None:
    page = page_of(days[BEFORE], "同乐石材")
    for day in (FALL, LAST):
        assert holding(days[day], *PARTY_OF_FALLEN) == []
        assert "复议机关认定对当事人的处罚证据不足" in days[day][page]
        assert "2026年11月20日" in days[day][page]
    for day in (OVER, AFTER):
        assert holding(days[day], "8803", "证据不足", page) == []


TAKE_DOWN = """
import dataclasses, sys
from pathlib import Path
import pelicanconf, tasks
from plugins.pages.takedown import take_down
from plugins.publication.takedown import Order, TakedownError
folder = Path(sys.argv[1])
tasks.LISTS, pelicanconf.LAWS_PATHS = str(folder / "lists"), []
office = dataclasses.replace(tasks.office(), notes=folder / "incidents", rebuilt=lambda: "好了。")
for asked in sys.argv[2:]:
    try:
        print(take_down(Order(asked, "当事人来电", "值班"), office))
    except TakedownError as refusal:
        print("refused", refusal)
"""


def test_a_takedown_removes_a_record_from_every_file_at_once(
    days: dict[date, Files], town: Path
) -> None:
    page = page_of(days[FALL], STANDS[0])
    stone = page_of(days[FALL], "8803")
    asked = (f"https://lists.example.gov.cn/{page}", "示环罚[2026]第8801号", stone, "无此文号")
    done = subprocess.run(
        [sys.executable, "-c", TAKE_DOWN, str(town), *asked],
        cwd=ROOT,
        env={**os.environ, "PUBLICATION_DATE": FALL.isoformat()},
        check=False,
        capture_output=True,
        text=True,
    )
    first, again, of_stone, unknown = done.stdout.splitlines()
    assert first.startswith("已撤下：eco/清单.xlsx › 行政处罚决定，第2行。好了。")
    assert again.startswith("refused eco/清单.xlsx › 行政处罚决定，第2行 已经撤下了")
    assert of_stone.startswith("已撤下：eco/清单.xlsx › 行政处罚决定，第4行。")
    assert unknown.startswith("refused 清单里没有“无此文号”")
    build(town / "lists", town / "out", FALL)
    left = files(town / "out")
    assert holding(left, *STANDS, *PARTY_OF_FALLEN, "8803", page, stone) == []
    assert holding(left, "示例市生态环境局")
    written = [*(town / "incidents").iterdir(), town / "lists" / "takedowns.toml"]
    texts = [path.read_text("utf-8") for path in written]
    assert len(texts) == 3
    assert all("8801" in text or "8803" in text for text in texts)
    assert not [text for text in texts if "独乐" in text or "同乐" in text]


def test_a_ledger_that_cannot_be_read_stops_the_build(tmp_path: Path) -> None:
    lists(tmp_path / "lists", STANDING)
    (tmp_path / "lists" / "takedowns.toml").write_text("[[takedown]\n", "utf-8")
    with pytest.raises(AssertionError, match=r"takedowns\.toml"):
        build(tmp_path / "lists", tmp_path / "out", FALL)
    assert not (tmp_path / "out" / "index.html").exists()
