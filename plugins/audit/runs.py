"""Large files in runs of records: one that changed is read, however large the file around it.

Where a run ends is told by its last record alone, so that a record more or less moves no other
run than its own; and a file is never in memory as a whole.
"""

import csv
import json
import re
import zlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack
from functools import partial
from hashlib import blake2b
from pathlib import Path
from posixpath import splitext
from typing import IO, NamedTuple
from zipfile import BadZipFile, ZipFile

from plugins.audit.decoding import (
    BETWEEN,
    divided,
    markup,
    member_texts,
    package_texts,
    table,
)
from plugins.audit.folding import APART, NotExaminable

LARGE = 250_000
"""Bytes from which a file is read in runs."""
EVERY = 32
"""Records of a run, on average."""
MOST = 2048
"""Records of a run at most."""
BLOCK = 1 << 20
DIGEST = 16
_TOKEN = re.compile(r'"((?:[^"\\]|\\.)*+)"|(-?[0-9][0-9.eE+\-]*+)')
_STRUCTURE = frozenset("[]{}:, \n\r\ttruefalsn")
"""What JSON is made of beside strings and numbers."""
_SHEET = re.compile(r"xl/worksheets/sheet[0-9]+\.xml")


class Run(NamedTuple):
    """Some records as they stand in a file, and how their texts are read."""

    data: bytes
    read: Callable[[bytes], Iterator[str]]

    @property
    def digest(self) -> bytes:
        """A digest of its bytes."""
        return blake2b(self.data, digest_size=DIGEST).digest()

    def texts(self) -> Iterator[str]:
        """Every text in it; NotExaminable where it cannot be read."""
        try:
            yield from self.read(self.data)
        except (ValueError, csv.Error) as problem:
            raise NotExaminable(type(problem).__name__) from problem


def is_in_runs(address: str, size: int) -> bool:
    """Whether the file at *address* is read in runs."""
    return size >= LARGE and splitext(address)[1] in _OPENED


def runs(path: Path) -> Iterator[Run]:
    """Everything in the file at *path*, in runs; NotExaminable where it cannot be read."""
    try:
        yield from _OPENED[path.suffix](path)
    except (BadZipFile, OSError, ValueError, zlib.error) as problem:
        raise NotExaminable(type(problem).__name__) from problem


def _csv(path: Path) -> Iterator[Run]:
    with path.open("rb") as file:
        for data in _cut(file, b"\r\n", quoted=True):
            yield Run(data, table)


def _json(path: Path) -> Iterator[Run]:
    with path.open("rb") as file:
        for data in _cut(file, b"\n },\n"):
            yield Run(data, _tokens)


def _workbook(path: Path) -> Iterator[Run]:
    with ExitStack() as held:
        archive = held.enter_context(ZipFile(path))
        yield Run(archive.comment, _plain)
        for member in archive.infolist():
            yield Run(member.filename.encode("utf-8", "replace"), _plain)
            if _SHEET.fullmatch(member.filename):
                with archive.open(member) as sheet:
                    for data in _cut(sheet, b"</row>"):
                        yield Run(data, package_texts)
            elif not member.is_dir():
                yield Run(archive.read(member), partial(member_texts, member.filename))


def _page(path: Path) -> Iterator[Run]:
    with path.open("rb") as file:
        for data in _cut(file, BETWEEN, divided):
            yield Run(data, markup)


def _addresses(path: Path) -> Iterator[Run]:
    with path.open("rb") as file:
        for data in _cut(file, b"</url>"):
            yield Run(data, markup)


_OPENED: Mapping[str, Callable[[Path], Iterator[Run]]] = {
    ".csv": _csv,
    ".html": _page,
    ".json": _json,
    ".xlsx": _workbook,
    ".xml": _addresses,
}


def _cut(
    file: IO[bytes],
    mark: bytes,
    divide: Callable[[bytes], list[bytes]] | None = None,
    *,
    quoted: bool = False,
) -> Iterator[bytes]:
    """The bytes of *file*, cut behind some of its marks; where *quoted*, behind none in quotes.

    What is no mark itself is told by *divide*, and a *mark* is put in its place.
    """
    held: list[bytes] = []
    rest, inside = b"", False
    while block := file.read(BLOCK):
        *whole, rest = divide(rest + block) if divide else (rest + block).split(mark)
        for one in whole:
            held.append(one)
            inside ^= quoted and one.count(b'"') % 2 == 1
            if not inside and (zlib.crc32(one) % EVERY == 0 or len(held) >= MOST):
                yield mark.join((*held, b""))
                held.clear()
    yield mark.join((*held, rest))


def _tokens(data: bytes) -> Iterator[str]:
    """The strings and numbers in a piece of JSON that is cut between its tokens.

    No line of JSON ends inside a string, so it may be cut where a line ends.
    """
    text = data.decode("utf-8-sig")
    cut = _TOKEN.split(text)  # what stands beside tokens, a string or None, a number or None
    told, numbers = dict.fromkeys(cut[1::3]), dict.fromkeys(cut[2::3])
    words = (json.loads(f'"{word}"') if "\\" in word else word for word in told if word)
    yield APART.join(words)
    yield APART.join(str(json.loads(number)) for number in numbers if number)
    beside = "".join(cut[::3])
    if not _STRUCTURE.issuperset(beside):
        yield beside


def _plain(data: bytes) -> Iterator[str]:
    yield data.decode("utf-8", "ignore")
