"""The benchmarks of the example city show every shape in which a law leaves discretion."""

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

import pytest

from plugins.registry.loading import load
from plugins.registry.models.benchmarks import Tier
from plugins.registry.values.ranges import (
    Band,
    BaseState,
    Bounds,
    Join,
    Multiple,
    Sanction,
    SanctionRange,
    Who,
)
from plugins.registry.vocabulary import PenaltyKind
from tests.conftest import ROOT

CONFISCATIONS = {PenaltyKind.CONFISCATE_GAINS, PenaltyKind.CONFISCATE_GOODS}
LATER = ("情节严重", "逾期", "拒不", "不改正")


def _fine(test: Callable[[Band, Sanction], bool]) -> Callable[[SanctionRange], bool]:
    return lambda whole: any(test(band, fine) for band, fine in whole.fines_for())


def _band(test: Callable[[Band], bool]) -> Callable[[SanctionRange], bool]:
    return lambda whole: any(map(test, whole.bands))


def _bounds(fine: Sanction) -> Bounds:
    return fine.amount if isinstance(fine.amount, Bounds) else Bounds()


def _multiple(fine: Sanction) -> Multiple:
    return fine.amount if isinstance(fine.amount, Multiple) else Multiple("")


def _states(band: Band) -> tuple[BaseState, ...]:
    return band.when.threshold.states if band.when.threshold else ()


SHAPES: Mapping[str, Callable[[SanctionRange], bool]] = {
    "a least and a most": _fine(
        lambda _, fine: None not in (_bounds(fine).min_fen, _bounds(fine).max_fen)
    ),
    "a most only": _fine(
        lambda _, fine: _bounds(fine).max_fen is not None and _bounds(fine).min_fen is None
    ),
    "parties treated differently": lambda whole: len({b.when.who for b in whole.bands}) > 1,
    "those responsible beside their unit": _band(lambda band: band.when.who is Who.RESPONSIBLE),
    "a fine that may be left": _band(lambda band: band.optional_fines),
    "times of a base": _fine(lambda _, fine: (_multiple(fine).high or 0) >= 1),
    "a base with a threshold": _band(
        lambda band: band.when.threshold is not None and band.when.threshold.bounds is not None
    ),
    "a fallback where a base cannot be known": _band(
        lambda band: bool({BaseState.INCALCULABLE, BaseState.ABSENT} & set(_states(band)))
    ),
    "stages": _band(lambda band: any(word in band.when.stage for word in LATER)),
    "confiscation beside a fine": _band(
        lambda band: bool(band.fines and CONFISCATIONS & set(band.kinds))
    ),
    "a part of a base": _fine(lambda _, fine: 0 < (_multiple(fine).high or 0) < 1),
    "a warning or a fine": _band(
        lambda band: (
            PenaltyKind.WARNING in band.kinds
            and any(fine.join in (Join.OR, Join.AND_OR) for fine in band.fines)
        )
    ),
    "up to the loss of a licence": _band(
        lambda band: any(sanction.join is Join.UP_TO for sanction in band.sanctions)
    ),
    "so much for each": _fine(lambda _, fine: bool(fine.per)),
    "no penalty": lambda whole: whole.waived,
}


@pytest.fixture(scope="module")
def ranges() -> tuple[SanctionRange, ...]:
    day = date(2026, 11, 20)
    found = load(Path(ROOT / "lists"), [ROOT / "content/laws"], today=day)
    return tuple(
        stated.range
        for tier in found.registry.all(Tier)
        for stated in (tier.statutory_range, tier.range)
        if stated and stated.range
    )


@pytest.mark.parametrize("shape", SHAPES)
def test_the_city_has_benchmarks_of_this_shape(
    ranges: tuple[SanctionRange, ...], shape: str
) -> None:
    assert sum(map(SHAPES[shape], ranges)) > 0
