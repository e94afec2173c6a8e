"""A site made step by step is, byte for byte, the one that is made from nothing."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.incremental.building import MEMORY
from tests.incremental.edits import EDITS, WAYS, Edit, drawn
from tests.incremental.sequences import Oracle

GOALS = 6
"""Inputs that are led to; each is reached in `WAYS` ways."""


@pytest.fixture(scope="module")
def oracle(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Oracle]:
    made = Oracle(tmp_path_factory.mktemp("incremental").resolve())
    yield made
    made.close()


@pytest.mark.parametrize("goal", range(GOALS))
def test_whatever_was_edited_the_site_is_that_of_a_clean_build(oracle: Oracle, goal: int) -> None:
    failures = oracle.failures(drawn(WAYS * goal + way) for way in range(WAYS))
    assert not list(map(str, failures))


def test_every_kind_of_edit_is_drawn() -> None:
    kinds = {edit.kind for seed in range(200) for step in drawn(seed) for edit in step}
    assert kinds == set(EDITS)


@pytest.mark.parametrize("kept", ["penalties/", "search/entry", MEMORY])
def test_what_is_kept_wrongly_is_noticed_and_the_edit_that_shows_it_is_named(
    tmp_path: Path, kept: str
) -> None:
    oracle = Oracle(tmp_path.resolve(), kept)
    steps = [[Edit("nothing")], [Edit("written", 0, 3, 1), Edit("fall", 2, 1, 1)]]
    (failure,) = oracle.failures([steps])
    oracle.close()
    assert sum(map(len, failure.steps)) == 1
    assert failure.differs
