"""The last day of a remedy on a page: an example, and where a notice is missing only 不早于."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

import pelicanconf
from plugins.pages.desk import Desk
from plugins.pages.settings import SiteSettings
from plugins.pages.views.remedy import remedies_told
from plugins.publication.judging import Site, judged
from plugins.publication.public import STRICT, publish_as_of
from plugins.registry.loading import Loaded, load
from tests.books import CITY, book, city
from tests.registry.rules.cases.making import licences, penalties

NOTICE = "[2027]\noff = [2027-01-01, 2027-01-19, 2027-01-20]\n"
TODAY = date(2026, 11, 20)


def told_on(loaded: Loaded, day: date, *, dated: bool = True) -> list[str]:
    """The examples of last days that a page of *day* gives: for review, and for a suit."""
    settings = replace(SiteSettings.of(vars(pelicanconf)), today=day)
    desk = Desk(publish_as_of(loaded, day).public, settings)
    (block,) = remedies_told(desk, "authorities/a.html", CITY, dated=dated).blocks
    routes = block.part.routes  # type: ignore[attr-defined]
    return [fact.lines[0] for route in routes for fact in route.facts if fact.label == "例如"]


def lists(folder: Path, day: date, **more: object) -> Loaded:
    """The lists of one authority in *folder*, checked on *day*."""
    book(folder / "eco" / "清单.xlsx", city(**more))  # type: ignore[arg-type]
    return load(folder, today=day)


def test_the_last_day_rolls_past_a_holiday(tmp_path: Path) -> None:
    loaded = lists(tmp_path, date(2025, 8, 4))
    assert told_on(loaded, date(2025, 8, 4)) == [
        "2025年8月4日知道的，最后一天是2025年10月9日",
        "2025年8月4日知道的，最后一天是2026年2月4日",
    ]


def test_where_the_notice_is_missing_the_earliest_day_is_told_and_why(tmp_path: Path) -> None:
    review, suit = told_on(lists(tmp_path, TODAY), TODAY)
    assert "最后一天不早于2027年1月19日：2027年的放假安排还没有公布，遇到休假日要顺延" in review
    assert "最后一天不早于2027年5月20日" in suit


def test_with_the_publishers_notice_the_day_is_sure(tmp_path: Path) -> None:
    (tmp_path / "holidays.toml").write_text(NOTICE)
    review, _ = told_on(lists(tmp_path, TODAY), TODAY)
    assert review == "2026年11月20日知道的，最后一天是2027年1月21日"


def test_pages_that_must_not_change_daily_give_no_day(tmp_path: Path) -> None:
    assert told_on(lists(tmp_path, TODAY), TODAY, dated=False) == []


@pytest.mark.parametrize(("notice", "times"), [("", 1), ("[2027]\noff = [2027-01-01]\n", 0)])
def test_staff_are_told_once_of_the_missing_notice(tmp_path: Path, notice: str, times: int) -> None:
    """Rules and wall both need it; nothing is kept back for it and no build ends."""
    day = date(2027, 1, 20)
    (tmp_path / "holidays.toml").write_text(notice)
    late = {"处罚决定日期": "2026-12-30", "立案日期": "2026-10-12", "公示日期": "2027-01-14"}
    issued = {
        "事项编码": None,
        "许可决定日期": "2026-12-28",
        "发证日期": "2027-01-15",
        "公示日期": "2027-01-14",
    }
    made = {"行政处罚决定": penalties(late, late), "行政许可决定": licences(issued)}
    loaded = lists(tmp_path, day, **made)
    found = [one for one in judged(loaded, Site(STRICT)).findings if one.rule == "PB-22"]
    assert [one.place.workbook for one in found] == ["holidays.toml"] * times
    assert all(one.scope.value == "nothing" and "2027" in one.zh for one in found)
    assert len(publish_as_of(loaded, day).withheld) == 0
