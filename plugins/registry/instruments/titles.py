"""The title that a mistyped one was meant to be, by edits; never a law of another place."""

import re
from collections.abc import Iterable
from functools import lru_cache

_PLACE = re.compile(r"^.{1,8}?(?:自治区|自治州|自治县|省|市|县|区|州)")
_SHORTEST = 3
_SHORT = 5
_LONG = 12


def nearest_title(key: str, keys: Iterable[str]) -> str | None:
    """The one of *keys* that few edits part from *key*; None where none or two are as near.

    One edit (a sign left out, added, changed, or two swapped) for short titles, two from twelve
    signs on.  Very short titles differ by one sign without being misspelt (体育法, 教育法): only
    a sign left out or added counts there.  A sign changed in the name of a place makes another
    place (台州市, 泰州市).
    """
    allowed, short = _allowed(key), len(key) < _SHORT
    if not allowed:
        return None
    place = _place(key)
    best: list[str] = []
    for candidate in keys:
        apart = abs(len(candidate) - len(key))
        if apart > allowed or (not apart and _place(candidate) != place):
            continue
        if (short and not apart) or _elsewhere(key, place, candidate):
            continue
        if len(set(key) - set(candidate)) > allowed:
            continue
        distance = edits(key, candidate, allowed)
        if distance < allowed:
            allowed, best = distance, [candidate]
        elif distance == allowed:
            best.append(candidate)
    return best[0] if len(best) == 1 else None


def _elsewhere(key: str, place: str, candidate: str) -> bool:
    """Whether *candidate* is on the same subject, ruled by another place or by the State.

    浙省 and 浙浙江省 are no places but slips of 浙江省.
    """
    other = _place(candidate)
    if key[len(place) :] != candidate[len(other) :]:
        return False
    return not (place and other and len(place) != len(other) and edits(place, other, 1) == 1)


def _allowed(key: str) -> int:
    if len(key) < _SHORTEST:
        return 0
    return 2 if len(key) >= _LONG else 1


@lru_cache(maxsize=4096)
def _place(key: str) -> str:
    found = _PLACE.match(key)
    return found[0] if found else ""


def edits(one: str, other: str, most: int) -> int:
    """Edits between two texts, a swap of neighbours counting once; ``most + 1`` stands for more."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, sign in enumerate(one, 1):
        last, before, row = before, row, [i]
        for j, against in enumerate(other, 1):
            cost = min(before[j] + 1, row[-1] + 1, before[j - 1] + (sign != against))
            if i > 1 and j > 1 and sign == other[j - 2] and one[i - 2] == against:
                cost = min(cost, last[j - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
    return row[-1]
