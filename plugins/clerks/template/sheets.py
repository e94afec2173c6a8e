"""One sheet of a template: headings with their explanations, drop-downs, hints and rows."""

import re
from collections.abc import Sequence
from datetime import date
from typing import cast

from openpyxl.cell.cell import Cell
from openpyxl.formatting.rule import Rule
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from plugins.clerks.annotating.drawings import display_width
from plugins.clerks.template import words
from plugins.clerks.template.choices import ChoiceSheet, takes_several
from plugins.clerks.template.filling import Value, longest, printed_heading, unit_of
from plugins.registry.sheets import Column, Form, Need, SheetLayout

TITLE_ROW, HELP_ROW, HEADING_ROW, FIRST_ROW = 1, 2, 3, 4
ROOM = 2_000
"""Empty rows below the last one that still have drop-downs and hints."""

NARROWEST, WIDEST, LONG_WIDTH = 10, 40, 50
FORMATS = {
    Form.CODE: "@",
    Form.TEXT: "@",
    Form.CHOICE: "@",
    Form.YES_NO: "@",
    Form.DATE: "yyyy-mm-dd",
    Form.MONEY: "#,##0.######",
}
FILLS = {Need.KEY: "FF1F4E79", Need.LAW: "FFBDD7EE"}
_OTHER_FILL = "FFEDEDED"
_MISSING = PatternFill("solid", start_color="FFFFF2CC", end_color="FFFFF2CC")
_LINE = Side("thin", color="FFBFBFBF")
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_PROMPT, _PROMPT_TITLE = 250, 30
"""Characters that an input message and its title may have (255 and 32)."""


