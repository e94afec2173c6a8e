"""The files and the script against brute force: nothing true missed, nothing false shown."""

from itertools import islice
from pathlib import Path

import pytest
from opencc import OpenCC
from playwright.sync_api import Page

from plugins.search.files import IndexFolder
from plugins.search.folding import fold
from plugins.search.records import SearchDocument
from plugins.search.shards import write_index
from plugins.search.terms import compact, matches, number_parts, parse
from tests.search.conftest import Served
from tests.search.generated import substrings
from tests.search.planned import PLAN

ALL = """async (queries) => {
  const answers = [];
  for (const query of queries) {
    const { hits, ...found } = await index.search({ query, size: 1e9 });
    const first = hits.slice(0, 1);
    answers.push({ ...found, first, addresses: hits.map((hit) => hit.address) });
  }
  return answers;
}"""
ONE = "(query) => index.search({ query, size: 1e9 })"


class Truth:
    """What holds a query, found by looking into every text."""

    def __init__(self, documents: list[SearchDocument]) -> None:
        self.documents = documents
        self.texts = [[fold(text) for text in one.searched()] for one in documents]
        self.whole = [{compact(one.code), compact(one.title)} for one in documents]

    def __call__(self, query: str) -> list[str]:
        asked = parse(query)
        number = any(map(number_parts, (*asked.words, *asked.excluded, asked.whole)))
        return sorted(
            one.address
            for one, texts, whole in zip(self.documents, self.texts, self.whole, strict=True)
            if (
                matches(asked, one)
                if number or compact(asked.whole) in whole
                else bool(asked.words)
                and all(any(word in text for text in texts) for word in asked.words)
                and not any(word in text for text in texts for word in asked.excluded)
            )
        )


@pytest.fixture(scope="module")
def truth(found: Served) -> Truth:
    return Truth(found.documents)


def check(script: Page, truth: Truth, queries: list[str]) -> None:
    """Each of *queries* finds exactly what holds it, and says how many that are."""
    for query, answer in zip(queries, script.evaluate(ALL, queries), strict=True):
        wanted = truth(query)
        assert sorted(answer["addresses"]) == wanted, query
        assert (answer["total"], answer["exact"]) == (len(wanted), True), query


def test_every_substring_is_found_and_nothing_else(
    script: Page, found: Served, truth: Truth
) -> None:
    check(script, truth, list(substrings(found.documents, 250, seed=11, longest=8)))


def test_long_substrings_are_found(script: Page, found: Served, truth: Truth) -> None:
    check(script, truth, list(substrings(found.documents, 40, seed=12, longest=40)))


def test_single_characters_are_found(script: Page, found: Served, truth: Truth) -> None:
    check(script, truth, list(substrings(found.documents, 40, seed=13, longest=1)))


def test_several_words_must_all_stand_and_left_out_words_must_not(
    script: Page, found: Served, truth: Truth
) -> None:
    words = list(substrings(found.documents, 120, seed=14, longest=4))
    pairs = [f"{one} {other}" for one, other in zip(words[::2], words[1::2], strict=True)]
    check(script, truth, pairs)
    check(
        script, truth, [f"{one} -{other}" for one, other in zip(words, words[7:60], strict=False)]
    )
    check(script, truth, [f'"{one}" -"{one}x"' for one in words[:5]])


def test_traditional_characters_find_simplified_text(
    script: Page, found: Served, truth: Truth
) -> None:
    convert = OpenCC("s2t").convert
    texts = (convert(one) for one in substrings(found.documents, 200, seed=15))
    simple = set(substrings(found.documents, 200, seed=15))
    queries = list(islice((text for text in texts if text not in simple), 60))
    assert len(queries) == 60
    check(script, truth, queries)


@pytest.mark.parametrize(
    "form",
    ["{letters}〔{year}〕{number}号", "{letters}[{year}]{number}号", "（{year}）{number}号",
     "【{year}】{number}", "{year} {number}", "{letters}{year}年第{number}号", "{year}第{number}",
     "{letters}〔{year}〕第{number}号"],
)  # fmt: skip
def test_a_document_number_is_found_in_any_form(
    script: Page, found: Served, truth: Truth, form: str
) -> None:
    outcomes = [one for one in found.documents if one.kind == "outcome"][::40]
    queries = []
    for one in outcomes:
        letters, _, rest = one.code.partition("〔")
        year, _, number = rest.partition("〕")
        queries.append(form.format(letters=letters, year=year, number=number.rstrip("号")))
    queries += [
        query.translate(str.maketrans("0123456789", "０１２３４５６７８９"))
        for query in queries[:2]
    ]
    check(script, truth, queries)
    answer = script.evaluate(ALL, queries[:1])[0]
    assert answer["addresses"][0] == outcomes[0].address


def test_a_number_does_not_find_a_longer_one(script: Page, found: Served, truth: Truth) -> None:
    wanted = [one.code for one in found.documents if one.code.endswith("〕12号")]
    answer = script.evaluate(ALL, ["12号"])[0]
    assert len(answer["addresses"]) > len(wanted)
    check(script, truth, ["〕12号", "〔2025〕2号", "〔2025〕12号"])


def test_codes_and_titles_come_first(script: Page, found: Served) -> None:
    for one in found.documents[::29]:
        for query in (one.code, one.title):
            first = script.evaluate(ALL, [query])[0]["first"][0]
            told = {key: "".join(piece for piece, _ in first[key]) for key in ("code", "title")}
            assert query in told.values(), query


