"""One cause is one message: what is put together, and what is not."""

from dataclasses import replace
from typing import Any

from plugins.registry.findings import Finding, Place, Severity
from plugins.registry.grouping import SEEN, grouped


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
