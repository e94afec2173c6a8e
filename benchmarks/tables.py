"""Results as Markdown, and their place in benchmarks/README.md; growth; the machine."""

import math
import os
import platform
from collections.abc import Iterable, Sequence
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

README = Path(__file__).resolve().parent / "README.md"


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A Markdown table; all columns but the first stand to the right."""
    rule = ["---", *("---:" for _ in head[1:])]
    return "\n".join(f"| {' | '.join(row)} |" for row in (head, rule, *rows))


def write(mark: str, text: str) -> None:
    """Put *text* between the marks ``<!-- MARK: begin -->`` and ``end`` of the README."""
    begin, end = f"<!-- {mark}: begin -->", f"<!-- {mark}: end -->"
    before, found, rest = README.read_text("utf-8").partition(begin)
    if not found:
        raise SystemExit(f"{README}: no {begin}")
    after = rest.partition(end)[2]
    README.write_text(f"{before}{begin}\n\n{text}\n\n{end}{after}", "utf-8")


def growth(sizes: Sequence[int], figures: Sequence[float]) -> str:
    """The exponent k of figure ~ size^k by least squares over the logarithms; — for one size."""
    pairs = [(n, f) for n, f in zip(sizes, figures, strict=True) if f > 0]
    if len(pairs) < 2:
        return "—"
    xs, ys = [math.log(n) for n, _ in pairs], [math.log(f) for _, f in pairs]
    mean_x, mean_y = sum(xs) / len(xs), sum(ys) / len(ys)
    above = sum((x - mean_x) * (y - mean_y) for x, y in zip(xs, ys, strict=True))
    return f"{above / sum((x - mean_x) ** 2 for x in xs):.2f}"


def load() -> float:
    """How many processes wanted the processor in the last minute."""
    return os.getloadavg()[0]


def machine(begun: float) -> str:
    """The machine in one line; *begun* is the load when the benchmark began."""
    cpus = Path("/proc/cpuinfo").read_text().splitlines()
    names = {line.partition(":")[2].strip() for line in cpus if line.startswith("model name")}
    memory = int(Path("/proc/meminfo").read_text().split()[1]) / 1024**2
    cores, name = len(os.sched_getaffinity(0)), ", ".join(sorted(names)) or platform.machine()
    return (
        f"{cores} cores of {name}, {memory:.0f} GiB, Python {platform.python_version()}; load "
        f"{begun:.1f} when it began and {load():.1f} when it ended."
    )


def versions(*packages: str) -> str:
    """Name and version of each of *packages* that is installed here."""
    found = []
    for package in packages:
        try:
            found.append(f"{package} {version(package)}")
        except PackageNotFoundError:
            found.append(f"{package}: not installed")
    return ", ".join(found)
