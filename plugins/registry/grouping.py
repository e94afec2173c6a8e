"""One cause, one message: findings that say the same of one column become one."""

from collections.abc import Iterable
from dataclasses import replace

from plugins.registry.findings import Finding

SEEN = 200
"""How many other cells one finding lists; *rows* still counts them all."""


def grouped(findings: Iterable[Finding]) -> list[Finding]:
    """*findings* with those of one rule, one sentence and one column made one, in first order."""
    groups: dict[tuple[str, str, str, str, str], list[Finding]] = {}
    for finding in findings:
        place = finding.place
        key = (finding.rule, finding.zh, place.workbook, place.sheet, finding.column)
        groups.setdefault(key, []).append(finding)
    return [_one(group) for group in groups.values()]


def _one(group: list[Finding]) -> Finding:
    first = group[0]
    if len(group) == 1:
        return first
    others = [
        place
        for finding in group[1:]
        for place in (finding.place, *finding.see)
        if place != first.place
    ]
    return replace(
        first,
        rows=sum(finding.rows for finding in group),
        see=(*first.see, *others)[:SEEN],
    )
