"""What a small town publishes as the days go by, file by file; and what is gone from every one."""

import os
import subprocess
import sys
from datetime import date
from pathlib import Path
from urllib.parse import unquote

import pytest
from bs4 import BeautifulSoup

from plugins.downloads.pages import CLASSES
from plugins.publication.dictionary import dictionary
from tests.conftest import ROOT
from tests.town import (
    FALLEN,
    OTHER,
    PERSON,
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
NOINDEX = '<meta name="robots" content="noindex, noarchive">'


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("town")
    lists(folder / "lists", STANDING, OTHER, FALLEN, PERSON)
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


def test_a_persons_page_is_kept_from_search_engines_feeds_and_the_sitemap(
    days: dict[date, Files],
) -> None:
    site = days[FALL]
    page, other = page_of(site, "草灰"), page_of(site, STANDS[0])
    assert holding(site, "欧阳示例") == []
    assert NOINDEX in site[page]
    assert NOINDEX not in site[other]
    leading = [a for a in holding(site, page) if a.endswith(".xml")]
    assert leading == []
    assert {a.partition("/")[0] for a in holding(site, other) if a.endswith(".xml")} == {
        "feeds",
        "sitemap-1.xml",
    }


def test_a_feed_tells_what_is_new_and_what_was_withdrawn(days: dict[date, Files]) -> None:
    feeds = {a for a in days[FALL] if a.startswith("feeds/")}
    assert len(feeds) == 2
    for feed in feeds:
        text = days[FALL][feed]
        assert "行政处罚：示环罚〔2026〕8801号" in text
        assert "撤回：示环罚〔2026〕8803号" in text
        assert "<updated>2026-11-20T00:00:00+00:00</updated>" in text
    authority = next(a for a in days[FALL] if a.startswith("authorities/1"))
    own = next(feed for feed in feeds if "index" not in feed)
    assert f'href="../{own}"' in days[FALL][authority]
    assert "feeds/index.xml" in days[FALL]["data/index.html"]
    assert [a for a in days[OVER] if a.startswith("feeds/")] == []


def test_an_authority_tells_how_timely_it_publishes_and_how_that_is_counted(
    days: dict[date, Files],
) -> None:
    authority = next(a for a in days[FALL] if a.startswith("authorities/1"))
    for page in (authority, "statistics/index.html"):
        assert "75.0%" in days[FALL][page]
        assert "2025年11月21日至2026年11月20日作出、写明公示日期" in days[FALL][page]
    assert "晚于期限1件" in days[FALL][authority]


def test_every_page_can_be_corrected_by_a_letter_that_names_it_and_its_rows(
    days: dict[date, Files],
) -> None:
    page = page_of(days[FALL], STANDS[0])
    said = unquote(days[FALL][page])
    assert f"网址：https://lists.example.gov.cn/{page}" in said
    assert "数据来源：eco/清单.xlsx › 行政处罚决定，第2行" in said
    pages = {a: text for a, text in days[FALL].items() if a.endswith(".html")}
    assert [a for a, text in pages.items() if "mailto:" not in text] == ["index.html"]
    assert "lists@example.gov.cn" in pages["index.html"]


def test_the_data_dictionary_says_of_every_column_how_and_why(days: dict[date, Files]) -> None:
    page = BeautifulSoup(days[FALL]["data/dictionary.html"], "lxml")
    rows = [
        [cell.get_text(strip=True) for cell in row.find_all(["th", "td"])]
        for row in page.select("tbody tr")
    ]
    told = {(row[0], row[1]) for row in rows}
    assert {(one.heading, CLASSES[one.kind]) for one in dictionary()} <= told
    assert all(len(row) == 3 and row[2] for row in rows)


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
