"""What an engine found against what is true: recall, precision, and the rank of what is meant."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import fmean

from benchmarks.search.workload import Asked


@dataclass(frozen=True, slots=True)
class Quality:
    """Means over the queries of one kind; None where the kind has no such answer."""

    recall: float | None
    precision: float | None
    rank: float | None


def judged(asked: Sequence[Asked], found: Sequence[Sequence[int]]) -> dict[str, Quality]:
    """The quality of each kind of query."""
    recall: dict[str, list[float]] = defaultdict(list)
    precision: dict[str, list[float]] = defaultdict(list)
    rank: dict[str, list[float]] = defaultdict(list)
    for one, hits in zip(asked, found, strict=True):
        if one.hits is not None:
            true = len(one.hits & set(hits))
            recall[one.kind].append(true / len(one.hits) if one.hits else 1.0)
            precision[one.kind].append(true / len(hits) if hits else 1.0)
        if one.target is not None:
            place = next((at for at, hit in enumerate(hits, 1) if hit == one.target), 0)
            rank[one.kind].append(1 / place if place else 0.0)
    return {
        kind: Quality(*(_mean(column.get(kind)) for column in (recall, precision, rank)))
        for kind in dict.fromkeys(one.kind for one in asked)
    }


def _mean(values: list[float] | None) -> float | None:
    return fmean(values) if values else None
