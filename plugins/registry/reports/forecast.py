"""How much is put right by how little: the fewest places that most problem rows come from."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from plugins.registry.findings import Finding, Place

ENOUGH = 80
"""Per cent of the problem rows that the places named are to cover at least."""


@dataclass(frozen=True, slots=True)
class Forecast:
    """Putting right *places* (worst first) does away with *percent* of all problem rows."""

    places: tuple[Place, ...]
    percent: int
    of_places: int

    @property
    def telling(self) -> bool:
        """Whether there is anything to gain from beginning at these places."""
        return 0 < 2 * len(self.places) <= self.of_places

    @property
    def zh(self) -> str:
        if not self.telling:
            return ""
        return f"先改 {len(self.places)} 处，可消除 {self.percent}% 的问题。"

    @property
    def en(self) -> str:
        if not self.telling:
            return ""
        noun = "place" if len(self.places) == 1 else "places"
        return f"Putting right {len(self.places)} {noun} does away with {self.percent}% of it all."


def forecast(findings: Iterable[Finding]) -> Forecast:
    """The fewest places that `ENOUGH` of the affected rows come from.

    Several findings at one cell are put right together; each weighs as many rows as it touches.
    """
    weights: Counter[Place] = Counter()
    for finding in findings:
        weights[finding.place] += max(1, finding.rows)
    total = weights.total()
    chosen: list[Place] = []
    covered = 0
    for place, weight in sorted(weights.items(), key=lambda item: (-item[1], item[0])):
        if covered * 100 >= ENOUGH * total:
            break
        chosen.append(place)
        covered += weight
    return Forecast(tuple(chosen), covered * 100 // total if total else 100, len(weights))
