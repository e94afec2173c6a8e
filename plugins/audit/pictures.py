"""What people wrote into a picture: EXIF, XMP, IPTC, comments, and what follows its end."""

import io
from collections.abc import Iterator

from PIL import Image, IptcImagePlugin

from plugins.audit.folding import NotExaminable
from plugins.audit.papers import xmp_texts

_INNER = (0x8769, 0x8825, 0xA005)
"""The tables inside EXIF: the exposure, the place, the exchange."""
_OF_WINDOWS = range(0x9C9B, 0x9CA0)
"""Title, comment, author, keywords and subject as Windows writes them (UTF-16)."""
_OF_PROGRAMS = {0x010F, 0x0110, 0x0131, 0x0132, 0x9003, 0x9004, 0xA433, 0xA434}
"""Make, model, software, days, lens: they name a machine."""
_CODES = (b"ASCII\0\0\0", b"UNICODE\0", b"JIS\0\0\0\0\0", b"\0" * 8)
_PIXELS = ("icc_profile", "exif", "photoshop")
_END = {b"\xff\xd8\xff": b"\xff\xd9", b"\x89PNG": b"IEND"}


def in_picture(data: bytes) -> Iterator[str]:
    """Every text beside the pixels of *data*; NotExaminable where it is no picture."""
    try:
        with Image.open(io.BytesIO(data)) as picture:
            picture.load()  # a PNG tells some of its texts behind the pixels
            for name, value in picture.info.items():
                if name not in _PIXELS:
                    yield from _texts(value)
            exif = picture.getexif()
            for table in (exif, *(exif.get_ifd(tag) for tag in _INNER)):
                yield from (t for tag, v in table.items() for t in _of_tag(tag, v))
            for value in (IptcImagePlugin.getiptcinfo(picture) or {}).values():
                yield from _texts(value)
    except (OSError, ValueError, SyntaxError, KeyError, TypeError, EOFError) as problem:
        raise NotExaminable("a broken picture") from problem
    for head, end in _END.items():
        if data.startswith(head):
            yield data[data.rfind(end) + len(end) :].decode("utf-8", "ignore")


def _of_tag(tag: int, value: object) -> Iterator[str]:
    if tag in _OF_PROGRAMS:
        return
    if tag in _OF_WINDOWS and isinstance(value, bytes | tuple):
        yield bytes(value).decode("utf-16-le", "ignore").rstrip("\0")
    else:
        yield from _texts(value)


def _texts(value: object) -> Iterator[str]:
    """The texts in a value of metadata, whose encoding nobody tells."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, bytes):
        code, body = value[:8], value[8:]
        if code not in _CODES:
            body = value
        if code == b"UNICODE\0":
            yield body.decode("utf-16-le", "ignore")
            yield body.decode("utf-16-be", "ignore")
        elif b"<" in body:
            yield from xmp_texts(body)
        else:
            yield body.decode("utf-8", "ignore").strip("\0")
            yield body.decode("gb18030", "ignore").strip("\0")
    elif isinstance(value, list | tuple):
        for one in value:
            yield from _texts(one)
