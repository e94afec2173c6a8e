"""A public record as bytes: the same ones for the same record, whoever tells it and when.

An outcome is read back from them without being validated again: what is written was valid.
"""

import marshal
from collections.abc import Callable
from datetime import date
from functools import cache, lru_cache
from typing import Any

from plugins.publication.clocks import Clock, Due
from plugins.publication.records import Public, PublicOutcome
from plugins.publication.rulebook import RULES
from plugins.registry.cells import CitedText, DocumentNo, StatedRange, as_cited
from plugins.registry.records import Source
from plugins.registry.vocabulary import Vocabulary

DAY, WORD, CITED, WORDS, NUMBER, RANGE = range(6)
"""Marks of values that ``marshal`` does not know."""
PLAIN = 2
"""The form of ``marshal`` in which the same values are the same bytes."""


def told(record: Public) -> bytes:
    """The fields that were set, but where the record was read."""
    return marshal.dumps(_plain(record), PLAIN)


def clock_told(clock: Clock) -> bytes:
    """The days of an outcome, and the rules behind them by their ids."""
    days = (clock.first_published, clock.until)
    dues = (clock.due, clock.withdraw_by, clock.last)
    rules = (clock.rule, clock.due_rule, clock.missed)
    return marshal.dumps(
        (
            tuple(day.toordinal() if day else None for day in days),
            tuple(
                (due.day.toordinal(), due.exact, due.missing_year) if due else None for due in dues
            ),
            tuple(rule.id if rule else None for rule in rules),
            clock.late,
            clock.profile,
        ),
        PLAIN,
    )


@lru_cache(4096)
def clock_meant(told: bytes) -> Clock:
    """The clock again; those of one day are mostly the same."""
    days, dues, rules, late, profile = marshal.loads(told)  # noqa: S302  our own bytes
    first, until = (day and _day(day) for day in days)
    due, withdraw, last = (one and Due(_day(one[0]), *one[1:]) for one in dues)
    rule, due_rule, missed = (name and _RULES[name] for name in rules)
    return Clock(first, due, late, until, profile, rule, due_rule, withdraw, last, missed)


_RULES = {rule.id: rule for rule in RULES}


def _plain(record: Public) -> dict[str, Any]:
    """The fields in forms that ``marshal`` knows; tuples are marked values."""
    given = record.model_fields_set
    held = [(name, value) for name, value in record.__dict__.items() if name in given]
    return {
        name: value if type(value) in _SAME else _marked(value)
        for name, value in held
        if name != "source" and value is not None
    } | {"": [name for name, value in held if value is None]}


_SAME = frozenset({str, int, float, bool})


def _marked(value: object) -> Any:
    if isinstance(value, date):
        return DAY, value.toordinal()
    if isinstance(value, Vocabulary):
        return WORD, type(value).__name__, value.value
    if isinstance(value, CitedText):
        return CITED, value.text, bool(value.citations)
    if isinstance(value, tuple):
        return (WORDS, *(part if type(part) in _SAME else _marked(part) for part in value))
    if isinstance(value, DocumentNo):
        return NUMBER, value.text, value.key
    if isinstance(value, StatedRange):
        return RANGE, value.text, value.range is not None
    raise TypeError(type(value))


def meant(kind: type[PublicOutcome], sheet: Source, row: int, told: bytes) -> PublicOutcome:
    """The outcome again, without validating what was valid when it was written."""
    values = marshal.loads(told)  # noqa: S302  our own bytes, in a folder of its owner's only
    unsaid = values.pop("")
    source = Source(sheet.workbook, sheet.sheet, row, sheet.columns, sheet.digest)
    read = {
        name: _READ[value[0]](value) if type(value) is tuple else value
        for name, value in values.items()
    }
    outcome = kind.__new__(kind)
    object.__setattr__(outcome, "__dict__", {**_defaults(kind), **read, "source": source})
    object.__setattr__(outcome, "__pydantic_fields_set__", {"source", *read, *unsaid})
    object.__setattr__(outcome, "__pydantic_extra__", None)
    object.__setattr__(outcome, "__pydantic_private__", None)
    return outcome


@cache
def _defaults(kind: type[PublicOutcome]) -> dict[str, Any]:
    fields = kind.model_fields.items()
    return {name: None if name == "source" else field.get_default() for name, field in fields}


@cache
def _word(kind: str, value: str) -> Vocabulary:
    return next(known for known in Vocabulary.__subclasses__() if known.__name__ == kind)(value)


@cache
def _day(ordinal: int) -> date:
    return date.fromordinal(ordinal)


def _words(value: tuple[Any, ...]) -> tuple[Any, ...]:
    return tuple(_READ[part[0]](part) if type(part) is tuple else part for part in value[1:])


_READ: tuple[Callable[[tuple[Any, ...]], Any], ...] = (
    lambda value: _day(value[1]),
    lambda value: _word(value[1], value[2]),
    lambda value: as_cited(value[1]) if value[2] else CitedText(value[1]),
    _words,
    lambda value: DocumentNo(value[1], value[2]),
)
"""How a marked value is read, by its mark."""
