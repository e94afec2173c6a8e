from datetime import date
from typing import Any

import pytest

from plugins.publication.clocks import LONG_TERM, Clock, Reckoner, clock, months_later
from plugins.publication.policy import Policy
from plugins.publication.profiles import PROFILES, Gravity
from plugins.publication.records import FullOutcome, PublicPenalty
from plugins.registry.calendar import WorkingDays
from plugins.registry.cells import CitedText
from plugins.registry.models.outcomes import CoerciveMeasure, Inspection, LicenceDecision
from plugins.registry.vocabulary import PartyKind, PenaltyKind, PenaltyProcedure
from tests.publication.making import DAY, MARKET, kept_by, outcome, penalty, published

SAFETY = CitedText("《中华人民共和国安全生产法》第九十七条")
A, B, C, E = PROFILES


def times(record: FullOutcome, day: date = DAY, *, natural: bool = False) -> Clock:
    return clock(record, day, Reckoner(WorkingDays()), Policy(), natural=natural)


def told(record: FullOutcome, day: date = DAY) -> list[str]:
    return [one.rule for one in published(record, day=day).findings]


# ------------------------------------------------------------------- working days


@pytest.mark.parametrize(
    ("start", "days", "due"),
    [
        (date(2021, 9, 24), 3, date(2021, 9, 28)),
        (date(2021, 9, 24), 7, date(2021, 10, 9)),
        (date(2021, 9, 30), 20, date(2021, 11, 3)),
        (date(2023, 1, 20), 7, date(2023, 2, 3)),
        (date(2024, 2, 8), 20, date(2024, 3, 13)),
        (date(2024, 4, 30), 3, date(2024, 5, 8)),
        (date(2025, 1, 24), 7, date(2025, 2, 10)),
        (date(2025, 9, 30), 3, date(2025, 10, 11)),
        (date(2025, 9, 30), 20, date(2025, 11, 4)),
        (date(2026, 2, 13), 7, date(2026, 3, 2)),
    ],
)
def test_working_days_are_those_of_the_notices(start: date, days: int, due: date) -> None:
    reckoned = Reckoner(WorkingDays()).after(start, days)
    assert (reckoned.day, reckoned.exact) == (due, True)


def test_a_deadline_past_the_last_notice_is_only_known_as_not_before() -> None:
    due = Reckoner(WorkingDays()).after(date(2026, 12, 29), 7)
    # 30 and 31 December are worked; five more days follow, each of which may be worked.
    assert (due.day, due.exact, due.missing_year) == (date(2027, 1, 5), False, 2027)
    assert due.words() == "不早于2027年1月5日"


def test_with_the_notice_the_same_deadline_is_sure() -> None:
    off = frozenset({date(2027, 1, 1)})
    due = Reckoner(WorkingDays({2027: (off, frozenset())})).after(date(2026, 12, 29), 7)
    assert (due.day, due.exact) == (date(2027, 1, 8), True)
    assert due.words() == "2027年1月8日"


def test_a_missing_notice_is_told_once_for_all_rows_it_touches() -> None:
    rows = [penalty(row, decided=date(2026, 12, 30)) for row in (2, 3)]
    (finding,) = published(*rows, day=date(2027, 1, 20)).findings
    assert (finding.rule, finding.rows) == ("PB-22", 2)
    assert "2027" in finding.zh


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        (date(2026, 5, 6), 12, date(2027, 5, 6)),
        (date(2026, 11, 30), 3, date(2027, 2, 28)),
        (date(2023, 11, 30), 3, date(2024, 2, 29)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2026, 12, 31), 24, date(2028, 12, 31)),
    ],
)
def test_months_end_on_the_same_day_or_the_last(day: date, months: int, later: date) -> None:
    assert months_later(day, months) == later


# ----------------------------------------------------------------------- due dates


@pytest.mark.parametrize(
    ("record", "due", "rule"),
    [
        (penalty(), date(2026, 10, 21), "PB-02"),
        (outcome(LicenceDecision), date(2026, 10, 21), "PB-02"),
        (penalty(basis=SAFETY), date(2026, 10, 21), "PB-03"),
        (outcome(Inspection), date(2026, 11, 9), "PB-01"),
        (outcome(CoerciveMeasure), date(2026, 11, 9), "PB-01"),
    ],
    ids=["penalty", "licence", "work safety", "inspection", "coercion"],
)
def test_when_an_outcome_is_due(record: FullOutcome, due: date, rule: str) -> None:
    found = times(record)
    assert found.due is not None
    assert found.due_rule is not None
    assert (found.due.day, found.due_rule.id) == (due, rule)


