"""The sheet 问题清单: every finding in a row of its own, each linked to its cell."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from xml.sax.saxutils import quoteattr

from plugins.clerks.annotating import sentences
from plugins.clerks.annotating.drawings import display_width
from plugins.clerks.annotating.ranges import area_of, letters
from plugins.clerks.annotating.splicing import XML, text_of
from plugins.clerks.annotating.styles import Styles
from plugins.registry.findings import Finding, Severity

CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"
FIRST_ROW = 6
"""The first row with a finding; above it title, counts, what to do, the forecast, headings."""

LINKS = 60_000
"""Spreadsheet programs open no sheet with many more links than this."""
ROWS = 1_000_000

_LONGEST = 32_000
_WIDTHS = (6, 10, 18, 10, 18, 70, 10, 10)
_TEXT_COLUMN = 5
_LINE_POINTS = 15
_LINE = "FFD5DAE1"
_SEVERITY_FILLS = {Severity.ERROR: "FFFFC9C7", Severity.WARNING: "FFFFECB3"}
"""Not the colours of the marks, which a later round takes away wherever it meets them."""

Headings = Mapping[tuple[str, str], str]
"""The heading as printed over a column, by sheet name and the column's letters."""


@dataclass(frozen=True, slots=True)
class Contents:
    """What the list says: findings in order, *counts* of all there are, and of their sheets."""

    findings: Sequence[Finding]
    counts: str
    to_do: str
    forecast: str = ""
    headings: Headings = field(default_factory=dict)
    sheets: Mapping[str, bool] = field(default_factory=dict)
    """Names of the sheets that can be linked to, and whether each is hidden."""


@dataclass(frozen=True, slots=True)
class _Looks:
    title: int
    line: int
    heading: int
    text: int
    number: int
    link: int
    severity: Mapping[Severity, int]


def _looks(styles: Styles) -> _Looks:
    size, name = '<sz val="{}"/>', '<name val="宋体"/><family val="3"/><charset val="134"/>'
    plain = size.format(11) + name
    bold = "<b/>" + plain
    link = '<u/><sz val="11"/><color rgb="FF0B5CAD"/>' + name
    top, wrapped = 'vertical="top"', 'vertical="top" wrapText="1"'
    centred = 'horizontal="center" vertical="top"'
    return _Looks(
        title=styles.style("<b/>" + size.format(16) + name, "", 'vertical="center"'),
        line=styles.style(plain, "", wrapped),
        heading=styles.style(bold, "FFE3E8EE", 'vertical="center" wrapText="1"'),
        text=styles.style(plain, "", wrapped, _LINE),
        number=styles.style(plain, "", centred, _LINE),
        link=styles.style(link, "", top, _LINE),
        severity={
            level: styles.style(plain, _SEVERITY_FILLS[level], centred, _LINE) for level in Severity
        },
    )


def sheet(contents: Contents, styles: Styles, namespace: str) -> bytes:
    """The sheet part, in *namespace*, with its styles added to *styles*."""
    looks = _looks(styles)
    findings = contents.findings[:ROWS]
    rows = [
        _banner(1, sentences.TITLE, looks.title, 30),
        _banner(2, contents.counts, looks.line, 18),
        _banner(3, contents.to_do, looks.line, 36),
        _banner(4, contents.forecast, looks.line, 18),
        _row(FIRST_ROW - 1, [(words, looks.heading) for words in sentences.COLUMNS], 20),
    ]
    links: list[str] = []
    for number, finding in enumerate(findings, start=1):
        row = FIRST_ROW + number - 1
        link = _link(row, finding, contents) if len(links) < LINKS else ""
        links += [link] if link else []
        rows.append(_finding_row(row, number, finding, (contents, looks, bool(link))))
    last = letters(len(sentences.COLUMNS))
    merged = "".join(f'<mergeCell ref="A{row}:{last}{row}"/>' for row in range(1, FIRST_ROW - 1))
    linked = f"<hyperlinks>{''.join(links)}</hyperlinks>" if links else ""
    return (
        f'{XML}<worksheet xmlns="{namespace}"><sheetPr><tabColor rgb="FFC00000"/>'
        f'<pageSetUpPr fitToPage="1"/></sheetPr>{_view()}'
        f'<sheetFormatPr defaultRowHeight="15"/>{_columns()}<sheetData>{"".join(rows)}</sheetData>'
        f'<mergeCells count="{FIRST_ROW - 2}">{merged}</mergeCells>{linked}'
        '<pageMargins left="0.4" right="0.4" top="0.5" bottom="0.5" header="0.3" footer="0.3"/>'
        '<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/></worksheet>'
    ).encode()


