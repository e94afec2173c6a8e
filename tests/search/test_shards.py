import json
import os
import re
import subprocess
import sys
import zlib
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from playwright.sync_api import Page

from plugins.audit.folding import APART
from plugins.audit.search_files import SearchFiles
from plugins.search import shards
from plugins.search.chunks import Dictionary, chunks
from plugins.search.coding import encode
from plugins.search.files import IndexFiles, IndexFolder
from plugins.search.folding import fold
from plugins.search.leaves import separator, varints
from plugins.search.numbering import placed
from plugins.search.ordering import Gathered, UnknownKind
from plugins.search.places import Places
from plugins.search.postings import TermLists, grown_terms, term_lists
from plugins.search.records import IndexPlan, SearchDocument
from plugins.search.terms import terms
from plugins.search.weighing import levels, rounded, unit_texts
from plugins.search.wording import spoken
from tests.search.conftest import ROOT
from tests.search.generated import documents
from tests.search.planned import PLAN, tree, written

SMALL = documents(60)


BUILD = """
import sys
from pathlib import Path
from plugins.search.files import IndexFolder
from plugins.search.shards import write_index
from tests.search.generated import documents
from tests.search.planned import PLAN
write_index(documents(60), IndexFolder(Path(sys.argv[1])), PLAN)
"""


def test_two_processes_write_the_same_bytes(tmp_path: Path) -> None:
    for name, seed in (("one", "1"), ("other", "2")):
        env = {**os.environ, "PYTHONHASHSEED": seed}
        subprocess.run(
            [sys.executable, "-c", BUILD, tmp_path / name], cwd=ROOT, env=env, check=True
        )
    assert tree(tmp_path / "one") == tree(tmp_path / "other")


def test_only_the_entry_file_keeps_its_name(tmp_path: Path) -> None:
    before = written(tmp_path / "search", SMALL)
    changed = [replace(SMALL[0], title=SMALL[0].title + "甲"), *SMALL[1:]]
    after = written(tmp_path / "search", changed)
    same_name = before.keys() & after.keys()
    assert {name for name in same_name if before[name] != after[name]} == {"entry.json"}
    assert before.keys() - after.keys()


