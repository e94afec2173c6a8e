"""Records of a seeded city as JSON, and one page of the same structure for every tool."""

import json
import random
import re
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from benchmarks import city

PAGE = Path(__file__).with_name("page.html")
FOLDER = 250
"""Pages to a folder, for every tool."""
HEADINGS = city.OUTCOMES["行政处罚"].split("|")
_LOOP = re.compile(r"\[\[#facts\]\](.*?)\[\[/facts\]\]", re.DOTALL)


def records(count: int, seed: int = 7) -> Iterator[dict[str, Any]]:
    """*count* penalties: an address, a title and the labels and texts of the page."""
    chance = random.Random(seed)
    office = city.made_office(0, city.Size(), chance)
    for number in range(count):
        decided = city.LAST_DAY - timedelta(days=chance.randrange(city.DAYS))
        _, row = city.made_penalty(office, decided, chance)
        facts = [
            {"label": label, "value": value.isoformat() if isinstance(value, date) else str(value)}
            for label, value in zip(HEADINGS, row, strict=True)
            if value is not None
        ]
        address = f"p/{number // FOLDER}/{number}"
        yield {"address": address, "title": f"{row[0]} {row[5]}", "facts": facts}


def write_records(path: Path, count: int) -> None:
    """The records as one JSON array."""
    path.write_text(json.dumps(list(records(count)), ensure_ascii=False), encoding="utf-8")


def read_records(path: Path) -> list[dict[str, Any]]:
    """What `write_records` wrote."""
    found: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))
    return found


def template(title: str, loop: str, end: str, label: str, value: str) -> str:
    """The page in the language of one tool: how it writes a title, a loop and what is in it."""
    whole = PAGE.read_text(encoding="utf-8")
    body = _LOOP.sub(lambda found: f"{loop}{found[1]}{end}", whole)
    for mark, written in {"title": title, "label": label, "value": value}.items():
        body = body.replace(f"[[{mark}]]", written)
    return body


def jinja(record: str = "page") -> str:
    """The page for Jinja2, for us, the bare loop and Pelican."""
    loop = f"{{% for fact in {record}.facts %}}"
    title = f"{{{{ {record}.title }}}}"
    return template(title, loop, "{% endfor %}", "{{ fact.label }}", "{{ fact.value }}")
