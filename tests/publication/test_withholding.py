from datetime import date
from typing import Any

import pytest

from plugins.publication.policy import Policy
from plugins.publication.records import PublicPenalty
from plugins.registry.cells import CitedText
from plugins.registry.models.outcomes import CoerciveMeasure, Inspection, LicenceDecision
from plugins.registry.records import Record
from plugins.registry.vocabulary import (
    CoercionKind,
    DecisionState,
    LicenceResult,
    PartyKind,
    PenaltyKind,
    PenaltyProcedure,
)
from tests.publication.making import DAY, MARKET, OTHER, kept_by, outcome, penalty, published

NATURAL: dict[str, Any] = {"party": "张三", "party_kind": PartyKind.NATURAL}
ORDER = CitedText("《中华人民共和国治安管理处罚法》第四十三条")


def test_an_ordinary_decision_is_said() -> None:
    (said,) = published(penalty()).public.all(PublicPenalty)
    assert said.party == "示例市春晖餐饮有限公司"
    assert kept_by(penalty()) == []


# ------------------------------------------------------------------ PV-01: minors


def test_a_minors_penalty_is_sealed_in_every_form() -> None:
    publication = published(penalty(**NATURAL, minor=True))
    assert [one.rule for one in publication.withheld] == ["PV-01"]
    assert list(publication.public) == []


@pytest.mark.parametrize("minor", [False, None])
def test_an_adults_penalty_is_not_sealed(*, minor: bool | None) -> None:
    assert kept_by(penalty(**NATURAL, minor=minor)) == []


@pytest.mark.parametrize(
    ("facts", "rules"),
    [
        ("当事人系未成年人，在学校附近驾驶电动车", ["PV-01"]),
        ("当事人未满十八周岁", ["PV-01"]),
        ("行为人16周岁", ["PV-01"]),
        ("该生年仅15岁", ["PV-01"]),
        ("当事人向未成年人出售香烟", []),
        ("当事人未在店内显著位置设置不向未成年人售烟标志", []),
        ("当事人18周岁", []),
        ("当事人招用不满十六周岁的人", []),
    ],
)
def test_a_text_that_makes_a_natural_party_a_minor_keeps_the_record_back(
    facts: str, rules: list[str]
) -> None:
    publication = published(penalty(**NATURAL, facts=facts))
    assert [one.rule for one in publication.withheld] == rules
    assert [one.rule for one in publication.findings] == rules


def test_a_text_about_minors_says_nothing_of_a_company_or_of_whom_the_list_calls_adult() -> None:
    assert kept_by(penalty(facts="当事人系未成年人用品经营者")) == []
    assert kept_by(penalty(**NATURAL, minor=False, facts="当事人未满十八周岁")) == []


# ------------------------------------------------------------ PV-03: public order


@pytest.mark.parametrize(
    ("day", "rules"),
    [
        (date(2025, 12, 31), []),
        (date(2026, 1, 1), ["PV-03"]),
        (date(2026, 1, 2), ["PV-03"]),
    ],
)
def test_a_public_order_detention_comes_down_on_the_day_of_sealing(
    day: date, rules: list[str]
) -> None:
    record = penalty(
        **NATURAL,
        basis=ORDER,
        kinds=(PenaltyKind.DETENTION,),
        decided=date(2025, 5, 6),
        published=date(2025, 5, 12),
    )
    assert kept_by(record, day=day) == rules


def test_public_order_is_seen_in_the_decisions_own_words_too() -> None:
    assert kept_by(penalty(content="依据治安管理处罚法给予罚款")) == ["PV-03"]
    assert kept_by(penalty(content="依据市容条例给予罚款")) == []


def test_sealing_beats_every_other_reason() -> None:
    record = penalty(**NATURAL, basis=ORDER, minor=True, publish=False)
    assert kept_by(record) == ["PV-03"]


# -------------------------------------------------- PV-19, PB-23: never, and counted


@pytest.mark.parametrize(
    ("kind", "rules"), [(CoercionKind.LIBERTY, ["PV-19"]), (CoercionKind.SEAL, [])]
)
def test_measures_against_liberty_are_never_said(kind: CoercionKind, rules: list[str]) -> None:
    assert kept_by(outcome(CoerciveMeasure, kind=kind)) == rules


