"""Outcomes come shard by shard; what is found does not depend on where they are cut."""

from collections.abc import Sequence
from copy import copy
from datetime import date
from pathlib import Path
from random import Random  # noqa: TID251 - seeded

import pytest

from plugins.registry.digests import repeated
from plugins.registry.findings import Finding
from plugins.registry.hashing import digest
from plugins.registry.linking import OUTCOMES, Outcome, Registry
from plugins.registry.loading import load
from plugins.registry.models.outcomes import PenaltyDecision
from plugins.registry.rules import check
from plugins.registry.rules.suspects import keyed
from plugins.registry.shards import HeldShard, Stream
from tests.books import book
from tests.registry.rules.cases.making import Case
from tests.registry.rules.test_rule_book import CASES

ROOT = Path(__file__).parents[2]
TODAY = date(2026, 11, 20)
SEVERAL = [case for case in CASES if sum(len(rows) for rows in case.sheets.values()) > 3]


def cut(registry: Registry, pieces: Sequence[Sequence[Outcome]]) -> Registry:
    """*registry* with its outcomes in other shards."""
    shards = tuple(HeldShard(piece, f"片{number}") for number, piece in enumerate(pieces))
    catalogue = list(registry.catalogue)
    return Registry(
        catalogue, registry.library, registry.calendar, registry.today, registry.settings, shards
    )


def told(registry: Registry) -> list[Finding]:
    return sorted(check(registry), key=lambda one: (one.rule, str(one.place), one.zh))


@pytest.fixture(scope="module")
def city() -> Registry:
    return load(ROOT / "lists", [ROOT / "content" / "laws"], today=TODAY).registry


@pytest.mark.parametrize("seed", range(5))
def test_the_example_cut_at_random_gives_the_findings_of_one_piece(
    city: Registry, seed: int
) -> None:
    every = list(city.outcomes())
    chance = Random(seed)
    at = sorted(chance.sample(range(1, len(every)), chance.randint(1, 60)))
    pieces = [every[a:b] for a, b in zip([0, *at], [*at, len(every)], strict=True)]
    assert sum(map(len, pieces)) == len(every) > 900
    assert told(cut(city, pieces)) == told(cut(city, [every]))


@pytest.mark.parametrize("case", SEVERAL, ids=str)
def test_a_fixture_with_each_outcome_alone_breaks_the_rules_it_broke(
    case: Case, tmp_path: Path
) -> None:
    (tmp_path / "laws").mkdir()
    for name, text in case.laws.items():
        (tmp_path / "laws" / name).write_text(text, "utf-8")
    book(tmp_path / "lists" / "eco" / "清单.xlsx", case.sheets)
    for name, text in case.beside.items():
        (tmp_path / "lists" / name).write_text(text, "utf-8")
    laws = [tmp_path / "laws"] if case.laws else []
    registry = load(tmp_path / "lists", laws, today=case.today).registry
    every = list(registry.outcomes())
    assert told(cut(registry, [[one] for one in every])) == told(cut(registry, [every]))


def test_all_of_a_kind_are_read_shard_after_shard(city: Registry) -> None:
    every = [one for one in city.outcomes() if isinstance(one, PenaltyDecision)]
    stream = city.all(PenaltyDecision)
    assert isinstance(stream, Stream)
    assert list(stream) == every
    assert len(stream) == len(every)
    assert stream[0] == every[0]
    assert stream[-1] == every[-1]
    assert stream[3:5] == tuple(every[3:5])
    with pytest.raises(IndexError):
        stream[len(every)]
    code = every[0].item_code
    assert city.where(PenaltyDecision, item_code=code) == tuple(
        one for one in every if one.item_code == code
    )


def test_a_shard_is_seen_with_the_catalogue_and_without_its_neighbours(city: Registry) -> None:
    for shard in city.shards[:4]:
        view = city.of(shard)
        assert sum(len(view.all(kind)) for kind in OUTCOMES) == len(shard.outcomes())
        assert view.authorities is city.authorities
    assert not any(city.of(None).all(kind) for kind in OUTCOMES)


def test_what_is_found_once_is_found_once(city: Registry) -> None:
    asked = []

    def names(registry: Registry) -> int:
        asked.append(registry)
        return len(registry.authorities)

    view = copy(city)
    assert view.once(names) == city.of(city.shards[0]).once(names) > 0
    assert len(asked) == 1


def test_only_what_is_said_twice_is_suspected(city: Registry) -> None:
    one, two = city.shards[0], city.shards[1]
    apart = [keyed(city.of(shard), lambda _, o: str(o.source)) for shard in (one, two)]
    assert repeated(apart) == frozenset()
    assert repeated([*apart, apart[0][:1]]) == {apart[0][0]}
    assert repeated([]) == frozenset()
    assert digest("甲") != digest("乙")
