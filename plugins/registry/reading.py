"""Rows of a sheet → records, or findings at their cells; and a count that adds up."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from pydantic import ValidationError

from plugins.registry import sayings as say
from plugins.registry.cells import InUnit
from plugins.registry.findings import Finding, Place, Scope
from plugins.registry.grouping import grouped
from plugins.registry.layouts import LAYOUTS
from plugins.registry.matching import Match, match_sheet, nearest_layout
from plugins.registry.records import Record, Source
from plugins.registry.rows import DataRow, SkippedRow, data_rows, merged_elsewhere
from plugins.registry.sheets import Column, Need, SheetLayout
from plugins.registry.values.money import heading_unit
from plugins.registry.values.text import oddities
from plugins.registry.vocabulary import suggestion
from plugins.registry.workbook import (
    CellError,
    CellValue,
    Picture,
    Sheet,
    UncachedFormula,
    Workbook,
    cell_name,
)

SHOWN = 40
"""How much of a bad value a sentence repeats."""
SAID: Mapping[str, tuple[str, str]] = {
    "traditional": ("繁体字", "traditional characters"),
    "full_width": ("全角数字或字母", "full-width digits or letters"),
    "zero_width": ("看不见的字符", "invisible characters"),
    "pinyin": ("夹带的拼音", "leftover pinyin"),
}


@dataclass(frozen=True, slots=True)
class SheetCount:
    """Where the rows of a sheet went: *rows* = *mapped* + *reported* + the *skipped* ones.

    *layout* is the sheet's own name of the list it is, '' where it is none.  *headings* is the
    number of rows at and above the headings.  *skipped* counts notes, repeated headings,
    totals and hidden rows by reason, *printed* the headings as printed by column letters.
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
        if sheet.hidden:
            yield _hidden(workbook, sheet)
        elif sheet.rows:
            match = match_sheet(sheet, layouts)
            if match is None:
                yield _unknown(workbook, sheet, layouts)
            else:
                yield SheetReader(workbook, sheet, match).read()


def _hidden(workbook: Workbook, sheet: Sheet) -> SheetReading:
    place = Place(workbook.name, sheet.name)
    rows = len(sheet.rows)
    words: dict[str, Any] = {"what": f"工作表“{sheet.name}”", "what_en": f"Sheet “{sheet.name}” is"}
    found = say.FM_05.at(place, rows=max(rows, 1), scope=Scope.NOTHING, **words)
    return SheetReading(
        (), (found,), SheetCount(workbook.name, sheet.name, "", rows, 0, 0, 0, {"hidden": rows})
    )


def _unknown(workbook: Workbook, sheet: Sheet, layouts: tuple[SheetLayout, ...]) -> SheetReading:
    rows = len(sheet.rows)
    near = nearest_layout(sheet, layouts)
    hint = f"它的名称像“{near.sheet}”，请核对列名。" if near else "如不需要公开，可以删除。"
    found = say.FM_12.at(Place(workbook.name, sheet.name), rows=rows, scope=Scope.SHEET, hint=hint)
    return SheetReading((), (found,), SheetCount(workbook.name, sheet.name, "", rows, 0, rows))


