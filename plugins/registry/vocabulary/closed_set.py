"""A closed set: an English key, the Chinese label and what else clerks write."""

from collections.abc import Sequence
from difflib import get_close_matches
from enum import StrEnum
from functools import cache
from typing import Self


class Labelled(StrEnum):
    """A member is its English key; ``label`` is what people read."""

    label: str

    def __new__(cls, key: str, label: str = "") -> Self:
        """A member with its *label*."""
        member = str.__new__(cls, key)
        member._value_ = key
        member.label = label
        return member


class Vocabulary(Labelled):
    """A closed set of the lists: what clerks may write in a cell."""

    written: tuple[str, ...]

    def __new__(cls, key: str, label: str = "", *also_written: str) -> Self:
        """A member with its *label* and every other way (codes, old names) it is written."""
        member = str.__new__(cls, key)
        member._value_ = key
        member.label = label
        member.written = (label, *also_written)
        return member

    @classmethod
    def labels(cls) -> tuple[str, ...]:
        """All labels in the order of the set, for drop-downs and sentences."""
        return tuple(member.label for member in cls)

    @classmethod
    def read(cls, text: str) -> Self | None:
        """The member written as *text* (already folded), or None: ``行政处罚``, ``02``, ``2``."""
        table = _written(cls)
        found = table.get(text) or table.get(text.partition(" ")[0]) or table.get(text.lstrip("0"))
        return cls(found) if found else None


def suggestion(given: str, allowed: Sequence[str]) -> str:
    """A did-you-mean for a sentence (``，是不是“行政处罚”``), or '' where nothing is near."""
    near = get_close_matches(given, allowed, 1, 0.5)
    return f"（是不是“{near[0]}”？）" if near else ""


@cache
def _written(vocabulary: type[Vocabulary]) -> dict[str, str]:
    forms = [(form, m.value) for m in vocabulary for form in (*m.written, m.value)]
    return {form.lstrip("0"): value for form, value in forms} | dict(forms)
