"""Fines read from the words of law: own sentences, the known shapes, and labelled samples.

``statutory_fines.json`` holds 300 articles that bear a fine, used while the reader was written;
``statutory_fines_blind*.json`` 349 more that speak of fines, labelled before the reader saw them.
They hold figures of ``../shared/laws``, drawn with fixed seeds and labelled by hand, and no text.
"""

import json
from pathlib import Path

import pytest

from plugins.registry.instruments import Library
from plugins.registry.instruments.editions import Item, Paragraph, Provision
from plugins.registry.instruments.statutory_ranges import statutory_range
from plugins.registry.values import NotUnderstood
from plugins.registry.values.citations import Address
from tests.registry.instruments.labelled_fines import BLIND, FIRST, figures, score


def article(*paragraphs: str | tuple[str, tuple[str, ...]]) -> Provision:
    made = [
        Paragraph(part)
        if isinstance(part, str)
        else Paragraph(part[0], tuple(Item(n, text) for n, text in enumerate(part[1], 1)))
        for part in paragraphs
    ]
    return Provision(1, None, (), tuple(made))


@pytest.mark.parametrize(
    ("provision", "fines"),
    [
        (
            article(
                "未登记遛狗的，由城市管理部门责令改正；拒不改正的，处二百元以上五百元以下罚款。"
            ),
            ["* F[200,500]"],
        ),
        (
            article(
                "对个人处五十元以上二百元以下罚款，情节严重的，处二百元以上五百元以下罚款；"
                "对单位处五百元以上五千元以下罚款。"
            ),
            ["个人 F[50,200]", "个人 * F[200,500]", "单位 F[500,5000]"],
        ),
        (
            article(
                (
                    "有下列行为之一的，责令限期改正；逾期不改正的，按下列规定予以处罚：",
                    ("不灭鼠的，处一千元以下罚款；", "不备案的，处二千元罚款。"),
                )
            ),
            ["* F[,1000]", "* F[2000]"],
        ),
        (
            article(
                (
                    "发生事故的，对负有责任的单位除责令改正外，由主管部门依照下列规定处以罚款：",
                    (
                        "一般事故，处一万元以上二万元以下罚款；",
                        "重大事故，处二万元以上五万元以下罚款，对直接责任人员处一千元罚款。",
                    ),
                )
            ),
            ["单位 F[10000,20000]", "单位 F[20000,50000]", "责任 F[1000]"],
        ),
        (
            article(
                "堆放杂物，影响通行的，处警告或者二百元以下罚款。",
                "单位有前款行为的，处一千元以下罚款。",
            ),
            ["|F[,200]", "单位 F[,1000]"],
        ),
        (
            article(("有下列行为之一的，处五百元罚款：", ("乱停车的；", "乱贴广告的。"))),
            ["F[500]"],
        ),
        (
            article(
                (
                    "违反本条例的，按照下列规定处以罚款：",
                    ("乱停车的，处二十元罚款；", "乱贴广告的，对个人可以处五十元罚款。"),
                )
            ),
            ["F[20]", "个人 F?[50]"],
        ),
        (
            article(
                "无证经营的，没收违法所得，违法所得一万元以上的，并处违法所得一倍以上五倍以下罚款；"
                "没有违法所得或者违法所得不足一万元的，并处一万元以上五万元以下罚款，"
                "对直接负责的主管人员处五千元罚款；由所在单位给予处分。"
            ),
            [
                "<违法所得 [10000,]> F违法所得×[1,5]",
                "<违法所得 absent [,10000)> F[10000,50000]",
                "责任 F[5000]",
            ],
        ),
        (
            article("有违法所得的，没收违法所得，对个人可以并处五千元以下罚款。"),
            ["个人 F?[,5000]"],
        ),
        (
            article(
                "并处违法所得五倍以下的罚款；没有违法所得的，处五万元以上十万元以下的罚款，"
                "情节较重的处十万元以上二十万元以下的罚款；情节严重的，责令停业整顿。"
            ),
            [
                "F违法所得×[,5]",
                "<违法所得 absent> F[50000,100000]",
                "* <违法所得 absent> F[100000,200000]",
            ],
        ),
        (article("对单位和个人处一千元罚款。"), ["F[1000]"]),
        (
            article("处货值金额三倍以上五倍以下罚款；情节严重的，处五倍以上十倍以下罚款。"),
            ["F货值金额×[3,5]", "* F货值金额×[5,10]"],
        ),
        (
            article("对个人处每只五百元罚款，对单位处每只二千元罚款。"),
            ["个人 F[500]/只", "单位 F[2000]/只"],
        ),
    ],
)
def test_fines_are_read_from_an_article(provision: Provision, fines: list[str]) -> None:
    assert figures(statutory_range(provision).range) == fines


