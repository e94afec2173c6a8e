"""Citations as strangers write them: what is read, and what comes of each in the library."""

from datetime import date

import pytest

from plugins.registry.instruments import Kind, Library
from plugins.registry.values.citations import parse_citations

TODAY = date(2026, 1, 15)
DOGS = "《示例市养犬管理条例》"
FOUND, BEYOND, OTHER = Kind.FOUND, Kind.BEYOND_THE_END, Kind.OTHER_EDITION
LACKING, NEAR, REPEALED = Kind.NOT_IN_LIBRARY, Kind.NEAR_TITLE, Kind.REPEALED
Read = list[tuple[str, Kind]]

# One text a line: what each of its provisions is read as, and what comes of it.  fmt: off
CASES: list[tuple[str, Read]] = [
    # ways of writing numbers
    (f"{DOGS}第2条第1款第(2)项", [("第二条第一款第（二）项", FOUND)]),
    (f"{DOGS}第２条第１款", [("第二条第一款", FOUND)]),
    (f"{DOGS}第 二 条 第 一 款", [("第二条第一款", FOUND)]),
    (f"{DOGS}\n第二\n条", [("第二条", FOUND)]),
    (f"{DOGS}第\u200b二\u00a0条", [("第二条", FOUND)]),
    (f"{DOGS}第廿条", [("第二十条", BEYOND)]),
    (f"{DOGS}二条一款", [("第二条第一款", FOUND)]),
    (f"{DOGS}第0条", [("", FOUND)]),
    (f"{DOGS}第9999999999999999条", [("", FOUND)]),
    (f"{DOGS}第九百九十九条", [("第九百九十九条", BEYOND)]),
    # 之一, items, sub-items
    (f"{DOGS}第二条之一", [("第二条之一", FOUND)]),
    (f"{DOGS}第二条之二", [("第二条之二", BEYOND)]),
    (f"{DOGS}第二条第（二）项第2目", [("第二条第（二）项第2目", FOUND)]),
    (f"{DOGS}第二条第（二）项第9目", [("第二条第（二）项第9目", BEYOND)]),
    (f"{DOGS}第二条（一）", [("第二条第（一）项", FOUND)]),
    # lists and ranges
    (f"{DOGS}第二条、第三条", [("第二条", FOUND), ("第三条", FOUND)]),
    (f"{DOGS}第二、三条", [("第二条", FOUND), ("第三条", FOUND)]),
    (f"{DOGS}第一条至第三条", [("第一条", FOUND), ("第二条", FOUND), ("第三条", FOUND)]),
    (f"{DOGS}第1-3条", [("第一条", FOUND), ("第二条", FOUND), ("第三条", FOUND)]),
    (
        f"{DOGS}第二条第一款第（一）、（二）、（三）项",
        [
            ("第二条第一款第（一）项", FOUND),
            ("第二条第一款第（二）项", FOUND),
            ("第二条第一款第（三）项", BEYOND),
        ],
    ),
    (
        f"{DOGS}第一条第一款、第二款、第二条",
        [("第一条第一款", FOUND), ("第一条第二款", FOUND), ("第二条", FOUND)],
    ),
    # inherited titles
    (
        f"{DOGS}第一条；该条例第二条；本条例第九条",
        [("第一条", FOUND), ("第二条", FOUND), ("第九条", BEYOND)],
    ),
    (f"违反{DOGS}第一条，依据同条例第三条", [("第一条", FOUND), ("第三条", FOUND)]),
    ("《公园法》第一条、《示例市养犬管理条列》第三条", [("第一条", FOUND), ("第三条", NEAR)]),
    # titles
    ("示例市养犬管理条例第三条", [("第三条", FOUND)]),
    ("《示例市养犬管理条例第三条", [("第三条", FOUND)]),
    ("示例市养犬管理条例》第三条", [("第三条", FOUND)]),
    ("《《示例市养犬管理条例》》第三条", [("第三条", FOUND)]),
    ("《示例市 养犬管理条例》第三条", [("第三条", FOUND)]),
    ("《养犬条例》第三条", [("第三条", FOUND)]),
    ("《中华人民共和国公园法》第一条", [("第一条", FOUND)]),
    ("《示例市实施《公园法》办法》第一条", [("第一条", LACKING)]),
    ("《示例市实施〈公园法〉办法》第一条", [("第一条", LACKING)]),
    ("《示例市实施<公园法>办法》第一条", [("第一条", LACKING)]),
    ("《示例省养犬管理条例》第三条", [("第三条", LACKING)]),
    ("《示示例市养犬管理条例》第三条", [("第三条", NEAR)]),
    ("《示例市摊贩管理办法》第一条", [("第一条", REPEALED)]),
    # editions in brackets
    (f"{DOGS}（2022年修订）第三条", [("第三条", FOUND)]),
    ("《示例市养犬管理条例（2022年修订）》第三条", [("第三条", FOUND)]),
    (f"{DOGS}第三条（2022年修订）", [("第三条", FOUND)]),
    (f"{DOGS}2022版第三条", [("第三条", FOUND)]),
    (f"{DOGS}[2015]第三条", [("第三条", OTHER)]),
    (f"{DOGS}（2009年修正）第三条", [("第三条", OTHER)]),
    (f"{DOGS}（2025年修正）第三条", [("第三条", LACKING)]),
    # no citation at all
    ("按照国家有关规定办理", []),
    ("第三条", [("第三条", LACKING)]),
    ("《", []),
    ("《》第三条", [("第三条", LACKING)]),
]
# fmt: on


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text[:40] for text, _ in CASES])
def test_what_comes_of_a_citation(library: Library, text: str, expected: Read) -> None:
    citations = parse_citations(text).citations
    found = [(c.address.label(), library.resolve(c, TODAY).kind) for c in citations]
    assert found == expected


def test_an_endless_list_is_read_to_a_bound_and_resolved(library: Library) -> None:
    text = DOGS + "、".join(f"第{n}条" for n in range(1, 4000))
    citations = parse_citations(text[:32_767]).citations
    kinds = {library.resolve(citation, TODAY).kind for citation in citations}
    assert len(citations) > 3000
    assert kinds <= {FOUND, BEYOND, LACKING}
