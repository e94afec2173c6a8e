"""Queries asked in a real Chromium: what came back, over how many bytes and trips, how fast."""

import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from urllib.parse import quote

from playwright.sync_api import Browser, Error, Page, sync_playwright

from benchmarks.search.serving import Host, Line, Taken, certificate, served, waves
from benchmarks.search.workload import Asked
from tests import machine

DELAY, RATE = 0.050, 10e6 / 8
"""A phone on a slow line: 50 ms, 10 Mbit/s."""
SESSION = 7
"""Queries a reader asks in a row; then another comes, with nothing kept."""
SETTLING = 0.05
"""Seconds after an answer in which what was asked for beside it is still counted."""


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
def chromium(*, http1: bool = False) -> Iterator[Browser]:
    """The browser of this machine; one that speaks HTTP/1.1 only if *http1*."""
    command = machine.command(machine.CHROMIUM)
    options = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
    options.append(f"--ignore-certificate-errors-spki-list={certificate().pin}")
    options += ["--disable-http2"] if http1 else []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=command, args=options)
        yield browser
        browser.close()


@dataclass(frozen=True, slots=True)
class Patience:
    """Until when, by the clock of this process, an engine may go on."""

    until: float

    @classmethod
    def of(cls, seconds: float) -> "Patience":
        """*seconds* from now on."""
        return cls(time.monotonic() + seconds)

    @property
    def left(self) -> float:
        """Milliseconds, never less than one: Playwright takes 0 for ever."""
        return max(1.0, (self.until - time.monotonic()) * 1000)

    @property
    def lost(self) -> bool:
        """Whether none is left."""
        return time.monotonic() >= self.until


def sessions(
    browser: Browser, folder: Path, asked: Sequence[Asked], most: int, patience: Patience
) -> Readings:
    """*asked* in sessions of seven, at most *most* of them, each with a cold cache.

    Fewer where *patience* is lost: what was read until then.
    """
    read = Readings([], [])
    with served(folder, Line(DELAY, RATE)) as host:
        for start in range(0, min(len(asked), most * SESSION), SESSION):
            context = browser.new_context()
            page = context.new_page()
            with suppress(Error):
                _session(page, host, asked[start : start + SESSION], read, patience)
            context.close()
            if patience.lost:
                break
    return read


def _session(
    page: Page, host: Host, asked: Sequence[Asked], read: Readings, patience: Patience
) -> None:
    first, *others = asked
    host.taken()
    page.goto(f"{host.url}index.html?q={quote(first.text)}", wait_until="commit")
    page.wait_for_function("'first' in window", timeout=patience.left)
    ms = page.evaluate(FIRST, patience.left)
    taken = _settled(host)
    # The page itself is not counted: what it and the greeting took had passed when it ended.
    shown = next(one for one in taken.answered if one.path == "/index.html")
    read.first.append(_reading(taken, shown.wire, ms))
    before = taken.wire
    for one in others:
        ms = page.evaluate(LATER, [one.text, patience.left])
        taken = _settled(host)
        read.later.append(_reading(taken, before, ms))
        before = taken.wire


LOSE = """const lose = (patience) => new Promise((_, reject) => {
  setTimeout(() => reject(new Error('patience')), patience);
});
"""
FIRST = f"""async (patience) => {{
  {LOSE}
  await Promise.race([window.first, lose(patience)]);
  return performance.now() - performance.getEntriesByType('navigation')[0].responseEnd;
}}"""
LATER = f"""async ([query, patience]) => {{
  {LOSE}
  const began = performance.now();
  await Promise.race([window.find(query), lose(patience)]);
  return performance.now() - began;
}}"""
EVERY = f"""async ([query, patience]) => {{
  {LOSE}
  return Promise.race([window.every(query), lose(patience)]);
}}"""
HARNESS = ("/index.html", "/favicon.ico", "/harness.js")


def _settled(host: Host) -> Taken:
    time.sleep(SETTLING)
    return host.taken()


def _reading(taken: Taken, before: int, ms: float) -> Reading:
    """What passed after *before*; neither our own page nor our own script is counted."""
    others = [one for one in taken.answered if one.path not in HARNESS]
    own = sum(one.size for one in taken.answered if one.path in HARNESS[1:])
    return Reading(taken.wire - before - own, len(others), waves(others), ms)


def answers(
    browser: Browser, folder: Path, page_name: str, asked: Sequence[Asked], patience: Patience
) -> list[list[int | str]]:
    """Every hit of each query, best first, as the engine names its records.

    Of fewer queries where *patience* is lost: of the first of them.
    """
    found: list[list[int | str]] = []
    with served(folder, Line()) as host, suppress(Error):
        context = browser.new_context()
        page = context.new_page()
        page.goto(f"{host.url}{page_name}", timeout=patience.left)
        page.wait_for_function("'every' in window", timeout=patience.left)
        found.extend(page.evaluate(EVERY, [one.text, patience.left]) for one in asked)
        context.close()
    return found
