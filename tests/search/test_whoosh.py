"""Whoosh is the reference: the same lists, the same weights, the same answers."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from playwright.sync_api import Page
from whoosh.index import FileIndex, open_dir
from whoosh.scoring import BM25F

from plugins.search import staff, whoosh_index
from plugins.search.files import IndexFolder
from plugins.search.finding import Indexes, NoIndex, find
from plugins.search.ordering import Gathered
from plugins.search.reading import IndexReader
from plugins.search.records import SearchDocument
from plugins.search.shards import write_gathered, write_index
from plugins.search.terms import matches, parse
from plugins.search.weighing import BOOSTS, FREE_B, FREE_K1, UNITS, levels
from tests.search.conftest import COUNT
from tests.search.generated import documents, substrings
from tests.search.planned import PLAN, tree


@pytest.fixture(scope="module")
def gathered() -> Iterator[Gathered]:
    with Gathered.of(documents(COUNT), PLAN, None) as gathered:
        yield gathered


@pytest.fixture(scope="module")
def every(gathered: Gathered) -> list[SearchDocument]:
    return list(gathered.documents())


@pytest.fixture(scope="module")
def folder(gathered: Gathered, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("whoosh") / "search"
    staff.keep(gathered, PLAN, folder)
    return folder


@pytest.fixture(scope="module")
def index(folder: Path) -> Iterator[FileIndex]:
    index = open_dir(str(folder))
    yield index
    index.close()


def test_whoosh_and_our_own_writer_make_the_same_files(
    gathered: Gathered, folder: Path, tmp_path: Path
) -> None:
    lists = whoosh_index.lists(folder)
    write_gathered(gathered, IndexFolder(tmp_path / "whoosh"), PLAN, lists=lists)
    write_index(documents(COUNT), IndexFolder(tmp_path / "own"), PLAN)
    assert tree(tmp_path / "whoosh") == tree(tmp_path / "own")


def test_weights_are_whooshs_own_bm25f(index: FileIndex) -> None:
    with index.searcher(weighting=BM25F(B=FREE_B, K1=FREE_K1)) as searcher:
        weigher = whoosh_index.weigher(searcher.reader(), exact=True)
        compared = 0
        for place, field in enumerate(whoosh_index.FIELDS):
            for term in list(searcher.reader().lexicon(field))[::97]:
                scorer = BM25F(B=FREE_B, K1=FREE_K1).scorer(searcher, field, term)
                matcher = searcher.reader().postings(field, term, scorer=scorer)
                idf = searcher.idf(field, term)
                while matcher.is_active():
                    unit = np.array([matcher.id() * UNITS + place])
                    count = np.array([int(matcher.weight())])
                    ours = weigher.weights(unit, count)[0]
                    assert ours == pytest.approx(BOOSTS[place] * matcher.score() / idf, rel=1e-5)
                    compared += 1
                    matcher.next()
        assert compared > 1000


def test_the_browsers_lists_are_whooshs(index: FileIndex, script: Page, gathered: Gathered) -> None:
    numbers = gathered.numbering.numbers.tolist()
    with index.reader() as reader:
        weigher = whoosh_index.weigher(reader)
        names = sorted({term for field in whoosh_index.FIELDS for term in reader.lexicon(field)})
        for name in names[:: max(1, len(names) // 150)]:
            sums: dict[int, float] = {}
            for place, field in enumerate(whoosh_index.FIELDS):
                if (field, name) not in reader:
                    continue
                matcher = reader.postings(field, name)
                while matcher.is_active():
                    unit = np.array([matcher.id() * UNITS + place])
                    weight = weigher.weights(unit, np.array([int(matcher.weight())]))[0]
                    sums[matcher.id()] = sums.get(matcher.id(), 0.0) + weight
                    matcher.next()
            read = script.evaluate(
                """async (term) => {
                  const found = await index.longest(term);
                  return [found.term, Array.from(await index.list(found))];
                }""",
                name.decode(),
            )
            wanted = [
                numbers[one] * 16 + int(levels(np.array([w]))[0]) for one, w in sorted(sums.items())
            ]
            assert read == [name.decode(), wanted]


@pytest.fixture(scope="module")
def files(gathered: Gathered, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("files")
    write_gathered(gathered, IndexFolder(folder), replace(PLAN, grow_above=100, list_bytes=400))
    return folder


@pytest.fixture(params=["Whoosh", "files"])
def indexes(request: pytest.FixtureRequest, folder: Path, files: Path, tmp_path: Path) -> Indexes:
    return Indexes(folder if request.param == "Whoosh" else tmp_path, files)


def test_staff_find_what_a_citizen_finds(every: list[SearchDocument], indexes: Indexes) -> None:
    queries = [*substrings(every, 25, seed=21, longest=8), "2025 123", "食品 -许可", "xkzz"]
    queries += [every[5].code, every[-5].code.replace("〔", "["), "龘", "", "食品 许可", "“食品”"]
    for query in queries:
        asked = parse(query)
        wanted = {one.address for one in every if matches(asked, one)}
        assert {hit.document.address for hit in find(query, indexes, PLAN)} == wanted, query


def test_staff_can_narrow_by_list_and_facet(indexes: Indexes) -> None:
    hits = find("食品", indexes, PLAN, {"list": "权力清单", "level": "市级"})
    assert hits
    assert {(hit.document.kind, hit.document.facet("level")) for hit in hits} == {("item", "市级")}
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)


def test_staff_find_a_whole_code_first(every: list[SearchDocument], indexes: Indexes) -> None:
    for one in every[::60]:
        assert find(one.code, indexes, PLAN)[0].document.address == one.address


def test_the_browsers_files_give_back_every_document(
    every: list[SearchDocument], files: Path, gathered: Gathered
) -> None:
    reader = IndexReader(files)
    for number, one in zip(gathered.numbering.numbers.tolist(), every, strict=True):
        facets = tuple((name, one.facet(name)) for name, _ in PLAN.facets)
        assert reader.document(number) == replace(one, facets=facets, amount=None)


def test_without_an_index_staff_are_told(tmp_path: Path) -> None:
    with pytest.raises(NoIndex):
        find("食品", Indexes(tmp_path, tmp_path), PLAN)


def test_an_index_is_kept_while_the_documents_stay_the_same(tmp_path: Path) -> None:
    def stamp(count: int) -> int:
        with Gathered.of(documents(count), PLAN, None) as few:
            staff.keep(few, PLAN, tmp_path / "search")
        return (tmp_path / "search" / "fingerprint").stat().st_mtime_ns

    first = stamp(20)
    assert stamp(20) == first
    assert stamp(21) != first


def test_whoosh_is_spared_too_many_documents(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "search"
    with Gathered.of(documents(20), PLAN, None) as few:
        staff.keep(few, PLAN, folder)
        assert folder.is_dir()
        monkeypatch.setattr(staff, "WHOOSH_DOCUMENTS", 10)
        staff.keep(few, PLAN, folder)
        assert not folder.exists()
