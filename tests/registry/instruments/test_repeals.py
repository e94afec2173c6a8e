"""The last article of one statute ends another."""

from datetime import date
from pathlib import Path

import pytest

from plugins.registry.instruments import Kind, Library, load_library
from plugins.registry.instruments.repeals import read_repeals
from plugins.registry.values.citations import parse_citations

SINCE = "第九条 本办法自2022年6月5日起施行。"


@pytest.mark.parametrize(
    ("closing", "titles"),
    [
        ("《甲办法》同时废止。", ("甲办法",)),
        ("2001年4月3日甲局发布的《甲办法》、《乙规定》同时废止。", ("甲办法", "乙规定")),
        ("《甲办法》（试行）同时废止。", ("甲办法",)),
        ("《甲办法》(甲政〔2001〕3号)同时废止。", ("甲办法",)),
        ("《甲市实施〈乙法〉办法》同时废止。", ("甲市实施〈乙法〉办法",)),
        ("《甲市实施《乙法》办法》同时废止。", ("甲市实施《乙法》办法",)),
        ("《甲办法》\n\u3000同时 废止。", ("甲办法",)),
        ("《甲办法》第三条同时废止。", ()),
        ("《甲办法》中有关收费的规定同时废止。", ()),
        ("《甲办法》第三条、《乙规定》同时废止。", ("乙规定",)),
        ("与《甲办法》不一致的，以本办法为准。", ()),
        ("此前的规定同时废止。", ()),
    ],
)
def test_what_is_repealed_as_a_whole(closing: str, titles: tuple[str, ...]) -> None:
    assert read_repeals(SINCE + closing).titles == titles


def test_the_day_is_that_of_the_article() -> None:
    assert read_repeals(f"{SINCE}《甲办法》同时废止。").since == date(2022, 6, 5)
    assert read_repeals("自公布之日起施行。《甲办法》同时废止。").since is None
    assert read_repeals("自2022年13月5日起施行。《甲办法》同时废止。").since is None


def library(folder: Path, old: str = "2010-01-01", **more: str) -> Library:
    files = {
        f"甲办法({old})": "# 甲办法\n<!-- INFO END -->\n\n第一条 甲。\n\n第二条 公布之日施行。\n",
        "乙办法(2022-03-01)": f"# 乙办法\n<!-- INFO END -->\n\n{SINCE}《甲办法》同时废止。\n",
        **more,
    }
    for name, text in files.items():
        (folder / f"{name}.md").write_text(text, encoding="utf-8")
    return load_library([folder], folder / "cache")


def kind(found: Library, on: date) -> tuple[Kind, str]:
    (citation,) = parse_citations("《甲办法》第一条").citations
    answer = found.resolve(citation, on)
    return answer.kind, answer.suggestion


def test_a_repealed_statute_applies_until_the_day_before(tmp_path: Path) -> None:
    found = library(tmp_path)
    assert kind(found, date(2022, 6, 4)) == (Kind.FOUND, "")
    assert kind(found, date(2022, 6, 5)) == (Kind.REPEALED, "乙办法")


def test_the_cache_keeps_what_a_file_repeals(tmp_path: Path) -> None:
    library(tmp_path)
    again = load_library([tmp_path], tmp_path / "cache")
    assert kind(again, date(2022, 6, 5)) == (Kind.REPEALED, "乙办法")


def test_a_title_made_again_later_is_in_force(tmp_path: Path) -> None:
    assert kind(library(tmp_path, "2023-01-01"), date(2024, 1, 1)) == (Kind.FOUND, "")


def test_a_new_edition_does_not_repeal_itself(tmp_path: Path) -> None:
    closing = "第二条 自2020年1月1日起施行。2001年公布的《丙办法》同时废止。"
    more = {"丙办法(2019-05-05)": f"# 丙办法\n<!-- INFO END -->\n\n第一条 丙。\n\n{closing}\n"}
    named = library(tmp_path, **more).named("丙办法")
    assert named is not None
    assert named.instrument.repealed is None
