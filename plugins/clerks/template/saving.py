"""Saving a workbook so that the same content is the same bytes."""

import io
import re
import zipfile
from pathlib import Path

from openpyxl import Workbook

_ZIP_EPOCH = (1980, 1, 1, 0, 0, 0)
_TIMES = re.compile(rb"<dcterms:(created|modified)\b[^>]*>[^<]*</dcterms:\1>")


def save(book: Workbook, target: Path) -> None:
    """Save *book* to *target* whole or not at all, without the time of day in it."""
    saved = io.BytesIO()
    book.save(saved)
    target.parent.mkdir(parents=True, exist_ok=True)
    part = target.with_name(f"{target.name}.part")
    with zipfile.ZipFile(saved) as old, zipfile.ZipFile(part, "w") as new:
        for member in old.infolist():
            info = zipfile.ZipInfo(member.filename, _ZIP_EPOCH)
            info.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(info, _TIMES.sub(b"", old.read(member)))
    part.replace(target)
