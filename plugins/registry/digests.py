"""Digests: of texts to be compared, eight bytes each, and of whatever a result depends on."""

from array import array
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import singledispatch
from hashlib import blake2b
from types import NoneType
from typing import TypeAlias

import numpy as np

from plugins.registry.cells import CitedText, StatedRange
from plugins.registry.hashing import digest
from plugins.registry.records import Record, Source

Digests: TypeAlias = "array[int]"
"""Digests of texts, signed 64-bit numbers."""


def digests(texts: Iterable[str]) -> Digests:
    """The digests of *texts*, in their order."""
    return array("q", map(digest, texts))


def repeated(some: Iterable[Digests]) -> frozenset[int]:
    """The digests that occur more than once in all of *some* together."""
    arrays = [np.frombuffer(one, dtype=np.int64) for one in some if one]
    if not arrays:
        return frozenset()
    every, counts = np.unique(np.concatenate(arrays), return_counts=True)
    return frozenset(every[counts > 1].tolist())


def depends(*things: object) -> str:
    """A digest of *things*, the same in every process: what depends on them is called by it.

    Plain values, days, words, records, and what is made of these; a thing that would be told by
    its place in memory is our bug.
    """
    found = blake2b(digest_size=16)
    for piece in _told(things):
        found.update(piece.encode(errors="surrogateescape"))
    return found.hexdigest()


@singledispatch
def _told(thing: object) -> Iterator[str]:
    if not is_dataclass(thing):
        raise TypeError(type(thing))
    yield type(thing).__name__
    yield from _parts([getattr(thing, one.name) for one in fields(thing)])


@_told.register(NoneType | str | int | float | bytes | date | Decimal)
def _(thing: object) -> Iterator[str]:
    yield f"{thing!r},"


@_told.register(Enum)
def _(thing: Enum) -> Iterator[str]:
    yield f"{thing},"


@_told.register(tuple | list)
def _parts(things: Iterable[object]) -> Iterator[str]:
    yield "("
    for thing in things:
        yield from _told(thing)
    yield "),"


@_told.register(set | frozenset)
def _(things: Iterable[object]) -> Iterator[str]:
    return _parts(sorted(things, key=repr))


@_told.register(Mapping)
def _(things: Mapping[object, object]) -> Iterator[str]:
    return _parts(sorted(things.items(), key=repr))


@_told.register(CitedText | StatedRange)
def _(thing: CitedText | StatedRange) -> Iterator[str]:
    # What it means is what our code reads in the words, unless nothing was to be read.
    yield f"{type(thing).__name__}{thing.text!r}{thing == type(thing)(thing.text)},"


@_told.register
def _(thing: Source) -> Iterator[str]:
    yield f"{thing!r},"
    yield from _parts(thing.columns.items())


@_told.register
def _(thing: Record) -> Iterator[str]:
    yield type(thing).__name__
    yield from _parts(thing.__dict__.items())
