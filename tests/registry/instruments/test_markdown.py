import pytest

from plugins.registry.instruments import Body, Item, Library, Paragraph
from plugins.registry.instruments.markdown import read_body
from plugins.registry.values.citations import Address
from plugins.registry.values.numerals import chinese_numeral


def shape(body: Body) -> list[tuple[str, list[str]]]:
    return [(provision.anchor, list(provision.lines)) for provision in body.provisions]


def test_paragraphs_items_and_sub_items(library: Library) -> None:
    named = library.named("示例市养犬管理条例")
    assert named is not None
    provision = named.instrument.newest.provision(2)
    assert provision is not None
    assert provision.paragraphs == (
        Paragraph(
            "养犬应当登记。登记时提交下列材料：",
            (
                Item(1, "养犬人的身份证明；"),
                Item(
                    2,
                    "犬只的免疫证明，包括：",
                    (Item(1, "免疫日期；"), Item(2, "疫苗种类。")),
                ),
            ),
        ),
        Paragraph("登记不收费。"),
    )
    assert provision.words_at(Address(2, None, 1, 2, 2)) == "疫苗种类。"
    assert provision.words_at(Address(2, None, None, 1)) == "养犬人的身份证明；"
    assert provision.words_at(Address(2, None, 2)) == "登记不收费。"
    assert provision.text.splitlines()[1] == "（一）养犬人的身份证明；"


def test_articles_know_their_headings_and_anchors(library: Library) -> None:
    named = library.named("示例市养犬管理条例")
    assert named is not None
    edition = named.instrument.newest
    assert [(p.anchor, p.headings) for p in edition.provisions] == [
        ("a1", ("第一章 总则",)),
        ("a2", ("第一章 总则",)),
        ("a2-1", ("第一章 总则",)),
        ("a3", ("第二章 法律责任", "第一节 罚则")),
        ("a5", ("第二章 法律责任", "第一节 罚则")),
    ]
    assert (edition.last, edition.gaps, edition.whole) == (5, frozenset({4}), True)


DIRT = {
    "第一条\u3000甲。\n\n第二条\u00a0乙。": [("a1", ["甲。"]), ("a2", ["乙。"])],
    "\u200b第一条 甲\u200b乙。\n第二 条乙。": [("a1", ["甲乙。"]), ("a2", ["乙。"])],
    "**第一条** 甲。\n#### 第二条 乙。": [("a1", ["甲。"]), ("a2", ["乙。"])],
    "第1条 甲。\n第2条 乙。": [("a1", ["甲。"]), ("a2", ["乙。"])],
    "第一条 甲。 丙。 第二条 乙。": [("a1", ["甲。", "丙。"]), ("a2", ["乙。"])],
    "第一条 甲应当\n\n做乙。\n丙。": [("a1", ["甲应当做乙。", "丙。"])],
    "第一条 甲：\n(一)乙；\n(二)丙\n丁。\n戊。": [
        ("a1", ["甲：", "（一）乙；", "（二）丙丁。", "戊。"])
    ],
    "第一条 甲：（一）乙；\u3000\u3000（二）丙。": [("a1", ["甲：", "（一）乙；", "（二）丙。"])],
    "第一条 依照第三条第（二）项、（一）项的规定。": [
        ("a1", ["依照第三条第（二）项、（一）项的规定。"])
    ],
    "第一条 甲。\n第二条第一款规定的乙。\n第二条 丙。": [
        ("a1", ["甲。", "第二条第一款规定的乙。"]),
        ("a2", ["丙。"]),
    ],
    "第一条 甲。\n第九条乙，是指丙。\n第二条丁。": [
        ("a1", ["甲。", "第九条乙，是指丙。"]),
        ("a2", ["丁。"]),
    ],
    "第一条 甲：\n（一）乙：\n(1)丙；\n(2)丁。\n（二）戊。": [
        ("a1", ["甲：", "（一）乙：", "1.丙；", "2.丁。", "（二）戊。"])
    ],
    "第一条 修改为：\n第九十条 乙。\n第二条 丙。": [
        ("a1", ["修改为：", "第九十条 乙。"]),
        ("a2", ["丙。"]),
    ],
    "第一条 甲。\n<!-- 注 -->\n第二条 乙。<!-- 没有完": [
        ("a1", ["甲。"]),
        ("a2", ["乙。<!-- 没有完"]),
    ],
    "第三百一十条 甲。\n第三百一十一条 乙。": [("a310", ["甲。"]), ("a311", ["乙。"])],
    "为了甲：\n一、乙。\n二、丙。": [("a1", ["乙。"]), ("a2", ["丙。"])],
}


@pytest.mark.parametrize(("text", "expected"), DIRT.items())
def test_dirt_is_read_as_it_was_meant(text: str, expected: list[tuple[str, list[str]]]) -> None:
    assert shape(read_body(text)) == expected


def test_words_outside_the_articles_are_kept() -> None:
    body = read_body("序言一句。\n第一条 甲。\n## 附件一\n一张表。")
    assert body.loose == ("序言一句。", "一张表。")
    assert shape(body) == [("a1", ["甲。"])]


def test_a_line_of_thousands_of_articles_does_not_break_the_reader() -> None:
    text = "。".join(f" 第{chinese_numeral(n)}条 甲" for n in range(1, 3001))
    assert len(read_body(text).provisions) == 3000
