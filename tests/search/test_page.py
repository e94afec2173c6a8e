"""What a reader does on the search page, in a real browser, under the site's own policy."""

import gzip
import re

from playwright.sync_api import Browser, Page, expect

from tests.search.conftest import Served

QUERY = "[data-search-query]"
STATUS = "[data-search-status]"
TITLES = "[data-search-results] a[data-title]"


def ask(page: Page, words: str) -> None:
    page.fill(QUERY, words)
    expect(page.locator("[data-search]")).not_to_have_attribute("aria-busy", "true")
    expect(page).to_have_url(re.compile(r"q="))


def test_results_appear_while_typing_and_are_counted_aloud(search_page: Page) -> None:
    search_page.locator(QUERY).press_sequentially("餐饮", delay=30)
    expect(search_page.locator(STATUS)).to_have_text(re.compile(r"^共 \d+ 条结果$"))
    expect(search_page.locator(STATUS)).to_have_attribute("role", "status")
    assert search_page.locator(TITLES).count() == 10


def test_words_are_marked_and_hits_are_grouped(search_page: Page) -> None:
    ask(search_page, "露天烧烤")
    expect(search_page.locator(TITLES).first).to_be_visible()
    marks = search_page.locator("[data-search-results] mark").all_inner_texts()
    assert set(marks) == {"露天烧烤"}
    groups = search_page.locator("[data-search-results] h2").all_inner_texts()
    assert groups == list(dict.fromkeys(groups))
    assert {"权力清单", "裁量基准"} <= set(groups)


def test_a_hit_leads_to_its_page_below_the_sub_path(search_page: Page, found: Served) -> None:
    one = found.documents[3]
    ask(search_page, one.code)
    expect(search_page.locator(TITLES).first).to_have_attribute("href", f"{found.url}{one.address}")


def test_the_state_lives_in_the_address(search_page: Page, found: Served) -> None:
    ask(search_page, "餐饮")
    search_page.get_by_role("checkbox", name=re.compile("^权力清单")).check()
    expect(search_page).to_have_url(re.compile(r"q=[^&]+&list="))
    expect(search_page.locator(STATUS)).to_have_text(re.compile("已筛选"))
    told = search_page.locator(STATUS).inner_text()
    titles = search_page.locator(TITLES).all_inner_texts()
    search_page.goto(search_page.url)
    expect(search_page.locator(STATUS)).to_have_text(told)
    expect(search_page.locator(QUERY)).to_have_value("餐饮")
    assert search_page.locator(TITLES).all_inner_texts() == titles


def test_back_undoes_a_filter(search_page: Page) -> None:
    ask(search_page, "餐饮")
    expect(search_page.locator(STATUS)).to_have_text(re.compile("条结果"))
    before = search_page.locator(STATUS).inner_text()
    box = search_page.get_by_role("checkbox", name=re.compile("^权力清单"))
    box.check()
    expect(search_page.locator(STATUS)).to_have_text(re.compile("已筛选"))
    search_page.go_back()
    expect(search_page.locator(STATUS)).to_have_text(before)
    expect(search_page.get_by_role("checkbox", name=re.compile("^权力清单"))).not_to_be_checked()


def test_only_this_list_is_a_link_that_filters(search_page: Page) -> None:
    ask(search_page, "餐饮")
    link = search_page.get_by_role("link", name=re.compile("^只看")).first
    wanted = re.sub(r"\D", "", link.inner_text())
    link.click()
    expect(search_page.locator(STATUS)).to_have_text(f"共 {wanted} 条结果（已筛选）")


def test_more_results_follow_and_take_the_focus(search_page: Page) -> None:
    ask(search_page, "示例市")
    expect(search_page.locator(TITLES)).to_have_count(10)
    search_page.click("[data-search-more]")
    expect(search_page.locator(TITLES)).to_have_count(20)
    assert search_page.evaluate("document.activeElement.hasAttribute('data-title')")
    assert len(set(search_page.locator(TITLES).evaluate_all("all => all.map(a => a.href)"))) == 20


def test_an_empty_result_says_what_to_try(search_page: Page) -> None:
    ask(search_page, "露天烧烤 龘龘")
    expect(search_page.locator(STATUS)).to_have_text("没有找到“露天烧烤 龘龘”。")
    advice = search_page.locator("[data-search-results]")
    expect(advice).to_contain_text("只找其中一个词")
    for reason in ("依法不公开的", "已经撤回的", "已经到期的", "还没有报送的"):
        expect(advice.locator("[data-why]")).to_contain_text(reason)
    advice.get_by_role("link", name="露天烧烤").click()
    expect(search_page.locator(TITLES).first).to_be_visible()
    expect(search_page.locator(QUERY)).to_have_value("露天烧烤")


def test_an_empty_filter_offers_to_look_everywhere(search_page: Page, found: Served) -> None:
    search_page.goto(f"{found.url}search.html?q=露天烧烤&year=1900")
    search_page.get_by_role("link", name="在全部内容里找").click()
    expect(search_page.locator(TITLES).first).to_be_visible()
    expect(search_page).to_have_url(re.compile(r"\?q=[^&]+$"))