@pytest.mark.parametrize(
    ("published_on", "late", "rules"),
    [
        (date(2026, 10, 20), 0, []),
        (date(2026, 10, 21), 0, []),
        (date(2026, 10, 22), 1, ["PB-02"]),
        (None, 0, []),
    ],
)
def test_lateness_begins_on_the_day_after(
    published_on: date | None, late: int, rules: list[str]
) -> None:
    record = penalty(published=published_on)
    assert times(record).late == late
    assert told(record) == rules


def test_a_late_record_is_told_and_still_said() -> None:
    record = penalty(basis=SAFETY, published=date(2026, 10, 22))
    publication = published(record)
    assert [one.rule for one in publication.findings] == ["PB-03"]
    assert not publication.findings[0].blocks_row
    assert publication.findings[0].place == record.place("published")
    assert len(publication.public.all(PublicPenalty)) == 1


# --------------------------------------------------------------------------- periods


FINE: dict[str, Any] = {"decided": date(2026, 5, 6), "published": date(2026, 5, 15)}


def test_the_shorter_of_two_profiles_wins() -> None:
    record = penalty(**FINE, authority=MARKET)
    found = times(record)
    assert (found.until, found.profile) == (date(2027, 5, 6), "credit-2026")


@pytest.mark.parametrize(
    ("day", "rules"),
    [
        (date(2027, 5, 5), []),
        (date(2027, 5, 6), ["PB-10"]),
        (date(2027, 5, 7), ["PB-10"]),
    ],
)
def test_a_record_leaves_on_the_day_its_time_is_over(day: date, rules: list[str]) -> None:
    assert kept_by(penalty(**FINE, authority=MARKET), day=day) == rules


@pytest.mark.parametrize(
    ("day", "until", "profile"),
    [
        (date(2026, 3, 31), date(2028, 6, 3), "credit-2023"),
        (date(2026, 4, 1), date(2026, 6, 3), "credit-2026"),
    ],
)
def test_a_new_rule_shortens_old_records_from_its_first_day(
    day: date, until: date, profile: str
) -> None:
    record = penalty(decided=date(2025, 6, 3), published=date(2025, 6, 6))
    found = times(record, day)
    assert (found.until, found.profile) == (until, profile)


def test_before_the_credit_rules_only_the_older_periods_bind() -> None:
    record = penalty(decided=date(2022, 6, 1), published=date(2022, 6, 8))
    assert times(record, date(2022, 7, 1)).until == date(2027, 6, 1)
    market = penalty(decided=date(2022, 6, 1), published=date(2022, 6, 8), authority=MARKET)
    assert times(market, date(2022, 7, 1)).until == date(2025, 6, 8)
    assert times(market, date(2021, 8, 31)).profile == "zhejiang-online"
    assert times(market, date(2021, 9, 1)).profile == "market-supervision-2021"


@pytest.mark.parametrize(
    ("natural", "until"), [(False, date(2027, 6, 1)), (True, date(2024, 6, 1))]
)
def test_natural_persons_stay_no_longer_than_two_years(*, natural: bool, until: date) -> None:
    record = penalty(decided=date(2022, 6, 1), published=date(2022, 6, 8))
    assert times(record, date(2022, 7, 1), natural=natural).until == until


def test_a_person_banned_for_long_leaves_after_two_years_all_the_same() -> None:
    record = penalty(party="张三", party_kind=PartyKind.NATURAL, kinds=(PenaltyKind.WORK_BAN,))
    assert times(record, natural=True).until == date(2028, 10, 12)
    assert times(record).until == date(2029, 10, 12)


def test_a_ban_longer_than_three_years_is_said_to_its_end_by_a_market_regulator() -> None:
    record = penalty(
        authority=MARKET,
        kinds=(PenaltyKind.WORK_BAN,),
        decided=date(2022, 6, 1),
        published=date(2022, 6, 8),
        valid_to=date(2026, 12, 31),
    )
    assert times(record, date(2022, 7, 1)).until == date(2026, 12, 31)


