"""A workbook for a clerk to fill in, knowing the list as it stands.

Front door: `write_template`.  Plain features only, which Excel, WPS and LibreOffice share:
no tables, no macros, no protection; drop-downs come from a hidden sheet through names.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from openpyxl import Workbook

from plugins.clerks.template.choices import Choices, ChoiceSheet
from plugins.clerks.template.filling import rows_of
from plugins.clerks.template.guidance import write_guidance
from plugins.clerks.template.saving import save
from plugins.clerks.template.sheets import ListSheet
from plugins.registry.records import Record
from plugins.registry.sheets import SheetLayout


@dataclass(frozen=True, slots=True)
class TemplateOptions:
    """For whom a template is: *year* fills in the outcomes and figures of that year."""

    authority: str
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Written:
    """What a template holds: the number of rows filled in, by sheet."""

    target: Path
    rows: dict[str, int]


def write_template(
    layouts: Sequence[SheetLayout],
    choices: Choices,
    records: Iterable[Record],
    target: Path,
    options: TemplateOptions,
) -> Written:
    """Write a template of *layouts* to *target*, filled with *records*, the list as it stands."""
    book = Workbook()
    guidance = book.active
    assert guidance is not None, "a new workbook has a sheet"
    held = tuple(records)
    offered = ChoiceSheet(choices)
    filled: dict[str, int] = {}
    for layout in layouts:
        rows = rows_of(layout, held, options.year)
        sheet = ListSheet(book.create_sheet(layout.sheet), layout, offered)
        sheet.write(options.authority, rows)
        filled[layout.sheet] = len(rows)
    write_guidance(guidance, layouts, filled, options.authority)
    offered.write(book)
    save(book, target)
    return Written(target, filled)
