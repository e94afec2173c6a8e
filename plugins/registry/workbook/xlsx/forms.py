"""Rows of one form, read by one pattern each.

Most rows of a sheet differ in their values only.  A form is learnt from rows that the lane has
read: the same attributes, the same cells in the same styles.  Its pattern then takes a whole row,
to the last letter; a row that it does not take is read as before.
"""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from operator import call
from typing import NamedTuple

from plugins.registry.workbook.contents import CellValue
from plugins.registry.workbook.events import Attributes
from plugins.registry.workbook.grid import column_number
from plugins.registry.workbook.xlsx.cutting import PLAIN_TEXT, SPACE

MOST = 6
"""How many forms of one sheet are learnt."""
ENOUGH = 8
"""After how many rows a form is worth its pattern."""
MOST_SHOWN = 1000
"""How many rows are looked at before a sheet is taken to have no more forms."""
Make = Callable[[str], CellValue]


class FormCell(NamedTuple):
    """A cell of a form: its column's letters, its attributes as written, and what it holds.

    *holds* is ``digits`` (the number of a shared text), ``number``, ``text`` or '' for nothing;
    *make* turns it into the cell's value.
    """

    letters: str
    style: str
    holds: str
    make: Make | None


class Row(NamedTuple):
    """A row that a form took: its number, its values, and where it ends."""

    number: str
    attributes: Attributes
    values: list[CellValue]
    end: int


_HELD = {
    "": "(?:/>|></c>)",
    "digits": "><v>([0-9]{1,15})</v></c>",
    "number": "><v>([-+.0-9eE]{1,40})</v></c>",
    "text": f'><is><t(?: xml:space="preserve")?>({PLAIN_TEXT.removesuffix("*")}+)</t></is></c>',
}


class _Form:
    """One form: the pattern of its rows and how their values are made."""

    def __init__(self, head: str, cells: Sequence[FormCell], attributes: Attributes) -> None:
        parts = [f'{SPACE}<row r="([0-9]{{1,7}})"{re.escape(head)}>']
        parts += [
            rf'<c r="{cell.letters}\1"{re.escape(cell.style)}{_HELD[cell.holds]}' for cell in cells
        ]
        self._match = re.compile("".join(parts) + "</row>").match
        self._attributes = attributes
        self._makes = [cell.make for cell in cells if cell.make]
        columns = [column_number(cell.letters) - 1 for cell in cells if cell.make]
        full = columns == list(range(len(columns)))
        self._columns = None if full else columns

    def read(self, text: str, at: int) -> Row | None:
        """The row that begins at *at* in *text*, if it has this form."""
        found = self._match(text, at)
        if found is None:
            return None
        number, *stored = found.groups()
        values: list[CellValue] = list(map(call, self._makes, stored))
        if self._columns is not None:
            spread: list[CellValue] = [None] * (self._columns[-1] + 1 if self._columns else 0)
            for column, value in zip(self._columns, values, strict=True):
                spread[column] = value
            values = spread
        return Row(number, self._attributes, values, found.end())


class Forms:
    """The forms of one sheet, those learnt and those in sight."""

    def __init__(self) -> None:
        self._forms: list[_Form] = []
        self._seen: Counter[tuple[object, ...]] = Counter()
        self._shown = 0

    def read(self, text: str, at: int) -> Row | None:
        """The row that begins at *at*, if it has one of the forms."""
        for form in self._forms:
            try:
                row = form.read(text, at)
            except IndexError:  # a shared text that is not there
                return None
            if row is not None:
                return row
        return None

    @property
    def learning(self) -> bool:
        """Whether rows that have none of the forms should be shown to `learn`."""
        return len(self._forms) < MOST and self._shown < MOST_SHOWN

    def learn(self, head: str, cells: tuple[FormCell, ...] | None, attributes: Attributes) -> None:
        """A row that was read: its attributes as written, and its cells if they are a form."""
        self._shown += 1
        if cells is None:
            return
        key = (head, *(cell[:3] for cell in cells))
        self._seen[key] += 1
        if self._seen[key] == ENOUGH:
            self._forms.append(_Form(head, cells, attributes))
