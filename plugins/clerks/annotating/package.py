"""An Office Open XML package: parts by name, their relationships, and an exact copy on disk."""

import os
import posixpath
import tempfile
import zipfile
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import IO, Literal, Self
from urllib.parse import unquote
from xml.sax.saxutils import quoteattr

from plugins.clerks.annotating.refusals import NotPatchable
from plugins.clerks.annotating.splicing import XML, Splices, parse, utf8

RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
CONTENT_TYPES = "[Content_Types].xml"
UNPACKED_LIMIT = 1 << 30
PART_LIMIT = 1 << 28
"""Bytes of all parts together, and of one, which is held in memory to be cut into.

They are what the headers declare; zipfile never reads past a header.
"""

_CHUNK = 1 << 20
_OLE = b"\xd0\xcf\x11\xe0"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_NEW_PART_DATE = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class Relationship:
    """A part's pointer to another; *kind* is the last word of its type, *part* a part's name."""

    id: str
    kind: str
    part: str


class Package:
    """The parts of one workbook.  Reads lazily; keeps only what was changed in memory."""

    def __init__(self, source: Path | IO[bytes]) -> None:
        try:
            self._zip = zipfile.ZipFile(source)
        except zipfile.BadZipFile as problem:
            raise NotPatchable(_why_no_zip(source)) from problem
        except OSError as problem:
            raise NotPatchable("missing") from problem
        self._members = [member for member in self._zip.infolist() if not member.is_dir()]
        sizes = [member.file_size for member in self._members]
        if sum(sizes) > UNPACKED_LIMIT or max(sizes, default=0) > PART_LIMIT:
            raise NotPatchable("size")
        self._names = {_plain(member.filename).casefold(): member for member in self._members}
        if len(self._names) < len(self._members):
            raise NotPatchable("zip")
        self._changed: dict[str, bytes] = {}
        self._removed: set[str] = set()
        self.main, self.relation_base = self._find_main()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        problem: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._zip.close()

    def _find_main(self) -> tuple[str, str]:
        """The workbook part, and what its relationship types begin with (strict ones differ)."""
        for element in parse(self.read("_rels/.rels")).all("Relationship"):
            base, _, kind = element.attribute("Type").rpartition("/")
            if kind == "officeDocument":
                return self._resolve("", element.attribute("Target")), base
        raise NotPatchable("parts")

    # parts

    def __contains__(self, part: str) -> bool:
        key = part.casefold()
        return key in self._changed or (key in self._names and key not in self._removed)

    def read(self, part: str) -> bytes:
        """The bytes of *part* as UTF-8."""
        key = part.casefold()
        if key in self._changed:
            return self._changed[key]
        if part not in self:
            raise NotPatchable("parts")
        try:
            return utf8(self._zip.read(self._names[key]))
        except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError) as problem:
            raise NotPatchable("zip") from problem

    def write(self, part: str, data: bytes) -> None:
        if part not in self or self.read(part) != data:
            if part.casefold() not in self._names:
                self._names[part.casefold()] = zipfile.ZipInfo(part, _NEW_PART_DATE)
            self._changed[part.casefold()] = data

    def remove(self, part: str) -> None:
        self._removed.add(part.casefold())
        self._changed.pop(part.casefold(), None)

    def new_name(self, pattern: str) -> str:
        """The first free name of *pattern* beside the workbook; its ``{}`` takes a number."""
        folder = posixpath.dirname(self.main)
        number = 1
        while (name := posixpath.join(folder, pattern.format(number))) in self:
            number += 1
        return name

    def new_styles(self) -> str:
        """The name of a styles part, by which some programs find it; free, for there is none."""
        return posixpath.join(posixpath.dirname(self.main), "styles.xml")

    # relationships and content types

    def relationships(self, part: str) -> tuple[Relationship, ...]:
        """What *part* points to inside the package."""
        rels = _rels_of(part)
        if rels not in self:
            return ()
        return tuple(
            Relationship(
                element.attribute("Id"),
                element.attribute("Type").rpartition("/")[2],
                self._resolve(posixpath.dirname(part), element.attribute("Target")),
            )
            for element in parse(self.read(rels)).all("Relationship")
            if element.attribute("TargetMode") != "External"
        )

    def related(self, part: str, kind: str) -> str:
        """The first part that *part* points to as *kind* and that is there, or nothing."""
        found = (r.part for r in self.relationships(part) if r.kind == kind)
        return next((name for name in found if name in self), "")

    def relate(self, part: str, kind: str, target: str) -> str:
        """Make *part* point to *target*; the new relationship's id."""
        rels = _rels_of(part)
        if rels not in self:
            self.write(rels, f'{XML}<Relationships xmlns="{RELATIONSHIPS}"/>'.encode())
        data = self.read(rels)
        root = parse(data)
        taken = {element.attribute("Id") for element in root.children}
        number = len(taken) + 1
        while (identifier := f"rId{number}") in taken:
            number += 1
        cuts = Splices()
        kind_uri = f"{self.relation_base}/{kind}"
        cuts.append(
            root,
            f"<{root.prefix.decode()}Relationship Id={quoteattr(identifier)} "
            f"Type={quoteattr(kind_uri)} Target={quoteattr('/' + target)}/>".encode(),
        )
        self.write(rels, cuts.apply(data))
        return identifier

    def forget_relationships(self, part: str) -> None:
        self.remove(_rels_of(part))

    def declare(self, part: str, content_type: str) -> None:
        """Say in the package's table of contents what *part* is."""
        data = self.read(CONTENT_TYPES)
        root = parse(data)
        cuts = Splices()
        cuts.append(
            root,
            f"<{root.prefix.decode()}Override PartName={quoteattr('/' + part)} "
            f"ContentType={quoteattr(content_type)}/>".encode(),
        )
        self.write(CONTENT_TYPES, cuts.apply(data))

    def _resolve(self, folder: str, target: str) -> str:
        target = target.replace("\\", "/")
        joined = target if target.startswith("/") else posixpath.join("/", folder, target)
        name = posixpath.normpath(joined).lstrip("/")
        return name if name in self else unquote(name)

    # the copy

    def save(self, target: Path) -> None:
        """Write the package to *target* whole or not at all; untouched parts byte for byte."""
        target.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=target.parent, suffix=".part")
        try:
            with os.fdopen(handle, "wb") as stream, zipfile.ZipFile(stream, "w") as copy:
                for key, member in self._names.items():
                    if key in self._changed or key not in self._removed:
                        self._copy(key, member, copy)
            Path(name).chmod(0o644)
            Path(name).replace(target)
        except BaseException as problem:
            Path(name).unlink(missing_ok=True)
            if isinstance(problem, zipfile.BadZipFile | NotImplementedError | RuntimeError):
                raise NotPatchable("zip") from problem
            raise

    def _copy(self, key: str, member: zipfile.ZipInfo, copy: zipfile.ZipFile) -> None:
        info = zipfile.ZipInfo(_plain(member.filename), member.date_time)
        stored = member.compress_type == zipfile.ZIP_STORED and member in self._members
        info.compress_type = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
        info.external_attr = 0o644 << 16
        if key in self._changed:
            copy.writestr(info, self._changed[key])
            return
        info.file_size = member.file_size
        with self._zip.open(member) as source, copy.open(info, "w") as sink:
            while chunk := source.read(_CHUNK):
                sink.write(chunk)


def _plain(name: str) -> str:
    return name.replace("\\", "/").lstrip("/")


def _rels_of(part: str) -> str:
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def _why_no_zip(source: Path | IO[bytes]) -> Literal["encrypted", "format", "zip"]:
    """An encrypted workbook is no zip but an OLE container, as an old .xls is."""
    data = source.read_bytes() if isinstance(source, Path) else b""
    if not data.startswith(_OLE):
        return "zip"
    return "encrypted" if _ENCRYPTED in data else "format"
