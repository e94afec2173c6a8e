"""What one source says: the values of it that are looked for, and the words that may be said.

A source is a workbook, an attachment, or a folder of the site's own words.  What it says is kept
for the next audit under a digest of its bytes and of everything that decides about them.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple

from plugins.audit.folding import APART, Idle, folded, forms, idle
from plugins.audit.inputs import Value
from plugins.audit.kinds import Kind

FREE = (Kind.ATTACHMENT, Kind.BESIDE, Kind.COMMENT, Kind.PART, Kind.PROPERTY, Kind.UNREAD)
"""Kinds of texts that no column divides."""
TOGETHER = 1000
"""Texts that are folded at once: a text of its own costs more."""


class Words(NamedTuple):
    """What a source says: folded forms that are *sought*, those too *idle*, and what is *said*.

    *said* are the folded texts that may be said, each once, in UTF-8 and divided by ``APART``.
    """

    sought: Mapping[str, Kind]
    idle: Mapping[Idle, int]
    said: bytes


class Source(NamedTuple):
    """Where words come from; *key* changes when they may; *tell* reads them."""

    name: str
    key: str
    tell: Callable[[], Words]


def words(values: Iterable[Value], sayable: Iterable[str]) -> Words:
    """The words of a source with these *values* and these texts that are *sayable*."""
    sought: dict[str, Kind] = {}
    counted: Counter[Idle] = Counter()
    for value in values:
        for form in forms_of(value):
            if form in sought:
                continue
            why = idle(form)
            if why is None:
                sought[form] = value.kind
            else:
                counted[why] += 1
    return Words(sought, dict(counted), said(sayable))


def forms_of(value: Value) -> Iterator[str]:
    """The folded forms of *value* that are looked for, idle ones among them."""
    return forms(value.text, free=value.kind in FREE)


def said(texts: Iterable[str]) -> bytes:
    """*texts* as they are compared, each once."""
    every = list(dict.fromkeys(texts))
    found: dict[str, None] = {}
    for at in range(0, len(every), TOGETHER):
        found.update(dict.fromkeys(folded(APART.join(every[at : at + TOGETHER])).split(APART)))
    return APART.join(found).encode("utf-8", "replace")
