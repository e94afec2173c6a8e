"""The files that the browser reads, read here: staff ask them where Whoosh is spared the documents.

``theme/static/search-worker.js`` says the same; a test holds both to the same answers.
"""

import json
import zlib
from bisect import bisect_right
from functools import lru_cache
from itertools import accumulate
from pathlib import Path

from plugins.search.files import NAME_BYTES, addressed
from plugins.search.leaves import TermEntry
from plugins.search.records import SearchDocument
from plugins.search.shards import ENTRY
from plugins.search.unpacking import Postings, decoded, unpacked

NEAR = 1024
"""So many leaves and files of documents are held that were read."""
Levels = dict[int, int]
"""Document number → level."""


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
        self.leaf = lru_cache(NEAR)(self._leaf)
        self.rows = lru_cache(NEAR)(self._rows)

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

    def longest(self, text: str) -> TermEntry | None:
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
        return self.levels(found) if found and found.term == text else {}

    def levels(self, term: TermEntry) -> Levels:
        """The documents that hold *term*, with the level of each."""
        numbers, levels = self.postings(term)
        return dict(zip(numbers.tolist(), levels.tolist(), strict=True))

    def postings(self, *terms: TermEntry) -> Postings:
        """The same of *terms*, one after another, the highest level of each first."""
        lists = [(self._list(term), term.held) for term in terms]
        return decoded(lists, self.entry["space"])

    def _list(self, term: TermEntry) -> bytes:
        """The list of *term*, wherever it stands."""
        if isinstance(term.list, bytes):
            return term.list
        parts = (self.folder / addressed("p", name) for name in term.list.names)
        return b"".join(part.read_bytes() for part in parts)

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

    def _leaf(self, name: str) -> tuple[list[str], list[TermEntry]]:
        """The terms of a leaf."""
        found = unpacked((self.folder / "t" / f"{name}.bin").read_bytes())
        return [entry.term for entry in found], found


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
