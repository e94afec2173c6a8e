"""All page kinds, in the order they are made.  A new kind adds its line here."""

from collections.abc import Callable, Iterator
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
from plugins.pages.views.outcomes.lists import outcome_list_pages
from plugins.pages.views.outcomes.pages import outcome_page
from plugins.pages.views.page import Page
from plugins.pages.views.procedures import procedure_pages
from plugins.pages.views.responsibilities import responsibility_pages
from plugins.pages.views.statistics import statistics_pages
from plugins.publication.records import PublicItem, PublicTier
from plugins.registry.linking import tiers_by_benchmark

KINDS: tuple[Callable[[Desk], Iterator[Page]], ...] = (
    home_pages,
    content_pages,
    authority_pages,
    list_pages,
    responsibility_pages,
    comparison_pages,
    procedure_pages,
    law_pages,
    outcome_list_pages,
    negative_pages,
    fund_pages,
    statistics_pages,
    change_pages,
    browse_pages,
)


Making = Callable[[], Iterator[Page]]
"""Makes some pages when it is called: what is not called costs nothing."""


def makings(desk: Desk) -> Iterator[Making]:
    """Every page of the site, in pieces that can be made apart."""
    for kind in KINDS:
        yield partial(kind, desk)
    for item in desk.public.all(PublicItem):
        yield partial(_one, item_page, desk, item)
    for key, tiers in tiers_by_benchmark(desk.public.all(PublicTier)).items():
        yield partial(_one, benchmark_page, desk, key, tiers)
    for outcomes in OUTCOME_TYPES:
        for outcome in desk.public.all(outcomes):
            yield partial(_one, outcome_page, desk, outcome)


def _one(page: Callable[..., Page], *given: object) -> Iterator[Page]:
    yield page(*given)
