"""CSV files: UTF-8 (with or without a mark) or GB18030; comma, semicolon or tab."""

import csv
import io
from pathlib import Path

from plugins.registry.findings import Finding
from plugins.registry.workbook.contents import Sheet
from plugins.registry.workbook.grid import Allowance, Grid, Output
from plugins.registry.workbook.limits import Limits
from plugins.registry.workbook.sayings import DAMAGED, ENCODING
from plugins.registry.workbook.verdicts import Unusable, not_too_long

_DELIMITERS = ",;\t"


def _decoded(data: bytes) -> str:
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" in text:
            break
        return text
    raise Unusable(ENCODING)


def _delimiter(text: str) -> str:
    """The delimiter that the first line with any holds most of outside quotes."""
    quoted = False
    counts = dict.fromkeys(_DELIMITERS, 0)
    for letter in text:
        if letter == '"':
            quoted = not quoted
        elif not quoted and letter in counts:
            counts[letter] += 1
        elif not quoted and letter == "\n" and any(counts.values()):
            break
    return max(_DELIMITERS, key=lambda sign: counts[sign])


def read_csv(path: Path, name: str, limits: Limits, output: Output) -> tuple[Finding, ...]:
    """One sheet named like the file; every value stays text, a record is a row."""
    text = _decoded(path.read_bytes())
    csv.field_size_limit(limits.member_bytes)
    sheet = Path(name).stem
    grid = Grid(sheet, Allowance(limits), output.row)
    try:
        records = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
        for number, record in enumerate(records, 1):
            grid.end_row(number, [not_too_long(cell) or None for cell in record], hidden=False)
    except csv.Error as error:
        raise Unusable(DAMAGED, cause=f"CSV: {error}") from error
    output.sheet(Sheet(sheet, False, ()))
    return ()
