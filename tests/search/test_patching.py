"""An index made from the one that stands is, byte for byte, the one made of all documents."""

import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from random import Random  # noqa: TID251 - seeded

import numpy as np
import pytest

from plugins.search import directory, groups, patching, relisting, unpacking
from plugins.search.coding import encode
from plugins.search.numbering import Numbering
from plugins.search.ordering import Gathered
from plugins.search.postings import TermLists
from plugins.search.records import IndexPlan
from tests.search.patches import (
    EDITS,
    Books,
    Index,
    Made,
    clean,
    differences,
    edited,
    library,
    sheaves,
    short,
    tiny,
)
from tests.search.planned import PLAN

SEEDS = 20 if os.environ.get("CI") == "true" else 3
"""Sequences of edits; they take seconds each."""
SMALL = replace(PLAN, grow_above=20, grow_latin_above=5, leaf_bytes=300, list_bytes=100)
"""Terms grow often, lists often stand outside their leaves."""


@pytest.fixture
def many_files(monkeypatch: pytest.MonkeyPatch) -> None:
    """A small index has nodes, several groups to a shelf, and few documents in its sample."""
    monkeypatch.setattr(directory, "FLAT_LEAVES", 64)
    monkeypatch.setattr(groups, "GROUP", 16)
    monkeypatch.setattr(groups, "SAMPLE", 4)
    monkeypatch.setattr(patching, "SHARE", 0.6)
    monkeypatch.setattr(relisting, "MOST", 1.0)


@pytest.mark.usefixtures("many_files")
@pytest.mark.parametrize("seed", range(SEEDS))
def test_whatever_was_edited_the_index_is_that_of_all_documents(seed: int, tmp_path: Path) -> None:
    random = Random(seed)
    index, books = Index(tmp_path / "index", SMALL), library(80, seed)
    index.made(books)
    for _ in range(3):
        kinds = random.choices(list(EDITS), k=random.choice((1, 1, 2, 3)))
        books = edited(random, books, kinds)
        made = index.made(books)
        assert not differences(made, clean(tmp_path / "clean", books, SMALL)), kinds


@pytest.mark.usefixtures("many_files")
@pytest.mark.parametrize("kind", EDITS)
def test_every_edit_can_be_made_in_what_stands(kind: str, tmp_path: Path) -> None:
    for seed in range(20):
        index, books = Index(tmp_path / str(seed), SMALL), library(80, seed)
        index.made(books)
        if index.made(edited(Random(seed), books, [kind])).taken:
            return
    pytest.fail("it never was")


