"""The example city is as rich as its document says, clean, and holds its cases at their cells."""

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

import pelicanconf
from plugins.pages.desk import Desk
from plugins.pages.parts import State
from plugins.pages.settings import SiteSettings
from plugins.pages.views.comparisons.pages import comparison_pages
from plugins.publication.public import Publication, Withheld, publish_as_of
from plugins.publication.records import PublicPenalty
from plugins.registry import vocabulary as v
from plugins.registry.loading import Loaded, load
from plugins.registry.models.authorities import Authority
from plugins.registry.models.funds import Fund
from plugins.registry.models.items import PowerItem
from plugins.registry.models.negative_list import NegativeEntry
from plugins.registry.models.outcomes import PenaltyDecision

ROOT = Path(__file__).resolve().parent.parent
DAY = date(2026, 11, 20)

WITHHELD = {
    "示湖园罚〔2025〕2号": "PV-01",
    "示公治罚〔2024〕2号": "PV-03",
    "示东市监罚〔2026〕5号": "PV-06",
    "示东综执罚〔2026〕7号": "PV-06",
    "示卫罚〔2026〕2号": "PV-06",
    "示环罚〔2025〕10号": "PV-10",
    "示东市监罚〔2024〕3号": "PB-09",
    "示综执罚〔2026〕10号": "PB-06",
    "示环罚〔2026〕1号": "PB-06",
}
MASKED = {
    "示东综执罚〔2026〕2号": "赵某某",
    "示东综执罚〔2026〕4号": "欧阳某某",
    "示东综执罚〔2026〕11号": "古某某",
}


@pytest.fixture(scope="module")
def city() -> Loaded:
    return load(ROOT / "lists", [ROOT / "content/laws"], today=DAY)


@pytest.fixture(scope="module")
def publication(city: Loaded) -> Publication:
    return publish_as_of(city, DAY)


def test_nothing_in_it_blocks(city: Loaded) -> None:
    assert [str(f) for f in city.findings if f.severity.value == "error"] == []
    assert not city.unusable


def test_it_is_rich(city: Loaded) -> None:
    registry = city.registry
    assert len({a.level for a in registry.all(Authority)}) >= 3
    assert len(registry.all(Authority)) >= 8
    kinds = Counter(item.kind for item in registry.all(PowerItem))
    assert set(kinds) == set(v.PowerKind)
    assert sum(kinds.values()) >= 150
    assert len(registry.benchmarks) >= 60
    outcomes = Counter(type(outcome) for outcome in registry.outcomes())
    assert len(outcomes) == 4
    assert sum(outcomes.values()) >= 600
    assert len(registry.all(Fund)) >= 8
    assert {e.variant for e in registry.all(NegativeEntry)} == set(v.NegativeListVariant)


def test_it_holds_items_worth_comparing(publication: Publication) -> None:
    desk = Desk(publication.public, SiteSettings.of(vars(pelicanconf)))
    _index, *pages = comparison_pages(desk)
    differing = [page.address for page in pages if page.heading.state == State("有不同", "wait")]
    assert len(pages) == 93
    assert differing == [
        f"comparisons/{code}.html"
        for code in (330117001000, 330123002000, 330217007000, 330217017000, 330231001000)
    ]


def test_no_two_penalties_tell_the_same_facts(city: Loaded) -> None:
    facts = Counter(d.facts for d in city.registry.all(PenaltyDecision))
    assert [text for text, times in facts.items() if times > 1] == []


@pytest.mark.parametrize(("number", "rule"), WITHHELD.items())
def test_what_must_be_kept_back_is(
    city: Loaded, publication: Publication, number: str, rule: str
) -> None:
    (decision,) = [d for d in city.registry.all(PenaltyDecision) if _is(d, number)]
    place = decision.place()
    kept = [
        withheld.rule
        for withheld in publication.withheld
        if withheld.place[:2] == place[:2] and _row(withheld) == decision.source.row
    ]
    assert kept == [rule]
    assert not any(_is(d, number) for d in publication.public.all(PublicPenalty))


def test_what_was_withdrawn_leaves_ground_and_date(publication: Publication) -> None:
    stones = {t.document_no.text: t for t in publication.public.tombstones}
    assert set(stones) == {"示综执罚〔2026〕10号", "示环罚〔2026〕1号"}
    assert all(stone.ground for stone in stones.values())


@pytest.mark.parametrize(("number", "name"), MASKED.items())
def test_names_are_masked(publication: Publication, number: str, name: str) -> None:
    (decision,) = [d for d in publication.public.all(PublicPenalty) if _is(d, number)]
    assert decision.party == name


def test_columns_that_may_not_be_kept_are_dropped(city: Loaded) -> None:
    dropped = [f for f in city.findings if f.rule == "FM-16"]
    assert len(dropped) == 4


def _is(decision: PenaltyDecision | PublicPenalty, number: str) -> bool:
    return decision.document_no is not None and decision.document_no.text == number


def _row(withheld: Withheld) -> int:
    return int(withheld.place.cell.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ"))
