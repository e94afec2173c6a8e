"""Files beside a workbook with words of people in every place that such a file has for them."""

import io
from collections.abc import Iterator
from html import escape

import pypdf
from PIL import Image
from PIL.PngImagePlugin import PngInfo
from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    FloatObject,
    NameObject,
    TextStringObject,
)

from tests.publication.attachments.files import docx

SPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:cp="urn:cp"'
)
Texts = Iterator[str]
"""Hands out what is written into a file, one after the other."""


def pdf(body: str, told: Texts) -> bytes:
    """A page that says *body*; properties, XMP, a remark and a photograph say what is *told*."""
    writer = pypdf.PdfWriter()
    page = writer.add_blank_page(600, 200)
    chars = sorted(set(body))
    content = DecodedStreamObject()
    written = "".join(f"{chars.index(char) + 1:04x}" for char in body)
    content.set_data(f"BT /F 9 Tf 20 100 Td <{written}> Tj ET".encode())
    page[NameObject("/Contents")] = writer._add_object(content)
    mapping = DecodedStreamObject()
    pairs = "\n".join(
        f"<{number:04x}> <{char.encode('utf-16-be').hex()}>" for number, char in enumerate(chars, 1)
    )
    mapping.set_data(
        b"begincmap 1 begincodespacerange <0000> <ffff> endcodespacerange\n"
        + f"{len(chars)} beginbfchar\n{pairs}\nendbfchar endcmap".encode()
    )
    inner = _dictionary(Type="/Font", Subtype="/CIDFontType2", BaseFont="/Song")
    font = _dictionary(Type="/Font", Subtype="/Type0", BaseFont="/Song", Encoding="/Identity-H")
    font[NameObject("/DescendantFonts")] = ArrayObject([writer._add_object(inner)])
    font[NameObject("/ToUnicode")] = writer._add_object(mapping)
    fonts = DictionaryObject({NameObject("/F"): font})
    shown = DecodedStreamObject()
    shown.set_data(jpeg(told))
    shown.update({NameObject("/Filter"): NameObject("/DCTDecode")})
    pictures = DictionaryObject({NameObject("/P"): writer._add_object(shown)})
    used = {NameObject("/Font"): fonts, NameObject("/XObject"): pictures}
    page[NameObject("/Resources")] = DictionaryObject(used)
    remark = _dictionary(Type="/Annot", Subtype="/Text")
    remark[NameObject("/Contents")] = TextStringObject(next(told))
    remark[NameObject("/Rect")] = ArrayObject(map(FloatObject, (0, 0, 9, 9)))
    page[NameObject("/Annots")] = ArrayObject([writer._add_object(remark)])
    writer.add_metadata({"/Author": next(told), "/Title": next(told), "/Producer": "Some Writer"})
    writer.xmp_metadata = _xmp(next(told))
    made = io.BytesIO()
    writer.write(made)
    return made.getvalue()


def _dictionary(**names: str) -> DictionaryObject:
    return DictionaryObject({NameObject(f"/{key}"): NameObject(v) for key, v in names.items()})


def _xmp(text: str) -> bytes:
    return (
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf'
        '-syntax-ns#"><rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/" rdf:about="">'
        f"<dc:creator><rdf:Seq><rdf:li>{escape(text)}</rdf:li></rdf:Seq></dc:creator>"
        "</rdf:Description></rdf:RDF></x:xmpmeta>"
    ).encode()


def jpeg(told: Texts) -> bytes:
    """A photograph whose EXIF, XMP, comment and end say what is *told*."""
    exif = Image.Exif()
    exif[0x9C9D] = (next(told) + "\0").encode("utf-16-le")  # the author as Windows writes it
    exif.get_ifd(0x8769)[0x9286] = b"UNICODE\0" + next(told).encode("utf-16-le")
    made = io.BytesIO()
    picture, comment = Image.new("RGB", (40, 30), "white"), next(told).encode()
    picture.save(made, "JPEG", exif=exif, comment=comment, xmp=_xmp(next(told)))
    return made.getvalue() + next(told).encode()


def png(told: Texts) -> bytes:
    """A picture whose texts, plain and compressed, say what is *told*."""
    words = PngInfo()
    words.add_itxt("Author", next(told))
    words.add_itxt("Comment", next(told), zip=True)
    words.add_itxt("XML:com.adobe.xmp", _xmp(next(told)).decode())
    made = io.BytesIO()
    Image.new("RGB", (40, 30), "white").save(made, "PNG", pnginfo=words)
    return made.getvalue()


def word(body: str, told: Texts, *, remarks: bool) -> bytes:
    """A document that says *body*; properties and a photograph say what is *told*."""
    core = (
        f"<cp:coreProperties {SPACES}><dc:creator>{next(told)}</dc:creator>"
        f"<cp:lastModifiedBy>{next(told)}</cp:lastModifiedBy></cp:coreProperties>"
    )
    custom = f"<Properties {SPACES}><property name='{next(told)}'>{next(told)}</property>"
    people = f'<w:people {SPACES}><w:person w:author="{next(told)}"/></w:people>'
    fonts = f'<w:fonts {SPACES}><w:font w:name="Times New Roman"/></w:fonts>'
    parts = {
        "docProps/core.xml": core.encode(),
        "docProps/custom.xml": f"{custom}</Properties>".encode(),
        "docProps/app.xml": b"<Properties><Application>Some Writer 16</Application></Properties>",
        "word/people.xml": people.encode(),
        "word/fontTable.xml": fonts.encode(),
        "word/media/image1.jpg": jpeg(told),
    }
    if remarks:
        parts["word/comments.xml"] = (
            f'<w:comments {SPACES}><w:comment w:author="{next(told)}"><w:p><w:r><w:t>{next(told)}'
            "</w:t></w:r></w:p></w:comment></w:comments>"
        ).encode()
    return docx(body, parts=parts)