@pytest.mark.parametrize("seed", range(SEEDS))
def test_wherever_a_border_lies_the_index_is_that_of_all_documents(
    seed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(directory, "FLAT_LEAVES", 8)
    monkeypatch.setattr(directory, "NODE_LEAVES", 4)
    monkeypatch.setattr(directory, "NODE_BITS", 4)
    monkeypatch.setattr(groups, "GROUP", 8)
    monkeypatch.setattr(groups, "SAMPLE", 1)
    monkeypatch.setattr(patching, "SHARE", 0.6)
    monkeypatch.setattr(relisting, "MOST", 1.0)
    plan = replace(PLAN, grow_above=4, grow_latin_above=2, leaf_bytes=40, list_bytes=12)
    random = Random(seed)
    index, books = Index(tmp_path / "index", plan), tiny(random)
    index.made(books)
    taken = 0
    for _ in range(12):
        books = short(random, books)
        made = index.made(books)
        taken += made.taken
        assert not differences(made, clean(tmp_path / "clean", books, plan))
    assert taken


def one_word(books: Books, word: str = "鬰") -> Books:
    """*books* with one more *word* in one outcome, the newest of its workbook."""
    books = [list(book) for book in books]
    place = max(range(len(books[1])), key=lambda place: books[1][place].date)
    *texts, (label, said) = books[1][place].texts
    books[1][place] = replace(books[1][place], texts=(*texts, (label, said + word)))
    return books


def both(tmp_path: Path, before: Books, after: Books, plan: IndexPlan = PLAN) -> tuple[Made, Made]:
    """The index of *before*, and that of *after* made with it there, which is as it must be."""
    index = Index(tmp_path / "index", plan)
    first, second = index.made(before), index.made(after)
    assert not differences(second, clean(tmp_path / "clean", after, plan))
    return first, second


def test_one_more_word_is_a_few_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(groups, "SAMPLE", 50)
    books = library(600, 3)
    before, after = both(tmp_path, books, one_word(books))
    assert after.taken
    new = [name for name in after.files if name not in before.files]
    assert len({name.split("/")[1] for name in new if name.startswith("d/")}) == 1
    assert 2 <= len([name for name in new if name.startswith("t/")]) <= 20
    # And of the documents in its folder only those that are in one file with it.
    assert after.written <= 2 + 20 + 2


def test_what_is_not_searched_leaves_every_leaf(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(groups, "SAMPLE", 50)
    books = library(400, 3)
    after = [list(book) for book in books]
    newest = max(range(len(after[-1])), key=lambda place: after[-1][place].date)
    after[-1][newest] = replace(after[-1][newest], summary="不罚")
    first, second = both(tmp_path, books, after)
    assert second.taken
    leaves = [{name for name in one.files if name[0] in "tp"} for one in (first, second)]
    assert leaves[0] == leaves[1]


@pytest.mark.parametrize("above", [0.01, 0.0])
def test_too_many_changes_make_it_of_all(
    above: float, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(groups, "SAMPLE", 4)
    monkeypatch.setattr(patching, "SHARE", above)
    monkeypatch.setattr(patching, "FEW", 0)
    books = library(200, 3)
    _, after = both(tmp_path, books, one_word(books))
    assert after.taken == (above > 0)


def test_too_much_of_the_lists_makes_it_of_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(groups, "SAMPLE", 4)
    monkeypatch.setattr(relisting, "MOST", 0.0)
    books = library(200, 3)
    _, after = both(tmp_path, books, one_word(books, "罚款"))
    assert not after.taken


NEW = "2026-11-30"
"""A day after all others: whatever is cut by the oldest documents stays as it is."""


def other_labels(books: Books) -> Books:
    """A text of a new document has a name that none has."""
    (one, *book), *rest = books
    new = replace(one, address="new", date=NEW, texts=(*one.texts, ("新的", "文")))
    return [[one, *book, new], *rest]


def other_clauses(books: Books) -> Books:
    """What many of the oldest say is said by one document less."""
    (one, *book), *rest = books
    return [[replace(one, texts=(*one.texts[:-1], ("行使内容", "无"))), *book], *rest]


@pytest.mark.parametrize("edit", [other_labels, other_clauses])
def test_what_concerns_all_documents_makes_it_of_all(
    edit: Callable[[Books], Books], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(patching, "SHARE", 2.0)
    monkeypatch.setattr(patching, "FEW", 1000)
    monkeypatch.setattr(relisting, "MOST", 2.0)
    monkeypatch.setattr(groups, "SAMPLE", 4)
    books = library(120, 3)
    _, after = both(tmp_path, books, edit(books))
    assert not after.taken


def test_a_larger_space_makes_it_of_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(patching, "FEW", 1000)
    monkeypatch.setattr(relisting, "MOST", 2.0)
    monkeypatch.setattr(groups, "SAMPLE", 4)
    outcomes = library(240, 3)[1]
    rest = outcomes[0].facets[1:]
    books = [[replace(one, facets=(("authority", "局"), *rest)) for one in outcomes[:30]]]
    told = numbering(books, tmp_path)
    for nth in range(20):
        facets = (("authority", f"局{nth}"), *rest)
        new = [
            replace(one, address=f"new/{one.address}", date=NEW, facets=facets)
            for one in outcomes[:30]
        ]
        after = [*books, new]
        now = numbering(after, tmp_path)
        if now.space > told.space and set(told.numbers) < set(now.numbers):
            _, made = both(tmp_path, books, after)
            assert not made.taken
            return
    pytest.fail("no shelf stays where it is")


def numbering(books: Books, cache: Path) -> Numbering:
    with Gathered(sheaves(books), PLAN, cache) as gathered:
        return gathered.numbering


def test_another_dictionary_makes_it_of_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(groups, "SAMPLE", 4)
    clause = "这是许多最早的文书里都有的一句话，"
    books = library(200, 3)
    for at in (0, 1):
        one = books[1][at]
        books[1][at] = replace(one, date="2024-01-01", texts=(*one.texts[:-1], ("文", clause)))
    *texts, (label, said) = books[1][0].texts
    after = [list(book) for book in books]
    after[1][0] = replace(books[1][0], texts=(*texts, (label, said[:-3])))
    _, made = both(tmp_path, books, after)
    assert not made.taken


@pytest.mark.parametrize("kind", ["t", "d"])
@pytest.mark.parametrize("damage", ["gone", "changed"])
def test_files_that_are_not_what_was_written_make_it_of_all(
    kind: str, damage: str, tmp_path: Path
) -> None:
    index, books = Index(tmp_path / "index", PLAN), library(100, 3)
    index.made(books)
    for path in (index.target / "search" / kind).rglob("*.bin"):
        data = path.read_bytes()
        path.unlink()
        if damage == "changed":
            path.write_bytes(bytes(len(data)))
    books = one_word(books)
    made = index.made(books)
    assert not made.taken
    assert not differences(made, clean(tmp_path / "clean", books, PLAN))


def test_files_whose_names_had_to_be_told_apart_make_it_of_all(tmp_path: Path) -> None:
    index, books = Index(tmp_path, PLAN), library(100, 3)
    index.known = index.made(books).known
    index.known = replace(index.known, totals=replace(index.known.totals, alike=True))
    assert not index.made(one_word(books)).taken


def test_lists_are_read_as_they_were_written() -> None:
    rng = np.random.default_rng(3)
    for space in (16, 1 << 12, 1 << 22):
        for size in (1, 2, 7, 8, 9, 300, 5000):
            numbers = np.unique(rng.integers(0, space, size))
            levels = rng.integers(0, 16, len(numbers))
            order = np.lexsort((numbers, -levels))
            numbers, levels = numbers[order], levels[order]
            bounds = np.array([0, len(numbers)])
            lists = TermLists(["a"], np.zeros(1, bool), bounds, np.arange(len(numbers)), levels)
            data, _ = encode(lists, numbers.astype(np.int32), space)
            twice = [(data, len(numbers))] * 2
            found = unpacking.decoded(twice, space)
            assert found.numbers.tolist() == numbers.tolist() * 2
            assert found.levels.tolist() == levels.tolist() * 2
