"""Rows of one matched sheet → records; whatever keeps a cell or a row from being one is told.

Rows are read in batches, column by column: a column is asked for all its cells at once.  Rows of
which something is to be told are then read one by one, in their order.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from plugins.registry import sayings as say
from plugins.registry.columns import NOTHING, ColumnCells, Saying, Told
from plugins.registry.matching import Match
from plugins.registry.records import Record, Source, record_of, shared
from plugins.registry.rows import DataRow
from plugins.registry.sheets import Form
from plugins.registry.telling import Teller
from plugins.registry.values.money import heading_unit
from plugins.registry.workbook import CellValue, Sheet, Workbook, column_letters

_NUMBERS = frozenset((int, float, bool))


class _Cells:
    """The cells of one row by field, and what is told of them.

    *values* are the fields' values, *parts* the raw pieces of fields that several columns fill,
    *empty* the columns left empty, *told* the fields that have a finding and *refused* why.
    """

    __slots__ = ("empty", "parts", "refused", "row", "told", "values")

    def __init__(self, row: int) -> None:
        self.row = row
        self.values: dict[str, object] = {}
        self.parts: dict[str, tuple[ColumnCells, object]] = {}
        self.empty: dict[str, int] = {}
        self.told: set[str] = set()
        self.refused: dict[str, tuple[Saying, ...]] = {}


class RowReader:
    """Reads the rows of one matched sheet; holds what they have in common."""

    def __init__(self, workbook: Workbook, sheet: Sheet, match: Match, teller: Teller) -> None:
        self.workbook, self.sheet, self.teller = workbook, sheet, teller
        self.layout, self.key = match.layout, match.layout.key
        model = self.model = match.layout.model
        columns = {
            index: column
            for index, column in match.columns.items()
            if index not in sheet.hidden_columns
        }
        self.first = {column.field: index for index, column in reversed(columns.items())}
        self.letters = {name: column_letters(index) for name, index in self.first.items()}
        self.cells: dict[int, ColumnCells] = {}
        for index, column in columns.items():
            money = column.form is Form.MONEY
            unit = heading_unit(" ".join(match.headings[index].texts)) if money else None
            self.cells[index] = ColumnCells(self.layout, column, unit)
        self.plan = [(index, column.field, column) for index, column in self.cells.items()]
        filling = Counter(column.field for column in columns.values())
        self.joined = {name for name, number in filling.items() if number > 1}
        self.blank = {name: info.default for name, info in model.model_fields.items()}
        self.key_needed = model.model_fields[self.key].is_required()
        self.given: dict[tuple[str, ...], set[str]] = {}

    def records(self, batch: Sequence[DataRow]) -> Iterator[Record]:
        """The records of the rows of *batch*, column by column; what is told of a row, by row."""
        columns = [self._column(index, column, batch) for index, _, column in self.plan]
        made = list(zip(*(cells for cells, _ in columns), strict=True))
        names = [name for _, name, _ in self.plan]
        uneven = {at for _, rows in columns for at in rows}
        if self.joined or not columns or (self.key_needed and self.key not in self.first):
            uneven = set(range(len(batch)))
        for at, row in enumerate(batch):
            if at in uneven:
                record = self._record(row)
                if record:
                    yield record
                continue
            fields = zip(names, made[at], strict=True)
            yield self._made(row.number, {n: cell for n, cell in fields if cell is not NOTHING})

    def _column(
        self, index: int, column: ColumnCells, batch: Sequence[DataRow]
    ) -> tuple[list[object], list[int]]:
        """What the cells of one column become, and in which rows something is to be told."""
        raws = [row.values.get(index) for row in batch]
        if _NUMBERS.isdisjoint(map(type, raws)):
            made = list(map(column.__getitem__, raws))
        else:
            made = [
                self._cell(index, row.number, raw) for row, raw in zip(batch, raws, strict=True)
            ]
        told = [at for at, cell in enumerate(made) if type(cell) is Told] if column.tells else []
        if (column.asked_for or column.field == self.key) and NOTHING in made:
            told += [at for at, cell in enumerate(made) if cell is NOTHING]
        return made, told

    def _cell(self, index: int, row: int, raw: CellValue) -> object:
        """What one cell becomes: a field value, `NOTHING` or `Told`."""
        column = self.cells[index]
        if isinstance(raw, int | float):
            return column.number(raw, self._code(row, index))
        return column[raw]

    def _record(self, row: DataRow) -> Record | None:
        """The record of *row* with what can be used of it; None where nothing names it."""
        cells = self._cells(row)
        values = cells.values
        nameless = self.key_needed and self.key not in values
        if cells.refused or nameless:
            self._refused(cells)
            values = {name: value for name, value in values.items() if name not in cells.told}
            if self.key_needed and self.key not in values:
                self._nameless(row, cells)
                return None
        for name, index in cells.empty.items():
            if name not in cells.values and name not in cells.told:
                self.teller.empty.setdefault(index, []).append(row.number)
        return self._made(row.number, values)

    def _made(self, row: int, values: dict[str, object]) -> Record:
        names = tuple(values)
        if names not in self.given:
            self.given[names] = shared({*names, "source"})
        book = self.workbook
        source = Source(book.name, self.sheet.name, row, self.letters, book.digest)
        fields = self.blank | values
        fields["source"] = source
        return record_of(self.model, fields, self.given[names])

    def _cells(self, row: DataRow) -> _Cells:
        """The cells of *row*; broken ones are told and left out."""
        cells = _Cells(row.number)
        values, get, joined = cells.values, row.values.get, self.joined
        for index, name, column in self.plan:
            raw = get(index)
            made = self._cell(index, row.number, raw)
            if made is NOTHING:
                if column.asked_for:
                    cells.empty.setdefault(name, index)
            elif type(made) is Told or name in joined:
                self._put(cells, index, raw, made)
            else:
                values[name] = made
        for name, (column, whole) in cells.parts.items():
            made = column.whole(whole)
            if isinstance(made, Told):
                made = self._told(cells, self.first[name], name, made)
            if made is not NOTHING:
                values[name] = made
        return cells

    def _code(self, row: int, index: int) -> str:
        return self.sheet.number_formats.get((row, index), "")

    def _put(self, cells: _Cells, index: int, raw: CellValue, made: object) -> None:
        """A cell that is told of, or one of several that fill a field together.

        The texts of those follow each other, line by line, and are read as one.
        """
        column = self.cells[index]
        name = column.field
        if name not in self.joined:
            if isinstance(made, Told) and self._told(cells, index, name, made) is not NOTHING:
                cells.values[name] = made.value
            return
        if isinstance(made, Told) and not isinstance(raw, int | float):
            self._told(cells, index, name, replace(made, refused=()))
            if made.broken:
                return
        part = column.seen(raw, self._code(cells.row, index))
        before = cells.parts.get(name)
        cells.parts[name] = (column, f"{before[1]}\n{part}" if before else part)

    def _told(self, cells: _Cells, index: int, name: str, made: Told) -> object:
        for rule, words in made.odd:
            self.teller.at_cell(rule, cells.row, index, **words)
        if made.refused:
            cells.refused[name] = made.refused
        if made.refused or made.broken:
            cells.told.add(name)
        return made.value

    def _refused(self, cells: _Cells) -> None:
        """Tell every field that its model refused, in the order of the model."""
        for name in self.blank:
            for rule, words in cells.refused.get(name, ()):
                self.teller.at_cell(rule, cells.row, self.first[name], **words)

    def _nameless(self, row: DataRow, cells: _Cells) -> None:
        """Tell that nothing names *row*, unless its cell or its column was told already."""
        if self.key in self.letters and self.key not in cells.told:
            self.teller.at_cell(say.FM_17, row.number, self.first[self.key])
