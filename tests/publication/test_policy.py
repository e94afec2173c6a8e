from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

import pelicanconf
from plugins.publication.judging import SETTINGS, Site, judged
from plugins.publication.policy import Periods, Policy, PolicyError
from plugins.registry.findings import Finding
from plugins.registry.models.authorities import Authority
from plugins.registry.vocabulary import PartyKind
from tests.publication.making import DAY, MARKET, OTHER, kept_by, loaded, penalty, record


def test_the_policy_of_the_example_city_can_be_read() -> None:
    assert Policy.of(pelicanconf.PUBLICATION).may_name_persons(DAY)


def test_nothing_chosen_is_strict() -> None:
    policy = Policy.of({})
    assert not policy.may_name_persons(date.max)
    assert (policy.auto_mask, policy.full_names, policy.light) == (frozenset(), {}, {})


def test_every_choice_is_read() -> None:
    policy = Policy.of(
        {
            "auto_mask": [OTHER],
            "full_names": {OTHER: "示例省公示条例第三条"},
            "light": {OTHER: "示例市办法第九条"},
            "organisations_only": MARKET,
            "market_regulators": ["市场监督管理"],
            "review_required": True,
            "assessed": "2026-03-02",
            "kept_in_china": "政务云合同〔2026〕1号",
            "periods": {"low_fine_unit": 5000, "policy_days": 5},
        }
    )
    assert (policy.masks(OTHER), policy.masks(MARKET)) == (True, False)
    assert policy.organisations_only == {MARKET}
    assert policy.assessed == date(2026, 3, 2)
    assert policy.periods == Periods(low_fine_unit=500_000, policy_days=5)


@pytest.mark.parametrize(
    "given",
    [
        {"auto_maks": "*"},
        {"full_names": {OTHER: ""}},
        {"full_names": [OTHER]},
        {"auto_mask": [1]},
        {"review_required": "no"},
        {"assessed": "last year"},
        {"kept_in_china": ""},
        {"periods": {"policy_days": 0}},
        {"periods": {"policy_weeks": 1}},
        {"periods": {"low_fine_unit": "3000"}},
    ],
)
def test_a_choice_that_cannot_be_used_is_named(given: Mapping[str, Any]) -> None:
    (key,) = given
    with pytest.raises(PolicyError, match=key):
        Policy.of(given)


def test_persons_are_published_from_the_day_of_the_assessment() -> None:
    person = penalty(party="张三", party_kind=PartyKind.NATURAL)
    policy = Policy.of({"assessed": "2026-11-20"})
    days = [DAY.replace(day=19), DAY, DAY.replace(day=21)]
    assert [kept_by(person, day=day, policy=policy) for day in days] == [["PV-13"], [], []]
    assert kept_by(penalty(), policy=Policy.of({})) == []


@pytest.mark.parametrize("key", ["auto_mask", "full_names", "light", "organisations_only"])
def test_an_authority_that_no_list_knows_is_named_and_the_one_that_was_meant(key: str) -> None:
    def policy(name: str) -> Policy:
        return Policy.of({key: {name: "示例市办法"} if key in ("full_names", "light") else [name]})

    lists = loaded([record(Authority, 4, name=OTHER), penalty(authority=MARKET)])
    judged(lists, Site(policy(OTHER)))
    judged(lists, Site(policy(MARKET)))
    slip = OTHER.replace("市", "巿", 1)
    with pytest.raises(PolicyError, match=rf"{key}.*{slip}.*是不是“{OTHER}”"):
        judged(lists, Site(policy(slip)))
    judged(replace(lists, unusable=("a.xlsx",)), Site(policy(slip)))
    judged(lists, Site(Policy.of({"auto_mask": "*"})))


def found(policy: Policy, sent_to: str = "") -> list[Finding]:
    person = penalty(party="张三", party_kind=PartyKind.NATURAL)
    mobile = penalty(3, note="电话15412345678")
    return list(judged(loaded([person, mobile]), Site(policy, sent_to)).findings)


def test_a_check_tells_what_the_wall_found_at_its_cell_and_what_the_site_lacks() -> None:
    told = {(one.rule, one.place.workbook, one.place.cell) for one in found(Policy.of({}))}
    assert told == {("PV-06", "shi/结果.xlsx", "AB3"), ("PV-13", SETTINGS.workbook, "")}


@pytest.mark.parametrize(
    ("sent_to", "contract", "rules"),
    [
        ("s3://lists/site", "", ["PV-06", "PV-14"]),
        ("s3://lists/site", "政务云合同〔2026〕1号", ["PV-06"]),
        ("/srv/lists", "", ["PV-06"]),
    ],
)
def test_a_site_in_the_cloud_names_the_contract_that_keeps_it_in_china(
    sent_to: str, contract: str, rules: list[str]
) -> None:
    said = found(Policy(kept_in_china=contract), sent_to)
    assert sorted(one.rule for one in said) == rules
