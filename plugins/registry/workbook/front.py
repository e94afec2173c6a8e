"""The front door: one path in, a workbook or one finding out."""

from bisect import bisect_left
from dataclasses import replace
from operator import attrgetter
from pathlib import Path

from plugins.registry.collecting import without_collector
from plugins.registry.findings import Finding, Place
from plugins.registry.workbook.contents import (
    CellValue,
    Merge,
    Sheet,
    SheetRow,
    Workbook,
    cell_name,
)
from plugins.registry.workbook.guard import Admitted, admit, stamp
from plugins.registry.workbook.limits import Limits
from plugins.registry.workbook.ours import is_ours
from plugins.registry.workbook.sayings import BY_ID, CHANGED, DAMAGED, READER_DIED, UNDER_MERGE
from plugins.registry.workbook.verdicts import Unusable
from plugins.registry.workbook.worker import KEPT

DEFAULTS = Limits()
_TOLD = 20
_number = attrgetter("number")


def read_workbook(path: Path, name: str, limits: Limits = DEFAULTS) -> Workbook | Finding:
    """Read the workbook at *path*; *name* is its path below the lists folder with ``/``.

    A file that cannot be used becomes one finding that says what to do.
    """
    try:
        path = path.absolute()
        admitted = admit(path, limits)
        sheets, findings = _collected(path, admitted.kind, name, limits)
        _still(path, admitted)
    except Unusable as verdict:
        return verdict.finding(name)
    sheets, findings = _without_ours(sheets, findings)
    for sheet in sheets:
        findings.extend(_under_merges(sheet, name))
    return Workbook(name, admitted.digest, tuple(sheets), tuple(findings))


def _still(path: Path, admitted: Admitted) -> None:
    try:
        now = stamp(path)
    except OSError as error:
        raise Unusable(CHANGED) from error
    if now != admitted.stamp:
        raise Unusable(CHANGED)


def _collected(
    path: Path, kind: str, name: str, limits: Limits
) -> tuple[list[Sheet], list[Finding]]:
    with without_collector():
        return _assembled(path, kind, name, limits)


def _assembled(
    path: Path, kind: str, name: str, limits: Limits
) -> tuple[list[Sheet], list[Finding]]:
    sheets: list[Sheet] = []
    rows: list[SheetRow] = []
    for message in KEPT.messages((str(path), kind, name, limits)):
        match message:
            case ("rows", list(batch)):
                rows.extend(map(SheetRow._make, batch))
            case ("sheet", Sheet() as sheet):
                sheets.append(replace(sheet, rows=tuple(rows)))
                rows = []
            case ("done", tuple(findings)):
                return sheets, list(findings)
            case ("unusable", str(rule), str(sheet_name), str(cell), dict(words)):
                raise Unusable(BY_ID[rule], (sheet_name, cell), **words)
            case ("failed", "memory"):
                raise Unusable(READER_DIED, cause="memory")
            case ("failed", str(cause)):
                raise Unusable(DAMAGED, cause=cause)
            case _:
                raise Unusable(READER_DIED, cause="an unknown message")
    raise Unusable(READER_DIED, cause="no last message")


def _without_ours(
    sheets: list[Sheet], findings: list[Finding]
) -> tuple[list[Sheet], list[Finding]]:
    """Leave out the sheets we brought ourselves, unless the workbook holds nothing else."""
    ours = {sheet.name for sheet in sheets if is_ours(sheet)}
    if len(ours) == len(sheets):
        return sheets, findings
    left = [sheet for sheet in sheets if sheet.name not in ours]
    return left, [finding for finding in findings if finding.place.sheet not in ours]


def _under_merges(sheet: Sheet, name: str) -> list[Finding]:
    """One finding for each merge under whose visible cell lie other values.

    Past the first twenty of a sheet one finding tells of all the others.
    """
    covering = [_range(merge) for merge in sheet.merges if _covers(sheet, merge)]
    found = [UNDER_MERGE.at(Place(name, sheet.name, cell), cell=cell) for cell in covering[:_TOLD]]
    if rest := covering[_TOLD:]:
        see = tuple(Place(name, sheet.name, cell) for cell in rest[1 : _TOLD + 1])
        words = f"{rest[0]} (+{len(rest) - 1})"
        place = Place(name, sheet.name, rest[0])
        found.append(UNDER_MERGE.at(place, rows=len(rest), see=see, cell=words))
    return found


def _range(merge: Merge) -> str:
    return f"{cell_name(*merge[:2])}:{cell_name(*merge[2:])}"


def _covers(sheet: Sheet, merge: Merge) -> bool:
    at = bisect_left(sheet.rows, merge.first_row, key=_number)
    seen = _seen(sheet, at, merge)
    while at < len(sheet.rows) and sheet.rows[at].number <= merge.last_row:
        if _covered(sheet.rows[at], merge, seen):
            return True
        at += 1
    return False


def _covered(row: SheetRow, merge: Merge, seen: CellValue) -> bool:
    """Whether *row* holds a value under *merge* that differs from the one *seen*."""
    values = row.values[merge.first_column - 1 : merge.last_column]
    return any(value is not None and value != seen for value in values)


def _seen(sheet: Sheet, at: int, merge: Merge) -> CellValue:
    """The value that shows in the merged cell."""
    if at < len(sheet.rows) and sheet.rows[at].number == merge.first_row:
        values = sheet.rows[at].values
        return values[merge.first_column - 1] if merge.first_column <= len(values) else None
    return None
