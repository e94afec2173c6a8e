"""Every text that a file of the site holds, whatever the file is: also what no page shows.

A kind of file that is not known here cannot be examined, which ends the audit: nobody adds a new
kind of output without saying how it is read back.
"""

import csv
import html
import io
import json
import re
import struct
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from itertools import product
from posixpath import splitext
from urllib.parse import unquote
from zipfile import BadZipFile, ZipFile

from plugins.audit import papers
from plugins.audit.folding import APART, NotExaminable
from plugins.audit.pictures import in_picture

_INLINE = (
    "a|abbr|b|bdi|bdo|cite|code|data|del|em|i|ins|kbd|mark|q|ruby|s|small|span|strong|sub|sup|time"
    "|u|wbr"
)
_INSIDE = rf"/?(?:{_INLINE})(?:\s[^<>]*)?/?>"
_INSIDE_TEXT = re.compile(f"<{_INSIDE}", re.IGNORECASE)
_CUT = re.compile(
    rb"</(?:dd|div|dl|dt|footer|form|h[1-6]|header|li|main|nav|ol|p|script|section|style|table|td|th"
    rb"|title|tr|ul)>"
)
BETWEEN = b"<p>"
"""What stands where parts that were cut are joined."""
_BETWEEN_TEXTS = re.compile(f"<(?!{_INSIDE})[^<>]*>", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]*>")
_ATTRIBUTE = re.compile(r"=\s*(?:\"([^\"]*)\"|'([^']*)')")
_NAMED_ATTRIBUTE = re.compile(
    r"\s(?:\w+:)?(?:alt|author|caption|command|connection|content|desc|descr|displayName|error"
    r"|errorTitle|initials|name|prompt|promptTitle|sourceName|tag|target|Target|title|tooltip|url"
    r"|userId|userName|v|value)=(?:\"([^\"]*)\"|'([^']*)')"
)
"""Attributes of office packages that hold words of people; the others are the format's own."""
_ESCAPED = re.compile(r"\\u([0-9a-fA-F]{4})")
_RUNS = re.compile(
    r"</?(?:\w+:)?(?:b|charset|color|family|i|lang|noProof|proofErr|r|rFont|rFonts|rPr|scheme|sz"
    r"|szCs|t|u|vertAlign)(?:\s[^<>]*)?/?>"
)
"""What divides a text of an office package without dividing what a reader sees."""
_EXCEL_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")
_FOLDED_LINE = re.compile(r"\r?\n[ \t]")
_NESTED = (".docx", ".ods", ".odt", ".pptx", ".xlsm", ".xlsx", ".zip")
_PLAIN = (".css", ".js", ".map", ".md", ".txt", ".webmanifest")
_PICTURES = (".gif", ".ico", ".jpeg", ".jpg", ".png", ".webp", ".woff2")
_PNG = b"\x89PNG\r\n\x1a\n"


def texts(address: str, data: bytes) -> Iterator[str]:
    """Every text in the file *data* at *address*, escapes undone, too; raises NotExaminable."""
    for text in pieces(address, data):
        yield from unwrapped(text)


def pieces(address: str, data: bytes) -> Iterator[str]:
    """The texts of a file as they stand, before ``unwrapped``; raises NotExaminable."""
    ending = splitext(address)[1].lower()
    if ending in _NESTED:
        yield from _members(data)
        return
    reader = READERS.get(ending)
    if reader is None:
        raise NotExaminable(f"no reader for {ending or 'files without an ending'}")
    try:
        yield from reader(data)
    except (ValueError, zlib.error, struct.error, csv.Error) as problem:
        raise NotExaminable(type(problem).__name__) from problem


def divided(data: bytes) -> list[bytes]:
    """HTML cut where an element ends that divides texts: no text reaches across a cut.

    Pages share most of their parts, and a part that was looked into need not be taken apart.
    """
    return _CUT.split(data)


def joined(parts: Iterable[bytes]) -> bytes:
    """Parts that ``divided`` made, as one text of HTML that is divided where they end."""
    return BETWEEN.join(parts)


def markup(data: bytes) -> Iterator[str]:
    """Text, attributes, comments and scripts of HTML, SVG or another XML file."""
    text = data.decode("utf-8")
    visible = _INSIDE_TEXT.sub("", APART.join(dict.fromkeys(_BETWEEN_TEXTS.split(text))))
    yield html.unescape(visible)
    hidden = dict.fromkeys(one or other for one, other in _ATTRIBUTE.findall(text))
    yield html.unescape(APART.join(hidden))
    yield html.unescape(_comments(text))


def plain(data: bytes) -> Iterator[str]:
    """A text as it is."""
    yield data.decode("utf-8")


