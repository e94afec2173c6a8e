"""Documents on disk, in the order they came, to be read again in any other."""

import marshal
import os
import tempfile
from array import array
from collections.abc import Iterable, Iterator
from hashlib import blake2b
from pathlib import Path

from plugins.search.records import SearchDocument

_PLAIN = 2
"""The form of ``marshal`` in which the same texts are the same bytes."""
_WRITTEN = 1 << 20
DIGEST = 16
"""Bytes that tell one document from all others."""


class Spool:
    """A nameless file of documents; gone when it is closed."""

    def __init__(self, room: Path | None = None) -> None:
        """An empty one; its file lies in the folder *room*, which is made."""
        if room is not None:
            room.mkdir(parents=True, exist_ok=True)
        self._file = tempfile.TemporaryFile(dir=room, buffering=_WRITTEN)  # noqa: SIM115 - close()
        self._bounds = array("q", [0])

    def add(self, one: SearchDocument) -> bytes:
        """Keep *one*; returns what tells it from all others."""
        data = marshal.dumps(
            (
                one.address, one.kind, one.title, one.code, one.texts, one.summary, one.facets,
                one.date, one.current, one.amount, one.reading,
            ),
            _PLAIN,
        )  # fmt: skip
        self._file.write(data)
        self._bounds.append(self._bounds[-1] + len(data))
        return blake2b(data, digest_size=DIGEST).digest()

    def read(self, places: Iterable[int]) -> Iterator[SearchDocument]:
        """The documents that came at *places*."""
        self._file.flush()
        number, bounds = self._file.fileno(), self._bounds
        for place in places:
            start = bounds[place]
            data = os.pread(number, bounds[place + 1] - start, start)
            yield SearchDocument(*marshal.loads(data))  # noqa: S302 - our own bytes, just written

    def close(self) -> None:
        """Forget them."""
        self._file.close()
