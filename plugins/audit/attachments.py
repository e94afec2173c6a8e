"""What people wrote into a file beside a workbook: what its reader sees, and what stands beside."""

import io
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple
from zipfile import BadZipFile, ZipFile

import olefile

from plugins.audit import papers
from plugins.audit.decoding import package_texts, texts, visible_texts
from plugins.audit.folding import APART, NotExaminable
from plugins.audit.packages import of_old_file, of_part
from plugins.audit.pictures import in_picture

_BODY = re.compile(r"word/(?:document|header\d*|footer\d*|footnotes|endnotes)\.xml")
_TOLD = re.compile(rb"\s(?:\w+:)?(?:alt|author|descr|initials|title)=(?:\"[^\"]*\"|'[^']*')")
_PICTURES = (".gif", ".jpeg", ".jpg", ".png", ".tif", ".tiff", ".webp")
_WRITTEN = re.compile("[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef0-9A-Za-z@.]{4,}")
_ZIPPED = b"PK\x03\x04"
MOST_BYTES = 300_000_000


class Told(NamedTuple):
    """The texts of a file: of its *body*, and *beside* it where a reader hardly looks."""

    body: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()


def told(path: Path) -> Told:
    """The texts of the file at *path*, by what it holds; NotExaminable where nobody can tell."""
    data = path.read_bytes()
    for head, reader in _BY_HEAD.items():
        if data.startswith(head):
            return reader(data)
    return Told(tuple(_apart(texts(path.name, data))))


def _paper(data: bytes) -> Told:
    reader = papers.opened(data)
    beside = list(papers.beside_pages(reader))
    for picture in papers.pictures_in(reader):
        beside += in_picture(picture)
    return Told(tuple(papers.on_pages(reader)), tuple(beside))


def _picture(data: bytes) -> Told:
    return Told((), tuple(in_picture(data)))


def _package(data: bytes) -> Told:
    body: list[str] = []
    beside: list[str] = []
    try:
        with ZipFile(io.BytesIO(data)) as archive:
            if sum(one.file_size for one in archive.infolist()) > MOST_BYTES:
                raise NotExaminable("a package that is too large")
            members = {one.filename: archive.read(one) for one in archive.infolist()}
    except (BadZipFile, OSError, RuntimeError, NotImplementedError) as problem:
        raise NotExaminable("a broken package") from problem
    for name, part in members.items():
        if _BODY.fullmatch(name):
            body += _apart(visible_texts(part))
            beside += _apart(package_texts(b" ".join([*_TOLD.findall(part)])))
        elif name.lower().endswith(_PICTURES):
            beside += in_picture(part)
        else:
            beside += (one.text for one in of_part(name, part, ()))
    return Told(tuple(body), tuple(beside))


def _old(data: bytes) -> Told:
    """A file of an older Word or Excel: its properties, and what looks like words."""
    try:
        beside = tuple(of_old_file(data))
    except (OSError, ValueError) as problem:
        raise NotExaminable("a broken file") from problem
    body = [_WRITTEN.findall(data[at:].decode("utf-16-le", "ignore")) for at in (0, 1)]
    return Told(tuple(text for found in body for text in found), beside)


def _apart(found: Iterator[str]) -> Iterator[str]:
    for text in found:
        yield from filter(None, map(str.strip, text.split(APART)))


_BY_HEAD: Mapping[bytes, Callable[[bytes], Told]] = {
    b"%PDF-": _paper,
    b"\xff\xd8\xff": _picture,
    b"\x89PNG\r\n\x1a\n": _picture,
    b"GIF8": _picture,
    b"RIFF": _picture,
    b"II*\0": _picture,
    b"MM\0*": _picture,
    _ZIPPED: _package,
    olefile.MAGIC: _old,
}
