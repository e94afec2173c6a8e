"""Reading workbooks: the only package that imports an Excel reading library.

A file is looked at first (``guard``), then read in a child process with limits on memory
and time (``worker``, ``child``), and comes out as a ``Workbook`` or as one ``Finding``.
"""

from plugins.registry.workbook.contents import (
    CellError,
    CellValue,
    Merge,
    Picture,
    Sheet,
    SheetRow,
    UncachedFormula,
    Workbook,
    cell_name,
    column_letters,
)
from plugins.registry.workbook.front import read_workbook
from plugins.registry.workbook.limits import Limits

__all__ = [
    "CellError",
    "CellValue",
    "Limits",
    "Merge",
    "Picture",
    "Sheet",
    "SheetRow",
    "UncachedFormula",
    "Workbook",
    "cell_name",
    "column_letters",
    "read_workbook",
]