class SheetReader:
    """Reads one matched sheet; holds what its rows have in common."""

    def __init__(self, workbook: Workbook, sheet: Sheet, match: Match) -> None:
        self.workbook, self.sheet, self.match = workbook, sheet, match
        self.layout = match.layout
        self.columns = {
            index: column
            for index, column in match.columns.items()
            if index not in sheet.hidden_columns
        }
        self.letters = {
            column.field: cell_name(1, index)[:-1] for index, column in self.columns.items()
        }
        self.units = {
            index: unit
            for index, column in self.columns.items()
            if (unit := heading_unit(" ".join(match.headings[index].texts))) is not None
        }
        self.key = self.layout.key
        self.findings: list[Finding] = []
        self.filled: Counter[int] = Counter()
        self.empty: dict[str, list[int]] = {}

    def read(self) -> SheetReading:
        """All records and findings of the sheet."""
        records: list[Record] = []
        skipped: Counter[str] = Counter()
        reported = 0
        for row in data_rows(self.sheet, self.match):
            if isinstance(row, SkippedRow):
                skipped[row.why] += 1
                continue
            self.filled.update(row.values.keys())
            record = self._record(row)
            if record is None:
                reported += 1
            else:
                records.append(record)
        rows = len(records) + reported
        self._about_columns(rows, skipped["hidden"])
        blocked = frozenset(_blocked(self.findings))
        above = sum(row.number <= self.match.last_row for row in self.sheet.rows)
        count = SheetCount(
            self.workbook.name,
            self.sheet.name,
            self.layout.sheet,
            rows + sum(skipped.values()),
            len(records),
            reported,
            above,
            dict(sorted(skipped.items())),
            {
                cell_name(1, index)[:-1]: heading.printed
                for index, heading in self.match.headings.items()
            },
        )
        return SheetReading(tuple(records), tuple(grouped(self.findings)), count, blocked)

    def _record(self, row: DataRow) -> Record | None:
        source = Source(
            self.workbook.name, self.sheet.name, row.number, self.letters, self.workbook.digest
        )
        fields = self._fields(row)
        try:
            return self.layout.model.model_validate({**fields, "source": source})
        except ValidationError as problem:
            bad = self._refused(problem, row)
        good = {name: value for name, value in fields.items() if name not in bad}
        if self.layout.model.model_fields[self.key].is_required() and self.key not in good:
            if self.key not in bad:
                self._missing_key(row)
            return None
        return self.layout.model.model_validate({**good, "source": source})

    def _fields(self, row: DataRow) -> dict[str, object]:
        """The raw values of a row by field; bad cells are told and left out."""
        fields: dict[str, object] = {}
        for index, column in self.columns.items():
            value = row.values.get(index)
            if value is None:
                if column.need in (Need.KEY, Need.LAW) and column.field not in fields:
                    self.empty.setdefault(column.field, []).append(row.number)
            elif isinstance(value, CellError | UncachedFormula | Picture):
                self._broken_cell(row, index, value)
            else:
                if isinstance(value, str):
                    self._odd_text(row, index, value)
                self._put(fields, column, index, value)
        return fields

    def _put(self, fields: dict[str, object], column: Column, index: int, value: CellValue) -> None:
        if index in self.units:
            fields[column.field] = InUnit(value, self.units[index])
        elif column.joins and column.field in fields:
            fields[column.field] = f"{fields[column.field]}\n{value}"
        else:
            fields[column.field] = value

    def _broken_cell(
        self, row: DataRow, index: int, value: CellError | UncachedFormula | Picture
    ) -> None:
        rule = {CellError: say.FM_14, UncachedFormula: say.FM_15, Picture: say.FM_20}[type(value)]
        scope = Scope.NOTHING if rule is say.FM_20 else Scope.ROW
        self._tell(rule.at, row.number, index, scope=scope, given=str(value)[:SHOWN])

    def _odd_text(self, row: DataRow, index: int, text: str) -> None:
        for kind, piece in oddities(text)[:3]:
            zh, en = SAID[kind]
            self._tell(say.FM_07.at, row.number, index, kind=zh, kind_en=en, given=piece[:SHOWN])

    def _refused(self, problem: ValidationError, row: DataRow) -> set[str]:
        """Tell every field pydantic refused; returns their names."""
        bad: set[str] = set()
        for error in problem.errors():
            name = str(error["loc"][0])
            if error["type"] == "missing":
                continue
            bad.add(name)
            rule = say.CELL_RULES[error["type"]]
            words: dict[str, Any] = dict(error.get("ctx", {}))
            given = _shown(error["input"])
            hint = ""
            if rule is say.FM_08:
                hint = suggestion(given, words["allowed_zh"].split("、"))
            index = self._index(name)
            self._tell(rule.at, row.number, index, given=given, hint=hint, **words)
        return bad

    def _missing_key(self, row: DataRow) -> None:
        column = self.layout.column_of(self.key)
        heading = column.heading if column else self.key
        self.empty.get(self.key, [None]).pop()
        place = Source(self.workbook.name, self.sheet.name, row.number, self.letters).place(
            self.key
        )
        self.findings.append(say.FM_17.at(place, heading=heading))

    def _index(self, name: str) -> int:
        return next(index for index, column in self.columns.items() if column.field == name)

    def _tell(self, at: Callable[..., Finding], row: int, index: int, **words: object) -> None:
        place = Place(self.workbook.name, self.sheet.name, cell_name(row, index))
        self.findings.append(at(place, heading=self.match.printed(index), **words))

    def _heading_place(self, index: int) -> Place:
        name = cell_name(self.match.last_row, index)
        return Place(self.workbook.name, self.sheet.name, name)

    def _about_columns(self, rows: int, hidden_rows: int) -> None:
        self._about_headings(rows)
        self._about_missing(rows)
        self._about_hidden(hidden_rows)
        for index in merged_elsewhere(self.sheet, self.match):
            self.findings.append(
                say.FM_04.at(
                    self._heading_place(index),
                    scope=Scope.NOTHING,
                    heading=self.match.printed(index),
                )
            )

    def _about_headings(self, rows: int) -> None:
        match = self.match
        for index in match.never:
            if filled := self.filled[index]:
                self._column(say.FM_16.at, index, filled)
        for index in match.unknown:
            if filled := self.filled[index]:
                self._column(say.FM_10.at, index, filled)
        for index in sorted(set(self.filled) - set(match.headings)):
            heading = f"{cell_name(1, index)[:-1]}列（没有列名）"
            place = self._heading_place(index)
            filled = self.filled[index]
            self.findings.append(
                say.FM_10.at(place, rows=filled, scope=Scope.NOTHING, heading=heading)
            )
        if not rows and match.unknown:
            # An empty form: nothing is lost yet, so all its unknown headings are one message.
            headings = "”“".join(match.printed(index) for index in match.unknown)
            place = self._heading_place(match.unknown[0])
            self.findings.append(say.FM_10.at(place, rows=0, scope=Scope.NOTHING, heading=headings))
        for index, meant in match.guessed.items():
            self.findings.append(
                say.FM_13.at(
                    self._heading_place(index),
                    rows=max(rows, 1),
                    scope=Scope.SHEET,
                    given=match.printed(index),
                    allowed=meant,
                )
            )
        for index, other in match.doubled.items():
            self._column(say.FM_06.at, index, rows, Scope.SHEET, other=match.printed(other))

    def _column(
        self,
        at: Callable[..., Finding],
        index: int,
        rows: int,
        scope: Scope = Scope.NOTHING,
        **words: object,
    ) -> None:
        heading = self.match.printed(index)
        place = self._heading_place(index)
        self.findings.append(at(place, rows=rows, scope=scope, heading=heading, **words))

    def _about_missing(self, rows: int) -> None:
        """Columns that are not there, and cells left empty in those that are."""
        present = set(self.letters)
        for column in self.layout.columns:
            if column.field in present or column.field == self.layout.folder_default:
                continue
            place = Place(self.workbook.name, self.sheet.name, f"A{self.match.last_row}")
            if column.need is Need.KEY and rows:
                self.findings.append(
                    say.FM_11.at(place, rows=rows, scope=Scope.SHEET, heading=column.heading)
                )
            elif column.need is Need.LAW and rows:
                self.findings.append(
                    say.FM_21.at(place, rows=rows, scope=Scope.NOTHING, heading=column.heading)
                )
        for name, numbers in self.empty.items():
            if name != self.layout.folder_default:
                self._about_empty(name, numbers)

    def _about_empty(self, name: str, numbers: list[int]) -> None:
        column = self.layout.column_of(name)
        if column is None or not numbers:
            return
        index = self._index(name)
        if column.need is Need.KEY:
            for number in numbers:
                self._tell(say.FM_09.at, number, index)
        else:
            first = Place(self.workbook.name, self.sheet.name, cell_name(numbers[0], index))
            see = tuple(
                Place(self.workbook.name, self.sheet.name, cell_name(number, index))
                for number in numbers[1:200]
            )
            heading = self.match.printed(index)
            self.findings.append(
                say.FM_21.at(
                    first, rows=len(numbers), see=see, scope=Scope.NOTHING, heading=heading
                )
            )

    def _about_hidden(self, hidden_rows: int) -> None:
        place = Place(self.workbook.name, self.sheet.name)
        if hidden_rows:
            words: dict[str, Any] = {
                "what": f"有{hidden_rows}行",
                "what_en": f"{hidden_rows} rows are",
            }
            self.findings.append(
                say.FM_05.at(place, rows=hidden_rows, scope=Scope.NOTHING, **words)
            )
        for index in sorted(self.sheet.hidden_columns & set(self.match.headings)):
            heading = self.match.printed(index)
            words = {
                "what": f"“{heading}”这一列",
                "what_en": f"Column “{heading}” is",
            }
            self.findings.append(
                say.FM_05.at(self._heading_place(index), scope=Scope.NOTHING, **words)
            )


def _shown(value: object) -> str:
    bare = value.value if isinstance(value, InUnit) else value
    text = " ".join(str(bare).split())
    return text if len(text) <= SHOWN else text[:SHOWN] + "…"


def _blocked(findings: Iterable[Finding]) -> Iterator[int]:
    """Rows that errors among *findings* keep from publication (0: the sheet)."""
    for finding in findings:
        if finding.blocks_sheet:
            yield 0
        elif finding.blocks_row:
            yield finding.row