def test_the_keyboard_goes_through_the_results_and_back(search_page: Page) -> None:
    ask(search_page, "餐饮")
    expect(search_page.locator(TITLES)).to_have_count(10)
    focused = "document.activeElement.textContent"
    titles = search_page.locator(TITLES).all_inner_texts()
    search_page.locator(QUERY).press("ArrowDown")
    assert search_page.evaluate(focused) == titles[0]
    search_page.keyboard.press("ArrowDown")
    assert search_page.evaluate(focused) == titles[1]
    search_page.keyboard.press("ArrowUp")
    search_page.keyboard.press("Escape")
    assert search_page.evaluate("document.activeElement.matches('[data-search-query]')")


def test_a_filter_keeps_the_focus(search_page: Page) -> None:
    ask(search_page, "餐饮")
    box = search_page.get_by_role("checkbox", name=re.compile("^执法结果"))
    box.focus()
    search_page.keyboard.press("Space")
    expect(search_page.locator(STATUS)).to_have_text(re.compile("已筛选"))
    assert search_page.evaluate("document.activeElement.dataset.choice") == "list=执法结果"


def test_typing_on_ends_the_search_before(search_page: Page) -> None:
    search_page.fill(QUERY, "示")
    search_page.wait_for_timeout(130)
    search_page.fill(QUERY, "露天烧烤")
    expect(search_page.locator("[data-search-results] mark").first).to_have_text("露天烧烤")
    search_page.wait_for_timeout(300)
    marks = search_page.locator("[data-search-results] mark").all_inner_texts()
    assert set(marks) == {"露天烧烤"}


def test_nothing_typed_shows_the_directory_alone(search_page: Page) -> None:
    ask(search_page, "餐饮")
    expect(search_page.locator(TITLES).first).to_be_visible()
    search_page.fill(QUERY, "")
    expect(search_page.locator(TITLES)).to_have_count(0)
    expect(search_page.locator("[data-search-facets]")).to_be_hidden()
    expect(search_page.locator("[data-search-browse]")).to_be_visible()


def test_hostile_words_stay_words(search_page: Page) -> None:
    ask(search_page, "<img src=x onerror=alert(1)>")
    expect(search_page.locator(STATUS)).to_contain_text("<img src=x onerror=alert(1)>")
    assert search_page.locator("main img, [data-search] img").count() == 0


def test_a_missing_index_is_told(chromium: Browser, found: Served) -> None:
    page = chromium.new_page()
    page.route("**/entry.json", lambda route: route.fulfill(status=404))
    page.goto(f"{found.url}search.html?q=食品")
    expect(page.locator(STATUS)).to_contain_text("搜索暂时不可用")
    expect(page.locator("[data-search-browse]")).to_be_visible()
    page.close()


def test_an_old_browser_is_told_to_browse(chromium: Browser, found: Served) -> None:
    page = chromium.new_page()
    page.add_init_script("delete window.DecompressionStream")
    page.goto(f"{found.url}search.html?q=食品")
    expect(page.locator(STATUS)).to_contain_text("浏览器版本较旧")
    page.close()


def test_without_script_the_directory_remains(chromium: Browser, found: Served) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{found.url}search.html")
    expect(page.get_by_role("link", name="权力清单")).to_be_visible()
    expect(page.locator("[data-search-more]")).to_be_hidden()
    context.close()


def test_the_scripts_stay_small(found: Served) -> None:
    folder = found.folder.parent / "theme"
    size = sum(len(gzip.compress(path.read_bytes(), 9)) for path in folder.glob("search*.js"))
    assert size < 30_000


def test_on_a_phone_results_come_before_filters(chromium: Browser, found: Served) -> None:
    page = chromium.new_page(viewport={"width": 375, "height": 812})
    page.goto(f"{found.url}search.html?q=餐饮")
    expect(page.locator(TITLES).first).to_be_in_viewport()
    box = page.get_by_role("checkbox", name=re.compile("^权力清单"))
    expect(box).to_be_hidden()
    page.get_by_text("筛选", exact=True).click()
    box.check()
    expect(page.locator(STATUS)).to_have_text(re.compile("已筛选"))
    expect(page.locator("[data-search-sieve] > summary")).to_have_text("筛选（已选 1 项）")
    expect(box).to_be_checked()  # and the filters stay open
    page.set_viewport_size({"width": 1280, "height": 900})
    expect(box).to_be_visible()
    page.close()


def test_only_the_worker_reads_the_index_so_that_typing_never_waits(
    chromium: Browser, found: Served
) -> None:
    page = chromium.new_page()
    page.goto(f"{found.url}search.html?q=餐饮")
    expect(page.locator(TITLES).first).to_be_visible()
    (worker,) = page.workers
    assert worker.url.endswith("search-worker.js")
    fetched = "performance.getEntriesByType('resource').map((one) => one.name)"
    assert not [one for one in page.evaluate(fetched) if one.endswith(".bin")]
    assert [one for one in worker.evaluate(fetched) if one.endswith(".bin")]
    page.close()
