"""The gallery in a real browser: accessible, no sideways scrolling, settings that work."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from plugins.pages import assets
from tests.theme import gallery

# The gallery shows each component several times and out of its page, so headings skip levels.
RULES_ABOUT_WHOLE_PAGES = {"heading-order", "landmark-unique", "page-has-heading-one"}


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("gallery")
    assets.write_assets(assets.read_assets(gallery.THEME), folder)
    (folder / "index.html").write_text(gallery.gallery(), "utf-8")
    return folder / "index.html"


@pytest.fixture
def open_page(chromium: Browser, written: Path) -> Iterator[Callable[..., Page]]:
    opened = []

    def opener(width: int = 1280, **settings: Any) -> Page:
        context = chromium.new_context(viewport={"width": width, "height": 900}, **settings)
        opened.append(context)
        page = context.new_page()
        page.goto(written.as_uri())
        return page

    yield opener
    for context in opened:
        context.close()


def sideways(page: Page) -> int:
    return int(page.evaluate("document.documentElement.scrollWidth - innerWidth"))


def font_size(page: Page) -> float:
    return float(page.evaluate("parseFloat(getComputedStyle(document.body).fontSize)"))


@pytest.mark.parametrize(
    ("width", "settings", "box"),
    [
        pytest.param(1280, {"color_scheme": "light"}, "", id="light"),
        pytest.param(375, {"color_scheme": "dark"}, "", id="dark phone"),
        pytest.param(375, {}, "#comfort-contrast", id="contrast phone"),
        pytest.param(1280, {"forced_colors": "active"}, "#comfort-large", id="forced large"),
    ],
)
def test_axe_finds_nothing(
    open_page: Callable[..., Page], width: int, settings: dict[str, Any], box: str
) -> None:
    page = open_page(width, **settings)
    if box:
        page.check(box)
    found = Axe().run(page).response["violations"]
    serious = [one for one in found if one["id"] not in RULES_ABOUT_WHOLE_PAGES]
    assert [(one["id"], [node["html"] for node in one["nodes"]]) for one in serious] == []


@pytest.mark.parametrize("width", [320, 375, 768, 1280])
def test_no_page_scrolls_sideways(open_page: Callable[..., Page], width: int) -> None:
    page = open_page(width)
    assert sideways(page) <= 0
    page.check("#comfort-large")
    assert sideways(page) <= 0


def test_larger_text_needs_no_script(open_page: Callable[..., Page]) -> None:
    page = open_page(java_script_enabled=False)
    usual = page.locator(".masthead__go").bounding_box()
    page.check("#comfort-large")
    larger = page.locator(".masthead__go").bounding_box()
    assert usual
    assert larger
    assert larger["width"] > usual["width"] * 1.2


def test_larger_text_lasts_where_scripts_run(open_page: Callable[..., Page]) -> None:
    page = open_page()
    usual = font_size(page)
    page.check("#comfort-large")
    page.reload()
    assert font_size(page) > usual * 1.3
    expect(page.locator("#comfort-large")).to_be_checked()


def test_the_navigation_opens_on_a_phone_without_script(open_page: Callable[..., Page]) -> None:
    page = open_page(375, java_script_enabled=False)
    entry = page.locator(".main-nav__link", has_text="权力清单")
    expect(entry).not_to_be_visible()
    page.get_by_role("button", name="全部栏目").click()
    expect(entry).to_be_visible()
    page.get_by_role("button", name="关闭").click()
    expect(entry).not_to_be_visible()


def test_what_is_touched_is_large_enough(open_page: Callable[..., Page]) -> None:
    page = open_page(375)
    touched = page.locator("button:visible, input[type=search]:visible, .masthead__choice")
    for box in [one.bounding_box() for one in touched.all()]:
        assert box
        assert box["height"] >= 44


def test_on_paper_closed_texts_are_open_and_navigation_is_gone(
    open_page: Callable[..., Page],
) -> None:
    page = open_page()
    quote = page.locator("details:not([open]) .citation__quote").first
    assert not page.evaluate("e => e.checkVisibility()", quote.element_handle())
    page.emulate_media(media="print")
    shown = page.evaluate(
        "e => e.checkVisibility({contentVisibilityAuto: true})", quote.element_handle()
    )
    assert shown
    expect(page.locator(".main-nav")).not_to_be_visible()


def test_the_gallery_is_valid_html(
    html_validator: Callable[[Path], list[Any]], written: Path
) -> None:
    assert html_validator(written) == []
