"""The steps of an annotated copy, in order, and the list that stands alone instead of one."""

import io
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from plugins.clerks.annotating import sentences
from plugins.clerks.annotating.book import Book, list_part, put_first, read_book
from plugins.clerks.annotating.marks import enough, marks_of
from plugins.clerks.annotating.package import CONTENT_TYPES, RELATIONSHIPS, Package
from plugins.clerks.annotating.problem_list import Contents, Headings, sheet
from plugins.clerks.annotating.refusals import Sentence
from plugins.clerks.annotating.splicing import XML
from plugins.clerks.annotating.styles import Styles
from plugins.clerks.annotating.worksheets import deselect, mark, take_comments_off
from plugins.registry.findings import Finding
from plugins.registry.reports.forecast import forecast

STYLES_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_PACKAGE_TYPE = "application/vnd.openxmlformats-package.relationships+xml"
_BOOK_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
_BLANK = {
    CONTENT_TYPES: f'<Types xmlns="{_TYPES}"><Default Extension="rels" '
    f'ContentType="{_PACKAGE_TYPE}"/><Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/xl/workbook.xml" ContentType="{_BOOK_TYPE}"/></Types>',
    "_rels/.rels": f'<Relationships xmlns="{RELATIONSHIPS}"><Relationship Id="rId1" '
    f'Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    "xl/workbook.xml": f'<workbook xmlns="{_MAIN}"><sheets/></workbook>',
}
"""A workbook without a sheet, for a list that has no workbook to go into."""


def patch(source: Path, findings: Sequence[Finding], target: Path, headings: Headings) -> int:
    """Copy *source* to *target* with *findings* marked and listed; the number of marked cells."""
    with Package(source) as package:
        book = read_book(package)
        styles = _styles(package, book)
        listed = enough(findings, [sheet.name for sheet in book.sheets])
        marked = 0
        for each in book.sheets:
            take_comments_off(package, each)
            deselect(package, each)
            marks = marks_of(listed, each.name)
            marked += mark(package, each, marks, styles) if marks else 0
        to_do = sentences.TO_DO_MARKED if findings else sentences.NOTHING_TO_DO
        hidden = {each.name: each.hidden for each in book.sheets}
        said = _Said(findings, to_do, listed)
        _add_list(package, book, styles, said.contents(headings, hidden))
        package.save(target)
    return marked


def list_only(why: Sentence, findings: Sequence[Finding], target: Path, headings: Headings) -> None:
    """Write a workbook of nothing but the list of problems, saying *why*."""
    blank = io.BytesIO()
    with zipfile.ZipFile(blank, "w") as zipped:
        for name, text in _BLANK.items():
            zipped.writestr(zipfile.ZipInfo(name), XML + text)
    with Package(blank) as package:
        book = read_book(package)
        to_do = sentences.TO_DO_LISTED.format(reason=why.zh)
        contents = _Said(findings, to_do, enough(findings)).contents(headings, {})
        _add_list(package, book, _styles(package, book), contents)
        package.save(target)


class _Said(NamedTuple):
    """All findings of a workbook, what to do about them, and those that are listed."""

    findings: Sequence[Finding]
    to_do: str
    listed: Sequence[Finding]

    def contents(self, headings: Headings, sheets: Mapping[str, bool]) -> Contents:
        """The list's contents: counts and forecast are of all findings."""
        few = sentences.too_many(self.findings, len(self.listed))
        counts, hint = sentences.counts(self.findings), forecast(self.findings).zh
        return Contents(self.listed, counts, few or self.to_do, hint, headings, sheets)


def _styles(package: Package, book: Book) -> Styles:
    part = package.related(package.main, "styles")
    return Styles(package.read(part) if part else b"", book.namespace)


def _add_list(package: Package, book: Book, styles: Styles, contents: Contents) -> None:
    """Write the list of problems and, last, the styles that it and the marks need."""
    part = list_part(package, book)
    package.write(part, sheet(contents, styles, book.namespace))
    put_first(package, book, part)
    styles_part = package.related(package.main, "styles")
    if not styles_part:
        styles_part = package.new_styles()
        package.write(styles_part, b"")
        package.declare(styles_part, STYLES_TYPE)
        package.relate(package.main, "styles", styles_part)
    package.write(styles_part, styles.written())
