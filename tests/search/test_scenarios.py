"""What a citizen types, and gets: each sentence of the promise, in a real browser."""

import csv
import io
import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from plugins.registry.values.numerals import chinese_numeral
from plugins.search.records import SearchDocument
from tests.search.conftest import Served
from tests.search.test_page import QUERY, STATUS, TITLES

SAID = "[data-search-said]"
PAIR = "[data-search-pair]"


def ask(page: Page, words: str) -> list[str]:
    """Type *words*, and the titles that are shown for them."""
    page.fill(QUERY, words)
    page.locator(QUERY).press("Enter")
    expect(page.locator("[data-search]")).not_to_have_attribute("aria-busy", "true")
    page.wait_for_function(
        "(words) => new URLSearchParams(location.search).get('q') === words", arg=words
    )
    expect(page.locator(STATUS)).not_to_be_empty()
    return page.locator(TITLES).all_inner_texts()


def count(page: Page) -> int:
    """The number that is told."""
    return int(re.sub(r"\D", "", page.locator(STATUS).inner_text()))


def an(found: Served, kind: str, place: int = 3) -> SearchDocument:
    return [one for one in found.documents if one.kind == kind][place]


@pytest.mark.parametrize("length", [1, 2, 3, 5, 9])
def test_any_substring_of_chinese_from_one_character_up_is_found(
    search_page: Page, found: Served, length: int
) -> None:
    one = an(found, "outcome", 10 * length)
    piece = dict(one.texts)["违法事实"].split("，")[1][:length]
    ask(search_page, piece)
    wanted = sum(any(piece in text for text in other.searched()) for other in found.documents)
    assert count(search_page) == wanted


def test_several_words_must_all_stand_and_the_nearest_title_comes_first(
    search_page: Page, found: Served
) -> None:
    one = an(found, "item")
    titles = ask(search_page, f"{one.title[2:6]} {one.title[-8:-3]}")
    assert titles[0] == one.title


def test_quotes_are_exact_and_a_minus_leaves_out(search_page: Page, found: Served) -> None:
    ask(search_page, "环保")
    expect(search_page.locator(SAID)).to_contain_text("也找了“生态环境”")
    ask(search_page, "“环保”")
    expect(search_page.locator(STATUS)).to_contain_text("没有找到")
    ask(search_page, "餐饮")
    wide = count(search_page)
    ask(search_page, "餐饮 -罚款")
    assert 0 < count(search_page) < wide
    ask(search_page, "餐饮 罚款")
    both = count(search_page)
    ask(search_page, "餐饮 -罚款")
    assert count(search_page) == wide - both


@pytest.mark.parametrize(
    "form",
    ["{letters}〔{year}〕{number}号", "{letters}[{year}]{number}号",
     "{letters}（{year}）{number}号", "{letters}【{year}】第{number}号",
     "{letters}{year}年第{number}号", "{year} {number}",
     "〔{year}〕{number}"],
)  # fmt: skip
@pytest.mark.parametrize("wide", [False, True])
def test_a_document_number_is_found_in_any_brackets_and_width(
    search_page: Page, found: Served, form: str, *, wide: bool
) -> None:
    one = an(found, "outcome", 77)
    letters, year, number = re.fullmatch(r"(\D+)〔(\d+)〕(\d+)号", one.code).groups()  # type: ignore[union-attr]
    query = form.format(letters=letters, year=year, number=number)
    if wide:
        query = query.translate({ord("0") + digit: ord("０") + digit for digit in range(10)})
    assert ask(search_page, query)[0] == one.title
    shown = search_page.locator(TITLES).count()
    assert shown == min(10, count(search_page)), "counts what is shown"


def test_facet_counts_of_a_document_number_are_those_of_the_results(
    search_page: Page, found: Served
) -> None:
    one = an(found, "outcome", 91)
    year, number = re.findall(r"\d+", one.code)
    for query in (one.code, f"{year} {number}"):
        ask(search_page, query)
        told = count(search_page)
        sums = search_page.evaluate(
            """() => Array.from(document.querySelectorAll('[data-search-facets] fieldset'), (one) =>
              Array.from(one.querySelectorAll('[data-note]'), (note) => Number(note.textContent))
                .reduce((sum, other) => sum + other, 0))"""
        )
        assert all(total <= told for total in sums), query


@pytest.mark.parametrize("query", ["{law}{number}", "{law}第{number}条", "{law}第{spelt}条"])
def test_an_article_is_found_however_it_is_cited(
    search_page: Page, found: Served, query: str
) -> None:
    one = an(found, "item", 7)
    law, number = re.match(r"《示例市(.+?)》第(\d+)条", dict(one.texts)["实施依据"]).groups()  # type: ignore[union-attr]
    asked = query.format(law=law, number=number, spelt=chinese_numeral(int(number)))
    ask(search_page, asked)
    wanted = sum(
        any(f"{law}》第{number}条" in text for text in other.searched())
        for other in found.documents
    )
    assert count(search_page) == wanted > 0


