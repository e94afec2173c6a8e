from datetime import date

import pytest

from plugins.registry.instruments import Kind, Library
from plugins.registry.values.citations import parse_citations

DOGS = "《示例市养犬管理条例》"
TODAY = date(2026, 1, 1)

ANSWERS = {
    (f"{DOGS}第二条第一款第（二）项第2目", None): (Kind.FOUND, "", ""),
    (f"{DOGS}第二条第（一）项", None): (Kind.FOUND, "", ""),
    (f"{DOGS}第二条之一", None): (Kind.FOUND, "", ""),
    (DOGS, None): (Kind.FOUND, "", ""),
    (f"{DOGS}（2015）第二条", None): (Kind.FOUND, "", ""),
    (f"{DOGS}（2016）第二条", None): (Kind.FOUND, "", ""),
    (f"{DOGS}第二条", date(2016, 1, 1)): (Kind.FOUND, "", ""),
    (f"{DOGS}第六条", None): (Kind.BEYOND_THE_END, "条", "第五条"),
    (f"{DOGS}第二条之二", None): (Kind.BEYOND_THE_END, "条", "第五条"),
    (f"{DOGS}第二条第三款", None): (Kind.BEYOND_THE_END, "款", "第二款"),
    (f"{DOGS}第二条第一款第（三）项", None): (Kind.BEYOND_THE_END, "项", "第（二）项"),
    (f"{DOGS}第二条第二款第（一）项", None): (Kind.BEYOND_THE_END, "项", ""),
    (f"{DOGS}第二条第（一）项第1目", None): (Kind.BEYOND_THE_END, "目", ""),
    (f"{DOGS}第四条", None): (Kind.NOT_IN_LIBRARY, "条", ""),
    ("《示例市河道管理条例》第三十条", None): (Kind.NOT_IN_LIBRARY, "条", ""),
    (f"{DOGS}第三条", date(2015, 12, 31)): (Kind.NOT_YET_IN_FORCE, "", "2016-01-01"),
    (f"{DOGS}（2022）第三条", date(2022, 4, 1)): (Kind.NOT_YET_IN_FORCE, "", "2022-05-01"),
    (f"{DOGS}（2015）第三条", TODAY): (Kind.OTHER_EDITION, "", "2022-03-01"),
    (f"{DOGS}第五条", date(2017, 1, 1)): (Kind.OTHER_EDITION, "条", "2022-03-01"),
    (f"{DOGS}（2019）第三条", None): (Kind.NOT_IN_LIBRARY, "", ""),
    # an edition that is not stored, though one that came after it is
    (f"{DOGS}（2019）第三条", TODAY): (Kind.OTHER_EDITION, "", "2022-03-01"),
    (f"{DOGS}（2019）第三条", date(2020, 1, 1)): (Kind.NOT_IN_LIBRARY, "", ""),
    (f"{DOGS}（2024）第三条", TODAY): (Kind.NOT_IN_LIBRARY, "", ""),
    ("《示例市摊贩管理办法》（2001）第一条", TODAY): (Kind.REPEALED, "", "示例市摊点管理办法"),
    ("《示例市养犬管理条列》第三条", None): (Kind.NEAR_TITLE, "", "示例市养犬管理条例"),
    ("《示例市养猫办法》第三条", None): (Kind.NOT_IN_LIBRARY, "", ""),
    ("《示例市摊贩管理办法》第一条", TODAY): (Kind.REPEALED, "", "示例市摊点管理办法"),
    ("《示例市摊贩管理办法》第一条", None): (Kind.REPEALED, "", "示例市摊点管理办法"),
    ("《示例市摊贩管理办法》第一条", date(2020, 6, 1)): (
        Kind.REPEALED,
        "",
        "示例市摊点管理办法",
    ),
    ("《示例市摊贩管理办法》第一条", date(2020, 5, 31)): (Kind.FOUND, "", ""),
    ("《公园法》第一条", date(2012, 1, 1)): (Kind.NOT_IN_LIBRARY, "", ""),
    ("《示例市堤坝条例》第一条", date(2016, 4, 22)): (Kind.NOT_IN_LIBRARY, "", ""),
    ("《示例市旗帜条例》第一条", date(2019, 12, 1)): (Kind.NOT_YET_IN_FORCE, "", "2020-03-01"),
    ("《示例市堤坝条例》第一条", date(1998, 1, 1)): (Kind.NOT_YET_IN_FORCE, "", "2017-10-01"),
    ("《公园法》第一条", date(2019, 4, 23)): (Kind.FOUND, "", ""),
}


@pytest.mark.parametrize(("given", "expected"), ANSWERS.items())
def test_every_citation_has_its_answer(
    library: Library, given: tuple[str, date | None], expected: tuple[Kind, str, str]
) -> None:
    (citation,) = parse_citations(given[0]).citations
    answer = library.resolve(citation, given[1])
    assert (answer.kind, answer.level, answer.suggestion) == expected


def test_an_answer_carries_the_words_that_were_cited(library: Library) -> None:
    (citation,) = parse_citations("《养犬条例》第二条第一款第（一）项").citations
    answer = library.resolve(citation)
    assert (answer.found, answer.by, answer.words) == (True, "alias", "养犬人的身份证明；")
    assert answer.edition is not None
    assert answer.edition.key == "2022-03-01"


def test_the_edition_of_the_day_is_the_one_read(library: Library) -> None:
    (citation,) = parse_citations(f"{DOGS}第二条").citations
    answer = library.resolve(citation, date(2022, 4, 30))
    assert answer.words == "养犬应当登记。"
