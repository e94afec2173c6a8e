"""No cell stops a build by an expression of ours: counted in steps, not in seconds."""

import re
import sys
from collections.abc import Iterator

import pytest

from benchmarks.regexes import alphabet, patterns, units
from tests.conftest import ROOT
from tests.steps import TooManyStepsError, Trial, repeats, steps

SHORT, LONG, FEW, MANY = 60, 120, 2000, 50_000
BOUNDED = {
    "plugins.registry.instruments.repeals._SENTENCE": "1,200 characters of a statute's end",
    "plugins.registry.instruments.statutory_ranges._CASE_OF_ITEMS": "the head of one article",
    "plugins.registry.values.citation_lexis.GROUP": "at most 60 numbers in a row",
    "plugins.registry.values.range_reader._CONDITION": "at most 200 characters",
    "plugins.registry.values.range_reader._LONG_CONDITION": "at most 400 characters",
    "plugins.search.terms._NUMBER": "one number of a document, not a text",
}
"""Expressions that look no further than so far, however long the text is."""
EVERY = dict(patterns())


@pytest.fixture(autouse=True)
def _deep_enough() -> Iterator[None]:
    """A repeat is a call of a function here, as often as it goes on."""
    before = sys.getrecursionlimit()
    sys.setrecursionlimit(20_000)
    yield
    sys.setrecursionlimit(before)


def asked_once(name: str) -> bool:
    """Whether the program asks the expression at one place of a text only, and never searches."""
    module, _, short = name.rpartition(".")
    own = ROOT / f"{module.replace('.', '/')}.py"
    if not short.startswith("_") or not own.is_file():
        return False
    uses = re.findall(rf"\b{short}\b(?:\.(\w+))?", own.read_text("utf-8"))
    return set(uses) <= {"", "match", "fullmatch"} and uses.count("") == 1


def slow(pattern: re.Pattern[str], *, only_here: bool = False) -> str:
    """What a text has to repeat so that twice the text is more than three times the work."""
    for unit in units(alphabet(pattern.pattern)):
        try:
            twice = steps(pattern, (unit * LONG)[:LONG] + "\x00", MANY, only_here=only_here)
        except TooManyStepsError:
            return unit
        once = 0
        if twice > FEW:
            once = steps(pattern, (unit * SHORT)[:SHORT] + "\x00", MANY, only_here=only_here)
        if once and twice > 3 * once:
            return unit
    return ""


def test_no_expression_of_ours_grows_faster_than_the_text() -> None:
    found = {
        name: slow(one, only_here=asked_once(name)) for name, one in EVERY.items() if repeats(one)
    }
    assert len(found) > 80
    assert {name for name, unit in found.items() if unit} <= BOUNDED.keys()


@pytest.mark.parametrize(
    "pattern",
    [r"\s*<\?xml", r"(a|aa)+b", r"(a*)*b", r"问.{1,2000}?答", r"a*a*b", r"(?=.*b)a", r"\d+\d+年"],
)
def test_an_expression_that_could_stop_a_build_is_seen(pattern: str) -> None:
    assert slow(re.compile(pattern))


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        (r"(?i)[k-m]x|İ", "KX lX İ kx Mx"),
        (r"(?P<a>['\"]).*?(?P=a)", 'x \'a"b\' "c"'),
        (r"^b$", "a\nb\nc"),
        (r"(?m)^b$", "a\nb\nc"),
        (r"(?<![0-9])[0-9]++(?![0-9年])", "12年 34 567"),
        (r"(?>a+)b|\bc\b|\Bd", "aab c ad"),
        (r"[^\W\d_]+?(?=号)|\D\S{2,3}\Z", "文书号 a12"),
    ],
)
def test_steps_are_counted_of_what_re_finds(pattern: str, text: str) -> None:
    compiled = re.compile(pattern)
    assert Trial(compiled, text, MANY).found() == [one.span() for one in compiled.finditer(text)]
