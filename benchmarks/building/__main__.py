"""``python -m benchmarks.building [--sizes 1000,10000,100000] [--tools "ours;Hugo"] [--write]``.

A clean build of one page a record by each tool, from the same records, into a folder that never
held a site.  ``--tools`` takes the beginnings of their names.
"""

import argparse
import shutil
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import mkdtemp

from benchmarks import peers
from benchmarks.building.tools import TOOLS, WHOLE, Tool
from benchmarks.building.workload import write_records
from benchmarks.tables import growth, load, machine, table, versions, write
from benchmarks.usage import Usage, used


@dataclass(frozen=True, slots=True)
class Built:
    """What one tool took for one size, and what stands in its site."""

    tool: Tool
    size: int
    usage: Usage
    pages: int = 0
    mean: float = 0


def main() -> None:
    """Measure what was asked for."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--sizes", default="1000,10000,100000")
    asked.add_argument("--tools", default="")
    asked.add_argument("--patience", type=float, default=600, help="seconds a build may take")
    asked.add_argument("--work", type=Path, default=Path(".cache"), help="where sites are made")
    asked.add_argument("--write", action="store_true", help="put the tables into the README")
    given = asked.parse_args()
    begun, missing = load(), peers.install()
    heads = tuple(given.tools.split(";")) if given.tools else ("",)
    chosen = [tool for tool in TOOLS if tool.name.startswith(heads)]
    sizes = tuple(map(int, given.sizes.split(",")))
    work = Path(mkdtemp(dir=given.work, prefix="building-")).absolute()
    try:  # all sites stay until the end: files made just after others were removed come dear
        found = [built(tool, size, work, given.patience) for size in sizes for tool in chosen]
    finally:
        shutil.rmtree(work, ignore_errors=True)
    absent = "".join(f" {name}: {why}." for name, why in missing.items())
    text = f"{tables(found, chosen)}\n\n{machine(begun)} {versions('jinja2')}.{absent}"
    print(text)
    if given.write:
        write("building", text)


def built(tool: Tool, size: int, work: Path, patience: float) -> Built:
    """A clean build by *tool*."""
    print(f"{tool.name}: {size}", file=sys.stderr, flush=True)
    folder = work / f"{size}-{TOOLS.index(tool)}"
    folder.mkdir()
    write_records(folder / "records.json", size)
    tool.prepare(folder)
    try:
        usage = used(
            tool.command(folder), cwd=folder if tool.cwd else None, env=tool.env, patience=patience
        )
    except OSError as problem:
        return Built(tool, size, Usage(0, 0, 0, failed=f"not here: {problem.strerror}"))
    pages = [path.stat().st_size for path in (folder / "site").rglob("*.html")]
    if usage.failed:
        print(usage.said[-2000:], file=sys.stderr)
    elif tool is not WHOLE and len(pages) != size:
        raise SystemExit(f"{tool.name}: {len(pages)} pages of {size}\n{usage.said}")
    return Built(tool, size, usage, len(pages), sum(pages) / max(1, len(pages)))


def tables(found: Sequence[Built], chosen: Sequence[Tool]) -> str:
    """One table of all builds, and how each tool grows."""
    head = ("tool", "records", "wall s", "pages/s", "CPU s", "pages per CPU s", "peak MB",
            "pages", "mean kB")  # fmt: skip
    rows = [(one.tool.name, f"{one.size:,}", *_figures(one)) for one in found]
    every = table(head, rows)
    grown = []
    for tool in chosen:
        done = [one for one in found if one.tool is tool and not one.usage.failed]
        each = [one.size for one in done]
        time = growth(each, [one.usage.cpu for one in done])
        memory = growth(each, [one.usage.memory for one in done])
        grown.append((tool.name, time, memory, _further(done)))
    head = ("tool", "CPU ~ records^k", "memory ~ records^k", "further pages per CPU s")
    growing = table(head, grown)
    return f"{every}\n\n{growing}"


def _further(done: Sequence[Built]) -> str:
    """Pages per CPU second between the smallest and the largest size: without the start."""
    if len(done) < 2 or done[-1].usage.cpu <= done[0].usage.cpu:
        return "—"
    pages, seconds = done[-1].size - done[0].size, done[-1].usage.cpu - done[0].usage.cpu
    return f"{pages / seconds:,.0f}"


def _figures(one: Built) -> tuple[str, ...]:
    usage = one.usage
    if usage.failed:
        return (usage.failed, "—", f"{usage.cpu:,.1f}", "—", f"{usage.memory:,.0f}", "—", "—")
    return (
        f"{usage.wall:,.1f}", f"{one.size / usage.wall:,.0f}", f"{usage.cpu:,.2f}",
        f"{one.size / usage.cpu:,.0f}", f"{usage.memory:,.0f}", f"{one.pages:,}",
        f"{one.mean / 1000:.2f}",
    )  # fmt: skip


if __name__ == "__main__":
    main()
