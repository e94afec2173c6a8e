"""All page kinds, in the order they are made.  A new kind adds its line here."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from plugins.pages.desk import OUTCOME_TYPES, Desk
from plugins.pages.views.authorities import authority_index_pages, authority_page
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
from plugins.publication.archive import Part
from plugins.publication.records import PublicItem, PublicTier
from plugins.registry.linking import BenchmarkKey, tiers_by_benchmark
from plugins.registry.models.benchmarks import Tier
from plugins.registry.records import Record

KINDS: tuple[Callable[[Desk], Iterator[Page]], ...] = (
    home_pages,
    content_pages,
    authority_index_pages,
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


@dataclass(frozen=True, slots=True)
class Making:
    """Makes some pages when it is called: what is not called costs nothing.

    *name* tells it from the others of a build, and is the same in the next one.
    """

    name: str
    make: Callable[[], Iterator[Page | Sketch]]


SOME, MANY = 16, 128
"""Pages of one making: those of records that show much, and of outcomes."""


def makings(desk: Desk) -> Iterator[Making]:
    """Every page of the site, in pieces that can be made apart and hold no outcome."""
    for kind in KINDS:
        yield Making(kind.__name__, partial(kind, desk))
    for name in desk.listed:
        yield Making(f"authority {name}", partial(_authority, desk, name))
    for kind_of, authority in outcome_owners(desk):
        name = f"list {kind_of.__name__} {authority}"
        yield Making(name, partial(outcome_list_pages, desk, kind_of, authority))
    items = desk.public.all(PublicItem)
    for some in _parts(len(items), SOME):
        yield Making(f"items {some.start}", partial(_items, desk, items[some]))
    benchmarks = tuple(tiers_by_benchmark(desk.public.all(PublicTier)).items())
    for some in _parts(len(benchmarks), SOME):
        yield Making(f"benchmarks {some.start}", partial(_benchmarks, desk, benchmarks[some]))
    for kind_of, authority in month_owners(desk):
        name = f"months {kind_of.__name__} {authority}"
        yield Making(name, partial(month_pages, desk, kind_of, authority))
    for outcomes in OUTCOME_TYPES if desk.addresses.months is None else ():
        for part in desk.public.archive.parts(outcomes, MANY):
            name = f"outcomes {outcomes.__name__} {part.first} {part.book}"
            yield Making(name, partial(_outcomes, desk, part))


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


def _authority(desk: Desk, name: str) -> Iterator[Page]:
    yield authority_page(desk, desk.authorities[name])


def _outcomes(desk: Desk, part: Part) -> Iterator[Sketch]:
    return (outcome_sketch(desk, outcome) for outcome in desk.public.archive.part(part))
