"""Findings gathered by cause and put in order, worst first: what every report begins with."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from plugins.registry.findings import Finding, Rule, Severity
from plugins.registry.reading import SheetCount
from plugins.registry.reports.forecast import Forecast, forecast


@dataclass(frozen=True, slots=True)
class Cause:
    """All findings of one rule and severity, worst first."""

    rule: str
    severity: Severity
    findings: tuple[Finding, ...]

    @property
    def rows(self) -> int:
        """The rows that the findings touch, all together."""
        return sum(finding.rows for finding in self.findings)


@dataclass(frozen=True, slots=True)
class Report:
    """What a check has found: findings, where the rows of every sheet went, and the rules by id."""

    findings: Sequence[Finding]
    counts: Sequence[SheetCount] = ()
    rules: Mapping[str, Rule] = field(default_factory=dict)

    @property
    def errors(self) -> int:
        """How many findings are errors."""
        return sum(finding.severity is Severity.ERROR for finding in self.findings)

    @property
    def warnings(self) -> int:
        """How many findings are warnings."""
        return len(self.findings) - self.errors

    @property
    def causes(self) -> tuple[Cause, ...]:
        """Errors before warnings, then by the rows touched, then by rule."""
        in_order = sorted(self.findings, key=_order)
        gathered = (
            Cause(rule, severity, tuple(found))
            for (severity, rule), found in groupby(in_order, key=lambda f: (f.severity, f.rule))
        )
        return tuple(sorted(gathered, key=lambda c: (_weight(c.severity), -c.rows, c.rule)))

    @property
    def forecast(self) -> Forecast:
        """What is gained by beginning with the worst cells."""
        return forecast(self.findings)


def worst_first(findings: Iterable[Finding]) -> Iterator[Finding]:
    """Errors before warnings, then by the rows touched, then by place."""
    return iter(
        sorted(findings, key=lambda f: (_weight(f.severity), -f.rows, f.place, f.rule, f.zh))
    )


def _order(finding: Finding) -> tuple[object, ...]:
    return (_weight(finding.severity), finding.rule, -finding.rows, finding.place, finding.zh)


def _weight(severity: Severity) -> int:
    return 0 if severity is Severity.ERROR else 1


def left_over(count: SheetCount) -> int:
    """Rows of a sheet that went nowhere: not 0 only if the reader has a fault."""
    return count.rows - count.mapped - count.reported - sum(count.skipped.values())
