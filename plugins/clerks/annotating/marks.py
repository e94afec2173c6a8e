"""Findings of one workbook: put in order, and gathered by the cells they are to mark."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from plugins.clerks.annotating.ranges import Area, Cell, area_of
from plugins.registry.findings import Finding, Severity

CELLS_PER_FINDING = 200
"""A range of more cells is marked in its first ones; the list names the whole range."""


@dataclass(frozen=True, slots=True)
class Mark:
    """What one cell is marked with: its findings, worst first."""

    findings: tuple[Finding, ...]

    @property
    def severity(self) -> Severity:
        return self.findings[0].severity


def in_order(findings: Iterable[Finding], sheets: Sequence[str]) -> tuple[Finding, ...]:
    """Worst first, then as in the workbook: by sheet, row and column, then by rule."""
    order = {name: number for number, name in enumerate(sheets)}

    def key(finding: Finding) -> tuple[object, ...]:
        place = finding.place
        area = area_of(place.cell)
        cell = area.first if area else Cell(0, 0)
        sheet = order.get(place.sheet, len(order)) if place.sheet else -1
        return (_weight(finding), sheet, place.sheet, cell, finding.rule, finding.zh, place)

    return tuple(sorted(findings, key=key))


def _weight(finding: Finding) -> int:
    return 0 if finding.severity is Severity.ERROR else 1


def marks_of(findings: Sequence[Finding]) -> dict[Cell, Mark]:
    """The cells of one sheet that *findings* mark; findings without a cell mark none."""
    found: defaultdict[Cell, list[Finding]] = defaultdict(list)
    for finding in findings:
        area = area_of(finding.place.cell)
        if area is None:
            continue
        for _, cell in zip(range(CELLS_PER_FINDING), area.cells(), strict=False):
            found[cell].append(finding)
    return _as_marks(found)


def on_anchors(marks: Mapping[Cell, Mark], merged: Sequence[Area]) -> dict[Cell, Mark]:
    """Marks inside merged cells moved to the corner that shows."""
    cells = sorted(marks)
    corner: dict[Cell, Cell] = {}
    for area in merged:
        start = bisect_left(cells, Cell(area.first.row, 0))
        for cell in cells[start:]:
            if cell.row > area.last.row:
                break
            if cell in area:
                corner[cell] = area.first
    found: defaultdict[Cell, list[Finding]] = defaultdict(list)
    for cell in cells:
        known = found[corner.get(cell, cell)]
        known += (finding for finding in marks[cell].findings if finding not in known)
    return _as_marks(found)


def _as_marks(found: Mapping[Cell, list[Finding]]) -> dict[Cell, Mark]:
    return {cell: Mark(tuple(sorted(found[cell], key=_weight))) for cell in sorted(found)}
