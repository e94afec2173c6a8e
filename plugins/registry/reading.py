"""Rows of a sheet → records, or findings at their cells; and a count that adds up."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain

from plugins.registry import sayings as say
from plugins.registry.collecting import without_collector
from plugins.registry.findings import Finding, Place, Scope
from plugins.registry.layouts import LAYOUTS
from plugins.registry.matching import Match, match_sheet, nearest_layout
from plugins.registry.records import Record
from plugins.registry.row_reading import RowReader
from plugins.registry.rows import DataRow, SkippedRow, data_rows
from plugins.registry.sheets import SheetLayout
from plugins.registry.telling import Teller
from plugins.registry.workbook import Sheet, Workbook, column_letters

BATCH = 1000
"""How many rows are read together, column by column."""


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
    findings: Sequence[Finding]
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


class SheetReader:
    """Reads one matched sheet and counts where its rows went."""

    def __init__(self, workbook: Workbook, sheet: Sheet, match: Match) -> None:
        self.workbook, self.sheet, self.match = workbook, sheet, match
        self.teller = Teller(workbook.name, sheet, match)
        self.rows = 0

    def read(self) -> SheetReading:
        """All records and findings of the sheet."""
        records: list[Record] = []
        skipped: Counter[str] = Counter()
        batch: list[DataRow] = []
        reader = RowReader(self.workbook, self.sheet, self.match, self.teller)
        with without_collector():
            for row in data_rows(self.sheet, self.match):
                if isinstance(row, SkippedRow):
                    skipped[row.why] += 1
                    continue
                batch.append(row)
                if len(batch) == BATCH:
                    records += self._records(reader, batch)
                    batch = []
            records += self._records(reader, batch)
        reported = self.rows - len(records)
        self.teller.about_columns(self.rows, skipped["hidden"])
        return SheetReading(
            tuple(records),
            self.teller.grouping.found(),
            self._count(len(records), reported, skipped),
            frozenset(self.teller.blocked),
        )

    def _records(self, reader: RowReader, batch: list[DataRow]) -> Iterator[Record]:
        self.rows += len(batch)
        self.teller.filled.update(chain.from_iterable(row.values for row in batch))
        return reader.records(batch)

    def _count(self, mapped: int, reported: int, skipped: Counter[str]) -> SheetCount:
        above = sum(row.number <= self.match.last_row for row in self.sheet.rows)
        printed = self.match.headings.items()
        return SheetCount(
            self.workbook.name,
            self.sheet.name,
            self.match.layout.sheet,
            len(self.sheet.rows) - above,
            mapped,
            reported,
            above,
            {why: number for why, number in sorted(skipped.items()) if number},
            {column_letters(index): heading.printed for index, heading in printed},
        )
