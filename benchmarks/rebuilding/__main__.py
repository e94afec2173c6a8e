"""``python -m benchmarks.rebuilding [--sizes 1000,10000] [--patience 600] [--write]``.

A site is made, something changes, the site is made again.  Ours is always a new process; Hugo and
Eleventy are asked both ways: a new process, which makes all pages again, and one that stays.
"""

import argparse
import shutil
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from tempfile import mkdtemp

from benchmarks import peers
from benchmarks.building.tools import ELEVENTY, HUGO, WHOLE, Tool
from benchmarks.building.workload import write_records
from benchmarks.rebuilding import others, ours
from benchmarks.rebuilding.limits import Limits
from benchmarks.tables import load, machine, table, write
from benchmarks.usage import Usage

Row = tuple[str, ...]


def main() -> None:
    """Measure what was asked for."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--sizes", default="1000,10000")
    asked.add_argument("--changes", default=",".join(ours.CHANGES))
    asked.add_argument("--patience", type=float, default=600, help="seconds a build may take")
    asked.add_argument("--work", type=Path, default=Path(".cache"), help="where sites are made")
    asked.add_argument("--write", action="store_true", help="put the table into the README")
    given = asked.parse_args()
    begun, missing = load(), peers.install()
    work = Path(mkdtemp(dir=given.work, prefix="rebuilding-")).absolute()
    try:
        sizes = map(int, given.sizes.split(","))
        limits = Limits(given.changes.split(","), given.patience)
        rows = [row for size in sizes for row in measured(size, work, limits)]
    finally:
        shutil.rmtree(work, ignore_errors=True)
    head = ("tool", "records", "after", "wall s", "CPU s", "peak MB", "files written")
    absent = "".join(f" {name}: {why}." for name, why in missing.items())
    text = f"{table(head, rows)}\n\n{machine(begun)}{absent}"
    print(text)
    if given.write:
        write("rebuilding", text)


def measured(size: int, work: Path, limits: Limits) -> Iterator[Row]:
    """Every tool and every change for *size* records."""
    folder = _laid_out(WHOLE, size, work, "ours")
    for name, usage, files in ours.rebuilt(folder, limits):
        yield "ours, a new process", f"{size:,}", name, *_figures(usage), f"{files:,}"
    for tool in (HUGO, ELEVENTY):
        told, counted = tool.name.partition(",")[0], replace(tool, count=size)
        try:
            again = _laid_out(tool, size, work, f"{told}-again")
            for name, usage in others.rebuilt(tool, again, limits):
                yield f"{told}, a new process", f"{size:,}", name, *_figures(usage), f"{size:,}"
            staying = _laid_out(tool, size, work, f"{told}-staying")
            for name, usage in others.watched(counted, staying, limits):
                yield f"{told}, staying", f"{size:,}", name, *_figures(usage), "—"
        except OSError as problem:
            yield told, f"{size:,}", "—", f"not here: {problem.strerror}", "—", "—", "—"


def _laid_out(tool: Tool, size: int, work: Path, name: str) -> Path:
    print(f"{name}: {size}", file=sys.stderr, flush=True)
    folder = work / f"{size}-{name.replace(' ', '-')}"
    folder.mkdir()
    write_records(folder / "records.json", size)
    tool.prepare(folder)
    return folder


def _figures(usage: Usage) -> Row:
    if usage.failed:
        return usage.failed, "—", "—"
    return f"{usage.wall:,.2f}", f"{usage.cpu:,.2f}", f"{usage.memory:,.0f}"


if __name__ == "__main__":
    main()
