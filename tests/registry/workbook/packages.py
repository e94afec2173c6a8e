"""Tiny ``.xlsx`` packages, part by part, so that a test can say exactly what is stored."""

import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from plugins.registry.findings import Finding
from plugins.registry.workbook import CellValue, Limits, Sheet, Workbook, read_workbook

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
TYPES = f'{HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'


def relationships(*pairs: tuple[str, str]) -> str:
    """A relationships part of (kind, target) pairs, numbered rId1, rId2 …"""
    inside = "".join(
        f'<Relationship Id="rId{number}" Type="{RELATIONS}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(pairs, 1)
    )
    return f'{HEAD}<Relationships xmlns="{PACKAGE}">{inside}</Relationships>'


def worksheet(data: str, *, before: str = "", after: str = "") -> str:
    """A worksheet part around the rows in *data*."""
    return (
        f'{HEAD}<worksheet xmlns="{MAIN}" xmlns:r="{RELATIONS}">{before}'
        f"<sheetData>{data}</sheetData>{after}</worksheet>"
    )


def styles(*codes: str | int) -> str:
    """A styles part whose cell style *n* has the *n*-th format: an id, or a code of its own."""
    own = {code: 164 + at for at, code in enumerate(codes) if isinstance(code, str)}
    formats = "".join(
        f'<numFmt numFmtId="{number}" formatCode="{code.replace(chr(34), "&quot;")}"/>'
        for code, number in own.items()
    )
    ids = [code if isinstance(code, int) else own[code] for code in codes]
    uses = "".join(f'<xf numFmtId="{number}"/>' for number in ids)
    return (
        f'{HEAD}<styleSheet xmlns="{MAIN}"><numFmts>{formats}</numFmts>'
        f'<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs>{uses}</cellXfs></styleSheet>'
    )


def strings(*items: str) -> str:
    """A shared strings part; each item is the XML inside ``si``."""
    inside = "".join(f"<si>{item}</si>" for item in items)
    return f'{HEAD}<sst xmlns="{MAIN}">{inside}</sst>'


@dataclass(frozen=True, slots=True)
class Package:
    """The parts of a workbook; *sheets* maps a sheet's name to its part."""

    sheets: Mapping[str, str]
    strings: str = ""
    styles: str = ""
    workbook_properties: str = ""
    hidden: frozenset[str] = frozenset()
    parts: Mapping[str, str | bytes] = field(default_factory=dict)

    def all_parts(self) -> dict[str, str | bytes]:
        """Every part by name; *parts* come last and win."""
        targets = [
            ("worksheet", f"worksheets/sheet{n}.xml") for n in range(1, len(self.sheets) + 1)
        ]
        found: dict[str, str | bytes] = {
            "[Content_Types].xml": TYPES,
            "_rels/.rels": relationships(("officeDocument", "xl/workbook.xml")),
            "xl/workbook.xml": self._workbook(),
        }
        for (_, target), sheet in zip(targets, self.sheets.values(), strict=True):
            found[f"xl/{target}"] = sheet
        if self.strings:
            targets.append(("sharedStrings", "sharedStrings.xml"))
            found["xl/sharedStrings.xml"] = self.strings
        if self.styles:
            targets.append(("styles", "styles.xml"))
            found["xl/styles.xml"] = self.styles
        found["xl/_rels/workbook.xml.rels"] = relationships(*targets)
        return {**found, **self.parts}

    def _workbook(self) -> str:
        entries = "".join(
            f'<sheet name="{name}" sheetId="{number}" r:id="rId{number}" '
            f'state="{"hidden" if name in self.hidden else "visible"}"/>'
            for number, name in enumerate(self.sheets, 1)
        )
        return (
            f'{HEAD}<workbook xmlns="{MAIN}" xmlns:r="{RELATIONS}">{self.workbook_properties}'
            f"<sheets>{entries}</sheets></workbook>"
        )

    def save(self, path: Path) -> Path:
        """Write the package to *path*."""
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, part in self.all_parts().items():
                archive.writestr(name, part)
        return path


def read(path: Path, limits: Limits | None = None) -> Workbook:
    """The workbook at *path*, which must be usable."""
    found = read_workbook(path, path.name, limits or Limits())
    assert isinstance(found, Workbook), f"{found} ({found.en})"
    return found


def refused(path: Path, limits: Limits | None = None) -> Finding:
    """The one finding about *path*, which must be unusable."""
    found = read_workbook(path, path.name, limits or Limits())
    assert isinstance(found, Finding), found
    return found


def one_sheet(path: Path, data: str, *, strings: str = "", styles: str = "") -> Sheet:
    """The only sheet of a package with the rows in *data*."""
    package = Package({"表": worksheet(data)}, strings=strings, styles=styles)
    return read(package.save(path)).sheets[0]


def values(sheet: Sheet) -> list[tuple[CellValue, ...]]:
    """The values of every row."""
    return [row.values for row in sheet.rows]