def _view() -> str:
    return (
        '<sheetViews><sheetView tabSelected="1" workbookViewId="0">'
        f'<pane ySplit="{FIRST_ROW - 1}" topLeftCell="A{FIRST_ROW}" activePane="bottomLeft" '
        'state="frozen"/><selection pane="bottomLeft"/></sheetView></sheetViews>'
    )


def _columns() -> str:
    columns = "".join(
        f'<col min="{number}" max="{number}" width="{width}" customWidth="1"/>'
        for number, width in enumerate(_WIDTHS, start=1)
    )
    return f"<cols>{columns}</cols>"


def _banner(row: int, words: str, style: int, height: int) -> str:
    return _row(row, [(words, style)], height)


def _row(row: int, cells: Sequence[tuple[str | int, int]], height: float) -> str:
    written = "".join(
        _cell(f"{letters(column)}{row}", value, style)
        for column, (value, style) in enumerate(cells, start=1)
    )
    return f'<row r="{row}" ht="{height}" customHeight="1">{written}</row>'


def _cell(reference: str, value: str | int, style: int) -> str:
    """A cell; words as inline strings, which no program takes for a formula."""
    if isinstance(value, int):
        return f'<c r="{reference}" s="{style}"><v>{value}</v></c>'
    if not value:
        return f'<c r="{reference}" s="{style}"/>'
    words = text_of(value if len(value) <= _LONGEST else value[:_LONGEST] + "…")
    return (
        f'<c r="{reference}" s="{style}" t="inlineStr"><is><t xml:space="preserve">{words}</t>'
        "</is></c>"
    )


def _finding_row(
    row: int, number: int, finding: Finding, shown: tuple[Contents, _Looks, bool]
) -> str:
    contents, looks, linked = shown
    place = finding.place
    sheet_words = (place.sheet or sentences.WHOLE_BOOK) + (
        sentences.HIDDEN if contents.sheets.get(place.sheet) else ""
    )
    problem = sentences.problem(finding)
    heading = _heading(finding, contents.headings)
    lines = max(
        sum(1 + display_width(line) // _WIDTHS[_TEXT_COLUMN] for line in problem.split("\n")),
        1 + display_width(sheet_words) // _WIDTHS[2],
        1 + display_width(heading) // _WIDTHS[4],
    )
    cells: list[tuple[str | int, int]] = [
        (number, looks.number),
        (sentences.IN_WORDS[finding.severity], looks.severity[finding.severity]),
        (sheet_words, looks.text),
        (place.cell, looks.link if linked else looks.text),
        (heading, looks.text),
        (problem, looks.text),
        (finding.rule, looks.text),
        (finding.rows, looks.number),
    ]
    return _row(row, cells, min(400, _LINE_POINTS * lines + 3))


def _heading(finding: Finding, headings: Headings) -> str:
    area = area_of(finding.place.cell)
    return headings.get((finding.place.sheet, letters(area.first.column)), "") if area else ""


def _link(row: int, finding: Finding, contents: Contents) -> str:
    """The link from a row of the list to the cell it speaks of, if there is such a cell."""
    place = finding.place
    if place.sheet not in contents.sheets:
        return ""
    area = area_of(place.cell)
    quoted = place.sheet.replace("'", "''")
    location = f"'{quoted}'!{area or 'A1'}"
    return f'<hyperlink ref="D{row}" location={quoteattr(location)}/>'