def as_json(data: bytes) -> Iterator[str]:
    """Every key, string and number."""
    yield APART.join(_leaves(json.loads(data)))


def table(data: bytes) -> Iterator[str]:
    """Every cell of a CSV file."""
    rows = csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""))
    yield APART.join(cell for row in rows for cell in row)


def calendar(data: bytes) -> Iterator[str]:
    """An iCalendar file: long lines are folded, marks are escaped (RFC 5545)."""
    text = _FOLDED_LINE.sub("", data.decode("utf-8"))
    yield re.sub(r"\\(.)", r"\1", text).replace("\n", APART)


def picture(data: bytes) -> Iterator[str]:
    """Whatever text lies in the bytes of a picture or a font, its metadata above all."""
    yield data.decode("utf-8", "ignore")
    with suppress(NotExaminable):  # fonts and icons; their bytes were read above
        yield APART.join(in_picture(data))
    if b"Exif" in data or b"eXIf" in data:
        for start, encoding in product((0, 1), ("utf-16-le", "utf-16-be", "gb18030")):
            yield data[start:].decode(encoding, "ignore")
    if data.startswith(_PNG):
        yield from _png(data)


def paper(data: bytes) -> Iterator[str]:
    """The text of every page of a PDF, and what is written beside the pages."""
    reader = papers.opened(data)
    yield from papers.on_pages(reader)
    yield APART.join(papers.beside_pages(reader))
    for shown in papers.pictures_in(reader):
        yield from picture(shown)
    yield data.decode("utf-8", "ignore")


def _png(data: bytes) -> Iterator[str]:
    """The compressed texts of a PNG (chunks zTXt and iTXt)."""
    at = len(_PNG)
    while at + 8 <= len(data):
        (size,), kind = struct.unpack(">I", data[at : at + 4]), data[at + 4 : at + 8]
        if kind in (b"zTXt", b"iTXt"):
            body = data[at + 8 : at + 8 + size]
            start = body.find(b"\x78")
            if start >= 0:
                inflater = zlib.decompressobj()
                with suppress(zlib.error):  # an iTXt may be plain; it was read with all the bytes
                    yield inflater.decompress(body[start:]).decode("utf-8", "ignore")
        at += size + 12


def _members(data: bytes) -> Iterator[str]:
    """Names and texts of everything in a package: a spreadsheet's properties and comments, too."""
    try:
        with ZipFile(io.BytesIO(data)) as archive:
            if archive.comment:
                yield archive.comment.decode("utf-8", "ignore")
            for member in archive.infolist():
                yield member.filename
                if not member.is_dir():
                    yield from member_texts(member.filename, archive.read(member))
    except BadZipFile as problem:
        raise NotExaminable("a broken package") from problem


def member_texts(name: str, data: bytes) -> Iterator[str]:
    """The texts of the part *name* of a package."""
    if name.lower().endswith((".xml", ".rels", ".vml")):
        yield from package_texts(data)
    else:
        yield from pieces(name, data)


def package_texts(data: bytes) -> Iterator[str]:
    """Texts and telling attributes of an XML part; the runs of one paragraph are one text."""
    yield from visible_texts(data)
    named = _NAMED_ATTRIBUTE.findall(data.decode("utf-8"))
    yield html.unescape(APART.join(one or other for one, other in named))


def visible_texts(data: bytes) -> Iterator[str]:
    """What a reader sees of an XML part."""
    visible = _TAG.sub(APART, _RUNS.sub("", data.decode("utf-8")))
    yield _EXCEL_ESCAPE.sub(lambda found: chr(int(found[1], 16)), html.unescape(visible))


def unwrapped(text: str) -> Iterator[str]:
    """*text*, and what it says where the escapes of addresses and scripts are undone."""
    yield text
    if "%" in text:
        yield unquote(_those_with("%", text))
    if "\\u" in text:
        yield _ESCAPED.sub(lambda found: chr(int(found[1], 16)), _those_with("\\u", text))


def _those_with(mark: str, text: str) -> str:
    return APART.join(part for part in text.split(APART) if mark in part)


def _comments(text: str) -> str:
    pieces = text.split("<!--")[1:]
    return APART.join(piece.partition("-->")[0] for piece in pieces)


def _leaves(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield str(key)
            yield from _leaves(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _leaves(inner)
    elif value is not None:
        yield str(value)


READERS: Mapping[str, Callable[[bytes], Iterator[str]]] = {
    ".csv": table,
    ".html": markup,
    ".ics": calendar,
    ".json": as_json,
    ".pdf": paper,
    ".svg": markup,
    ".xml": markup,
    **dict.fromkeys(_PLAIN, plain),
    **dict.fromkeys(_PICTURES, picture),
}
