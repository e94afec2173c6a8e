"""``.xls`` and ``.ods`` through calamine."""

from datetime import timedelta
from pathlib import Path

from python_calamine import (
    CalamineError,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from plugins.registry.findings import Finding, Place
from plugins.registry.workbook.contents import CellValue, Merge, Sheet
from plugins.registry.workbook.limits import Limits
from plugins.registry.workbook.sayings import (
    DAMAGED,
    ENCRYPTED,
    HIDDEN_SHEET,
    LEGACY,
    NO_SHEETS,
    OTHER_SHEET,
    Unusable,
)
from plugins.registry.workbook.xlsx.book import Output
from plugins.registry.workbook.xlsx.grid import Allowance, Grid

_DAY = timedelta(days=1)


def _value(given: object) -> CellValue:
    """Calamine's value as ours: whole numbers as int, elapsed time in days, empty as None."""
    if isinstance(given, float):
        return int(given) if given.is_integer() and abs(given) < 1e20 else given
    if isinstance(given, timedelta):
        return given / _DAY
    return given or None if isinstance(given, str) else given  # type: ignore[return-value]


def read_legacy(path: Path, name: str, limits: Limits, output: Output) -> tuple[Finding, ...]:
    """Read an ``.xls`` or ``.ods`` into *output*; the mild findings are returned."""
    findings = [LEGACY.at(Place(name), given=path.suffix)]
    try:
        book = CalamineWorkbook.from_path(path)
    except PasswordError as error:
        raise Unusable(ENCRYPTED) from error
    except (CalamineError, OSError) as error:
        raise Unusable(DAMAGED, cause=str(error)) from error
    allowance = Allowance(limits)
    sheets = 0
    for index, entry in enumerate(book.sheets_metadata):
        if entry.typ != SheetTypeEnum.WorkSheet:
            findings.append(OTHER_SHEET.at(Place(name, entry.name), name=entry.name))
            continue
        hidden = entry.visible != SheetVisibleEnum.Visible
        if hidden:
            findings.append(HIDDEN_SHEET.at(Place(name, entry.name), name=entry.name))
        sheets += 1
        output.sheet(_sheet(book, index, hidden, Grid(entry.name, allowance, output.row)))
    if not sheets:
        raise Unusable(NO_SHEETS)
    return tuple(findings)


def _sheet(book: CalamineWorkbook, index: int, hidden: bool, grid: Grid) -> Sheet:
    try:
        sheet = book.get_sheet_by_index(index)
    except CalamineError as error:
        raise Unusable(DAMAGED, (grid.sheet, ""), cause=str(error)) from error
    for number, row in enumerate(sheet.to_python(skip_empty_area=False), 1):
        grid.end_row(number, [_value(value) for value in row], hidden=False)
    for (top, left), (bottom, right) in sheet.merged_cell_ranges or []:
        grid.add_merge(Merge(top + 1, left + 1, bottom + 1, right + 1))
    return Sheet(grid.sheet, hidden, (), grid.used_merges())
