"""Addresses are permanent, safe on every file system, and never shared by two records."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as some

from plugins.pages.addresses import Addresses, part, relative
from plugins.registry.linking import BenchmarkKey

SAFE = re.compile(r"[a-z0-9]([a-z0-9-]*[a-z0-9])?")


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("330275012000", "330275012000"),
        ("XK0010100Y", "xk0010100y"),
        ("许可-0000-01", "licence-0000-01"),
        ("处罚-00001-001", "penalty-00001-001"),
    ],
)
def test_a_plain_code_is_its_own_part(code: str, expected: str) -> None:
    assert part(code) == expected


@pytest.mark.parametrize(
    "hostile", ["../../etc/passwd", "CON", "a/b", "a\\b", "", "。。", "index", "A" * 300]
)
def test_a_hostile_code_stays_one_safe_part(hostile: str) -> None:
    made = part(hostile)
    assert SAFE.fullmatch(made)
    assert len(made) <= 50
    assert made not in ("con", "index", "")


@given(some.text(), some.text())
def test_two_codes_never_share_a_part(one: str, other: str) -> None:
    assert SAFE.fullmatch(part(one))
    if one.lower() != other.lower():
        assert part(one) != part(other)


def test_an_item_survives_a_rename_of_its_authority() -> None:
    before = Addresses({"甲局": "11330000ABCDEFGH12"})
    after = Addresses({"乙局": "11330000ABCDEFGH12"})
    assert before.item("330275012000", "甲局") == after.item("330275012000", "乙局")


def test_benchmarks_of_one_item_have_pages_of_their_own() -> None:
    addresses = Addresses({})
    one = addresses.benchmark(BenchmarkKey("甲局", "1", "偷排"))
    other = addresses.benchmark(BenchmarkKey("甲局", "1", "漏排"))
    assert one != other


@pytest.mark.parametrize(
    ("target", "page", "expected"),
    [
        ("index.html", "items/1/2.html", "../../index.html"),
        ("items/1/2.html", "items/1/3.html", "2.html"),
        ("items/1/2.html#basis", "items/1/2.html", "#basis"),
        ("laws/x/index.html#a5", "index.html", "laws/x/index.html#a5"),
    ],
)
def test_links_are_relative(target: str, page: str, expected: str) -> None:
    assert relative(target, page) == expected
