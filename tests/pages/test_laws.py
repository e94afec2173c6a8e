"""Pages of law: what stands above the articles when an edition is old, new, coming or gone."""

from pathlib import Path

import pytest

import pelicanconf
from plugins.pages.desk import Desk
from plugins.pages.parts import Notice
from plugins.pages.settings import SiteSettings
from plugins.pages.views.laws.pages import law_pages
from plugins.pages.views.page import DocumentPage
from plugins.publication.public import publish_as_of
from plugins.registry.loading import load
from tests.books import TODAY, book, city

FILES = {
    "甲1": "标题: 甲条例\n公布日期: 2015-11-20\n施行日期: 2016-01-01",
    "甲2": "标题: 甲条例\n公布日期: 2022-03-01\n施行日期: 2022-05-01",
    "甲3": "标题: 甲条例\n公布日期: 2026-11-01\n施行日期: 2027-01-01",
    "乙": "标题: 乙办法\n公布日期: 2001-02-03\n废止日期: 2026-11-20\n替代: 丙办法",
    "丙": "标题: 丙办法\n公布日期: 2026-10-03",
    "丁": "标题: 丁办法\n公布日期: 2001-02-03\n废止日期: 2026-11-21",
}


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, DocumentPage]:
    """Pages of law by their heading and, for an edition that is not the one of today, its name."""
    folder: Path = tmp_path_factory.mktemp("lists")
    for name, head in FILES.items():
        laws = folder / "laws"
        laws.mkdir(exist_ok=True)
        text = f"---\n{head}\n---\n第一条 甲。\n"
        (laws / f"{name}.md").write_text(text, encoding="utf-8")
    book(folder / "lists" / "eco" / "清单.xlsx", city())
    loaded = load(folder / "lists", [folder / "laws"], today=TODAY)
    site = SiteSettings.of(vars(pelicanconf))
    made = law_pages(Desk(publish_as_of(loaded, TODAY).public, site))
    return {page.head.title.partition(" - ")[0]: page for page in made}


def notices(page: DocumentPage) -> list[tuple[str, str]]:
    return [(b.part.tone, b.part.title) for b in page.opening if isinstance(b.part, Notice)]


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("甲条例", [("warn", "将有新版本")]),
        ("甲条例（2015年11月20日版）", [("expired", "旧版本")]),
        ("甲条例（2026年11月1日版）", [("warn", "尚未施行")]),
        ("乙办法", [("withdrawn", "已废止")]),
        ("丁办法", [("warn", "将要废止")]),
        ("丙办法", []),
    ],
)
def test_a_banner_says_where_an_edition_stands(
    pages: dict[str, DocumentPage], title: str, expected: list[tuple[str, str]]
) -> None:
    assert notices(pages[title]) == expected


def test_banners_lead_to_the_other_edition(pages: dict[str, DocumentPage]) -> None:
    def target(title: str) -> str:
        first = next(b.part for b in pages[title].opening if isinstance(b.part, Notice))
        return first.links[0].address

    assert target("甲条例") == "2026-11-01.html"
    assert target("甲条例（2015年11月20日版）") == "index.html"
    assert pages["丙办法"].address.endswith(target("乙办法").removeprefix("../"))


def test_only_what_is_gone_is_called_repealed(pages: dict[str, DocumentPage]) -> None:
    states = {title: page.heading.state for title, page in pages.items()}
    assert [title for title, state in states.items() if state] == ["乙办法"]
