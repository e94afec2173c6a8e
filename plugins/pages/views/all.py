"""All page kinds, in the order they are made.  A new kind adds its line here."""

from collections.abc import Callable, Iterator

from plugins.pages.desk import Desk
from plugins.pages.views.authorities import authority_pages
from plugins.pages.views.benchmarks import benchmark_pages
from plugins.pages.views.browse import browse_pages
from plugins.pages.views.changes import change_pages
from plugins.pages.views.comparisons.pages import comparison_pages
from plugins.pages.views.content import content_pages
from plugins.pages.views.funds import fund_pages
from plugins.pages.views.home import home_pages
from plugins.pages.views.items import item_pages
from plugins.pages.views.laws.pages import law_pages
from plugins.pages.views.lists import list_pages
from plugins.pages.views.negative_list import negative_pages
from plugins.pages.views.outcomes.lists import outcome_pages
from plugins.pages.views.page import Page
from plugins.pages.views.procedures import procedure_pages
from plugins.pages.views.responsibilities import responsibility_pages
from plugins.pages.views.statistics import statistics_pages

KINDS: tuple[Callable[[Desk], Iterator[Page]], ...] = (
    home_pages,
    content_pages,
    authority_pages,
    list_pages,
    responsibility_pages,
    item_pages,
    comparison_pages,
    benchmark_pages,
    procedure_pages,
    law_pages,
    outcome_pages,
    negative_pages,
    fund_pages,
    statistics_pages,
    change_pages,
    browse_pages,
)


def pages(desk: Desk) -> Iterator[Page]:
    """Every page of the site, made one at a time."""
    for kind in KINDS:
        yield from kind(desk)
