"""Every value in one pass over a text, whatever their number."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ahocorasick_rs import BytesAhoCorasick

from plugins.audit.folding import folded, is_han, is_name_like

_SHORT_NUMBER = 8
_IN_ADDRESSES = b"/-._#="
"""Beside a short number these make it part of an address or a code, not the number itself."""


class Hit(NamedTuple):
    """A value found: its number; *alone* where no letter of its kind stands beside it."""

    value: int
    alone: bool


class Searcher:
    """Looks for many folded values at once (Aho–Corasick over UTF-8)."""

    def __init__(self, values: Sequence[str]) -> None:
        encoded = (value.encode() for value in values)
        self._machine = BytesAhoCorasick(encoded) if values else None

    def hits(self, text: str, *, cut: bool = False) -> Iterator[Hit]:
        """Every value that stands in *text*, folded here; one value may come more than once.

        *cut*: the text is pieces, so nothing is known of what stood beside them.  A value that
        begins or ends with a Latin letter or a digit is found only where no other follows on:
        ``1380000`` does not stand in ``21380000``.
        """
        return self.found(folded(text).encode("utf-8", "replace"), cut=cut)

    def found(self, data: bytes, *, cut: bool = False) -> Iterator[Hit]:
        """``hits`` in *data*, which was folded before."""
        if self._machine is None:
            return
        for number, start, end in self._machine.find_matches_as_indexes(data, overlapping=True):
            value = data[start:end]
            before, after = data[start - 1 : start], data[end : end + 1]
            if _continues(before, value[:1]) or _continues(value[-1:], after):
                continue
            short = len(value) <= _SHORT_NUMBER and value.isdigit()
            if short and (cut or _addressed(before, after)):
                continue
            alone = not is_name_like(value.decode()) or (not cut and _is_alone(data, start, end))
            yield Hit(number, alone)


def _continues(left: bytes, right: bytes) -> bool:
    return left.isalnum() and right.isalnum()


def _addressed(before: bytes, after: bytes) -> bool:
    return bool(before and before in _IN_ADDRESSES) or bool(after and after in _IN_ADDRESSES)


def _is_alone(data: bytes, start: int, end: int) -> bool:
    """Whether no Chinese character stands on either side."""
    before = data[max(start - 4, 0) : start].decode("utf-8", "ignore")[-1:]
    after = data[end : end + 4].decode("utf-8", "ignore")[:1]
    return not is_han(before) and not is_han(after)
