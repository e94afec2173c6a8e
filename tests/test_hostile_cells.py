"""Hostile cells in every text column of every list, in a real browser: inert, and read as written.

The site is built by the real command and opened without a content security policy, so that
nothing but our own escaping holds.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit

import pytest
from playwright.sync_api import Browser, Dialog, Page, expect

from plugins.audit.decoding import texts
from plugins.audit.search_files import SearchFiles
from plugins.pages.rendering import UNSEEN
from plugins.publication.public import publish_as_of
from plugins.publication.records import PUBLIC_TYPES
from plugins.registry.loading import load
from tests.conftest import PUBLICATION_DATE, served
from tests.hostile import ATTACKS, THEIRS, bare, hostile_city, text_columns
from tests.making import made

WORKBOOK = '清单"><img src=x onerror=alert(0)>.xlsx'
CHECKED = {("Authority", "credit_code")}
"""A column that only holds what has the right check digit."""
FOREIGN = """() => ({
  ran: window.hostile || 0,
  parts: Array.from(document.querySelectorAll(
    'iframe, object, embed, img, style, base, [style], [autofocus], '
    + 'meta[http-equiv]:not([http-equiv="Content-Security-Policy"])'
  ), (one) => one.outerHTML.slice(0, 200)),
  handlers: Array.from(document.querySelectorAll('*')).filter((one) =>
    one.getAttributeNames().some((name) => name.startsWith('on'))
  ).map((one) => one.outerHTML.slice(0, 200)),
  links: Array.from(document.querySelectorAll('a[href], area[href]'), (one) => one.protocol),
  scripts: Array.from(document.scripts, (one) => one.src || one.type),
  data: Array.from(
    document.querySelectorAll('script[type="application/ld+json"]'), (one) => one.textContent
  ),
  heading: document.querySelector('h1').textContent,
  title: document.title,
  text: document.body.innerText,
})"""


@pytest.fixture(scope="module")
def lists(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("hostile") / "lists"
    there = hostile_city(folder / "ju")
    (there / "清单.xlsx").rename(there / WORKBOOK)
    return folder


@pytest.fixture(scope="module")
def hostile_site(lists: Path) -> Path:
    """The hostile city's site, built by what ``make site`` runs."""
    output = lists.with_name("build")
    done = made(lists, output)
    assert done.returncode == 0, done.stdout
    return output


@pytest.fixture(scope="module")
def hostile_url(hostile_site: Path) -> Iterator[str]:
    with served(hostile_site) as url:
        yield url


