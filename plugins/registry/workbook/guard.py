"""The first look at a stranger's file, before any reader opens it."""

import hashlib
from pathlib import Path
from typing import NamedTuple

from plugins.registry.workbook.containers import stream_names
from plugins.registry.workbook.limits import MEBIBYTE, Limits
from plugins.registry.workbook.sayings import (
    EMPTY,
    ENCRYPTED,
    FOREIGN,
    KIND,
    LOCK_FILE,
    NOT_A_FILE,
    TOO_LARGE,
)
from plugins.registry.workbook.verdicts import Unusable
from plugins.registry.workbook.zips import check_directory, check_members

ENDINGS = (".xlsx", ".xlsm", ".xls", ".et", ".ods", ".csv")
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


class Admitted(NamedTuple):
    """A file that may be read: its *kind* by content, its SHA-256, its size and time."""

    kind: str
    digest: str
    stamp: tuple[int, int]


def stamp(path: Path) -> tuple[int, int]:
    """Size and time of last change, to notice a file that is being written."""
    status = path.stat()
    return status.st_size, status.st_mtime_ns


def admit(path: Path, limits: Limits) -> Admitted:
    """Look at the file without reading it; raises ``Unusable`` where it must not be read."""
    if path.name.startswith(("~$", ".~lock.")):
        raise Unusable(LOCK_FILE)
    if not path.is_file():
        cause = "folder" if path.is_dir() else "not found"
        raise Unusable(NOT_A_FILE, cause=cause)
    if path.suffix.lower() not in ENDINGS:
        raise Unusable(KIND, given=path.suffix or path.name)
    try:
        before = stamp(path)
        _check_size(before[0], limits)
        digest, head = _digest(path)
        return Admitted(_kind(path, head, before[0], limits), digest, before)
    except OSError as error:
        raise Unusable(NOT_A_FILE, cause=error.strerror or "OSError") from error


def _check_size(size: int, limits: Limits) -> None:
    if size == 0:
        raise Unusable(EMPTY)
    if size > limits.file_bytes:
        raise Unusable(
            TOO_LARGE,
            what="文件",
            what_en="file",
            given=f"{size // MEBIBYTE} MiB",
            allowed=f"{limits.file_bytes // MEBIBYTE} MiB",
        )


def _digest(path: Path) -> tuple[str, bytes]:
    sha = hashlib.sha256()
    head = b""
    with path.open("rb") as file:
        while chunk := file.read(MEBIBYTE):
            head = head or chunk[:512]
            sha.update(chunk)
    return sha.hexdigest(), head


def _kind(path: Path, head: bytes, size: int, limits: Limits) -> str:
    """What the file is by its content, whatever its name says."""
    if head.startswith(_ZIP):
        check_directory(path, size, limits)
        return _zipped_kind(check_members(path, limits))
    if head.startswith(_OLE):
        return _container_kind(path)
    if path.suffix.lower() == ".csv":
        return "csv"
    raise Unusable(KIND, given=_guess(head) or path.suffix)


def _zipped_kind(names: frozenset[str]) -> str:
    if "content.xml" in names and "mimetype" in names:
        return "ods"
    if any(name.endswith("workbook.bin") for name in names):
        raise Unusable(KIND, given=".xlsb")
    if "[content_types].xml" in names and any(n.endswith("workbook.xml") for n in names):
        return "xlsx"
    if "[content_types].xml" in names and "xl/_rels/workbook.xml.rels" in names:
        raise Unusable(FOREIGN, given="缺少工作簿部件", given_en="no workbook part")
    raise Unusable(KIND, given="zip")


def _container_kind(path: Path) -> str:
    names = stream_names(path, ("EncryptedPackage", "Workbook", "Book"))
    if "EncryptedPackage" in names:
        raise Unusable(ENCRYPTED)
    if names:
        return "xls"
    raise Unusable(KIND, given="OLE")


def _guess(head: bytes) -> str:
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith((b"<html", b"<!doctype", b"<table", b"<meta")):
        return "网页 / HTML"
    if start.startswith(b"<?xml"):
        return "XML"
    return "PDF" if start.startswith(b"%pdf") else ""
