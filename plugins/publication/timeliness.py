"""How timely an authority publishes: a public figure, counted as the wall looks at its outcomes."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from plugins.publication.withholding import Case
from plugins.registry.findings import Rule

YEAR = 365
"""Days that are counted back from the day of publication, that day included."""


@dataclass(frozen=True, slots=True)
class Timeliness:
    """An authority's outcomes of the last year that had a day by which to publish them.

    *dated* have a day of publication, *in_time* of them kept their last day; *undated* name none.
    """

    authority: str
    dated: int
    in_time: int
    undated: int = 0


class Counter:
    """Counts outcomes as they pass; what is kept back for good is not counted."""

    def __init__(self, day: date) -> None:
        self.first = first_day(day)
        self.day = day
        self._counts: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])

    def add(self, case: Case, kept_by: Rule | None) -> None:
        """Count one outcome, unless *kept_by* a rule other than the end of its own time."""
        times, decided = case.clock, case.record.decided
        if kept_by is not None and not (kept_by is times.rule and times.over(case.day)):
            return
        if decided is None or not self.first <= decided <= self.day:
            return
        count = self._counts[case.record.authority or ""]
        if times.first_published is None:
            count[2] += 1
        elif times.due and times.due.exact:
            count[0] += 1
            count[1] += not times.late

    @property
    def counts(self) -> Mapping[str, list[int]]:
        """Dated, in time and undated outcomes by authority."""
        return dict(self._counts)

    def merge(self, counts: Mapping[str, list[int]]) -> None:
        """Add what another counter of the same day counted."""
        for name, more in counts.items():
            self._counts[name] = [a + b for a, b in zip(self._counts[name], more, strict=True)]

    def counted(self) -> tuple[Timeliness, ...]:
        """The figures of every authority, by name."""
        return tuple(Timeliness(name, *self._counts[name]) for name in sorted(self._counts))


def first_day(day: date) -> date:
    """The first day of decision that counts on *day*."""
    return day - timedelta(days=YEAR - 1)
