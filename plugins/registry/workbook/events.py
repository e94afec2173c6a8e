"""Streaming XML with expat: no document type, no entity of its own, no tree in memory."""

from collections.abc import Callable
from typing import IO, Protocol
from xml.parsers import expat

from plugins.registry.workbook.sayings import DAMAGED, FOREIGN
from plugins.registry.workbook.verdicts import Unusable

Attributes = dict[str, str]
CHUNK = 256 * 1024


class Listener(Protocol):
    """Receives the elements of a part by their local names."""

    def start(self, name: str, attributes: Attributes) -> None:
        """An element begins."""

    def end(self, name: str) -> None:
        """An element ends."""

    def text(self, data: str) -> None:
        """Character data; may come in pieces."""


def local(name: str) -> str:
    """The name without its prefix: ``x:row`` → ``row``."""
    return name.rpartition(":")[2]


def attribute(attributes: Attributes, name: str) -> str:
    """The attribute of that local name whatever its prefix, or an empty string."""
    for key, value in attributes.items():
        if key.rpartition(":")[2] == name:
            return value
    return ""


def _refuse(*_: object) -> None:
    raise Unusable(FOREIGN, given="DTD", given_en="a document type declaration")


class Feed:
    """An expat parser that tells a listener what it is fed."""

    def __init__(self, listener: Listener) -> None:
        self._parser = expat.ParserCreate()
        self._parser.buffer_text = True
        self._parser.StartDoctypeDeclHandler = _refuse
        self._parser.EntityDeclHandler = _refuse
        self._parser.CharacterDataHandler = listener.text
        start: Callable[[str, Attributes], None] = listener.start
        end: Callable[[str], None] = listener.end

        def start_element(name: str, attributes: Attributes) -> None:
            start(name.rpartition(":")[2] if ":" in name else name, attributes)

        def end_element(name: str) -> None:
            end(name.rpartition(":")[2] if ":" in name else name)

        self._parser.StartElementHandler = start_element
        self._parser.EndElementHandler = end_element

    def __call__(self, data: bytes, *, last: bool = False) -> None:
        """More of the part; what is not well-formed makes the file damaged."""
        try:
            self._parser.Parse(data, last)
        except expat.ExpatError as error:
            raise Unusable(DAMAGED, cause=f"XML: {error}") from error


def listen(stream: IO[bytes], listener: Listener) -> None:
    """Feed all of *stream* to *listener*."""
    feed = Feed(listener)
    while chunk := stream.read(CHUNK):
        feed(chunk)
    feed(b"", last=True)
