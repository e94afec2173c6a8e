"""Outcomes on disk are what they were, found by what pages ask for, and leave nothing behind."""

import gc
import os
import subprocess
import sys
from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from plugins.pages.desk import OUTCOME_TYPES
from plugins.publication.archive import FILE, FOLDER, Archive, Booking, Passed, Told
from plugins.publication.archive.coding import clock_meant, clock_told
from plugins.publication.clock_sayings import PB_01, PB_02, PB_03
from plugins.publication.clocks import Clock, Due
from plugins.publication.public import PublicRegistry, publish_as_of
from plugins.publication.records import PublicLicence, PublicOutcome, PublicPenalty
from plugins.registry.cells import as_cited, as_document_no
from plugins.registry.loading import load
from plugins.registry.records import Source
from plugins.registry.vocabulary import PenaltyKind
from tests.conftest import ROOT

DAY = date(2026, 11, 20)


def penalty(row: int, **fields: Any) -> PublicPenalty:
    source = Source("shi/结果.xlsx", "处罚", row, {"party": "B"}, "abc")
    return PublicPenalty.model_construct(source=source, **fields)


@pytest.fixture(scope="module")
def city() -> PublicRegistry:
    loaded = load(ROOT / "lists", [ROOT / "content" / "laws"], today=DAY)
    return publish_as_of(loaded, DAY).public


def kept(*outcomes: PublicOutcome, natural: bool = False) -> Archive:
    archive = Archive()
    put(archive, "shi/结果.xlsx", *outcomes, natural=natural)
    return archive


def put(
    archive: Archive, book: str, *outcomes: PublicOutcome, natural: bool = False, key: str = ""
) -> None:
    passed = (Passed(one, Clock(until=DAY), natural) for one in outcomes)
    archive.put(book, Booking.of(passed), key, b"beside")
    archive.arrange([book])


def test_an_outcome_read_back_is_what_was_written() -> None:
    every = penalty(
        7,
        document_no=as_document_no("示环罚〔2026〕1号"),
        party="某公司",
        decided=DAY,
        basis=as_cited("《示例市市容条例》第八条第一款"),
        kinds=(PenaltyKind.FINE, PenaltyKind.WARNING),
        fine=500_00,
        note=None,
    )
    (back,) = kept(every).every(PublicPenalty)
    assert back == every
    assert back.model_fields_set == every.model_fields_set
    assert back.source.columns == {"party": "B"}
    assert back.source.digest == "abc"
    assert type(back.kinds[0]) is PenaltyKind


def test_every_outcome_of_the_example_is_read_back(city: PublicRegistry) -> None:
    told = list(city.all(PublicPenalty))
    assert len(told) == len(city.all(PublicPenalty)) > 100
    assert city.all(PublicPenalty)[3:7] == tuple(told[3:7])
    assert city.all(PublicPenalty)[-1] == told[-1]
    with pytest.raises(IndexError):
        city.all(PublicPenalty)[len(told)]
    assert isinstance(city.all(PublicLicence), Told)


def test_what_pages_ask_for_is_what_looking_at_all_would_find(city: PublicRegistry) -> None:
    told = list(city.all(PublicPenalty))
    for (kind, owner, year), count in city.archive.years().items():
        if kind is PublicPenalty:
            wanted = [
                one
                for one in told
                if one.authority == owner and (one.decided.year if one.decided else 0) == year
            ]
            assert count == len(wanted)
    code, owner = next((one.item_code, one.authority) for one in told if one.item_code)
    mine = [one for one in told if (one.item_code, one.authority) == (code, owner)]
    assert city.where(PublicPenalty, item_code=code, authority=owner) == tuple(mine)
    count, newest = city.archive.of_item(PublicPenalty, owner, code or "", 1)
    assert count == len(mine)
    assert newest[0].decided == max(one.decided for one in mine if one.decided)


def test_persons_are_told_from_organisations(city: PublicRegistry) -> None:
    persons = {one.source for one in city.archive.of_persons()}
    every = [one for kind in OUTCOME_TYPES for one in city.all(kind)]
    assert {one.source for one in every if city.is_of_person(one)} == persons
    assert 0 < len(persons) < len(every)


