"""Shared strings and the escapes of strings in cells."""

import re
from typing import IO

from plugins.registry.workbook.events import Attributes, Feed
from plugins.registry.workbook.sayings import DAMAGED
from plugins.registry.workbook.verdicts import Unusable, not_too_long
from plugins.registry.workbook.xlsx.cutting import PLAIN_TEXT, SPACE, Cutter

_BEGIN = re.compile(rb"<sst(?: [^<>]*)?>")
_ITEM = re.compile(
    rf'{SPACE}(?:<si>(?:<t(?: xml:space="preserve")?>({PLAIN_TEXT})</t>|<t/>)</si>'
    r"|(<si>.*?</si>))|(.+)",
    re.DOTALL,
)
_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")


def unescaped(text: str) -> str:
    r"""Excel's ``_x000D_`` escapes undone (ECMA-376 22.9.2.19), line ends as ``\\n``."""
    if "_x" in text:
        text = _ESCAPE.sub(lambda match: chr(int(match[1], 16)), text)
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return not_too_long(text)


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


class _Listener:
    def __init__(self) -> None:
        self.strings: list[str | None] = []
        self._rich = RichText()
        self._inside: list[str] = []

    @property
    def between_records(self) -> bool:
        return self._inside == ["sst"]

    def start(self, name: str, _attributes: Attributes) -> None:
        if name == "si" and not self.between_records:
            raise Unusable(DAMAGED, cause="a shared string inside another")
        self._inside.append(name)
        self._rich.start(name)

    def end(self, name: str) -> None:
        self._inside.pop()
        self._rich.end(name)
        if name == "si":
            self.strings.append(self._rich.take() or None)

    def text(self, data: str) -> None:
        self._rich.text(data)


class _Items:
    """Reads plain items; those with runs, phonetic hints or entities are the listener's."""

    def __init__(self) -> None:
        self.listener = _Listener()

    def read(self, text: str, feed: Feed) -> int:
        add = self.listener.strings.append
        for plain, item, junk in _ITEM.findall(text):
            if plain:
                add(unescaped(plain) if "_x" in plain else not_too_long(plain))
            elif item:
                feed(item.encode())
            elif junk:
                return len(text) - len(junk)
            else:
                add(None)
        return len(text)


def shared_strings(stream: IO[bytes]) -> list[str | None]:
    """All shared strings of a workbook in the order of their numbers, None for empty ones."""
    items = _Items()
    Cutter(items, _BEGIN, b"</si>").read(stream)
    return items.listener.strings
