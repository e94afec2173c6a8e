"""The order of the steps: at every moment of a publication readers find what pages promise."""

import re

from hypothesis import given
from hypothesis import strategies as st

from plugins.delivery.kinds import Kind, cache_control, content_type, kind
from plugins.delivery.planning import Stage, Step, plan
from plugins.delivery.sites import Content
from tests.delivery.sites import LINK, STYLE, page, pages, terms

EDITIONS = st.builds(
    pages,
    st.sampled_from(["one", "two", "three"]),
    st.integers(0, 4),
    st.sampled_from(["aaaaaaaaaa", "bbbbbbbbbb"]),
)
TERMS = re.compile(r'"edition": "([^"]+)"')


def contents(site: dict[str, str]) -> dict[str, Content]:
    return {address: Content.of(address, text.encode()) for address, text in site.items()}


def steps(old: dict[str, str], new: dict[str, str]) -> tuple[Step, ...]:
    return plan(contents(new), {address: new.get(address) == text for address, text in old.items()})


def moments(old: dict[str, str], new: dict[str, str]) -> list[dict[str, str]]:
    """What stands after each step."""
    there, seen = dict(old), []
    for step in steps(old, new):
        if step.removes:
            del there[step.address]
        else:
            there[step.address] = new[step.address]
        seen.append(dict(there))
    return seen


def reached(there: dict[str, str]) -> set[str]:
    """The pages that a reader of *there* can come to from the home page."""
    found: set[str] = set()
    ahead = {"index.html"}
    while ahead:
        address = ahead.pop()
        found.add(address)
        ahead |= {link for link in LINK.findall(there[address]) if link in there} - found
    return found


@given(EDITIONS, EDITIONS)
def test_at_the_end_exactly_the_new_site_stands(old: dict[str, str], new: dict[str, str]) -> None:
    assert [old, *moments(old, new)][-1] == new
    assert steps(new, new) == ()


@given(EDITIONS, EDITIONS)
def test_whenever_it_stops_the_rest_is_what_was_left(
    old: dict[str, str], new: dict[str, str]
) -> None:
    whole = steps(old, new)
    for number, there in enumerate(moments(old, new), start=1):
        assert {(s.address, s.removes) for s in steps(there, new)} == {
            (s.address, s.removes) for s in whole[number:]
        }


@given(EDITIONS, EDITIONS)
def test_at_every_moment_a_page_finds_its_style_and_links_lead_somewhere_or_to_the_withdrawn(
    old: dict[str, str], new: dict[str, str]
) -> None:
    withdrawn = set(old) - set(new)
    for there in moments(old, new):
        for address in reached(there):
            assert set(STYLE.findall(there[address])) <= set(there)
            assert set(LINK.findall(there[address])) <= set(there) | withdrawn


@given(EDITIONS, EDITIONS)
def test_what_is_withdrawn_is_gone_before_anything_is_sent(
    old: dict[str, str], new: dict[str, str]
) -> None:
    gone = {a for a in set(old) - set(new) if kind(a) not in (Kind.THEME, Kind.INDEX)}
    first = steps(old, new)[: len(gone)]
    assert {step.address for step in first if step.removes} == gone


@given(EDITIONS, EDITIONS)
def test_the_search_entry_never_names_what_is_not_there_yet(
    old: dict[str, str], new: dict[str, str]
) -> None:
    for there in moments(old, new):
        (edition,) = TERMS.findall(there["search/entry.json"])
        assert terms(edition) in there


def test_a_tombstone_comes_first_and_the_old_index_goes_before_pages_are_replaced() -> None:
    old, new = pages("one"), pages("two")
    new["item-1.html"] = page("two", mark='<div class="tombstone">')
    order = [(step.stage, step.address) for step in steps(old, new)]
    assert order[0] == (Stage.TOMBSTONES, "item-1.html")
    addresses = [address for _, address in order]
    forgotten = addresses.index(terms("one"))
    assert addresses.index("search/entry.json") < forgotten < addresses.index("data/items.csv")
    assert addresses[-1] == "index.html"


def test_without_a_withdrawal_the_old_index_stays_until_the_end() -> None:
    assert steps(pages("one"), pages("two"))[-1].address == terms("one")


def test_lists_are_replaced_after_the_pages_they_lead_to() -> None:
    order = [step.address for step in steps(pages("one"), pages("two"))]
    places = [order.index(a) for a in ("data/items.csv", "item-0.html", "list/index.html")]
    assert places == sorted(places)
    assert max(places) < order.index("index.html")


def test_only_names_with_a_digest_are_kept_for_ever() -> None:
    for_ever = (
        "theme/site.0123456789.css",
        "search/t/0123456789.bin",
        "search/d/012345678a/7.bin",
        "search/d/012345678a/sort.bin",
    )
    short = (
        "index.html",
        "theme/site.css",
        "theme/x/site.0123456789.css",
        "search/entry.json",
        "search/t/terms.bin",
        "data/theme/site.0123456789.css",
        "data/items.csv",
    )
    assert all("immutable" in cache_control(address) for address in for_ever)
    assert all("max-age=60" in cache_control(address) for address in short)


def test_text_is_sent_with_its_character_set() -> None:
    assert content_type("a/b.html") == "text/html; charset=utf-8"
    assert content_type("data/items.CSV") == "text/csv; charset=utf-8"
    assert content_type("search/t/0123456789.bin") == "application/octet-stream"
    assert content_type("unknown.thing") == "application/octet-stream"
