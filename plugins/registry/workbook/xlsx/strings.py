"""Shared strings and the escapes of strings in cells."""

import re
from typing import IO

from plugins.registry.workbook.xlsx.events import Attributes, listen

_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")


def unescaped(text: str) -> str:
    """Excel's ``_x000D_`` escapes undone (ECMA-376 22.9.2.19), line ends as ``\\n``."""
    if "_x" in text:
        text = _ESCAPE.sub(lambda match: chr(int(match[1], 16)), text)
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text


class RichText:
    """Joins the runs of a string item, leaving out phonetic hints (``rPh``)."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self._in_text = False
        self._phonetic = 0

    def start(self, name: str) -> None:
        """An element inside the item begins."""
        if name == "t":
            self._in_text = not self._phonetic
        elif name == "rPh":
            self._phonetic += 1

    def end(self, name: str) -> None:
        """An element inside the item ends."""
        if name == "t":
            self._in_text = False
        elif name == "rPh":
            self._phonetic -= 1

    def text(self, data: str) -> None:
        """Character data inside the item."""
        if self._in_text:
            self.pieces.append(data)

    def take(self) -> str:
        """The whole string; the next item begins."""
        whole = unescaped("".join(self.pieces))
        self.pieces.clear()
        return whole


class _SharedStrings:
    def __init__(self) -> None:
        self.strings: list[str] = []
        self._rich = RichText()

    def start(self, name: str, attributes: Attributes) -> None:
        self._rich.start(name)

    def end(self, name: str) -> None:
        self._rich.end(name)
        if name == "si":
            self.strings.append(self._rich.take())

    def text(self, data: str) -> None:
        self._rich.text(data)


def shared_strings(stream: IO[bytes]) -> list[str]:
    """All shared strings of a workbook in the order of their numbers."""
    listener = _SharedStrings()
    listen(stream, listener)
    return listener.strings
