"""An expression tried in a text the way ``re`` does it, counting the steps: no clock is asked.

``steps(pattern, text)`` is how often a character, a class, a place or a group was looked at until
every match in *text* was found.
"""

import re
import unicodedata
from collections.abc import Callable

# The tree that ``re`` itself compiles; its constants have one name each in all versions we know.
from re import _constants as k  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

Next = Callable[[int], bool]
Try = Callable[[int, Next], bool]
UNBOUNDED = 100
"""Repeats that may go on longer than this are what makes an expression slow."""


class TooManyStepsError(Exception):
    """More steps than an expression may take."""


class Trial:
    """One expression in one text."""

    def __init__(self, pattern: re.Pattern[str], text: str, most: int) -> None:
        self.text, self.most, self.count = text, most, 0
        self.flags = pattern.flags
        self.groups: dict[int, tuple[int, int]] = {}
        self.start = self._sequence(parser.parse(pattern.pattern, pattern.flags))

    def found(self, *, only_here: bool = False) -> list[tuple[int, int]]:
        """Where every match begins and ends; *only_here*: as ``match`` asks, at the beginning."""
        at, spans = 0, []
        while at <= (0 if only_here else len(self.text)):
            self.groups = {}
            end = self._end(self.start, at)
            if end is not None:
                spans.append((at, end))
            at = at + 1 if end is None else max(end, at + 1)
        return spans

    @staticmethod
    def _end(tried: Try, at: int) -> int | None:
        """Where *tried* ends from *at*, taken by itself."""
        ended: list[int] = []

        def then(end: int) -> bool:
            ended.append(end)
            return True

        return ended[0] if tried(at, then) else None

    def _step(self) -> None:
        self.count += 1
        if self.count > self.most:
            raise TooManyStepsError

    def _sequence(self, nodes: Any) -> Try:
        parts = [self._node(op, value) for op, value in nodes]

        def tried(at: int, then: Next, number: int = 0) -> bool:
            if number == len(parts):
                return then(at)
            return parts[number](at, lambda end: tried(end, then, number + 1))

        return tried

    def _node(self, op: Any, value: Any) -> Try:
        if op in (k.LITERAL, k.NOT_LITERAL, k.ANY, k.IN, k.RANGE, k.CATEGORY):
            return self._character(op, value)
        if op in (k.MAX_REPEAT, k.MIN_REPEAT, k.POSSESSIVE_REPEAT):
            return self._repeat(op, *value)
        if op is k.BRANCH:
            ways = [self._sequence(way) for way in value[1]]
            return lambda at, then: any(way(at, then) for way in ways)
        if op is k.SUBPATTERN:
            return self._group(value[0], self._sequence(value[3]))
        if op is k.ATOMIC_GROUP:
            return self._atomic(self._sequence(value))
        if op in (k.ASSERT, k.ASSERT_NOT):
            return self._look(value[0], self._sequence(value[1]), value[1], op is k.ASSERT)
        if op is k.AT:
            return self._place(value)
        if op is k.GROUPREF:
            return self._again(value)
        raise NotImplementedError(op)

    def _character(self, op: Any, value: Any) -> Try:
        fits = self._fits(op, value)

        def tried(at: int, then: Next) -> bool:
            self._step()
            return at < len(self.text) and fits(self.text[at]) and then(at + 1)

        return tried

    def _fits(self, op: Any, value: Any) -> Callable[[str], bool]:
        if op is k.IN:
            negated = value[0][0] is k.NEGATE
            ways = [self._fits(*one) for one in value[negated:]]
            return lambda char: any(way(char) for way in ways) is not negated
        fold = _one_lower if self.flags & re.IGNORECASE else str
        if op is k.LITERAL:
            return lambda char: fold(char) == fold(chr(value))
        if op is k.NOT_LITERAL:
            return lambda char: fold(char) != fold(chr(value))
        if op is k.RANGE:
            low, high = value
            return lambda char: any(
                low <= ord(one) <= high for one in {char, fold(char), fold(char).upper()[:1]}
            )
        if op is k.ANY:
            return lambda char: char != "\n" or bool(self.flags & re.DOTALL)
        return _CATEGORIES[value]

    def _repeat(self, op: Any, least: int, most: int, nodes: Any) -> Try:
        once = self._sequence(nodes)

        def greedy(at: int, then: Next, done: int = 0) -> bool:
            def more(end: int) -> bool:
                return (end > at or done < least) and greedy(end, then, done + 1)

            if op is k.MIN_REPEAT and done >= least and then(at):
                return True
            if done < most and once(at, more):
                return True
            return op is not k.MIN_REPEAT and done >= least and then(at)

        return self._atomic(greedy) if op is k.POSSESSIVE_REPEAT else greedy

    def _atomic(self, inner: Try) -> Try:
        def tried(at: int, then: Next) -> bool:
            end = self._end(inner, at)
            return end is not None and then(end)

        return tried

    def _group(self, number: int | None, inner: Try) -> Try:
        if number is None:
            return inner

        def tried(at: int, then: Next) -> bool:
            def closed(end: int) -> bool:
                before = self.groups.get(number)
                self.groups[number] = (at, end)
                if then(end):
                    return True
                self.groups.pop(number) if before is None else self.groups.update({number: before})
                return False

            return inner(at, closed)

        return tried

    def _look(self, direction: int, inner: Try, nodes: Any, wanted: bool) -> Try:  # noqa: FBT001
        back = nodes.getwidth()[0] if direction < 0 else 0

        def tried(at: int, then: Next) -> bool:
            self._step()
            seen = at >= back and inner(at - back, lambda end: direction > 0 or end == at)
            return seen is wanted and then(at)

        return tried

    def _place(self, kind: Any) -> Try:
        def holds(at: int) -> bool:
            text = self.text
            if kind in (k.AT_BEGINNING, k.AT_BEGINNING_STRING):
                first = kind is k.AT_BEGINNING and bool(self.flags & re.MULTILINE)
                return at == 0 or (first and text[at - 1] == "\n")
            if kind in (k.AT_END, k.AT_END_STRING):
                rest = text[at:]
                lines = bool(self.flags & re.MULTILINE) and rest.startswith("\n")
                return not rest or (kind is k.AT_END and (rest == "\n" or lines))
            around = [_is_word(char) for char in (text[at - 1 : at], text[at : at + 1])]
            return (around[0] != around[1]) is (kind is k.AT_BOUNDARY)

        def tried(at: int, then: Next) -> bool:
            self._step()
            return holds(at) and then(at)

        return tried

    def _again(self, number: int) -> Try:
        def tried(at: int, then: Next) -> bool:
            self._step()
            start, end = self.groups.get(number, (0, -1))
            said = self.text[start:end]
            return end >= 0 and self.text.startswith(said, at) and then(at + len(said))

        return tried


