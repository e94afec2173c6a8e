"""The cells of one sheet given new styles: attributes set, absent cells and rows added."""

from array import array
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, field
from xml.parsers import expat

from plugins.clerks.annotating.ranges import Area, Cell, area_of, cell_of, whole
from plugins.clerks.annotating.refusals import NotPatchable
from plugins.clerks.annotating.splicing import (
    Element,
    Splices,
    close_at,
    element_at,
    outline,
    parser,
)

_BYTES = 40
"""Bits that tell where in a part a cell begins."""
Restyle = Callable[[Cell, int], int]
"""The style a cell is to have, from the cell and the style it has."""


@dataclass(slots=True)
class _Row:
    element: Element
    cells: "array[int]" = field(default_factory=lambda: array("Q"))
    """Column and first byte of every cell, in one number, to know where an absent one belongs."""
    wanted: dict[int, Element] = field(default_factory=dict)


class _Rows:
    """One pass over ``sheetData`` that keeps only the rows and cells that are wanted."""

    def __init__(self, data: bytes, cells: Iterable[Cell]) -> None:
        self.data = data
        self.wanted: defaultdict[int, set[int]] = defaultdict(set)
        for cell in cells:
            self.wanted[cell.row].add(cell.column)
        self.rows: dict[int, _Row] = {}
        self.starts: list[tuple[int, int]] = []
        self.depth = 0
        self.row = self.column = 0
        self.inside = False
        self.current: _Row | None = None
        self.parser = parser()
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.close

    def read(self) -> None:
        try:
            self.parser.Parse(self.data, True)
        except expat.ExpatError as problem:
            raise NotPatchable("xml") from problem

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self.depth += 1
        if self.depth == 2:
            self.inside = name.endswith(" sheetData")
        elif self.inside and self.depth == 3 and name.endswith(" row"):
            self.start_row(name, attributes)
        elif self.depth == 4 and self.current is not None and name.endswith(" c"):
            self.start_cell(name, attributes)

    def start_row(self, name: str, attributes: dict[str, str]) -> None:
        self.row = whole(attributes.get("r", ""), self.row + 1)
        self.column = 0
        at = self.parser.CurrentByteIndex
        self.starts.append((self.row, at))
        if self.row in self.wanted and self.row not in self.rows:
            self.current = _Row(element_at(self.data, at, name, attributes))
            self.rows[self.row] = self.current

    def start_cell(self, name: str, attributes: dict[str, str]) -> None:
        cell = cell_of(attributes.get("r", ""))
        self.column = cell.column if cell else self.column + 1
        assert self.current is not None
        at = self.parser.CurrentByteIndex
        self.current.cells.append(self.column << _BYTES | at)
        if self.column in self.wanted[self.row]:
            self.current.wanted[self.column] = element_at(self.data, at, name, attributes)

    def close(self, _name: str) -> None:
        if self.depth == 3 and self.current is not None:
            close_at(self.data, self.current.element, self.parser.CurrentByteIndex)
            self.current = None
        self.depth -= 1


def restyle(data: bytes, cells: Collection[Cell], restyled: Restyle) -> bytes:
    """The sheet part with every one of *cells* in the style that *restyled* gives it."""
    if not cells:
        return data
    root = outline(data, "sheetData")
    body = root.first("sheetData")
    if body is None:
        raise NotPatchable("parts")
    rows = _Rows(data, cells)
    rows.read()
    change = _Change(restyled, _column_styles(root))
    new_rows: list[bytes] = []
    for number in sorted(rows.wanted):
        columns = sorted(rows.wanted[number])
        if row := rows.rows.get(number):
            change.row(number, columns, row)
            continue
        new = change.new_row(number, columns, body.prefix)
        following = bisect_left(rows.starts, (number, 0))
        if following < len(rows.starts):
            change.cuts.insert(rows.starts[following][1], new)
        else:
            new_rows.append(new)
    if new_rows:
        change.cuts.append(body, b"".join(new_rows))
    _widen_dimension(change.cuts, root, cells)
    return change.cuts.apply(data)


@dataclass(slots=True)
class _Change:
    """The cuts that restyle one sheet; *column_style* gives a column's default style."""

    restyled: Restyle
    column_style: Callable[[int], int]
    cuts: Splices = field(default_factory=Splices)

    def row(self, number: int, columns: Iterable[int], row: _Row) -> None:
        """Restyle the wanted cells of a row and add those it lacks."""
        element, own = row.element, row.element.attributes
        own_style = own.get("s") if own.get("customFormat") in ("1", "true") else None
        at_end: list[bytes] = []
        for column in columns:
            cell = Cell(number, column)
            if found := row.wanted.get(column):
                new = self.restyled(cell, whole(found.attributes.get("s", "")))
                self.cuts.attributes(found, {"s": str(new)})
                continue
            style = self.column_style(column) if own_style is None else whole(own_style)
            added = self.new_cell(element.prefix, cell, style)
            following = bisect_left(row.cells, column << _BYTES)
            if following < len(row.cells):
                self.cuts.insert(row.cells[following] & (1 << _BYTES) - 1, added)
            else:
                at_end.append(added)
        if at_end:
            self.cuts.append(element, b"".join(at_end))
        if at_end and "spans" in own and not element.empty:
            self.cuts.attributes(element, {"spans": None})  # an optional hint, no longer true

    def new_row(self, number: int, columns: Iterable[int], prefix: bytes) -> bytes:
        cells = b"".join(
            self.new_cell(prefix, Cell(number, column), self.column_style(column))
            for column in columns
        )
        return b'<%srow r="%d">%s</%srow>' % (prefix, number, cells, prefix)

    def new_cell(self, prefix: bytes, cell: Cell, style: int) -> bytes:
        new = self.restyled(cell, style)
        return b'<%sc r="%s" s="%d"/>' % (prefix, str(cell).encode(), new)


def _column_styles(root: Element) -> Callable[[int], int]:
    columns = root.first("cols")
    spans = [
        tuple(whole(col.attributes.get(name, "")) for name in ("min", "max", "style"))
        for col in (columns.children if columns else ())
    ]

    def style(column: int) -> int:
        return next((s for first, last, s in spans if first <= column <= last), 0)

    return style


def _widen_dimension(cuts: Splices, root: Element, cells: Iterable[Cell]) -> None:
    """Let the sheet's own statement of its size cover the cells that were added."""
    dimension = root.first("dimension")
    area = area_of(dimension.attributes.get("ref", "")) if dimension else None
    if dimension is None or area is None:
        return
    corners = (area.first, area.last, *cells)
    wide = Area(
        Cell(min(c.row for c in corners), min(c.column for c in corners)),
        Cell(max(c.row for c in corners), max(c.column for c in corners)),
    )
    if wide != area:
        cuts.attributes(dimension, {"ref": str(wide)})


def merged_areas(root: Element) -> list[Area]:
    """The merged cells of a sheet part's tree."""
    merges = root.first("mergeCells")
    areas = (
        (area_of(merge.attributes.get("ref", "")) for merge in merges.children) if merges else ()
    )
    return [area for area in areas if area is not None]
