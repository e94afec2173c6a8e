"""Files that must not be read: each is one sentence, and none reaches a reader."""

import os
import struct
import zipfile
import zlib
from pathlib import Path

import pytest

from plugins.registry.findings import Scope, Severity
from plugins.registry.workbook import Limits
from plugins.registry.workbook.verdicts import Unusable
from plugins.registry.workbook.zips import check_members
from tests.registry.workbook.packages import Package, read, refused, worksheet

ROW = '<row r="1"><c r="A1"><v>1</v></c></row>'
BOOK = Package({"表": worksheet(ROW)})
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def container(*names: str) -> bytes:
    """An OLE file of nothing but a header and a directory with *names*."""
    entries = b""
    for name in names:
        text = (name + "\0").encode("utf-16-le")
        entries += text.ljust(64, b"\0") + struct.pack("<H", len(text)) + bytes(62)
    return OLE.ljust(512, b"\0") + entries


def patched(path: Path, **parts: str | bytes) -> Path:
    """The plain book with parts replaced or added; ``__`` in a name stands for ``/``."""
    names = {name.replace("__", "/").replace("_xml", ".xml"): part for name, part in parts.items()}
    return Package(BOOK.sheets, parts=names).save(path)


def test_lock_files_are_told_apart_from_lists(tmp_path: Path) -> None:
    for name in ("~$权责清单.xlsx", ".~lock.权责清单.xlsx#"):
        (tmp_path / name).write_bytes(b"\x05user")
        found = refused(tmp_path / name)
        assert (found.rule, found.severity) == ("WB-01", Severity.WARNING)


def test_folders_and_missing_files_are_no_lists(tmp_path: Path) -> None:
    (tmp_path / "夹.xlsx").mkdir()
    assert refused(tmp_path / "夹.xlsx").rule == "WB-02"
    assert refused(tmp_path / "无.xlsx").rule == "WB-02"


def test_a_pipe_is_never_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.xlsx")
    assert refused(tmp_path / "a.xlsx").rule == "WB-02"


def test_empty_files(tmp_path: Path) -> None:
    for name in ("a.xlsx", "a.csv", "a.xls"):
        (tmp_path / name).touch()
        assert refused(tmp_path / name).rule == "WB-03"


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("清单.docx", b"PK\x03\x04"),
        ("清单.pdf", b"%PDF-1.7"),
        ("清单", b"a,b"),
        ("清单.xls", b"<html><table><tr><td>1</td></tr></table></html>"),
        ("清单.xls", b"\xef\xbb\xbf\r\n<!DOCTYPE html><html></html>"),
        ("清单.xlsx", b'<?xml version="1.0"?><Workbook/>'),
        ("清单.xlsx", b"a,b,c\n1,2,3\n"),
        ("清单.et", container("ET_SETTINGS")),
        ("清单.xls", container("WordDocument")),
    ],
)
def test_other_kinds_of_files_are_refused(tmp_path: Path, name: str, content: bytes) -> None:
    (tmp_path / name).write_bytes(content)
    found = refused(tmp_path / name)
    assert (found.rule, found.scope) == ("WB-04", Scope.WORKBOOK)
    assert "另存为 .xlsx" in found.zh


def test_other_zips_are_refused(tmp_path: Path) -> None:
    for name, parts in {
        "a.xlsx": ["word/document.xml", "[Content_Types].xml"],
        "b.xlsx": ["[Content_Types].xml", "xl/workbook.bin"],
        "c.xlsx": ["readme.txt"],
    }.items():
        with zipfile.ZipFile(tmp_path / name, "w") as archive:
            for part in parts:
                archive.writestr(part, b"")
        assert refused(tmp_path / name).rule == "WB-04"


def test_the_kind_is_what_the_file_is_not_what_its_name_says(tmp_path: Path) -> None:
    for ending in (".xls", ".et", ".xlsm", ".XLSX", ".csv"):
        assert read(BOOK.save(tmp_path / f"a{ending}")).sheets[0].name == "表"


