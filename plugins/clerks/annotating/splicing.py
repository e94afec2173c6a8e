"""XML changed by cutting into its bytes: what is not cut stays as its writer left it.

Serialising a parsed tree again would rename prefixes, drop declarations that
``mc:Ignorable`` points to and reorder attributes; offsets and splices do none of that.
"""

import re
from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass, field
from xml.parsers import expat
from xml.sax.saxutils import escape, quoteattr

from plugins.clerks.annotating.refusals import NotPatchable

_TAG = re.compile(rb"""<(?:[^>"']|"[^"]*"|'[^']*')*>""")
_NO_TAG = re.compile(rb"<!")
_ATTRIBUTE = re.compile(rb"""\s([^\s=/>"']+)\s*=\s*("[^"]*"|'[^']*')""")
_DECLARED = re.compile(rb"""\s*<\?xml[^>]*?encoding\s*=\s*["']([A-Za-z0-9._-]+)["'][^>]*\?>""")
_DECLARATION = re.compile(r"\A\s*<\?xml[^>]*\?>")
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_CODED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")


@dataclass(slots=True)
class Element:
    """One element: its names, attributes, and where its four corners lie in the bytes.

    ``data[start:end]`` is the whole element, ``data[inner:inner_end]`` what is inside;
    an empty tag has ``inner == inner_end == end``.  Attribute keys of a namespace are
    written ``uri name``.
    """

    name: str
    uri: str
    attributes: dict[str, str]
    start: int
    inner: int
    tag: bytes
    inner_end: int = 0
    end: int = 0
    text: str = ""
    children: list["Element"] = field(default_factory=list)

    @property
    def empty(self) -> bool:
        return self.tag.endswith(b"/>")

    @property
    def prefix(self) -> bytes:
        """The prefix as written, with its colon, so that siblings can be written alike."""
        raw = re.split(rb"[\s/>]", self.tag[1:], maxsplit=1)[0]
        return raw[: raw.find(b":") + 1]

    def move(self, after: int, by: int) -> None:
        """Count bytes behind *after* anew, *by* of them having been left out there."""
        self.start += by if self.start >= after else 0
        self.inner += by if self.inner > after else 0
        self.inner_end += by if self.inner_end >= after else 0
        self.end += by if self.end >= after else 0

    def all(self, name: str) -> list["Element"]:
        return [child for child in self.children if child.name == name]

    def first(self, name: str) -> "Element | None":
        return next((child for child in self.children if child.name == name), None)

    def walk(self) -> Iterator["Element"]:
        yield self
        for child in self.children:
            yield from child.walk()

    def attribute(self, name: str) -> str:
        """The value of an attribute by local name, in whatever namespace it stands."""
        for key, value in self.attributes.items():
            if key.rpartition(" ")[2] == name:
                return value
        return ""


class _Enough(Exception):
    """The part of the document that was asked for has been read."""


class _Tree:
    def __init__(self, data: bytes, opaque: Container[str], stop_at: str) -> None:
        self.data, self.opaque, self.stop_at = data, opaque, stop_at
        self.root: Element | None = None
        self.open: list[Element] = []
        self.hidden = 0
        self.parser = parser()
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.close
        self.parser.CharacterDataHandler = self.characters

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if self.hidden:
            self.hidden += 1
            return
        element = element_at(self.data, self.parser.CurrentByteIndex, name, attributes)
        if self.stop_at and element.name == self.stop_at:
            raise _Enough
        if self.open:
            self.open[-1].children.append(element)
        else:
            self.root = element
        self.open.append(element)
        self.hidden = 1 if element.name in self.opaque else 0

    def close(self, _name: str) -> None:
        if self.hidden > 1:
            self.hidden -= 1
            return
        self.hidden = 0
        close_at(self.data, self.open.pop(), self.parser.CurrentByteIndex)

    def characters(self, text: str) -> None:
        if self.open and not self.hidden:
            self.open[-1].text += text


def _refuse_doctype(*_: object) -> None:
    raise NotPatchable("dtd")


def parser() -> expat.XMLParserType:
    """A parser with its handlers still to be set; a document type is refused."""
    made = expat.ParserCreate(namespace_separator=" ")
    made.buffer_text = True
    made.StartDoctypeDeclHandler = _refuse_doctype
    return made


def element_at(data: bytes, at: int, name: str, attributes: dict[str, str]) -> Element:
    """The element whose start tag stands at byte *at*; its end is not yet known."""
    tag = _TAG.match(data, at)
    if tag is None:
        raise NotPatchable("xml")
    uri, _, local = name.rpartition(" ")
    return Element(local, uri, attributes, at, tag.end(), tag[0])