def test_traditional_finds_simplified_and_full_width_finds_half_width(
    search_page: Page, found: Served
) -> None:
    ask(search_page, "餐饮服务提供者")
    plain = count(search_page)
    ask(search_page, "餐飲服務提供者")
    assert count(search_page) == plain > 0
    code = an(found, "item").code
    wide = code.translate({ord("0") + digit: ord("０") + digit for digit in range(10)})
    assert ask(search_page, wide)[0] == an(found, "item").title


def test_pinyin_and_initials_find_chinese_and_mark_it(search_page: Page, found: Served) -> None:
    one = an(found, "item", 5)
    start = one.title.index("未") if "未" in one.title else 3
    piece = one.title[start : start + 6]
    syllables = one.reading.split()
    at = len([c for c in one.title[:start] if "\u4e00" <= c <= "\u9fff"])
    whole = "".join(syllables[at : at + 6])
    initials = "".join(syllable[0] for syllable in syllables[at : at + 6])
    for typed in (whole, initials, " ".join(syllables[at : at + 6])):
        titles = ask(search_page, typed)
        assert any(piece in title for title in titles[:3]), typed
        marks = search_page.locator(f"{TITLES} mark").all_inner_texts()
        assert piece in marks, typed


def test_a_common_name_finds_the_official_one_and_says_so(search_page: Page, found: Served) -> None:
    ask(search_page, "下馆子")
    expect(search_page.locator(SAID)).to_contain_text("也找了“餐饮”")
    official = sum(any("餐饮" in t for t in one.searched()) for one in found.documents)
    assert count(search_page) == official
    search_page.get_by_role("link", name="只找“下馆子”").click()
    expect(search_page.locator(STATUS)).to_contain_text("没有找到")


@pytest.mark.parametrize("wrong", ["餐银服务提供者", "参饮服务", "餐饮服务提者", "露添烧烤"])
def test_a_typing_mistake_gets_a_did_you_mean(search_page: Page, wrong: str) -> None:
    ask(search_page, wrong)
    expect(search_page.locator(STATUS)).to_contain_text("没有找到")
    link = search_page.locator(SAID).get_by_role("link")
    expect(search_page.locator(SAID)).to_contain_text("您是不是要找")
    meant = link.inner_text()
    link.click()
    expect(search_page.locator(TITLES).first).to_be_visible()
    expect(search_page.locator(QUERY)).to_have_value(meant)
    assert search_page.locator("[data-search-results] mark").first.inner_text() == meant


def test_an_empty_result_says_what_to_try_and_why_but_never_what(search_page: Page) -> None:
    ask(search_page, "龘龘龘")
    results = search_page.locator("[data-search-results]")
    expect(results).to_contain_text("可以试试")
    why = results.locator("[data-why]")
    for reason in ("不公开", "撤", "到期", "报送"):
        expect(why).to_contain_text(reason)
    expect(why).not_to_contain_text("龘")


def test_what_is_meant_comes_first(search_page: Page, found: Served) -> None:
    item, benchmark = an(found, "item", 9), an(found, "benchmark", 4)
    assert ask(search_page, item.code)[0] == item.title
    assert ask(search_page, item.title)[0] == item.title
    assert ask(search_page, benchmark.title)[0] == benchmark.title
    ask(search_page, item.title[3:9])
    groups = search_page.locator("[data-search-results] h2").all_inner_texts()
    assert groups[0] == "权力清单", "items before outcomes"
    decision = an(found, "outcome", 30)
    ask(search_page, decision.code)
    groups = search_page.locator("[data-search-results] h2").all_inner_texts()
    assert groups[0] == "执法结果", "a decision's number means the decision"


def test_results_while_typing_are_grouped_marked_and_told_in_a_plain_line(
    search_page: Page,
) -> None:
    search_page.locator(QUERY).press_sequentially("露天烧烤", delay=20)
    expect(search_page.locator(STATUS)).to_have_text(re.compile(r"^[共约] \d+ 条结果$"))
    assert set(search_page.locator("[data-search-results] mark").all_inner_texts()) == {"露天烧烤"}
    first = search_page.locator("[data-search-results] .search-shell__result").first
    expect(first.locator("[data-text]")).to_contain_text("示例市")
    groups = search_page.locator("[data-search-results] h2").all_inner_texts()
    assert len(groups) == len(set(groups)) >= 2


def test_facets_count_list_kind_authority_level_year_amount_and_law(
    search_page: Page, found: Served
) -> None:
    ask(search_page, "餐饮")
    labels = search_page.locator("[data-search-facets] legend").all_inner_texts()
    assert {"清单", "执法主体", "权力类型", "行使层级", "年份", "罚没金额", "法律依据"} <= set(
        labels
    )
    held = [
        one
        for one in found.documents
        if any("餐饮" in t for t in one.searched()) and one.facet("amount") == "1万元以上不满10万元"
    ]
    link = search_page.get_by_role("link", name=re.compile("只看1万元以上不满10万元"))
    expect(link).to_have_text(str(len(held)))
    link.click()
    expect(search_page.locator(STATUS)).to_have_text(f"共 {len(held)} 条结果（已筛选）")


