"""Small sites to deliver: every page names its edition, its style and the pages it leads to."""

import re
import shutil
from collections.abc import Mapping
from hashlib import blake2b
from pathlib import Path

from plugins.delivery.delivering import Order, Target

EDITION = re.compile(r"edition (\S+)")
STYLE = re.compile(r'href="(theme/[^"]+)"')
LINK = re.compile(r'<a href="([^"]+)"')

Pages = Mapping[str, str]


def page(edition: str, *links: str, style: str = "0123456789", mark: str = "") -> str:
    """A page long enough not to be written in one go; its first and last line name *edition*."""
    leads = "".join(f'<a href="{link}">{link}</a>' for link in links)
    said = f"edition {edition} " * 800
    return f'<link rel="stylesheet" href="theme/site.{style}.css">{mark}{leads}\n{said}'


def terms(edition: str) -> str:
    """Where the search index of *edition* lies."""
    return f"search/t/{blake2b(edition.encode(), digest_size=5).hexdigest()}.bin"


def pages(edition: str, items: int = 3, style: str = "0123456789") -> dict[str, str]:
    """A whole site of *edition* with so many *items*."""
    names = [f"item-{number}.html" for number in range(items)]
    return {
        "index.html": page(edition, "list/index.html", "search.html", style=style),
        "404.html": page(edition, style=style),
        "search.html": page(edition, style=style),
        "list/index.html": page(edition, *names, style=style),
        # Every item leads to the next one, and the last one home.
        **{
            name: page(edition, following, style=style)
            for name, following in zip(names, [*names[1:], "index.html"], strict=False)
        },
        "data/items.csv": f"edition {edition}\n",
        "about.html": page("always", style="0123456789"),
        "theme/site.0123456789.css": "html{}",
        f"theme/site.{style}.css": "html{}",
        "search/entry.json": f'{{"edition": "{edition}"}}',
        terms(edition): f"terms of {edition}",
    }


def write(folder: Path, site: Pages) -> Path:
    """Make *folder* hold exactly *site*."""
    shutil.rmtree(folder, ignore_errors=True)
    for address, text in site.items():
        path = folder / address
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def held(folder: Path) -> dict[str, str]:
    """Every file below *folder*."""
    found = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in found}


def order(source: Path, to: Path | str, *, shrink: bool = False) -> Order:
    """Publish *source* to *to* with the report beside it."""
    room = source.parent
    target = Target(str(to), keep=3)
    return Order(source, target, room / "report" / "publishing.json", room / "unfinished", shrink)
