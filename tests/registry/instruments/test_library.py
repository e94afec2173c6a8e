from datetime import date
from pathlib import Path

import pytest

from plugins.registry.instruments import Library, load_library
from plugins.registry.vocabulary import InstrumentRank

ARTICLES = "第一条 甲。\n\n第二条 本法自2020年1月1日起施行。\n"


def write(folder: Path, **files: str) -> Path:
    for name, text in files.items():
        (folder / f"{name}.md").write_text(text, encoding="utf-8")
    return folder


def test_one_instrument_holds_all_its_editions_oldest_first(library: Library) -> None:
    named = library.named("示例市养犬管理条例")
    assert named is not None
    assert [edition.key for edition in named.instrument.editions] == ["2015-11-20", "2022-03-01"]
    assert named.instrument.newest.address_key == "示例市养犬管理条例@2022-03-01"
    assert named.instrument.rank is InstrumentRank.LOCAL_REGULATION
    assert len(library) == 7


def test_front_matter_says_what_an_edition_is(library: Library) -> None:
    named = library.named("示例市养犬管理条例")
    assert named is not None
    first = named.instrument.editions[0]
    assert (first.published, first.effective) == (date(2015, 11, 20), date(2016, 1, 1))
    assert (first.issuer, first.decree) == (
        "示例市人民代表大会常务委员会",
        "示例市人大常委会公告第3号",
    )
    assert first.sources == ("养犬/示例市养犬管理条例(2015-11-20).md",)


@pytest.mark.parametrize(
    ("written", "title", "by"),
    [
        ("中华人民共和国公园法", "中华人民共和国公园法", "title"),
        ("公园法", "中华人民共和国公园法", "title"),
        ("养犬条例", "示例市养犬管理条例", "alias"),
        ("示例市摊点管理办法", "示例市摊点管理办法（试行）", "trial"),
        ("示例市摊点管理办法(试行)", "示例市摊点管理办法（试行）", "title"),
    ],
)
def test_a_title_is_known_in_its_forms(library: Library, written: str, title: str, by: str) -> None:
    named = library.named(written)
    assert named is not None
    assert (named.instrument.title, named.by) == (title, by)


def test_a_short_name_of_the_table_leads_to_the_law(tmp_path: Path) -> None:
    library = load_library([write(tmp_path, law=f"# 中华人民共和国行政处罚法\n\n{ARTICLES}")])
    named = library.named("处罚法")
    assert named is not None
    assert (named.instrument.title, named.by) == ("中华人民共和国行政处罚法", "alias")
    assert library.named("许可法") is None


def test_an_edition_ends_when_the_next_begins(library: Library) -> None:
    named = library.named("示例市养犬管理条例")
    assert named is not None
    old, new = named.instrument.editions
    assert named.instrument.ends(old) == date(2022, 5, 1)
    assert named.instrument.ends(new) is None
    assert named.instrument.on(date(2022, 4, 30)) is old
    assert named.instrument.on(date(2022, 5, 1)) is new
    assert named.instrument.on(date(2015, 12, 31)) is None


def test_a_law_that_was_amended_applies_from_its_amendment(library: Library) -> None:
    named = library.named("公园法")
    assert named is not None
    edition = named.instrument.newest
    assert (edition.effective, edition.starts) == (None, date(2019, 4, 23))
    assert edition.changes == (date(2009, 3, 2), date(2019, 4, 23))


def test_the_last_edition_of_a_mirror_may_have_been_amended_since(tmp_path: Path) -> None:
    kept = "---\n标题: 犬法\n公布日期: {}\n---\n" + ARTICLES
    plain = "# 猫法\n\n{}年1月1日 公布\n\n<!-- INFO END -->\n\n" + ARTICLES
    texts = {
        f"{n}-{year}": one.format(f"{year}-01-01" if one is kept else year)
        for n, one in enumerate((kept, plain))
        for year in (2001, 2009)
    }
    library = load_library([write(tmp_path, **texts)])
    settled = {
        title: [named.instrument.settled(edition) for edition in named.instrument.editions]
        for title in ("犬法", "猫法")
        if (named := library.named(title))
    }
    assert settled == {"犬法": [True, True], "猫法": [True, False]}


def test_a_code_in_several_files_is_one_edition(tmp_path: Path) -> None:
    head = "# 示例法典\n\n2020年5月28日 通过\n\n<!-- INFO END -->\n\n"
    folder = write(
        tmp_path, one=f"{head}第一条 甲。\n", two=f"{head}第二条 本法自2021年1月1日起施行。\n"
    )
    library = load_library([folder])
    (edition,) = library.editions
    assert [provision.label for provision in edition.provisions] == ["第一条", "第二条"]
    assert edition.effective == date(2021, 1, 1)
    assert library.problems == ()


def test_a_copy_is_one_and_another_wording_is_told(tmp_path: Path) -> None:
    text = f"# 示例法\n\n2019年1月1日 公布\n\n<!-- INFO END -->\n\n{ARTICLES}"
    folder = write(tmp_path, a=text, b=text, c=text.replace("甲", "乙"))
    library = load_library([folder])
    (edition,) = library.editions
    assert edition.sources == ("a.md",)
    assert [problem.file for problem in library.problems] == ["c.md"]


def test_a_file_that_cannot_be_used_is_told(tmp_path: Path) -> None:
    (tmp_path / "gbk.md").write_bytes("# 示例法".encode("gb18030"))
    write(tmp_path, untitled="第一条 甲。", wrong="---\n标题: 示例法\n施行日期: 春天\n---\n")
    problems = load_library([tmp_path]).problems
    assert [problem.file for problem in problems] == ["gbk.md", "untitled.md", "wrong.md"]
    assert "春天" in problems[2].zh


def test_a_cached_library_is_the_same_and_follows_the_files(tmp_path: Path) -> None:
    laws, cache = tmp_path / "laws", tmp_path / "cache"
    laws.mkdir()
    text = f"# 示例法\n\n2019年1月1日 公布\n\n<!-- INFO END -->\n\n{ARTICLES}"
    write(
        laws,
        law=text,
        dogs="---\n标题: 犬法\n效力层级: 法律\n别名: 狗法\n公布日期: 2020-01-01\n---\n",
    )
    plain = load_library([laws])
    cold, warm = load_library([laws], cache), load_library([laws], cache)
    assert plain.instruments == cold.instruments == warm.instruments
    (kept,) = cache.glob("*.json")
    kept.write_text(kept.read_text(encoding="utf-8").replace("犬法", "猫法"), encoding="utf-8")
    assert "猫法" in load_library([laws], cache).instruments
    kept.write_text("{", encoding="utf-8")
    assert load_library([laws], cache).instruments == plain.instruments
    write(laws, law=text.replace("2019", "2018"))
    named = load_library([laws], cache).named("示例法")
    assert named is not None
    assert named.instrument.newest.key == "2018-01-01"


def test_a_near_title_is_offered_and_another_place_is_not(tmp_path: Path) -> None:
    head = "# 示例市养犬管理条例\n"
    library = load_library([write(tmp_path, dogs=head + ARTICLES, law="# 教育法\n" + ARTICLES)])
    meant = library.near("示例市养犬管条例")
    assert meant is not None
    assert meant.title == "示例市养犬管理条例"
    assert library.near("示列市养犬管理条例") is None
    assert library.near("体育法") is None
    assert library.near("示例市养猫场所管理办法") is None
