"""Small files of every kind that an attachment may be, made as programs make them."""

import io
import zipfile
from collections.abc import Mapping

import pypdf
from PIL import Image
from PIL.PngImagePlugin import PngInfo
from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject, TextStringObject

SECRET = "Quiet Author 330106190003071235"
"""Stands in the metadata of everything made here."""


def pdf(text: str, **more: bool) -> bytes:
    """A page that says *text* (ASCII), by an author; *more*: ``script`` or ``attached``."""
    writer = pypdf.PdfWriter()
    page = writer.add_blank_page(300, 200)
    content = DecodedStreamObject()
    content.set_data(f"BT /F 12 Tf 20 100 Td ({text}) Tj ET".encode())
    page[NameObject("/Contents")] = writer._add_object(content)
    kind = {"/Type": "/Font", "/Subtype": "/Type1", "/BaseFont": "/Helvetica"}
    font = DictionaryObject({NameObject(k): NameObject(v) for k, v in kind.items()})
    fonts = DictionaryObject({NameObject("/F"): font})
    page[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): fonts})
    writer.add_metadata({"/Author": SECRET, "/Title": SECRET})
    if more.get("script"):
        action = {"/S": NameObject("/JavaScript"), "/JS": TextStringObject("app.alert(1)")}
        made_action = DictionaryObject({NameObject(k): v for k, v in action.items()})
        writer._root_object[NameObject("/OpenAction")] = made_action
    if more.get("attached"):
        writer.add_attachment("notes.txt", SECRET.encode())
    if more.get("encrypted"):
        writer.encrypt("x")
    made = io.BytesIO()
    writer.write(made)
    return made.getvalue()


def jpeg(turned: int = 1) -> bytes:
    exif = Image.Exif()
    exif[0x013B] = SECRET  # Artist
    exif[0x0112] = turned
    made = io.BytesIO()
    _picture().save(made, "JPEG", exif=exif, comment=SECRET.encode())
    return made.getvalue() + SECRET.encode()


def png() -> bytes:
    told = PngInfo()
    told.add_text("Author", SECRET)
    told.add_itxt("Comment", SECRET)
    made = io.BytesIO()
    _picture().save(made, "PNG", pnginfo=told)
    return made.getvalue()


def _picture() -> Image.Image:
    picture = Image.new("RGB", (40, 30), "white")
    picture.paste("teal", (5, 5, 20, 20))
    return picture


TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-'
    'officedocument.wordprocessingml.document.main+xml"/>'
    '<Override PartName="/docProps/core.xml" ContentType="application/xml"/></Types>'
)
RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
    'relationships/officeDocument" Target="word/document.xml"/>'
    '<Relationship Id="r2" Type="http://schemas.openxmlformats.org/package/2006/relationships/'
    'metadata/core-properties" Target="docProps/core.xml"/></Relationships>'
)
SPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def docx(text: str, inside: str = "", parts: Mapping[str, bytes] | None = None) -> bytes:
    """A document of one paragraph, cut into two runs as Word likes to; *parts* are added."""
    half = len(text) // 2
    runs = "".join(f"<w:r><w:t>{one}</w:t></w:r>" for one in (text[:half], text[half:]))
    body = f"<w:document {SPACE}><w:body><w:p>{runs}{inside}</w:p></w:body></w:document>"
    every = {
        "[Content_Types].xml": TYPES.encode(),
        "_rels/.rels": RELATIONS.encode(),
        "word/document.xml": body.encode(),
        "docProps/core.xml": f"<c>{SECRET}</c>".encode(),
        **(parts or {}),
    }
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in every.items():
            package.writestr(name, data)
    return made.getvalue()
