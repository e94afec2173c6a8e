"""The publisher's calendar: what was late, what must be withdrawn, and what ends within days.

For staff only: it names document numbers and cells, never parties.  The timeliness of an
authority is a public figure.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Self

from plugins.publication.clocks import Due, Reckoner, clock
from plugins.publication.masks import has_natural_party
from plugins.publication.policy import Policy
from plugins.publication.records import FULL_OUTCOMES
from plugins.publication.withholding import Case, has_fallen, kept_back
from plugins.registry.findings import Place
from plugins.registry.linking import Registry

HORIZON = 30
"""Days that the calendar looks ahead."""


class Task(StrEnum):
    """What a publisher has to do; ``label`` is what staff read."""

    label: str

    def __new__(cls, key: str, label: str = "") -> Self:
        """A task with its label."""
        member = str.__new__(cls, key)
        member._value_ = key
        member.label = label
        return member

    WITHDRAW = "withdraw", "应当撤回"
    OVERDUE = "overdue", "逾期未公开"
    DUE = "due", "将到公开期限"
    EXPIRING = "expiring", "公示将期满"


@dataclass(frozen=True, slots=True, order=True)
class Entry:
    """One thing to do by *day* (an inexact day is “not before”, PB-22)."""

    day: date
    task: Task
    authority: str
    document_no: str
    place: Place
    exact: bool = True


@dataclass(frozen=True, slots=True)
class Timeliness:
    """How many of an authority's dated outcomes were published in time."""

    authority: str
    dated: int
    in_time: int


def agenda(registry: Registry, day: date, policy: Policy, days: int = HORIZON) -> tuple[Entry, ...]:
    """Everything to do from *day* for *days* days, soonest first."""
    end = day + timedelta(days=days)
    reckoner = Reckoner(registry.calendar)
    found = (entry for case in _cases(registry, day, policy, reckoner) for entry in _tasks(case))
    return tuple(sorted(entry for entry in found if entry.day <= end))


def timeliness(registry: Registry, day: date, policy: Policy) -> tuple[Timeliness, ...]:
    """Of every authority, the outcomes with a day of publication and those in time."""
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for case in _cases(registry, day, policy, Reckoner(registry.calendar)):
        due = case.clock.due
        if case.clock.first_published and due and due.exact:
            count = counts[case.record.authority or ""]
            count[0] += 1
            count[1] += not case.clock.late
    return tuple(Timeliness(name, *counts[name]) for name in sorted(counts))


def _cases(registry: Registry, day: date, policy: Policy, reckoner: Reckoner) -> Iterator[Case]:
    for record in registry:
        if isinstance(record, FULL_OUTCOMES):
            natural = has_natural_party(record)
            times = clock(record, day, reckoner, policy, natural=natural)
            yield Case(record, day, times, natural, policy)


def _tasks(case: Case) -> Iterator[Entry]:
    """What is to be done about one outcome.

    Whoever is kept back for good asks for nothing; one that only waits for its day asks to be
    published by the day it is due.
    """
    times, record = case.clock, case.record
    unsaid = record.published is None or record.published > case.day
    rule = kept_back(case)
    if rule is not None and not (unsaid and rule.id == "PB-25"):
        return
    if has_fallen(case):
        # The wall has withdrawn it already; until the last day, other channels must follow.
        last = times.withdraw_by or Due(case.day)
        if last.day >= case.day:
            yield _entry(case, Task.WITHDRAW, last)
        return
    if unsaid and times.due is not None:
        late = times.due.exact and times.due.day < case.day
        yield _entry(case, Task.OVERDUE if late else Task.DUE, times.due)
    elif times.until is not None:
        yield _entry(case, Task.EXPIRING, Due(times.until))


def _entry(case: Case, task: Task, due: Due) -> Entry:
    record = case.record
    number = record.document_no.text if record.document_no else ""
    return Entry(due.day, task, record.authority or "", number, record.place(), due.exact)
