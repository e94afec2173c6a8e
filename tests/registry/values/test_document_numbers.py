import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.registry.values import NotUnderstood
from plugins.registry.values.document_numbers import document_key, parse_document_number

PLAIN = "杭市监罚处〔2021〕12号"


@pytest.mark.parametrize(
    "written",
    [
        PLAIN,
        "杭市监罚处[2021]12号",
        "杭市监罚处【2021】12号",
        "杭市监罚处﹝2021﹞12号",
        "杭市监罚处（2021）12号",
        "杭市监罚处(2021)12号",
        "杭市监罚处〖2021〗12号",
        "杭市监罚处{2021}12号",
        "杭市监罚处〈2021〉12号",
        "杭市监罚处〔2021年〕12号",
        "杭市监罚处〔２０２１〕１２号",
        "杭市监罚处〔2021〕第12号",
        "杭市监罚处〔2021〕0012号",
        "杭市监罚处〔2021〕第0012号",
        " 杭市监罚处 〔2021〕 12 号 ",
        "杭市监罚处〔2021〕12",
    ],
)
def test_every_way_of_writing_a_number_has_one_key(written: str) -> None:
    assert document_key(written) == PLAIN


@pytest.mark.parametrize(
    ("written", "org", "year", "sequence"),
    [
        ("（杭）市监罚处（2021）12号", "(杭)市监罚处", 2021, "12"),
        ("市场【2019】1号", "市场", 2019, "1"),
        ("京环境责改字〔2019〕 Z\u00a04号", "京环境责改字", 2019, "Z4"),
        ("杭环罚〔2021〕12-1号", "杭环罚", 2021, "12-1"),
        ("杭环罚〔2021〕12号之一", "杭环罚", 2021, "12之一"),
        ("沪市监浦处〔2021〕152020009999号", "沪市监浦处", 2021, "152020009999"),
        ("国务院令第711号", "国务院令", None, "711"),
        ("中华人民共和国主席令第七十号", "中华人民共和国主席令", None, "70"),
        ("浙江省人民政府令第405号", "浙江省人民政府令", None, "405"),
    ],
)
def test_the_parts_of_a_number(written: str, org: str, year: int | None, sequence: str) -> None:
    found = parse_document_number(written)
    assert (found.org, found.year, found.sequence, found.text) == (org, year, sequence, written)


@pytest.mark.parametrize(
    "text",
    [
        "杭罚〔21〕1号",
        "12345",
        "令",
        "",
        "〔2021〕12号",
        "杭罚〔2021〕号",
        "(" * 79,
    ],
)
def test_what_is_no_document_number_is_refused(text: str) -> None:
    with pytest.raises(NotUnderstood) as refused:
        parse_document_number(text)
    assert refused.value.rule == "ID-04"


def test_different_numbers_keep_different_keys() -> None:
    written = ["杭罚〔2021〕1号", "杭罚〔2021〕11号", "杭罚〔2022〕1号", "杭罚〔2021〕1-1号"]
    assert len({document_key(text) for text in written}) == len(written)


@given(st.integers(1, 99999), st.integers(1950, 2050))
def test_a_key_is_its_own_key(sequence: int, year: int) -> None:
    key = document_key(f"杭综执罚〔{year}〕第{sequence:06d}号")
    assert document_key(key) == key
    assert parse_document_number(key).sequence == str(sequence)
