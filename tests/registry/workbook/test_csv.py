"""CSV: encodings, delimiters, and that every value stays as it was typed."""

from pathlib import Path

import pytest

from plugins.registry.workbook import Limits
from tests.registry.workbook.packages import read, refused, values

ROWS = '编码,名称,金额\n001,"罚,款",1.50\n\n,,\n002,=1+1,\n'


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_encodings(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "权力清单.csv"
    path.write_bytes(ROWS.replace("款", "款𠮷").encode(encoding))
    sheet = read(path).sheets[0]
    assert sheet.name == "权力清单"
    assert [(row.number, row.values) for row in sheet.rows] == [
        (1, ("编码", "名称", "金额")),
        (2, ("001", "罚,款𠮷", "1.50")),
        (5, ("002", "=1+1")),
    ]


@pytest.mark.parametrize("sign", [",", ";", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_delimiters_and_line_ends(tmp_path: Path, sign: str, end: str) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(end.join(("标题", sign.join(("甲", '"乙\n;,丙"', "丁")), "戊")).encode())
    assert values(read(path).sheets[0]) == [("标题",), ("甲", "乙\n;,丙", "丁"), ("戊",)]


def test_line_separators_inside_a_cell_do_not_end_its_row(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("甲\u2028乙\x0b丙\x85丁,2\n3,4\n", encoding="utf-8")
    assert values(read(path).sheets[0]) == [("甲\u2028乙\x0b丙\x85丁", "2"), ("3", "4")]


@pytest.mark.parametrize(
    ("content", "rule"),
    [
        (b"\xff\xfea\0b\0", "WB-14"),
        (b"a,b\n\x00,\xff\n", "WB-14"),
        (b"\x81", "WB-14"),
        (b"a,b\0\n", "WB-14"),
        (b'a,"b\n', "WB-06"),
        (b'a,"b"c\n', "WB-06"),
        (b"a," + b"x" * 40_000, "WB-16"),
    ],
)
def test_what_cannot_be_read(tmp_path: Path, content: bytes, rule: str) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(content)
    assert refused(path).rule == rule


def test_cells_are_counted(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("a,b,c\n" * 100)
    assert refused(path, Limits(cells=200)).rule == "WB-12"