@pytest.mark.parametrize(
    ("result", "rules"),
    [(LicenceResult.REFUSED, ["PB-23"]), (LicenceResult.GRANTED, []), (None, [])],
)
def test_refused_licences_are_only_counted(result: LicenceResult | None, rules: list[str]) -> None:
    publication = published(outcome(LicenceDecision, result=result))
    assert [one.rule for one in publication.withheld] == rules
    assert sum(one.number or 0 for one in publication.counts) == len(rules)


# -------------------------------------------------------- PV-10, PV-11: marked "no"


@pytest.mark.parametrize(
    "record",
    [
        penalty(publish=False, withhold_reason="商业秘密"),
        outcome(LicenceDecision, publish=False, withhold_reason="商业秘密"),
        outcome(CoerciveMeasure, publish=False, withhold_reason="国家秘密"),
        outcome(Inspection, publish=False, withhold_reason="个人隐私"),
    ],
    ids=lambda record: type(record).__name__,
)
def test_what_is_marked_not_to_be_published_is_not(record: Record) -> None:
    publication = published(record)
    assert [one.rule for one in publication.withheld] == ["PV-10"]
    assert publication.findings == ()


def test_withholding_without_a_reason_is_told_at_its_cell() -> None:
    record = penalty(publish=False)
    (finding,) = published(record).findings
    assert finding.rule == "PV-11"
    assert finding.place == record.place("withhold_reason")
    assert published(penalty(publish=True)).findings == ()


# ------------------------------------------------------------------ PB-08, PB-10


@pytest.mark.parametrize(
    ("fields", "rules"),
    [
        ({"kinds": (PenaltyKind.WARNING,)}, ["PB-08"]),
        ({"kinds": (PenaltyKind.WARNING, PenaltyKind.FINE)}, []),
        ({"procedure": PenaltyProcedure.SIMPLE}, ["PB-08"]),
        ({"procedure": PenaltyProcedure.FAST}, []),
        ({"procedure": PenaltyProcedure.ORDINARY}, []),
        ({"kinds": (PenaltyKind.CRITICISM,)}, ["PB-10"]),
        ({"kinds": (PenaltyKind.CRITICISM,), "authority": MARKET}, []),
        ({"kinds": (PenaltyKind.WARNING,), "authority": MARKET}, ["PB-08"]),
        ({"kinds": ()}, []),
    ],
)
def test_warnings_simple_procedures_and_light_ones_are_kept_back(
    fields: dict[str, Any], rules: list[str]
) -> None:
    assert kept_by(penalty(**fields)) == rules


def test_criticism_was_said_before_the_credit_rules_of_2026() -> None:
    record = penalty(
        kinds=(PenaltyKind.CRITICISM,), decided=date(2026, 3, 2), published=date(2026, 3, 5)
    )
    assert kept_by(record, day=date(2026, 3, 31)) == []
    assert kept_by(record, day=date(2026, 4, 1)) == ["PB-10"]


def test_an_authority_that_cites_a_rule_says_its_light_decisions() -> None:
    policy = Policy(light={OTHER: "示例市行政执法公示办法第九条"})
    assert kept_by(penalty(kinds=(PenaltyKind.WARNING,)), policy=policy) == []
    assert kept_by(penalty(kinds=(PenaltyKind.WARNING,), authority=MARKET), policy=policy) == [
        "PB-08"
    ]


# ---------------------------------------------------------- PB-19: review; PB-25


@pytest.mark.parametrize(
    ("reviewed", "required", "rules"),
    [
        (True, True, []),
        (False, False, ["PB-19"]),
        (None, False, []),
        (None, True, ["PB-19"]),
    ],
)
def test_a_record_passes_its_confidentiality_review(
    *,
    reviewed: bool | None,
    required: bool,
    rules: list[str],
) -> None:
    policy = Policy(review_required=required)
    assert kept_by(penalty(reviewed=reviewed), policy=policy) == rules


@pytest.mark.parametrize(
    ("day", "rules"),
    [
        (date(2026, 10, 11), ["PB-25"]),
        (date(2026, 10, 12), ["PB-25"]),
        (date(2026, 10, 14), ["PB-25"]),
        (date(2026, 10, 15), []),
    ],
)
def test_nothing_is_said_before_its_day(day: date, rules: list[str]) -> None:
    assert kept_by(penalty(), day=day) == rules


# ---------------------------------------------------------------- PV-09, PV-10


