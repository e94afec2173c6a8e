"""A generated index on disk, served below a sub-path, and the real scripts in a real browser."""

import functools
import http.server
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from plugins.pages.parts import Link, SearchShell
from plugins.pages.rendering import environment
from plugins.search.files import IndexFolder
from plugins.search.records import SearchDocument
from plugins.search.shards import write_index
from tests.search.generated import documents
from tests.search.planned import PLAN

ROOT = Path(__file__).resolve().parents[2]
SCRIPTS = ROOT / "theme" / "static"
COUNT = 400
POLICY = (
    "default-src 'none'; script-src 'self'; connect-src 'self'; worker-src 'self'; "
    "style-src 'self'; form-action 'self'; base-uri 'none'"
)
PAGE = """<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8"><title>搜索</title>
<script src="theme/search.js" data-worker="theme/search-worker.js" defer></script></head><body>
{% from "components/search_shell/macro.html" import search_shell %}{{ search_shell(shell) }}
</body></html>"""


class _Handler(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - its name there
        """Say nothing: pytest shows what matters."""

    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", POLICY)
        super().end_headers()


@dataclass(frozen=True, slots=True)
class Served:
    """Documents, and the address of the page that finds them."""

    documents: list[SearchDocument]
    folder: Path
    url: str


@pytest.fixture(scope="session")
def found(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """Four hundred documents, their index, and a search page, at ``/column/``."""
    top = tmp_path_factory.mktemp("search")
    site = top / "column"
    made = documents(COUNT)
    write_index(made, IndexFolder(site / "search"), PLAN)
    (site / "theme").mkdir()
    for script in ("search.js", "search-worker.js"):
        (site / "theme" / script).write_bytes((SCRIPTS / script).read_bytes())
    shell = SearchShell("search.html", "search/entry.json", (Link("权力清单", "items/", ""),))
    page = environment(ROOT / "theme" / "templates").from_string(PAGE).render(shell=shell)
    (site / "search.html").write_text(page, encoding="utf-8")
    (site / "bare.html").write_text(
        '<!DOCTYPE html><html lang="zh-CN"><meta charset="utf-8"><title>-</title>'
        '<script src="theme/search-worker.js"></script>',
        encoding="utf-8",
    )
    handler = functools.partial(_Handler, directory=str(top))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield Served(made, site / "search", f"http://127.0.0.1:{server.server_port}/column/")
        server.shutdown()
        thread.join()


@pytest.fixture(scope="module")
def script(chromium: Browser, found: Served) -> Iterator[Page]:
    """A page that holds the worker's script as a plain one: ``fourListsSearch``."""
    page = chromium.new_page()
    page.goto(f"{found.url}bare.html")
    page.evaluate(
        "async (entry) => { window.index = await fourListsSearch.open(entry); }",
        f"{found.url}search/entry.json",
    )
    yield page
    page.close()


@pytest.fixture
def search_page(chromium: Browser, found: Served) -> Iterator[Page]:
    """The search page as a reader opens it; an error in a script fails the test."""
    context = chromium.new_context()
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda said: errors.append(said.text) if said.type == "error" else None)
    page.goto(f"{found.url}search.html")
    yield page
    context.close()
    assert not errors
