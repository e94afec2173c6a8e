"""One offence weighed twice: tiers of two provisions are no single ladder."""

from pathlib import Path

import pytest

from tests.books import ITEM, Rows, city, loaded, said

TIER = (
    "事项编码",
    "违法行为",
    "法定依据",
    "法定处罚种类与幅度",
    "裁量阶次",
    "适用条件",
    "具体标准",
)
FIRST, SECOND = (
    "《环境影响评价法》第三十一条第一款",
    "逾期不改正的，《环境影响评价法》第三十一条第二款",
)
LEGAL = "处20万元以上100万元以下罚款"
LATER = "处100万元以上200万元以下罚款"


def tiers(*rows: tuple[str | None, str | None, str, str]) -> dict[str, Rows]:
    """Tiers (basis, statutory range, label, standard) of one offence."""
    made = (
        (ITEM[0], "未批先建", basis, legal, label, f"情形{number}", standard)
        for number, (basis, legal, label, standard) in enumerate(rows)
    )
    return city(裁量基准=(TIER, *made))


@pytest.mark.parametrize(
    ("rule", "rows", "cells"),
    [
        # the second provision begins low again
        ("DB-03", ((FIRST, None, "1", "处20万元以上60万元以下罚款"),
                   (FIRST, None, "2", "处60万元以上100万元以下罚款"),
                   (SECOND, None, "1", "处5万元以上10万元以下罚款")), []),
        ("DB-03", ((FIRST, LEGAL, "较轻", "处20万元以上60万元以下罚款"),
                   (FIRST, LATER, "较轻", "处100万元以上200万元以下罚款"),
                   (FIRST, LEGAL, "严重", "处60万元以上100万元以下罚款")), []),
        # numbers that fall back
        ("DB-03", ((FIRST, None, "2", "处60万元以上100万元以下罚款"),
                   (None, None, "1", "处5万元以上10万元以下罚款")), []),
        # the same ladder, empty cells go on
        ("DB-03", ((FIRST, None, "1", "处60万元以上100万元以下罚款"),
                   (None, None, "2", "处20万元以上60万元以下罚款")), ["G3"]),
        ("DB-04", ((FIRST, None, "1", "处20万元以上60万元以下罚款"),
                   (FIRST, None, "2", "处60万元以上100万元以下罚款"),
                   (SECOND, None, "1", "处100万元以上200万元以下罚款")), ["G3"]),
        # each ladder is held against its own law
        ("DB-01", ((FIRST, LEGAL, "1", "处20万元以上100万元以下罚款"),
                   (SECOND, LATER, "1", "处100万元以上200万元以下罚款")), []),
        ("DB-01", ((FIRST, LEGAL, "1", "处20万元以上100万元以下罚款"),
                   (SECOND, LATER, "1", "处100万元以上300万元以下罚款")), ["G3"]),
    ],
)  # fmt: skip
def test_only_tiers_of_one_provision_are_a_ladder(
    tmp_path: Path,
    rule: str,
    rows: tuple[tuple[str | None, str | None, str, str], ...],
    cells: list[str],
) -> None:
    assert said(loaded(tmp_path, tiers(*rows)), rule) == cells


@pytest.mark.parametrize(
    ("basis", "cells"),
    [((FIRST, "逾期不改正的，处5万元罚款"), []), (("按规定", "逾期不改正的"), ["C2", "C3"])],
)
def test_a_second_half_of_a_quotation_rests_on_the_first(
    tmp_path: Path, basis: tuple[str, str], cells: list[str]
) -> None:
    rows = tuple((words, None, str(n), "处5万元罚款") for n, words in enumerate(basis, 1))
    found = loaded(tmp_path, tiers(*rows))
    told = [f for f in found.findings if f.rule == "LB-01"]
    assert [place.cell for f in told for place in (f.place, *f.see)] == cells