@pytest.mark.parametrize(
    ("note", "rules"),
    [
        ("问：你叫什么？答：张某。", ["PV-09"]),
        ("以上事实有现场检查笔录、询问笔录为证", []),
        ("机密★一年", ["PV-10"]),
        ("内部资料，注意保存", ["PV-10"]),
        ("涉及商业秘密的部分已经删去", []),
    ],
)
def test_case_files_and_marks_of_secrecy_keep_a_row_back(note: str, rules: list[str]) -> None:
    record = penalty(note=note)
    publication = published(record)
    assert [one.rule for one in publication.withheld] == rules
    assert [(one.rule, one.place) for one in publication.findings] == [
        (rule, record.place("note")) for rule in rules
    ]


# ------------------------------------------------------------ PB-06: tombstones


FELL: dict[str, Any] = {
    "decided": date(2025, 8, 4),
    "published": date(2025, 8, 8),
    "state_date": date(2025, 9, 30),
    "state_reason": "复议机关认定对示例市春晖餐饮有限公司的处罚适用依据错误",
}


@pytest.mark.parametrize(
    "state",
    [
        DecisionState.CHANGED,
        DecisionState.REVOKED,
        DecisionState.UNLAWFUL,
        DecisionState.VOID,
    ],
)
def test_a_decision_that_fell_leaves_its_number_ground_and_day(state: DecisionState) -> None:
    publication = published(penalty(**FELL, state=state), day=date(2025, 10, 11))
    assert [one.rule for one in publication.withheld] == ["PB-06"]
    assert not publication.public.all(PublicPenalty)
    (stone,) = publication.public.tombstones
    assert (stone.document_no.text, stone.state) == ("示城管罚〔2026〕2号", state)
    assert stone.withdrawn == date(2025, 9, 30)
    assert stone.ground == "复议机关认定对当事人的处罚适用依据错误"
    assert "春晖" not in repr(stone)


@pytest.mark.parametrize(
    ("state", "day", "stones"),
    [
        (DecisionState.STANDING, date(2025, 10, 11), 0),
        (None, date(2025, 10, 11), 0),
        (DecisionState.REVOKED, date(2025, 9, 29), 0),
        (DecisionState.REVOKED, date(2025, 9, 30), 1),
        (DecisionState.REVOKED, date(2025, 10, 1), 1),
    ],
)
def test_a_decision_stands_until_it_falls(
    state: DecisionState | None, day: date, stones: int
) -> None:
    publication = published(penalty(**FELL, state=state), day=day)
    assert len(publication.public.tombstones) == stones
    assert len(publication.public.all(PublicPenalty)) == 1 - stones


def test_the_law_gives_three_working_days_to_withdraw() -> None:
    publication = published(penalty(**FELL, state=DecisionState.REVOKED), day=date(2025, 10, 2))
    (stone,) = publication.public.tombstones
    due = publication.public.clock(stone).withdraw_by
    assert due is not None
    assert (due.day, due.exact) == (date(2025, 10, 11), True)


def test_a_tombstone_goes_when_the_decisions_own_time_is_over() -> None:
    record = penalty(**FELL, state=DecisionState.REVOKED)
    assert published(record, day=date(2026, 8, 3)).public.tombstones
    assert not published(record, day=date(2026, 8, 4)).public.tombstones


def test_what_was_never_said_leaves_no_tombstone() -> None:
    fell = {**FELL, "state": DecisionState.REVOKED}
    never: list[dict[str, Any]] = [
        {"minor": True, **NATURAL},
        {"kinds": (PenaltyKind.WARNING,)},
        {"publish": False},
    ]
    for why in never:
        assert not published(penalty(**fell, **why), day=date(2025, 10, 11)).public.tombstones


def test_a_ground_that_names_anybody_or_anything_personal_is_not_said() -> None:
    fell = {**FELL, **NATURAL, "state": DecisionState.REVOKED}
    fell["state_reason"] = "张三提供新证据，举报人李四承认错认"
    (stone,) = published(penalty(**fell), day=DAY.replace(year=2025)).public.tombstones
    assert stone.ground == "当事人提供新证据，举报人李某承认错认"
    fell["state_reason"] = "张三（15412345678）提供新证据"
    (stone,) = published(penalty(**fell), day=DAY.replace(year=2025)).public.tombstones
    assert stone.ground is None


def test_withdrawal_without_ground_or_day_is_told_at_their_cells() -> None:
    record = penalty(state=DecisionState.REVOKED)
    publication = published(record)
    assert {one.place for one in publication.findings if one.rule == "PB-06"} == {
        record.place("state_date"),
        record.place("state_reason"),
    }
    assert len(publication.public.tombstones) == 1
