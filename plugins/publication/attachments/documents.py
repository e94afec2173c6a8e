"""Word documents: their text, and the same package without what Word writes beside it."""

import io
import re
import zipfile
from xml.etree import ElementTree as ET

from plugins.publication.attachments.pictures import clean_jpeg, clean_png
from plugins.publication.attachments.refusals import RefusedError

MOST_BYTES, MOST_PARTS = 60_000_000, 2000
MAIN = "word/document.xml"
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SAID = re.compile(r"word/(?:document|header\d*|footer\d*|footnotes|endnotes)\.xml")
_BESIDE = re.compile(r"docProps/|customXml/|word/(?:people|commentsExtended|commentsIds)\.xml")
_REFUSED = (
    (re.compile(r"word/comments\.xml"), "批注", "comments"),
    (
        re.compile(r"\A(?:word/(?:embeddings|activeX)/|.*vbaProject)"),
        "嵌入的文件或者宏",
        "embedded files",
    ),
)
_REVISED = {f"{WORD}{name}" for name in ("ins", "del", "moveFrom", "moveTo")}
_DATE = (1980, 1, 1, 0, 0, 0)


def clean_docx(data: bytes) -> tuple[bytes, str]:
    """The document of *data* alone, and all its text; RefusedError for what cannot be vetted."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            parts = _parts(package)
        texts = [_text(part) for name, part in sorted(parts.items()) if _SAID.fullmatch(name)]
    except (zipfile.BadZipFile, ET.ParseError, KeyError, NotImplementedError, RuntimeError):
        raise RefusedError("文档损坏，打不开", "the document is damaged") from None
    return _package(parts), "\n".join(texts)


def _parts(package: zipfile.ZipFile) -> dict[str, bytes]:
    """The parts that stay, cleaned."""
    members = [member for member in package.infolist() if not member.is_dir()]
    if len(members) > MOST_PARTS or sum(one.file_size for one in members) > MOST_BYTES:
        raise RefusedError("文档太大", "the document is too large")
    names = [member.filename for member in members]
    if MAIN not in names or len(set(names)) != len(names):
        raise RefusedError("不是 Word 文档", "this is no Word document")
    for pattern, zh, en in _REFUSED:
        if any(pattern.match(name) for name in names):
            raise RefusedError(f"文档里有{zh}，请删去", f"the document holds {en}")
    kept = [name for name in names if not _BESIDE.match(name)]
    return {name: _cleaned(name, package.read(name)) for name in kept}


def _cleaned(name: str, data: bytes) -> bytes:
    if name.endswith((".jpg", ".jpeg")):
        return clean_jpeg(data)
    if name.endswith(".png"):
        return clean_png(data)
    if name.endswith(".rels"):
        return _without(data, "Target")
    if name == "[Content_Types].xml":
        return _without(data, "PartName")
    if not name.endswith((".xml", ".odttf")):
        raise RefusedError("文档里有不认识的内容", "the document holds a part nobody knows")
    return data


def _tree(data: bytes) -> ET.Element:
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
        raise RefusedError("文档损坏，打不开", "the document is damaged")
    return ET.fromstring(data)


def _without(data: bytes, attribute: str) -> bytes:
    """A list of parts without those that are left out; nothing outside the web is pointed to."""
    root = _tree(data)
    for entry in list(root):
        target = entry.get(attribute, "")
        outside = entry.get("TargetMode") == "External"
        if outside and not target.startswith(("http://", "https://")):
            raise RefusedError("文档指向外面的文件", "the document points to files outside it")
        inside = target.lstrip("/").removeprefix("../")
        if not outside and (_BESIDE.match(inside) or _BESIDE.match(f"word/{inside}")):
            root.remove(entry)
    space = root.tag.partition("}")[0].strip("{")
    ET.register_namespace("", space)
    return bytes(ET.tostring(root, encoding="utf-8", xml_declaration=True))


def _text(data: bytes) -> str:
    root = _tree(data)
    if any(element.tag in _REVISED for element in root.iter()):
        raise RefusedError("文档里有修订痕迹，请接受或者拒绝修订", "the document tracks changes")
    paragraphs = root.iter(f"{WORD}p")
    return "\n".join("".join(t.text or "" for t in p.iter(f"{WORD}t")) for p in paragraphs)


def _package(parts: dict[str, bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as package:
        for name in sorted(parts, key=lambda name: (name != "[Content_Types].xml", name)):
            member = zipfile.ZipInfo(name, _DATE)
            member.compress_type = zipfile.ZIP_DEFLATED
            package.writestr(member, parts[name])
    return made.getvalue()
