"""An index is not made again where the site, or all its documents, say what they said."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

import pelicanconf
from plugins.pages.desk import Desk
from plugins.pages.publishing import Output
from plugins.pages.settings import SiteSettings
from plugins.pages.written import Written
from plugins.publication.public import publish_as_of
from plugins.registry.loading import load
from plugins.search import indexing
from plugins.search.documents import sheaves
from plugins.search.documents.all import PLAN, seen
from plugins.search.finding import Indexes, find
from plugins.search.indexing import index_site
from plugins.search.records import SearchDocument
from tests.books import book, city
from tests.registry.rules.cases.making import items

DAY = date(2026, 11, 20)


class Site:
    """A small site whose search alone is made, again and again."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.made: list[int] = []
        self.settings = replace(SiteSettings.of(vars(pelicanconf)), today=DAY)
        self.written: tuple[Written, ...] = ()
        self.plan = PLAN
        self.name("对超标排放的处罚")

    def name(self, name: str) -> None:
        """The one item of its lists has this name from now on."""
        listed = items({"事项名称": name})
        book(self.folder / "lists" / "eco" / "清单.xlsx", city(权力清单=listed))

    def files(
        self, cache: str = "cache", out: str = "out", *, stands: bool = True
    ) -> dict[str, bytes]:
        """Make the index, so that it *stands* in the site; all files of what stands there."""
        public = publish_as_of(load(self.folder / "lists", today=DAY), DAY).public
        desk = Desk(public, self.settings, self.written)
        target = self.folder / out
        with Output(target, self.folder / cache) as output:
            index_site(desk, output, self.plan, self.folder / cache)
            if stands:
                output.switch()
        found = (path for path in (target / "search").rglob("*") if path.is_file())
        return {path.relative_to(target).as_posix(): path.read_bytes() for path in found}

    def clean(self) -> dict[str, bytes]:
        """The same from nothing."""
        return self.files("clean-cache", "clean")


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Site:
    """One that counts how often a sheaf of documents was made, and how many."""
    made = Site(tmp_path)

    def counted(some: Iterable[SearchDocument]) -> Iterator[SearchDocument]:
        every = list(seen(some))
        made.made.append(len(every))
        yield from every

    monkeypatch.setattr(sheaves, "seen", counted)
    return made


def test_a_site_that_says_the_same_keeps_its_index_unread(site: Site) -> None:
    before = site.files()
    assert site.files() == before
    assert len(site.made) == 1
    assert site.clean() == before


def test_one_changed_cell_makes_the_index_that_is_made_from_nothing(site: Site) -> None:
    before = site.files()
    site.name("对偷排漏排的处罚")
    after = site.files()
    assert after != before
    assert after == site.clean()
    site.name("对超标排放的处罚")
    assert site.files() == before


def test_documents_that_say_the_same_are_not_cut_into_terms(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = site.files()
    site.settings = replace(site.settings, owner="另一个名称")
    monkeypatch.setattr(indexing, "write_gathered", None)
    assert site.files() == before
    assert len(site.made) == 2


def test_one_changed_cell_is_cut_into_terms_and_no_other(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = site.files()
    site.name("对偷排漏排的处罚")
    with monkeypatch.context() as patches:
        patches.setattr(indexing, "write_gathered", None)
        after = site.files()
        assert after != before
        assert site.files() == after
    assert after == site.clean()


def test_staff_ask_the_same_files_where_their_own_index_would_be_another(site: Site) -> None:
    site.files()
    site.name("对偷排漏排的处罚")
    site.files()
    indexes = Indexes(site.folder / "cache" / "search", site.folder / "out" / "search")
    assert not indexes.whoosh.exists()
    (hit,) = find("偷排漏排", indexes, site.plan, {"list": "权力清单"})
    assert hit.document.title == "对偷排漏排的处罚"


def test_an_index_that_was_made_and_never_stood_is_not_believed(site: Site) -> None:
    before = site.files()
    site.name("对偷排漏排的处罚")
    assert site.files(stands=False) == before
    after = site.files()
    assert after == site.clean()
    site.name("对超标排放的处罚")
    assert site.files() == before


@pytest.mark.parametrize("damage", ["gone", "cut"])
def test_an_index_of_which_something_is_missing_is_made_again(site: Site, damage: str) -> None:
    before = site.files()
    victim = next((site.folder / "out" / "search" / "t").iterdir())
    data = victim.read_bytes()
    victim.unlink()
    if damage == "cut":
        victim.write_bytes(data[:-1])
    assert site.files() == before


def test_an_entry_that_somebody_changed_is_put_right(site: Site) -> None:
    before = site.files()
    entry = site.folder / "out" / "search" / "entry.json"
    entry.unlink()
    entry.write_bytes(b"{}")
    assert site.files() == before


@pytest.mark.parametrize(("what", "made"), [("synonyms", 0), ("pages", 2), ("day", 1)])
def test_whatever_search_depends_on_is_in_it(site: Site, what: str, made: int) -> None:
    site.files()
    if what == "synonyms":
        site.plan = replace(PLAN, synonyms=(("偷排", ("超标排放",)),))
    elif what == "pages":
        site.written = (Written("about", "关于本站", "本站说明", "<p>清单网</p>"),)
    else:
        site.settings = replace(site.settings, today=date(2026, 11, 21))
    found = site.files()
    assert len(site.made) == 1 + made
    assert found == site.clean()


def test_what_staff_ask_is_made_again_when_it_is_gone(site: Site) -> None:
    site.files()
    for path in (site.folder / "cache" / "search").iterdir():
        path.unlink()
    site.files()
    assert len(site.made) == 2
    assert any((site.folder / "cache" / "search").iterdir())
