"""Rows of a matched sheet: which hold data, which are headings again, notes or totals."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from plugins.registry.matching import Match
from plugins.registry.sheets import bare_heading
from plugins.registry.workbook import CellValue, Merge, Sheet, SheetRow

NOTE_STARTS = (
    "注：",
    "注:",
    "说明：",
    "说明:",
    "填表说明",
    "填报说明",
    "备注：",
    "备注:",
    "填表人",
)
TOTALS = frozenset({"合计", "总计", "小计"})
NOTHING = frozenset({"/", "-", "—", "——", "－", "\\", "", "／"})
"""What clerks write into a cell that does not apply."""


@dataclass(frozen=True, slots=True)
class DataRow:
    """One row of data: column index → value; cells below a spanning merge are filled."""

    number: int
    values: Mapping[int, CellValue]


@dataclass(frozen=True, slots=True)
class SkippedRow:
    """A row that holds no data, and why: ``note``, ``heading``, ``total`` or ``hidden``."""

    number: int
    why: str


def data_rows(sheet: Sheet, match: Match) -> Iterator[DataRow | SkippedRow]:
    """Every row of *sheet* below its headings, in order."""
    spans = _spanned(sheet, match)
    printed = {index: bare_heading(heading.printed) for index, heading in match.headings.items()}
    for row in sheet.rows:
        if row.number <= match.last_row:
            continue
        values = {index: value for index, value in enumerate(row.values, 1) if not empty(value)}
        why = _why_skipped(values, printed) if not row.hidden else "hidden"
        if why:
            yield SkippedRow(row.number, why)
            continue
        # Under a merge only its first cell is seen: whatever lies beneath was never meant.
        values.update(spans.get(row.number, {}))
        if values:
            yield DataRow(row.number, values)


def empty(value: CellValue) -> bool:
    """Whether a cell says nothing: blank, or a dash for "does not apply"."""
    return value is None or (isinstance(value, str) and value.strip() in NOTHING)


def merged_elsewhere(sheet: Sheet, match: Match) -> dict[int, int]:
    """Columns whose cells are merged though their layout does not span: index → merges."""
    found: dict[int, int] = {}
    for merge in sheet.merges:
        if merge.first_row <= match.last_row or merge.first_column != merge.last_column:
            continue
        column = match.columns.get(merge.first_column)
        if column is not None and not column.spans:
            found[merge.first_column] = found.get(merge.first_column, 0) + 1
    return found


def _spanned(sheet: Sheet, match: Match) -> dict[int, dict[int, CellValue]]:
    """Row number → values that a spanning merge of an earlier row gives it."""
    tall = [
        merge
        for merge in sheet.merges
        if merge.first_row > match.last_row
        and merge.last_row > merge.first_row
        and merge.first_column in match.columns
        and match.columns[merge.first_column].spans
    ]
    if not tall:
        return {}
    numbers = sorted(row.number for row in sheet.rows)
    by_number = {row.number: row for row in sheet.rows}
    spans: dict[int, dict[int, CellValue]] = {}
    for merge in tall:
        value = _value(by_number.get(merge.first_row), merge)
        if empty(value):
            continue
        for number in _between(numbers, merge.first_row + 1, merge.last_row):
            spans.setdefault(number, {})[merge.first_column] = value
    return spans


def _between(numbers: list[int], first: int, last: int) -> list[int]:
    return numbers[bisect_left(numbers, first) : bisect_right(numbers, last)]


def _value(row: SheetRow | None, merge: Merge) -> CellValue:
    if row is None or len(row.values) < merge.first_column:
        return None
    return row.values[merge.first_column - 1]


def _why_skipped(values: Mapping[int, CellValue], printed: Mapping[int, str]) -> str:
    texts = {i: value for i, value in values.items() if isinstance(value, str)}
    if len(values) == 1 and texts:
        only = next(iter(texts.values())).strip()
        if only.startswith(NOTE_STARTS):
            return "note"
    if values and any(text.strip() in TOTALS for text in list(texts.values())[:2]):
        return "total"
    same = [i for i, text in texts.items() if bare_heading(text) == printed.get(i)]
    return "heading" if len(same) >= 2 and len(same) == len(values) else ""
