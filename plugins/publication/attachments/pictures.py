"""Pictures without what cameras and editors write beside the pixels.

A JPEG keeps its pixels bit for bit: only its segments of metadata are left out.
"""

import io
from collections.abc import Iterator

from PIL import Image, UnidentifiedImageError

from plugins.publication.attachments.refusals import RefusedError

MOST_PIXELS = 60_000_000
_KEPT = frozenset({0xE0, 0xEE})
"""APP0 (JFIF) and APP14 (Adobe): without them colours may be wrong.  They hold no words."""
_ROTATED = 274
"""The EXIF tag that turns a picture."""


def clean_jpeg(data: bytes) -> bytes:
    """The JPEG *data* without EXIF, XMP, comments and thumbnails."""
    with _opened(data, "JPEG") as picture:
        turned = picture.getexif().get(_ROTATED, 1) != 1
    if turned:  # the pixels have to be turned instead
        raise RefusedError(
            "图片靠附带信息旋转，请另存为转正的图片", "the picture is turned by its metadata only"
        )
    return b"".join(_segments(data))


def clean_png(data: bytes) -> bytes:
    """The PNG *data* made anew from its pixels."""
    with _opened(data, "PNG") as picture:
        pixels = picture.convert("RGBA" if "transparency" in picture.info else picture.mode)
        pixels.info = {}
        made = io.BytesIO()
        pixels.save(made, "PNG", optimize=False)
    return made.getvalue()


def _opened(data: bytes, form: str) -> Image.Image:
    try:
        picture = Image.open(io.BytesIO(data), formats=(form,))
        if picture.width * picture.height > MOST_PIXELS:
            raise RefusedError("图片太大", "the picture is too large")
        picture.load()
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError):
        raise RefusedError("图片损坏，打不开", "the picture is damaged") from None
    return picture


def _segments(data: bytes) -> Iterator[bytes]:
    """The segments of a JPEG that make the picture; what follows its end is left out."""
    yield data[:2]
    at = 2
    while at + 4 <= len(data) and data[at] == 0xFF:
        marker = data[at + 1]
        if marker == 0xFF:  # a fill byte
            at += 1
            continue
        if marker == 0xDA:  # the pixels, up to the end mark
            end = data.rfind(b"\xff\xd9")
            yield data[at : end + 2 if end > at else len(data)]
            return
        size = int.from_bytes(data[at + 2 : at + 4]) + 2
        if not (0xE0 <= marker <= 0xEF or marker == 0xFE) or marker in _KEPT:
            yield data[at : at + size]
        at += size
