"""What people wrote into a PDF: on its pages, and beside them."""

import io
import re
from collections.abc import Iterator

import pypdf
from pypdf.errors import PyPdfError
from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    StreamObject,
    TextStringObject,
)

from plugins.audit.folding import NotExaminable
from plugins.publication.attachments.papers import in_plain_characters

_OF_PROGRAMS = {"/CreationDate", "/Creator", "/DA", "/Lang", "/ModDate", "/Producer"}
"""What a program writes of itself: every file of its make says the same."""
_TAG = re.compile(r"<[^<>]*>")
_PROGRAM_TAGS = re.compile(
    r"<(xmp:CreatorTool|pdf:Producer|xmp:\w+Date|xmpMM:\w+|dc:format)\b[^<>]*>.*?</\1>", re.DOTALL
)
_BROKEN = (PyPdfError, ValueError, KeyError, TypeError, AttributeError, RecursionError, OSError)


def opened(data: bytes) -> pypdf.PdfReader:
    """The PDF of *data*; NotExaminable where it is none, or locked."""
    try:
        reader = pypdf.PdfReader(io.BytesIO(data))
        if reader.is_encrypted:
            reader.decrypt("")
        len(reader.pages)
    except (*_BROKEN, NotImplementedError) as problem:
        raise NotExaminable("a broken PDF") from problem
    return reader


def on_pages(reader: pypdf.PdfReader) -> Iterator[str]:
    """The text of every page."""
    for page in reader.pages:
        try:
            yield in_plain_characters(page.extract_text())
        except _BROKEN as problem:
            raise NotExaminable("a broken PDF") from problem


def beside_pages(reader: pypdf.PdfReader) -> Iterator[str]:
    """Properties, remarks, titles, forms, metadata and enclosed texts, of pages and pictures."""
    try:
        held = pypdf.PdfWriter(clone_from=reader)._objects  # noqa: SLF001  every object there is
        for one in held:
            yield from _strings(one)
            for stream in _texts_of(one):
                yield from xmp_texts(stream.get_data())
        yield from (str(text) for text in (reader.metadata or {}).values())
    except _BROKEN as problem:
        raise NotExaminable("a broken PDF") from problem


def xmp_texts(data: bytes) -> Iterator[str]:
    """The words of people in an XMP packet, or in another small text."""
    text = _PROGRAM_TAGS.sub("", data.decode("utf-8", "ignore"))
    yield from filter(None, map(str.strip, _TAG.split(text)))


def pictures_in(reader: pypdf.PdfReader) -> Iterator[bytes]:
    """The JPEG files that pages show."""
    for one in pypdf.PdfWriter(clone_from=reader)._objects:  # noqa: SLF001
        if isinstance(one, StreamObject) and one.get("/Filter") == "/DCTDecode":
            yield one._data  # noqa: SLF001  the picture as it stands


def _texts_of(held: object) -> Iterator[StreamObject]:
    """The streams of text that an object is, or has for its metadata."""
    if isinstance(held, StreamObject) and held.get("/Type") == "/EmbeddedFile":
        yield held
    if isinstance(held, DictionaryObject) and "/Metadata" in held:
        metadata = held["/Metadata"].get_object()
        if isinstance(metadata, StreamObject):
            yield metadata


def _strings(held: object) -> Iterator[str]:
    """The text strings of an object, also inside it; what it points to is an object of its own."""
    if isinstance(held, TextStringObject):
        yield str(held)
    elif isinstance(held, DictionaryObject):
        for key, value in held.items():
            if key not in _OF_PROGRAMS:
                yield from _strings(value)
    elif isinstance(held, ArrayObject):
        for value in held:
            yield from _strings(value)
