"""The guard of zipped workbooks: inflates every part once, in constant memory."""

import re
import struct
import zlib
from pathlib import Path
from typing import IO
from urllib.parse import unquote
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from plugins.registry.workbook.limits import MEBIBYTE, Limits
from plugins.registry.workbook.sayings import DAMAGED, ENCRYPTED, FOREIGN, INFLATES, TOO_LARGE
from plugins.registry.workbook.verdicts import Unusable

_CHUNK = 1 << 18
_END = b"PK\x05\x06"
_END_SIZE = 22
_END_64 = b"PK\x06\x06"
_LONGEST_COMMENT = 65_535
_LOCAL_SIZE = 30
_DECLARED = re.compile(rb"""<\?xml[^>]*?encoding\s*=\s*["']([^"']*)["']""")
_PLAIN = (b"utf-8", b"utf8")
_FORBIDDEN = re.compile(rb"<!(?:DOCTYPE|ENTITY)")
_OVERLAP = 16
_MANIFEST = "META-INF/manifest.xml"
_ENCRYPTION = b"encryption-data"


def folded_name(name: str) -> str:
    """A part's name as compared: ``/`` only, none leading, no ``%20``, lower case (OPC §6.2)."""
    return unquote(name).replace("\\", "/").lstrip("/").lower()


def _too_large(what: str, what_en: str, given: int, allowed: int) -> Unusable:
    return Unusable(TOO_LARGE, what=what, what_en=what_en, given=given, allowed=allowed)


def check_directory(path: Path, size: int, limits: Limits) -> None:
    """Refuse an outsized table of contents before anything loads it."""
    with path.open("rb") as file:
        tail_size = min(size, _LONGEST_COMMENT + _END_SIZE + 76)
        file.seek(size - tail_size)
        tail = file.read(tail_size)
    at = tail.rfind(_END)
    if at < 0 or at + _END_SIZE > len(tail):
        raise Unusable(DAMAGED, cause="zip: cut short")
    _, _, _, _, members, directory = struct.unpack("<IHHHHI", tail[at : at + 16])
    at_64 = tail.rfind(_END_64)
    if at_64 >= 0 and at_64 + 48 <= len(tail):
        members, directory = struct.unpack("<QQ", tail[at_64 + 32 : at_64 + 48])
    if members > limits.members:
        raise _too_large("内部部件数", "parts", members, limits.members)
    if directory > limits.directory_bytes:
        raise _too_large("目录字节数", "bytes of directory", directory, limits.directory_bytes)


def check_members(path: Path, limits: Limits) -> frozenset[str]:
    """Inflate every part for real and refuse bombs, doctypes and duplicates; the names."""
    try:
        with ZipFile(path) as archive, path.open("rb") as file:
            # the manifest first: what it calls encrypted looks like damage elsewhere
            members = sorted(archive.infolist(), key=lambda one: one.filename != _MANIFEST)
            if len(members) > limits.members:
                raise _too_large("内部部件数", "parts", len(members), limits.members)
            names = _distinct(members)
            total = 0
            for member in members:
                total += _inflated(file, member, limits)
                if total > limits.total_bytes:
                    given = f"> {limits.total_bytes // MEBIBYTE} MiB"
                    raise Unusable(INFLATES, given=given)
            return names
    except (BadZipFile, zlib.error, EOFError, OSError, struct.error) as error:
        raise Unusable(DAMAGED, cause=f"zip: {error}") from error


def _distinct(members: list[ZipInfo]) -> frozenset[str]:
    names: set[str] = set()
    for member in members:
        if member.filename == "encrypted-package":
            raise Unusable(ENCRYPTED)
        name = folded_name(member.filename)
        if name in names:
            raise Unusable(FOREIGN, given="重名的内部文件", given_en=f"two parts named {name}")
        names.add(name)
    return frozenset(names)


def _inflated(file: IO[bytes], member: ZipInfo, limits: Limits) -> int:
    """The real size of one member; header sizes may lie, so the bytes themselves are counted."""
    if member.flag_bits & 1:
        raise Unusable(ENCRYPTED)
    if member.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
        raise Unusable(DAMAGED, cause=f"zip: packing method {member.compress_type}")
    file.seek(member.header_offset)
    header = file.read(_LOCAL_SIZE)
    if len(header) < _LOCAL_SIZE or header[:4] != b"PK\x03\x04":
        raise Unusable(DAMAGED, cause=f"zip: no header for {member.filename}")
    name_size, extra_size = struct.unpack("<HH", header[26:30])
    file.seek(name_size + extra_size, 1)
    scan = _Scan(member, limits)
    if member.compress_type == ZIP_STORED:
        _copy(file, member.compress_size, scan)
    else:
        _inflate(file, member.compress_size, scan)
    scan.finish()
    return scan.size


def _copy(file: IO[bytes], left: int, scan: "_Scan") -> None:
    while left > 0:
        chunk = file.read(min(_CHUNK, left))
        if not chunk:
            raise EOFError("cut short")
        left -= len(chunk)
        scan.feed(chunk)


def _inflate(file: IO[bytes], left: int, scan: "_Scan") -> None:
    inflater = zlib.decompressobj(-15)
    while not inflater.eof:
        packed = inflater.unconsumed_tail
        if not packed and left > 0:
            packed = file.read(min(_CHUNK, left))
            left -= len(packed)
        chunk = inflater.decompress(packed, _CHUNK)
        if not chunk and not packed:
            raise EOFError("cut short")
        scan.feed(chunk)


class _Scan:
    """Counts the bytes of one part and looks for what Excel never writes."""

    def __init__(self, member: ZipInfo, limits: Limits) -> None:
        self.size = 0
        self._member, self._limits = member, limits
        self._checksum = 0
        self._xml = member.filename.lower().endswith((".xml", ".rels"))
        self._end = b""

    def feed(self, chunk: bytes) -> None:
        first = self.size == 0
        self.size += len(chunk)
        self._checksum = zlib.crc32(chunk, self._checksum)
        limits = self._limits
        if self.size > limits.member_bytes:
            raise Unusable(INFLATES, given=f"> {limits.member_bytes // MEBIBYTE} MiB")
        packed = max(self._member.compress_size, 1)
        if self.size > max(limits.ratio_from_bytes, limits.ratio * packed):
            raise Unusable(INFLATES, given=f"> {limits.ratio}:1")
        if self._xml:
            if first:
                self._check_encoding(chunk)
            self._check_doctype(chunk)

    def _check_encoding(self, chunk: bytes) -> None:
        declared = _DECLARED.search(chunk[:200])
        plain = chunk.removeprefix(b"\xef\xbb\xbf").lstrip(b" \t\r\n").startswith(b"<")
        if not plain or b"\0" in chunk[:4] or (declared and declared[1].lower() not in _PLAIN):
            raise Unusable(
                FOREIGN,
                given="不是 UTF-8 的内部文件",
                given_en=f"{self._member.filename} is not UTF-8",
            )

    def _check_doctype(self, chunk: bytes) -> None:
        seen = self._end + chunk
        if self._member.filename == _MANIFEST and _ENCRYPTION in seen:
            raise Unusable(ENCRYPTED)
        if _FORBIDDEN.search(seen):
            raise Unusable(
                FOREIGN,
                given="文档类型声明",
                given_en=f"a document type declaration in {self._member.filename}",
            )
        self._end = chunk[-_OVERLAP:]

    def finish(self) -> None:
        """The checksum must fit, as must the size that the directory promises."""
        if self._checksum != self._member.CRC or self.size != self._member.file_size:
            raise Unusable(DAMAGED, cause=f"zip: checksum or size of {self._member.filename}")
