"""findings.json: the whole report for machines, described by ``docs/findings.schema.json``."""

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from plugins.registry.findings import Finding, Place, Severity
from plugins.registry.reading import SheetCount
from plugins.registry.reports.causes import Report

FORMAT = "four-lists-findings/1"


def write_findings(report: Report, target: Path) -> None:
    """Write *report* to *target* whole or not at all, one finding to a line."""
    target.parent.mkdir(parents=True, exist_ok=True)
    part = target.with_name(f"{target.name}.part")
    with part.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(lines(report))
    part.replace(target)


def lines(report: Report) -> Iterator[str]:
    """The document piece by piece, so that a million findings need no second copy in memory."""
    yield f'{{\n"format": {json.dumps(FORMAT)},\n"findings": ['
    totals = dict.fromkeys(Severity, 0)
    used: set[str] = set()
    separator = "\n"
    for finding in report.findings:
        totals[finding.severity] += 1
        used.add(finding.rule)
        yield separator + _json(_finding(finding))
        separator = ",\n"
    yield "\n],\n"
    yield f'"totals": {_json({f"{level}s": number for level, number in totals.items()})},\n'
    forecast = report.forecast
    first = {"cells": forecast.cells, "percent": forecast.percent, "of_cells": forecast.of_cells}
    yield f'"forecast": {_json(first)},\n'
    yield from _members("rules", (_rule(report, name) for name in sorted(used)))
    yield ",\n"
    yield from _members("sheets", (_count(count) for count in report.counts))
    yield "\n}\n"


def _members(name: str, members: Iterable[Mapping[str, object]]) -> Iterator[str]:
    yield f"{_json(name)}: ["
    separator = "\n"
    for member in members:
        yield separator + _json(member)
        separator = ",\n"
    yield "\n]"


def _json(value: object) -> str:
    """*value* as JSON; half a character (a lone surrogate) is written as an escape."""
    text = json.dumps(value, ensure_ascii=False, allow_nan=False)
    try:
        text.encode()
    except UnicodeEncodeError:
        return json.dumps(value, allow_nan=False)
    return text


def _place(place: Place) -> dict[str, str]:
    return {"workbook": place.workbook, "sheet": place.sheet, "cell": place.cell}


def _finding(finding: Finding) -> dict[str, object]:
    return {
        "rule": finding.rule,
        "severity": finding.severity,
        "scope": finding.scope,
        "place": _place(finding.place),
        "rows": finding.rows,
        "zh": finding.zh,
        "en": finding.en,
        "see": [_place(place) for place in finding.see],
    }


def _rule(report: Report, name: str) -> dict[str, object]:
    rule = report.rules.get(name)
    if rule is None:
        return {"id": name}
    return {
        "id": name,
        "source": rule.source,
        "zh": rule.statement_zh,
        "en": rule.statement_en,
    }


def _count(count: SheetCount) -> dict[str, object]:
    return {
        "workbook": count.workbook,
        "sheet": count.sheet,
        "layout": count.layout,
        "rows": count.rows,
        "mapped": count.mapped,
        "reported": count.reported,
        "skipped": dict(count.skipped),
        "headings": count.headings,
    }
