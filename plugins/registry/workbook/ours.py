"""Sheets that we ourselves put into clerks' workbooks: they come back, and are no lists."""

from plugins.registry.workbook.contents import Sheet

CHECKED = "【清单检查】"
"""Begins the first cell of a list of problems, and every comment of ours in a checked copy."""
TEMPLATE = "【清单模板】"
"""Begins the first cell of the sheets that a template brings besides its lists."""


def is_ours(sheet: Sheet) -> bool:
    """Whether *sheet* is one of ours, by its first cell: a clerk may have renamed it."""
    if not sheet.rows or sheet.rows[0].number != 1:
        return False
    first = sheet.rows[0].values[0]
    return isinstance(first, str) and first.startswith((CHECKED, TEMPLATE))
