import json
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from plugins.search.folding import fold, variants, variants_in
from plugins.search.records import SearchDocument
from plugins.search.speaking import reading
from plugins.search.terms import (
    MOST_WAYS,
    exact_key,
    matches,
    number_matches,
    number_parts,
    parse,
    terms,
)
from plugins.search.wording import INITIALS, SPELT, heard, is_sound, read_synonyms, sounds

CASES: dict[str, list[list[Any]]] = json.loads(
    (Path(__file__).parent / "terms.json").read_text(encoding="utf-8")
)
CASES.pop("about")
SYNONYM_CASES = CASES.pop("synonyms")
SYNONYMS = {common: tuple(names) for common, *names in SYNONYM_CASES}


def told(form: str) -> str:
    """A form as the case file writes it: sounds in letters."""
    if not is_sound(form):
        return form
    base, name = (INITIALS, "initials") if ord(form[0]) >= INITIALS else (SPELT, "spelt")
    return f"{name}:" + "".join(chr(ord(one) - base) for one in form)


def test_there_are_at_least_three_hundred_cases() -> None:
    assert sum(map(len, CASES.values())) >= 300


@pytest.mark.parametrize(("text", "folded"), CASES["fold"], ids=ascii)
def test_text_is_folded(text: str, folded: str) -> None:
    assert fold(text) == folded
    assert fold(folded) == folded


@pytest.mark.parametrize(("text", "grown", "cut"), CASES["terms"], ids=ascii)
def test_text_is_cut_into_terms(text: str, grown: list[str], cut: list[str]) -> None:
    assert list(terms(text, set(grown))) == cut


@pytest.mark.parametrize(("query", "words", "excluded"), CASES["queries"], ids=ascii)
def test_a_query_is_read(query: str, words: list[str], excluded: list[str]) -> None:
    read = parse(query)
    assert [list(read.words), list(read.excluded)] == [words, excluded]


@pytest.mark.parametrize(("text", "letters", "key"), CASES["numbers"], ids=ascii)
def test_a_document_number_is_read(text: str, letters: str | None, key: str | None) -> None:
    parts = number_parts(text)
    assert (parts and parts.letters, parts and parts.key[1:]) == (letters, key)


@pytest.mark.parametrize(("asked", "code", "same"), CASES["number_matches"], ids=ascii)
def test_a_document_number_in_any_form_is_the_documents_own(
    asked: str, code: str, *, same: bool
) -> None:
    parts = number_parts(asked)
    assert parts is not None
    assert number_matches(parts, code) is same


@pytest.mark.parametrize(("one", "other", "same"), CASES["exact"], ids=ascii)
def test_a_whole_code_is_the_same_however_it_is_spaced(one: str, other: str, *, same: bool) -> None:
    assert (exact_key(one) == exact_key(other)) is same


@pytest.mark.parametrize(("query", "forms"), CASES["forms"], ids=ascii)
def test_a_word_stands_for_official_names_citations_and_sounds(
    query: str, forms: list[list[str]]
) -> None:
    assert [list(map(told, some)) for some in parse(query, SYNONYMS).forms] == forms


@pytest.mark.parametrize(("letters", "reading", "same"), CASES["heard"], ids=ascii)
def test_letters_are_heard_from_the_beginning_of_a_syllable(
    letters: str, reading: str, *, same: bool
) -> None:
    assert any(heard(form, reading) for form in sounds(letters)) is same


def test_so_many_ways_to_read_a_query_are_tried_and_no_more() -> None:
    query = parse("城管 环保 122条 处罚法34", SYNONYMS)
    assert query.ways()[0] == query.words
    assert len(query.ways()) == MOST_WAYS


def test_synonyms_are_read_a_group_a_line(tmp_path: Path) -> None:
    path = tmp_path / "synonyms.txt"
    path.write_text(
        "# 说明\n城管 ＝ 综合行政执法、城市管理 # 尾注\n\n空 =\n= 无\n城管=执法\n", "utf-8"
    )
    assert read_synonyms(path) == {"城管": ("综合行政执法", "城市管理", "执法")}
    assert read_synonyms(tmp_path / "none.txt") == {}


