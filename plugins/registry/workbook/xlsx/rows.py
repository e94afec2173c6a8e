"""The rows of one worksheet part: plain ones by pattern, the others by expat."""

import re
from typing import IO

from plugins.registry.workbook.contents import CellValue
from plugins.registry.workbook.events import Attributes, Feed
from plugins.registry.workbook.grid import Grid
from plugins.registry.workbook.xlsx.cells import CellMaker
from plugins.registry.workbook.xlsx.cutting import SPACE, Cutter, attributes_of
from plugins.registry.workbook.xlsx.forms import Forms
from plugins.registry.workbook.xlsx.lane import Lane
from plugins.registry.workbook.xlsx.sheet import SheetListener

_BEGIN = re.compile(rb"<sheetData>")
_ROW = re.compile(SPACE + r'<row(?: r="([0-9]{1,7})")?((?: [^<>/]*)?)(/?)>')
_ROW_END = "</row>"
_MEMO = 10_000


class _Rows:
    """Reads whole rows; what the lane cannot read is left to the listener."""

    def __init__(self, grid: Grid, maker: CellMaker) -> None:
        self.listener = SheetListener(grid, maker)
        self._lane, self._forms = Lane(grid, maker), Forms()
        self._known: dict[str, Attributes | None] = {}

    def read(self, text: str, feed: Feed) -> int:
        at = 0
        while at < len(text):
            row = self._forms.read(text, at)
            if row is not None:
                self.listener.open_row(row.number, row.attributes)
                self.listener.close_row(row.values)
                at = row.end
                continue
            head = _ROW.match(text, at)
            if head is None:
                return at
            if head[3]:
                end = stop = head.end()
            else:
                end = text.index(_ROW_END, head.end())
                stop = end + len(_ROW_END)
            values = self._values(head, text[head.end() : end])
            if values is None:
                feed(text[at:stop].encode())
            at = stop
        return at

    def _values(self, head: re.Match[str], body: str) -> list[CellValue] | None:
        number, attributes = head[1], self._attributes(head[2])
        if attributes is None or not number or "r" in attributes:
            return None
        values = self._lane.values(number, body)
        if values is not None:
            self.listener.open_row(number, attributes)
            self.listener.close_row(values)
            if self._forms.learning:
                self._forms.learn(head[2], self._lane.form(number, body), attributes)
        return values

    def _attributes(self, text: str) -> Attributes | None:
        """Most rows of a sheet have the same attributes but for their number."""
        if text not in self._known:
            if len(self._known) >= _MEMO:
                self._known.clear()
            self._known[text] = attributes_of(text)
        return self._known[text]


def read_sheet(stream: IO[bytes], grid: Grid, maker: CellMaker) -> None:
    """Read a worksheet part into *grid*; its ``dimension`` is never believed."""
    Cutter(_Rows(grid, maker), _BEGIN, _ROW_END.encode()).read(stream)
