"""A site of many files is looked through by several processes, and nothing is passed over."""

import os
import signal
import unicodedata
from pathlib import Path

import pytest
import xlsxwriter

from plugins.audit.batches import EVERY, batches
from plugins.audit.folding import folded
from plugins.audit.kinds import Kind
from plugins.audit.looking import Looking
from plugins.audit.memory import Memory
from plugins.audit.packages import besides
from plugins.audit.proving import Examined, examined
from plugins.audit.telling import LARGEST, LONG, REMEMBERED, Fresh
from plugins.audit.words import Source, Words
from tests.audit.stage import FRAME, Books, books

PIECE = EVERY


def site(folder: Path, told: dict[int, str], count: int = 20 * PIECE) -> Path:
    """Pages that say the same but for those that *told* names."""
    folder.mkdir()
    for number in range(count):
        text = FRAME.format(told.get(number, "没有内容"))
        (folder / f"{number:04}.html").write_text(text, "utf-8")
    return folder


def seen(folder: Path, workers: int, *values: str) -> Examined:
    return examined(Looking(folder, Memory(folder.parent / "cache"), workers), books(*values))


def test_batches_hold_every_file_once_in_the_order_of_addresses(tmp_path: Path) -> None:
    names = [f"{folder}{number}.html" for number in range(200) for folder in ("", "a/", "a-b/c/")]
    names += ["a.html", "a-b.html", "\udcff/x.html", "z/\udcfe"]
    for name in names:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(name, "utf-8", "surrogateescape")
    (tmp_path / "elsewhere").symlink_to(tmp_path / "a")
    found = list(batches(tmp_path))
    assert len(found) > 2
    assert [file.address for batch in found for file in batch] == sorted(names)
    for batch in found:
        stats = [(tmp_path / file.address).stat() for file in batch]
        assert [file[1:] for file in batch] == [
            (stat.st_ino, stat.st_size, stat.st_mtime_ns) for stat in stats
        ]
        assert batch.count == len(stats)
        assert batch.newest == max(stat.st_mtime_ns for stat in stats)
    (tmp_path / "a.html").write_text("other")
    again = {batch.key for batch in batches(tmp_path)}
    assert len(again ^ {batch.key for batch in found}) == 2


def test_any_number_of_processes_finds_the_same_on_every_page(tmp_path: Path) -> None:
    told = dict.fromkeys([3, 4, PIECE, 2 * PIECE + 7], "家住暗香里<b>三</b>幢")
    place = site(tmp_path / "site", told)
    (place / "a.exe").write_bytes(b"MZ")
    alone = seen(place, 1, "暗香里三幢", "不在这里的话")
    assert alone.found == tuple((f"{number:04}.html", "暗香里三幢") for number in sorted(told))
    assert [address for address, _ in alone.closed] == ["a.exe"]
    assert alone.files == 20 * PIECE + 1
    assert seen(place, 3, "暗香里三幢", "不在这里的话") == alone


def test_a_process_that_is_killed_proves_nothing(tmp_path: Path) -> None:
    parent = os.getpid()

    class Deadly(Books):
        def every(self, listed: object = None) -> list[Source]:
            return [Source(str(number), str(number), self._die) for number in range(20)]

        def _die(self) -> Words:
            if os.getpid() != parent:
                os.kill(os.getpid(), signal.SIGKILL)
            return Words({}, {}, b"")

    place = site(tmp_path / "site", {})
    ((_, why),) = examined(Looking(place, Memory(tmp_path), 2), Deadly({})).closed
    assert "memory" in why


@pytest.mark.parametrize(
    "page",
    [
        "<ul><li>前</li><li>暗香\n里三幢</li></ul>",
        "<p>暗香</b>\n<b>里三幢</p>",
        "<p>暗香<span class='a'>里</span>\n<em>三</em>幢",
        '<img alt="暗香里三幢">',
        "<!-- </p> 暗香里三幢 -->",
        "<p>a</p>%E6%9A%97%E9%A6%99%E9%87%8C%E4%B8%89%E5%B9%A2<p>100%</p>",
        "<script>'\\u6697\\u9999\\u91cc\\u4e09\\u5e62'</script>",
    ],
)
def test_a_page_that_is_cut_apart_says_what_it_said_whole(tmp_path: Path, page: str) -> None:
    (site(tmp_path / "site", {}, 0) / "a.html").write_text(page, "utf-8")
    assert seen(tmp_path / "site", 1, "暗香里三幢").found == (("a.html", "暗香里三幢"),)


def test_what_a_reader_sees_apart_is_no_value(tmp_path: Path) -> None:
    page = "<p>暗香</p><p>里三幢</p><td>暗香<br>里三幢"
    (site(tmp_path / "site", {}, 0) / "a.html").write_text(page, "utf-8")
    assert seen(tmp_path / "site", 1, "暗香里三幢").found == ()


def test_what_is_remembered_is_bounded() -> None:
    fresh = Fresh[str]()
    for number in range(3 * REMEMBERED):
        fresh.know(fresh.of([str(number)]))
    assert len(fresh._known) <= REMEMBERED + 1
    assert fresh.of([str(3 * REMEMBERED - 1), "新"]) == ["新"]
    for number in range(3 * LARGEST // 2000):
        fresh.know(fresh.of([f"{number}{'长' * 2000}"]))
    assert sum(map(len, fresh._known)) <= LARGEST + LONG


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("Quiet  \n Author", "quiet author"),
        ("张 三\n丰", "张三丰"),
        (" 138 0000 1234 号", "138 0000 1234号"),
        ("a\x01b\u200bc", "abc"),
        ("ＡＢ\u3000１", "ab 1"),
    ],
)
def test_every_way_of_writing_a_value_is_one_form(text: str, form: str) -> None:
    assert folded(text) == form


def test_what_is_folded_by_hand_is_what_unicode_says() -> None:
    """Common marks are replaced before the normal form is asked for, which is ten times slower."""
    marks = [chr(code) for code in (*range(0x3000, 0x3040), *range(0xFF00, 0xFFF0))]
    for mark in marks:
        for text in (mark, f"字{mark}\u0338", f"{mark}e\u0301"):
            plain = unicodedata.normalize("NFKC", text)
            assert folded(text) == folded(plain), ascii(mark)


def test_the_program_that_wrote_a_workbook_is_no_secret_of_it(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    book = xlsxwriter.Workbook(path)
    book.set_properties({"company": "暗香里三幢", "manager": "张翀璟"})
    book.add_worksheet("清单")
    book.close()
    told = {one.text for one in besides(path, ()) if one.kind is Kind.PROPERTY}
    assert {"暗香里三幢", "张翀璟"} <= told
    assert not {one for one in told if "Excel" in one or "Worksheet" in one}
