"""The search files read back: what a browser would see of them, decoded without the search room."""

import json
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from plugins.audit.decoding import as_json
from plugins.audit.folding import APART, NotExaminable

if TYPE_CHECKING:
    from zlib import _Decompress

FOLDER = "search"
ENTRY = "entry.json"
SORTED = "sort.bin"
"""Days and amounts of the documents of one folder."""


class SearchFiles:
    """Reads the files below ``search/``: documents, terms, nodes and forms of characters."""

    def __init__(self, site: Path) -> None:
        self._folder = site / FOLDER
        self._begun: _Decompress | None = None

    def texts(self, address: str, data: bytes) -> Iterator[str]:
        """Every text of the file at *address* (``search/…``); raises NotExaminable."""
        kind = address.split("/")[1]
        try:
            if kind == "d":
                yield from self._documents(address, data)
            elif kind == "t":
                yield from _terms(zlib.decompress(data))
            elif kind == "v":
                yield zlib.decompress(data).decode()
            elif kind != "p":  # lists of numbers, which hold no text
                raise NotExaminable(f"no reader for search/{kind}")
        except (OSError, ValueError, KeyError, IndexError, zlib.error) as problem:
            raise NotExaminable(type(problem).__name__) from problem

    def _documents(self, address: str, data: bytes) -> Iterator[str]:
        if address.count("/") == 2:  # what all documents share
            yield zlib.decompressobj().decompress(data).decode()
            return
        if address.endswith(f"/{SORTED}"):
            yield zlib.decompress(data).decode()
            return
        if self._begun is None:
            self._begun = self._dictionary()
        yield from as_json(self._begun.copy().decompress(data))

    def _dictionary(self) -> "_Decompress":
        """A stream that has read what all documents share."""
        name, _ = json.loads((self._folder / ENTRY).read_bytes())["dictionary"]
        begun = zlib.decompressobj()
        begun.decompress((self._folder / "d" / f"{name}.bin").read_bytes())
        return begun


def _terms(data: bytes) -> Iterator[str]:
    """The terms of a leaf, or of the first terms of leaves."""
    yield data.decode("utf-8", "ignore")
    number, at = _varint(data, 0)
    size, at = _varint(data, at)
    if 0 < number <= size <= len(data) - at:
        yield APART.join(_whole(data[at : at + size].decode("utf-8", "ignore")))


def _varint(data: bytes, at: int) -> tuple[int, int]:
    number = shift = 0
    while True:
        byte = data[at]
        at += 1
        number |= (byte & 0x7F) << shift
        if byte < 0x80:
            return number, at
        shift += 7


def _whole(text: str) -> Iterator[str]:
    """Terms without their front coding: each begins with how much it shares with the last."""
    before = ""
    for coded in text.split("\n"):
        if coded:
            before = before[: ord(coded[0]) - 48] + coded[1:]
            yield before
