import pytest

from plugins.registry.instruments import Likeness, Provision, compare_quotation
from plugins.registry.instruments.markdown import read_body


@pytest.fixture(scope="module")
def provision() -> Provision:
    text = (
        "第五条 有下列行为之一的，处五万元以上十万元以下罚款：\n（一）遗弃犬只的；\n"
        "（二）虐待犬只，造成死亡的；\n（三）未登记的。\n"
        "单位违反前款规定的，处二十万元罚款；情节严重的，责令停业。"
    )
    return read_body(text).provisions[0]


EQUAL = [
    "有下列行为之一的，处五万元以上十万元以下罚款：（一）遗弃犬只的；",
    "有下列行为之一的，处五万元以上十万元以下罚款：\n（三）未登记的",
    "第五条 有下列行为之一的，处五万元以上十万元以下罚款：\u3000\u3000(二)虐待犬只,造成死亡的。",
    "单位违反前款规定的，处二十万元罚款；……",
    "（三）未登记的。单位违反前款规定的，处二十万元罚款。",
    "（一）遗弃犬只的；单位违反前款规定的，处二十万元罚款；",
]


@pytest.mark.parametrize("quoted", EQUAL)
def test_white_space_forms_and_left_out_items_do_not_count(
    provision: Provision, quoted: str
) -> None:
    assert compare_quotation(quoted, provision).likeness is Likeness.EQUAL


PUNCTUATION = {
    "单位违反前款规定的处二十万元罚款，情节严重的，责令停业。": (
        "…位违反前款规定的〔+，+〕处二十万元罚款，…"
    ),
    "单位违反前款规定的，处二十万元罚款。情节严重的，责令停业。": (
        "…，处二十万元罚款〔-。-〕〔+；+〕情节严重的，责令…"
    ),
}


@pytest.mark.parametrize(("quoted", "diff"), PUNCTUATION.items())
def test_punctuation_is_the_milder_difference(provision: Provision, quoted: str, diff: str) -> None:
    compared = compare_quotation(quoted, provision)
    assert (compared.likeness, compared.diff) == (Likeness.PUNCTUATION, diff)


DIFFERENT = {
    "有下列行为之一的，处三万元以上十万元以下罚款：": (
        "…列行为之一的，处〔-三-〕〔+五+〕万元以上十万元以…"
    ),
    "（二）虐待犬只，造成重伤或者死亡的；": "虐待犬只，造成〔-重伤或者-〕死亡的；",
    "单位违反前款规定的，处罚款；情节严重的，责令停业。": (
        "…反前款规定的，处〔+二十万元+〕罚款；情节严重的…"
    ),
    "（四）其他行为的。": "〔-其他行为-〕〔+未登记+〕的。",
}


@pytest.mark.parametrize(("quoted", "diff"), DIFFERENT.items())
def test_other_words_are_marked(provision: Provision, quoted: str, diff: str) -> None:
    compared = compare_quotation(quoted, provision)
    assert (compared.likeness, compared.diff) == (Likeness.DIFFERENT, diff)


def test_two_differences_side_by_side_are_marked_as_one() -> None:
    (stored,) = read_body("第一条 由县级以上生态环境主管部门处罚。").provisions
    compared = compare_quotation("由县级以上环境保护主管部门处罚。", stored)
    assert compared.diff == "由县级以上〔-环境保护-〕〔+生态环境+〕主管部门处罚。"
