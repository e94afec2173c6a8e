"""A whole ``.xlsx`` package: its sheets in order, and what a clerk should know of it."""

from pathlib import Path
from typing import NamedTuple
from zipfile import BadZipFile, ZipFile

from plugins.registry.findings import Finding, Place, Rule
from plugins.registry.workbook.contents import Sheet
from plugins.registry.workbook.events import Attributes, attribute, listen
from plugins.registry.workbook.formats import cell_formats
from plugins.registry.workbook.grid import Allowance, Grid, Output, cell_position
from plugins.registry.workbook.limits import Limits
from plugins.registry.workbook.sayings import (
    DAMAGED,
    EMBEDDED,
    EXTERNAL_LINKS,
    FLOATING,
    MACROS,
    NO_SHEETS,
    OTHER_SHEET,
)
from plugins.registry.workbook.verdicts import Unusable
from plugins.registry.workbook.xlsx.cells import CellMaker
from plugins.registry.workbook.xlsx.comments import comment_references
from plugins.registry.workbook.xlsx.package import Package
from plugins.registry.workbook.xlsx.richvalues import picture_values
from plugins.registry.workbook.xlsx.rows import read_sheet
from plugins.registry.workbook.xlsx.strings import shared_strings

_TRUE = ("1", "true")


class Entry(NamedTuple):
    """One sheet as the workbook part lists it."""

    name: str
    hidden: bool
    relation: str


class _Book:
    def __init__(self) -> None:
        self.entries: list[Entry] = []
        self.since_1904 = False

    def start(self, name: str, attributes: Attributes) -> None:
        if name == "sheet":
            state = attributes.get("state", "visible")
            entry = Entry(
                attributes.get("name", ""), state != "visible", self._relation(attributes)
            )
            self.entries.append(entry)
        elif name == "workbookPr":
            self.since_1904 = attributes.get("date1904", "") in _TRUE

    @staticmethod
    def _relation(attributes: Attributes) -> str:
        for key, value in attributes.items():
            if key.endswith(":id"):
                return value
        return attribute(attributes, "id")

    def end(self, name: str) -> None:
        """Nothing to do."""

    def text(self, data: str) -> None:
        """Nothing to do."""


class XlsxReader:
    """Reads one package; *place* names the workbook in findings."""

    def __init__(self, archive: ZipFile, name: str, limits: Limits) -> None:
        self._package = Package(archive)
        self._name = name
        self._allowance = Allowance(limits)
        self.findings: list[Finding] = []

    def read(self, output: Output) -> None:
        """All worksheets, in the workbook's order."""
        main = self._main_part()
        book = _Book()
        with self._package.open(main) as stream:
            listen(stream, book)
        relations = {relation.id: relation for relation in self._package.relationships(main)}
        maker = self._maker(main, book)
        self._warn_of_package()
        sheets = 0
        for entry in book.entries:
            relation = relations.get(entry.relation)
            if relation is None:
                raise Unusable(DAMAGED, (entry.name, ""), cause=f"sheet {entry.name} has no part")
            if relation.kind != "worksheet":
                self._find(OTHER_SHEET, entry.name)
                continue
            sheets += 1
            output.sheet(self._sheet(entry, relation.target, maker, output))
        if not sheets:
            raise Unusable(NO_SHEETS)

    def _main_part(self) -> str:
        for relation in self._package.relationships(""):
            if relation.kind == "officeDocument":
                return relation.target
        return "xl/workbook.xml"

    def _maker(self, main: str, book: _Book) -> CellMaker:
        relationships = self._package.relationships(main)
        maker = CellMaker([], [], book.since_1904)
        for relation in relationships:
            if relation.kind == "sharedStrings":
                with self._package.open(relation.target) as stream:
                    maker.strings = shared_strings(stream)
            elif relation.kind == "styles":
                with self._package.open(relation.target) as stream:
                    maker.formats = cell_formats(stream)
        maker.pictures = picture_values(self._package, relationships)
        return maker

    def _sheet(self, entry: Entry, part: str, maker: CellMaker, output: Output) -> Sheet:
        grid = Grid(entry.name, self._allowance, output.row)
        try:
            with self._package.open(part) as stream:
                read_sheet(stream, grid, maker)
        except Unusable as verdict:
            verdict.sheet = entry.name
            raise
        comments: set[str] = set()
        for relation in self._package.relationships(part):
            if relation.kind in ("comments", "threadedComment"):
                with self._package.open(relation.target) as stream:
                    comments |= comment_references(stream)
            elif relation.kind == "drawing":
                self._find(FLOATING, entry.name)
        return grid.sheet_around(
            hidden=entry.hidden, comments=tuple(sorted(comments, key=cell_position))
        )

    def _warn_of_package(self) -> None:
        names = self._package.names()
        if any("vbaproject" in name or "/macrosheets/" in name for name in names):
            self._find(MACROS)
        if any("/externallinks/" in name or name == "xl/connections.xml" for name in names):
            self._find(EXTERNAL_LINKS)
        if any("/embeddings/" in name or "/activex/" in name for name in names):
            self._find(EMBEDDED)

    def _find(self, rule: Rule, sheet: str = "") -> None:
        self.findings.append(rule.at(Place(self._name, sheet), name=sheet))


def read_xlsx(path: Path, name: str, limits: Limits, output: Output) -> tuple[Finding, ...]:
    """Read the package at *path* into *output*; the mild findings are returned."""
    try:
        with ZipFile(path) as archive:
            reader = XlsxReader(archive, name, limits)
            reader.read(output)
            return tuple(reader.findings)
    except BadZipFile as error:
        raise Unusable(DAMAGED, cause=f"zip: {error}") from error