@pytest.mark.parametrize("most", [1, 3, 1000])
def test_what_is_new_are_the_last_days_of_each_authority(most: int, city: PublicRegistry) -> None:
    days = defaultdict[str | None, dict[Source, date]](dict)
    for one in (one for kind in OUTCOME_TYPES for one in city.all(kind)):
        if one.published and not city.is_of_person(one):
            days[one.authority][one.source] = one.published
    for owner, found in days.items():
        told = [one.source for one in city.archive.news(owner or "", most)]
        assert len(told) == len(set(told))
        assert set(told) == last_days(found, most)
    told = [one.source for one in city.archive.latest(most)]
    assert len(told) == len(set(told))
    assert set(told) == last_days({k: v for some in days.values() for k, v in some.items()}, most)


def last_days(found: Mapping[Source, date], most: int) -> set[Source]:
    """All of the day of the *most*-th last, and all after it."""
    since = sorted(found.values(), reverse=True)[:most][-1]
    return {source for source, day in found.items() if day >= since}


def test_the_clock_stands_beside_its_outcome() -> None:
    archive = kept(penalty(2), penalty(3), natural=True)
    assert archive.clock(penalty(3).source).until == DAY
    assert archive.clock(penalty(4).source) == Clock()
    assert archive.is_natural(penalty(2).source)
    assert not archive.is_natural(penalty(4).source)


def test_a_clock_read_back_is_what_was_written() -> None:
    due = Due(DAY, exact=False, missing_year=2027)
    full = Clock(DAY, due, 3, DAY, "信用中国", PB_01, PB_02, Due(DAY), due, PB_03)
    for one in (full, Clock(), Clock(until=DAY)):
        assert clock_meant(clock_told(one)) == one


