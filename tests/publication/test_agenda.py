from datetime import date
from typing import Any

import pytest

from plugins.publication.agenda import Task, agenda
from plugins.publication.ledger import Ledger, Mark, Request, Takedown
from plugins.publication.policy import Policy
from plugins.publication.timeliness import Timeliness
from plugins.registry.models.outcomes import Inspection
from plugins.registry.records import Record
from plugins.registry.vocabulary import DecisionState, PenaltyKind
from tests.publication.making import DAY, MARKET, OTHER, loaded, outcome, penalty, published


def tasks(*records: Record, day: date = DAY) -> list[tuple[Task, date, bool]]:
    found = agenda(loaded(records).registry, day, Policy())
    return [(one.task, one.day, one.exact) for one in found]


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2026, 10, 21), [(Task.DUE, date(2026, 10, 21), True)]),
        (date(2026, 10, 22), [(Task.UNDATED, date(2026, 10, 21), True)]),
    ],
)
def test_what_names_no_day_of_publication_is_due_and_then_told(
    day: date, expected: list[tuple[Task, date, bool]]
) -> None:
    assert tasks(penalty(published=None), day=day) == expected


def test_a_record_that_waits_for_its_day_is_due() -> None:
    waiting = penalty(published=date(2026, 10, 19))
    assert tasks(waiting, day=date(2026, 10, 16)) == [(Task.DUE, date(2026, 10, 21), True)]
    assert tasks(waiting, day=date(2026, 10, 19)) == []
    late = penalty(published=date(2026, 10, 30))
    assert tasks(late, day=date(2026, 10, 22)) == [(Task.OVERDUE, date(2026, 10, 21), True)]
    (entry,) = agenda(loaded([late]).registry, date(2026, 10, 23), Policy())
    assert (entry.late, entry.rule) == (2, "PB-02")


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2027, 9, 11), []),
        (date(2027, 9, 12), [(Task.EXPIRING, date(2027, 10, 12), True)]),
        (date(2027, 10, 11), [(Task.EXPIRING, date(2027, 10, 12), True)]),
        (date(2027, 10, 12), []),
    ],
)
def test_what_ends_within_thirty_days_is_told_until_it_has_ended(
    day: date, expected: list[tuple[Task, date, bool]]
) -> None:
    assert tasks(penalty(), day=day) == expected


def test_a_fallen_decision_is_to_be_withdrawn_and_a_day_nobody_knows_is_not_before() -> None:
    fell: dict[str, Any] = {"state": DecisionState.REVOKED, "state_date": date(2026, 12, 30)}
    assert tasks(penalty(**fell), day=date(2026, 12, 31)) == [
        (Task.WITHDRAW, date(2027, 1, 2), False)
    ]


@pytest.mark.parametrize(
    ("day", "count"),
    [
        (date(2025, 9, 29), 0),
        (date(2025, 9, 30), 1),
        (date(2025, 10, 11), 1),
        (date(2025, 10, 12), 0),
    ],
)
def test_withdrawal_is_told_from_the_fall_to_its_last_day(day: date, count: int) -> None:
    fell = penalty(
        decided=date(2025, 8, 4),
        published=date(2025, 8, 8),
        state=DecisionState.REVOKED,
        state_date=date(2025, 9, 30),
    )
    found = [one for one in tasks(fell, day=day) if one[0] is Task.WITHDRAW]
    assert found == [(Task.WITHDRAW, date(2025, 10, 11), True)] * count


def test_what_is_kept_back_for_good_asks_for_nothing() -> None:
    assert (
        tasks(penalty(published=None, minor=True), penalty(3, published=None, publish=False)) == []
    )


def test_the_calendar_is_by_day_and_names_numbers_and_cells_but_no_party() -> None:
    rows = [penalty(2, published=None), outcome(Inspection, 3, published=None)]
    found = agenda(loaded(rows).registry, date(2026, 10, 19), Policy())
    assert [one.day for one in found] == [date(2026, 10, 21), date(2026, 11, 9)]
    assert found[0].document_no == "示城管罚〔2026〕2号"
    assert found[0].place == rows[0].place()
    assert "春晖" not in repr(found)


@pytest.mark.parametrize(
    ("day", "done", "late"),
    [
        (date(2026, 10, 19), None, [0]),
        (date(2026, 10, 20), None, [0]),
        (date(2026, 10, 21), None, [1]),
        (date(2026, 10, 21), date(2026, 10, 20), []),
    ],
)
def test_a_request_of_correction_is_due_after_five_working_days(
    day: date, done: date | None, late: list[int]
) -> None:
    ledger = Ledger((), (Request(Mark("示城管罚〔2026〕2号", OTHER), date(2026, 10, 13), done),))
    found = agenda(loaded([]).registry, day, Policy(ledger=ledger))
    assert [(one.task, one.late) for one in found] == [(Task.CORRECT, days) for days in late]


def test_what_was_taken_down_waits_for_its_workbook() -> None:
    ledger = Ledger((Takedown(Mark.of(penalty()), DAY, "来电"),))
    (entry,) = agenda(loaded([penalty()]).registry, DAY, Policy(ledger=ledger))
    assert (entry.task, entry.day) == (Task.AGREE, DAY)


def test_timeliness_counts_the_outcomes_of_a_year_that_had_a_last_day() -> None:
    rows = [
        penalty(2),
        penalty(3, published=date(2026, 10, 21)),
        penalty(4, published=date(2026, 10, 22)),
        penalty(5, published=None),
        penalty(6, authority=MARKET),
        penalty(7, minor=True),
        penalty(8, kinds=(PenaltyKind.CRITICISM,)),
        penalty(9, decided=date(2025, 11, 20), published=date(2025, 11, 21)),
        penalty(10, decided=date(2025, 11, 21), published=date(2025, 11, 21)),
    ]
    assert published(*rows).timeliness == (
        Timeliness(OTHER, 4, 3, 1),
        Timeliness(MARKET, 1, 1),
    )


def test_what_has_expired_since_still_counts() -> None:
    row = penalty(publish_until=date(2026, 10, 20))
    assert published(row).timeliness == (Timeliness(OTHER, 1, 1),)