def test_a_title_is_read_aloud() -> None:
    assert reading("对“女工”𠮷的处罚（A1）") == "dui nv gong ? de chu fa"


def test_the_browser_reads_every_case_the_same(script: Page) -> None:
    met = set("".join(text for text, _ in CASES["fold"]))
    met.update("".join(query for query, _, _ in CASES["queries"]))
    met.update("".join(text for text, _, _ in CASES["numbers"]))
    pairs = "".join(one + form for one, form in sorted(variants_in(set().union(*met)).items()))
    read = script.evaluate(
        """([cases, pairs, synonyms]) => {
          const search = fourListsSearch;
          search.learn(pairs);
          const number = (parts) => (parts ? [parts.letters, parts.key.slice(1)] : [null, null]);
          const matched = ([asked, code]) => search.numberMatches(search.numberParts(asked), code);
          return {
            fold: cases.fold.map(([text]) => search.fold(text)),
            terms: cases.terms.map(([text, grown]) => search.terms(text, new Set(grown))),
            queries: cases.queries.map(([query]) => search.parse(query))
              .map((read) => [read.words, read.excluded]),
            numbers: cases.numbers.map(([text]) => number(search.numberParts(text))),
            number_matches: cases.number_matches.map(matched),
            exact: cases.exact.map((pair) => pair.slice(0, 2).map(search.exactKey)),
            forms: cases.forms.map(([query]) => search.parse(query, synonyms).forms),
            ways: cases.forms.map(([query]) => search.ways(search.parse(query, synonyms))),
            heard: cases.heard.map(([letters, reading]) => search.parse(letters).forms[0].slice(1)
              .some((form) => search.heard(form, reading) !== null)),
          };
        }""",
        [CASES, pairs, SYNONYM_CASES],
    )
    assert [[list(map(told, one)) for one in some] for some in read["forms"]] == [
        forms for _, forms in CASES["forms"]
    ]
    assert read["ways"] == [
        [list(way) for way in parse(query, SYNONYMS).ways()] if query else [[]]
        for query, _ in CASES["forms"]
    ]
    assert read["fold"] == [folded for _, folded in CASES["fold"]]
    assert read["terms"] == [cut for _, _, cut in CASES["terms"]]
    assert read["queries"] == [[words, excluded] for _, words, excluded in CASES["queries"]]
    assert read["numbers"] == [[letters, key] for _, letters, key in CASES["numbers"]]
    assert read["number_matches"] == [same for _, _, same in CASES["number_matches"]]
    assert [bool(one) for one in read["heard"]] == [
        same and len(letters) > 2 for letters, _, same in CASES["heard"]
    ]
    assert read["exact"] == [list(map(exact_key, pair)) for *pair, _ in CASES["exact"]]


def test_variants_lead_to_a_form_that_has_no_variant() -> None:
    assert len(variants()) > 4000
    assert not set(variants().values()) & variants().keys()


DOCUMENT = SearchDocument(
    address="items/1/",
    kind="item",
    title="对未取得许可从事食品（小作坊）经营的处罚",
    code="示市监罚〔2025〕123号",
    texts=(("事实", "现场检查时发现“三同时”制度没有落实"),),
    summary="总结里的字",
)


@pytest.mark.parametrize(
    ("query", "holds"),
    [
        ("食品", True),
        ("食品(小作坊)经营", True),
        ("三同时制度", True),
        ("许可 制度", True),
        ("许可 -制度", False),
        ("“从事 食品”", False),
        ("总结", False),
        ("对未取得许可从事食品小作坊经营的处罚", True),
        ("市监罚[2025]第123号", True),
        ("2025 123", True),
        ("〔2025〕12号", False),
        ("〔2025〕12", True),
        ("", False),
        ("-许可", False),
    ],
)
def test_what_a_hit_is(query: str, *, holds: bool) -> None:
    assert matches(parse(query), DOCUMENT) is holds
