"""Search on the example site: from its pages, of its authorities, and without a line."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.search.test_page import QUERY, STATUS, TITLES

SAID = "[data-search-said]"


@pytest.fixture
def context(chromium: Browser) -> Iterator[BrowserContext]:
    context = chromium.new_context()
    yield context
    context.close()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    return context.new_page()


def first(site: Path, pattern: str, words: str) -> str:
    """The first page below *site* that holds *words*."""
    found = sorted(path for path in site.glob(pattern) if words in path.read_text(encoding="utf-8"))
    return found[0].relative_to(site).as_posix()


@pytest.mark.parametrize(
    ("query", "title"),
    [
        ("城管", "综合行政执法"),
        ("xingzhengchufa", "行政处罚"),
        ("打官司", ""),
        ("产品质量法49", "第四十九条"),
    ],
)
def test_a_citizens_words_find_something_in_the_example_city(
    page: Page, site_url: str, query: str, title: str
) -> None:
    page.goto(f"{site_url}/search.html?q={query}")
    expect(page.locator(TITLES).first).to_be_visible()
    shown = page.locator("[data-search-results]").inner_text()
    assert title in shown


def test_an_item_searches_its_own_outcomes(page: Page, site: Path, site_url: str) -> None:
    item = first(site, "items/**/*.html", "在这个事项的执法结果里查找")
    page.goto(f"{site_url}/{item}")
    page.get_by_role("searchbox", name="在这个事项的执法结果里查找").fill("")
    page.get_by_role("button", name="查找").click()
    expect(page.locator(SAID)).to_contain_text("只在“")
    expect(page.locator(STATUS)).to_contain_text("已筛选")
    assert page.locator("[data-search-results] h2").all_inner_texts() == ["执法结果"]


def test_an_authority_searches_its_own_and_has_a_feed(
    page: Page, site: Path, site_url: str
) -> None:
    authority = first(site, "authorities/**/*.html", "application/atom+xml")
    page.goto(f"{site_url}/{authority}")
    name = page.locator("h1").inner_text()
    page.get_by_role("searchbox", name="在这个机关的内容里查找").fill("处罚")
    page.get_by_role("button", name="查找").click()
    expect(page.locator(TITLES).first).to_be_visible()
    box = page.get_by_role("checkbox", name=re.compile(f"^{name}"))
    expect(box).to_be_checked()
    feed = page.get_by_role("link", name="订阅更新")
    answer = page.request.get(feed.evaluate("one => one.href"))
    assert answer.ok
    assert name in answer.text()


def test_a_law_searches_what_names_it(page: Page, site: Path, site_url: str) -> None:
    law = first(site, "laws/**/*.html", "在引用它的内容里查找")
    page.goto(f"{site_url}/{law}")
    page.get_by_role("searchbox", name="在引用它的内容里查找").fill("")
    page.get_by_role("button", name="查找").click()
    expect(page.locator(SAID)).to_contain_text("只在“")
    expect(page.locator(TITLES).first).to_be_visible()


def test_search_works_without_a_line_after_first_use(
    page: Page, context: BrowserContext, site_url: str
) -> None:
    page.goto(f"{site_url}/search.html?q=食品")
    expect(page.locator(TITLES).first).to_be_visible()
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    page.wait_for_function("() => navigator.serviceWorker.controller !== null")
    page.goto(f"{site_url}/search.html?q=食品")
    expect(page.locator(TITLES).first).to_be_visible()
    titles = page.locator(TITLES).all_inner_texts()
    context.set_offline(True)
    page.goto(f"{site_url}/search.html?q=食品")
    expect(page.locator(TITLES)).to_have_text(titles)
    expect(page.locator(QUERY)).to_have_value("食品")


def test_a_changed_entry_throws_the_old_index_away(
    page: Page, context: BrowserContext, site_url: str
) -> None:
    kept = """caches.open('four-lists-search').then((cache) => cache.keys())
      .then((all) => all.filter((one) => /search\\/[a-z]\\//.test(one.url)).length)"""
    page.goto(f"{site_url}/search.html?q=食品")
    page.wait_for_function("() => navigator.serviceWorker.controller !== null")
    page.goto(f"{site_url}/search.html?q=食品")
    expect(page.locator(TITLES).first).to_be_visible()
    page.wait_for_function(f"() => {kept}.then((count) => count > 0)")
    page.evaluate(
        """caches.open('four-lists-search').then((cache) => cache.put('/search/entry.json',
             new Response('{}', { headers: { 'Content-Type': 'application/json' } })))"""
    )
    page.goto(f"{site_url}/search.html")
    page.wait_for_function(f"() => {kept}.then((count) => count === 0)")


def test_without_the_setting_a_browser_forgets(
    page: Page, context: BrowserContext, site_url: str
) -> None:
    page.goto(f"{site_url}/search.html")
    page.wait_for_function("() => navigator.serviceWorker.controller !== null")
    page.evaluate("document.querySelector('[data-search]').dataset.offline = ''")
    page.evaluate("window.dispatchEvent(new Event('load'))")
    page.wait_for_function(
        "() => navigator.serviceWorker.getRegistrations().then((all) => all.length === 0)"
    )


def test_without_script_every_way_of_browsing_is_a_link(
    chromium: Browser, site: Path, site_url: str
) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site_url}/search.html")
    targets = page.locator("[data-search-browse] a").evaluate_all("all => all.map((a) => a.href)")
    assert len(targets) >= 6
    for target in targets:
        assert page.request.get(target).ok, target
    told = (site / "browse" / "index.html").read_text(encoding="utf-8")
    for way in ("按权力类型", "按地区", "按拼音首字母"):
        assert way in told
    context.close()


def test_a_printed_search_has_its_results_and_no_controls(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}/search.html?q=食品")
    expect(page.locator(TITLES).first).to_be_visible()
    page.emulate_media(media="print")
    expect(page.locator(TITLES).first).to_be_visible()
    for gone in ("[data-search-facets]", "[data-search-tools]", "[data-search-more]"):
        expect(page.locator(gone)).to_be_hidden()
    expect(page.locator("[data-pick]").first).to_be_hidden()
    expect(page.get_by_role("button", name="搜索")).to_have_count(0)
    asked = page.locator("[data-search-query]")
    expect(asked).to_be_visible()  # paper says what was asked
    expect(asked).to_have_css("border-top-width", "0px")
    for width in (718, 1047):  # upright and lengthwise
        page.set_viewport_size({"width": width, "height": 900})
        results = page.locator("[data-search-results]").bounding_box()
        assert results
        assert results["width"] > 0.9 * width


def test_on_a_phone_both_sides_of_a_comparison_can_be_read(page: Page, site_url: str) -> None:
    page.set_viewport_size({"width": 375, "height": 812})
    page.goto(f"{site_url}/search.html?q=食品")
    for number in (0, 1):
        page.locator("[data-pick]:visible").nth(number).click()
    heads = page.locator("[data-search-pair] thead th")
    expect(heads).to_have_count(3)
    _, one, other = [box["width"] for head in heads.all() if (box := head.bounding_box())]
    assert one > 90
    assert abs(one - other) < 1


def test_on_a_phone_the_first_result_is_seen_without_scrolling(page: Page, site_url: str) -> None:
    page.set_viewport_size({"width": 375, "height": 812})
    page.goto(f"{site_url}/search.html?q=食品")
    expect(page.locator(TITLES).first).to_be_in_viewport()
    page.get_by_text("筛选", exact=True).click()
    for facet in (
        "清单",
        "执法主体",
        "权力类型",
        "行使层级",
        "地区",
        "年份",
        "罚没金额",
        "法律依据",
    ):
        expect(page.locator("[data-search-facets] legend", has_text=facet)).to_have_count(1)
