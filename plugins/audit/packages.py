"""What a workbook's file holds besides its cells: properties, comments, drawings, left-overs.

The file has passed the guard (sizes, no document types) before anything here opens it.
"""

import io
import re
from collections.abc import Collection, Iterator
from contextlib import suppress
from pathlib import Path
from posixpath import basename
from typing import NamedTuple
from zipfile import BadZipFile, ZipFile

import olefile

from plugins.audit.decoding import package_texts, texts
from plugins.audit.folding import APART, NotExaminable
from plugins.audit.kinds import Kind

_CELLS = (b"sheetData", b"/sheetData")
_EXTERNAL = re.compile(rb"<Relationship [^<>]*TargetMode=.External.[^<>]*>")
_PIECES = re.compile(f'{APART}|&(?:[A-Z]|"[^"]*"|[0-9]+)')
"""Texts of a part; a header has codes before each of its pieces (&C: in the middle)."""
_NO_TEXT = re.compile(
    r"styles|theme\d*|calcchain|\[content_types\]|metadata|sheetmetadata"
    r"|fonttable|numbering|styleswitheffects|websettings"
)
_PROPERTIES = ("\x05SummaryInformation", "\x05DocumentSummaryInformation")
_APPLICATION = "docprops/app.xml"
_OF_PEOPLE = re.compile(
    rb"<((?:\w+:)?(?:Company|Manager|HyperlinkBase|TitlesOfParts))[ >].*?</\1>", re.DOTALL
)
"""What people wrote into the properties of the program; the rest names the program itself."""
_NOTES = (b"<office:annotation", b"</office:annotation>")
_ODS_META = re.compile(rb"<(?:dc|meta):[^<>]*>[^<]*</")


class Beside(NamedTuple):
    """A text of a workbook that stands in no cell: what it is, and in which part."""

    kind: Kind
    part: str
    text: str


def besides(path: Path, cells: Collection[str]) -> Iterator[Beside]:
    """Every text of the package at *path* that is none of *cells*; nothing for other files."""
    data = path.read_bytes()
    try:
        if data.startswith(olefile.MAGIC):
            for text in of_old_file(data):
                yield Beside(Kind.PROPERTY, "SummaryInformation", text)
            return
        with ZipFile(io.BytesIO(data)) as archive:
            for member in archive.infolist():
                if not member.is_dir():
                    yield from of_part(member.filename, archive.read(member), cells)
    except (BadZipFile, OSError, ValueError):
        return  # a CSV file: no package


def of_old_file(data: bytes) -> Iterator[str]:
    """The properties of a file of an older Excel or Word; OSError or ValueError if it is broken."""
    with olefile.OleFileIO(io.BytesIO(data)) as file:
        for stream in _PROPERTIES:
            if file.exists(stream):
                found = file.getproperties(stream, convert_time=True, no_conversion=[10])
                yield from filter(None, map(_told, found.values()))


def _told(value: object) -> str:
    """A property as text; those of older programs are bytes of nobody tells which code page."""
    if isinstance(value, bytes):
        for encoding in ("utf-8", "gb18030"):
            with suppress(UnicodeDecodeError):
                return value.decode(encoding).rstrip("\0")
    return value if isinstance(value, str) else ""


def of_part(name: str, data: bytes, cells: Collection[str]) -> Iterator[Beside]:
    """Every text of the part *name* of a package that is none of *cells*."""
    stem = basename(name).lower().partition(".")[0]
    if _NO_TEXT.fullmatch(stem):
        return
    kind = _kind(name.lower())
    if name.lower() == _APPLICATION:
        data = b"".join(found[0] for found in _OF_PEOPLE.finditer(data))
    if name == "content.xml":
        data = b"".join([*_between(data, *_NOTES), *_ODS_META.findall(data)])
    try:
        if name.endswith(".rels"):
            # Inner links name parts of the format; those that lead out name files and mailboxes.
            found = package_texts(b"".join(_EXTERNAL.findall(data)))
        elif name.endswith((".xml", ".vml")):
            found = package_texts(_without_cells(data))
        else:
            found = texts(name, data)
        pieces = (text for whole in found for text in _PIECES.split(whole))
        told = dict.fromkeys(text.strip() for text in pieces)
    except NotExaminable:
        return  # macros and the like: nothing of them is ever read
    except UnicodeDecodeError:
        return
    left = (text for text in told if text and text not in cells)
    yield from (Beside(kind, name, text) for text in left)


def _kind(name: str) -> Kind:
    if "comment" in name or "/persons/" in name:
        return Kind.COMMENT
    if name.startswith("docprops/") or name in ("meta.xml", "settings.xml"):
        return Kind.PROPERTY
    return Kind.PART


def _without_cells(data: bytes) -> bytes:
    """A worksheet's part without its cells; any other part as it is."""
    head, begin, rest = data.partition(_CELLS[0])
    return head + rest.rpartition(_CELLS[1])[2] if begin else data


def _between(data: bytes, begin: bytes, end: bytes) -> Iterator[bytes]:
    """Every piece of *data* from *begin* to *end*, in one pass."""
    at = data.find(begin)
    while at >= 0 and (last := data.find(end, at)) >= 0:
        yield data[at : last + len(end)]
        at = data.find(begin, last)
