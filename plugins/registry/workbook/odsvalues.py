"""The value of one OpenDocument cell (OpenDocument 1.3 part 3, §19.385 and §6.1)."""

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from plugins.registry.workbook.contents import CellError, CellValue, UncachedFormula
from plugins.registry.workbook.events import Attributes
from plugins.registry.workbook.sayings import DAMAGED
from plugins.registry.workbook.serials import whole
from plugins.registry.workbook.verdicts import Unusable, not_too_long

_DURATION = re.compile(r"PT(\d{1,9})H(\d{1,9})M(\d{1,9}(?:[.,]\d+)?)S", re.ASCII)
_NUMBER = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?", re.ASCII)
_SPACE = re.compile(r"[ \t\r\n]+")
_ZEROS = re.compile(r"0\d+", re.ASCII)
_ASIDE = ("annotation", "note", "ruby-text", "frame", "g", "custom-shape", "control", "object")
_DRAWN = ("frame", "g", "custom-shape", "control", "object")


class ParagraphText:
    """The text of a cell's paragraphs, without comments, notes and drawings."""

    def __init__(self) -> None:
        self.annotated = False
        self.drawn = False
        self._paragraphs: list[list[str]] = []
        self._inside = 0
        self._aside = 0

    def start(self, name: str, attributes: Attributes) -> None:
        """An element inside the cell begins."""
        if self._aside or name in _ASIDE:
            self._aside += 1
            self.annotated = self.annotated or name == "annotation"
            self.drawn = self.drawn or (self._aside == 1 and name in _DRAWN)
        elif name == "p":
            self._paragraphs.append([])
            self._inside += 1
        elif self._inside and name == "s":
            count = attributes.get("c", "1")
            self._paragraphs[-1].append(" " * min(int(count) if count.isdecimal() else 1, 1000))
        elif self._inside and name in ("tab", "line-break"):
            self._paragraphs[-1].append("\t" if name == "tab" else "\n")

    def end(self, name: str) -> None:
        """An element inside the cell ends."""
        if self._aside:
            self._aside -= 1
        elif name == "p":
            self._inside -= 1

    def text(self, data: str) -> None:
        """Character data inside the cell; line ends are only white space."""
        if self._inside and not self._aside:
            self._paragraphs[-1].append(_SPACE.sub(" ", data))

    def take(self) -> str:
        """The whole text, a line for each paragraph."""
        return "\n".join("".join(pieces) for pieces in self._paragraphs)


@dataclass(slots=True)
class StoredValue:
    """What stands inside a cell besides its attributes."""

    text: str = ""
    has_comment: bool = False

    def value(self, attributes: Attributes) -> CellValue:
        """The value by the attributes (local names) and the text of the cell."""
        kind = attributes.get("value-type", "")
        if attributes.get("error-value", "") or kind == "error":
            return CellError(self.text or "#ERROR")
        if kind in ("float", "percentage", "currency"):
            return _number(attributes.get("value", self.text))
        if kind == "date":
            return _moment(attributes.get("date-value", ""), self.text)
        if kind == "time":
            return _duration(attributes.get("time-value", ""), self.text)
        if kind == "boolean":
            return attributes.get("boolean-value", "") == "true"
        text = attributes.get("string-value", "") or self.text
        if not text and not kind and "formula" in attributes:
            return UncachedFormula(attributes["formula"].partition(":=")[2])
        return not_too_long(text) or None


def number_format_of(attributes: Attributes, text: str) -> str:
    """A format code where what is seen differs from the number in kind."""
    kind = attributes.get("value-type", "")
    if kind == "percentage":
        return "0%"
    if kind == "currency":
        return f"[${attributes.get('currency', '')}]0.00"
    return "0" * len(text) if kind == "float" and _ZEROS.fullmatch(text) else ""


def _number(text: str) -> int | float:
    if not _NUMBER.fullmatch(text) or len(text) > 300:
        raise Unusable(DAMAGED, cause=f"not a number: {text[:40]!r}")
    return whole(float(text)) if not text.isdecimal() else int(text)


def _moment(stored: str, text: str) -> CellValue:
    for parse in (date.fromisoformat, datetime.fromisoformat):
        try:
            return parse(stored)
        except ValueError:
            continue
    return text or stored or None


def _duration(stored: str, text: str) -> CellValue:
    match = _DURATION.fullmatch(stored)
    if match is None:
        return text or stored or None
    seconds = float(match[3].replace(",", "."))
    span = timedelta(hours=int(match[1]), minutes=int(match[2]), seconds=seconds)
    if span < timedelta(days=1):
        return (datetime.min + span).time()
    return whole(span / timedelta(days=1))
