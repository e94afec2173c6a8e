"""How much is put right by how little: the fewest cells that most problem rows come from."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import blake2b

from plugins.registry.findings import Finding, Place

ENOUGH = 80
"""Per cent of the problem rows that the cells named are to cover at least."""


@dataclass(frozen=True, slots=True)
class Forecast:
    """Putting right *cells* of all *of_cells* does away with *percent* of the problem rows."""

    cells: int
    percent: int
    of_cells: int

    @property
    def telling(self) -> bool:
        """Whether there is anything to gain from beginning with these."""
        return 0 < 2 * self.cells <= self.of_cells

    @property
    def zh(self) -> str:
        return f"先改 {self.cells} 处，可消除 {self.percent}% 的问题。" if self.telling else ""

    @property
    def en(self) -> str:
        if not self.telling:
            return ""
        noun = "cell" if self.cells == 1 else "cells"
        return f"Putting right {self.cells} {noun} does away with {self.percent}% of the problems."


def forecast(findings: Iterable[Finding]) -> Forecast:
    """The fewest cells that `ENOUGH` per cent of the affected rows come from.

    A finding without other cells is put right at its own, for all its rows (a heading); one
    with other cells needs an edit in each.  What is wrong at one cell is put right together.
    """
    weights: Counter[bytes] = Counter()  # of cells, by their digests: there may be very many
    unnamed = 0
    for finding in findings:
        rows = max(1, finding.rows)
        if not finding.see:
            weights[_digest(finding.place)] += rows
            continue
        touched = {finding.place, *finding.see}
        weights.update(map(_digest, touched))
        unnamed += max(0, rows - len(touched))
    heaviest = sorted((*weights.values(), *[1] * unnamed), reverse=True)
    total = sum(heaviest)
    cells = covered = 0
    while covered * 100 < ENOUGH * total:
        covered += heaviest[cells]
        cells += 1
    return Forecast(cells, covered * 100 // total if total else 100, len(heaviest))


def _digest(place: Place) -> bytes:
    return blake2b("\0".join(place).encode("utf-8", "surrogatepass"), digest_size=8).digest()
