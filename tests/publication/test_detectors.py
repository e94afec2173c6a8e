from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.publication.detecting.folding import folded
from plugins.publication.detectors import Secret, detect, redacted
from tests.publication import labelled

ID = "330106190003071235"
MOBILE = "15412345678"


@pytest.fixture(scope="module")
def verdicts() -> list[labelled.Outcome]:
    return labelled.report()


def kinds(text: str) -> list[str]:
    return [hit.kind.value for hit in detect(text)]


def test_the_labelled_set_is_large_and_half_of_it_is_hard() -> None:
    every = labelled.texts()
    assert len(every) >= 600
    assert len({one.text for one in every}) == len(every)
    assert sum(not one.labels for one in every) >= 200


def test_every_kind_is_labelled_often_enough_to_say_something(
    verdicts: list[labelled.Outcome],
) -> None:
    few = {one.kind for one in verdicts if one.caught + len(one.missed) < 10}
    assert few == {Secret.SEAT}


def test_nothing_labelled_is_missed(verdicts: list[labelled.Outcome]) -> None:
    assert [text for one in verdicts for text in one.missed] == []


def test_texts_written_before_the_detectors_saw_them_are_read_rightly() -> None:
    held_out = labelled.texts(labelled.HELD_OUT)
    assert len(held_out) >= 100
    assert not {one.text for one in held_out} & {one.text for one in labelled.texts()}
    found = labelled.report(labelled.HELD_OUT)
    assert [(one.kind, one.missed, one.over) for one in found if one.missed or one.over] == []


def test_no_false_friend_is_masked(verdicts: list[labelled.Outcome]) -> None:
    assert [(one.kind, text) for one in verdicts for text in one.over] == []


def test_the_report_says_what_it_counts() -> None:
    said = list(labelled.lines())
    assert said[0].endswith("with nothing to find")
    assert len(said) == 2 + len(Secret)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (ID, ["resident_id"]),
        (ID[:-1] + "8", []),
        ("99" + ID[2:], []),
        ("330106190013071239", []),
        ("身份证号" + ID[:-1] + "8", ["resident_id"]),
        ("33010619900307123x".replace("1990", "1900"), []),
        (MOBILE, ["mobile"]),
        ("1" + MOBILE, []),
        (MOBILE + "9", []),
        ("12412345678", []),
        ("154123456", []),
        ("罚款15412345678元", []),
        ("电话15412345678元", ["mobile"]),
        ("编号：15412345678", []),
        ("6200000000000000000", ["bank"]),
        ("6200000000000000001", []),
        ("账号6200000000000000001", ["bank"]),
        ("9900000000000000002", ["bank"]),
        ("1200000000000000005", []),
        ("账号62000000", []),
        ("330102********123X", ["masked_id"]),
        ("990102********123X", []),
        ("138****5678", []),
        ("6222 **** **** 1234", []),
        ("E12345678", ["passport"]),
        ("E20240315", []),
        ("护照E20240315", ["passport"]),
        ("批号E12345678", []),
        ("A123456(3)", ["permit"]),
        ("A123456(4)", []),
        ("浙A12345", ["plate"]),
        ("浙A1234", []),
        ("15412 345678", ["mobile"]),
        ("15412-345678", []),
        ("15 412 345 678", []),
        ("电话15 412 345 678", ["mobile"]),
        ("浙AAB123", ["plate"]),
        ("浙AABC12", []),
        ("浙AABCDE，2024年", []),
        ("330106200307123", ["old_resident_id"]),
        ("330106190307123", []),
        ("330199200307123", []),
        ("苏丹红", []),
        ("微信号 abc12345", ["wechat"]),
        ("微信公众号abc12345", []),
        ("a@example.com", ["email"]),
        ("a@hz.gov.cn", []),
        ("家住东湖区长青路12号", ["home"]),
        ("位于东湖区长青路12号", []),
        ("1990年3月7日出生", ["birth"]),
        ("1990年3月7日生产", []),
        ("当事人患有癫痫", ["health"]),
        ("当事人安排患有癫痫的人员上岗", []),
        ("东湖小学学生张某", ["minor"]),
        ("东湖小学学生食堂", []),
        ("住所：示例市长青路12号", ["seat"]),
        ("经营场所（住所）：示例市长青路12号", []),
    ],
)
def test_both_sides_of_every_edge(text: str, expected: list[str]) -> None:
    assert kinds(text) == expected


def test_a_place_is_a_place_in_the_text_as_given() -> None:
    text = "电话：１５４ １２３４\u200b ５６７８，找张某"
    (hit,) = detect(text)
    assert text[hit.start : hit.end] == "１５４ １２３４\u200b ５６７８"


def test_what_overlaps_is_one_hit() -> None:
    assert kinds(f"QQ：{MOBILE}") == ["qq"]
    text = f"护照E12345678 9，家住长青路12号QQ：{MOBILE}"
    assert detect(redacted(text, detect(text))) == ()


def test_two_numbers_in_a_row_are_two_hits() -> None:
    assert kinds(f"{ID} {MOBILE}，{MOBILE}") == ["resident_id", "mobile", "mobile"]


def test_an_identity_number_inside_a_longer_run_of_digits_is_found() -> None:
    assert kinds(f"7{ID}{MOBILE}") == ["resident_id"]


def test_an_address_of_a_page_is_blank_unless_it_carries_an_identity_number() -> None:
    assert kinds(f"https://example.cn/{MOBILE}") == []
    assert kinds(f"https://example.cn/{ID}") == ["resident_id"]


def test_hiding_leaves_what_stands_around_and_nothing_to_find() -> None:
    text = f"张某（{ID}）电话{MOBILE}。"
    said = redacted(text, detect(text))
    assert said == "张某（＊＊＊）电话＊＊＊。"
    assert detect(said) == ()


@pytest.mark.parametrize("one", labelled.texts()[::7], ids=lambda one: one.text[:20])
def test_after_hiding_no_labelled_text_has_anything_left(one: labelled.Labelled) -> None:
    assert detect(redacted(one.text, detect(one.text))) == ()


@given(st.text(max_size=200))
def test_folding_keeps_every_place(text: str) -> None:
    assert len(folded(text)) == len(text)


@given(
    st.text(alphabet="0123456789Xx*-. 　\u200b年月日号住账户微信EHA京浙〔〕（）:/@", max_size=120)
)
def test_hits_are_in_order_apart_and_inside_the_text(text: str) -> None:
    hits = detect(text)
    assert all(0 <= hit.start < hit.end <= len(text) for hit in hits)
    assert all(a.end <= b.start for a, b in pairwise(hits))


@pytest.mark.parametrize(
    "piece",
    [
        *("1", "1 ", "1-", "*", "1*", "住", "A1", "@", "浙A", "微信", "1\u200b", "〔2021〕1"),
        *("学校", "小学学生", "当事人患", "一班", "就读于"),
    ],
)
def test_a_huge_cell_of_one_piece_comes_to_an_end(piece: str) -> None:
    assert len(detect(piece * 20_000)) < 20_000


@given(
    st.lists(st.sampled_from(["", "", " ", "\u200b", "-", "\n", "　"]), min_size=18, max_size=18)
)
def test_an_identity_number_is_found_however_it_is_parted(marks: list[str]) -> None:
    parted = "".join(char + mark for char, mark in zip(ID, marks, strict=True)).strip()
    assert kinds(parted) == ["resident_id"]