def _one_lower(char: str) -> str:
    lower = char.lower()
    return lower if len(lower) == 1 else char


def _is_word(char: str) -> bool:
    return bool(char) and (char.isalnum() or char == "_")


_CATEGORIES: dict[Any, Callable[[str], bool]] = {
    k.CATEGORY_DIGIT: lambda char: unicodedata.category(char) == "Nd",
    k.CATEGORY_NOT_DIGIT: lambda char: unicodedata.category(char) != "Nd",
    k.CATEGORY_SPACE: str.isspace,
    k.CATEGORY_NOT_SPACE: lambda char: not char.isspace(),
    k.CATEGORY_WORD: _is_word,
    k.CATEGORY_NOT_WORD: lambda char: not _is_word(char),
}


def steps(
    pattern: re.Pattern[str], text: str, most: int = 10**9, *, only_here: bool = False
) -> int:
    """How many steps it takes to find *pattern* everywhere in *text*; TooManyStepsError.

    *only_here*: at its beginning.
    """
    trial = Trial(pattern, text, most)
    trial.found(only_here=only_here)
    return trial.count


def repeats(pattern: re.Pattern[str]) -> bool:
    """Whether *pattern* repeats anything without a narrow bound: without, it cannot be slow."""
    return _repeats(parser.parse(pattern.pattern, pattern.flags))


def _repeats(held: Any) -> bool:
    if isinstance(held, tuple) and len(held) == 2 and held[0] in _REPEATS:
        most, nodes = held[1][1], held[1][2]
        return most > UNBOUNDED or _repeats(nodes)
    if isinstance(held, list | tuple | parser.SubPattern):
        return any(map(_repeats, held))
    return False


_REPEATS = (k.MAX_REPEAT, k.MIN_REPEAT, k.POSSESSIVE_REPEAT)
