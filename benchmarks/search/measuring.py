"""Queries asked in a real Chromium: what came back, over how many bytes and trips, how fast."""

import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from urllib.parse import quote

from playwright.sync_api import Browser, Page, sync_playwright

from benchmarks.search.serving import Line, served, waves
from benchmarks.search.workload import Asked
from tests import machine

DELAY, RATE = 0.050, 10e6 / 8
"""A phone on a slow line: 50 ms, 10 Mbit/s."""
SESSION = 7
"""Queries a reader asks in a row; then another comes, with nothing kept."""
PATIENCE = 300_000


@dataclass(frozen=True, slots=True)
class Reading:
    """One query: bytes and round trips on the line, and milliseconds until ten results stood."""

    size: int
    requests: int
    trips: int
    ms: float


@dataclass(frozen=True, slots=True)
class Readings:
    """First queries of a session and later ones."""

    first: list[Reading]
    later: list[Reading]


def middle(readings: Sequence[Reading], name: str) -> float:
    """The median of one column."""
    return float(median(getattr(one, name) for one in readings))


def high(readings: Sequence[Reading], name: str) -> float:
    """The 95th percentile of one column."""
    values = sorted(getattr(one, name) for one in readings)
    return float(values[min(len(values) - 1, int(len(values) * 0.95))])


@contextmanager
def chromium() -> Iterator[Browser]:
    """The browser of this machine."""
    command = machine.command(machine.CHROMIUM)
    options = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=command, args=options)
        yield browser
        browser.close()


def sessions(browser: Browser, folder: Path, asked: Sequence[Asked], most: int = 1000) -> Readings:
    """*asked* in sessions of seven, at most *most* of them, each with a cold cache."""
    first, later = [], []
    line = Line(DELAY, RATE)
    with served(folder, line) as url:
        for start in range(0, min(len(asked), most * SESSION), SESSION):
            context = browser.new_context()
            page = context.new_page()
            page.set_default_timeout(PATIENCE)
            for place, one in enumerate(asked[start : start + SESSION]):
                if place == 0:
                    line.taken()
                    first.append(_first(page, url, one.text, line))
                else:
                    later.append(_later(page, one.text, line))
            context.close()
    return Readings(first, later)


FIRST = """async () => {
  await window.first;
  return performance.now() - performance.getEntriesByType('navigation')[0].responseEnd;
}"""
LATER = """async (query) => {
  const began = performance.now();
  await window.find(query);
  return performance.now() - began;
}"""


def _first(page: Page, url: str, query: str, line: Line) -> Reading:
    page.goto(f"{url}index.html?q={quote(query)}", wait_until="commit")
    page.wait_for_function("'first' in window")
    ms = page.evaluate(FIRST)
    return _reading(line, ms, skip="/index.html")


def _later(page: Page, query: str, line: Line) -> Reading:
    return _reading(line, page.evaluate(LATER, query))


def _reading(line: Line, ms: float, skip: str = "") -> Reading:
    time.sleep(0.05)
    taken = [one for one in line.taken() if one.path not in (skip, "/favicon.ico", "/harness.js")]
    return Reading(sum(one.size for one in taken), len(taken), waves(taken), ms)


def answers(
    browser: Browser, folder: Path, page_name: str, asked: Sequence[Asked]
) -> list[list[int | str]]:
    """Every hit of every query, best first, as the engine names its records."""
    with served(folder, Line()) as url:
        page = browser.new_page()
        page.set_default_timeout(PATIENCE)
        page.goto(f"{url}{page_name}")
        page.wait_for_function("'every' in window")
        found = [page.evaluate("(query) => window.every(query)", one.text) for one in asked]
        page.close()
    return found
