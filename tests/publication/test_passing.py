"""A workbook for which nothing changed does not pass the wall again, and nothing differs for it."""

import gc
from collections.abc import Callable
from datetime import date
from pathlib import Path
from shutil import copytree
from typing import Any

import pytest

from plugins.publication.judging import policy_of
from plugins.publication.public import Publication, publish_as_of
from plugins.publication.records import Public
from plugins.registry.crew import Workers
from plugins.registry.loading import load
from tests.books import put_in_last_row
from tests.conftest import ROOT

DAY = date(2026, 11, 20)
AUTHORITY = "shi-shichang-jianguan"
RESULTS = "执法结果2026.xlsx"


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A folder with one authority's lists."""
    copytree(ROOT / "lists" / AUTHORITY, tmp_path / "lists" / AUTHORITY)
    return tmp_path


def said(
    place: Path,
    choices: dict[str, Any] | None = None,
    day: date = DAY,
    *,
    cache: bool = True,
    workers: int = 1,
) -> Publication:
    lists, kept = place / "lists", place / ("cache" if cache else "another cache")
    policy = policy_of({"assessed": "2026-01-01", **(choices or {})}, lists, kept)
    loaded = load(lists, [ROOT / "content" / "laws"], today=day, cache=kept)
    return publish_as_of(loaded, day, policy, workers=Workers(workers))


def told(publication: Publication) -> list[object]:
    """Everything that a publication says."""
    public = publication.public
    every = [one for one in public if isinstance(one, Public)]
    outcomes = [(one, public.clock(one), public.is_of_person(one)) for one in every]
    return [
        outcomes,
        list(publication.withheld),
        publication.findings,
        publication.counts,
        publication.timeliness,
        public.catalogue_digest,
        dict(public.archive.digests()),
        [public.clock(one) for one in public.tombstones],
    ]


def write(place: Path, column: str, value: str) -> None:
    """Put *value* into the last row of *column* of the first sheet of the results."""
    put_in_last_row(place / "lists" / AUTHORITY / RESULTS, column, value)


def take_down(place: Path) -> None:
    (place / "lists" / "takedowns.toml").write_text(
        '[[takedown]]\nnumber = "示市监罚〔2026〕1号"\nreason = "复议"\nsince = 2026-11-01\n',
        "utf-8",
    )


LISTS: dict[str, Callable[[Path], object]] = {
    "a cell": lambda p: write(p, "行政相对人名称", "示例市另一家公司"),
    "a cell that cannot be read": lambda p: write(p, "罚款金额（万元）", "很多"),
    "a party that is a person": lambda p: write(p, "行政相对人类别", "自然人"),
    "a record taken down": take_down,
    "a workbook less": lambda p: (p / "lists" / AUTHORITY / "执法结果2025.xlsx").unlink(),
    "no attachments": lambda p: (p / "lists" / AUTHORITY / "附件清单.xlsx").unlink(),
    "nothing": lambda _: None,
}


@pytest.mark.parametrize("what", LISTS)
def test_what_passes_after_a_change_is_what_would_pass_at_first(place: Path, what: str) -> None:
    said(place)
    gc.collect()
    LISTS[what](place)
    assert told(said(place)) == told(said(place, cache=False))


@pytest.mark.parametrize(
    ("choices", "day"),
    [
        ({"auto_mask": "*"}, DAY),
        ({"review_required": True}, DAY),
        ({"assessed": "2027-01-01"}, DAY),
        ({"periods": {"policy_days": 3}}, DAY),
        ({}, date(2026, 12, 24)),
        ({}, date(2030, 1, 1)),
    ],
)
def test_another_choice_or_day_lets_everything_pass_again(
    place: Path, choices: dict[str, Any], day: date
) -> None:
    said(place)
    gc.collect()
    assert told(said(place, choices, day)) == told(said(place, choices, day, cache=False))


def test_what_did_not_change_does_not_pass_again(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = told(said(place))
    gc.collect()

    def fail(*_: object) -> None:
        raise AssertionError

    monkeypatch.setattr("plugins.publication.passing.Passing._of_shard", fail)
    assert told(said(place)) == before
    gc.collect()
    write(place, "行政相对人名称", "示例市另一家公司")
    with pytest.raises(AssertionError):
        said(place)


def test_several_processes_let_pass_what_one_does(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("plugins.publication.passing.WORTH", 1)
    assert told(said(place, workers=2)) == told(said(place, cache=False))