class ListSheet:
    """The sheet of one layout, written from the top down."""

    def __init__(self, sheet: Worksheet, layout: SheetLayout, choices: ChoiceSheet) -> None:
        self.sheet, self.layout, self.choices = sheet, layout, choices
        self.columns = tuple(enumerate(layout.columns, start=1))

    def write(self, authority: str, rows: Sequence[Sequence[Value]]) -> None:
        """Headings for *authority*, then *rows*, then room for more."""
        self._headings(authority)
        for number, row in enumerate(rows, start=FIRST_ROW):
            for (index, column), value in zip(self.columns, row, strict=True):
                if value is not None:
                    _put(cast(Cell, self.sheet.cell(number, index)), value, column)
        last = FIRST_ROW + len(rows) + ROOM - 1
        for index, column in self.columns:
            self._column(index, column, longest(rows, index - 1))
            self._validation(index, column, last)
        self._missing_keys(last)
        self._page()

    def _headings(self, authority: str) -> None:
        title = self.sheet.cell(TITLE_ROW, 1)
        title.value = words.TITLE.format(sheet=self.layout.sheet, authority=authority)
        title.font = Font(name="宋体", size=14, bold=True)
        title.alignment = Alignment(vertical="center")
        self.sheet.row_dimensions[TITLE_ROW].height = 26
        tallest = 1
        for index, column in self.columns:
            told = self._help(column)
            helping = self.sheet.cell(HELP_ROW, index, told)
            helping.font = Font(name="宋体", size=9, color="FF595959")
            helping.alignment = Alignment(wrap_text=True, vertical="top")
            tallest = max(tallest, 1 + display_width(told) // _width(column, ""))
            heading = self.sheet.cell(HEADING_ROW, index, printed_heading(column))
            key = column.need is Need.KEY
            heading.font = Font(name="宋体", bold=True, color="FFFFFFFF" if key else "FF000000")
            heading.fill = PatternFill("solid", start_color=FILLS.get(column.need, _OTHER_FILL))
            heading.alignment = Alignment(wrap_text=True, vertical="center", horizontal="center")
            heading.border = Border(_LINE, _LINE, _LINE, _LINE)
        self.sheet.row_dimensions[HELP_ROW].height = 12 * tallest + 4
        self.sheet.row_dimensions[HEADING_ROW].height = 30
        self.sheet.freeze_panes = f"B{FIRST_ROW}"

    def _help(self, column: Column) -> str:
        """How to fill a column, in a few words."""
        told = [words.NEEDS[column.need], words.FORMS[column.form].format(unit=unit_of(column).zh)]
        if self.choices.formula(self.layout, column) and column.form is not Form.CHOICE:
            told.append(words.PICK if column.form is not Form.YES_NO else "")
        if takes_several(self.layout.model.model_fields[column.field]):
            told.append(words.SEVERAL)
        told.append(column.hint)
        return "；".join(part for part in told if part)

    def _column(self, index: int, column: Column, sample: str) -> None:
        """Width and format of a whole column, so that empty cells below have them too."""
        dimension = self.sheet.column_dimensions[get_column_letter(index)]
        dimension.width = _width(column, sample)
        dimension.number_format = FORMATS.get(column.form, "General")
        dimension.alignment = _alignment(column)

    def _validation(self, index: int, column: Column, last: int) -> None:
        """The drop-down of a column, and a hint where a clerk clicks."""
        formula = self.choices.formula(self.layout, column)
        several = takes_several(self.layout.model.model_fields[column.field])
        if formula:
            found = DataValidation("list", formula1=formula)
            found.error = words.CHOICE_REFUSED
            closed = column.form in (Form.CHOICE, Form.YES_NO) and not several
            found.showErrorMessage = closed
            found.errorStyle = "warning"
        elif column.form is Form.DATE:
            found = DataValidation("date", operator="greaterThan", formula1="18264")
            found.showErrorMessage, found.errorStyle = True, "warning"
            found.error = words.DATE_REFUSED
        else:
            found = DataValidation(None)
        found.allow_blank = True
        found.showInputMessage = True
        found.promptTitle = column.heading[:_PROMPT_TITLE]
        found.prompt = self._help(column)[:_PROMPT]
        letter = get_column_letter(index)
        found.add(f"{letter}{FIRST_ROW}:{letter}{last}")
        self.sheet.add_data_validation(found)

    def _missing_keys(self, last: int) -> None:
        """A cell that must be filled is yellow while others of its row are filled."""
        end = get_column_letter(len(self.columns))
        for index, column in self.columns:
            if column.need is Need.KEY:
                letter = get_column_letter(index)
                row = f"COUNTA($A{FIRST_ROW}:${end}{FIRST_ROW})>0"
                formula = f"AND({row},LEN(TRIM({letter}{FIRST_ROW}))=0)"
                rule = Rule("expression", formula=[formula], dxf=DifferentialStyle(fill=_MISSING))
                self.sheet.conditional_formatting.add(f"{letter}{FIRST_ROW}:{letter}{last}", rule)

    def _page(self) -> None:
        setup = self.sheet.page_setup
        setup.orientation, setup.paperSize, setup.fitToHeight = "landscape", 8, 0
        self.sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
        self.sheet.print_title_rows = f"{HEADING_ROW}:{HEADING_ROW}"


def _put(cell: Cell, value: Value, column: Column) -> None:
    """Write *value*; words stay words even if they begin with an equals sign."""
    if isinstance(value, str):
        cell.value = _ILLEGAL.sub("\ufffd", value)
        cell.data_type = "s"
        cell.quotePrefix = value.startswith(("=", "+", "-", "@"))
    else:
        cell.value = value
    text = isinstance(value, str) and column.form is not Form.LONG
    is_date = isinstance(value, date)
    cell.number_format = "@" if text else FORMATS.get(column.form, "General")
    if is_date:
        cell.number_format = FORMATS[Form.DATE]
    cell.alignment = _alignment(column)


def _alignment(column: Column) -> Alignment:
    return Alignment(vertical="top", wrap_text=column.form in (Form.LONG, Form.TEXT))


def _width(column: Column, sample: str) -> int:
    if column.form is Form.LONG:
        return LONG_WIDTH
    wanted = max(display_width(printed_heading(column)), display_width(sample)) + 3
    return min(WIDEST, max(NARROWEST, wanted))
