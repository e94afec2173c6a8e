"""The generators: what each wants laid out, and the one command that makes its site."""

import json
import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks import city, peers
from benchmarks.building import limit
from benchmarks.building.workload import FOLDER, jinja, read_records, template

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
PYTHON = (sys.executable, "-m")
ESCAPE = """const ESC = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;"};
const e = (text) => String(text).replace(/[&<>"']/g, (sign) => ESC[sign]);
"""


@dataclass(frozen=True, slots=True)
class Tool:
    """A generator: *prepare* lays out a folder with ``records.json``, *command* makes ``site``.

    *cwd* asks for running in that folder.  Who can stay and watch has *watch*, what makes the
    command do so, and names its *data* and its *template*; *count* is how many pages to wait for.
    """

    name: str
    prepare: Callable[[Path], None]
    command: Callable[[Path], tuple[str | Path, ...]]
    cwd: bool = False
    env: dict[str, str] = field(default_factory=dict)
    watch: tuple[str, ...] = ()
    data: str = ""
    template: str = ""
    count: int = 0


def nothing(_: Path) -> None:
    """The records are all it wants."""


def hugo(folder: Path) -> None:
    """A content adapter, one template, and only the kind of page that is asked for."""
    kinds = '["home","section","taxonomy","term","RSS","sitemap","robotsTXT","404"]'
    (folder / "hugo.toml").write_text(
        f'baseURL = "https://example.cn/"\nuglyURLs = true\ndisableKinds = {kinds}\n'
    )
    for name in ("content", "layouts/_default", "data"):
        (folder / name).mkdir(parents=True)
    (folder / "content" / "_content.gotmpl").write_text(
        '{{ range site.Data.records }}{{ $.AddPage (dict "path" .address "title" .title '
        '"params" (dict "facts" .facts)) }}{{ end }}'
    )
    loop = "{{ range .Params.facts }}"
    page = template("{{ .Title }}", loop, "{{ end }}", "{{ .label }}", "{{ .value }}")
    (folder / "layouts" / "_default" / "single.html").write_text(page, encoding="utf-8")
    shutil.copy(folder / "records.json", folder / "data" / "records.json")


def eleventy(folder: Path) -> None:
    """Pagination of one record a page over one data file."""
    shutil.copy(HERE / "eleventy.config.cjs", folder / "eleventy.config.cjs")
    (folder / "input" / "_data").mkdir(parents=True)
    shutil.copy(folder / "records.json", folder / "input" / "_data" / "records.json")
    loop, end = "${r.facts.map((fact) => `", "`).join('')}"
    page = template("${e(r.title)}", loop, end, "${e(fact.label)}", "${e(fact.value)}")
    data = (
        '{pagination: {data: "records", size: 1, alias: "r"}, eleventyExcludeFromCollections: true,'
    )
    (folder / "input" / "page.11ty.cjs").write_text(
        f"{ESCAPE}exports.data = {data} permalink: ({{r}}) => `${{r.address}}.html`}};\n"
        f"exports.render = ({{r}}) => `{page}`;\n",
        encoding="utf-8",
    )


