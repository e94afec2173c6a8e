"""What is shown and verified: the documents themselves, a few to a file.

Legal prose repeats itself, so all files share one dictionary of the commonest clauses.  A file
continues the compressed stream that the dictionary began: the browser feeds its own decompressor
the dictionary's bytes first and drops what they yield.
"""

import json
import re
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from plugins.search.records import SearchDocument

WINDOW = 16_000
"""Bytes of the dictionary: a compressed stream looks back on 32,768, and the reader pays once."""
_CLAUSE = re.compile(r'[^，。；：、"]*[，。；：、"]*')


@dataclass(frozen=True, slots=True)
class Dictionary:
    """Text that every chunk may refer to: *head* is its compressed form, *size* its length."""

    head: bytes
    size: int
    stream: "zlib._Compress"

    @classmethod
    def of(cls, rows: Iterable[str]) -> "Dictionary":
        """From all rows: what repeats most and is longest comes last, where it is nearest."""
        met = Counter(clause for row in rows for clause in _CLAUSE.findall(row))
        worth = sorted(
            ((count - 1) * len(clause), clause)
            for clause, count in met.items()
            if count > 1 and len(clause) > 2
        )
        kept: list[str] = []
        room = WINDOW
        for _, clause in reversed(worth):
            room -= len(clause.encode())
            if room < 0:
                break
            kept.append(clause)
        return cls._begun("".join(reversed(kept)).encode())

    @classmethod
    def again(cls, head: bytes) -> "Dictionary":
        """The one whose compressed form is *head*."""
        return cls._begun(zlib.decompressobj().decompress(head))

    @classmethod
    def _begun(cls, text: bytes) -> "Dictionary":
        stream = zlib.compressobj(9, zlib.DEFLATED, zlib.MAX_WBITS)
        head = stream.compress(text) + stream.flush(zlib.Z_SYNC_FLUSH)
        return cls(head, len(text), stream)

    def compressed(self, content: bytes) -> bytes:
        """The rest of the stream that *head* began, holding *content*."""
        stream = self.stream.copy()
        return stream.compress(content) + stream.flush()


def row(document: SearchDocument, labels: dict[str, int]) -> str:
    """One document as a JSON row; *labels* number the labels of text fields."""
    texts = [[labels[label], text] for label, text in document.texts]
    shown = [document.address, document.title, document.code, document.summary, document.date]
    read = [document.reading] if document.reading else []
    return json.dumps([*shown, texts, *read], ensure_ascii=False, separators=(",", ":"))


def columns(days: Sequence[int], amounts: Sequence[int]) -> bytes:
    """What documents are sorted by: days since the year 1 (0: none) as differences, then fen."""
    steps = [after - before for before, after in zip([0, *days], days, strict=False)]
    return zlib.compress(json.dumps([steps, amounts], separators=(",", ":")).encode(), 9)


def chunks(rows: Sequence[str], size: int) -> Iterator[bytes]:
    """The uncompressed chunks: *size* rows each."""
    for first in range(0, len(rows), size):
        yield f"[{','.join(rows[first : first + size])}]".encode()
