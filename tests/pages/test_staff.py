"""The publisher's calendar: a page that stands alone, JSON, and a calendar program's file."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import icalendar
import pytest

import pelicanconf
from plugins.pages.settings import SiteSettings
from plugins.pages.staff.calendar import Calendar, as_ics, as_json
from plugins.pages.staff.writing import changes_told, sentences, write_calendar, write_changes
from plugins.publication.agenda import agenda
from plugins.publication.policy import Policy
from plugins.publication.public import publish_as_of
from plugins.registry.affected import Change, Citing, Fate, Happening
from plugins.registry.findings import Place
from tests.conftest import ROOT, Remark
from tests.publication.making import DAY, MARKET, OTHER, loaded, penalty

ROWS = [
    penalty(2, published=None, decided=date(2026, 11, 18)),
    penalty(3, published=date(2026, 11, 26), decided=date(2026, 11, 3)),
    penalty(4, publish_until=date(2026, 12, 1)),
    penalty(5, authority=MARKET, publish_until=date(2026, 12, 1)),
    penalty(6, note="电话15412345678"),
]


def calendar(authority: str = "") -> Calendar:
    whole = loaded(ROWS)
    found = agenda(whole.registry, DAY, Policy())
    return Calendar.of(publish_as_of(whole, DAY), found, authority)


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("findings")
    write_calendar(calendar(), SiteSettings.of(vars(pelicanconf)), ROOT / "theme", folder)
    return folder


def test_machines_read_what_is_to_do_what_is_kept_back_and_why() -> None:
    told: dict[str, Any] = json.loads(as_json(calendar()))
    tasks = [(one["task"], one["day"], one["late"], one["rule"]) for one in told["entries"]]
    assert tasks == [
        ("overdue", "2026-11-12", 8, "PB-02"),
        ("due", "2026-11-27", 0, "PB-02"),
        ("expiring", "2026-12-02", 0, "PB-16"),
        ("expiring", "2026-12-02", 0, "PB-16"),
    ]
    assert [(one["rule"], one["cells"]) for one in told["kept_back"]] == [
        ("PB-25", ["shi/结果.xlsx › 行政处罚!A3"]),
        ("PV-06", ["shi/结果.xlsx › 行政处罚!A6"]),
    ]


def test_a_calendar_program_shows_one_event_a_day_task_and_authority() -> None:
    (made,) = icalendar.Calendar.from_ical(
        as_ics(calendar(), "lists.example.gov.cn"), multiple=True
    )
    events = [(e.start, str(e["summary"])) for e in made.events]
    assert events == [
        (DAY, f"逾期未公开1件：{OTHER}"),
        (date(2026, 11, 27), f"将到公开期限1件：{OTHER}"),
        (date(2026, 12, 2), f"公示将期满1件：{OTHER}"),
        (date(2026, 12, 2), f"公示将期满1件：{MARKET}"),
    ]
    assert len({str(e["uid"]) for e in made.events}) == 4
    assert as_ics(calendar(), "x") == as_ics(calendar(), "x")


def test_an_authority_gets_its_own() -> None:
    own = calendar(MARKET)
    assert {one.authority for one in own.entries} == {MARKET}
    assert own.withheld == ()
    assert list(sentences(own)) == [f"{MARKET}：公示将期满1件"]


def test_the_page_stands_alone_names_cells_and_no_party(
    written: Path, html_validator: Callable[[Path], list[Remark]]
) -> None:
    page = (written / "calendar.html").read_text("utf-8")
    assert "shi/结果.xlsx › 行政处罚!A6" in page
    assert "已过8天" in page
    assert "noindex" in page
    style = page.partition('rel="stylesheet" href="')[2].partition('"')[0]
    assert (written / style).is_file()
    for ending in ("html", "json", "ics"):
        text = (written / f"calendar.{ending}").read_text("utf-8")
        assert "春晖" not in text
        assert "15412345678" not in text
    assert [str(remark) for remark in html_validator(written / "calendar.html")] == []


def citing(fate: Fate, name: str) -> Citing:
    place = Place("shi/清单.xlsx", "权力清单", "F5")
    return Citing(
        "权力清单", OTHER, name, "339902000101", "《甲条例》第二条", place, fate, "〔-二-〕"
    )


CHANGES = (
    Change("甲条例", Happening.REPLACED, date(2026, 5, 1), "2026-03-01",
           (citing(Fate.SAME, "一项"), citing(Fate.CHANGED, "另一项"))),
    Change("乙办法", Happening.REPEALED, date(2025, 6, 1), "丙办法",
           (citing(Fate.REPEALED, "<b>第三项</b>"),)),
)  # fmt: skip


def test_changes_of_the_law_are_a_page_and_data(tmp_path: Path) -> None:
    site = SiteSettings.of(vars(pelicanconf))
    written = write_changes(CHANGES, site, ROOT / "theme", tmp_path)
    assert [path.name for path in written] == ["affected.html", "affected.json"]
    page = written[0].read_text("utf-8")
    assert "noindex" in page
    assert "由《丙办法》替代" in page
    assert "&lt;b&gt;第三项" in page
    assert page.index("另一项") < page.index(">一项")  # what asks for an edit comes first
    told: dict[str, Any] = json.loads(written[1].read_text("utf-8"))
    assert [(one["title"], one["happening"], one["day"]) for one in told["changes"]] == [
        ("甲条例", "replaced", "2026-05-01"),
        ("乙办法", "repealed", "2025-06-01"),
    ]
    assert [one["fate"] for one in told["changes"][0]["citing"]] == ["changed", "same"]
    assert next(iter(changes_told(CHANGES))) == "《甲条例》已有新版（2026-05-01）：引用2处"


def test_the_page_of_changes_is_valid(
    tmp_path: Path, html_validator: Callable[[Path], list[Remark]]
) -> None:
    site = SiteSettings.of(vars(pelicanconf))
    page, _ = write_changes(CHANGES, site, ROOT / "theme", tmp_path)
    assert [str(remark) for remark in html_validator(page)] == []


def test_no_change_is_said_so(tmp_path: Path) -> None:
    site = SiteSettings.of(vars(pelicanconf))
    page, _ = write_changes((), site, ROOT / "theme", tmp_path)
    assert "清单引用的法律法规没有变化" in page.read_text("utf-8")
