"""All page kinds, in the order they are made.  A new kind adds its line here."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from plugins.pages.desk import OUTCOME_TYPES, Desk
from plugins.pages.views.authorities import authority_pages
from plugins.pages.views.benchmarks import benchmark_page
from plugins.pages.views.browse import browse_pages
from plugins.pages.views.changes import change_pages
from plugins.pages.views.comparisons.pages import comparison_pages
from plugins.pages.views.content import content_pages
from plugins.pages.views.funds import fund_pages
from plugins.pages.views.home import home_pages
from plugins.pages.views.items import item_page
from plugins.pages.views.laws.pages import law_pages
from plugins.pages.views.lists import list_pages
from plugins.pages.views.negative_list import negative_pages
from plugins.pages.views.outcomes.lists import (
    outcome_index_pages,
    outcome_list_pages,
    outcome_owners,
)
from plugins.pages.views.outcomes.months import month_owners, month_pages
from plugins.pages.views.outcomes.pages import outcome_sketch
from plugins.pages.views.page import Page, Sketch
from plugins.pages.views.procedures import procedure_pages
from plugins.pages.views.responsibilities import responsibility_pages
from plugins.pages.views.statistics import statistics_pages
from plugins.publication.records import PublicItem, PublicOutcome, PublicTier
from plugins.registry.linking import BenchmarkKey, tiers_by_benchmark
from plugins.registry.models.benchmarks import Tier
from plugins.registry.records import Record

KINDS: tuple[Callable[[Desk], Iterator[Page]], ...] = (
    home_pages,
    content_pages,
    authority_pages,
    list_pages,
    responsibility_pages,
    comparison_pages,
    procedure_pages,
    law_pages,
    outcome_index_pages,
    negative_pages,
    fund_pages,
    statistics_pages,
    change_pages,
    browse_pages,
)


Making = Callable[[], Iterator[Page | Sketch]]
"""Makes some pages when it is called: what is not called costs nothing."""
SOME, MANY = 16, 128
"""Pages of one making: those of records that show much, and of outcomes."""


def makings(desk: Desk) -> Iterator[Making]:
    """Every page of the site, in pieces that can be made apart and hold no outcome.

    Outcomes are taken slice by slice: a slice of ``all`` must cost what is in it.
    """
    for kind in KINDS:
        yield partial(kind, desk)
    for kind_of, authority in outcome_owners(desk):
        yield partial(outcome_list_pages, desk, kind_of, authority)
    items = desk.public.all(PublicItem)
    for some in _parts(len(items), SOME):
        yield partial(_items, desk, items[some])
    benchmarks = tuple(tiers_by_benchmark(desk.public.all(PublicTier)).items())
    for some in _parts(len(benchmarks), SOME):
        yield partial(_benchmarks, desk, benchmarks[some])
    for kind_of, authority in month_owners(desk):
        yield partial(month_pages, desk, kind_of, authority)
    for outcomes in OUTCOME_TYPES if desk.addresses.months is None else ():
        for some in _parts(len(desk.public.all(outcomes)), MANY):
            yield partial(_outcomes, desk, outcomes, some)


def expected(desk: Desk) -> int:
    """How many pages there will be at least: for whoever watches."""
    kinds: tuple[type[Record], ...] = (PublicItem, *OUTCOME_TYPES)
    return len(KINDS) + sum(len(desk.public.all(kind)) for kind in kinds)


def _parts(count: int, size: int) -> Iterator[slice]:
    return (slice(start, start + size) for start in range(0, count, size))


def _items(desk: Desk, items: Sequence[PublicItem]) -> Iterator[Page]:
    return (item_page(desk, item) for item in items)


def _benchmarks(
    desk: Desk, benchmarks: Sequence[tuple[BenchmarkKey, tuple[Tier, ...]]]
) -> Iterator[Page]:
    return (benchmark_page(desk, key, tiers) for key, tiers in benchmarks)


def _outcomes(desk: Desk, kind: type[PublicOutcome], some: slice) -> Iterator[Sketch]:
    return (outcome_sketch(desk, outcome) for outcome in desk.public.all(kind)[some])