def pelican(folder: Path) -> None:
    """Markdown articles with their facts as metadata; every other page switched off."""
    (folder / "content").mkdir()
    for record in read_records(folder / "records.json"):
        lines = [f"Title: {record['title']}", "Date: 2026-11-10", f"Slug: {record['address']}"]
        lines += [f"f{n:02d}: {fact['value']}" for n, fact in enumerate(record["facts"])]
        lines += [f"l{n:02d}: {fact['label']}" for n, fact in enumerate(record["facts"])]
        name = record["address"].rpartition("/")[2]
        text = "\n".join([*lines, f"count: {len(record['facts'])}", "", record["title"]])
        (folder / "content" / f"{name}.md").write_text(text, encoding="utf-8")
    (folder / "theme" / "templates").mkdir(parents=True)
    loop = "{% for n in range(article.count|int) %}"
    label, value = (f'{{{{ article.metadata["{sign}%02d"|format(n)] }}}}' for sign in "lf")
    page = template("{{ article.title }}", loop, "{% endfor %}", label, value)
    (folder / "theme" / "templates" / "article.html").write_text(page, encoding="utf-8")
    off = ("FEED_ALL_ATOM", "CATEGORY_FEED_ATOM", "TRANSLATION_FEED_ATOM", "AUTHOR_FEED_ATOM",
           "AUTHOR_FEED_RSS")  # fmt: skip
    away = ("AUTHOR_SAVE_AS", "CATEGORY_SAVE_AS", "TAG_SAVE_AS", "DRAFT_SAVE_AS")
    lines = [f"{name} = None" for name in off] + [f'{name} = ""' for name in away]
    lines += ["DIRECT_TEMPLATES = []", "PLUGINS = []", 'THEME = "theme"', 'DEFAULT_LANG = "zh-CN"']
    lines += [
        'ARTICLE_SAVE_AS = "{slug}.html"',
        'TIMEZONE = "Asia/Shanghai"',
        'SLUGIFY_SOURCE = ""',
    ]
    (folder / "pelicanconf.py").write_text("\n".join(lines), encoding="utf-8")


def whole(folder: Path) -> None:
    """The workbooks of a city with as many outcomes as there are records."""
    count = len(json.loads((folder / "records.json").read_text()))
    items = max(20, count // 20)  # fewer would not be of every kind
    size = city.Size(max(1, min(100, count // 1000)), items, 2 * items, count)
    city.write_city(folder / "lists", size)


def ours(workers: int) -> Callable[[Path], tuple[str | Path, ...]]:
    """Our pages made by so many processes; 0 for one for each processor."""
    return lambda folder: (*PYTHON, "benchmarks.building.ours", folder, str(workers))


def site(folder: Path) -> tuple[str | Path, ...]:
    """What ``make site`` runs, over the lists in *folder*."""
    settings = ("-e", f'LISTS_PATH="{folder / "lists"}"', f'BUILD_CACHE="{folder / "cache"}"')
    where = (ROOT / "content", "-s", ROOT / "pelicanconf.py", "-o", folder / "site")
    return (*PYTHON, "pelican", *where, *settings)


HUGO = Tool(
    "Hugo 0.168.0, content adapter",
    hugo,
    lambda _: (peers.HUGO, "--quiet", "-d", "site"),
    cwd=True,
    watch=("--watch",),
    data="data/records.json",
    template="layouts/_default/single.html",
)
ELEVENTY = Tool(
    "Eleventy 3.1.8, JavaScript",
    eleventy,
    lambda _: (peers.ELEVENTY,),
    cwd=True,
    watch=("--watch", "--incremental"),
    data="input/_data/records.json",
    template="input/page.11ty.cjs",
)
WHOLE = Tool("ours, the whole pipeline", whole, site)
TOOLS = (
    Tool("ours, render and write", nothing, ours(0)),
    Tool("ours, one process", nothing, ours(1)),
    Tool("Jinja2 loop", nothing, lambda folder: (*PYTHON, "benchmarks.building.loop", folder)),
    Tool(
        "Jinja2 loop, two processes",
        nothing,
        lambda folder: (*PYTHON, "benchmarks.building.loop", folder, "2"),
    ),
    HUGO,
    ELEVENTY,
    Tool(
        "Pelican 4.12.0, Markdown",
        pelican,
        lambda _: (*PYTHON, "pelican", "content", "-s", "pelicanconf.py", "-o", "site", "-q"),
        cwd=True,
    ),
    Tool(
        "writing the same bytes",
        limit.prepare,
        lambda folder: (*PYTHON, "benchmarks.building.limit", folder),
    ),
    WHOLE,
)
__all__ = ["ELEVENTY", "FOLDER", "HUGO", "TOOLS", "WHOLE", "Tool", "jinja"]
