"""A site made step by step is, byte for byte, the one that is made from nothing."""

import os
from collections.abc import Iterator

import pytest

from tests.incremental.building import MEMORY
from tests.incremental.edits import EDITS, WAYS, Edit, drawn
from tests.incremental.sequences import Oracle, in_memory

GOALS = 52 if os.environ.get("CI") == "true" else 6
"""Inputs that are led to; each is reached in `WAYS` ways.  All 208 take minutes."""


@pytest.fixture(scope="module")
def oracle() -> Iterator[Oracle]:
    with in_memory() as folder:
        made = Oracle(folder)
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
    kept: str,
) -> None:
    steps = [[Edit("nothing")], [Edit("written", 0, 3, 1), Edit("fall", 2, 1, 1)]]
    with in_memory() as folder:
        oracle = Oracle(folder, kept)
        (failure,) = oracle.failures([steps])
        oracle.close()
    assert sum(map(len, failure.steps)) == 1
    assert failure.differs
