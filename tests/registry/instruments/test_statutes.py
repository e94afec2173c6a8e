"""The real statutes beside this repository, with all their dirt."""

from pathlib import Path

import pytest

from benchmarks.citations import (
    DAMAGES,
    Outcome,
    Sample,
    damaged_samples,
    outcome,
    true_samples,
)
from plugins.registry.instruments import Library


@pytest.fixture(scope="module")
def true(statutes: Library) -> list[Outcome]:
    return [outcome(statutes, sample) for sample in true_samples(statutes)]


@pytest.fixture(scope="module")
def damaged(statutes: Library) -> list[Outcome]:
    return [outcome(statutes, sample) for sample in damaged_samples(statutes)]


def test_every_file_is_in_the_library_or_reported(shared: Path, statutes: Library) -> None:
    files = {
        path.relative_to(shared / "laws").as_posix()
        for path in (shared / "laws").rglob("*.md")
        if not path.name.startswith("_")
    }
    used = {source for edition in statutes.editions for source in edition.sources}
    told = {problem.file for problem in statutes.problems}
    copies = {
        file for file in files - used - told if Path(file).name in {Path(u).name for u in used}
    }
    assert files - used - told - copies == set()
    assert len(used) > 1400
    assert len(told) < 10


def test_true_citations_resolve_clean(true: list[Outcome]) -> None:
    failed = [text(o.sample) for o in true if not o.clean]
    assert len(failed) <= len(true) // 100, failed


def test_damaged_citations_are_caught_and_named(damaged: list[Outcome]) -> None:
    assert len({o.sample.damage for o in damaged}) == len(DAMAGES)
    assert [text(o.sample) for o in damaged if o.clean] == []
    unnamed = [text(o.sample) for o in damaged if not o.named]
    assert len(unnamed) <= len(damaged) * 3 // 100, unnamed


def text(sample: Sample) -> str:
    return f"{sample.damage}: {sample.text[:80]} {sample.on or ''}"
