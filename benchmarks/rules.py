"""What the rule book costs: all rules over a seeded city at three sizes, and how that grows.

    python -m benchmarks.rules [ITEMS ...] [--laws FOLDER]

Each city has twice as many tiers as items and a fifth as many outcomes.  CPU seconds are those of
this process and of the readers it starts; the exponent is the slope of their logarithms (1: twice
the lists, twice the time).  *Peak* is the most memory this process and the largest reader held,
from the first city on.  The costliest checks of the largest city are printed too.
"""

import argparse
import math
import os
import resource
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.city import Size, write_city
from plugins.registry.loading import Loaded, load
from plugins.registry.models.benchmarks import Tier
from plugins.registry.models.items import PowerItem
from plugins.registry.rules import CHECKS, check, weighed

SIZES = (5_000, 15_000, 50_000)
TODAY = date(2026, 11, 20)
COSTLIEST = 8


@dataclass(frozen=True)
class Cost:
    """CPU and wall seconds of one city: reading, linking and rules, then the rules alone."""

    items: int
    tiers: int
    findings: int
    whole: float
    wall: float
    rules: float
    peak: int
    costliest: tuple[tuple[str, float], ...]


def cpu() -> float:
    """CPU seconds so far of this process and of its children, ended or not."""
    times = os.times()
    mine = times.user + times.system + times.children_user + times.children_system
    return mine + sum(map(_of, _living()))


def peak() -> int:
    """MB held at most so far: by this process, and by the largest of its readers."""
    whose = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    return sum(resource.getrusage(one).ru_maxrss for one in whose) // 1024


def _living() -> list[str]:
    """The children that still run: a reader of workbooks is kept for the next one."""
    lists = Path(f"/proc/{os.getpid()}/task").glob("*/children")
    return [child for one in lists for child in one.read_text().split()]


def _of(child: str) -> float:
    """CPU seconds of a running child: fields 14 and 15 of its ``stat``, in clock ticks."""
    fields = Path(f"/proc/{child}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def cost(items: int, laws: Sequence[Path]) -> Cost:
    """What checking a city of *items* costs."""
    with TemporaryDirectory() as made:
        folder = Path(made)
        write_city(folder, Size(items=items, tiers=2 * items, outcomes=items // 5))
        start, begun = cpu(), time.monotonic()
        loaded = load(folder, laws, today=TODAY)
        whole, wall = cpu() - start, time.monotonic() - begun
    start = cpu()
    found = sum(1 for _ in check(loaded.registry))
    rules = cpu() - start
    registry = loaded.registry
    counts = len(registry.all(PowerItem)), len(registry.all(Tier))
    return Cost(*counts, found, whole, wall, rules, peak(), _costliest(loaded))


def _costliest(loaded: Loaded) -> tuple[tuple[str, float], ...]:
    """The checks that take longest, once every index is there."""
    times = []
    for one in CHECKS:
        start = cpu()
        for _ in weighed((one,), loaded.registry):
            pass
        times.append((", ".join(rule.id for rule in one.rules), cpu() - start))
    return tuple(sorted(times, key=lambda pair: -pair[1])[:COSTLIEST])


def exponent(sizes: Sequence[int], seconds: Sequence[float]) -> float:
    """The slope of the logarithms, by least squares."""
    xs, ys = [math.log(n) for n in sizes], [math.log(s) for s in seconds]
    mean_x, mean_y = sum(xs) / len(xs), sum(ys) / len(ys)
    above = sum((x - mean_x) * (y - mean_y) for x, y in zip(xs, ys, strict=True))
    return above / sum((x - mean_x) ** 2 for x in xs)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("items", type=int, nargs="*", default=SIZES)
    parser.add_argument("--laws", type=Path, default=Path("content/laws"))
    given = parser.parse_args()
    print("items\ttiers\tfindings\tload+rules CPU s\twall s\trules CPU s\tpeak MB")
    costs = []
    for items in given.items:
        one = cost(items, [given.laws])
        costs.append(one)
        print(
            f"{one.items}\t{one.tiers}\t{one.findings}\t{one.whole:.1f}\t{one.wall:.1f}"
            f"\t{one.rules:.2f}\t{one.peak}",
            flush=True,
        )
    if len(costs) > 1:
        sizes = [one.items for one in costs]
        whole = exponent(sizes, [one.whole for one in costs])
        rules = exponent(sizes, [one.rules for one in costs])
        print(f"growth: load+rules n^{whole:.2f}, rules n^{rules:.2f}")
    for name, seconds in costs[-1].costliest:
        print(f"{seconds:6.2f} s  {name}")


if __name__ == "__main__":
    main()
