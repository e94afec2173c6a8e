"""Pages that differ in their words only are drawn once, with marks in the places of the words.

Where a mark comes out of the templates, the words of every other page of the same shape go, each
written as that place wants it.  The page is the one that the templates would have drawn.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from operator import itemgetter
from urllib.parse import unquote

from plugins.pages.parts import Fact, Html
from plugins.pages.views.blocks import Block
from plugins.pages.views.page import Sketch

BEGIN, BETWEEN = "\ue0f0", "\ue0f1"
"""What begins a mark, and what stands between words that are written in one go: private use."""
FIRST, LAST = 0xE100, 0xF8FF
"""The numbers of marks, as one character each."""
MARK = re.compile(f"{BEGIN}([{chr(FIRST)}-{chr(LAST)}])")
QUOTED = re.compile("%EE%83%B0((?:%[0-9A-F]{2}){3})")
SCRIPT = re.compile(r"<script type=\"application/ld\+json\">.*?</script>", re.DOTALL)

TEXT, DATA, ADDRESS = range(3)
"""How words are written where a mark came out: as text, as linked data, quoted in an address."""

Writing = Callable[[str], str]
"""Writes words as one kind of place wants them; what it does to a character never depends on
the characters around it."""


class Stencil:
    """A document drawn with marks for *words* and, numbered after them, *parts*.

    *writings* are for text and attributes, for linked data, and within an address.
    """

    def __init__(self, drawn: str, words: int, parts: int, writings: Sequence[Writing]) -> None:
        pieces = list(_pieces(drawn))
        marks = {(way, number) for _, way, number in pieces if 0 <= number < words}
        self._still = tuple(dict.fromkeys(still.encode() for still, _, _ in pieces))
        self._written = tuple(
            (write, write(BETWEEN).encode(), sorted(number for its, number in marks if its == way))
            for way, write in enumerate(writings)
        )
        heap: list[object] = list(self._still)
        for way, (_, _, numbers) in enumerate(self._written):
            heap += [(way, number) for number in numbers]
        heap += [(TEXT, number) for number in range(words, words + parts)]
        places = {thing: place for place, thing in enumerate(heap)}
        taken: list[object] = []
        for still, way, number in pieces:
            taken += (still.encode(), (way, number))
        self._take = itemgetter(*(places[thing] for thing in taken if thing in places))

    def fill(self, words: Sequence[str], parts: Sequence[bytes]) -> bytes:
        """The document with *words* and *parts* in their places."""
        heap = list(self._still)
        for write, between, numbers in self._written:
            if numbers:
                heap += _written([words[number] for number in numbers], write, between)
        return b"".join(self._take((*heap, *parts)))


def _written(words: Sequence[str], write: Writing, between: bytes) -> list[bytes]:
    """*words* as *write* writes each of them: all in one go, which is much less work."""
    every = BETWEEN.join(words)
    if every.count(BETWEEN) != len(words) - 1:
        return [write(word).encode() for word in words]
    return write(every).encode().split(between)


def _pieces(drawn: str) -> Iterator[tuple[str, int, int]]:
    """*drawn* in pieces: what stands still, then how the mark after it is written, its number.

    The number is -1 where no mark follows.
    """
    data = [match.span() for match in SCRIPT.finditer(drawn)]
    found = [(*m.span(), TEXT, ord(m[1]) - FIRST) for m in MARK.finditer(drawn)]
    found += [(*m.span(), ADDRESS, ord(unquote(m[1])) - FIRST) for m in QUOTED.finditer(drawn)]
    at = 0
    for start, end, way, number in sorted(found):
        inside = any(first <= start < last for first, last in data)
        yield drawn[at:start], DATA if inside and way == TEXT else way, number
        at = end
    yield drawn[at:], TEXT, -1


def marked(sketch: Sketch) -> Sketch:
    """*sketch* with marks for all words and parts that are there."""
    numbers = iter(range(FIRST, LAST + 1))

    def mark(word: str) -> str:
        return BEGIN + chr(next(numbers)) if word else ""

    def fact(told: Fact) -> Fact:
        lines = tuple(BEGIN + chr(next(numbers)) for _ in told.lines)
        return replace(told, lines=lines, note=mark(told.note))

    words = tuple(map(mark, sketch.words))
    facts = tuple(tuple(map(fact, group)) for group in sketch.facts)
    parts = tuple((Block("Drawn", Html(mark("part"))),) if part else () for part in sketch.parts)
    return replace(sketch, words=words, facts=facts, parts=parts)


def words_of(sketch: Sketch) -> list[str]:
    """The words of *sketch* in the order of its marks."""
    words = [word for word in sketch.words if word]
    for group in sketch.facts:
        for told in group:
            words += told.lines
            if told.note:
                words.append(told.note)
    return words


def shape(sketch: Sketch) -> tuple[object, ...]:
    """What two sketches have in common whose pages differ in their words only."""
    return (
        sketch.compose,
        sketch.address.count("/"),
        sketch.layout,
        tuple(map(bool, sketch.words)),
        tuple(
            tuple((told.label, len(told.lines), told.address, told.note != "") for told in group)
            for group in sketch.facts
        ),
        tuple(map(bool, sketch.parts)),
    )
