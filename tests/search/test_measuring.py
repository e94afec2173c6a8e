"""The search benchmark measures what it says it measures."""

import sys
from pathlib import Path

import pytest

from benchmarks.search.building import Unfinished, cost
from benchmarks.search.judging import judged
from benchmarks.search.measuring import Patience
from benchmarks.search.serving import Answered, waves
from benchmarks.search.workload import Asked, even


def _answered(began: float, ended: float) -> Answered:
    return Answered("x", 1, began, ended, 1)


@pytest.mark.parametrize(
    ("requests", "trips"),
    [
        ([], 0),
        ([(0, 2), (1, 3), (1.5, 4)], 1),
        ([(0, 1), (2, 3), (4, 5)], 3),
        ([(4, 5), (0, 1), (0.5, 3), (2, 3)], 3),
    ],
)
def test_trips_are_the_longest_chain_of_requests_that_waited_for_another(
    requests: list[tuple[float, float]], trips: int
) -> None:
    assert waves([_answered(*one) for one in requests]) == trips


def test_a_sample_of_queries_has_as_many_of_each_kind() -> None:
    asked = [Asked(kind, f"{kind}{place}") for kind in ("code", "title") for place in range(9)]
    assert [one.text for one in even(asked, 14)] == ["code0", "code1", "title0", "title1"]
    assert even(asked, 700) == asked


def test_an_engine_that_does_not_end_says_so(tmp_path: Path) -> None:
    endless = (sys.executable, "-c", "while True: pass")
    with pytest.raises(Unfinished, match="no index in 1 s"):
        cost(endless, tmp_path / "index", 1)
    failing = (sys.executable, "-c", "raise SystemExit(3)")
    with pytest.raises(Unfinished, match="ended with 3"):
        cost(failing, tmp_path / "index", 60)


def test_no_patience_at_all_is_not_patience_for_ever() -> None:
    lost = Patience.of(0)
    assert lost.lost
    assert lost.left == 1


def test_recall_and_precision_are_of_the_queries_that_were_judged() -> None:
    asked = [
        Asked("substring", "甲", frozenset({1, 2}), None),
        Asked("substring", "乙", frozenset({3}), None),
        Asked("code", "丙", None, 7),
    ]
    found = judged(asked, [[1, 5], [3], [9, 7]])
    assert (found["substring"].recall, found["substring"].precision) == (0.75, 0.75)
    assert found["code"].rank == 0.5
    assert found["code"].recall is None
