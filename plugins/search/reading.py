"""The files that the browser reads, read here: staff ask them where Whoosh is spared the documents.

``theme/static/search-worker.js`` says the same; a test holds both to the same answers.
"""

import json
import zlib
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import accumulate
from pathlib import Path

from plugins.search.coding import COUNT_ORDER, TOLD_FROM, default_order
from plugins.search.directory import PART_BYTES
from plugins.search.files import NAME_BYTES
from plugins.search.records import SearchDocument
from plugins.search.shards import ENTRY

Levels = dict[int, int]
"""Document number → level."""


@dataclass(frozen=True, slots=True)
class Term:
    """A term as its leaf tells it: how many documents hold it, and its list."""

    text: str
    held: int
    list: bytes


class IndexReader:
    """Reads the index in a folder, file by file, each once."""

    def __init__(self, folder: Path) -> None:
        """Of the index in *folder*; raises FileNotFoundError where there is none."""
        self.folder = folder
        self.entry = json.loads((folder / ENTRY).read_text("utf-8"))
        self.documents: int = self.entry["documents"]
        self._root = _Node(self.entry["tree"]["firsts"], self.entry["tree"]["names"])
        name, _ = self.entry["dictionary"]
        self._head = zlib.decompressobj()
        self._head.decompress((folder / "d" / f"{name}.bin").read_bytes())
        self._lay()
        self.leaf = cache(self._leaf)
        self.rows = cache(self._rows)

    def _lay(self) -> None:
        """Where bands and shelves begin, and the folders of each shelf."""
        steps, held = self.entry["shelves"]
        sizes, group = self.entry["bands"][0], self.entry["group"]
        folders = iter(_names(self.entry["groups"]))
        self._bands: list[int] = []
        self._starts = list(accumulate(steps))
        self._folders: list[list[str]] = []
        for start, bands in zip(self._starts, held, strict=True):
            after = start
            for _ in range(bands):
                size = sizes[len(self._bands)]
                self._bands.append(after)
                after += size
            self._folders.append([next(folders) for _ in range(start, after, group)])

    def longest(self, text: str) -> Term | None:
        """The longest term that *text* begins with; None: no document holds *text*."""
        node = self._root
        if self.entry["tree"]["deep"]:
            name = node.at(text)
            if name is None:
                return None
            firsts, _, names = self._packed("t", name).partition(b"\n\n")
            node = _Node(firsts.decode(), names.hex())
        name = node.at(text)
        if name is None:
            return None
        terms, found = self.leaf(name)
        place = bisect_right(terms, text) - 1
        return found[place] if place >= 0 and text.startswith(terms[place]) else None

    def key(self, text: str) -> Levels:
        """The documents of exactly the term *text*."""
        found = self.longest(text) if text else None
        return self.levels(found) if found and found.text == text else {}

    def levels(self, term: Term) -> Levels:
        """The documents that hold *term*, with the level of each."""
        return dict(_decoded(term.list, term.held, self.entry["space"]))

    def document(self, number: int) -> SearchDocument:
        """The document of that *number*, without its reading aloud and its amount."""
        shelf = bisect_right(self._starts, number) - 1
        place = number - self._starts[shelf]
        folder = self._folders[shelf][place // self.entry["group"]]
        place %= self.entry["group"]
        chunk, at = divmod(place, self.entry["chunk"])
        address, title, code, summary, date, texts, *read = self.rows(folder, chunk)[at]
        band = bisect_right(self._bands, number) - 1
        _, kinds, current, *values = (column[band] for column in self.entry["bands"])
        facets = zip(self.entry["facets"], values, strict=True)
        labels = self.entry["labels"]
        return SearchDocument(
            address,
            self.entry["kinds"][kinds][0],
            title,
            code,
            tuple((labels[label], text) for label, text in texts),
            summary,
            tuple((facet["name"], facet["values"][value]) for facet, value in facets),
            date,
            bool(current),
            None,
            *read,
        )

    def _packed(self, kind: str, name: str) -> bytes:
        return zlib.decompress((self.folder / kind / f"{name}.bin").read_bytes())

    def _rows(self, folder: str, chunk: int) -> list[list[str]]:
        """The documents of one file."""
        data = (self.folder / "d" / folder / f"{chunk}.bin").read_bytes()
        found: list[list[str]] = json.loads(self._head.copy().decompress(data))
        return found

    def _leaf(self, name: str) -> tuple[list[str], list[Term]]:
        """The terms of a leaf."""
        data = self._packed("t", name)
        (count, size), at = _varints(data, 0, 2)
        terms = list(_whole(data[at : at + size].decode()))
        held, at = _varints(data, at + size, count)
        sizes, at = _varints(data, at, count)
        found = []
        for text, documents, length in zip(terms, held, sizes, strict=True):
            size = length // 2
            if length % 2:
                size = -(-size // PART_BYTES) * NAME_BYTES
                names = _names(data[at : at + size].hex())
                parts = ((self.folder / "p" / f"{one}.bin").read_bytes() for one in names)
                list_ = b"".join(parts)
            else:
                list_ = data[at : at + size]
            found.append(Term(text, documents // 2, list_))
            at += size
        return terms, found


class _Node:
    """First terms of leaves or nodes, and their names."""

    def __init__(self, firsts: str, names: str) -> None:
        self._firsts, self._names = firsts.split("\n"), _names(names)

    def at(self, text: str) -> str | None:
        """The name of the one that *text* belongs to."""
        place = bisect_right(self._firsts, text) - 1
        return self._names[place] if 0 <= place < len(self._names) else None


def _names(text: str) -> list[str]:
    width = NAME_BYTES * 2
    return [text[at : at + width] for at in range(0, len(text), width)]


def _varints(data: bytes, at: int, count: int) -> tuple[list[int], int]:
    numbers = []
    for _ in range(count):
        number = shift = 0
        while data[at] > 0x7F:
            number |= (data[at] & 0x7F) << shift
            shift += 7
            at += 1
        numbers.append(number | data[at] << shift)
        at += 1
    return numbers, at


def _whole(text: str) -> Iterator[str]:
    """Terms without their front coding."""
    before = ""
    for coded in text.split("\n"):
        before = before[: ord(coded[0]) - ord("0")] + coded[1:]
        yield before


def _decoded(data: bytes, held: int, space: int) -> Iterator[tuple[int, int]]:
    """Documents and levels of a list, as ``coding`` writes it."""
    bits = bin(int.from_bytes(b"\x01" + data))[3:]
    at = 0

    def golomb(order: int) -> int:
        nonlocal at
        one = bits.index("1", at)
        at = one + order + 1 + one - at
        return int(bits[one:at], 2) - (1 << order)

    def fixed(width: int) -> int:
        nonlocal at
        at += width
        return int(bits[at - width : at], 2)

    while held:
        level = fixed(4)
        size = 1 if held == 1 else golomb(COUNT_ORDER) + 1
        order = fixed(5) if size >= TOLD_FROM else default_order(space, size)
        held -= size
        document = -1
        for _ in range(size):
            document += golomb(order) + 1
            yield document, level
