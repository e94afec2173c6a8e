"""One cause is one message: what is put together, and what is not."""

import gc
import pickle
from dataclasses import replace
from typing import Any

import pytest

from plugins.registry.findings import Finding, Place, Severity
from plugins.registry.grouping import NEAR, SEEN, Grouping, grouped


def finding(cell: str, **more: Any) -> Finding:
    """A finding of one sentence at *cell*."""
    made = Finding("FM-09", Severity.ERROR, Place("eco/a.xlsx", "权力清单", cell), "空", "empty")
    return replace(made, **more)


def test_one_sentence_about_one_column_is_one_message_that_counts_its_rows() -> None:
    see = (Place("eco/a.xlsx", "权力清单", "A9"),)
    (found,) = grouped([finding("A2", rows=3), finding("A5", rows=2, see=see), finding("A7")])
    assert (found.place.cell, found.rows) == ("A2", 6)
    assert [place.cell for place in found.see] == ["A5", "A9", "A7"]


def test_another_column_sheet_workbook_rule_or_sentence_is_another_message() -> None:
    others = [
        finding("B2"),
        finding("A2", place=Place("eco/a.xlsx", "权责清单", "A2")),
        finding("A2", place=Place("eco/b.xlsx", "权力清单", "A2")),
        finding("A2", rule="FM-17"),
        finding("A2", zh="别的"),
    ]
    assert grouped([finding("A2"), *others]) == [finding("A2"), *others]


def test_the_cells_of_one_message_are_bounded_and_its_rows_are_not() -> None:
    (found,) = grouped(finding(f"A{row}") for row in range(1, 2 * SEEN))
    assert (len(found.see), found.rows) == (SEEN, 2 * SEEN - 1)


def test_many_are_read_again_from_where_they_lie_as_often_as_one_likes() -> None:
    count = 3 * NEAR
    every = [finding(f"A{row}", zh=f"第{row}行\ud800") for row in range(1, count + 1)]
    found = grouped([*every, *every])
    assert len(found) == count
    assert [one.rows for one in found] == [2] * count
    assert found[-1].zh == found[count - 1].zh == every[-1].zh
    assert [one.zh for one in found[NEAR - 1 : NEAR + 2]] == [
        one.zh for one in every[NEAR - 1 : NEAR + 2]
    ]
    assert found == grouped(found) != grouped(every)
    with pytest.raises(IndexError):
        found[count]


def test_of_many_only_the_first_are_held() -> None:
    grouping = Grouping()
    grouping.add_all(finding(f"A{row}", zh=f"第{row}行") for row in range(1, 3 * NEAR))
    gc.collect()
    held = sum(isinstance(thing, Finding) for thing in gc.get_objects())
    assert NEAR <= held < NEAR + 50


def test_a_workbooks_own_are_told_apart_and_errors_counted() -> None:
    other = Place("eco/b.xlsx", "权力清单", "A2")
    mild = finding("C3", severity=Severity.WARNING)
    found = grouped([finding("A2"), finding("A2", place=other), mild])
    assert found.workbooks == ["eco/a.xlsx", "eco/b.xlsx"]
    assert list(found.of("eco/a.xlsx")) == [found[0], found[2]]
    assert found.of("eco/a.xlsx")[1:] == [found[2]]
    assert not found.of("eco/c.xlsx")
    assert found.errors == 2


def test_they_can_be_kept_and_brought_back() -> None:
    found = grouped(finding(f"A{row}", zh=f"第{row}行") for row in range(1, 2 * NEAR))
    assert pickle.loads(pickle.dumps(found)) == found
    assert pickle.loads(pickle.dumps(grouped([finding("A2")]))) == [finding("A2")]