def test_what_is_nowhere_is_not_found(script: Page, found: Served, truth: Truth) -> None:
    check(script, truth, ["龘龘", "食品龘", "zzzz", "😀", "𠮷野家", "བོད་ཡིག", "食品 龘", "\"'"])


def test_facets_count_what_their_filters_would_leave(script: Page, found: Served) -> None:
    labels = {"item": "权力清单", "benchmark": "裁量基准", "outcome": "执法结果"}
    whole = script.evaluate(ONE, "餐饮")
    hits = [one for one in found.documents if matches(parse("餐饮"), one)]
    assert dict(whole["facets"]["list"]) == {
        label: count
        for kind, label in labels.items()
        if (count := sum(one.kind == kind for one in hits))
    }
    for name in ("authority", "kind", "level", "year"):
        counts = {value: sum(one.facet(name) == value for one in hits) for _, value in
                  {(0, one.facet(name)) for one in hits} if value}  # fmt: skip
        assert dict(whole["facets"][name]) == counts
        value = max(counts, key=lambda key: (counts[key], key))
        left = script.evaluate(
            "(filters) => index.search({ query: '餐饮', filters, size: 1e9 })", {name: [value]}
        )
        assert sorted(hit["address"] for hit in left["hits"]) == sorted(
            one.address for one in hits if one.facet(name) == value
        )
        assert dict(left["facets"][name]) == counts


def test_pages_of_hits_follow_one_another(script: Page, found: Served) -> None:
    ask = "([from, size]) => index.search({ query: '示例市', from, size })"
    whole = [hit["address"] for hit in script.evaluate(ask, [0, 60])["hits"]]
    parts = [script.evaluate(ask, [start, 20]) for start in (0, 20, 40)]
    assert [hit["address"] for part in parts for hit in part["hits"]] == whole
    assert [part["more"] for part in parts] == [True, True, True]
    assert len(set(whole)) == 60


def test_hits_mark_the_words_and_only_them(script: Page, found: Served) -> None:
    convert = "([text, words]) => fourListsSearch.marked(text, words)"
    assert script.evaluate(convert, ["对（食品）经营食品的", ["食品", "(食"]]) == [
        ["对", False], ["（食品", True], ["）经营", False], ["食品", True], ["的", False],
    ]  # fmt: skip
    assert script.evaluate(convert, ["“三 同”  时", ["三 同"]]) == [
        ["“", False], ["三 同", True], ["”  时", False],
    ]  # fmt: skip
    assert script.evaluate(convert, ["𠮷野家𠮷", ["𠮷"]]) == [
        ["𠮷", True], ["野家", False], ["𠮷", True],
    ]  # fmt: skip


def test_an_excerpt_shows_where_a_word_stands(script: Page, found: Served) -> None:
    one = next(one for one in found.documents if one.kind == "outcome")
    facts = dict(one.texts)["违法事实"]
    word = facts[70:84]
    hit = next(hit for hit in script.evaluate(ONE, word)["hits"] if hit["address"] == one.address)
    assert hit["label"] == "违法事实"
    assert [word, True] in hit["excerpt"]
    assert "".join(piece for piece, _ in hit["excerpt"]).strip("…") in facts


def asked_of(
    script: Page, folder: Path, documents_: list[SearchDocument], queries: list[str]
) -> list[list[str]]:
    """The addresses that an index of *documents_* gives for each query, best first."""
    write_index(documents_, IndexFolder(folder), PLAN)
    script.route(
        "**/other/**",
        lambda route: route.fulfill(path=folder / route.request.url.rpartition("/other/")[2]),
    )
    found: list[list[str]] = script.evaluate(
        """async (queries) => {
          const index = await fourListsSearch.open(new URL('other/entry.json', location).href);
          const found = [];
          for (const query of queries) {
            found.push((await index.search({ query, size: 99 })).hits.map((hit) => hit.address));
          }
          return found;
        }""",
        queries,
    )
    script.unroute("**/other/**")
    return found


def test_rare_hanzi_and_other_scripts_are_found_as_they_are_written(
    script: Page, tmp_path: Path
) -> None:
    words = ["𠮷野家", "𪚥", "𬀩", "བོད་ལྗོངས", "ᠮᠣᠩᠭᠣᠯ", "شىنجاڭ", "ひらがな", "カタカナ", "ꆈꌠ"]
    made = [
        SearchDocument(f"p/{at}", "item", f"对{word}的许可", texts=(("名称", f"{word}餐饮店"),))
        for at, word in enumerate(words)
    ]
    pieces = [piece for word in words for piece in (word, word[0], word[-1], f"对{word}")]
    wanted = [
        {one.address for one in made if any(fold(piece) in fold(text) for text in one.searched())}
        for piece in pieces
    ]
    found = asked_of(script, tmp_path, made, [*pieces, "ｶﾀｶﾅ"])
    assert [set(one) for one in found[:-1]] == wanted
    assert found[-1] == ["p/7"], "half-width kana find full-width ones"


def test_what_is_in_force_stands_before_what_is_repealed(script: Page, tmp_path: Path) -> None:
    made = [
        SearchDocument("p/old", "item", "食品经营许可", current=False),
        SearchDocument("p/new", "item", "食品生产许可"),
        SearchDocument("p/text", "item", "其他事项", texts=(("内容", "食品经营许可"),)),
    ]
    (found,) = asked_of(script, tmp_path, made, ["许可"])
    assert found == ["p/new", "p/old", "p/text"]
