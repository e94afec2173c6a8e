"""What a publisher may set of the rules: read from ``RULES``, each default with its source."""

from datetime import date
from typing import Any

import pytest

from plugins.registry.findings import Severity
from plugins.registry.rule_settings import (
    HEARINGS,
    NATIONAL,
    ORDERS,
    SPOT_FINES,
    ZHEJIANG,
    RuleSettings,
    SettingsError,
)
from plugins.registry.vocabulary import PenaltyKind

K = PenaltyKind


def test_nothing_set_is_zhejiang_with_a_source_for_every_figure() -> None:
    settings = RuleSettings.of({})
    assert settings.region is ZHEJIANG
    assert [cap.rule for cap in settings.caps] == ["LB-07", "LB-08"]
    limits = [limit.source for limit in (*HEARINGS, *SPOT_FINES)]
    others = [cap.source for cap in settings.caps] + [order.source for order in ORDERS.values()]
    assert all(limits + others)


def test_elsewhere_local_law_is_silent() -> None:
    settings = RuleSettings.of({"region": "全国"})
    assert settings.region is NATIONAL
    assert [cap.rule for cap in settings.caps] == ["LB-08"]
    assert settings.severity("PL-05") is Severity.WARNING
    assert settings.severity("PN-01") is None


def test_a_rule_is_weighed_anew_and_the_publisher_has_the_last_word() -> None:
    settings = RuleSettings.of({"region": "全国", "severities": {"PL-05": "error"}})
    assert settings.severity("PL-05") is Severity.ERROR


def test_the_longest_word_of_a_name_decides() -> None:
    limits = [("局", 1, 2, "甲"), ("公安局", 3, 4, "乙")]
    settings = RuleSettings.of({"hearing_limits": limits})
    found = settings.hearing_limit("示例市公安局")
    assert found is not None
    assert (found.of(natural=True), found.of(natural=False), found.source) == (300, 400, "乙")
    assert settings.hearing_limit("示例市人民政府") is None
    assert settings.hearing_limit(None) is None


@pytest.mark.parametrize("name", ORDERS)
def test_every_order_ranks_every_kind_once(name: str) -> None:
    order = ORDERS[name]
    assert sorted(order.kinds) == sorted(K)
    assert order.heaviest(()) is None
    assert order.heaviest((K.WARNING, K.FINE)) is K.FINE
    assert order.heaviest((K.OTHER, K.WARNING)) is K.WARNING


def test_orders_of_places_differ() -> None:
    kinds = (K.REVOKE_LICENCE, K.WORK_BAN)
    heaviest = {name: order.heaviest(kinds) for name, order in ORDERS.items()}
    assert heaviest["沂源2021"] is K.WORK_BAN
    assert heaviest["杭州2022"] is heaviest["大同2021"] is K.REVOKE_LICENCE


GOOD = [
    ("kind_order", "大同2021"),
    ("kind_order", ([kind.label for kind in reversed(K)], "本地")),
    ("spread_since", "2025-01-01"),
    ("spread_since", date(2025, 1, 1)),
    ("result_days", 7),
    ("department_cap", (50_000, 60_000, "国发")),
    ("market_access_items", {2025: 100}),
    ("region_codes", {"339900": "示例市"}),
]
BAD = [
    ("regions", "浙江"),
    ("region", "火星"),
    ("kind_order", "没有的"),
    ("kind_order", (["罚款"], "本地")),
    ("kind_order", (["罚款", "什么"], "本地")),
    ("hearing_limits", [("公安", 1)]),
    ("department_cap", 5),
    ("severities", {"PL-05": "bad"}),
    ("spread_since", "昨天"),
    ("result_days", "很快"),
]


@pytest.mark.parametrize(("key", "value"), GOOD)
def test_what_may_be_set(key: str, value: Any) -> None:
    assert RuleSettings.of({key: value}) != RuleSettings()


@pytest.mark.parametrize(("key", "value"), BAD)
def test_what_cannot_be_used_is_told_with_its_key(key: str, value: Any) -> None:
    with pytest.raises(SettingsError, match=key):
        RuleSettings.of({key: value})
