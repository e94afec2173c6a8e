from datetime import date
from typing import Any

import pytest

from plugins.publication.agenda import Task, Timeliness, agenda, timeliness
from plugins.publication.policy import Policy
from plugins.registry.models.outcomes import Inspection
from plugins.registry.records import Record
from plugins.registry.vocabulary import DecisionState
from tests.publication.making import DAY, MARKET, OTHER, loaded, outcome, penalty


def tasks(*records: Record, day: date = DAY) -> list[tuple[Task, date, bool]]:
    found = agenda(loaded(records).registry, day, Policy())
    return [(one.task, one.day, one.exact) for one in found]


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2026, 10, 21), [(Task.DUE, date(2026, 10, 21), True)]),
        (date(2026, 10, 22), [(Task.OVERDUE, date(2026, 10, 21), True)]),
    ],
)
def test_what_is_not_yet_published_is_due_and_then_overdue(
    day: date, expected: list[tuple[Task, date, bool]]
) -> None:
    assert tasks(penalty(published=None), day=day) == expected


def test_a_record_that_waits_for_its_day_is_due() -> None:
    waiting = penalty(published=date(2026, 10, 19))
    assert tasks(waiting, day=date(2026, 10, 16)) == [(Task.DUE, date(2026, 10, 21), True)]
    assert tasks(waiting, day=date(2026, 10, 19)) == []


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


def test_timeliness_counts_dated_outcomes_of_every_authority() -> None:
    rows = [
        penalty(2),
        penalty(3, published=date(2026, 10, 21)),
        penalty(4, published=date(2026, 10, 22)),
        penalty(5, published=None),
        penalty(6, authority=MARKET),
    ]
    assert timeliness(loaded(rows).registry, DAY, Policy()) == (
        Timeliness(OTHER, 3, 2),
        Timeliness(MARKET, 1, 1),
    )
