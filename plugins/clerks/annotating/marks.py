"""Findings of one workbook: put in order, and gathered by the cells they are to mark."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import NamedTuple

from plugins.clerks.annotating.ranges import Area, Cell, area_of
from plugins.registry.findings import Finding, Severity

CELLS_PER_FINDING = 256
"""A finding that touches more cells is marked in its first ones; the list counts them all."""

LISTED = 10_000
"""Findings that one workbook is marked with: more are of no use to whoever opens it."""


class Note(NamedTuple):
    """What a finding has to say at one cell: at its own, or at another that it touches."""

    finding: Finding
    elsewhere: bool = False


@dataclass(frozen=True, slots=True)
class Mark:
    """What one cell is marked with, worst first."""

    notes: tuple[Note, ...]

    @property
    def severity(self) -> Severity:
        return self.notes[0].finding.severity


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


def enough(ordered: Sequence[Finding]) -> Sequence[Finding]:
    """All of *ordered*, or the `LISTED` that tell most: every rule has its share, the worst of it.

    A rule that needs less than its share leaves it to the others, the worst rules first.
    """
    if len(ordered) <= LISTED:
        return ordered
    of_rule: defaultdict[tuple[int, str], list[int]] = defaultdict(list)
    for number, finding in enumerate(ordered):
        of_rule[_weight(finding), finding.rule].append(number)
    share = max(1, LISTED // len(of_rule))
    chosen = [number for numbers in of_rule.values() for number in numbers[:share]][:LISTED]
    rest = (number for numbers in of_rule.values() for number in numbers[share:])
    chosen += islice(rest, LISTED - len(chosen))
    return [ordered[number] for number in sorted(chosen)]


def _weight(finding: Finding) -> int:
    return 0 if finding.severity is Severity.ERROR else 1


def marks_of(findings: Sequence[Finding], sheet: str) -> dict[Cell, Mark]:
    """The cells of *sheet* that *findings* mark; findings without a cell mark none."""
    found: defaultdict[Cell, list[Note]] = defaultdict(list)
    for finding in findings:
        for cell, note in islice(_touched(finding, sheet), CELLS_PER_FINDING):
            if all(known.finding is not finding for known in found[cell]):
                found[cell].append(note)
    return _as_marks(found)


def _touched(finding: Finding, sheet: str) -> Iterator[tuple[Cell, Note]]:
    for place in (finding.place, *finding.see):
        area = area_of(place.cell)
        if place.workbook == finding.place.workbook and place.sheet == sheet and area:
            note = Note(finding, elsewhere=place is not finding.place)
            yield from ((cell, note) for cell in area.cells())


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
    found: defaultdict[Cell, list[Note]] = defaultdict(list)
    for cell in cells:
        known = found[corner.get(cell, cell)]
        told = [note.finding for note in known]
        known += (note for note in marks[cell].notes if note.finding not in told)
    return _as_marks(found)


def _as_marks(found: Mapping[Cell, list[Note]]) -> dict[Cell, Mark]:
    return {
        cell: Mark(tuple(sorted(found[cell], key=lambda note: _weight(note.finding))))
        for cell in sorted(found)
    }