@pytest.mark.parametrize(("by", "label"), [("date", "日期最近在前"), ("amount", "金额最大在前")])
def test_results_are_sorted_by_date_and_amount(
    search_page: Page, found: Served, by: str, label: str
) -> None:
    ask(search_page, "餐饮")
    search_page.get_by_label("排序").select_option(label=label)
    expect(search_page).to_have_url(re.compile(f"sort={by}"))
    held = [one for one in found.documents if any("餐饮" in text for text in one.searched())]
    key = (lambda one: one.date) if by == "date" else (lambda one: str(one.amount or 0).zfill(12))
    best = sorted(map(key, held), reverse=True)[:10]
    at = {f"{found.url}{one.address}": key(one) for one in held}
    search_page.wait_for_function(
        """([titles, at, best]) => {
          const shown = Array.from(document.querySelectorAll(titles), (one) => at[one.href]);
          return JSON.stringify(shown) === JSON.stringify(best);
        }""",
        arg=[TITLES, at, best],
    )
    search_page.go_back()
    expect(search_page.get_by_label("排序")).to_have_value("")


def test_every_filter_has_a_link_that_shows_the_same_elsewhere(
    search_page: Page, found: Served
) -> None:
    ask(search_page, "餐饮")
    link = search_page.get_by_role("link", name=re.compile("^只看市级，"))
    address = f"{found.url}search.html{link.get_attribute('href')}"
    link.click()
    expect(search_page.locator(STATUS)).to_contain_text("已筛选")
    told = search_page.locator(STATUS).inner_text()
    other = search_page.context.new_page()
    other.goto(address)
    expect(other.locator(STATUS)).to_have_text(told)
    other.close()


def test_filters_alone_list_everything_they_leave(search_page: Page, found: Served) -> None:
    search_page.goto(f"{found.url}search.html?list=裁量基准")
    wanted = sum(one.kind == "benchmark" for one in found.documents)
    expect(search_page.locator(STATUS)).to_have_text(f"共 {wanted} 条结果（已筛选）")


def test_these_rows_can_be_downloaded(search_page: Page, found: Served, tmp_path: Path) -> None:
    ask(search_page, "露天烧烤")
    told = count(search_page)
    with search_page.expect_download() as waiting:
        search_page.get_by_role("button", name="下载这些行").click()
    waiting.value.save_as(tmp_path / "rows.csv")
    raw = (tmp_path / "rows.csv").read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf"), "a spreadsheet must know that it is UTF-8"
    rows = list(csv.DictReader(io.StringIO(raw.decode("utf-8-sig"))))
    assert len(rows) == told
    assert {row["网址"] for row in rows} == {
        f"{found.url}{one.address}"
        for one in found.documents
        if any("露天烧烤" in text for text in one.searched())
    }
    expect(search_page.locator(STATUS)).to_have_text(f"已下载 {told} 条。")


def test_the_same_search_works_inside_an_item(search_page: Page, found: Served) -> None:
    outcome = an(found, "outcome", 12)
    item = dict(outcome.texts)["违法行为"]
    search_page.goto(f"{found.url}search.html?within={item}&about=这个事项&q=罚款")
    expect(search_page.locator(SAID)).to_contain_text("只在“这个事项”中查找")
    wanted = sum(
        any(item in text for text in one.searched())
        and any("罚款" in text for text in one.searched())
        for one in found.documents
    )
    expect(search_page.locator(STATUS)).to_have_text(re.compile(f"^[共约] {wanted} 条结果$"))
    assert set(search_page.locator("[data-search-results] mark").all_inner_texts()) == {"罚款"}
    search_page.get_by_role("link", name="在全站查找").click()
    expect(search_page.locator(STATUS)).not_to_have_text(re.compile(f" {wanted} "))


def test_two_things_picked_from_the_results_stand_side_by_side(
    search_page: Page, found: Served
) -> None:
    titles = ask(search_page, "餐饮服务提供者")
    picks = search_page.locator("[data-pick]:visible")
    picks.nth(0).click()
    expect(search_page.locator(PAIR)).to_contain_text("再选一个就能对比")
    picks = search_page.locator("[data-pick]:visible")
    picks.nth(1).click()
    table = search_page.locator(f"{PAIR} table")
    expect(table).to_be_visible()
    heads = table.locator("thead a").all_inner_texts()
    assert set(heads) <= set(titles)
    assert len(heads) == 2
    expect(table).to_contain_text("不同")
    expect(table.locator("tbody th").first).to_contain_text("清单")
    address = search_page.url
    search_page.goto(address)
    expect(search_page.locator(f"{PAIR} thead a")).to_have_text(heads)
    search_page.get_by_role("link", name="不再对比").click()
    expect(search_page.locator(PAIR)).to_be_hidden()
    search_page.go_back()
    expect(search_page.locator(f"{PAIR} thead a")).to_have_text(heads)
