"""An output changes only where its bytes do, and loses what is no longer made."""

import os
from collections.abc import Callable
from itertools import product
from pathlib import Path

import pytest

from plugins.pages.publishing import Output, TwoPagesAtOneAddressError
from plugins.pages.switching import NotMadeError
from plugins.pages.walking import files_below


def build(folder: Path, files: dict[str, bytes]) -> tuple[int, int, int]:
    with Output(folder / "build", folder / "cache") as output:
        for address, data in files.items():
            output.write(address, data)
        done = output.switch()
    return done.written, done.unchanged, done.removed


def test_an_unchanged_file_is_not_touched(tmp_path: Path) -> None:
    assert build(tmp_path, {"a/b.html": b"1", "c.html": b"2"}) == (2, 0, 0)
    before = (tmp_path / "build/a/b.html").stat().st_mtime_ns
    assert build(tmp_path, {"a/b.html": b"1", "c.html": b"3"}) == (1, 1, 0)
    assert (tmp_path / "build/a/b.html").stat().st_mtime_ns == before
    assert (tmp_path / "build/c.html").read_bytes() == b"3"


def test_what_is_no_longer_made_is_removed_with_its_empty_folder(tmp_path: Path) -> None:
    build(tmp_path, {"a/b.html": b"1", "c.html": b"2"})
    assert build(tmp_path, {"c.html": b"2"}) == (0, 1, 1)
    assert sorted(p.name for p in (tmp_path / "build").iterdir()) == ["c.html"]


def test_what_we_did_not_write_is_never_removed(tmp_path: Path) -> None:
    build(tmp_path, {"c.html": b"2"})
    (tmp_path / "build/verification.txt").write_text("theirs")
    build(tmp_path, {})
    assert (tmp_path / "build/verification.txt").is_file()


def test_what_we_did_not_write_may_have_any_name(tmp_path: Path) -> None:
    build(tmp_path, {"c.html": b"2"})
    theirs = tmp_path / "build" / os.fsdecode(b"\xff\xed\xa0\x80.txt")
    theirs.write_text("theirs")
    for _ in range(2):
        build(tmp_path, {"c.html": b"2"})
        assert theirs.read_text() == "theirs"


def test_two_pages_at_one_address_are_our_bug(tmp_path: Path) -> None:
    with Output(tmp_path / "build", tmp_path / "cache") as output:
        output.write("a.html", b"1")
        with pytest.raises(TwoPagesAtOneAddressError, match=r"a\.html"):
            output.write("a.html", b"1")
        with pytest.raises(TwoPagesAtOneAddressError, match=r"a\.html"), output.begun("a.html"):
            pass


def test_a_file_written_piece_by_piece_is_one_like_any_other(tmp_path: Path) -> None:
    for told, counts in ((b"12", (1, 0, 0)), (b"12", (0, 1, 0)), (b"13", (1, 0, 0))):
        with Output(tmp_path / "build", tmp_path / "cache") as output:
            with output.begun("data/a.csv") as file:
                file.write(told[:1])
                file.write(told[1:])
            done = output.switch()
        assert (done.written, done.unchanged, done.removed) == counts
        assert (tmp_path / "build/data/a.csv").read_bytes() == told


def test_nothing_half_written_is_left_behind(tmp_path: Path) -> None:
    build(tmp_path, {"a.html": b"1"})
    assert [p.name for p in (tmp_path / "build").iterdir()] == ["a.html"]


def test_what_is_kept_stays_the_same_file_unread(tmp_path: Path) -> None:
    build(tmp_path, {"a/b.html": b"1", "c.html": b"2"})
    before = (tmp_path / "build/a/b.html").stat()
    with Output(tmp_path / "build", tmp_path / "cache") as output:
        output.keep("a/b.html")
        done = output.switch()
    assert (done.written, done.unchanged, done.removed) == (0, 1, 1)
    assert (tmp_path / "build/a/b.html").stat().st_ino == before.st_ino


def test_what_is_kept_elsewhere_is_the_same_file(tmp_path: Path) -> None:
    build(tmp_path, {"a/b.html": b"1", "c.html": b"2"})
    before = (tmp_path / "build/a/b.html").stat()
    with Output(tmp_path / "build", tmp_path / "cache") as output:
        output.keep("c.html", "a/b.html")
        done = output.switch()
    assert (done.written, done.unchanged, done.removed) == (0, 1, 1)
    assert (tmp_path / "build/c.html").stat().st_ino == before.st_ino


@pytest.mark.parametrize("times", [1, 2])
def test_what_is_kept_and_not_there_stops_the_site(tmp_path: Path, times: int) -> None:
    for _ in range(times):
        build(tmp_path, {"c.html": b"2"})

    def made() -> None:
        with Output(tmp_path / "build", tmp_path / "cache") as output:
            output.keep("never.html")
            output.switch()

    with pytest.raises(NotMadeError, match=r"有文件在生成时不见了[\s\S]*a file vanished"):
        made()
    assert (tmp_path / "build/c.html").read_bytes() == b"2"


def test_two_pages_at_one_address_are_our_bug_where_a_site_stands(tmp_path: Path) -> None:
    def begun(output: Output) -> None:
        with output.begun("a/b.html") as file:
            file.write(b"3")

    both: list[Callable[[Output], object]] = [
        begun,
        lambda output: output.keep("a/b.html"),
        lambda output: output.write("a/b.html", b"1"),
        lambda output: output.write("a/b.html", b"2"),
        lambda output: output.note(["a/b.html"], 0),
    ]
    for one, other in product(both, both):
        build(tmp_path, {"a/b.html": b"1", "c.html": b"2"})
        with Output(tmp_path / "build", tmp_path / "cache") as output:
            one(output)
            other(output)
            output.keep("c.html")
            with pytest.raises(TwoPagesAtOneAddressError, match=r"a/b\.html"):
                output.settle()
        assert (tmp_path / "build/a/b.html").read_bytes() == b"1"


def test_what_is_claimed_after_settling_is_settled_again(tmp_path: Path) -> None:
    for _ in range(2):
        build(tmp_path, {"c.html": b"2", "d.html": b"3"})
    with Output(tmp_path / "build", tmp_path / "cache") as output:
        output.keep("c.html")
        output.settle()
        output.write("e.html", b"4")
        output.keep("c.html")
        with pytest.raises(TwoPagesAtOneAddressError, match=r"c\.html"):
            output.switch()


def test_addresses_are_those_that_were_claimed_so_far(tmp_path: Path) -> None:
    build(tmp_path, {"a/b.html": b"1", "c.html": b"2", "d.html": b"3"})
    with Output(tmp_path / "build", tmp_path / "cache") as output:
        assert list(output.addresses()) == []
        output.keep("d.html")
        output.write("a/e.html", b"1")
        assert list(output.addresses()) == ["a/e.html", "d.html"]
        output.switch()
    assert list(files_below(tmp_path / "build")) == ["a/e.html", "d.html"]


def test_a_folder_becomes_a_file_and_a_file_a_folder(tmp_path: Path) -> None:
    one = {"a/b/c.html": b"1", "d": b"2", "e.html": b"3"}
    two = {"a": b"1", "d/e/f.html": b"2", "e.html": b"3"}
    for files in (one, two, one, one, two):
        build(tmp_path, files)
        assert {
            address: (tmp_path / "build" / address).read_bytes()
            for address in files_below(tmp_path / "build")
        } == files
