"""Rows of a matched sheet: which hold data, and which are something else and why."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from plugins.registry.matching import Match
from plugins.registry.sheets import bare_heading
from plugins.registry.workbook import CellValue, Merge, Sheet, SheetRow

_ABOUT_THE_SHEET = (
    "备?注|说明|填[表报]说明|(?:填[表报]|制表|审核|审批|经办|负责|单位负责|联系)人?"
    "|联系电话|(?:填[表报]|制表)(?:日期|时间|单位)"
)
NOTE = re.compile(rf"(?:{_ABOUT_THE_SHEET})[0-9一二三四五六七八九十]{{0,2}}\s*[:：]|填[表报]说明")
"""How a line begins that speaks of the sheet: 注1：… , 填表人：…"""
SAMPLE = re.compile("[（(]?(?:填[写报])?(?:示例|样例|例如?)[）):：]")
"""How the first cell of a form's own example begins: （填写示例）, 例：…"""
_ORDINAL = "[一二三四五六七八九十]{1,3}"
SECTION = re.compile(f"[（(]?{_ORDINAL}[）)、.．]|第{_ORDINAL}[章节类]")
"""How a line begins that only divides the rows below it: 一、…, （二）…"""
WIDE = 3
"""How many columns a merged cell must cover for its row to be a title."""
TOTALS = frozenset({"合计", "总计", "小计"})
NOTHING = frozenset({"/", "-", "—", "——", "－", "\\", "", "／"})
"""What clerks write into a cell that does not apply."""
_STEMS = "甲乙丙丁戊己庚辛壬癸"


@dataclass(frozen=True, slots=True)
class DataRow:
    """One row of data: column index → value; cells below a spanning merge are filled."""

    number: int
    values: Mapping[int, CellValue]


@dataclass(frozen=True, slots=True)
class SkippedRow:
    """A row that holds no data, and why.

    *why* is ``hidden``, ``blank``, ``heading``, ``note``, ``title``, ``total`` or ``sample``.
    """

    number: int
    why: str


def data_rows(sheet: Sheet, match: Match) -> Iterator[DataRow | SkippedRow]:
    """Every row of *sheet* below its headings, in order."""
    spans = _spanned(sheet, match)
    sorting = _Sorting(sheet, match)
    for row in sheet.rows:
        if row.number <= match.last_row:
            continue
        values = {
            index: value
            for index, value in enumerate(row.values, 1)
            if value is not None and not (type(value) is str and value.strip() in NOTHING)
        }
        why = "hidden" if row.hidden else sorting.why_skipped(row.number, values)
        if why:
            yield SkippedRow(row.number, why)
        else:
            # Under a merge only its first cell is seen: whatever lies beneath was never meant.
            yield DataRow(row.number, values | spans.get(row.number, {}))


def empty(value: CellValue) -> bool:
    """Whether a cell says nothing: blank, or a dash for "does not apply"."""
    return value is None or (isinstance(value, str) and value.strip() in NOTHING)


def merged_elsewhere(sheet: Sheet, match: Match) -> tuple[int, ...]:
    """The columns whose cells are merged downwards though their layout does not span."""
    found = {
        merge.first_column
        for merge in sheet.merges
        if merge.first_row > match.last_row and merge.first_column == merge.last_column
    }
    return tuple(
        index for index in sorted(found & set(match.columns)) if not match.columns[index].spans
    )


class _Sorting:
    """Tells rows of data from all others of one sheet."""

    def __init__(self, sheet: Sheet, match: Match) -> None:
        self._ignored = frozenset(match.ignored)
        self._headings = {
            index: {bare_heading(text) for text in heading.texts}
            for index, heading in match.headings.items()
        }
        self._keys = {
            index for index, column in match.columns.items() if column.field == match.layout.key
        }
        self._wide = {
            merge.first_row
            for merge in sheet.merges
            if merge.last_column - merge.first_column >= WIDE - 1
        }
        self._below_headings = match.last_row + 1

    def why_skipped(self, number: int, values: Mapping[int, CellValue]) -> str:
        """Why the row *number* with *values* holds no data; '' where it does."""
        if values.keys() <= self._ignored and all(map(_counting, values.values())):
            return "blank"
        texts = [value for value in values.values() if isinstance(value, str)]
        if any("计" in text and _is_total(text) for text in texts[:2]):
            return "total"
        if len(texts) == len(values):
            return self._why_texts_skipped(number, values, [text.strip() for text in texts])
        numbering = number == self._below_headings and _numbering(list(values.values()))
        return "heading" if numbering else ""

    def _why_texts_skipped(
        self, number: int, values: Mapping[int, CellValue], texts: list[str]
    ) -> str:
        if all(map(NOTE.match, texts)) or NOTE.fullmatch(texts[0]):
            return "note"
        if SAMPLE.match(texts[0]):
            return "sample"
        if len(texts) == 1:
            divides = SECTION.match(texts[0]) and not values.keys() & self._keys
            return "title" if divides or number in self._wide else ""
        again = all(bare_heading(str(v)) in self._headings.get(i, ()) for i, v in values.items())
        below = number == self._below_headings and _numbering(texts)
        return "heading" if again or below else ""


def _is_total(text: str) -> bool:
    return "".join(text.split()).strip(":：") in TOTALS


def _counting(value: CellValue) -> bool:
    return isinstance(value, int | float) or str(value).strip().isdecimal()


def _numbering(values: Sequence[CellValue]) -> bool:
    """Whether *values* number the columns of a form: 甲 乙 1 2 3, A B C, (1) (2)."""
    written = [str(value).strip(" ()（）") for value in values]
    counted = [int(text) for text in written if text.isdecimal()]
    letters = [text for text in written if not text.isdecimal()]
    lettered = all(len(t) == 1 and (t in _STEMS or (t.isascii() and t.isupper())) for t in letters)
    first = counted[0] if counted else 0
    return lettered and len(written) > 2 and counted == list(range(first, first + len(counted)))


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
    numbers = [row.number for row in sheet.rows]
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
