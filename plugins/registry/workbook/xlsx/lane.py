"""The fast lane of a worksheet: whole rows of plain cells, taken by one pattern.

The pattern must cover a row's cells to the last letter, else the row is left to expat.
"""

import re
from itertools import pairwise
from typing import NamedTuple

from plugins.registry.workbook.contents import CellValue
from plugins.registry.workbook.formats import Kind
from plugins.registry.workbook.grid import Grid, column_number
from plugins.registry.workbook.xlsx.cells import CellMaker, StoredCell, number
from plugins.registry.workbook.xlsx.cutting import PLAIN_TEXT, attributes_of
from plugins.registry.workbook.xlsx.forms import FormCell, Make
from plugins.registry.workbook.xlsx.memos import Numbers, Styled, Texts

_CELL = re.compile(
    r'<c r="([A-Z]{1,3}[0-9]{1,7})"([^<>/]*)(?:/>|>'
    rf"(?:<v>(?:([0-9]{{1,15}})|({PLAIN_TEXT}))</v>"
    rf'|<is><t(?: xml:space="preserve")?>({PLAIN_TEXT})</t></is>)?</c>)'
    r"|(.+)",
    re.DOTALL,
)
_SHAPES = 10_000

_SHARED, _NUMBER, _TEXT, _DATED, _OTHER = range(5)
_HOLDS = {_SHARED: "digits", _NUMBER: "number", _DATED: "number", _TEXT: "text", _OTHER: ""}


class _Shape(NamedTuple):
    """The 0-based columns of a row's cells; *full* where they are A, B, C … without a gap."""

    columns: tuple[int, ...]
    full: bool


def _shape(key: str) -> _Shape | None:
    letters = key.split(" ")
    if letters.pop() or not all(name.isalpha() for name in letters):
        return None
    columns = tuple(column_number(name) - 1 for name in letters)
    if any(left >= right for left, right in pairwise(columns)):
        return None
    return _Shape(columns, columns == tuple(range(len(columns))))


class Lane:
    """Reads the cells of rows that need no XML parser."""

    def __init__(self, grid: Grid, maker: CellMaker) -> None:
        self._grid, self._maker = grid, maker
        self._shapes: dict[str, _Shape | None] = {}
        self._ways: dict[str, int] = {}
        self._stored: dict[str, StoredCell] = {}
        self._dates: dict[str, Styled] = {}
        self._texts, self._numbers = Texts(maker), Numbers()

    def values(self, row: str, body: str) -> list[CellValue] | None:
        """The values of the cells in *body*, a row's content; None where expat must read it."""
        found = _CELL.findall(body)
        if not found:
            return []
        references, styles, digits, others, texts, junk = zip(*found, strict=True)
        shape = None if junk[-1] else self._shape("".join(references).replace(row, " "))
        ways = self._ways_of(styles)
        if shape is None or ways is None:
            return None
        strings, made, dates = self._maker.strings, self._texts, self._dates
        plain, other = int, self._other
        try:
            values = [
                strings[plain(digit)]
                if way == _SHARED and digit
                else plain(digit)
                if way == _NUMBER and digit
                else made[text]
                if way == _TEXT and not digit and not rest
                else dates[style][digit]
                if way == _DATED and digit
                else other(style, digit or rest or text)
                for way, digit, rest, text, style in zip(
                    ways, digits, others, texts, styles, strict=True
                )
            ]
        except IndexError:
            return None
        if _OTHER in ways:
            self._note_formats(int(row), shape, styles, values)
        return values if shape.full else _spread(shape, values)

    def form(self, row: str, body: str) -> tuple[FormCell, ...] | None:
        """The cells of *body*, which `values` has read, as a form; None where they are no form."""
        cells = []
        for reference, style, digits, other, text, _ in _CELL.findall(body):
            way = self._ways.get(style, _OTHER)
            held = (digits or other, text) if way == _TEXT else (text, digits or other)
            if held[0] or (other and way == _SHARED) or (held[1] and way == _OTHER):
                return None
            letters = reference.removesuffix(row)
            make = self._make(way, style) if held[1] else None
            cells.append(FormCell(letters, style, _HOLDS[way] if make else "", make))
        return tuple(cells)

    def _make(self, way: int, style: str) -> Make:
        if way == _SHARED:
            return self._shared
        if way == _TEXT:
            return self._texts.__getitem__
        return self._numbers.__getitem__ if way == _NUMBER else self._dates[style].__getitem__

    def _shared(self, digits: str) -> CellValue:
        return self._maker.strings[int(digits)]

    def _shape(self, key: str) -> _Shape | None:
        if key not in self._shapes:
            if len(self._shapes) >= _SHAPES:
                self._shapes.clear()
            self._shapes[key] = _shape(key)
        return self._shapes[key]

    def _ways_of(self, styles: tuple[str, ...]) -> list[int] | None:
        ways = self._ways
        try:
            return [ways[style] for style in styles]
        except KeyError:
            for style in styles:
                if style not in ways and not self._learn(style):
                    return None
            return [ways[style] for style in styles]

    def _learn(self, style: str) -> bool:
        """Note what the attributes *style* of a cell ask for; no where only expat knows."""
        attributes = attributes_of(style)
        if attributes is None or "r" in attributes or "vm" in attributes:
            return False
        if len(self._ways) >= _SHAPES:
            return False
        stored = StoredCell(attributes.get("t", ""), attributes.get("s", ""), None)
        self._stored[style] = stored
        number_format = self._maker.format_of(stored.style)
        if stored.type == "s":
            way = _SHARED
        elif stored.type == "inlineStr":
            way = _TEXT
        elif stored.type in ("", "n") and number_format.kind is not Kind.NUMBER:
            way = _DATED
            self._dates[style] = Styled(self._maker, stored)
        elif stored.type in ("", "n") and not number_format.telling:
            way = _NUMBER
        else:
            way = _OTHER
        self._ways[style] = way
        return True

    def _other(self, style: str, text: str) -> CellValue:
        if not text:
            return None
        way = self._ways[style]
        if way == _NUMBER:
            return number(text)
        stored = self._stored[style]
        return self._maker.value(stored._replace(text=text))

    def _note_formats(
        self, row: int, shape: _Shape, styles: tuple[str, ...], values: list[CellValue]
    ) -> None:
        for column, style, value in zip(shape.columns, styles, values, strict=True):
            number_format = self._maker.format_of(self._stored[style].style)
            self._grid.note_format((row, column + 1), value, number_format)


def _spread(shape: _Shape, values: list[CellValue]) -> list[CellValue]:
    """The values at their columns, None between them."""
    spread: list[CellValue] = [None] * (shape.columns[-1] + 1)
    for column, value in zip(shape.columns, values, strict=True):
        spread[column] = value
    return spread
