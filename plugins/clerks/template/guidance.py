"""The first sheet of a template: 填写说明, with a way to every list."""

from collections.abc import Mapping, Sequence

from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from plugins.clerks.template import words
from plugins.clerks.template.filling import printed_heading
from plugins.registry.sheets import Need, SheetLayout

_FONT = "宋体"
_WIDTHS = {"A": 26, "B": 12, "C": 80}


def write_guidance(
    sheet: Worksheet, layouts: Sequence[SheetLayout], filled: Mapping[str, int], authority: str
) -> None:
    """Fill *sheet*: what this is, how to fill it in, and which lists it holds."""
    sheet.title = words.GUIDANCE
    sheet.sheet_view.showGridLines = False
    sheet.page_setup.paperSize, sheet.page_setup.fitToHeight = 9, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    for letter, width in _WIDTHS.items():
        sheet.column_dimensions[letter].width = width
    _line(sheet, 1, words.GUIDANCE_TITLE, Font(name=_FONT, size=16, bold=True))
    _line(sheet, 2, words.INTRODUCTION.format(authority=authority), Font(name=_FONT))
    row = 3
    for number, step in enumerate((*words.STEPS, words.COLOURS), start=1):
        _line(sheet, row, f"{number}. {step}", Font(name=_FONT))
        row += 1
    _line(sheet, row + 1, words.LISTS, Font(name=_FONT, size=12, bold=True))
    row += 2
    for column, heading in enumerate(words.LIST_COLUMNS, start=1):
        cell = sheet.cell(row, column, heading)
        cell.font = Font(name=_FONT, bold=True)
        cell.fill = PatternFill("solid", start_color="FFEDEDED")
    for number, layout in enumerate(layouts, start=row + 1):
        link = sheet.cell(number, 1, layout.sheet)
        link.hyperlink = Hyperlink(ref=link.coordinate, location=f"'{layout.sheet}'!A1")
        link.font = Font(name=_FONT, underline="single", color="FF0B5CAD")
        sheet.cell(number, 2, filled[layout.sheet]).alignment = Alignment(horizontal="center")
        keys = (printed_heading(c) for c in layout.columns if c.need is Need.KEY)
        sheet.cell(number, 3, "、".join(keys)).alignment = Alignment(wrap_text=True)


def _line(sheet: Worksheet, row: int, text: str, font: Font) -> None:
    """One line over the whole width, tall enough for its words."""
    sheet.merge_cells(start_row=row, start_column=1, end_row=row, end_column=len(_WIDTHS))
    cell = sheet.cell(row, 1, text)
    cell.font = font
    cell.alignment = Alignment(wrap_text=True, vertical="center")
    across = sum(_WIDTHS.values()) // 2 - 4
    sheet.row_dimensions[row].height = 18 * (1 + len(text) // across) + (font.sz or 11) - 9