def close_at(data: bytes, element: Element, at: int) -> None:
    """Fill in where *element* ends; *at* is the byte its end was seen at."""
    if element.empty:
        element.inner_end = element.end = element.inner
    else:
        element.inner_end = at
        element.end = data.index(b">", at) + 1


def parse(data: bytes, *, opaque: Container[str] = (), stop_at: str = "") -> Element:
    """The tree of a UTF-8 document; nothing is kept below *opaque* names, or from *stop_at* on."""
    tree = _Tree(data, opaque, stop_at)
    try:
        tree.parser.Parse(data, True)
    except _Enough:
        pass
    except expat.ExpatError as problem:
        raise NotPatchable("xml") from problem
    if tree.root is None:
        raise NotPatchable("xml")
    return tree.root


def outline(data: bytes, body: str) -> Element:
    """The tree of a document without what is inside *body*, which may be nearly all of it.

    Where no ``<`` can be anything but a tag, the body is cut out before parsing.
    """
    opened = re.search(rb"<(?:[\w.-]+:)?%s(?=[\s/>])" % body.encode(), data)
    tag = _TAG.match(data, opened.start()) if opened else None
    if opened is None or tag is None or tag[0].endswith(b"/>") or _NO_TAG.search(data):
        return parse(data, opaque=(body,))
    close = data.find(b"</" + opened[0][1:], tag.end())
    root = parse(data[: tag.end()] + data[close:], opaque=(body,))
    for element in root.walk():
        element.move(tag.end(), close - tag.end())
    return root


def utf8(data: bytes) -> bytes:
    """*data* as UTF-8 without change where it is that already, which it nearly always is."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        encoding = "utf-16"
    else:
        declared = _DECLARED.match(data.removeprefix(b"\xef\xbb\xbf"))
        encoding = declared[1].decode("ascii").lower() if declared else "utf-8"
    if encoding in ("utf-8", "utf8", "us-ascii", "ascii"):
        return data
    try:
        text = data.decode(encoding)
    except (LookupError, UnicodeDecodeError) as problem:
        raise NotPatchable("xml") from problem
    return (XML + _DECLARATION.sub("", text, count=1)).encode()


XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


class Splices:
    """Cuts into one document, given in any order, made all at once."""

    def __init__(self) -> None:
        self._cuts: list[tuple[int, int, bytes]] = []

    def __bool__(self) -> bool:
        return bool(self._cuts)

    def replace(self, start: int, end: int, new: bytes) -> None:
        self._cuts.append((start, end, new))

    def insert(self, at: int, new: bytes) -> None:
        self._cuts.append((at, at, new))

    def append(self, parent: Element, new: bytes) -> None:
        """Put *new* last inside *parent*, opening its tag where it was an empty one."""
        if parent.empty:
            name = re.split(rb"[\s/>]", parent.tag[1:], maxsplit=1)[0]
            opened = parent.tag[:-2].rstrip() + b">"
            self.replace(parent.start, parent.end, opened + new + b"</" + name + b">")
        else:
            self.insert(parent.inner_end, new)

    def attributes(self, element: Element, values: Mapping[str, str | None]) -> None:
        """Set attributes of *element* by their written names; None takes one away."""
        self.replace(element.start, element.inner, with_attributes(element.tag, values))

    def apply(self, data: bytes) -> bytes:
        pieces: list[bytes] = []
        done = 0
        for start, end, new in sorted(self._cuts, key=lambda cut: cut[:2]):
            if start < done:
                raise ValueError(f"two cuts overlap at byte {start}")
            pieces += (data[done:start], new)
            done = end
        return b"".join((*pieces, data[done:]))


def with_attributes(tag: bytes, values: Mapping[str, str | None]) -> bytes:
    """A start tag with attributes set, added or (None) taken away; the others as written."""
    left = dict(values)

    def written(match: re.Match[bytes]) -> bytes:
        name = match[1].decode()
        if name not in left:
            return match[0]
        value = left.pop(name)
        return b"" if value is None else f" {name}={quoteattr(value)}".encode()

    tag = _ATTRIBUTE.sub(written, tag)
    added = "".join(f" {n}={quoteattr(v)}" for n, v in left.items() if v is not None).encode()
    close = -2 if tag.endswith(b"/>") else -1
    return tag[:close].rstrip() + added + tag[close:] if added else tag


def text_of(words: str) -> str:
    """*words* fit for a cell or a comment: escaped, and free of what XML or Excel misreads.

    Excel reads ``_x000D_`` as a character code, so the first underscore of a text that
    happens to look like one is coded itself; XML has no room for control characters.
    """
    words = words.replace("\r\n", "\n").replace("\r", "\n")
    return escape(_CODED.sub("_x005F_", _ILLEGAL.sub("\ufffd", words)))