def test_what_is_unchanged_is_not_written_again(tmp_path: Path) -> None:
    written(tmp_path, SMALL)
    stamps = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*.bin")}
    written(tmp_path, SMALL)
    assert stamps == {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*.bin")}


def test_an_empty_index_can_be_asked(tmp_path: Path) -> None:
    files = written(tmp_path, [])
    assert json.loads(files["entry.json"])["documents"] == 0


def test_the_report_counts_what_was_written(tmp_path: Path) -> None:
    report = shards.write_index(SMALL, IndexFolder(tmp_path), PLAN)
    files = tree(tmp_path)
    assert (report.documents, report.files) == (60, len(files))
    assert report.bytes == sum(map(len, files.values()))


def test_a_file_whose_name_is_taken_gets_another(tmp_path: Path) -> None:
    files = IndexFiles(IndexFolder(tmp_path))
    first = files.put("t", b"one")
    files._known[b"t" + first] = b"another file of this name"
    second = files.put("t", b"one")
    assert first != second
    assert files.put("t", b"one") == second
    assert files.count == 2


# ---------------------------------------------------------------- order


def test_documents_of_one_band_stand_together() -> None:
    with Gathered.of(SMALL, PLAN, None) as gathered:
        order, found = gathered.numbering, list(gathered.documents())
        every = list(gathered.picked(range(len(gathered))))
    assert every == found
    assert sorted(one.address for one in found) == sorted(one.address for one in SMALL)
    place = 0
    for band in order.bands:
        numbers = order.numbers[place : place + band.count].tolist()
        assert numbers == list(range(band.first, band.first + band.count))
        for one in found[place : place + band.count]:
            assert PLAN.kinds[band.kind][0] == one.kind
            assert band.current is one.current
            told = [
                values[number] for values, number in zip(order.values, band.values, strict=True)
            ]
            assert told == [one.facet(name) for name, _ in PLAN.facets]
        place += band.count
    assert place == len(found)
    assert sum(shelf.count for shelf in order.shelves) == len(found)
    assert (np.diff(order.numbers) > 0).all()
    assert order.numbers[-1] < order.space


def test_shelves_never_share_a_number() -> None:
    for seed in range(20):
        rng = np.random.default_rng(seed)
        sizes: dict[tuple[str, ...], int] = {
            (f"shelf {number}",): int(size)
            for number, size in enumerate(np.exp(rng.uniform(0, 9, rng.integers(1, 60))))
        }
        space, firsts = placed(sizes)
        spans = sorted((first, first + sizes[name]) for name, first in firsts.items())
        assert all(after <= first for (_, after), (first, _) in pairwise(spans))
        assert spans[-1][1] <= space


def test_a_kind_the_plan_does_not_know_is_our_bug() -> None:
    with pytest.raises(UnknownKind, match="riddle"):
        Gathered.of([SearchDocument("a", "riddle", "b")], PLAN, None)


def test_a_workbook_more_leaves_nearly_all_numbers_as_they_were() -> None:
    city = documents(5000)
    for more in workbooks(city):
        with Gathered.of(city, PLAN, None) as gathered:
            before = numbered(gathered)
        with Gathered.of([*more, *city], PLAN, None) as gathered:
            after = numbered(gathered)
        changed = [one for one in city if before[one.address] != after[one.address]]
        # Its own shelf, and perhaps one that is in its way when it needs more room.
        shelves = {(one.kind, one.facet("authority"), one.facet("year")) for one in changed}
        assert len(shelves) <= 2
        assert len(changed) < len(city) / 20


def numbered(gathered: Gathered) -> dict[str, int]:
    """Address → number."""
    found = (one.address for one in gathered.documents())
    return dict(zip(found, gathered.numbering.numbers.tolist(), strict=True))


def workbooks(city: list[SearchDocument]) -> Iterator[list[SearchDocument]]:
    """Workbooks of forty new outcomes, each of one authority in one year."""
    names = sorted({one.facet("authority") for one in city})
    for authority, year in ((names[0], "2026"), (names[7], "2024"), (names[-1], "2025")):
        like = [
            one
            for one in documents(9000, seed=8)
            if (one.facet("authority"), one.facet("year")) == (authority, year)
        ]
        yield [replace(one, address=f"new/{one.address}") for one in like[:40]]


def test_a_workbook_more_rewrites_only_files_that_hold_something_of_it(tmp_path: Path) -> None:
    city = documents(5000)
    more = next(workbooks(city))
    before = written(tmp_path / "before", city)
    after = written(tmp_path / "after", [*more, *city])
    shown = [name for name in after if name.startswith("d/")]
    new = [name for name in shown if name not in before]
    # Of documents only those of its own shelf: one in ninety here.
    assert len(new) < len(shown) / 20
    # Of lists only those of words that stand on that shelf.
    shelf = [*more, *(one for one in city if alike(one, more[0]))]
    said = {
        character
        for one in shelf
        for text in (*map(fold, one.searched()), *spoken(one.reading))
        for character in text
    }
    told = json.loads(after["entry.json"])["tree"]
    above = re.findall(".{10}", told["names"]) if told["deep"] else []
    leaves = {name for name in after if name.startswith("t/")} - {f"t/{one}.bin" for one in above}
    for name in leaves - before.keys():
        firsts = {term[0] for term in read_terms(after[name])}
        assert firsts & (said | {"\x01", "\x02"}), name
    # And not all of those: renumbering would rewrite every one.
    kept = [name for name in after if name in before]
    assert len(kept) > len(after) * 0.6


def alike(one: SearchDocument, other: SearchDocument) -> bool:
    return (one.kind, one.facet("authority"), one.facet("year")) == (
        other.kind,
        other.facet("authority"),
        other.facet("year"),
    )


def read_terms(data: bytes) -> list[str]:
    """The terms of a leaf, as the audit reads them."""
    *_, told = SearchFiles(Path()).texts("search/t/leaf.bin", data)
    return told.split(APART)


# ---------------------------------------------------------------- lists


def plain_lists(found: list[SearchDocument], grown: frozenset[str]) -> dict[str, set[int]]:
    lists: dict[str, set[int]] = {}
    for number, one in enumerate(found):
        for text in (*map(fold, one.searched()), *spoken(one.reading)):
            for term in terms(text, grown):
                lists.setdefault(term, set()).add(number)
    return lists


def test_lists_hold_every_document_of_every_term() -> None:
    plan = replace(PLAN, grow_above=20, grow_latin_above=5)
    blocks = made_of(SMALL, plan)
    made: dict[str, set[int]] = {}
    for block in blocks:
        assert block.terms == sorted(block.terms)
        for place, term in enumerate(block.terms):
            span = slice(block.bounds[place], block.bounds[place + 1])
            made[term] = set(block.documents[span].tolist())
            assert len(made[term]) == block.bounds[place + 1] - block.bounds[place]
            ranked = list(zip(-block.levels[span], block.documents[span], strict=True))
            assert ranked == sorted(ranked)
    grown = grown_terms([blocks])
    assert any(len(term) > 2 for term in grown)
    assert made == plain_lists(SMALL, grown)


def made_of(found: list[SearchDocument], plan: IndexPlan = PLAN) -> list[TermLists]:
    with Places.of((unit_texts(one) for one in found), plan) as places:
        return [some for rungs in term_lists(places, plan, places.weigher()) for some in rungs]


def by_term(blocks: list[TermLists]) -> dict[str, tuple[bool, list[int], list[int]]]:
    return {
        term: (
            bool(block.grown[place]),
            block.documents[first:after].tolist(),
            block.levels[first:after].tolist(),
        )
        for block in blocks
        for place, (term, (first, after)) in enumerate(
            zip(block.terms, pairwise(block.bounds.tolist()), strict=True)
        )
    }


def test_lists_are_the_same_however_places_are_held(monkeypatch: pytest.MonkeyPatch) -> None:
    plan = replace(PLAN, grow_above=20, grow_latin_above=5)
    whole = by_term(made_of(SMALL, plan))
    monkeypatch.setattr("plugins.search.places.BLOCK", 3000)
    monkeypatch.setattr("plugins.search.places.SPAN", 100)
    blocks = made_of(SMALL, plan)
    assert sum(len(block.terms) == 1 for block in blocks) > 20
    assert by_term(blocks) == whole
    assert list(by_term(made_of(SMALL, plan))) != []


def test_bits_are_the_same_however_many_are_put_together(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = written(tmp_path / "whole", SMALL)
    monkeypatch.setattr("plugins.search.coding._BLOCK", 37)
    assert written(tmp_path / "blocks", SMALL) == whole


def test_more_characters_than_sixteen_bits_can_number(tmp_path: Path) -> None:
    every = [chr(point) for point in range(0x3400, 0xD7A4)] + [
        chr(point) for point in range(0x20000, 0x2B000)
    ]
    rare = "".join(one for one in every if fold(one) == one)
    found = [
        SearchDocument(str(at), "item", "食品", texts=(("文", rare[at : at + 5000]),))
        for at in range(0, len(rare), 5000)
    ]
    assert len(set(rare)) > 1 << 16
    made = by_term(made_of(found))
    assert [made[one][1] for one in rare[::997]] == [
        [at // 5000] for at in range(0, len(rare), 997)
    ]


def test_memory_does_not_grow_with_the_records() -> None:
    grown = [int(subprocess.run(
        [sys.executable, "-c", PEAK, str(count)], cwd=ROOT, capture_output=True, check=True
    ).stdout) for count in (1000, 4000)]  # fmt: skip
    assert grown[1] - grown[0] < 3000 * 4  # kB: places alone have more


PEAK = """
import resource, sys, tempfile
from pathlib import Path
from plugins.search import groups, places, shards
from plugins.search.files import IndexFolder
from tests.search.generated import documents
from tests.search.planned import PLAN
places.BLOCK, places.SPAN, groups.SAMPLE, groups.GROUP = 100_000, 20_000, 100, 256
made = documents(int(sys.argv[1]))
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
with tempfile.TemporaryDirectory() as folder:
    shards.write_index(made, IndexFolder(Path(folder)), PLAN)
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before)
"""


def test_no_term_reaches_from_one_text_into_the_next() -> None:
    found = [
        SearchDocument("a", "item", "甲乙", "丙丁", tuple(("字", text) for text in "戊己庚辛壬"))
    ]
    made = by_term(made_of(found))
    assert sorted(made) == sorted([*"甲乙丙丁戊己庚辛壬", "甲乙", "丙丁"])


def test_a_title_weighs_more_than_a_text_and_a_short_one_more_than_a_long_one() -> None:
    found = [
        SearchDocument("1", "item", "食品", texts=(("文", "其他"),)),
        SearchDocument("2", "item", "食品和其他许多东西", texts=(("文", "其他"),)),
        SearchDocument("3", "item", "其他", texts=(("文", "食品"),)),
        SearchDocument("4", "item", "其他", texts=(("文", "无"),) * 4 + (("文", "食品"),)),
    ]
    _, documents_, levels_ = by_term(made_of(found))["食品"]
    assert documents_ == [0, 1, 2, 3]
    assert len(set(levels_)) == 4


def test_means_are_rounded_to_quarters_of_octaves() -> None:
    means = np.array([0.3, 1.0, 1.05, 1.13, 100.0, 108.9, 109.1])
    assert rounded(means) == pytest.approx([2**-1.75, 1.0, 1.0, 2**0.25, 2**6.75, 2**6.75, 2**6.75])


def test_levels_are_half_octaves() -> None:
    weights = np.array([0.01, 0.124, 0.125, 0.177, 1.0, 1.4142135623730951, 2.0, 15.9, 16.0, 999.0])
    assert levels(weights).tolist() == [0, 0, 1, 2, 7, 8, 9, 14, 15, 15]


# ---------------------------------------------------------------- bytes


def lists_of(*pairs: list[tuple[int, int]]) -> TermLists:
    """Lists of (document, level), each put in the order of a list."""
    ranked = [sorted(pair, key=lambda one: (-one[1], one[0])) for pair in pairs]
    flat = [one for pair in ranked for one in pair]
    return TermLists(
        [f"t{number}" for number in range(len(pairs))],
        np.zeros(len(pairs), bool),
        np.cumsum([0, *map(len, pairs)]),
        np.array([document for document, _ in flat], dtype=np.int64),
        np.array([level for _, level in flat], dtype=np.int64),
    )


def test_the_browser_reads_the_lists_that_were_written(script: Page) -> None:
    rng = np.random.default_rng(5)
    for count in (1, 2, 50, 70_000, 3_000_000):
        pairs = [[(0, 0)], [(count - 1, 15)], [(number, 7) for number in range(min(count, 300))]]
        for size in (1, 2, 7, 8, 9, 40, 500):
            chosen = np.unique(rng.integers(0, count, size))
            pairs.append([(int(one), int(rng.integers(0, 16))) for one in chosen])
            pairs.append([(int(one), 3) for one in chosen])
        lists = lists_of(*pairs)
        content, bounds = encode(lists, np.arange(count, dtype=np.int32), count)
        assert len(content) == bounds[-1]
        asked = [
            [list(content[bounds[place] : bounds[place + 1]]), len(pair)]
            for place, pair in enumerate(pairs)
        ]
        read = script.evaluate(
            """([lists, count]) => lists.map(([bytes, held]) =>
              Array.from(fourListsSearch.decodeList(new Uint8Array(bytes), held, count)))""",
            [asked, count],
        )
        assert read == [sorted(one * 16 + level for one, level in pair) for pair in pairs]


def test_a_list_cut_short_yields_its_highest_levels(script: Page) -> None:
    pair = [(number * 3, 15 if number % 10 == 0 else 2) for number in range(1000)]
    content, _ = encode(lists_of(pair), np.arange(3000, dtype=np.int32), 3000)
    read = script.evaluate(
        """([bytes, held]) =>
          Array.from(fourListsSearch.decodeList(new Uint8Array(bytes), held, 3000))""",
        [list(content[: len(content) // 2]), len(pair)],
    )
    assert {one * 16 + level for one, level in pair if level == 15} <= set(read)
    assert set(read) < {one * 16 + level for one, level in pair}


def test_no_lists_are_no_bytes() -> None:
    content, bounds = encode(lists_of(), np.arange(10, dtype=np.int32), 10)
    assert (content, bounds.tolist()) == (b"", [0])


def test_a_separator_is_the_shortest_that_tells_two_terms_apart() -> None:
    assert separator("", "食品") == "食"
    assert separator("食品", "食品安") == "食品安"
    assert separator("食安", "食品安全") == "食品"


def test_numbers_are_written_in_groups_of_seven_bits() -> None:
    assert varints([0, 127, 128, 300, 2**40]) == bytes(
        [0, 127, 128, 1, 172, 2, 128, 128, 128, 128, 128, 32]
    )


def test_chunks_continue_the_stream_of_the_dictionary() -> None:
    rows = [f'["{number}","未取得许可从事食品经营活动的，处以罚款。"]' for number in range(9)]
    dictionary = Dictionary.of(rows)
    parts = list(chunks(rows, 2))
    assert len(parts) == 5
    for part in parts:
        whole = zlib.decompress(dictionary.head + dictionary.compressed(part))
        assert whole[dictionary.size :] == part
        assert len(dictionary.compressed(part)) < len(zlib.compress(part, 9))
    assert [row for part in parts for row in json.loads(part)] == [json.loads(row) for row in rows]
