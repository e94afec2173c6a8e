import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.registry.values.citations import (
    Citation,
    citation_key,
    parse_citations,
    title_key,
)

LISTS = {
    "《甲法》第一百二十二条第一款第（二）项": ["《甲法》第一百二十二条第一款第（二）项"],
    "《甲法》第三条、第五条第一款第（二）、（三）项": [
        "《甲法》第三条",
        "《甲法》第五条第一款第（二）项",
        "《甲法》第五条第一款第（三）项",
    ],
    "《甲法》第九条第一款、第二款、第十二条、十七条": [
        "《甲法》第九条第一款",
        "《甲法》第九条第二款",
        "《甲法》第十二条",
        "《甲法》第十七条",
    ],
    "《甲法》第三、五条第二款": ["《甲法》第三条", "《甲法》第五条第二款"],
    "《甲法》第三条至第五条": ["《甲法》第三条", "《甲法》第四条", "《甲法》第五条"],
    "《甲法》第5-7条": ["《甲法》第五条", "《甲法》第六条", "《甲法》第七条"],
    "《甲法》第二条第（一）项至第（三）项": [
        "《甲法》第二条第（一）项",
        "《甲法》第二条第（二）项",
        "《甲法》第二条第（三）项",
    ],
    "《甲法》第120条之一至之三": [
        "《甲法》第一百二十条之一",
        "《甲法》第一百二十条之二",
        "《甲法》第一百二十条之三",
    ],
    "《甲法》第五条至第三条": ["《甲法》第五条", "《甲法》第三条"],
    "《甲法》第２条第2款第(3)项第1目": ["《甲法》第二条第二款第（三）项第1目"],
    "《甲法》第七条(二)": ["《甲法》第七条第（二）项"],
    "《甲法》第七条第（二）": ["《甲法》第七条第（二）项"],
    "《甲法》五十七条第二款之规定": ["《甲法》第五十七条第二款"],
    "《甲法》\n第三条\u3000\n第一款": ["《甲法》第三条第一款"],
    "《甲法》第三条\u200b、第\u200b四条": ["《甲法》第三条", "《甲法》第四条"],
    "《甲法》、《乙条例》": ["《甲法》", "《乙条例》"],
    "1.《甲法》第一条；\n2.《乙办法》第二条第（一）项、第（二）项": [
        "《甲法》第一条",
        "《乙办法》第二条第（一）项",
        "《乙办法》第二条第（二）项",
    ],
    "1.《甲法》第一条\n2.《乙法》第二条": ["《甲法》第一条", "《乙法》第二条"],
    "1.《甲法》第一条 2.《乙法》第二条": ["《甲法》第一条", "《乙法》第二条"],
    "（1）《甲法》第一条（2）《乙法》第二条": ["《甲法》第一条", "《乙法》第二条"],
    "《甲法》第二十二条第一款及第二十五条的的规定": [
        "《甲法》第二十二条第一款",
        "《甲法》第二十五条",
    ],
}

INHERITED = {
    "《甲法》第一条；《乙条例》第二条；同法第八条": "《甲法》第八条",
    "《甲法》第一条；《乙条例》第二条；本条例第八条": "《乙条例》第八条",
    "《甲法》第一条，依照该法第九条第二款": "《甲法》第九条第二款",
    "《甲法》第一条第一款；同条第三款": "《甲法》第一条第三款",
    "《中华人民共和国甲法》（以下简称《甲法》）第三条，《甲法》第四条": (
        "《中华人民共和国甲法》第四条"
    ),
}

TITLES = {
    "《示例省实施〈甲法〉办法》第八条": "示例省实施〈甲法〉办法",
    "《示例省实施《甲法》办法》第八条": "示例省实施〈甲法〉办法",
    "《甲\n办法》第八条": "甲办法",
    "《甲法第八条": "甲法",
    "示例市养犬管理条例第四十四条": "示例市养犬管理条例",
    "示例市养犬管理条例》第四十四条": "示例市养犬管理条例",
    "《甲办法》（试行）第八条": "甲办法（试行）",
    "《甲办法》（国务院令第711号）第八条": "甲办法",
}

EDITIONS = {
    "《甲法》（2016年修订）第三条": "2016",
    "《甲法》(2018修正)第三条": "2018",
    "《甲法（2021年修订）》第三条": "2021",
    "《甲法(2021-01-22)》第三条": "2021-01-22",
    "《甲法》（2016年2月6日修订）第三条": "2016-02-06",
    "《甲法》（1998年公布，2016年修订）第三条": "2016",
    "《甲法》2009修正第三条": "2009",
    "《甲法》第三条（2016年修订）": "2016",
    "《甲法》（国务院令第711号）第三条": None,
    "《甲法》第三条": None,
}

QUOTED = {
    "【法律】《甲法》第五条：饲养人应当登记。": "饲养人应当登记。",
    "《甲法》第五条 违反本法第二条规定，处罚款。": "违反本法第二条规定，处罚款。",
    "《甲法》第五条有下列行为之一的，警告：\n（一）遗弃的；": (
        "有下列行为之一的，警告：\n（一）遗弃的；"
    ),
    "违反了《甲法》第五条“饲养人应当登记。”的规定": "饲养人应当登记。",
    "《甲法》第五条规定：“饲养人应当登记。”，责令改正": "饲养人应当登记。",
    "《甲法》第五条：“九五”期间照办。": "“九五”期间照办。",
    "《甲法》第五条：《乙规划》由市政府编制。": "《乙规划》由市政府编制。",
    "《甲法》第五条 1.《乙证》应当随身携带": "1.《乙证》应当随身携带",
    "依据《甲法》第五条的规定，责令改正": "",
    "《甲法》第五条": "",
}


