"""What is said of one sheet: findings at its cells, and of its columns once all rows are read."""

from collections import Counter
from typing import Any

from plugins.registry import sayings as say
from plugins.registry.findings import Place, Rule, Scope, Severity
from plugins.registry.grouping import Grouping
from plugins.registry.matching import Match
from plugins.registry.rows import merged_elsewhere
from plugins.registry.sheets import Column, Need
from plugins.registry.workbook import Sheet, cell_name, column_letters

SEEN = 200
"""How many other cells one finding lists; *rows* still counts them all."""


class Teller:
    """Groups the findings about one sheet, and what is told of a whole column at the end.

    *filled* counts the rows with a value by column, *empty* holds the rows in which a column
    that is asked for has none.
    """

    def __init__(self, workbook: str, sheet: Sheet, match: Match) -> None:
        self.workbook, self.sheet, self.match = workbook, sheet, match
        self.grouping = Grouping()
        self.blocked: set[int] = set()
        """Rows that errors keep from publication (0: the whole sheet)."""
        self.filled: Counter[int] = Counter()
        self.empty: dict[int, list[int]] = {}

    def at_cell(self, rule: Rule, row: int, index: int, **words: object) -> None:
        """*rule* is not kept at the cell of *row* and column *index*."""
        self._tell(rule, self._place(row, index), heading=self.match.printed(index), **words)

    def about_columns(self, rows: int, hidden_rows: int) -> None:
        """Everything that is wrong with a column as a whole; *rows* of the sheet hold data."""
        self._about_headings(rows)
        self._about_missing(rows)
        for index in sorted(self.empty):
            self._about_empty(self.match.columns[index], index, self.empty[index])
        self._about_hidden(rows, hidden_rows)
        for index in merged_elsewhere(self.sheet, self.match):
            self._column(say.FM_04, index, 1)

    def _tell(self, rule: Rule, place: Place, **words: Any) -> None:
        finding = rule.at(place, **words)
        self.grouping.add(finding)
        if finding.blocks_sheet:
            self.blocked.add(0)
        elif finding.blocks_row:
            self.blocked.add(finding.row)

    def _place(self, row: int, index: int) -> Place:
        return Place(self.workbook, self.sheet.name, cell_name(row, index))

    def _column(self, rule: Rule, index: int, rows: int, **words: Any) -> None:
        """*rule* is not kept by the heading of column *index*; by itself that blocks nothing."""
        printed = self.match.headings.get(index)
        heading = printed.printed if printed else f"{column_letters(index)}列（没有列名）"
        words = {"scope": Scope.NOTHING, "heading": heading, **words}
        self._tell(rule, self._place(self.match.last_row, index), rows=rows, **words)

    def _about_headings(self, rows: int) -> None:
        match, hidden = self.match, self.sheet.hidden_columns
        for index in match.never:
            if filled := self.filled[index]:
                weight = Severity.ERROR if index in hidden else None
                self._column(say.FM_16, index, filled, severity=weight)
        nameless = sorted(set(self.filled) - set(match.headings))
        for index in (*match.unknown, *nameless):
            if (filled := self.filled[index]) and index not in hidden:
                self._column(say.FM_10, index, filled)
        if not rows and match.unknown:
            # An empty form: nothing is lost yet, so all its unknown headings are one message.
            headings = "”“".join(map(match.printed, match.unknown))
            self._column(say.FM_10, match.unknown[0], 0, heading=headings)
        for index, meant in match.guessed.items():
            words = {"given": match.printed(index), "allowed": meant}
            self._column(say.FM_13, index, max(rows, 1), scope=Scope.SHEET, **words)
        for index, other in match.doubled.items():
            words = {"other": match.printed(other), "other_column": column_letters(other)}
            letters = column_letters(index)
            self._column(say.FM_06, index, rows, scope=Scope.SHEET, column=letters, **words)

    def _about_missing(self, rows: int) -> None:
        """Columns that are not there at all."""
        present = {column.field for column in self.match.columns.values()}
        for column in self.match.layout.columns:
            if column.field in present or column.field == self.match.layout.folder_default:
                continue
            place = self._place(self.match.last_row, 1)
            heading = column.heading
            if column.need is Need.KEY and rows:
                self._tell(say.FM_11, place, rows=rows, scope=Scope.SHEET, heading=heading)
            elif column.need is Need.LAW and rows:
                lack, lack_en = f"没有“{heading}”这一列", f"There is no column “{heading}”"
                words = {"scope": Scope.NOTHING, "lack": lack, "lack_en": lack_en}
                self._tell(say.FM_21, place, rows=rows, **words)

    def _about_empty(self, column: Column, index: int, numbers: list[int]) -> None:
        if column.need is Need.KEY:
            for number in numbers:
                self.at_cell(say.FM_09, number, index)
            return
        first, *others = (self._place(number, index) for number in numbers[: SEEN + 1])
        heading = self.match.printed(index)
        lack = {"lack": f"“{heading}”没有填", "lack_en": f"“{heading}” is empty"}
        see = tuple(others)
        self._tell(say.FM_21, first, rows=len(numbers), see=see, scope=Scope.NOTHING, **lack)

    def _about_hidden(self, rows: int, hidden_rows: int) -> None:
        if hidden_rows:
            what = {"what": f"有{hidden_rows}行", "what_en": f"{hidden_rows} rows are"}
            place = Place(self.workbook, self.sheet.name)
            self._tell(say.FM_05, place, rows=hidden_rows, scope=Scope.NOTHING, **what)
        told = {*self.match.never, *self.match.ignored}
        for index in sorted(self.sheet.hidden_columns & set(self.match.headings) - told):
            heading = self.match.printed(index)
            what = {"what": f"“{heading}”这一列", "what_en": f"Column “{heading}” is"}
            column = self.match.columns.get(index)
            if rows and column and column.need is Need.KEY:
                self._column(
                    say.FM_05, index, rows, severity=Severity.ERROR, scope=Scope.SHEET, **what
                )
            else:
                self._column(say.FM_05, index, 1, **what)
