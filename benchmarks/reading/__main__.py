"""``python -m benchmarks.reading [--sizes 1000,10000,100000] [--tools ours,naive] [--write]``.

Each tool reads, validates and reports the same workbook in a process of its own.  What it took is
that of the process and all it started.
"""

import argparse
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks import peers
from benchmarks.reading.workload import write_bomb, write_ghosts, write_penalties
from benchmarks.tables import growth, load, machine, table, versions, write
from benchmarks.usage import Usage, used

HERE = (sys.executable, "-m")
PACKAGES = ("openpyxl", "pydantic", "frictionless", "xlsxwriter")
HARM = 30
"""Seconds a tool may spend on a workbook that means harm."""
OURS, NAIVE = "ours", "openpyxl + pydantic"


@dataclass(frozen=True, slots=True)
class Tool:
    """A reader: its command before the path of the workbook, and what to know of it."""

    name: str
    command: tuple[str | Path, ...]
    after: tuple[str | Path, ...] = ()


def tools() -> tuple[Tool, ...]:
    """Every reader."""
    unflatten = (peers.FLATTEN, "unflatten", "-f", "xlsx", "-m", "penalties", "-o", "/dev/null")
    return (
        Tool(OURS, (*HERE, "benchmarks.reading.ours")),
        Tool(NAIVE, (*HERE, "benchmarks.reading.naive")),
        Tool("frictionless", (*HERE, "benchmarks.reading.with_frictionless")),
        Tool("flatten-tool", unflatten),
    )


def main() -> None:
    """Measure what was asked for."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--sizes", default="1000,10000,100000")
    asked.add_argument("--tools", default="")
    asked.add_argument("--patience", type=float, default=300, help="seconds a tool may take")
    asked.add_argument("--write", action="store_true", help="put the tables into the README")
    given = asked.parse_args()
    begun = load()
    missing = peers.install()
    chosen = [tool for tool in tools() if not given.tools or tool.name in given.tools.split(",")]
    sizes = tuple(map(int, given.sizes.split(",")))
    with TemporaryDirectory() as folder:
        text = tables(chosen, sizes, Path(folder), given.patience)
    absent = "".join(f" {name}: {why}." for name, why in missing.items())
    told = f"{machine(begun)} {versions(*PACKAGES)}, flatten-tool (flattentool) 0.28.0.{absent}"
    text = f"{text}\n\n{told}"
    print(text)
    if given.write:
        write("reading", text)


def tables(chosen: Sequence[Tool], sizes: Sequence[int], folder: Path, patience: float) -> str:
    """Both tables: honest workbooks by size, and the two that mean harm."""
    found: dict[tuple[str, int], Usage] = {}
    for size in sizes:
        path = folder / f"{size}.xlsx"
        write_penalties(path, size)
        for tool in chosen:
            found[tool.name, size] = measured(tool, path, patience)
    harm = {"ghost rows": write_ghosts, "bomb": write_bomb}
    others: list[tuple[str, ...]] = []
    for name, made in harm.items():
        path = folder / f"{name.replace(' ', '-')}.xlsx"
        made(path)
        others += [
            (tool.name, name, *_harm(measured(tool, path, min(patience, HARM)))) for tool in chosen
        ]
    head = ("reader", "rows", "CPU s", "rows per CPU s", "wall s", "peak MB", "× naive (CPU)")
    rows = [
        (tool.name, f"{size:,}", *_figures(found[tool.name, size], found.get((NAIVE, size)), size))
        for size in sizes
        for tool in chosen
    ]
    grown = [(tool.name, *_growth(tool, sizes, found)) for tool in chosen]
    return "\n\n".join((
        table(head, rows),
        table(("reader", "CPU ~ rows^k", "kB a row held (slope)"), grown),
        table(("reader", "file", "ended", "CPU s", "wall s", "peak MB"), others),
    ))  # fmt: skip


def measured(tool: Tool, path: Path, patience: float) -> Usage:
    """What *tool* took for the workbook at *path*."""
    print(f"{tool.name}: {path.name}", file=sys.stderr, flush=True)
    try:
        return used((*tool.command, path, *tool.after), patience=patience)
    except OSError as problem:
        return Usage(0, 0, 0, failed=f"not here: {problem.strerror}")


def _figures(usage: Usage, naive: Usage | None, size: int) -> tuple[str, ...]:
    if usage.failed:
        return (usage.failed, "—", "—", f"{usage.memory:,.0f}", "—")
    times = f"{naive.cpu / usage.cpu:.1f}" if naive and not naive.failed else "—"
    return (
        f"{usage.cpu:.2f}", f"{size / usage.cpu:,.0f}", f"{usage.wall:.1f}",
        f"{usage.memory:,.0f}", times,
    )  # fmt: skip


def _harm(usage: Usage) -> tuple[str, ...]:
    last = usage.failed or " ".join(usage.said.splitlines()[-1:])[:60] or "done"
    return last.replace("|", "/"), f"{usage.cpu:.2f}", f"{usage.wall:.1f}", f"{usage.memory:,.0f}"


def _growth(
    tool: Tool, sizes: Sequence[int], found: dict[tuple[str, int], Usage]
) -> tuple[str, str]:
    done = [(size, found[tool.name, size]) for size in sizes if not found[tool.name, size].failed]
    exponent = growth([size for size, _ in done], [usage.cpu for _, usage in done])
    if len(done) < 2:
        return exponent, "—"
    (small, less), (large, more) = done[0], done[-1]
    return exponent, f"{(more.memory - less.memory) * 1024 / (large - small):.2f}"


if __name__ == "__main__":
    main()
