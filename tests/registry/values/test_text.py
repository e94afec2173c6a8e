import pytest

from plugins.registry.values.text import fold, oddities, tidy


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("罚款金额（万元）", "罚款金额(万元)"),
        ("处罚\n决定", "处罚决定"),
        ("处罚　决定\u00a0日期", "处罚决定日期"),
        ("处 罚 决 定", "处罚决定"),
        ("０１２ＡＢ", "012AB"),
        ("01 行政许可", "01 行政许可"),
        ("张\u200b三\ufeff", "张三"),
        ("阿依古丽•买买提", "阿依古丽·买买提"),
        ("阿依古丽・买买提", "阿依古丽·买买提"),
        ("《行政处罚法》、〔2021〕。", "《行政处罚法》、〔2021〕。"),
        ("", ""),
        ("   ", ""),
    ],
)
def test_a_key_is_the_same_however_it_was_typed(text: str, key: str) -> None:
    assert fold(text) == key


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("  甲公司\n乙公司 ", "甲公司 乙公司"),
        ("一，\r\n　　二", "一，二"),
        ("第１２条", "第１２条"),
        ("罚\u200b款", "罚款"),
        ("A  B\tC", "A B C"),
        ("《法》 第一条", "《法》第一条"),
    ],
)
def test_what_is_shown_keeps_every_word(text: str, shown: str) -> None:
    assert tidy(text) == shown


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("联合执法", ()),
        ("聯(lián)合", (("traditional", "聯"), ("pinyin", "聯(lián)"))),
        ("１２３號", (("traditional", "號"), ("full_width", "１２３"))),
        ("罚\u200b款", (("zero_width", "U+200B"),)),
        ("法(law)", ()),
        ("联（lián）", (("pinyin", "联（lián）"),)),
    ],
)
def test_oddities_are_named_with_their_piece(text: str, found: tuple[tuple[str, str], ...]) -> None:
    assert oddities(text) == found


@pytest.mark.parametrize(
    "text", ["乾隆年间", "著名瞭望塔", "刘堃", "周喆与李昇", "朱镕基", "狼藉", "周喆於杭州"]
)
def test_standard_characters_are_never_called_traditional(text: str) -> None:
    assert oddities(text) == ()