@pytest.mark.parametrize(
    "words",
    [
        "处三十万元以上罚款的，由设区的市级以上部门决定。",
        "到期不缴纳罚款的，每日按罚款数额的百分之三加处罚款。",
        "对公民处以二百元以下罚款的，可以当场作出行政处罚决定。",
        "处一万元罚款，但造成严重后果的加倍至二万元。",
        "合同对第三人不生效，处五千元罚款。",
        "处一万元以上五万元罚款。",
        "处一千元罚款，处二千元罚款。",
        "处一千元罚款，情节严重的，吊销许可证；处二千元罚款。",
        "给予警告。",
        "依法给予罚款处罚。",
        "",
    ],
)
def test_what_could_mislead_is_refused(words: str) -> None:
    with pytest.raises(NotUnderstood):
        statutory_range(article(words))


def test_an_address_narrows_what_is_read() -> None:
    provision = article(
        "乱停车的，处二十元罚款。",
        ("乱贴的，按照下列规定处罚：", ("广告，处五十元罚款的；", "通知的，处三十元罚款。")),
    )
    first = statutory_range(provision, Address(1, None, paragraph=1))
    assert figures(first.range) == ["F[20]"]
    second = statutory_range(provision, Address(1, None, paragraph=2, item=2))
    assert figures(second.range) == ["F[30]"]


def test_clauses_that_were_passed_over_are_told() -> None:
    reading = statutory_range(article("中标无效，处一万元罚款。"))
    assert reading.skipped == ("中标无效",)


# ------------------------------------------------- statutes beside this repository


@pytest.mark.parametrize(
    ("edition", "anchor", "fines"),
    [
        (
            "食品安全法@2021-04-29",
            "a122",
            [
                "<违法生产经营的食品、食品添加剂货值金额 [,10000)> F[50000,100000]",
                "<货值金额 [10000,]> F货值金额×[10,20]",
                "F[50000,100000]",
            ],
        ),
        ("食品安全法@2021-04-29", "a126", ["* F[5000,50000]"]),
        (
            "广告法@2021-04-29",
            "a55",
            [
                "F广告费用×[3,5]",
                "<广告费用 incalculable too_low> F[200000,1000000]",
                "* F广告费用×[5,10]",
                "* <广告费用 incalculable too_low> F[1000000,2000000]",
                "F广告费用×[3,5]",
                "<广告费用 incalculable too_low> F[200000,1000000]",
                "* F广告费用×[5,10]",
                "* <广告费用 incalculable too_low> F[1000000,2000000]",
            ],
        ),
        (
            "个人信息保护法@2021-08-20",
            "a66",
            [
                "* F[,1000000]",
                "责任 * F[10000,100000]",
                "* F[,50000000]",
                "* |F上一年度营业额%[,0.05]",
                "责任 * F[100000,1000000]",
            ],
        ),
    ],
)
def test_the_known_shapes(statutes: Library, edition: str, anchor: str, fines: list[str]) -> None:
    provisions = _provisions(statutes, {(edition, anchor)})
    assert figures(statutory_range(provisions[edition, anchor]).range) == fines


def _provisions(
    statutes: Library, wanted: set[tuple[str, str]]
) -> dict[tuple[str, str], Provision]:
    names = {edition for edition, _ in wanted}
    return {
        (edition.address_key, provision.anchor): provision
        for edition in statutes.editions
        if edition.address_key in names
        for provision in edition.provisions
        if (edition.address_key, provision.anchor) in wanted
    }


@pytest.mark.parametrize(
    ("file", "articles", "bearing"),
    [(BLIND[0], 110, 95), (BLIND[1], 119, 101), (BLIND[2], 120, 111)],
)
def test_precision_and_recall_on_the_blind_samples(
    statutes: Library, file: Path, articles: int, bearing: int
) -> None:
    """Articles that speak of fines, labelled before they were read; some bear no figure."""
    found = score(statutes, json.loads(file.read_text("utf-8")))
    assert (found.articles, found.bearing) == (articles, bearing)
    assert found.precision >= 0.99
    assert found.recall >= 0.85


def test_precision_and_recall_on_labelled_articles(statutes: Library) -> None:
    found = score(statutes, json.loads(FIRST.read_text("utf-8")))
    assert found.articles == 300
    assert found.precision >= 0.99
    assert found.recall >= 0.85
