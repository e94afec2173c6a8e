"""Every kind of page on paper and in large: nothing lost, nothing cut, nothing over another.

On paper a page is judged by the text of a real PDF.  200 % zoom of a window 640 pixels wide is a
page of 320 CSS pixels, at which WCAG 2.2 (1.4.10) lets nothing scroll sideways.
"""

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import Browser, Page

from tests import machine
from tests.conftest import tool
from tests.kinds import sample

WIDTHS = (320, 375, 704, 706, 768, 960, 1024, 1280)
"""Phones, both sides of every width at which the layout changes, and a desk."""
SCREEN_ONLY = ".main-nav, .breadcrumb, .masthead__search, .masthead__utility, .skip"
PAPER = {"width": "210mm", "height": "297mm"}

ON_PAPER = """(screenOnly) => ({
  shown: Array.from(document.querySelectorAll(screenOnly)).filter(
    (one) => one.getClientRects().length && getComputedStyle(one).visibility !== 'hidden'
  ).map((one) => one.className),
  closed: Array.from(document.querySelectorAll('details:not([hidden]) > :not(summary)')).filter(
    (one) => !one.getClientRects().length
  ).length,
  wide: Array.from(document.querySelectorAll('main table, main svg, main figure')).filter(
    (one) => one.getBoundingClientRect().right > document.documentElement.clientWidth + 1
  ).map((one) => one.className.baseVal || one.className),
})"""
"""What paper still shows of the screen, hides of the text, or cuts at its edge."""

OVERLAPS = """() => {
  const seen = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  while (walker.nextNode()) {
    const node = walker.currentNode;
    const holder = node.parentElement;
    const head = holder.closest('thead');
    const clipped = head && getComputedStyle(head).position === 'absolute';
    if (clipped || !node.data.trim() || !holder.checkVisibility()
      || holder.closest('.unseen, svg, .skip')) continue;
    range.selectNodeContents(node);
    for (const box of range.getClientRects()) {
      if (box.width > 2 && box.height > 2) seen.push([node, box]);
    }
  }
  seen.sort((a, b) => a[1].top - b[1].top);
  const found = [];
  for (let i = 0; i < seen.length; i += 1) {
    const [one, a] = seen[i];
    for (let j = i + 1; j < seen.length && seen[j][1].top < a.bottom; j += 1) {
      const [other, b] = seen[j];
      const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
      const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
      if (other !== one && across > 2 && down > 0.35 * Math.min(a.height, b.height)) {
        found.push(one.data.trim().slice(0, 30) + ' / ' + other.data.trim().slice(0, 30));
      }
    }
  }
  return found;
}"""
"""Pairs of texts that lie over each other."""


@pytest.fixture(scope="module")
def on_screen(chromium: Browser) -> Iterator[Page]:
    context = chromium.new_context(viewport={"width": 1280, "height": 900})
    yield context.new_page()
    context.close()


def words(text: str) -> str:
    """*text* without blanks, and without what a PDF writes otherwise."""
    return re.sub(r"[\s\u2e80-\u2fdf]", "", text)


def printed(page: Page, path: Path) -> str:
    """The text of *page* on paper, as a reader of the PDF finds it."""
    page.pdf(path=path, format="A4")
    reader = tool(machine.PDFTOTEXT)
    done = subprocess.run([reader, "-raw", str(path), "-"], capture_output=True, check=True)
    return words(done.stdout.decode())


def test_paper_holds_the_text_and_nothing_of_the_screen(
    site: Path, site_url: str, on_screen: Page, tmp_path: Path
) -> None:
    wrong = []
    for address in sample(site).values():
        on_screen.set_viewport_size({"width": 794, "height": 1123})
        on_screen.goto(f"{site_url}/{address}")
        on_screen.emulate_media(media="print")
        seen = on_screen.evaluate(ON_PAPER, SCREEN_ONLY)
        wrong += [(address, what, seen[what]) for what in seen if seen[what]]
        on_screen.emulate_media(media="null")  # as a printer asks: a PDF is print
        told = printed(on_screen, tmp_path / "page.pdf")
        wrong += [(address, "not printed", text) for text in essential(site / address, told)]
    assert wrong[:10] == []


def essential(page: Path, told: str) -> Iterator[str]:
    """What a reader needs of *page* and *told* does not hold: headings, tables, source, codes."""
    soup = BeautifulSoup(page.read_text("utf-8"), "lxml")
    asked = "h1, main h2, main h3, main dd, main td, main tbody th, .source__permanent"
    for found in soup.select(asked):
        if found.find_parent(class_="browse-index__jump") or found.find(["ul", "dl", "table"]):
            continue
        for text in found.stripped_strings:
            if (wanted := words(text)) and wanted[:12] not in told:
                yield text


def test_nothing_scrolls_sideways_or_lies_over_another_at_any_width(
    site: Path, site_url: str, on_screen: Page
) -> None:
    wrong: list[tuple[str, int, object]] = []
    for address in sample(site).values():
        on_screen.goto(f"{site_url}/{address}")
        for width in WIDTHS:
            on_screen.set_viewport_size({"width": width, "height": 900})
            if (wide := on_screen.evaluate("document.documentElement.scrollWidth")) > width:
                wrong.append((address, width, wide))
            if width in (320, 1280) and (over := on_screen.evaluate(OVERLAPS)):
                wrong.append((address, width, over[:3]))
    assert wrong[:10] == []


def test_larger_text_and_high_contrast_keep_to_the_page(
    site: Path, site_url: str, on_screen: Page
) -> None:
    wrong: list[tuple[str, object]] = []
    on_screen.set_viewport_size({"width": 375, "height": 900})
    for address in sample(site).values():
        on_screen.goto(f"{site_url}/{address}")
        on_screen.evaluate("document.documentElement.dataset.size = 'large'")
        on_screen.evaluate("document.documentElement.dataset.contrast = 'high'")
        if (wide := on_screen.evaluate("document.documentElement.scrollWidth")) > 375:
            wrong.append((address, wide))
        if over := on_screen.evaluate(OVERLAPS):
            wrong.append((address, over[:3]))
    assert wrong[:10] == []