@pytest.mark.parametrize(
    ("own", "until", "rules"),
    [
        (date(2027, 1, 15), date(2027, 1, 16), []),
        (date(2027, 10, 12), date(2027, 10, 12), []),
        (date(2027, 10, 13), date(2027, 10, 12), ["PB-21"]),
        (date(2029, 10, 15), date(2027, 10, 12), ["PB-21"]),
        (LONG_TERM, date(2027, 10, 12), ["PB-21"]),
        (None, date(2027, 10, 12), []),
    ],
)
def test_the_lists_own_end_counts_where_it_is_the_earlier(
    own: date | None, until: date, rules: list[str]
) -> None:
    record = penalty(publish_until=own)
    assert times(record).until == until
    publication = published(record)
    assert [one.rule for one in publication.findings] == rules
    (said,) = publication.public.all(PublicPenalty)
    assert said.publish_until == until
    assert publication.public.clock(said).until == until


def test_the_last_day_of_the_lists_own_period_is_still_one_of_publication() -> None:
    record = penalty(publish_until=date(2027, 1, 15))
    assert kept_by(record, day=date(2027, 1, 15)) == []
    assert kept_by(record, day=date(2027, 1, 16)) == ["PB-16"]


def test_licences_stay_while_they_hold_and_five_years() -> None:
    held = outcome(LicenceDecision, decided=date(2026, 10, 12), valid_to=date(2036, 10, 11))
    short = outcome(LicenceDecision, decided=date(2026, 10, 12), valid_to=date(2027, 10, 11))
    always = outcome(LicenceDecision, valid_to=LONG_TERM)
    assert times(held).until == date(2036, 10, 12)
    assert times(short).until == date(2031, 10, 12)
    assert times(always).until is None
    assert times(held, natural=True).until == date(2028, 10, 12)


def test_other_outcomes_stay_five_years() -> None:
    assert times(outcome(CoerciveMeasure)).until == date(2031, 10, 12)
    assert times(outcome(Inspection)).until == date(2031, 10, 12)


# -------------------------------------------------------------------------- gravity


@pytest.mark.parametrize(
    ("fields", "market", "credit"),
    [
        ({"kinds": (PenaltyKind.CRITICISM,)}, Gravity.LIGHT, Gravity.LIGHT),
        ({"fine": 3_000_00}, Gravity.LIGHT, Gravity.ORDINARY),
        ({"fine": 3_000_01}, Gravity.ORDINARY, Gravity.ORDINARY),
        ({"fine": None}, Gravity.ORDINARY, Gravity.ORDINARY),
        (
            {"kinds": (PenaltyKind.FINE, PenaltyKind.CONFISCATE_GAINS), "fine": 100_00},
            Gravity.ORDINARY,
            Gravity.ORDINARY,
        ),
        ({"procedure": PenaltyProcedure.SIMPLE}, Gravity.ORDINARY, Gravity.LIGHT),
        ({"kinds": (PenaltyKind.REVOKE_LICENCE,)}, Gravity.SEVERE, Gravity.SEVERE),
        ({"kinds": (PenaltyKind.STOP_BUSINESS,)}, Gravity.ORDINARY, Gravity.ORDINARY),
        ({"kinds": ()}, Gravity.ORDINARY, Gravity.ORDINARY),
    ],
)
def test_how_grave_a_penalty_is(fields: dict[str, Any], market: Gravity, credit: Gravity) -> None:
    record = penalty(**fields)
    assert A.gravity(record, natural=False) is market
    assert B.gravity(record, natural=False) is credit


def test_a_low_fine_is_lower_for_persons() -> None:
    assert A.gravity(penalty(fine=200_00), natural=True) is Gravity.LIGHT
    assert A.gravity(penalty(fine=200_01), natural=True) is Gravity.ORDINARY


# ------------------------------------------------------------------ PB-15: repair


@pytest.mark.parametrize(
    ("kinds", "reason", "rules"),
    [
        ((PenaltyKind.REVOKE_LICENCE,), "已完成信用修复", ["PB-15"]),
        ((PenaltyKind.FINE,), "已完成信用修复", []),
        ((PenaltyKind.REVOKE_LICENCE,), "国家秘密", []),
    ],
)
def test_grave_kinds_are_not_removed_early_without_a_word(
    kinds: tuple[PenaltyKind, ...], reason: str, rules: list[str]
) -> None:
    assert told(penalty(kinds=kinds, publish=False, withhold_reason=reason)) == rules


def test_every_profile_names_its_rule_and_its_first_day() -> None:
    assert [(one.key, one.rule.id) for one in PROFILES] == [
        ("market-supervision-2021", "PB-09"),
        ("credit-2026", "PB-10"),
        ("credit-2023", "PB-12"),
        ("zhejiang-online", "PB-14"),
    ]
    assert C.until == date(2026, 3, 31)
    assert E.person_months == 24
