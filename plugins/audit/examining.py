"""The files of a site looked through, by several processes where there are several processors."""

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, NamedTuple, TypeVar

from plugins.audit.decoding import divided, joined, pieces, unwrapped
from plugins.audit.folding import APART, NotExaminable
from plugins.audit.search_files import FOLDER as SEARCH
from plugins.audit.search_files import SearchFiles
from plugins.audit.searching import Hit, Searcher
from plugins.registry.forking import forked, processes

Part = TypeVar("Part", str, bytes)
PIECE = 256
"""Files a process looks through at a time."""
REMEMBERED = 100_000
"""Texts without a hit that a process remembers: pages share most of what they say."""
LONG = 4000
"""Characters from which a text is not remembered: another page hardly says it again."""
KILLED = "the system killed a process that looked into it, most likely for lack of memory"


class Examined(NamedTuple):
    """What a number of files held: (address, number of the value), and which are *closed*."""

    found: tuple[tuple[str, int], ...] = ()
    closed: tuple[tuple[str, str], ...] = ()
    files: int = 0
    bytes: int = 0


class Fresh(Generic[Part]):
    """Parts that were looked into and hold nothing are not looked into again."""

    def __init__(self) -> None:
        self._known: set[Part] = set()

    def of(self, parts: Iterable[Part]) -> list[Part]:
        """Those of *parts* that are not known, each once."""
        return [part for part in dict.fromkeys(parts) if part not in self._known]

    def know(self, parts: Iterable[Part]) -> None:
        """*parts* hold nothing; what is known is forgotten when it becomes much."""
        if len(self._known) > REMEMBERED:
            self._known.clear()
        self._known.update(part for part in parts if len(part) < LONG)


@dataclass(frozen=True, slots=True)
class Site:
    """The finished *site*, what is looked for in it, and which hits count."""

    folder: Path
    searcher: Searcher
    counts: Callable[[Hit], bool]

    def examined(self, workers: int = 0) -> Examined:
        """Look through every file with *workers* processes (0: one for each processor)."""
        addresses = sorted(_addresses(self.folder))
        parts = [addresses[at : at + PIECE] for at in range(0, len(addresses), PIECE)]
        count = min(processes(workers), len(parts))
        try:
            if count > 1:
                done = list(forked(_Process(self).examine, parts, count))
            else:
                done = [_Process(self).examine(addresses)]
        except BrokenProcessPool:
            return Examined(closed=((self.folder.name, KILLED),), files=len(addresses))
        found = sorted(hit for one in done for hit in one.found)
        closed = sorted(file for one in done for file in one.closed)
        size = sum(one.bytes for one in done)
        return Examined(tuple(found), tuple(closed), len(addresses), size)


class _Process:
    """One process that looks through files: what it read before makes the next ones cheap."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._fresh = Fresh[str]()
        self._fresh_markup = Fresh[bytes]()
        self._search = SearchFiles(site.folder)

    def examine(self, addresses: Sequence[str]) -> Examined:
        found: dict[tuple[str, int], None] = {}
        closed: list[tuple[str, str]] = []
        size = 0
        for address in addresses:
            with open(f"{self._site.folder}/{address}", "rb") as file:  # noqa: PTH123 - by the 100,000
                data = file.read()
            size += len(data)
            try:
                found.update(((address, value), None) for value in self._values(address, data))
            except NotExaminable as problem:
                closed.append((address, str(problem)))
        return Examined(tuple(found), tuple(closed), len(addresses), size)

    def _values(self, address: str, data: bytes) -> Iterator[int]:
        """The numbers of the values that the file at *address* holds."""
        if not address.endswith(".html"):
            yield from self._held(address, data)
            return
        parts = self._fresh_markup.of(divided(data))
        held = list(self._held(address, joined(parts)))
        yield from held
        if not held:
            self._fresh_markup.know(parts)

    def _held(self, address: str, data: bytes) -> Iterator[int]:
        cut = address.startswith(f"{SEARCH}/t/")
        for text in self._texts(address, data):
            parts = [text] if cut else self._fresh.of(text.split(APART))
            if not parts:
                continue
            hits = [
                hit.value
                for one in unwrapped(APART.join(parts))
                for hit in self._site.searcher.hits(one, cut=cut)
                if self._site.counts(hit)
            ]
            yield from hits
            if not hits and not cut:
                self._fresh.know(parts)

    def _texts(self, address: str, data: bytes) -> Iterator[str]:
        yield address
        if address.startswith(f"{SEARCH}/") and address.endswith(".bin"):
            yield from self._search.texts(address, data)
        else:
            yield from pieces(address, data)


def _addresses(site: Path) -> Iterator[str]:
    whole = f"{site}{os.sep}"
    for folder, _, names in os.walk(site):
        inner = f"{folder}{os.sep}".removeprefix(whole)
        yield from (f"{inner}{name}".replace(os.sep, "/") for name in names)
