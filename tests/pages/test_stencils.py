"""A page filled into a stencil is, byte for byte, the page that the templates draw."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from itertools import chain, cycle

import pytest
from hypothesis import given
from hypothesis import strategies as some

import pelicanconf
from plugins.pages.assets import read_assets
from plugins.pages.desk import OUTCOME_TYPES, Desk, described_as
from plugins.pages.frames import Frames
from plugins.pages.parts import Fact
from plugins.pages.rendering import as_address, environment
from plugins.pages.settings import SiteSettings
from plugins.pages.stencils import BEGIN, BETWEEN, FIRST
from plugins.pages.views.all import makings
from plugins.pages.views.citing import cited
from plugins.pages.views.outcomes.pages import THERE, Words, outcome_sketch
from plugins.pages.views.page import Sketch
from plugins.pages.written import Written
from plugins.publication.public import publish_as_of
from plugins.publication.records import PublicOutcome
from plugins.registry.cells import as_cited
from plugins.registry.loading import load
from tests.conftest import ROOT

TODAY = date(2026, 11, 20)
GUIDES = tuple(Written(slug, slug, "", "") for slug in ("how-to-appeal", "correction"))


@pytest.fixture(scope="module")
def frames() -> Frames:
    """What draws the pages of the example's lists."""
    loaded = load(ROOT / "lists", [ROOT / "content" / "laws"], today=TODAY)
    settings = SiteSettings.of(vars(pelicanconf))
    desk = Desk(publish_as_of(loaded, TODAY).public, settings, GUIDES)
    theme = ROOT / "theme"
    return Frames(environment(theme / "templates"), desk, read_assets(theme))


def outcomes(desk: Desk) -> Iterator[PublicOutcome]:
    return chain.from_iterable(desk.public.all(kind) for kind in OUTCOME_TYPES)


def same(frames: Frames, sketch: Sketch) -> bool:
    return frames.made(sketch) == frames.render(sketch.page(frames.desk)).encode()


def test_every_outcome_of_the_example_is_what_the_templates_draw(frames: Frames) -> None:
    sketches = [outcome_sketch(frames.desk, outcome) for outcome in outcomes(frames.desk)]
    assert len(sketches) > 200
    assert not [sketch.address for sketch in sketches if not same(frames, sketch)]


def test_a_sketch_stands_at_the_address_of_its_outcome(frames: Frames) -> None:
    desk = frames.desk
    for outcome in outcomes(desk):
        sketch = outcome_sketch(desk, outcome)
        assert sketch.address == desk.addresses.outcome(outcome) == sketch.page(desk).address


def test_outcomes_of_all_shapes_are_filled_from_few_stencils(frames: Frames) -> None:
    fresh = Frames(frames.theme, frames.desk, frames.assets)
    made = [fresh.made(outcome_sketch(frames.desk, one)) for one in outcomes(frames.desk)]
    assert len(fresh._stencils) < len(made) / 4


HOSTILE = [
    "<script>alert(1)</script>",
    "\"'&amp;<>&",
    "{{ 7 * 7 }}",
    "罚款\u202e元万五\u2066\u200f\x00\x1f\x7f",
    f"{BEGIN}{chr(FIRST)}",
    f"甲{BETWEEN}乙",
    "%EE%83%B0%EE%84%80",
    "\\u003c</script>\\",
    "\u2028\t 一\u3000二",
    "示例市四张清单",
]
word = some.one_of(some.sampled_from(HOSTILE), some.text(min_size=1, max_size=9))


def with_words(sketch: Sketch, words: list[str]) -> Sketch:
    """*sketch* saying *words*, over and over, in the place of all it says."""
    again = cycle(words)

    def told(fact: Fact) -> Fact:
        lines = tuple(next(again) for _ in fact.lines)
        return replace(fact, lines=lines, note=next(again) if fact.note else "")

    said = Words(*sketch.words[:3], *(next(again) if one else "" for one in sketch.words[3:]))
    said = said._replace(described=f"述{described_as(said.described)}")
    return replace(sketch, words=said, facts=tuple(tuple(map(told, g)) for g in sketch.facts))


def test_whatever_the_words_are_they_come_out_as_the_templates_write_them(frames: Frames) -> None:
    every = list(outcomes(frames.desk))

    @given(which=some.integers(0, len(every) - 1), words=some.lists(word, min_size=1, max_size=12))
    def holds(which: int, words: list[str]) -> None:
        assert same(frames, with_words(outcome_sketch(frames.desk, every[which]), words))

    holds()


def test_words_in_an_address_are_quoted_as_everywhere(frames: Frames) -> None:
    assert as_address("第1行 › a/b~c&<") == "%E7%AC%AC1%E8%A1%8C%20%E2%80%BA%20a/b~c%26%3C"
    assert frames.desk.settings.contact_mail, "else no page has words in an address"


def test_what_is_kept_of_citations_is_what_the_law_says_on_any_day(frames: Frames) -> None:
    """Between two days that an edition names, nothing that is told of a citation changes."""
    statutes = frames.desk.statutes
    texts = {o.basis.text: o.basis for o in outcomes(frames.desk) if o.basis}
    texts |= {
        text: as_cited(text)
        for text in (
            "《行政处罚法》第三十三条第一款",
            "《中华人民共和国行政处罚法》（2017年修正）第二十七条",
            "《行政复议法》第二十条；《没有这部法》第一条",
            "《行政强制法》第九条第（二）项",
        )
    }
    days = [date(1996, 1, 1) + timedelta(days=97 * step) for step in range(118)]
    for text in texts.values():
        seen: dict[int, object] = {}
        for day in days:
            told = cited(frames.desk, THERE, text, on=day)
            assert seen.setdefault(statutes.period(text, day), told) == told


def test_no_making_holds_an_outcome(frames: Frames) -> None:
    every = set(map(id, outcomes(frames.desk)))
    made = [making.make for making in makings(frames.desk)]
    held = [thing for one in made if isinstance(one, partial) for thing in one.args]
    assert held
    flat = [one for thing in held for one in (thing if isinstance(thing, tuple) else (thing,))]
    assert not every & set(map(id, flat))
