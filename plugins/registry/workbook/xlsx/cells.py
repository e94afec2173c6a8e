"""From a stored cell to its value."""

import re
from dataclasses import dataclass, field
from datetime import date, datetime, time
from math import isinf
from typing import NamedTuple

from plugins.registry.workbook.contents import CellError, CellValue, Picture, UncachedFormula
from plugins.registry.workbook.formats import NumberFormat, number_format
from plugins.registry.workbook.sayings import DAMAGED
from plugins.registry.workbook.serials import from_serial, whole
from plugins.registry.workbook.verdicts import Unusable
from plugins.registry.workbook.xlsx.strings import unescaped

GENERAL = number_format("General")
_NUMBER = re.compile(r"([+-]?[0-9]{1,300})|[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?")
_PICTURE = re.compile(r'DISPIMG\(\s*"([^"]*)"', re.IGNORECASE)


class StoredCell(NamedTuple):
    """A cell as the part has it; None where the element is absent.

    *type* and *style* are the attributes ``t`` and ``s``, *text* what ``v`` (or ``is``)
    holds, *formula* what ``f`` holds, *rich* the attribute ``vm``.
    """

    type: str
    style: str
    text: str | None
    formula: str | None = None
    rich: str = ""


def number(text: str) -> int | float:
    """A stored number; whole ones as int."""
    match = _NUMBER.fullmatch(text.strip(" \t\r\n"))
    if match is None:
        raise Unusable(DAMAGED, cause=f"not a number: {text[:40]!r}")
    if match[1]:
        return int(match[1])
    given = float(match[0])
    if isinf(given):
        raise Unusable(DAMAGED, cause=f"not a number: {text[:40]!r}")
    return whole(given)


def from_iso(text: str) -> CellValue:
    """A cell of type ``d`` (ISO 8601), as strict files may have; other text as it is."""
    bare = text.removesuffix("Z")
    for parse in (date.fromisoformat, datetime.fromisoformat, time.fromisoformat):
        try:
            return parse(bare)
        except ValueError:
            continue
    return text


@dataclass(slots=True)
class CellMaker:
    """Turns stored cells into values with the workbook's strings and formats."""

    strings: list[str | None]
    formats: list[NumberFormat]
    since_1904: bool = False
    pictures: dict[str, str] = field(default_factory=dict)

    def format_of(self, style: str) -> NumberFormat:
        """The number format of a cell style; General where the style is unknown."""
        index = int(style) if style.isdecimal() else 0
        return self.formats[index] if index < len(self.formats) else GENERAL

    def value(self, cell: StoredCell) -> CellValue:
        """The value of *cell*: None where it is empty."""
        if cell.formula is not None and "DISPIMG" in cell.formula.upper():
            found = _PICTURE.search(cell.formula)
            return Picture(found[1] if found else "")
        if cell.rich and cell.rich in self.pictures:
            return Picture(self.pictures[cell.rich])
        if cell.formula is not None and not cell.text and cell.type != "str":
            return UncachedFormula(cell.formula)
        return None if not cell.text else self._typed(cell.type, cell.style, cell.text)

    def _typed(self, kind: str, style: str, text: str) -> CellValue:
        if kind == "s":
            return self._shared(text)
        if kind in ("", "n"):
            return self._dated(number(text), style)
        if kind in ("str", "inlineStr"):
            return self.text(text)
        if kind == "b":
            return text.strip() in ("1", "true")
        if kind == "e":
            return CellError(text)
        if kind == "d":
            return from_iso(text)
        raise Unusable(DAMAGED, cause=f"unknown cell type {kind[:20]!r}")

    def _shared(self, text: str) -> str | None:
        if text.strip().isdecimal() and int(text) < len(self.strings):
            return self.strings[int(text)]
        raise Unusable(DAMAGED, cause=f"no shared string {text[:40]!r}")

    def text(self, text: str) -> CellValue:
        """The value of a text held in the cell itself; WPS keeps its pictures as such."""
        if "DISPIMG" in text:
            picture = _PICTURE.match(text.removeprefix("=").removeprefix("_xlfn."))
            if picture:
                return Picture(picture[1])
        return unescaped(text)

    def _dated(self, given: float, style: str) -> CellValue:
        return from_serial(given, self.format_of(style).kind, since_1904=self.since_1904)
