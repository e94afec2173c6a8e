"""The sitemap: every page once, in parts that the protocol allows, and an index of them."""

from pathlib import Path
from xml.etree import ElementTree as ET

from plugins.downloads.sitemap import PART, sitemap

NS = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
NOINDEX = '<meta name="robots" content="noindex'
URL = "https://lists.example.gov.cn"


def locations(data: bytes) -> list[str]:
    return [found.text or "" for found in ET.fromstring(data).iter(f"{NS}loc")]


def test_more_pages_than_one_part_may_hold_make_another() -> None:
    pages = [f"items/{number:06}.html" for number in range(PART + 1)]
    made = dict(sitemap(URL, pages))
    assert list(made) == ["sitemap-1.xml", "sitemap-2.xml", "sitemap.xml", "robots.txt"]
    assert [len(locations(made[f"sitemap-{part}.xml"])) for part in (1, 2)] == [PART, 1]
    assert locations(made["sitemap.xml"]) == [f"{URL}/sitemap-{part}.xml" for part in (1, 2)]
    assert f"Sitemap: {URL}/sitemap.xml" in made["robots.txt"].decode()


def test_what_is_no_page_of_its_own_is_not_listed() -> None:
    made = dict(sitemap(URL, ["404.html", "index.html", "search.html"]))
    assert locations(made["sitemap-1.xml"]) == [f"{URL}/index.html"]


def test_the_example_lists_every_page_once(site: Path) -> None:
    listed = [
        address.removeprefix(f"{URL}/")
        for part in sorted(site.glob("sitemap-*.xml"))
        for address in locations(part.read_bytes())
    ]
    pages = {
        path.relative_to(site).as_posix(): path.read_text("utf-8") for path in site.rglob("*.html")
    }
    assert len(listed) == len(set(listed))
    of_persons = {address for address, text in pages.items() if NOINDEX in text}
    assert of_persons
    assert pages.keys() - set(listed) == {"404.html", "search.html"} | of_persons
    assert set(listed) <= pages.keys()
