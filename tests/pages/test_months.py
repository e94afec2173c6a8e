"""Outcomes a month to a page: each has its place there, told in full; every link leads to it."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from urllib.parse import urldefrag, urljoin

import pytest
from playwright.sync_api import Browser

import pelicanconf
from plugins.downloads.feeds import feeds
from plugins.pages import months
from plugins.pages.assets import read_assets, write_assets
from plugins.pages.desk import Desk
from plugins.pages.frames import Frames
from plugins.pages.months import Months
from plugins.pages.redirects import FORMS, write_maps
from plugins.pages.rendering import environment
from plugins.pages.settings import EACH, MONTH, SiteSettings
from plugins.pages.takedown import _row_of
from plugins.pages.views.all import makings
from plugins.pages.views.outcomes.pages import outcome_sketch
from plugins.publication.policy import Policy
from plugins.publication.records import PublicOutcome, PublicTombstone
from plugins.registry.models.authorities import Authority
from plugins.registry.models.outcomes import PenaltyDecision
from plugins.registry.vocabulary import DecisionState, Level, PartyKind, PenaltyProcedure
from plugins.search.documents.sheaves import Sheaves
from tests.conftest import ROOT, Remark, served
from tests.publication.making import DAY, OTHER, penalty, published, record

POLICY = Policy(assessed=date(2026, 3, 2), light={OTHER: "示例市规定"})
THEME = ROOT / "theme"
HREF = re.compile(r'<a[^>]* href="([^"]*)"')
PLACE = re.compile(r' id="(o-[0-9a-f]{16})"')


def person(row: int, **fields: object) -> PenaltyDecision:
    return penalty(row, party="王小明", party_kind=PartyKind.NATURAL, **fields)


def authority() -> Authority:
    return record(Authority, 1, name=OTHER, level=Level.CITY, government="示例市人民政府")


def decisions() -> tuple[PenaltyDecision, ...]:
    simple = PenaltyProcedure.SIMPLE
    return (
        *(penalty(row, decided=date(2026, 10, row)) for row in range(2, 9)),
        penalty(20, procedure=simple, offence="乱停放", decided=date(2026, 10, 20)),
        penalty(21, decided=date(2026, 9, 30)),
        *(person(row, decided=date(2026, 10, row)) for row in range(10, 13)),
    )


def desk_of(*records: object, pages: str = MONTH) -> Desk:
    given = published(authority(), *records, policy=POLICY)  # type: ignore[arg-type]
    settings = replace(SiteSettings.of(vars(pelicanconf)), today=DAY, outcome_pages=pages)
    return Desk(given.public, settings)


@dataclass(frozen=True)
class Made:
    """A site in memory."""

    desk: Desk
    pages: Mapping[str, str]

    @classmethod
    def of(cls, desk: Desk) -> "Made":
        frames = Frames(environment(THEME / "templates"), desk, read_assets(THEME))
        every = [page for making in makings(desk) for page in making.make()]
        made = cls(desk, {page.address: frames.made(page).decode() for page in every})
        assert len(made.pages) == len(every), "two pages at one address"
        return made

    def told(self, outcome: PublicOutcome) -> str:
        """The part of its page that tells *outcome*."""
        page, anchor = self.desk.addresses.outcome(outcome).split("#")
        (_, rest) = self.pages[page].split(f'<section class="section" id="{anchor}"')
        return rest.partition("</section>")[0]


@pytest.fixture(scope="module")
def made() -> Made:
    return Made.of(desk_of(*decisions()))


def test_every_outcome_has_one_place_and_is_told_there_in_full(made: Made) -> None:
    outcomes = list(made.desk.outcomes)
    assert len(outcomes) == len(decisions())
    for outcome in outcomes:
        told, sketch = made.told(outcome), outcome_sketch(made.desk, outcome)
        said = [line for group in sketch.facts for fact in group for line in fact.lines]
        assert sketch.words[3] in told
        assert not [line for line in said if line not in told]
        assert made.desk.url(made.desk.addresses.outcome(outcome)) in told


def test_there_is_a_page_for_each_month_and_none_for_an_outcome(made: Made) -> None:
    pages = sorted(page for page in made.pages if page.startswith("penalties/"))
    assert [page.rpartition("/")[2] for page in pages] == [
        "09.html",
        "10-persons.html",
        "10.html",
        "index.html",
    ]


def test_persons_stand_apart_and_search_engines_leave_only_their_pages_out(made: Made) -> None:
    for page, html in made.pages.items():
        assert ("noindex" in html) == ("-persons" in page), page
    for outcome in made.desk.outcomes:
        of_person = made.desk.public.is_of_person(outcome)
        assert of_person == ("-persons" in made.desk.addresses.outcome(outcome))


def broken(pages: Mapping[str, str]) -> Iterable[tuple[str, str]]:
    places = {page: set(re.findall(r' id="([^"]+)"', html)) for page, html in pages.items()}
    for page, html in pages.items():
        for href in HREF.findall(html):
            target, anchor = urldefrag(urljoin(f"https://host/{page}", href))
            path = target.removeprefix("https://host/")
            lost = path not in pages or bool(anchor and anchor not in places[path])
            if path.startswith("penalties/") and lost:
                yield page, href


def test_every_link_to_an_outcome_leads_to_its_place(made: Made) -> None:
    assert not list(broken(made.pages))
    lists = [html for page, html in made.pages.items() if page.endswith("2026/index.html")]
    linked = {href for html in lists for href in HREF.findall(html) if "#o-" in href}
    assert len(linked) == len(decisions())


def test_search_feeds_and_linked_data_lead_to_the_place(made: Made) -> None:
    places = {made.desk.addresses.outcome(outcome) for outcome in made.desk.outcomes}
    found = (document for document in Sheaves(made.desk).documents() if document.kind == "outcome")
    assert {document.address for document in found} == places
    urls = {made.desk.url(place) for place in places if "-persons" not in place}
    everything = "".join(data.decode() for _, data in feeds(made.desk))
    assert {url for url in urls if url in everything} == urls
    assert "-persons" not in everything
    assert not re.findall(r"<id>[^<]*#[^<]*#", everything)
    month = next(html for page, html in made.pages.items() if page.endswith("2026/10.html"))
    data = month.partition("application/ld+json")[2].partition("</script>")[0]
    assert {url for url in urls if f'"{url}"' in data} == {u for u in urls if "/10.html" in u}


def test_a_remedy_is_told_once_for_the_page_and_again_where_review_comes_first(made: Made) -> None:
    month = next(html for page, html in made.pages.items() if page.endswith("2026/10.html"))
    assert month.count('id="remedies"') == month.count('id="remedies-simple"') == 1
    on_the_spot = next(o for o in made.desk.outcomes if getattr(o, "offence", "") == "乱停放")
    assert 'href="#remedies-simple"' in made.told(on_the_spot)


def test_what_is_taken_down_may_be_named_by_its_place(made: Made) -> None:
    outcome = next(iter(made.desk.outcomes))
    address = made.desk.url(made.desk.addresses.outcome(outcome))
    assert _row_of(address, made.desk).endswith(f"第{outcome.source.row}行")
    with pytest.raises(Exception, match="没有讲一条记录"):
        _row_of(address.partition("#")[0], made.desk)


def test_a_long_month_is_cut_and_one_more_outcome_moves_no_other(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(months, "FULL", 2)
    before = Made.of(desk_of(*decisions()))
    assert not list(broken(before.pages))
    contents = next(html for page, html in before.pages.items() if page.endswith("/10.html"))
    parts = [page for page in before.pages if re.search(r"/10-[0-9a-f]\.html", page)]
    assert len(parts) > 1
    assert all(part.rpartition("/")[2] in contents for part in parts)
    after = desk_of(*decisions(), penalty(30, decided=date(2026, 10, 19)))
    moved = {
        outcome.source: (before.desk.addresses.outcome(outcome), after.addresses.outcome(outcome))
        for outcome in before.desk.outcomes
    }
    assert not [pair for pair in moved.values() if pair[0] != pair[1]]


def test_a_page_is_cut_in_time() -> None:
    counted = Months(lambda _: False)
    outcome = next(iter(desk_of(penalty()).outcomes))
    month = counted.month(outcome)
    for count, digits in (
        (0, 0),
        (months.FULL, 0),
        (months.FULL + 1, 1),
        (16 * months.FULL + 1, 2),
    ):
        assert Months(lambda _: False, {month: count}).digits(month) == digits


def test_a_withdrawn_decision_keeps_its_place_and_leads_to_the_reason() -> None:
    fallen = penalty(
        40,
        state=DecisionState.REVOKED,
        state_date=date(2026, 11, 10),
        state_reason="事实认定有误",
        decided=date(2026, 10, 14),
    )
    standing = desk_of(*decisions(), penalty(40, decided=date(2026, 10, 14)))
    place = next(standing.addresses.outcome(o) for o in standing.outcomes if o.source.row == 40)
    made = Made.of(desk_of(*decisions(), fallen))
    (stone,) = made.desk.public.all(PublicTombstone)
    page, anchor = place.split("#")
    assert made.desk.addresses.tombstone(stone) in made.pages
    section = made.pages[page].partition(f'id="{anchor}"')[2].partition("</section>")[0]
    assert made.desk.addresses.tombstone(stone).rpartition("/")[2] in section
    assert not list(broken(made.pages))


def test_the_host_is_told_where_each_page_went_and_persons_are_told_to_nobody_else(
    made: Made, tmp_path: Path
) -> None:
    each = desk_of(*decisions(), pages=EACH)
    assert write_maps(made.desk, tmp_path) == len(decisions())
    lines = (tmp_path / "nginx.map").read_text().splitlines()
    told = {old: new[1:-2] for old, new in (line.split(" ") for line in lines)}
    moved = {f"/{each.addresses.outcome(outcome)}" for outcome in each.outcomes}
    assert set(told) == moved
    assert set(told.values()) == {f"/{made.desk.addresses.outcome(o)}" for o in made.desk.outcomes}
    assert len((tmp_path / "_redirects").read_text().splitlines()) == len(told)
    write_maps(each, tmp_path)
    assert not [name for name in FORMS if (tmp_path / name).exists()]


def test_pages_of_their_own_are_what_they_are_without_the_choice() -> None:
    each = Made.of(desk_of(*decisions(), pages=EACH))
    assert not list(broken(each.pages))
    assert not [html for html in each.pages.values() if PLACE.search(html)]


@pytest.mark.parametrize("value", ["", "day", None, 1])
def test_another_value_is_refused_in_a_sentence(value: object) -> None:
    with pytest.raises(ValueError, match="OUTCOME_PAGES 只能是"):
        SiteSettings.of({**vars(pelicanconf), "OUTCOME_PAGES": value})


def test_pages_of_months_are_valid_html(
    made: Made, tmp_path: Path, html_validator: Callable[[Path], list[Remark]]
) -> None:
    told = {address: html for address, html in made.pages.items() if PLACE.search(html)}
    assert len(told) == 3
    for address, html in told.items():
        path = tmp_path / address
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(html, encoding="utf-8")
    assert html_validator(tmp_path) == []


@pytest.mark.parametrize("width", [375, 1280])
def test_in_a_browser_the_place_opens_at_its_outcome(
    made: Made, tmp_path: Path, chromium: Browser, width: int
) -> None:
    for address, html in made.pages.items():
        path = tmp_path / address
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(html, encoding="utf-8")
    write_assets(read_assets(THEME), tmp_path)
    last = list(made.desk.outcomes)[3]
    with served(tmp_path) as host:
        context = chromium.new_context(
            viewport={"width": width, "height": 800}, reduced_motion="reduce"
        )
        page = context.new_page()
        page.goto(f"{host}/{made.desk.addresses.outcome(last)}")
        shown = page.locator(":target h2")
        assert last.document_no
        assert shown.inner_text() == last.document_no.text
        box = shown.bounding_box()
        assert box
        assert 0 <= box["y"] < 400
        assert page.evaluate("document.documentElement.scrollWidth") == width
        context.close()
