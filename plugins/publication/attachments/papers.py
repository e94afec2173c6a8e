"""PDF files: their text, and the same pages without what programs write beside them."""

import io
import unicodedata

import pypdf
from pypdf.errors import PyPdfError
from pypdf.generic import DictionaryObject, NameObject, StreamObject

from plugins.publication.attachments.pictures import clean_jpeg
from plugins.publication.attachments.refusals import RefusedError

MOST_PAGES = 500
_RADICALS = "⺟⺠⺩⺼⻁⻄⻅⻆⻉⻊⻋⻓⻔⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻬⻮⻰⻳"
_READ_AS = "母民王肉虎西见角贝足车长门青韦页风飞食马骨鬼鱼鸟卤麦黄齐齿龙龟"
RADICALS = str.maketrans(_RADICALS, _READ_AS)
"""Radicals that fonts share with characters: a PDF often says ⻢ where a reader sees 马."""
ACTIVE = ("/OpenAction", "/AA", "/AcroForm", "/Names", "/Collection")
"""What makes a PDF more than pages: scripts, forms, files inside it."""
BESIDE = ("/Annots", "/AA", "/Metadata", "/PieceInfo", "/LastModified", "/Thumb", "/B")
DAMAGED = RefusedError("PDF 文件损坏，打不开", "the PDF is damaged")


def clean_pdf(data: bytes) -> tuple[bytes, str]:
    """The pages of *data* alone, and all their text; RefusedError for what cannot be vetted."""
    try:
        reader = pypdf.PdfReader(io.BytesIO(data), strict=False)
        _refuse_more_than_pages(reader)
        pages = list(reader.pages)
        text = "\n".join(page.extract_text() for page in pages)
        return _rewritten(pages), in_plain_characters(text)
    except RefusedError:
        raise
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise DAMAGED from error


def in_plain_characters(text: str) -> str:
    """*text* as it is read: radicals and compatibility forms are the characters they look like."""
    return unicodedata.normalize("NFKC", text).translate(RADICALS)


def _refuse_more_than_pages(reader: pypdf.PdfReader) -> None:
    if reader.is_encrypted:
        raise RefusedError("PDF 加密了，请另存为不加密的", "the PDF is encrypted")
    if not 0 < len(reader.pages) <= MOST_PAGES:
        raise RefusedError(f"PDF 没有页，或者超过{MOST_PAGES}页", "it has no or too many pages")
    root = reader.trailer["/Root"].get_object()
    if isinstance(root, DictionaryObject) and any(name in root for name in ACTIVE):
        raise RefusedError(
            "PDF 里有表单、脚本或者附带的文件，请打印成新的 PDF",
            "the PDF holds a form, a script or files",
        )


def _rewritten(pages: list[pypdf.PageObject]) -> bytes:
    writer = pypdf.PdfWriter()
    for page in pages:
        for name in BESIDE:
            page.pop(name, None)
        writer.add_page(page)
    writer.metadata = None
    for held in writer._objects:  # noqa: SLF001  every object, also those of no page
        if isinstance(held, DictionaryObject):
            for name in ("/Metadata", "/PieceInfo", "/LastModified"):
                held.pop(NameObject(name), None)
        if isinstance(held, StreamObject) and held.get("/Filter") == "/DCTDecode":
            held._data = clean_jpeg(held._data)  # noqa: SLF001  the picture as it stands
    made = io.BytesIO()
    writer.write(made)
    return made.getvalue()
