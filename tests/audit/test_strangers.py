"""Files beside a workbook are read whatever they are, and none of them can stop the audit."""

import io
import os
import signal
import struct
import zipfile
from pathlib import Path

import pytest
import xlwt
from xlwt.CompoundDoc import XlsDoc

from plugins.audit import strangers
from plugins.audit.attachments import Told
from plugins.audit.kinds import Kind
from plugins.audit.packages import besides
from plugins.audit.strangers import told_by
from tests.audit import papers

NAME, TITLE = "张翀璟", "内部底稿第7号"


def summary(**told: str) -> bytes:
    """A stream of properties as Excel 97 writes it, in the code page of the time."""
    numbers = {"title": 2, "author": 4}
    values = {numbers[name]: text.encode("gb18030") + b"\0" for name, text in told.items()}
    body, places = b"", []
    for number, value in values.items():
        places.append(struct.pack("<II", number, 8 + 8 * len(values) + len(body)))
        padded = value + b"\0" * (-len(value) % 4)
        body += struct.pack("<II", 30, len(value)) + padded
    section = struct.pack("<II", 8 + 8 * len(values) + len(body), len(values))
    head = struct.pack("<HHI16sI", 0xFFFE, 0, 0, b"\0" * 16, 1) + b"\xe0" * 16
    return head + struct.pack("<I", 48) + section + b"".join(places) + body


def old_file(stream: bytes) -> bytes:
    """A compound file whose one stream is that of the properties."""
    made, name = io.BytesIO(), "\x05SummaryInformation"
    XlsDoc().save(made, stream.ljust(4096, b"\0"))
    before, entry, after = made.getvalue().partition("Workbook".encode("utf-16-le"))
    written = name.encode("utf-16-le")
    size = struct.pack("<H", len(written) + 2)
    return before + written.ljust(64, b"\0") + size + after[66 - len(entry) :]


def test_an_old_workbook_tells_its_properties(tmp_path: Path) -> None:
    path = tmp_path / "a.xls"
    path.write_bytes(old_file(summary(title=TITLE, author=NAME)))
    found = {(one.kind, one.text) for one in besides(path, ())}
    assert found == {(Kind.PROPERTY, TITLE), (Kind.PROPERTY, NAME)}
    book = xlwt.Workbook()
    book.add_sheet("清单").write(0, 0, "第一格")
    book.save(str(path))
    assert list(besides(path, ())) == []


def test_what_cannot_be_read_tells_nothing_and_stops_nothing(tmp_path: Path) -> None:
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as package:
        for number in range(4):
            package.writestr(f"word/{number}.xml", b"\0" * 100_000_000)
    files = {
        "a.pdf": b"%PDF-1.7 broken",
        "b.jpg": b"\xff\xd8\xffbroken",
        "c.docx": b"PK\x03\x04broken",
        "d.xls": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1broken",
        "e.exe": b"MZ",
        "f.docx": bomb.getvalue(),
        "g.jpg": papers.jpeg(iter([NAME] * 9)),
    }
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
    told = {path.name: texts for path, texts in told_by(sorted(tmp_path.iterdir()))}
    assert list(told) == ["g.jpg"]
    assert NAME in told["g.jpg"].beside


@pytest.mark.parametrize("trap", ["killed", "endless", "greedy"])
def test_a_file_that_ends_its_reader_takes_no_other_with_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, trap: str
) -> None:
    def read(path: Path) -> Told:
        while path.name == "b":
            if trap == "killed":
                os.kill(os.getpid(), signal.SIGKILL)
            if trap == "greedy":
                return Told((str(len(bytearray(3 * strangers.MEMORY))),))
        return Told((path.name,))

    monkeypatch.setattr(strangers, "told", read)
    monkeypatch.setattr(strangers, "SECONDS", 0.2)
    paths = [tmp_path / name for name in "abc"]
    assert [path.name for path, _ in told_by(paths, 2)] == ["a", "c"]
