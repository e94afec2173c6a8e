"""The tree of terms: leaves, nodes above many of them, a root in the entry file."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Page

from plugins.search import directory
from plugins.search.directory import Counted, rooted
from plugins.search.files import IndexFiles, IndexFolder
from plugins.search.folding import fold
from tests.search.generated import documents
from tests.search.planned import PLAN, written

SMALL = documents(60)


def test_a_deep_tree_and_lists_outside_find_the_same(
    script: Page, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(directory, "FLAT_LEAVES", 4)
    monkeypatch.setattr(directory, "NODE_LEAVES", 3)
    monkeypatch.setattr(directory, "NODE_BITS", 2)
    files = written(tmp_path, SMALL, replace(PLAN, leaf_bytes=300, list_bytes=8, grow_above=20))
    assert json.loads(files["entry.json"])["tree"]["deep"] is True
    assert any(name.startswith("p/") for name in files)
    script.route(
        "**/deep/**",
        lambda route: route.fulfill(body=files[route.request.url.rpartition("/deep/")[2]]),
    )
    queries = [
        "食品",
        "罚",
        "示例市",
        "2025",
        "未取得许可",
        "对餐饮服务提供者",
        "没有的字",
        SMALL[3].code,
    ]
    read = script.evaluate(
        """async (queries) => {
          const index = await fourListsSearch.open(new URL('deep/entry.json', location).href);
          const counts = [];
          for (const query of queries) {
            counts.push((await index.search({ query, size: 1e9 })).hits.length);
          }
          return counts;
        }""",
        queries,
    )
    assert read == [
        sum(any(fold(query) in fold(text) for text in one.searched()) for one in SMALL)
        for query in queries
    ]
    assert 0 in read
    assert max(read) > 50


def test_the_root_and_a_node_grow_alike(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(directory, "FLAT_LEAVES", 4)
    monkeypatch.setattr(directory, "NODE_BITS", 8)
    roots = {}
    for count in (500, 2000, 8000):
        firsts = [f"{number:06x}" for number in range(count)]
        names = [number.to_bytes(5, "big") for number in range(count)]
        tree = rooted(IndexFiles(IndexFolder(tmp_path)), firsts, names, Counted(0, 0))
        roots[count] = len(tree.names)
    assert 1.3 < roots[2000] / roots[500] < 3
    assert 1.3 < roots[8000] / roots[2000] < 3


def test_where_few_of_many_truly_hold_the_words_it_takes_few_trips(
    script: Page, tmp_path: Path
) -> None:
    false = [
        replace(SMALL[0], address=f"false/{n}", title="", texts=(("文", "雷雨雪，雨雪云，雪云风"),))
        for n in range(300)
    ]
    long = ("文", "雷雨雪云风" + "，长" * 400)
    true = [replace(SMALL[0], address=f"true/{n}", title="", texts=(long,)) for n in range(5)]
    files = written(tmp_path, [*false, *true], replace(PLAN, longest_term=3, grow_above=10))
    script.route(
        "**/many/**",
        lambda route: route.fulfill(body=files[route.request.url.rpartition("/many/")[2]]),
    )
    found, trips = script.evaluate(
        """async () => {
          const index = await fourListsSearch.open(new URL('many/entry.json', location).href);
          let waiting = 0, trips = 0;
          const row = index.row.bind(index);
          index.row = async (number) => {
            if (!waiting) trips += 1;
            waiting += 1;
            try { return await row(number); } finally { waiting -= 1; }
          };
          const { hits } = await index.search({ query: '雷雨雪云风' });
          return [hits.map((one) => one.address), trips];
        }"""
    )
    assert sorted(found) == [f"true/{n}" for n in range(5)]
    assert 1 < trips <= 9
