"""Records and queries with known answers: the same for every engine, from fixed seeds."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from itertools import islice
from pathlib import Path
from random import Random
from typing import TypeVar

from opencc import OpenCC
from pypinyin import lazy_pinyin

from plugins.search.folding import fold
from plugins.search.records import SearchDocument
from plugins.search.terms import parse
from plugins.search.weighing import BREAK
from tests.search.generated import Vocabulary, documents, substrings

MOST = 6000
"""Clauses that facts are written from; the repository's own laws have 313, enough to try it."""
_WORDS = re.compile("[\u3400-\u9fff]{6,28}")
EACH = 50
"""Queries of each kind."""
KINDS = 7
BRACKETS = (
    "{letters}[{year}]{number}号",
    "{letters}（{year}）{number}号",
    "{letters}【{year}】第{number}号",
    "{letters}〔{year}〕{number}",
    "{year} {number}",
)


@dataclass(frozen=True, slots=True)
class Asked:
    """A query and its answer.

    *hits* are the numbers of all records that hold it, for recall and precision; *target* is the
    one record that is meant, for its rank.  A kind has either or both.
    """

    kind: str
    text: str
    hits: frozenset[int] | None = None
    target: int | None = None


def records(count: int, laws: Path) -> list[SearchDocument]:
    """*count* records of a city: items, benchmarks, and outcomes of 500 characters and more."""
    return documents(count, words=clauses(laws))


def clauses(laws: Path) -> Vocabulary:
    """What facts are written from: clauses of the statutes in *laws*, drawn by 1 / (rank + 9).

    So are words in every language: a few formulas stand everywhere, most stand hardly ever.
    """
    texts = (path.read_text(encoding="utf-8") for path in sorted(laws.rglob("*.md")))
    every = {clause for text in texts for clause in _WORDS.findall(text)}
    found = sorted(sorted(every, key=_lot)[:MOST])
    if not found:
        raise SystemExit(f"{laws}: no clauses")
    return Vocabulary(
        tuple(one for rank, one in enumerate(found, 10) for _ in range(max(1, MOST // rank)))
    )


def _lot(clause: str) -> bytes:
    """A place in an order that has nothing to do with the clause, the same every time."""
    return blake2b(clause.encode(), digest_size=8).digest()


def queries(found: Sequence[SearchDocument], most: int = 7 * EACH) -> list[Asked]:
    """At most *most* queries, as many of each kind: of all, fifty."""
    random = Random(7)
    items = [number for number, one in enumerate(found) if one.kind == "item"]
    codes = Counter(one.code for one in found)
    decided = [
        number for number, one in enumerate(found) if one.kind == "outcome" and codes[one.code] == 1
    ]
    pieces = islice((one for one in substrings(found, 10_000, seed=5) if not _cites(one)), EACH)
    traditional = OpenCC("s2t").convert
    differing = (one for one in map(traditional, substrings(found, 10_000, seed=6)) if one)
    changed = (one for one in differing if OpenCC("t2s").convert(one) != one and not _cites(one))
    held = [_Held("substring", piece, (fold(piece),)) for piece in pieces]
    held += [_Held("traditional", one, (fold(one),)) for one in islice(changed, EACH)]
    asked = [
        Asked("code", found[number].code, target=number)
        for number in (*random.sample(items, EACH // 2), *random.sample(decided, EACH // 2))
    ]
    held += [
        _number(found[number].code, number, form)
        for number, form in zip(random.sample(decided, EACH), BRACKETS * EACH, strict=False)
    ]
    chosen = random.sample(items, min(len(items), 5 * EACH))
    once = Counter(one.title for one in found)
    unique = [number for number in chosen if once[found[number].title] == 1]
    asked += [Asked("title", found[number].title, target=number) for number in unique[:EACH]]
    titles = [fold(found[number].title) for number in items]
    asked += islice(_half(found, chosen, titles, random), EACH)
    asked += islice(_pinyin(found, chosen, random), EACH)
    return [*_answered(even(held, most), found), *even(asked, most)]


def even(drawn: "Sequence[_Drawn]", most: int) -> "list[_Drawn]":
    """The first of each kind, as many of each as make *most* of all kinds."""
    each = max(1, most // KINDS)
    kinds = dict.fromkeys(one.kind for one in drawn)
    return [one for kind in kinds for one in [one for one in drawn if one.kind == kind][:each]]


def _cites(piece: str) -> bool:
    """Whether *piece* is a citation (第2条): then 第二条 is a true answer too."""
    return any(len(forms) > 1 for forms in parse(piece).forms)


@dataclass(frozen=True, slots=True)
class _Held:
    """A query, and what a record that answers it holds: all *words*, or a code with that *end*."""

    kind: str
    text: str
    words: tuple[str, ...]
    end: str = ""
    target: int | None = None


_Drawn = TypeVar("_Drawn", _Held, Asked)


def _answered(held: Sequence[_Held], found: Iterable[SearchDocument]) -> Iterator[Asked]:
    """Brute force: every record is looked into once, for all queries."""
    hits: list[list[int]] = [[] for _ in held]
    wanted = [(one.words, one.end, into.append) for one, into in zip(held, hits, strict=True)]
    for number, record in enumerate(found):
        text = BREAK.join(map(fold, record.searched()))
        for words, end, add in wanted:
            if all(word in text for word in words) or (end and record.code.endswith(end)):
                add(number)
    for one, numbers in zip(held, hits, strict=True):
        yield Asked(one.kind, one.text, frozenset(numbers), one.target)


def _number(code: str, number: int, form: str) -> _Held:
    letters, _, rest = code.partition("〔")
    year, _, sequence = rest.rstrip("号").partition("〕")
    told = form.format(letters=letters, year=year, number=sequence)
    named = "{letters}" in form
    end = f"{letters if named else ''}〔{year}〕{sequence}号"
    return _Held("number", told, tuple(map(fold, told.split())), end, number if named else None)


def _half(
    found: Sequence[SearchDocument], chosen: Sequence[int], titles: list[str], random: Random
) -> Iterator[Asked]:
    """Two pieces of a title, as one half remembers it; only one title of an item holds both."""
    for number in chosen:
        title = fold(found[number].title)
        middle = len(title) // 2
        first, other = random.randrange(1, middle - 4), random.randrange(middle, len(title) - 7)
        words = (title[first : first + 4], title[other : other + 4])
        if sum(all(word in one for word in words) for one in titles) == 1:
            yield Asked("half-remembered", " ".join(words), target=number)


def _pinyin(
    found: Sequence[SearchDocument], chosen: Sequence[int], random: Random
) -> Iterator[Asked]:
    """A run of a title in letters, whole syllables and initials by turns; in one title only."""
    read = {n: lazy_pinyin(one.title) for n, one in enumerate(found) if one.kind == "item"}
    ways: tuple[Callable[[str], str], ...] = (str, lambda syllable: syllable[0])
    for turn, number in enumerate(chosen):
        way, length = ways[turn % 2], (8, 10)[turn % 2]
        syllables = read[number]
        start = random.randrange(max(1, len(syllables) - length))
        text = "".join(map(way, syllables[start : start + length]))
        if text.isascii() and text.isalpha():
            same = sum(text in "".join(map(way, other)) for other in read.values())
            if same == 1:
                yield Asked("pinyin", text, target=number)
