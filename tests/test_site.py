"""The example site as a whole: links, heads, HTML, access, no script, the same bytes twice."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from bs4 import BeautifulSoup
from playwright.sync_api import Browser, Page

from tests.conftest import ROOT, Remark
from tests.kinds import sample

CSP = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; "
    "worker-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'"
)
REQUIRED = (
    "SiteName",
    "SiteDomain",
    "SiteIDCode",
    "ColumnName",
    "ColumnDescription",
    "ColumnKeywords",
    "ColumnType",
    "description",
)
LINKS = (("a", "href"), ("link", "href"), ("script", "src"), ("form", "action"))


@pytest.fixture(scope="module")
def pages(site: Path) -> dict[str, BeautifulSoup]:
    """Every page of the site, parsed."""
    return {
        path.relative_to(site).as_posix(): BeautifulSoup(path.read_text("utf-8"), "lxml")
        for path in sorted(site.rglob("*.html"))
    }


def test_every_page_has_content(pages: dict[str, BeautifulSoup]) -> None:
    empty = [
        address
        for address, page in pages.items()
        if page.main is None or len(page.main.get_text(strip=True)) < 20
    ]
    assert empty == []
    assert len(pages) > 1500


def test_every_link_and_anchor_leads_somewhere(site: Path, pages: dict[str, BeautifulSoup]) -> None:
    anchors = {a: {t["id"] for t in page.find_all(id=True)} for a, page in pages.items()}
    broken = set()
    for address, page in pages.items():
        base = f"http://site/{address}"
        for tag, attribute in (
            ("a", "href"),
            ("link", "href"),
            ("script", "src"),
            ("form", "action"),
        ):
            for link in page.find_all(tag, attrs={attribute: True}):
                target, anchor = urldefrag(urljoin(base, str(link[attribute])))
                split = urlsplit(target)
                if split.netloc != "site" or split.scheme not in ("http", "https"):
                    continue
                path = unquote(split.path).removeprefix("/") or "index.html"
                lost = anchor and path in anchors and unquote(anchor) not in anchors[path]
                if lost or not (site / path).is_file():
                    broken.add((address, str(link[attribute])))
    assert sorted(broken)[:20] == []


def test_the_navigation_leads_to_the_same_pages_from_everywhere(
    pages: dict[str, BeautifulSoup],
) -> None:
    led = {
        tuple(
            urljoin(f"http://site/{address}", str(link["href"]))
            for link in page.select(".main-nav a, .footer a, .masthead a")
        )
        for address, page in pages.items()
        if address not in ("index.html", "search.html")  # these show no second way to search
    }
    assert len(led) == 1


def test_the_404_stands_at_any_depth(pages: dict[str, BeautifulSoup]) -> None:
    led = [
        str(found[attribute])
        for tag, attribute in LINKS
        for found in pages["404.html"].find_all(tag, attrs={attribute: True})
    ]
    assert len(led) > 10
    assert [link for link in led if not link.startswith(("/", "#", "https:", "mailto:"))] == []


def test_heads_are_whole_and_said_once(pages: dict[str, BeautifulSoup]) -> None:
    wrong = []
    for address, page in pages.items():
        names = [str(tag["name"]) for tag in page.find_all("meta", attrs={"name": True})]
        folded = [name.lower() for name in names]
        wrong += [(address, name) for name in REQUIRED if folded.count(name.lower()) != 1]
        wrong += [(address, name) for name in set(folded) if folded.count(name) > 1]
        contents = [str(tag.get("content", "")) for tag in page.find_all("meta")]
        wrong += [(address, text) for text in contents if text in ("null", "None", "undefined")]
        canonical = page.find("link", rel="canonical")
        if canonical is None or not str(canonical["href"]).endswith(f"/{address}"):
            wrong.append((address, "canonical"))
    assert wrong[:20] == []


def test_every_page_says_where_it_is_and_what_it_is(pages: dict[str, BeautifulSoup]) -> None:
    for address, page in pages.items():
        if address != "index.html":
            assert page.select_one("nav.breadcrumb"), address
        data = page.find("script", type="application/ld+json")
        assert data is not None, address
        json.loads(data.string or "")


def test_every_page_made_of_lists_says_from_which_rows(pages: dict[str, BeautifulSoup]) -> None:
    written = {f"{path.stem}.html" for path in (ROOT / "content").glob("*.md")}
    told_of = {
        address: [found.get_text() for found in page.select(".source__facts dt")]
        for address, page in pages.items()
    }
    without = {address for address, told in told_of.items() if "数据来源" not in told}
    assert without == written | {
        "index.html",
        "search.html",
        "404.html",
        "data/index.html",
        "data/dictionary.html",
    }
    wrong = {
        address: told
        for address, told in told_of.items()
        if address not in without and told != ["数据来源", "内容截至", "纠错与投诉", "永久网址"]
    }
    assert wrong == {}


def test_no_page_prints_a_hole(pages: dict[str, BeautifulSoup]) -> None:
    holes = re.compile(r"\bNone\b|\bundefined\b|\{\{|\{%|PublicItem|Citation\(")
    found = [a for a, page in pages.items() if page.main and holes.search(page.main.get_text(" "))]
    assert found == []


def test_html_is_valid(site: Path, html_validator: Callable[[Path], list[Remark]]) -> None:
    remarks = html_validator(site)
    assert [str(remark) for remark in remarks[:20]] == []


@pytest.fixture
def context_page(chromium: Browser) -> Iterator[Page]:
    context = chromium.new_context(viewport={"width": 1280, "height": 900}, bypass_csp=True)
    yield context.new_page()
    context.close()


@cache
def _axe() -> Axe:
    return Axe()


@pytest.mark.parametrize("look", [(1280, "light"), (375, "dark")], ids=["wide light", "phone dark"])
def test_axe_finds_nothing_on_any_kind_of_page(
    site: Path, site_url: str, chromium: Browser, look: tuple[int, str]
) -> None:
    width, scheme = look
    context = chromium.new_context(
        viewport={"width": width, "height": 900},
        color_scheme="dark" if scheme == "dark" else "light",
        bypass_csp=True,
    )
    page = context.new_page()
    found = []
    for address in sample(site).values():
        page.goto(f"{site_url}/{address}")
        violations = _axe().run(page).response["violations"]
        found += [(address, one["id"], one["nodes"][0]["html"][:120]) for one in violations]
    context.close()
    assert found == []


def test_no_page_scrolls_sideways_on_a_narrow_phone(
    site: Path, site_url: str, chromium: Browser
) -> None:
    context = chromium.new_context(viewport={"width": 320, "height": 800})
    page = context.new_page()
    wide = []
    for address in sample(site).values():
        page.goto(f"{site_url}/{address}")
        if page.evaluate("document.documentElement.scrollWidth") > 320:
            wide.append(address)
    context.close()
    assert wide == []


def test_nothing_is_asked_of_others_and_the_policy_holds(
    site: Path, site_url: str, chromium: Browser
) -> None:
    context = chromium.new_context()
    context.route(
        "**/*.html*",
        lambda route: route.fulfill(
            response=(got := route.fetch()),
            headers={**got.headers, "content-security-policy": CSP},
        ),
    )
    page = context.new_page()
    asked: list[str] = []
    said: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    for address in sample(site).values():
        page.goto(f"{site_url}/{address}")
    page.goto(f"{site_url}/search.html?q=%E9%A3%9F%E5%93%81")
    page.wait_for_selector("[data-search-results] a")
    context.close()
    assert {urlsplit(url).netloc for url in asked} == {urlsplit(site_url).netloc}
    assert [text for text in said if "Content Security Policy" in text or "Error" in text] == []


def test_without_script_a_citizen_walks_from_home_to_the_remedies(
    site_url: str, chromium: Browser
) -> None:
    context = chromium.new_context(
        viewport={"width": 375, "height": 800}, java_script_enabled=False
    )
    page = context.new_page()
    page.goto(f"{site_url}/index.html")
    page.get_by_role("main").get_by_role("link", name="权力清单").first.click()
    page.get_by_role("main").get_by_role("link", name="示例市综合行政执法局", exact=True).click()
    page.get_by_role("link", name=re.compile("排放油烟")).first.click()
    page.locator("a[href='#remedies']").first.click()
    remedies = page.locator("#remedies")
    assert page.url.endswith("#remedies")
    text = remedies.inner_text()
    context.close()
    assert "示例市人民政府" in text
    assert "60" in text
    assert "6个月" in text.replace(" ", "")


def test_a_keyboard_reaches_the_content_first(site_url: str, context_page: Page) -> None:
    context_page.goto(f"{site_url}/items/index.html")
    context_page.keyboard.press("Tab")
    assert context_page.evaluate("document.activeElement.textContent").strip() == "跳到正文"
    context_page.keyboard.press("Enter")
    assert context_page.evaluate("document.activeElement.id") == "main"


def test_a_document_number_in_any_brackets_is_found(site_url: str, context_page: Page) -> None:
    for typed in ("示市监罚〔2026〕16号", "示市监罚[2026]16号", "示市监罚（2026）第16号"):
        context_page.goto(f"{site_url}/search.html")
        context_page.fill("[data-search-query]", typed)
        context_page.wait_for_selector("[data-search-results] a")
        shown = context_page.locator("[data-search-results]").inner_text()
        assert "示市监罚〔2026〕16号" in shown, typed


def test_two_builds_are_the_same_and_the_second_writes_nothing(tmp_path: Path, site: Path) -> None:
    def build(seed: str) -> str:
        done = subprocess.run(
            [sys.executable, "-m", "invoke", "site", "--output", str(tmp_path / "build")],
            cwd=ROOT,
            env={
                **os.environ,
                "PYTHONHASHSEED": seed,
                "PUBLICATION_DATE": "2026-11-20",
                "BUILD_CACHE": str(tmp_path / "cache"),
            },
            check=True,
            capture_output=True,
            text=True,
        )
        return done.stdout + done.stderr

    build("1")
    made = {
        path.relative_to(tmp_path / "build"): path.stat().st_mtime_ns
        for path in (tmp_path / "build").rglob("*")
        if path.is_file()
    }
    theirs = {path.relative_to(site) for path in site.rglob("*") if path.is_file()}
    assert set(made) == theirs
    different = [
        str(name)
        for name in made
        if (tmp_path / "build" / name).read_bytes() != (site / name).read_bytes()
    ]
    assert different == []
    build("2")
    touched = [
        str(name)
        for name, before in made.items()
        if (tmp_path / "build" / name).stat().st_mtime_ns != before
    ]
    assert touched == []
