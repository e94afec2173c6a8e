"""Field → heading as printed in the lists, for sentences and the data dictionary."""

from functools import cache

from plugins.registry.layouts import LAYOUTS
from plugins.registry.records import Record
from plugins.registry.sheets import SheetLayout


@cache
def layout_of(model: type[Record]) -> SheetLayout | None:
    """The layout whose rows become *model*."""
    return next((layout for layout in LAYOUTS if layout.model is model), None)


def heading_of(model: type[Record], field: str) -> str:
    """The heading of the column that fills *field*, or the field's own name without one."""
    layout = layout_of(model)
    column = layout.column_of(field) if layout else None
    return column.heading if column else field