class Watched:
    """A page whose dialogs and requests are written down."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.dialogs: list[str] = []
        self.asked: set[str] = set()
        page.on("dialog", self._dismissed)
        page.on("request", lambda request: self.asked.add(request.url))

    def _dismissed(self, dialog: Dialog) -> None:
        self.dialogs.append(dialog.message)
        dialog.dismiss()


@pytest.fixture
def watched(chromium: Browser) -> Iterator[Watched]:
    context = chromium.new_context(viewport={"width": 1280, "height": 900}, bypass_csp=True)
    yield Watched(context.new_page())
    context.close()


def test_every_text_column_of_every_list_carries_every_attack(lists: Path) -> None:
    day = date.fromisoformat(PUBLICATION_DATE)
    loaded = load(lists, today=day)
    assert [str(found) for found in loaded.findings if found.severity.value == "error"] == []
    public = publish_as_of(loaded, day).public
    told: dict[tuple[str, str], list[str]] = defaultdict(list)
    wanted = {(layout.model.__name__, field) for layout, field in text_columns()}
    for layout, field in text_columns():
        texts = [_text(getattr(one, field)) for one in public.all(PUBLIC_TYPES[layout.model])]
        told[layout.model.__name__, field] = [bare(text) for text in texts]
    assert len(wanted) > 150
    assert {
        column
        for column in wanted
        if column[0] != "Attachment"  # told only where its file stands beside the workbook
        and not all(any(bare(attack) in text for text in told[column]) for attack in ATTACKS)
    } == CHECKED


def _text(value: Any) -> str:
    if value is None:
        return ""
    return "".join(value) if isinstance(value, tuple) else str(getattr(value, "text", value))


def test_on_every_page_nothing_runs_is_fetched_or_leaves_its_place(
    hostile_site: Path, hostile_url: str, watched: Watched
) -> None:
    pages = sorted(hostile_site.rglob("*.html"))
    assert len(pages) > 300
    wrong = []
    everything = set()
    for path in pages:
        address = path.relative_to(hostile_site).as_posix()
        watched.page.goto(f"{hostile_url}/{address}", wait_until="load")
        seen = watched.page.evaluate(FOREIGN)
        wrong += [(address, what) for what in _wrongs(seen)]
        everything.add(bare(seen["text"]))
    assert wrong[:10] == []
    _nothing_happened(watched, hostile_url)
    files = {urlsplit(url).path.lstrip("/") for url in watched.asked}
    assert {name for name in files if not (hostile_site / name).is_file()} == set()
    shown = "\n".join(everything)
    assert [attack for attack in ATTACKS if bare(attack) not in shown] == []


def _wrongs(seen: dict[str, Any]) -> Iterator[object]:
    """What is not as it must be on one page."""
    yield from seen["parts"]
    yield from seen["handlers"]
    yield from set(seen["links"]) - {"http:", "https:", "tel:", "mailto:"}
    own = ("/theme/", "/assets/", "application/ld+json")
    yield from [one for one in seen["scripts"] if THEIRS in one or not any(o in one for o in own)]
    if seen["ran"]:
        yield f"script {seen['ran']} ran"
    if "1337" in seen["text"]:
        yield "a template was computed"
    if UNSEEN.search(seen["text"].replace("\n", "")) or UNSEEN.search(seen["title"]):
        yield "an unseen control is on the page"


@pytest.mark.parametrize("number", range(len(ATTACKS)))
def test_a_name_is_read_as_it_is_written(
    hostile_site: Path, hostile_url: str, watched: Watched, number: int
) -> None:
    pages = sorted((hostile_site / "authorities").glob("1*.html"))
    address = pages[number].relative_to(hostile_site).as_posix()
    watched.page.goto(f"{hostile_url}/{address}")
    seen = watched.page.evaluate(FOREIGN)
    wanted = bare("执法主体名称" + ATTACKS[number])
    assert bare(seen["heading"]) == wanted
    assert bare(seen["title"]).startswith(wanted)


def test_no_query_comes_alive(hostile_url: str, watched: Watched) -> None:
    for attack in ATTACKS:
        watched.page.goto(f"{hostile_url}/search.html?q={quote(attack)}")
        expect(watched.page.locator("[data-search-status]")).not_to_be_empty()
        assert list(_wrongs(watched.page.evaluate(FOREIGN))) == [], attack
    _nothing_happened(watched, hostile_url)


def test_what_search_finds_is_read_as_it_is_written(hostile_url: str, watched: Watched) -> None:
    page = watched.page
    page.goto(f"{hostile_url}/search.html?q=执法主体名称&list=执法主体")
    found = page.locator("[data-search-results] a[data-title]")
    expect(found).to_have_count(10)
    page.click("[data-search-more]")
    expect(found).to_have_count(len(ATTACKS))
    titles = {bare(title) for title in found.all_inner_texts()}
    assert titles == {bare("执法主体名称" + attack) for attack in ATTACKS}
    assert list(_wrongs(page.evaluate(FOREIGN))) == []
    _nothing_happened(watched, hostile_url)


def _nothing_happened(watched: Watched, url: str) -> None:
    assert watched.dialogs == []
    assert {urlsplit(asked).netloc for asked in watched.asked} == {urlsplit(url).netloc}


RESERVED = re.compile(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\..*)?")


def test_every_file_has_a_name_that_is_safe_on_every_system(hostile_site: Path) -> None:
    addresses = [
        path.relative_to(hostile_site).as_posix()
        for path in hostile_site.rglob("*")
        if path.is_file()
    ]
    assert len(addresses) > 500
    assert [one for one in addresses if not re.fullmatch(r"[a-z0-9._/-]+", one)] == []
    assert [one for one in addresses if len(one) > 160] == []
    parts = [(one, part) for one in addresses for part in one.split("/")]
    assert [one for one, part in parts if RESERVED.fullmatch(part)] == []
    assert [one for one, part in parts if part.startswith(".") or part.endswith((".", " "))] == []
    assert len({one.lower() for one in addresses}) == len(addresses)


def lines(text: str) -> str:
    """*text* with the line ends of CSV and of letters that a link begins as plain ones."""
    return text.replace("\r\n", "\n")


def test_no_file_holds_what_reorders_or_hides_text(hostile_site: Path) -> None:
    reading = SearchFiles(hostile_site)
    wrong = []
    for path in sorted(hostile_site.rglob("*")):
        address = path.relative_to(hostile_site).as_posix()
        if not path.is_file() or path.suffix == ".xlsx" or address.startswith("theme/"):
            continue
        packed = address.startswith("search/") and path.suffix == ".bin"
        if address.startswith(("search/t/", "search/v/")):
            continue  # terms hold marks of our own; variants are a table
        read = reading.texts if packed else texts
        data = path.read_bytes()
        found = {one for text in read(address, data) for one in UNSEEN.findall(lines(text))}
        if address == "search/entry.json":
            found.discard("\x01")  # begins a term that is a reading: a mark of our own
        if found:
            wrong.append((address, sorted(map(repr, found))))
    assert wrong[:10] == []
