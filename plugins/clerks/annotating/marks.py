"""Findings of one workbook: put in order, and gathered by the cells they are to mark."""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any, NamedTuple

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


def enough(findings: Sequence[Finding], sheets: Sequence[str] = ()) -> list[Finding]:
    """All of *findings*, or the `LISTED` that tell most, in order.

    Worst first, then as in the workbook: by sheet (*sheets* in their order), row and column, then
    by rule.  Every rule has its share, the worst of it; a rule that needs less than its share
    leaves it to the others, the worst rules first.  Never many more are held than are told.
    """
    key = _order(sheets)
    shares = _shares(findings, key)
    chosen: dict[tuple[int, str], list[Finding]] = {rule: [] for rule in shares}
    for finding in findings:
        rule = _weight(finding), finding.rule
        chosen[rule].append(finding)
        if len(chosen[rule]) > 2 * shares[rule] + 1:
            chosen[rule] = sorted(chosen[rule], key=key)[: shares[rule]]
    every = (one for rule, some in chosen.items() for one in sorted(some, key=key)[: shares[rule]])
    return sorted(every, key=key)


Key = Callable[[Finding], tuple[Any, ...]]


def _shares(findings: Iterable[Finding], key: Key) -> dict[tuple[int, str], int]:
    """How many of each rule are told, rules in the order of their first findings."""
    numbers: Counter[tuple[int, str]] = Counter()
    first: dict[tuple[int, str], tuple[Any, ...]] = {}
    for finding in findings:
        rule = _weight(finding), finding.rule
        numbers[rule] += 1
        place = key(finding)
        first[rule] = min(first.get(rule, place), place)
    in_order = sorted(first, key=first.__getitem__)
    if numbers.total() <= LISTED:
        return {rule: numbers[rule] for rule in in_order}
    left, shares = LISTED, dict.fromkeys(in_order, 0)
    for most in (max(1, LISTED // len(first)), LISTED):
        for rule in in_order:
            more = min(numbers[rule] - shares[rule], most, left)
            shares[rule] += more
            left -= more
    return shares


def _order(sheets: Sequence[str]) -> Key:
    """What findings are sorted by."""
    order = {name: number for number, name in enumerate(sheets)}

    def key(finding: Finding) -> tuple[Any, ...]:
        place = finding.place
        area = area_of(place.cell)
        cell = area.first if area else Cell(0, 0)
        sheet = order.get(place.sheet, len(order)) if place.sheet else -1
        return (_weight(finding), sheet, place.sheet, cell, finding.rule, finding.zh, place)

    return key


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
