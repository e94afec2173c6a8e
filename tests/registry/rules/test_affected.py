"""When law changes: what the lists still cite, what became of it, and where it stands."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest

from plugins.registry.affected import Change, Fate, Happening
from plugins.registry.calendar import WorkingDays
from plugins.registry.cells import as_cited
from plugins.registry.instruments import Library, load_library
from plugins.registry.linking import Registry
from plugins.registry.models.items import PowerItem
from plugins.registry.models.outcomes import PenaltyDecision
from plugins.registry.records import Record, Source
from plugins.registry.rules import affected
from plugins.registry.vocabulary import ItemStatus

TODAY = date(2026, 1, 15)
SOURCE = Source("示例市/清单.xlsx", "权力清单", 5, {"basis": "F"})
FILES = {
    "a1": "---\n标题: 甲条例\n公布日期: 2015-11-20\n施行日期: 2016-01-01\n---\n"
    "第一条 养犬登记。\n第二条 罚款二百元。\n第三条 收费。\n第四条 自2016年1月1日起施行。\n",
    "a2": "---\n标题: 甲条例\n公布日期: 2022-03-01\n施行日期: 2022-05-01\n---\n"
    "第一条 养犬登记。\n第二条 罚款五百元。\n第二条之一 甲。\n第五条 自2022年5月1日起施行。\n",
    "a3": "---\n标题: 甲条例\n公布日期: 2026-01-01\n施行日期: 2026-05-01\n---\n"
    "第一条 养犬应当登记。\n第二条 罚款五百元。\n第五条 自2026年5月1日起施行。\n",
    "b": "---\n标题: 乙办法\n公布日期: 2001-02-03\n废止日期: 2025-06-01\n替代: 丙办法\n---\n"
    "第一条 甲。\n第二条 施行。\n",
    "d": "---\n标题: 丁办法\n公布日期: 2001-02-03\n废止日期: 2026-03-01\n---\n第一条 甲。\n",
}
OLD = date(2020, 1, 1)
Finder = Callable[..., tuple[Change, ...]]


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    folder: Path = tmp_path_factory.mktemp("laws")
    for name, text in FILES.items():
        (folder / f"{name}.md").write_text(text, encoding="utf-8")
    return load_library([folder])


def item(basis: str, **more: object) -> PowerItem:
    return PowerItem(source=SOURCE, name="一项", code="1", basis=as_cited(basis), **more)


def registry(library: Library, *records: Record) -> Registry:
    return Registry(records, library, WorkingDays(), TODAY)


def told(found: tuple[Change, ...]) -> list[tuple[Happening, str, Fate]]:
    return [(change.happening, change.heir, one.fate) for change in found for one in change.citing]


COMING = (Happening.COMING, "2026-01-01", Fate.CHANGED)
SAME_LATER = (Happening.COMING, "2026-01-01", Fate.SAME)
NEW = (Happening.REPLACED, "2022-03-01")


@pytest.mark.parametrize(
    ("basis", "since", "expected"),
    [
        ("《甲条例》第一条", OLD, [COMING, (*NEW, Fate.SAME)]),
        ("《甲条例》第二条", OLD, [SAME_LATER, (*NEW, Fate.CHANGED)]),
        ("《甲条例》第三条", OLD, [(Happening.COMING, "2026-01-01", Fate.GONE), (*NEW, Fate.GONE)]),
        ("《甲条例》第二条之一", OLD,
         [(Happening.COMING, "2026-01-01", Fate.GONE), (*NEW, Fate.NEW)]),
        ("《甲条例》第二条", date(2022, 5, 1), [SAME_LATER]),
        ("《甲条例》第二条", date(2022, 4, 30), [SAME_LATER, (*NEW, Fate.CHANGED)]),
        ("《甲条例》第二条", None, [SAME_LATER]),
        ("《甲条例》（2015）第二条", None, [SAME_LATER, (*NEW, Fate.CHANGED)]),
        ("《甲条例》（2011）第二条", None, [SAME_LATER, (*NEW, Fate.UNKNOWN)]),
        ("《甲条例》（2022）第二条", None, [SAME_LATER]),
        ("《乙办法》第一条", None, [(Happening.REPEALED, "丙办法", Fate.REPEALED)]),
        ("《丁办法》第一条", None, [(Happening.ENDING, "", Fate.REPEALED)]),
        ("《戊办法》第一条", OLD, []),
    ],
)  # fmt: skip
def test_what_became_of_a_citation(
    library: Library,
    basis: str,
    since: date | None,
    expected: list[tuple[Happening, str, Fate]],
) -> None:
    found = affected.affected(registry(library, item(basis, effective=since)))
    assert told(found) == expected


def test_a_place_is_named_with_its_item_and_the_difference(library: Library) -> None:
    found = affected.affected(registry(library, item("《甲条例》第二条", effective=OLD)))
    change = found[-1]
    (one,) = change.citing
    assert (change.title, change.day) == ("甲条例", date(2022, 5, 1))
    assert (one.list_name, one.name, one.code, one.place.cell) == ("权力清单", "一项", "1", "F5")
    assert "〔-二-〕〔+五+〕" in one.diff


@pytest.mark.parametrize(
    "record",
    [
        PenaltyDecision(source=SOURCE, basis=as_cited("《乙办法》第一条"), decided=TODAY),
        item("《乙办法》第一条", status=ItemStatus.CANCELLED),
    ],
)
def test_decisions_and_cancelled_items_stay_as_they_were(library: Library, record: Record) -> None:
    assert affected.affected(registry(library, record)) == ()


@pytest.mark.parametrize(
    ("basis", "since", "rules"),
    [
        ("《甲条例》第二条", OLD, ["LB-10"]),
        ("《甲条例》第一条", OLD, []),
        ("《甲条例》第二条", date(2022, 5, 1), []),
        ("《甲条例》第二条", None, []),
        ("《甲条例》第二条之一", OLD, []),
    ],
)
def test_words_amended_since_are_a_finding(
    library: Library, basis: str, since: date | None, rules: list[str]
) -> None:
    (check,) = affected.CHECKS
    found = list(check.find(registry(library, item(basis, effective=since))))
    assert [finding.rule for finding in found] == rules
    assert all("在2022-03-01版里已经修改" in finding.zh for finding in found)


def test_a_record_without_a_day_hears_of_a_new_edition_for_a_year(library: Library) -> None:
    start = date(2022, 5, 1)
    for day, happenings in ((start + affected.RECENT, 0), (start + affected.RECENT - ONE, 1)):
        lists = Registry([item("《甲条例》第二条")], library, WorkingDays(), day)
        found = [c for c in affected.affected(lists) if c.happening is Happening.REPLACED]
        assert len(found) == happenings


ONE = timedelta(days=1)
