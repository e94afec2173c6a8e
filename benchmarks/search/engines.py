"""The engines: how each one's index is made, which page asks it, and how it names a record."""

import gzip
import json
import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from benchmarks.search.building import Cost, cost, write_pages
from plugins.pages.assets import served
from plugins.pages.parts import Link, SearchShell
from plugins.pages.rendering import environment
from plugins.search.ordering import Gathered
from plugins.search.records import SearchDocument
from tests.search.planned import PLAN

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
PAGES = HERE / "pages"
TOOLS = ROOT / ".cache" / "benchmarks" / "search"
"""Where the other engines are installed, by ``package-lock.json``; the site never needs them."""
PAGE = """<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8"><title>搜索</title>
{head}</head><body>{body}</body></html>"""
SHELL = """{% from "components/search_shell/macro.html" import search_shell %}
{{ search_shell(shell) }}"""


@dataclass(frozen=True, slots=True)
class Corpus:
    """Records, the same as a file of one line each, and the seconds an index of them may take."""

    records: Sequence[SearchDocument]
    path: Path
    patience: float


class Engine(Protocol):
    """An engine under test."""

    name: str
    every: str
    """The page that gives every hit."""

    def build(self, corpus: Corpus, folder: Path) -> Cost:
        """Make the index and its page in *folder*; what the index alone took.

        Raises Unfinished.
        """

    def numbers(self, found: list[list[int | str]], folder: Path, /) -> list[list[int]]:
        """The hits of each query as numbers of records."""


def install() -> None:
    """Fetch the other engines, as they are locked."""
    TOOLS.mkdir(parents=True, exist_ok=True)
    for name in ("package.json", "package-lock.json"):
        shutil.copy(HERE / name, TOOLS / name)
    if not (TOOLS / "node_modules" / "minisearch").is_dir():
        # By the hashes of the lock; `npm ci` would want the programs of other systems, too.
        words = ("npm", "install", "--no-save", "--ignore-scripts", "--no-audit", "--no-fund")
        subprocess.run((*words, "--silent"), cwd=TOOLS, check=True)


def _page(folder: Path, name: str, head: str, body: str = "") -> None:
    (folder / name).write_text(PAGE.format(head=head, body=body), encoding="utf-8")


class Ours:
    """The index and the script of the site."""

    name = "ours"
    every = "bare.html"

    def build(self, corpus: Corpus, folder: Path) -> Cost:
        module = "benchmarks.search.building"
        spent = cost(
            (sys.executable, "-m", module, corpus.path, folder), folder / "search", corpus.patience
        )
        self.pages(folder)
        with Gathered.of(iter(corpus.records), PLAN, folder) as gathered:
            told = gathered.numbering
        order = dict(zip(told.numbers.tolist(), told.arrivals.tolist(), strict=True))
        (folder / "order.json").write_text(json.dumps(order))
        return spent

    def pages(self, folder: Path) -> None:
        """The search page of the site for the index in *folder*, and one that gives every hit."""
        for script in ("search.js", "search-worker.js"):
            (folder / script).write_bytes(served(ROOT / "theme" / "static" / script))
        for page in ("ours.js", "bare.js"):
            shutil.copy(PAGES / page, folder / page.replace("ours", "harness"))
        shell = SearchShell("index.html", "search/entry.json", (Link("目录", "index.html", ""),))
        body = environment(ROOT / "theme" / "templates").from_string(SHELL).render(shell=shell)
        script = (
            '<link rel="preload" as="script" href="search-worker.js">'
            '<link rel="preload" as="fetch" href="search/entry.json" crossorigin>'
            '<script src="search.js" data-worker="search-worker.js" defer></script>'
        )
        _page(folder, "index.html", script, f'{body}<script src="harness.js"></script>')
        bare = '<script src="search-worker.js"></script><script src="bare.js"></script>'
        _page(folder, "bare.html", bare)

    def numbers(self, found: list[list[int | str]], folder: Path) -> list[list[int]]:
        order = json.loads((folder / "order.json").read_text())
        return [[order[str(one)] for one in hits] for hits in found]


class Pagefind:
    """Pagefind 1.6.0, extended, over a page a record."""

    name = "Pagefind"
    every = "index.html"

    def build(self, corpus: Corpus, folder: Path) -> Cost:
        write_pages(corpus.records, folder)
        program = TOOLS / "node_modules/@pagefind/linux-x64/bin/pagefind_extended"
        spent = cost((program, "--site", folder), folder / "pagefind", corpus.patience)
        shutil.copy(PAGES / "pagefind.js", folder / "harness.js")
        _page(folder, "index.html", "", '<script src="harness.js"></script>')
        return spent

    def numbers(self, found: list[list[int | str]], folder: Path) -> list[list[int]]:
        fragments: dict[str, int] = {}
        for path in (folder / "pagefind" / "fragment").iterdir():
            told = gzip.decompress(path.read_bytes()).removeprefix(b"pagefind_dcd")
            url = json.loads(told)["url"]
            fragments[path.stem] = int(url.rsplit("/", 1)[1].removesuffix(".html"))
        return [[fragments[str(one)] for one in hits] for hits in found]


class MiniSearch:
    """MiniSearch 7.2.0 over pairs of characters, all of them wanted."""

    name = "MiniSearch, pairs"
    every = "index.html"

    def build(self, corpus: Corpus, folder: Path) -> Cost:
        library = TOOLS / "node_modules/minisearch/dist"
        index = folder / "index"
        index.mkdir(parents=True, exist_ok=True)
        words = ("node", "--max-old-space-size=8192", PAGES / "minisearch_build.js", corpus.path)
        made = folder / "index.json"
        spent = cost((*words, made, library / "cjs" / "index.cjs"), index, corpus.patience)
        shutil.copy(library / "umd" / "index.js", folder / "library.js")
        shutil.copy(PAGES / "minisearch.js", folder / "harness.js")
        scripts = "".join(f'<script src="{one}.js"></script>' for one in ("library", "harness"))
        _page(folder, "index.html", "", scripts)
        return Cost(spent.cpu, spent.memory, 1, made.stat().st_size)

    def numbers(self, found: list[list[int | str]], _folder: Path) -> list[list[int]]:
        return [[int(one) for one in hits] for hits in found]


class Scan:
    """No index: all texts, fetched and looked into."""

    name = "brute force"
    every = "index.html"

    def build(self, corpus: Corpus, folder: Path) -> Cost:
        folder.mkdir(parents=True, exist_ok=True)
        texts = [list(one.searched()) for one in corpus.records]
        made = folder / "texts.json"
        made.write_text(json.dumps(texts, ensure_ascii=False, separators=(",", ":")), "utf-8")
        shutil.copy(PAGES / "scan.js", folder / "harness.js")
        _page(folder, "index.html", "", '<script src="harness.js"></script>')
        return Cost(0.0, 0.0, 1, made.stat().st_size)

    def numbers(self, found: list[list[int | str]], _folder: Path) -> list[list[int]]:
        return [[int(one) for one in hits] for hits in found]


ENGINES: tuple[Engine, ...] = (Ours(), Pagefind(), MiniSearch(), Scan())
