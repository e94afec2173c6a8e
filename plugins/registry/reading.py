"""Rows of a sheet → records, or findings at their cells; and a count that adds up."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from pydantic import ValidationError

from plugins.registry import sayings as say
from plugins.registry.cells import InUnit, as_seen
from plugins.registry.findings import Finding, Place, Rule, Scope
from plugins.registry.grouping import grouped
from plugins.registry.layouts import LAYOUTS
from plugins.registry.matching import Match, match_sheet, nearest_layout
from plugins.registry.records import Record, Source
from plugins.registry.rows import DataRow, SkippedRow, data_rows
from plugins.registry.sheets import Column, Form, Need, SheetLayout
from plugins.registry.telling import Teller, blocked_rows
from plugins.registry.values.money import heading_unit
from plugins.registry.values.text import oddities
from plugins.registry.workbook import (
    CellError,
    CellValue,
    Picture,
    Sheet,
    UncachedFormula,
    Workbook,
    column_letters,
)

SHOWN = 40
"""How much of a bad value a sentence repeats."""
PIECES = 5
"""How many odd pieces of one cell a sentence repeats."""
ODD: Mapping[str, tuple[str, str]] = {
    "traditional": ("繁体字", "traditional characters"),
    "full_width": ("全角数字或字母", "full-width digits or letters"),
    "zero_width": ("看不见的字符", "invisible characters"),
    "pinyin": ("夹带的拼音", "leftover pinyin"),
}
BROKEN: Mapping[type, Rule] = {
    CellError: say.FM_14,
    UncachedFormula: say.FM_15,
    Picture: say.FM_20,
}
NO_CODE = frozenset({"无", "暂无", "没有", "待定", "待赋码"})
"""What clerks write where there is no code yet."""
FIGURES = (Form.NUMBER, Form.MONEY, Form.DATE)
"""Columns whose numbers count by their value, not as they are shown."""


@dataclass(frozen=True, slots=True)
class SheetCount:
    """Where the rows of a sheet went: *rows* = *mapped* + *reported* + the *skipped* ones.

    *layout* is the sheet's own name of the list it is, '' where it is none.  *headings* is the
    number of rows at and above the headings.  *skipped* counts rows that hold no data by reason
    (`SkippedRow`), *printed* holds the headings as printed by column letters.
    """

    workbook: str
    sheet: str
    layout: str
    rows: int
    mapped: int
    reported: int
    headings: int = 0
    skipped: Mapping[str, int] = field(default_factory=dict)
    printed: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class SheetReading:
    """One sheet read: its records, its findings (one cause each) and its count.

    *blocked* are rows that an error keeps from publication; row 0 stands for the whole sheet.
    """

    records: tuple[Record, ...]
    findings: tuple[Finding, ...]
    count: SheetCount
    blocked: frozenset[int] = frozenset()


def read_sheets(
    workbook: Workbook, layouts: tuple[SheetLayout, ...] = LAYOUTS
) -> Iterator[SheetReading]:
    """Read every sheet of *workbook*; sheets without any row are passed over."""
    for sheet in workbook.sheets:
        if not sheet.rows:
            continue
        if sheet.hidden:
            yield _hidden(workbook, sheet)
        elif match := match_sheet(sheet, layouts):
            yield SheetReader(workbook, sheet, match).read()
        else:
            yield _unknown(workbook, sheet, layouts)


def _hidden(workbook: Workbook, sheet: Sheet) -> SheetReading:
    rows = len(sheet.rows)
    found = say.FM_05.at(
        Place(workbook.name, sheet.name),
        rows=rows,
        scope=Scope.NOTHING,
        what=f"工作表“{sheet.name}”",
        what_en=f"Sheet “{sheet.name}” is",
    )
    count = SheetCount(workbook.name, sheet.name, "", rows, 0, 0, skipped={"hidden": rows})
    return SheetReading((), (found,), count)


def _unknown(workbook: Workbook, sheet: Sheet, layouts: tuple[SheetLayout, ...]) -> SheetReading:
    rows = len(sheet.rows)
    near = nearest_layout(sheet, layouts)
    hint = f"它的名称像“{near.sheet}”，请核对列名。" if near else "如不需要公开，可以删除。"
    hint_en = f"Its name is like “{near.sheet}”: compare the headings." if near else ""
    found = say.FM_12.at(
        Place(workbook.name, sheet.name), rows=rows, scope=Scope.SHEET, hint=hint, hint_en=hint_en
    )
    return SheetReading((), (found,), SheetCount(workbook.name, sheet.name, "", rows, 0, rows))


@dataclass(slots=True)
class _Cells:
    """The cells of one row by field: raw values, columns left empty; and the fields told."""

    fields: dict[str, object] = field(default_factory=dict)
    empty: dict[str, int] = field(default_factory=dict)
    told: set[str] = field(default_factory=set)


class SheetReader:
    """Reads one matched sheet; holds what its rows have in common."""

    def __init__(self, workbook: Workbook, sheet: Sheet, match: Match) -> None:
        self.workbook, self.sheet, self.match = workbook, sheet, match
        self.layout, self.key = match.layout, match.layout.key
        self.columns = {
            index: column
            for index, column in match.columns.items()
            if index not in sheet.hidden_columns
        }
        self.letters = {
            column.field: column_letters(index) for index, column in reversed(self.columns.items())
        }
        self.units = {
            index: unit
            for index, column in self.columns.items()
            if column.form is Form.MONEY
            and (unit := heading_unit(" ".join(match.headings[index].texts)))
        }
        self.teller = Teller(workbook.name, sheet, match)

    def read(self) -> SheetReading:
        """All records and findings of the sheet."""
        records: list[Record] = []
        skipped: Counter[str] = Counter()
        reported = 0
        for row in data_rows(self.sheet, self.match):
            if isinstance(row, SkippedRow):
                skipped[row.why] += 1
            elif record := self._record(row):
                records.append(record)
            else:
                reported += 1
        self.teller.about_columns(len(records) + reported, skipped["hidden"])
        found = self.teller.findings
        return SheetReading(
            tuple(records),
            tuple(grouped(found)),
            self._count(len(records), reported, skipped),
            frozenset(blocked_rows(found)),
        )

    def _count(self, mapped: int, reported: int, skipped: Counter[str]) -> SheetCount:
        above = sum(row.number <= self.match.last_row for row in self.sheet.rows)
        printed = self.match.headings.items()
        return SheetCount(
            self.workbook.name,
            self.sheet.name,
            self.layout.sheet,
            len(self.sheet.rows) - above,
            mapped,
            reported,
            above,
            {why: number for why, number in sorted(skipped.items()) if number},
            {column_letters(index): heading.printed for index, heading in printed},
        )

    def _record(self, row: DataRow) -> Record | None:
        """The record of *row* with what can be used of it; None where nothing names it."""
        self.teller.filled.update(row.values.keys())
        cells = self._cells(row)
        source = Source(
            self.workbook.name, self.sheet.name, row.number, self.letters, self.workbook.digest
        )
        model, key = self.layout.model, self.key
        try:
            record = model.model_validate({**cells.fields, "source": source})
        except ValidationError as problem:
            cells.told |= self._refused(problem, row)
            good = {n: v for n, v in cells.fields.items() if n not in cells.told}
            if key not in good and model.model_fields[key].is_required():
                self._nameless(row, cells)
                return None
            record = model.model_validate({**good, "source": source})
        for name, index in cells.empty.items():
            if name not in cells.fields and name not in cells.told:
                self.teller.empty.setdefault(index, []).append(row.number)
        return record

    def _cells(self, row: DataRow) -> _Cells:
        """The cells of *row*; broken ones are told and left out."""
        cells = _Cells()
        for index, column in self.columns.items():
            value = row.values.get(index)
            if value is None or (column.form is Form.CODE and value in NO_CODE):
                if self._asked_for(column):
                    cells.empty.setdefault(column.field, index)
            elif rule := BROKEN.get(type(value)):
                self.teller.at_cell(rule, row.number, index, given=_shown(value))
                cells.told.add(column.field)
            else:
                if isinstance(value, str):
                    self._odd_text(row, index, value)
                self._put(cells.fields, row.number, index, value)
        return cells

    def _asked_for(self, column: Column) -> bool:
        """Whether an empty cell of *column* is told; the folder may speak for it."""
        defaulted = column.field == self.layout.folder_default
        return column.need in (Need.KEY, Need.LAW) and not defaulted

    def _put(self, fields: dict[str, object], row: int, index: int, value: CellValue) -> None:
        column = self.columns[index]
        if isinstance(value, int | float) and column.form not in FIGURES:
            value = as_seen(value, self.sheet.number_formats.get((row, index), ""))
        if index in self.units:
            fields[column.field] = InUnit(value, self.units[index])
        elif column.joins and column.field in fields:
            fields[column.field] = f"{fields[column.field]}\n{value}"
        else:
            fields[column.field] = value

    def _odd_text(self, row: DataRow, index: int, text: str) -> None:
        pieces: dict[str, list[str]] = {}
        for kind, piece in oddities(text):
            pieces.setdefault(kind, []).append(piece[:SHOWN])
        for kind, found in pieces.items():
            zh, en = ODD[kind]
            given = "、".join(found[:PIECES]) + ("……" if len(found) > PIECES else "")
            self.teller.at_cell(say.FM_07, row.number, index, kind=zh, kind_en=en, given=given)

    def _refused(self, problem: ValidationError, row: DataRow) -> set[str]:
        """Tell every field that its model refused; returns their names."""
        refused: set[str] = set()
        for error in problem.errors():
            if error["type"] == "missing":
                continue
            name = str(error["loc"][0])
            refused.add(name)
            words = {"given": error["input"], **error.get("ctx", {})}
            words["given"] = _shown(words["given"])
            self.teller.at_cell(
                say.CELL_RULES[error["type"]], row.number, self._index(name), **words
            )
        return refused

    def _nameless(self, row: DataRow, cells: _Cells) -> None:
        """Tell that nothing names *row*, unless its cell or its column was told already."""
        if self.key in self.letters and self.key not in cells.told:
            self.teller.at_cell(say.FM_17, row.number, self._index(self.key))

    def _index(self, name: str) -> int:
        return next(index for index, column in self.columns.items() if column.field == name)


def _shown(value: object) -> str:
    bare = value.value if isinstance(value, InUnit) else value
    text = " ".join(str(bare).split())
    return text if len(text) <= SHOWN else text[:SHOWN] + "…"
