"""A making is not called again while everything it asked for is what it was; else it is."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from plugins.pages.remembering import FILE, Made, Remembered
from plugins.pages.surveying import stands, survey

MADE = Made("outcomes 0", ("a/1.html", "a/2.html"), frozenset({"book:a", "years"}))
SCOPES = {"book:a": "1", "book:b": "2", "years": "3"}


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A site of one page, and what is remembered of it."""
    (tmp_path / "cache").mkdir()
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "1.html").write_text("page")
    with remembered(tmp_path) as now:
        assert now.standing(MADE.name) is None
        now.note(MADE)
        now.note(Made("home", ("index.html",), frozenset()))
        now.keep(stands(survey(tmp_path / "site")))
    return tmp_path


def remembered(place: Path, basis: str = "basis", scopes: Mapping[str, str] = SCOPES) -> Remembered:
    return Remembered(place / "cache", stands(survey(place / "site")), basis, scopes)


def test_a_making_stands_while_what_it_asked_for_is_the_same(place: Path) -> None:
    with remembered(place, scopes={**SCOPES, "book:b": "other", "book:c": "new"}) as now:
        assert now.standing(MADE.name) == MADE
        assert now.standing("home") == Made("home", ("index.html",), frozenset())
        assert now.standing("never") is None


@pytest.mark.parametrize("gone", [{"book:a": "other", "years": "3"}, {"years": "3"}])
def test_a_making_falls_with_anything_it_asked_for(place: Path, gone: Mapping[str, str]) -> None:
    with remembered(place, scopes=gone) as now:
        assert now.standing(MADE.name) is None
        assert now.standing("home") is not None


def test_nothing_stands_on_another_basis(place: Path) -> None:
    with remembered(place, "another") as now:
        assert now.standing("home") is None


@pytest.mark.parametrize("touch", ["another page", "a page less", "a page written over"])
def test_nothing_stands_where_somebody_changed_the_site(place: Path, touch: str) -> None:
    page = place / "site" / "1.html"
    if touch == "another page":
        (place / "site" / "2.html").write_text("")
    elif touch == "a page less":
        page.unlink()
    else:
        page.write_text("PAGE")
    with remembered(place) as now:
        assert now.standing("home") is None


def test_what_was_noted_and_not_kept_is_forgotten(place: Path) -> None:
    with remembered(place) as now:
        now.note(Made("more", (), frozenset()))
    with remembered(place) as now:
        assert now.standing("more") is None
        assert now.standing("home") is not None


def test_a_memory_that_is_broken_is_none(place: Path) -> None:
    (place / "cache" / FILE).write_bytes(b"no database")
    with remembered(place) as now:
        assert now.standing("home") is None
        now.keep(stands(survey(place / "site")))
