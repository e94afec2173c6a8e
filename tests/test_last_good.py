"""A wrong workbook never takes anything off the site; privacy and a publisher's word do."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from plugins.publication.keeping.coding import decoded, encoded
from plugins.publication.keeping.identity import identity
from plugins.publication.keeping.standing import Why
from plugins.publication.keeping.store import FOLDER, Renewed, Store
from plugins.publication.policy import Policy
from plugins.publication.public import (
    STRICT,
    Memories,
    Publication,
    memories_of,
    publish_as_of,
)
from plugins.publication.records import Public, PublicPenalty, PublicTombstone
from plugins.registry.loading import load
from tests.books import CITY, Rows, book, city
from tests.conftest import PUBLICATION_DATE, ROOT
from tests.town import HEADINGS, OTHER, STANDING, build, files, page_of

DAY, NEXT, LATER = date(2026, 11, 10), date(2026, 11, 16), date(2026, 11, 20)
BROKEN = {**STANDING, "处罚决定日期": "去年冬天"}
NUMBER = "示环罚〔2026〕8801号"


def rows(*penalties: dict[str, str]) -> Rows:
    return [HEADINGS, *([row.get(heading) for heading in HEADINGS] for row in penalties)]


class Desk:
    """Publishes one version of the lists after another, remembering each."""

    def __init__(self, folder: Path) -> None:
        self.lists, self.store = folder / "lists", Store(folder / "cache")

    def write(self, *penalties: dict[str, str], name: str = "结果.xlsx") -> None:
        book(self.lists / "eco" / "清单.xlsx", city())
        book(self.lists / "eco" / name, {"行政处罚决定": rows(*penalties)})

    def published(
        self, day: date = NEXT, *, policy: Policy = STRICT, shrink: bool = False
    ) -> Publication:
        loaded = load(self.lists, today=day)
        memories = Memories(self.store.recall, shrink)
        publication = publish_as_of(loaded, day, policy, memories)
        self.store.remember(memories_of(publication))
        return publication


def numbers(publication: Publication) -> list[str]:
    return sorted(
        one.document_no.text for one in publication.public.all(PublicPenalty) if one.document_no
    )


def whys(publication: Publication) -> list[Why]:
    return [kept.why for kept in publication.public.kept.values()]


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    made = Desk(tmp_path)
    made.write(STANDING, OTHER)
    assert len(numbers(made.published(DAY))) == 2
    return made


def test_an_error_in_a_row_keeps_the_last_good_version_of_that_row(desk: Desk) -> None:
    desk.write(BROKEN, {**OTHER, "违法事实": "把茶渣倾倒在蟾溪西岸"})
    publication = desk.published()
    assert len(numbers(publication)) == 2
    assert whys(publication) == [Why.ROW]
    (old,) = (one for one in publication.public.all(PublicPenalty) if one.fine == 3141500)
    assert old.decided == date(2026, 10, 12)
    assert publication.public.kept[old.source].good == DAY
    (new,) = (one for one in publication.public.all(PublicPenalty) if one != old)
    assert new.facts == "把茶渣倾倒在蟾溪西岸", "everything else is of today"


def test_a_version_stands_as_long_as_the_error_and_not_longer(desk: Desk) -> None:
    desk.write(BROKEN, OTHER)
    desk.published()
    again = desk.published(date(2026, 11, 17))
    assert [kept.good for kept in again.public.kept.values()] == [DAY]
    desk.write({**STANDING, "罚款金额": "27182元"}, OTHER)
    mended = desk.published(date(2026, 11, 18))
    assert whys(mended) == []
    assert sorted(one.fine or 0 for one in mended.public.all(PublicPenalty)) == [2718200, 2718200]


def test_a_new_row_with_an_error_was_never_good_and_is_left_out(desk: Desk) -> None:
    new = {**BROKEN, "行政处罚决定书文号": "示环罚〔2026〕8899号"}
    desk.write(STANDING, OTHER, new)
    assert len(numbers(desk.published())) == 2


@pytest.mark.parametrize(
    "spoil",
    [
        pytest.param(lambda path: path.write_bytes(b"no workbook"), id="unreadable"),
        pytest.param(
            lambda path: book(path, {"别的": [("甲列", "乙列"), ("一", "二")]}), id="another sheet"
        ),
        pytest.param(lambda path: path.unlink(), id="deleted"),
    ],
)
def test_a_workbook_that_cannot_be_used_keeps_all_of_its_rows(
    desk: Desk, spoil: Callable[[Path], object]
) -> None:
    for number in range(30):
        extra = {**STANDING, "行政处罚决定书文号": f"示环罚〔2026〕{7000 + number}号"}
        desk.write(STANDING, *([extra] if number else []), name=f"结果{number}.xlsx")
    (desk.lists / "eco/结果.xlsx").unlink()
    many = [{**STANDING, "行政处罚决定书文号": f"示环罚〔2026〕{6000 + n}号"} for n in range(40)]
    desk.write(*many, name="结果0.xlsx")
    before = numbers(desk.published(DAY))
    spoil(desk.lists / "eco/结果0.xlsx")
    after = desk.published()
    assert numbers(after) == before
    assert set(whys(after)) <= {Why.BOOK, Why.GONE}
    assert len(whys(after)) == 40


def test_what_a_department_deletes_is_gone(desk: Desk) -> None:
    desk.write(OTHER)
    assert numbers(desk.published()) == [OTHER["行政处罚决定书文号"]]


def test_a_whole_authority_goes_only_by_the_publisher_s_word(desk: Desk) -> None:
    for path in (desk.lists / "eco").iterdir():
        path.unlink()
    kept = desk.published()
    assert len(numbers(kept)) == 2
    assert set(whys(kept)) == {Why.GONE}
    assert numbers(desk.published(shrink=True)) == []
    assert numbers(desk.published()) == [], "and it does not come back"


def test_many_records_go_only_by_the_publisher_s_word(desk: Desk) -> None:
    many = [{**STANDING, "行政处罚决定书文号": f"示环罚〔2026〕{6000 + n}号"} for n in range(60)]
    desk.write(*many)
    assert len(numbers(desk.published(DAY))) == 60
    desk.write(*many[:45])
    assert len(numbers(desk.published())) == 45, "a quarter may go"
    desk.write(*many[:20])
    assert len(numbers(desk.published())) == 45
    assert len(numbers(desk.published(shrink=True))) == 20


@pytest.mark.parametrize(
    "change",
    [
        pytest.param({"决定状态": "撤销", "状态变更日期": "2026-11-12"}, id="revoked"),
        pytest.param({"是否公开": "否"}, id="not public"),
        pytest.param({"是否公开": "看情况"}, id="public or not cannot be read"),
        pytest.param({"决定状态": "不好说"}, id="its state cannot be read"),
        pytest.param({"是否未成年人": "是"}, id="a minor"),
    ],
)
def test_privacy_comes_before_continuity(desk: Desk, change: dict[str, str]) -> None:
    headings = (*HEADINGS, *(name for name in change if name not in HEADINGS))
    row = {**BROKEN, **change}
    book(
        desk.lists / "eco/结果.xlsx",
        {"行政处罚决定": [headings, [row.get(heading) for heading in headings]]},
    )
    publication = desk.published()
    assert NUMBER not in numbers(publication)


def test_the_clock_runs_for_what_stands(desk: Desk) -> None:
    broken = {**OTHER, "处罚决定日期": "去年冬天"}
    desk.write(STANDING, broken)
    assert len(numbers(desk.published(date(2026, 11, 18)))) == 2
    assert numbers(desk.published(LATER)) == [NUMBER], "its last day was the 19th"
    assert "8802" not in "".join(
        path.read_text("utf-8") for path in (desk.store.cache / FOLDER).iterdir()
    ), "and the memory forgets it, too"


def test_a_damaged_or_foreign_memory_is_forgotten(desk: Desk) -> None:
    for path in (desk.store.cache / FOLDER).iterdir():
        path.write_text('{"version": 1, "records": [[{"kind": "Nonsense"}]]')
    desk.write(BROKEN, OTHER)
    assert len(numbers(desk.published())) == 1


def test_every_record_of_the_example_city_survives_memory(tmp_path: Path) -> None:
    day = date.fromisoformat(PUBLICATION_DATE)
    public = publish_as_of(load(ROOT / "lists", today=day), day).public
    wrong = []
    unnamed = set()
    for record in public:
        assert isinstance(record, Public)
        again = decoded(encoded(record), record.source.sheet)
        different = [
            name
            for name in type(record).model_fields
            if name != "source" and getattr(again, name) != getattr(record, name)
        ]
        if different:
            wrong.append((type(record).__name__, different))
        if identity(record) != identity(again) and not isinstance(record, PublicTombstone):
            wrong.append((type(record).__name__, ["identity"]))
        if identity(record) is None:
            unnamed.add(type(record).__name__)
    assert wrong[:5] == []
    assert unnamed <= {"PublicAttachment"}


def test_the_pages_say_of_which_day_they_are(tmp_path: Path) -> None:
    lists, output = tmp_path / "lists", tmp_path / "build"
    book(lists / "eco/清单.xlsx", city(行政处罚决定=rows(STANDING, OTHER)))
    build(lists, output, DAY)
    book(lists / "eco/清单.xlsx", city(行政处罚决定=rows(BROKEN, OTHER)))
    build(lists, output, NEXT)
    made = files(output)
    kept = BeautifulSoup((output / page_of(made, "八角渣")).read_text("utf-8"), "lxml")
    assert kept.main is not None
    notice = kept.main.select_one(".notice--warn")
    assert notice is not None
    assert "2026年11月10日公布的版本" in notice.get_text()
    assert "改正之前沿用上次公布的内容" in notice.get_text()
    other = BeautifulSoup((output / page_of(made, "众乐茶叶")).read_text("utf-8"), "lxml")
    assert other.select_one(".notice--warn") is None
    authority = next(
        text
        for address, text in made.items()
        if address.startswith("authorities/1") and CITY in text
    )
    assert "其中1条是2026年11月10日公布的版本" in authority


def test_a_workbook_that_says_what_it_said_is_only_counted(desk: Desk) -> None:
    folder = desk.store.cache / FOLDER
    before = {path: path.stat().st_mtime_ns for path in folder.iterdir()}
    heads = [json.loads(path.read_text("utf-8").splitlines()[0]) for path in sorted(before)]
    counted = [Renewed(workbook, number) for _, workbook, _, _, number in heads]
    assert sum(one.number for one in counted) > 2

    assert list(desk.store.recall({head[1]: head[2] for head in heads})) == counted
    assert len(list(desk.store.recall())) == sum(one.number for one in counted)
    desk.published(DAY)
    assert {path: path.stat().st_mtime_ns for path in folder.iterdir()} == before
    desk.published(NEXT)
    assert {path: path.stat().st_mtime_ns for path in folder.iterdir()} != before
