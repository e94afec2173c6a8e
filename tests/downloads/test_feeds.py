"""Feeds of adjustments: of the authority, and of each kind of power, once they are published."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pelicanconf
from plugins.downloads.feeds import feeds
from plugins.pages.desk import Desk
from plugins.pages.settings import SiteSettings
from plugins.publication.public import publish_as_of
from plugins.registry.loading import load
from tests.books import CITY, ITEM, book, city
from tests.registry.rules.cases.making import LICENCE_ITEM, items, sheet

DAY = date(2026, 11, 20)
LICENCE = "339901000101"


def feeds_of(folder: Path) -> dict[str, str]:
    """The feeds of a city that adjusted a penalty today and will adjust a licence tomorrow."""
    records = sheet(
        "调整编号 调整类型 事项编码 实施主体 公布日期 调整理由 决定文号",
        ("TZ-1", "变更要素", ITEM[0], CITY, "2026-11-20", "电话改了", "示环〔2026〕7号"),
        ("TZ-2", "变更要素", LICENCE, CITY, "2026-11-21", "时限缩短", "示环〔2026〕8号"),
    )
    listed = items({}, {**LICENCE_ITEM, "事项编码": LICENCE})
    book(folder / "eco" / "清单.xlsx", city(权力清单=listed, 动态调整记录=records))
    settings = replace(SiteSettings.of(vars(pelicanconf)), today=DAY)
    desk = Desk(publish_as_of(load(folder, today=DAY), DAY).public, settings)
    return {address: content.decode() for address, content in feeds(desk)}


def test_an_adjustment_is_told_to_all_to_its_authority_and_under_its_kind(tmp_path: Path) -> None:
    found = feeds_of(tmp_path)
    assert len(found) == 3
    assert {"feeds/index.xml", "feeds/kinds/penalty.xml"} < set(found)
    for text in found.values():
        assert text.count("<entry>") == 1
        assert "清单调整：变更要素" in text
        assert "电话改了，示环〔2026〕7号" in text
        assert "/changes/tz-1.html" in text


def test_an_adjustment_that_is_not_out_is_told_nowhere(tmp_path: Path) -> None:
    assert not any("时限缩短" in text for text in feeds_of(tmp_path).values())
