"""The publisher's calendar: what was late, what must be withdrawn, and what ends within days.

For staff only: it names document numbers and cells, never parties.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from plugins.publication.clock_sayings import PB_06, PB_17, PB_26
from plugins.publication.clocks import CORRECTION_DAYS, Due, Reckoner, clock
from plugins.publication.ledger import Ledger
from plugins.publication.masks import has_natural_party
from plugins.publication.policy import Policy
from plugins.publication.records import FULL_OUTCOMES
from plugins.publication.withholding import Case, has_fallen, kept_back
from plugins.registry.findings import Place, Rule
from plugins.registry.linking import Registry
from plugins.registry.vocabulary.closed_set import Labelled

HORIZON = 30
"""Days that the calendar looks ahead."""


class Task(Labelled):
    """What a publisher has to do; ``label`` is what staff read."""

    WITHDRAW = "withdraw", "应当撤回"
    OVERDUE = "overdue", "逾期未公开"
    DUE = "due", "将到公开期限"
    EXPIRING = "expiring", "公示将期满"
    UNDATED = "undated", "没有填公示日期"
    CORRECT = "correct", "更正申请待答复"
    AGREE = "agree", "已撤下，工作簿待改正"


@dataclass(frozen=True, slots=True, order=True)
class Entry:
    """One thing to do by *day* (an inexact day is “not before”, PB-22).

    *late* is by how many days it is overdue, *rule* what says so.
    """

    day: date
    task: Task
    authority: str
    document_no: str
    place: Place
    exact: bool = True
    late: int = 0
    rule: str = ""


def agenda(registry: Registry, day: date, policy: Policy, days: int = HORIZON) -> tuple[Entry, ...]:
    """Everything to do from *day* for *days* days, soonest first."""
    end = day + timedelta(days=days)
    reckoner = Reckoner(registry.calendar)
    found = [entry for case in _cases(registry, day, policy, reckoner) for entry in _tasks(case)]
    found += _requests(policy.ledger, day, reckoner)
    return tuple(sorted(entry for entry in found if entry.day <= end))


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
    waits = record.published is not None and record.published > case.day
    rule = kept_back(case)
    if rule is not None and not (waits and rule.id == "PB-25"):
        return
    down = case.policy.ledger.taken_down(record)
    if down is not None:
        yield _entry(case, Task.AGREE, Due(down.since), PB_26)
    elif has_fallen(case):
        # The wall has withdrawn it already; until the last day, other channels must follow.
        last = times.withdraw_by or Due(case.day)
        if last.day >= case.day:
            yield _entry(case, Task.WITHDRAW, last, PB_06)
    elif times.due is not None and (waits or record.published is None):
        past = times.due.exact and times.due.day < case.day
        task = Task.DUE if not past else Task.OVERDUE if waits else Task.UNDATED
        yield _entry(case, task, times.due, times.due_rule)
    elif times.until is not None:
        yield _entry(case, Task.EXPIRING, Due(times.until), times.rule)


def _entry(case: Case, task: Task, due: Due, rule: Rule | None) -> Entry:
    record = case.record
    return Entry(
        due.day,
        task,
        record.authority or "",
        record.document_no.text if record.document_no else "",
        record.place(),
        due.exact,
        max(0, (case.day - due.day).days) if due.exact else 0,
        rule.id if rule else "",
    )


def _requests(ledger: Ledger, day: date, reckoner: Reckoner) -> Iterator[Entry]:
    """Requests of correction that nobody has answered yet (PB-17)."""
    for request in ledger.requests:
        if request.done is None:
            due = reckoner.after(request.received, CORRECTION_DAYS)
            mark = request.mark
            late = max(0, (day - due.day).days) if due.exact else 0
            where = mark.authority, mark.number, mark.place()
            yield Entry(due.day, Task.CORRECT, *where, due.exact, late, PB_17.id)
