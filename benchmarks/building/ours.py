"""``python -m benchmarks.building.ours FOLDER [WORKERS]``: our pages, from records to files.

Drawing once for each shape, filling in the words, sharing between processes, writing beside the
site and the switch are those of ``make site``; the template is that of every tool.
"""

import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple, cast

from benchmarks.building.workload import jinja, read_records
from plugins.pages.publishing import Output
from plugins.pages.rendering import Theme, as_address, as_data, as_text, environment, render
from plugins.pages.sharing import Work, publish
from plugins.pages.stencils import BEGIN, FIRST, Stencil
from plugins.pages.views.all import Making
from plugins.registry.crew import Workers

SLICE = 512
"""Records a process takes at a time."""


class Decision(NamedTuple):
    """A page: its words are all that differs between those of one shape."""

    address: str
    title: str
    facts: list[dict[str, str]]
    template: str = "page.html"


class Drawing:
    """Draws a page once for each shape, and fills in the words of the others."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._stencils: dict[tuple[str, ...], Stencil] = {}

    def __call__(self, page: Decision) -> bytes:
        """The file of *page*."""
        shape = tuple(fact["label"] for fact in page.facts)
        if shape not in self._stencils:
            self._stencils[shape] = self._stencil(shape)
        return self._stencils[shape].fill([page.title, *(f["value"] for f in page.facts)], ())

    def _stencil(self, shape: tuple[str, ...]) -> Stencil:
        marks = [BEGIN + chr(FIRST + number) for number in range(len(shape) + 1)]
        pairs = zip(shape, marks[1:], strict=True)
        facts = [{"label": label, "value": mark} for label, mark in pairs]
        drawn = render(self._theme, Decision("", marks[0], facts))
        return Stencil(drawn, len(marks), 0, (as_text, as_data, as_address))


def _pages(records: list[dict[str, Any]], first: int) -> Iterator[Decision]:
    for record in records[first : first + SLICE]:
        yield Decision(f"{record['address']}.html", record["title"], record["facts"])


def main(folder: Path, workers: int = 0) -> None:
    """Make the site of ``records.json`` in *folder*/site."""
    (folder / "templates").mkdir(exist_ok=True)
    (folder / "templates" / "page.html").write_text(jinja(), encoding="utf-8")
    drawing = Drawing(environment(folder / "templates"))
    records = read_records(folder / "records.json")
    makings = [
        Making(str(first), cast("Any", partial(_pages, records, first)))
        for first in range(0, len(records), SLICE)
    ]
    with Output(folder / "site", folder / "cache") as output:
        for _ in publish(Work(makings, output, cast("Any", drawing)), Workers(workers)):
            pass
        print(output.switch())


if __name__ == "__main__":
    main(Path(sys.argv[1]), *map(int, sys.argv[2:]))
