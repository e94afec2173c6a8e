"""The legacy drawing of a sheet: one hidden note box for every comment.

Drawings are searched, not parsed: what Excel writes here is not always well-formed.
"""

import re
from collections.abc import Iterable, Mapping
from unicodedata import east_asian_width

from plugins.clerks.annotating.ranges import Cell
from plugins.clerks.annotating.refusals import NotPatchable

CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.vmlDrawing"

_SPACES = (
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:x="urn:schemas-microsoft-com:office:excel"'
)
EMPTY = (
    f'<xml {_SPACES}><o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="1"/></o:shapelayout>'
    "</xml>"
).encode()
_NOTE_TYPE = (
    f'<v:shapetype {_SPACES} id="_x0000_t202" coordsize="21600,21600" o:spt="202" '
    'path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/>'
    '<v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>'
)
_NOTE = (
    '<v:shape {spaces} id="_x0000_s{number}" type="#_x0000_t202" style="position:absolute;'
    "margin-left:59.25pt;margin-top:1.5pt;width:{width}pt;height:{height}pt;z-index:{order};"
    'visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto"><v:fill color2="#ffffe1"/>'
    '<v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/>'
    '<v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox>'
    '<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/>'
    "<x:AutoFill>False</x:AutoFill><x:Row>{row}</x:Row><x:Column>{column}</x:Column>"
    "</x:ClientData></v:shape>"
)
_SHAPE = re.compile(rb"<((?:[A-Za-z_][\w.-]*:)?shape)(?=[\s>])(?:(?!</\1).)*</\1\s*>", re.DOTALL)
_IS_NOTE = re.compile(rb"""ObjectType\s*=\s*["']Note["']""")
_ROW, _COLUMN = (re.compile(rb"[:<]%s>\s*(\d+)\s*<" % word) for word in (b"Row", b"Column"))
_NUMBER = re.compile(rb"_x0000_s(\d{1,9})\b")
_TYPE = re.compile(rb"""\bid\s*=\s*["']_x0000_t202["']""")
_CLOSE = re.compile(rb"</(?:[A-Za-z_][\w.-]*:)?xml\s*>\s*$")

_WIDTH, _LINE = 230, 14
"""Points: the width of a note box and the height of a line in it."""
_LINE_UNITS = 40
"""Half-width characters that fit on one line of the box."""


def without_notes(data: bytes, cells: Iterable[Cell]) -> bytes:
    """*data* without the note boxes of *cells*."""
    gone = set(cells)
    return _SHAPE.sub(lambda m: b"" if _note_cell(m[0]) in gone else m[0], data) if gone else data


def _note_cell(shape: bytes) -> Cell | None:
    row, column = _ROW.search(shape), _COLUMN.search(shape)
    if not _IS_NOTE.search(shape) or row is None or column is None:
        return None
    return Cell(int(row[1]) + 1, int(column[1]) + 1)


def with_notes(data: bytes, texts: Mapping[Cell, str]) -> bytes:
    """*data* with a note box for every cell of *texts*, large enough for its words."""
    if not texts:
        return data
    close = _CLOSE.search(data)
    if close is None:
        raise NotPatchable("xml")
    number = max([1024, *(int(found) for found in _NUMBER.findall(data))])
    spaces = "" if all(space in data for space in _SPACES.encode().split()) else _SPACES
    boxes = "" if _TYPE.search(data) else _NOTE_TYPE
    for order, (cell, words) in enumerate(sorted(texts.items()), start=1):
        boxes += _NOTE.format(
            spaces=spaces,
            number=number + order,
            width=_WIDTH,
            height=_LINE * (_lines(words) + 1),
            order=order,
            row=cell.row - 1,
            column=cell.column - 1,
        )
    return data[: close.start()] + boxes.encode() + data[close.start() :]


def _lines(words: str) -> int:
    return sum(1 + (display_width(line) - 1) // _LINE_UNITS for line in words.split("\n") if line)


def display_width(words: str) -> int:
    """How wide *words* are in half-width characters; a Chinese one counts two."""
    return sum(2 if east_asian_width(letter) in "WF" else 1 for letter in words)
