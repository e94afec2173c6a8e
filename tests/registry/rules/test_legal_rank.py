from collections.abc import Callable
from datetime import date

import pytest

from plugins.registry import vocabulary as v
from plugins.registry.calendar import WorkingDays
from plugins.registry.cells import as_cited, as_range
from plugins.registry.findings import Finding, Severity
from plugins.registry.instruments import Library
from plugins.registry.linking import Registry
from plugins.registry.models.basis import ListedProvision
from plugins.registry.models.benchmarks import Tier
from plugins.registry.models.items import PowerItem
from plugins.registry.models.outcomes import PenaltyDecision
from plugins.registry.records import Record, Source
from plugins.registry.rules import legal_rank

R, K = v.InstrumentRank, v.PowerKind
SOURCE = Source(
    "示例市/清单.xlsx", "权力清单", 5, {"basis": "F", "penalty_range": "G", "range": "H"}
)
TITLES = {
    "甲法": R.LAW,
    "乙条例": R.ADMINISTRATIVE_REGULATION,
    "丙条例": R.LOCAL_REGULATION,
    "丁部规章": R.DEPARTMENT_RULE,
    "戊省规章": R.PROVINCIAL_RULE,
    "己市规章": R.CITY_RULE,
    "庚通知": R.NORMATIVE_DOCUMENT,
    "辛意见": R.NORMATIVE_DOCUMENT,
}


@pytest.fixture(scope="module")
def found() -> Callable[..., list[Finding]]:
    listed = [ListedProvision(source=SOURCE, title=t, rank=rank) for t, rank in TITLES.items()]

    def find(*records: Record) -> list[Finding]:
        registry = Registry([*listed, *records], Library(), WorkingDays(), date(2026, 1, 15))
        return [finding for check in legal_rank.CHECKS for finding in check.find(registry)]

    return find


def basis(*titles: str) -> object:
    return as_cited("；".join(f"《{title}》第一条" for title in titles))


POWERS = [
    (K.PENALTY, ("丁部规章",), None),
    (K.PENALTY, ("庚通知",), "LB-06"),
    (K.PENALTY, ("庚通知", "辛意见"), "LB-06"),
    (K.PENALTY, ("庚通知", "丙条例"), None),
    (K.LICENCE, ("戊省规章",), None),
    (K.LICENCE, ("己市规章",), "LB-05"),
    (K.LICENCE, ("丁部规章", "庚通知"), "LB-05"),
    (K.COERCION, ("丙条例",), None),
    (K.COERCION, ("戊省规章",), "LB-05"),
    (K.COERCION, ("戊省规章", "甲法"), None),
    (K.COERCION, ("戊省规章", "不知名规定"), None),
    (K.REWARD, ("庚通知",), None),
]


@pytest.mark.parametrize(("kind", "titles", "rule"), POWERS)
def test_ranks_and_what_they_may_create(
    found: Callable[..., list[Finding]], kind: v.PowerKind, titles: tuple[str, ...], rule: str
) -> None:
    item = PowerItem(source=SOURCE, name="某项", kind=kind, basis=basis(*titles))
    findings = found(item)
    assert [(f.rule, f.place.cell) for f in findings] == ([(rule, "F5")] if rule else [])


FINES = [
    ("己市规章", "处三万元以下的罚款", None),
    ("己市规章", "处三万元以上五万元以下的罚款", ("LB-07", Severity.WARNING)),
    ("己市规章", "处二十万元以下的罚款", ("LB-07", Severity.ERROR)),
    ("丁部规章", "处十万元以下的罚款", None),
    ("丁部规章", "处十五万元以下的罚款", ("LB-08", Severity.WARNING)),
    ("丁部规章", "处三十万元以下的罚款", ("LB-08", Severity.WARNING)),
    ("丙条例", "处三十万元以下的罚款", None),
    ("不知名规定", "处三十万元以下的罚款", None),
]


@pytest.mark.parametrize(("title", "words", "told"), FINES)
def test_fines_of_rules_keep_to_their_caps(
    found: Callable[..., list[Finding]],
    title: str,
    words: str,
    told: tuple[str, Severity] | None,
) -> None:
    given = as_range(words)
    item = PowerItem(source=SOURCE, name="某项", basis=basis(title), penalty_range=given)
    tier = Tier(source=SOURCE, offence="某行为", basis=basis(title), range=given)
    both = [(f.rule, f.severity) for f in found(item, tier)]
    assert both == ([told, told] if told else [])


def test_a_rule_beside_a_law_is_not_capped(found: Callable[..., list[Finding]]) -> None:
    given = as_range("处三十万元以下的罚款")
    item = PowerItem(
        source=SOURCE, name="某项", basis=basis("己市规章", "甲法"), penalty_range=given
    )
    assert found(item) == []


GRAVE = [
    ("乙条例", "吊销营业执照", 0),
    ("丙条例", "吊销营业执照", 1),
    ("丙条例", "吊销许可证", 0),
    ("丁部规章", "吊销营业执照", 1),
    ("甲法", "处五日以下行政拘留", 0),
    ("乙条例", "处五日以下行政拘留", 1),
]


@pytest.mark.parametrize(("title", "words", "count"), GRAVE)
def test_the_gravest_penalties_rest_on_law(
    found: Callable[..., list[Finding]], title: str, words: str, count: int
) -> None:
    item = PowerItem(
        source=SOURCE,
        name="某项",
        kind=K.PENALTY,
        basis=basis(title),
        penalty_range=as_range(words),
    )
    assert [f.rule for f in found(item)] == ["LB-09"] * count


def test_a_decision_of_detention_rests_on_law(found: Callable[..., list[Finding]]) -> None:
    kinds = (v.PenaltyKind.DETENTION,)
    decision = PenaltyDecision(source=SOURCE, basis=basis("丙条例"), kinds=kinds)
    assert [f.rule for f in found(decision)] == ["LB-09"]