def test_an_archive_of_no_lists_is_gone_with_its_owner(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    (folder,) = (tmp_path / FOLDER).iterdir()
    assert folder.stat().st_mode & 0o077 == 0
    assert (folder / FILE).is_file()
    del archive
    gc.collect()
    assert not list((tmp_path / FOLDER).iterdir())


def test_what_a_killed_process_left_is_swept(tmp_path: Path) -> None:
    code = (
        "import os, sys; from pathlib import Path; from plugins.publication.archive import Archive;"
        "kept = Archive(Path(sys.argv[1])); os._exit(9)"
    )
    subprocess.run([sys.executable, "-c", code, str(tmp_path)], cwd=ROOT, check=False)
    assert len(list((tmp_path / FOLDER).iterdir())) == 1
    archive = Archive(tmp_path)
    (left,) = (tmp_path / FOLDER).iterdir()
    assert left.name.startswith(f"of-{os.getpid()}-")
    assert archive.kinds() == ()


def test_the_digest_of_a_workbook_changes_with_anything_told_of_it() -> None:
    one, other = penalty(7, party="甲公司"), penalty(8, party="乙公司")

    def digest(*outcomes: PublicOutcome, natural: bool = False) -> str:
        (found,) = kept(*outcomes, natural=natural).digests().values()
        return found

    every = [
        digest(one, other),
        digest(other, one),
        digest(one),
        digest(one, other, natural=True),
        digest(one, penalty(9, party="乙公司")),
        digest(one, penalty(8, party="丙公司")),
    ]
    assert len(set(every)) == len(every)
    assert digest(one, other) == every[0]


def test_records_are_the_same_bytes_in_every_process(city: PublicRegistry) -> None:
    asked = (
        "import tests.publication.test_archive as t; from datetime import date;"
        "from plugins.registry.loading import load; from plugins.publication.public import *;"
        "one = publish_as_of(load(t.ROOT / 'lists', [t.ROOT / 'content' / 'laws'], today=t.DAY),"
        " t.DAY).public; print(one.catalogue_digest, sorted(one.archive.digests().items()))"
    )
    env = {**os.environ, "PYTHONHASHSEED": "4"}
    done = subprocess.run(
        [sys.executable, "-c", asked], cwd=ROOT, env=env, capture_output=True, text=True, check=True
    )
    told = f"{city.catalogue_digest} {sorted(city.archive.digests().items())}"
    assert done.stdout.strip() == told


def test_another_day_is_another_catalogue(city: PublicRegistry) -> None:
    other = PublicRegistry(city.catalogue, city.library, date(2026, 11, 21))
    same = PublicRegistry(city.catalogue, city.library, DAY)
    less = PublicRegistry(list(city.catalogue)[1:], city.library, DAY)

    digests = {one.catalogue_digest for one in (other, same, less)}
    assert len(digests) == 3


def test_an_archive_of_lists_is_there_again(tmp_path: Path) -> None:
    archive = Archive(tmp_path, "lists")
    put(archive, "shi/结果.xlsx", penalty(7), penalty(8), key="k")
    digests = archive.digests()
    del archive
    gc.collect()

    again = Archive(tmp_path, "lists")
    assert again.kept("shi/结果.xlsx", "k") == b"beside"
    assert again.kept("shi/结果.xlsx", "other") is None
    assert again.kept("shi/别的.xlsx", "k") is None
    assert again.digests() == digests
    assert [one.source.row for one in again.every(PublicPenalty)] == [7, 8]
    assert again.clock(penalty(7).source).until == DAY
    (folder,) = (tmp_path / FOLDER).iterdir()
    assert folder.stat().st_mode & 0o077 == 0
    assert (folder / FILE).stat().st_mode & 0o077 == 0


def test_who_comes_second_has_an_archive_of_its_own(tmp_path: Path) -> None:
    first = Archive(tmp_path, "lists")
    put(first, "shi/结果.xlsx", penalty(7), key="k")

    second = Archive(tmp_path, "lists")
    assert second.kept("shi/结果.xlsx", "k") is None
    put(second, "shi/结果.xlsx", penalty(9))
    assert [one.source.row for one in first.every(PublicPenalty)] == [7]


def test_a_workbook_put_again_leaves_nothing_of_before(tmp_path: Path) -> None:
    archive = Archive(tmp_path, "lists")
    put(archive, "shi/结果.xlsx", penalty(7, party="将被撤下的名称"))
    put(archive, "shi/结果.xlsx", penalty(8, party="乙"))

    assert [one.source.row for one in archive.every(PublicPenalty)] == [8]
    assert not archive.holds(penalty(7).source)
    (file,) = (tmp_path / FOLDER).rglob(FILE)
    assert "将被撤下的名称".encode() not in file.read_bytes()


def test_workbooks_are_told_in_the_order_arranged() -> None:
    archive = Archive()
    for row, book in ((1, "b"), (2, "a"), (3, "c")):
        source = Source(f"{book}.xlsx", "处罚", row)
        one = PublicPenalty.model_construct(source=source, decided=DAY)
        archive.put(f"{book}.xlsx", Booking.of([Passed(one, Clock(), natural=False)]))
    archive.arrange(["a.xlsx", "b.xlsx"])

    assert [one.source.row for one in archive.every(PublicPenalty)] == [2, 1]
    assert [one.source.row for one in archive.newest(PublicPenalty)] == [2, 1]
    assert [one.source.row for one in archive.where(PublicPenalty, {"decided": 1})] == []
    assert archive.books() == ("a.xlsx", "b.xlsx")
    parts = list(archive.parts(PublicPenalty, 10))
    assert [(part.book, part.first, part.last) for part in parts] == [
        ("a.xlsx", 0, 1),
        ("b.xlsx", 0, 1),
    ]


def test_a_file_that_is_no_archive_of_ours_is_made_anew(tmp_path: Path) -> None:
    archive = Archive(tmp_path, "lists")
    put(archive, "shi/结果.xlsx", penalty(7), key="k")
    (file,) = (tmp_path / FOLDER).rglob(FILE)
    del archive
    gc.collect()

    for damaged in (b"no database", b"", file.read_bytes()[:4096]):
        file.write_bytes(damaged)
        again = Archive(tmp_path, "lists")
        assert again.kept("shi/结果.xlsx", "k") is None
        put(again, "shi/结果.xlsx", penalty(7), key="k")
        del again
        gc.collect()
