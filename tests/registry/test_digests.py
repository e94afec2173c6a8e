"""Texts are compared by eight bytes each: what comes twice is found, wherever it comes."""

from array import array

from hypothesis import given
from hypothesis import strategies as some

from plugins.registry.digests import digests, repeated
from plugins.registry.hashing import digest

NUMBERS = some.lists(some.integers(-(2**63), 2**63 - 1) | some.integers(0, 9))


@given(some.lists(NUMBERS))
def test_numbers_that_come_more_than_once_are_found(pieces: list[list[int]]) -> None:
    every = [one for piece in pieces for one in piece]
    found = repeated(array("q", piece) for piece in pieces)
    assert found == {one for one in every if every.count(one) > 1}


def test_a_text_has_one_digest_and_another_text_another() -> None:
    assert digest("甲") == digest("甲") != digest("乙")
    assert digests(["甲", "乙"]) == array("q", [digest("甲"), digest("乙")])