def test_encrypted_files_are_told_from_old_ones(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_bytes(container("EncryptionInfo", "EncryptedPackage"))
    assert refused(tmp_path / "a.xlsx").rule == "WB-05"
    word = "EncryptedPackage\0".encode("utf-16-le")
    text = b"x" + word.ljust(64, b"\0") + struct.pack("<H", len(word))
    (tmp_path / "b.xlsx").write_bytes(container("Workbook") + text)
    assert refused(tmp_path / "b.xlsx").rule == "WB-06"


def test_a_zip_with_a_password(tmp_path: Path) -> None:
    path = BOOK.save(tmp_path / "a.xlsx")
    data = bytearray(path.read_bytes())
    at = data.index(b"PK\x01\x02")
    data[at + 8] |= 1
    path.write_bytes(data)
    assert refused(path).rule == "WB-05"


@pytest.mark.parametrize("share", [0.02, 0.3, 0.6, 0.9, 0.99])
def test_files_cut_short_are_damaged(tmp_path: Path, share: float) -> None:
    path = BOOK.save(tmp_path / "a.xlsx")
    data = path.read_bytes()
    path.write_bytes(data[: int(len(data) * share)])
    assert refused(path).rule == "WB-06"


def test_one_flipped_bit_is_damage(tmp_path: Path) -> None:
    path = BOOK.save(tmp_path / "a.xlsx")
    data = bytearray(path.read_bytes())
    data[data.index(b"xl/worksheets/sheet1.xml") + 40] ^= 4
    path.write_bytes(data)
    assert refused(path).rule == "WB-06"


def test_one_flipped_bit_in_a_part_that_is_not_packed(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        for name, part in BOOK.all_parts().items():
            archive.writestr(name, part)
    path.write_bytes(path.read_bytes().replace(b"<v>1</v>", b"<v>3</v>"))
    with pytest.raises(Unusable, match="WB-06"):
        check_members(path, Limits())


def test_a_zip_without_any_part(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.xlsx", "w"):
        pass
    assert refused(tmp_path / "a.xlsx").rule == "WB-04"


def test_parts_that_are_missing(tmp_path: Path) -> None:
    parts = BOOK.all_parts()
    for gone in ("xl/worksheets/sheet1.xml", "xl/_rels/workbook.xml.rels"):
        with zipfile.ZipFile(tmp_path / "a.xlsx", "w") as archive:
            for name, part in parts.items():
                if name != gone:
                    archive.writestr(name, part)
        assert refused(tmp_path / "a.xlsx").rule == "WB-06"


def test_sizes_are_limited(tmp_path: Path) -> None:
    path = BOOK.save(tmp_path / "a.xlsx")
    assert refused(path, Limits(file_bytes=100)).rule == "WB-07"
    assert refused(path, Limits(members=3)).rule == "WB-07"
    assert refused(path, Limits(directory_bytes=100)).rule == "WB-07"
    assert refused(path, Limits(member_bytes=200)).rule == "WB-08"
    assert refused(path, Limits(total_bytes=500)).rule == "WB-08"


def test_a_huge_directory_is_refused_before_it_is_loaded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = BOOK.save(tmp_path / "a.xlsx")
    data = bytearray(path.read_bytes())
    at = data.rindex(b"PK\x05\x06")
    data[at + 8 : at + 12] = struct.pack("<HH", 60_000, 60_000)
    path.write_bytes(data)
    monkeypatch.setattr(zipfile.ZipFile, "infolist", lambda _: pytest.fail("it was loaded"))
    assert refused(path).rule == "WB-07"


def test_a_bomb_is_refused_by_its_ratio(tmp_path: Path) -> None:
    spaces = worksheet(" " * 20_000_000)
    path = Package({"表": spaces}).save(tmp_path / "a.xlsx")
    assert refused(path).rule == "WB-08"


def test_a_bomb_whose_header_lies_is_refused_all_the_same(tmp_path: Path) -> None:
    bomb = worksheet('<row r="1"><c r="A1" t="str"><v>' + "a" * 400_000 + "</v></c></row>").encode()
    path = Package({"表": bomb.decode()}).save(tmp_path / "a.xlsx")
    data = path.read_bytes()
    path.write_bytes(data.replace(struct.pack("<I", len(bomb)), struct.pack("<I", 100)))
    limits = Limits(ratio_from_bytes=100_000, ratio=10)
    assert refused(path, limits).rule == "WB-08"
    assert refused(path).rule == "WB-06"


def test_bytes_after_the_deflated_data_are_not_taken_for_data(tmp_path: Path) -> None:
    packer = zlib.compressobj(wbits=-15)
    packed = packer.compress(b"<x/>") + packer.flush()
    assert len(packed) < 20
    path = patched(tmp_path / "a.xlsx", docProps__app_xml="<x/>")
    assert read(path).sheets


@pytest.mark.parametrize(
    "part",
    [
        '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><x>&b;</x>',
        '<!DOCTYPE x SYSTEM "file:///etc/passwd"><x/>',
        '<?xml version="1.0"?><!-- x --><!DOCTYPE x><x/>',
    ],
)
@pytest.mark.parametrize("name", ["xl__workbook_xml", "xl__sharedStrings_xml", "docProps__app_xml"])
def test_document_types_are_refused_in_every_part(tmp_path: Path, part: str, name: str) -> None:
    found = refused(patched(tmp_path / "a.xlsx", **{name: part}))
    assert (found.rule, "DTD" in found.zh) == ("WB-09", False)


def test_a_document_type_on_the_border_of_two_pieces(tmp_path: Path) -> None:
    for before in range(262_144 - 12, 262_144):
        part = "<x>".ljust(before) + "<!DOCTYPE x>"
        assert refused(patched(tmp_path / "a.xlsx", docProps__app_xml=part)).rule == "WB-09"


@pytest.mark.parametrize(
    "part",
    [
        "<!DOCTYPE x><x/>".encode("utf-16"),
        "<x/>".encode("utf-16-be"),
        b'<?xml version="1.0" encoding="UTF-7"?><x/>',
        '<?xml version="1.0" encoding="cp037"?><x/>'.encode("cp037"),
        b"<?xml version='1.0' encoding='gb2312'?><x/>",
    ],
)
def test_parts_in_other_encodings_are_refused(tmp_path: Path, part: bytes) -> None:
    assert refused(patched(tmp_path / "a.xlsx", docProps__app_xml=part)).rule == "WB-09"


@pytest.mark.parametrize(
    "twin", ["xl/worksheets/sheet1.xml", "XL/Worksheets/SHEET1.xml", "xl\\worksheets\\sheet1.xml"]
)
@pytest.mark.filterwarnings("ignore:Duplicate name:UserWarning")
def test_two_parts_of_one_name_are_refused(tmp_path: Path, twin: str) -> None:
    path = BOOK.save(tmp_path / "a.xlsx")
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr(twin, worksheet(""))
    assert refused(path).rule == "WB-09"


def test_a_workbook_without_sheets(tmp_path: Path) -> None:
    assert refused(Package({}).save(tmp_path / "a.xlsx")).rule == "WB-10"


def test_a_file_that_changes_while_it_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = BOOK.save(tmp_path / "a.xlsx")
    monkeypatch.setattr("plugins.registry.workbook.front.stamp", lambda _: (0, 0))
    assert refused(path).rule == "WB-15"


def test_the_digest_is_that_of_the_bytes(tmp_path: Path) -> None:
    first = read(BOOK.save(tmp_path / "a.xlsx"))
    (tmp_path / "b.xlsx").write_bytes((tmp_path / "a.xlsx").read_bytes())
    assert read(tmp_path / "b.xlsx").digest == first.digest
    assert len(first.digest) == 64
    assert read(patched(tmp_path / "a.xlsx", docProps__app_xml="<y/>")).digest != first.digest


@pytest.mark.parametrize(
    ("part", "rule"),
    [
        ("xl/vbaProject.bin", "WB-30"),
        ("xl/macrosheets/sheet1.xml", "WB-30"),
        ("xl/externalLinks/externalLink1.xml", "WB-31"),
        ("xl/connections.xml", "WB-31"),
        ("xl/embeddings/oleObject1.bin", "WB-32"),
        ("xl/activeX/activeX1.xml", "WB-32"),
    ],
)
def test_what_else_a_file_carries_is_told(tmp_path: Path, part: str, rule: str) -> None:
    path = Package(BOOK.sheets, parts={part: "<x/>"}).save(tmp_path / "a.xlsm")
    book = read(path)
    assert [(found.rule, found.severity) for found in book.findings] == [(rule, Severity.WARNING)]
    assert book.sheets[0].rows[0].values == (1,)


def test_backslashes_in_part_names_are_read_as_slashes(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.xlsx", "w") as archive:
        for name, part in BOOK.all_parts().items():
            archive.writestr(name.replace("/", "\\"), part)
    assert read(tmp_path / "a.xlsx").sheets[0].rows[0].values == (1,)
