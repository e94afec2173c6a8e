"""Findings gathered by cause and put in order, worst first: what every report begins with."""

from bisect import insort
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from heapq import nsmallest

from plugins.registry.findings import Finding, Rule, Severity
from plugins.registry.reading import SheetCount
from plugins.registry.reports.forecast import Forecast, forecast

WORST = 5
"""Findings that are held of one cause; findings.json has them all."""


@dataclass(slots=True)
class Cause:
    """The findings of one rule and severity: how many, their rows, and the *worst* of them."""

    rule: str
    severity: Severity
    number: int = 0
    rows: int = 0
    worst: list[Finding] = field(default_factory=list)

    def add(self, finding: Finding) -> None:
        """Count one more."""
        self.number += 1
        self.rows += finding.rows
        insort(self.worst, finding, key=_order)
        del self.worst[WORST:]


@dataclass(frozen=True)
class Report:
    """What a check has found: findings, where the rows of every sheet went, and the rules by id."""

    findings: Sequence[Finding]
    counts: Sequence[SheetCount] = ()
    rules: Mapping[str, Rule] = field(default_factory=dict)

    @property
    def errors(self) -> int:
        """How many findings are errors."""
        return self._numbers[Severity.ERROR]

    @property
    def warnings(self) -> int:
        """How many findings are warnings."""
        return self._numbers[Severity.WARNING]

    @cached_property
    def _numbers(self) -> Mapping[Severity, int]:
        numbers: Counter[Severity] = Counter()
        for cause in self.causes:
            numbers[cause.severity] += cause.number
        return numbers

    @cached_property
    def causes(self) -> tuple[Cause, ...]:
        """Errors before warnings, then by the rows touched, then by rule."""
        causes: dict[tuple[Severity, str], Cause] = {}
        for finding in self.findings:
            key = finding.severity, finding.rule
            cause = causes.get(key) or causes.setdefault(key, Cause(finding.rule, key[0]))
            cause.add(finding)
        every = sorted(causes.values(), key=lambda c: (_weight(c.severity), -c.rows, c.rule))
        return tuple(every)

    @cached_property
    def forecast(self) -> Forecast:
        """What is gained by beginning with the worst cells."""
        return forecast(self.findings)


def worst_of(findings: Iterable[Finding], severity: Severity, most: int) -> list[Finding]:
    """Those of *severity*, the most rows touched first, then by place; at *most* so many."""
    of_severity = (finding for finding in findings if finding.severity is severity)
    return nsmallest(most, of_severity, key=lambda f: (-f.rows, f.place, f.rule, f.zh))


def _order(finding: Finding) -> tuple[object, ...]:
    return (-finding.rows, finding.place, finding.zh)


def _weight(severity: Severity) -> int:
    return 0 if severity is Severity.ERROR else 1


def left_over(count: SheetCount) -> int:
    """Rows of a sheet that went nowhere: not 0 only if the reader has a fault."""
    return count.rows - count.mapped - count.reported - sum(count.skipped.values())
