"""The layouts as data: no heading means two things, and every column has a field to fill."""

from collections import Counter
from typing import get_type_hints

import pytest

from plugins.registry.layouts import LAYOUTS
from plugins.registry.sheets import Form, SheetLayout, bare_heading

each_layout = pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.sheet)


def repeated(words: list[str]) -> list[str]:
    """Those of *words* that stand there more than once."""
    return [word for word, number in Counter(words).items() if number > 1]


@each_layout
def test_no_heading_is_there_twice(layout: SheetLayout) -> None:
    apart = [bare_heading(heading) for heading in (*layout.never, *layout.ignored)]
    assert repeated([*(spelling for spelling, _ in layout.spellings()), *apart]) == []


@each_layout
def test_every_column_fills_a_field_of_its_model_and_no_other_does(layout: SheetLayout) -> None:
    fields = [column.field for column in layout.columns]
    assert repeated(fields) == []
    assert set(fields) <= set(layout.model.model_fields) - {"source"}


@each_layout
def test_a_folder_speaks_only_for_a_column_there_is(layout: SheetLayout) -> None:
    assert not layout.folder_default or layout.column_of(layout.folder_default)


@each_layout
def test_a_column_of_one_member_of_a_closed_set_is_a_column_of_choices(layout: SheetLayout) -> None:
    types = get_type_hints(layout.model, include_extras=True)
    for column in layout.columns:
        one = "function as_member " in repr(types[column.field])
        assert one is (column.form is Form.CHOICE), column.heading


def test_no_sheet_name_means_two_lists() -> None:
    assert repeated([bare_heading(name) for layout in LAYOUTS for name in layout.names]) == []