@pytest.mark.parametrize(("text", "labels"), LISTS.items())
def test_lists_and_ranges_become_single_provisions(text: str, labels: list[str]) -> None:
    reading = parse_citations(text)
    assert [citation.label() for citation in reading.citations] == labels
    assert reading.leftovers == ()


@pytest.mark.parametrize(("text", "label"), INHERITED.items())
def test_a_title_is_inherited(text: str, label: str) -> None:
    assert parse_citations(text).citations[-1].label() == label


@pytest.mark.parametrize(("text", "title"), TITLES.items())
def test_a_title_is_read_in_every_shape(text: str, title: str) -> None:
    (citation,) = parse_citations(text).citations
    assert (citation.title, citation.article is not None) == (title, True)


@pytest.mark.parametrize(("text", "edition"), EDITIONS.items())
def test_an_edition_is_the_start_of_a_date(text: str, edition: str | None) -> None:
    (citation,) = parse_citations(text).citations
    assert (citation.title, citation.article, citation.edition) == ("甲法", 3, edition)


@pytest.mark.parametrize(("text", "quoted"), QUOTED.items())
def test_the_words_of_a_provision_are_kept_apart(text: str, quoted: str) -> None:
    (citation,) = parse_citations(text).citations
    assert (citation.article, citation.quoted) == (5, quoted)


def test_each_provision_has_its_own_words() -> None:
    text = (
        "《甲法》第一条第（三）项有下列行为的，警告：\u3000（三）遗弃的。"
        "2.《乙条例》第二条: 违反本条例第九条规定的，罚款；   《乙条例》第三条：有《丙证》的除外；"
    )
    read = [(c.label(), c.quoted) for c in parse_citations(text).citations]
    assert read == [
        ("《甲法》第一条第（三）项", "有下列行为的，警告： （三）遗弃的。"),
        ("《乙条例》第二条", "违反本条例第九条规定的，罚款；"),
        ("《乙条例》第三条", "有《丙证》的除外；"),
    ]


@pytest.mark.parametrize(
    "between", ["\n2.", " 2.", "。2.", "\n【行政法规】", "【行政法规】", "；", "\n（二）"]
)
def test_a_provision_ends_where_the_next_is_numbered_or_labelled(between: str) -> None:
    reading = parse_citations(f"《甲法》第一条：应当登记{between}《乙条例》第二条：应当年检")
    read = [(c.label(), c.quoted.rstrip("。；")) for c in reading.citations]
    assert read == [("《甲法》第一条", "应当登记"), ("《乙条例》第二条", "应当年检")]


def test_articles_without_a_title_take_the_one_given() -> None:
    text = "第二条 养犬的，登记；第三条 违反本条例第二条规定的，警告。"
    read = [(c.label(), c.quoted) for c in parse_citations(text, "甲条例").citations]
    assert read == [
        ("《甲条例》第二条", "养犬的，登记；"),
        ("《甲条例》第三条", "违反本条例第二条规定的，警告。"),
    ]
    assert [c.title for c in parse_citations(text).citations] == ["", ""]


@pytest.mark.parametrize(
    ("text", "leftovers"),
    [
        ("《甲法》第二十六第一款", ("第二十六第一款",)),
        ("《甲法》第三条的规定，责令停止建设", ("责令停止建设",)),
        ("违反《甲办法》其他有关规定", ("其他有关规定",)),
        ("吊销《甲许可证》", ("吊销《甲许可证》",)),
        ("无", ("无",)),
        ("", ()),
        ("《甲法》第三条。", ()),
    ],
)
def test_what_is_no_citation_is_left_over(text: str, leftovers: tuple[str, ...]) -> None:
    assert parse_citations(text).leftovers == leftovers


def test_each_citation_keeps_the_words_it_was_read_from() -> None:
    reading = parse_citations("依据《甲法》第三条第一款、第五条的规定")
    assert [citation.given for citation in reading.citations] == ["《甲法》第三条第一款", "第五条"]


def test_the_key_is_one_for_all_ways_of_writing() -> None:
    (one,) = parse_citations("《中华人民共和国甲法》第一百零五条之一第二款第（三）项").citations
    (other,) = parse_citations("《甲法》第105条之一第2款第(3)项").citations
    assert citation_key(one) == citation_key(other) == "甲法#a105-1.p2.i3"
    assert citation_key(Citation("甲法", "2021")) == "甲法@2021#"


def test_titles_are_compared_without_the_nation_and_forms_of_brackets() -> None:
    assert title_key("中华人民共和国 甲法") == title_key("《甲法》") == "甲法"
    assert title_key("实施《中华人民共和国甲法》办法") == title_key("实施〈甲法〉办法")
    assert title_key("甲办法(试行)") == title_key("甲办法（试行）")


@given(
    article=st.integers(1, 1300),
    bis=st.none() | st.integers(1, 19),
    paragraph=st.none() | st.integers(1, 30),
    item=st.none() | st.integers(1, 40),
)
def test_a_label_reads_back(
    article: int, bis: int | None, paragraph: int | None, item: int | None
) -> None:
    citation = Citation("示例法", None, article, bis, paragraph, item)
    assert parse_citations(citation.label()).citations == (citation,)


@given(
    st.text(
        alphabet="《》〈〉第一二十条款项目之、，；：（）() 法条例同本1９0年【】“”\n至-x",
        max_size=60,
    )
)
def test_any_words_are_read_without_loss(text: str) -> None:
    reading = parse_citations(text)
    kept = "".join(
        c.title + c.given + c.quoted + (c.edition or "") for c in reading.citations
    ) + "".join(reading.leftovers)
    assert ("x" in text) <= ("x" in kept)
