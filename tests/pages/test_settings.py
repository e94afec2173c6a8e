"""What a publisher sets is what the pages show."""

from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from tests.books import ITEM, ITEM_HEADINGS, book, city
from tests.making import made


def lists(folder: Path) -> Path:
    book(folder / "lists/eco/清单.xlsx", city())
    return folder / "lists"


def test_an_owner_who_may_show_the_emblem_shows_it(tmp_path: Path) -> None:
    done = made(lists(tmp_path), tmp_path / "build", EMBLEM="icon.svg", FIND_FAULT_URL="/find")
    assert done.returncode == 0, done.stdout
    page = BeautifulSoup((tmp_path / "build/items/index.html").read_text("utf-8"), "lxml")
    (emblem,) = page.select("header img")
    assert emblem["alt"] == "国徽"
    assert (tmp_path / "build/items" / str(emblem["src"])).is_file()
    assert page.select('footer a[href="/find"]')


def test_an_emblem_that_is_not_there_is_said_in_one_sentence(tmp_path: Path) -> None:
    done = made(lists(tmp_path), tmp_path / "build", EMBLEM="guohui.svg")
    assert done.returncode != 0
    assert "EMBLEM: theme/static 里没有 guohui.svg" in done.stdout
    assert "Traceback" not in done.stdout
    assert not list(tmp_path.rglob("*.html"))


@pytest.mark.parametrize(
    ("settings", "sentence", "code"),
    [
        ({"PUBLICATION_DATE": "20.11.2026"}, "20.11.2026", 2),
        ({"STRICT": "1"}, "清单有 1 个问题，因此没有生成网站", 1),
    ],
)
def test_what_forbids_a_site_is_said_in_one_sentence(
    tmp_path: Path, settings: dict[str, str], sentence: str, code: int
) -> None:
    nameless = (ITEM_HEADINGS, ITEM, (*ITEM[:1], None, *ITEM[2:]))
    book(tmp_path / "lists/eco/清单.xlsx", city(权力清单=nameless))
    done = made(tmp_path / "lists", tmp_path / "build", **settings)
    assert done.returncode == code
    assert sentence in done.stdout
    assert "Traceback" not in done.stdout
    assert not list(tmp_path.rglob("*.html"))


def test_the_example_shows_no_emblem(site: Path) -> None:
    page = BeautifulSoup((site / "index.html").read_text("utf-8"), "lxml")
    assert page.select("header img") == []
