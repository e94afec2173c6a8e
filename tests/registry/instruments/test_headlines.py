from datetime import date

import pytest

from plugins.registry.instruments.headlines import Head, read_head
from plugins.registry.vocabulary import InstrumentRank

ENDS = "\n\n<!-- INFO END -->\n\n第一条 甲。\n\n"


def head(text: str, stem: str = "示例") -> Head:
    found = read_head(text, stem)
    assert found is not None
    return found


def test_the_file_name_dates_the_edition_else_the_last_change() -> None:
    lines = "# 示例法\n\n2001年1月2日 通过\n\n2010年3月4日 修正\n\n2010年5月1日 施行" + ENDS
    assert head(lines, "示例法(2010-03-05)").dated == date(2010, 3, 5)
    assert head(lines).dated == date(2010, 3, 4)
    assert head(lines).changes == (date(2001, 1, 2), date(2010, 3, 4))
    assert head(lines).effective == date(2010, 5, 1)


@pytest.mark.parametrize(
    ("tail", "effective"),
    [
        ("第二条 本法自2021年7月15日起施行。", date(2021, 7, 15)),
        ("第二条 本法自1996年10月1日起施行。", None),
        ("第二条 本法自公布之日起施行。", None),
    ],
)
def test_the_last_article_says_since_when(tail: str, effective: date | None) -> None:
    lines = "# 示例法\n\n1996年3月17日 通过\n\n2021年1月22日 修订" + ENDS + tail
    assert head(lines).effective == effective


def test_full_width_digits_and_broken_lines_are_read() -> None:
    lines = "# 示例规定\n\n２０１２年１２月３日 示例部令第１２５号\n\n发布，２０１３年" + ENDS
    found = head(lines)
    assert (found.dated, found.decree) == (date(2012, 12, 3), "示例部令第125号")


RANKS = {
    "2001年1月2日 第九届全国人民代表大会常务委员会第二次会议通过": InstrumentRank.LAW,
    "2001年1月2日 中华人民共和国国务院令第3号公布": InstrumentRank.ADMINISTRATIVE_REGULATION,
    "2001年1月2日 示例市第九届人民代表大会常务委员会通过": InstrumentRank.LOCAL_REGULATION,
    "2001年1月2日 示例部令第3号公布": InstrumentRank.DEPARTMENT_RULE,
    "2001年1月2日 示例省人民政府令第3号公布": InstrumentRank.PROVINCIAL_RULE,
    "2001年1月2日 示例市人民政府令第3号公布": InstrumentRank.CITY_RULE,
    "2001年1月2日 公布": None,
}


@pytest.mark.parametrize(("line", "rank"), RANKS.items())
def test_the_dated_lines_tell_the_rank(line: str, rank: InstrumentRank | None) -> None:
    assert head(f"# 示例规定\n\n{line}{ENDS}").rank is rank


def test_front_matter_in_either_language_and_what_it_cannot_say() -> None:
    found = head(
        "---\ntitle: 《示例法》\n效力层级： 法律\npublished: 2020-01-02\n"
        "别名: 甲、乙\n颜色: 红\n---\n"
    )
    assert (found.title, found.rank, found.aliases) == (
        "示例法",
        InstrumentRank.LAW,
        ("甲", "乙"),
    )
    assert (found.dated, found.unread) == (date(2020, 1, 2), ("颜色: 红",))
    assert read_head("没有标题", "示例") is None
