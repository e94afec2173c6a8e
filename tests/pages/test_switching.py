"""A site takes another's place whole or not at all: killed, on a full disk, read-only, twice."""

import errno
import json
import os
import resource
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from plugins.pages import switching
from plugins.pages.publishing import Output
from plugins.pages.switching import NotMadeError
from tests.conftest import PUBLICATION_DATE, ROOT
from tests.disks import small_disk
from tests.pages.beside import holds_no_others, inodes
from tests.town import OTHER, STANDING, lists

ONE = {"index.html": b"one", "a/b.html": b"b" * 2000}
TWO = {"index.html": b"two", "a/c.html": b"c" * 2000}


def build(folder: Path, files: dict[str, bytes]) -> None:
    with Output(folder / "build", folder / "cache") as output:
        for address, data in files.items():
            output.write(address, data)
        output.switch()


def held(folder: Path) -> dict[str, bytes]:
    paths = (path for path in (folder / "build").rglob("*") if path.is_file())
    return {path.relative_to(folder / "build").as_posix(): path.read_bytes() for path in paths}


def test_killed_at_fifty_random_moments_of_a_real_build_the_old_or_the_new_site_is_served(
    tmp_path: Path,
) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.pages.killing", str(tmp_path)],
        cwd=ROOT,
        env={**os.environ, "PUBLICATION_DATE": PUBLICATION_DATE},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    stood = json.loads(done.stdout.splitlines()[-1])  # after what the builds tell
    assert stood["killed"] >= 40
    assert stood["old"] >= 25
    assert stood["new"] >= 5
    assert stood["old"] + stood["new"] == 50


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    with small_disk(tmp_path / "disk", "512k") as place:
        yield place


def test_a_disk_that_is_really_full_or_read_only(disk: Path, tmp_path: Path) -> None:
    def made(files: dict[str, bytes]) -> str:
        try:
            with Output(disk / "build", tmp_path / "cache") as output:
                for address, data in files.items():
                    output.write(address, data)
                output.switch()
        except NotMadeError as problem:
            return str(problem)
        return ""

    assert made(ONE) == ""
    assert "磁盘已满" in made({**TWO, "big.bin": b"x" * 600_000})
    assert held(disk) == ONE
    assert holds_no_others(disk / "build")
    subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
    assert "只读" in made(TWO)
    assert held(disk) == ONE
    subprocess.run(["mount", "-o", "remount,rw", str(disk)], check=True)
    assert made(TWO) == ""
    assert held(disk) == TWO


def site(folder: Path, *penalties: dict[str, str], largest: int = resource.RLIM_INFINITY) -> str:
    """What the real command says on its way to the site of a town; it may write *largest* bytes."""
    done = subprocess.run(
        [
            *(sys.executable, "-m", "pelican", "content", "-s", "pelicanconf.py"),
            *("--fatal", "errors", "-o", str(folder / "build"), "-e", "LAWS_PATHS=[]"),
            f'LISTS_PATH="{lists(folder / "lists", *penalties)}"',
            f'AUDIT_REPORT="{folder / "audit.json"}"',
        ],
        cwd=ROOT,
        env={
            **os.environ,
            "PUBLICATION_DATE": PUBLICATION_DATE,
            "BUILD_CACHE": str(folder / "cache"),
        },
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (largest, largest)),
        check=False,
        capture_output=True,
        text=True,
    )
    assert "Traceback" not in done.stdout + done.stderr
    return done.stderr if done.returncode else ""


def test_the_command_says_one_sentence_where_it_may_not_write_and_harms_nothing(
    tmp_path: Path,
) -> None:
    assert site(tmp_path, STANDING) == ""
    before = held(tmp_path)
    said = site(tmp_path, STANDING, OTHER, largest=8_000)
    assert "网站没有生成" in said
    assert held(tmp_path) == before
    assert holds_no_others(tmp_path / "build")
    with switching.alone(tmp_path / "build"):
        assert "另一次生成" in site(tmp_path, STANDING, OTHER)
    assert held(tmp_path) == before
    assert site(tmp_path, STANDING, OTHER) == ""
    assert held(tmp_path) != before


def test_two_builds_at_once_are_one_and_a_sentence(tmp_path: Path) -> None:
    build(tmp_path, ONE)
    with (
        Output(tmp_path / "build", tmp_path / "cache") as first,
        pytest.raises(NotMadeError, match="Another build"),
        Output(tmp_path / "build", tmp_path / "cache"),
    ):
        first.write("never.html", b"")
    assert held(tmp_path) == ONE
    assert holds_no_others(tmp_path / "build")


def test_a_build_that_is_not_switched_leaves_everything_as_it_was(tmp_path: Path) -> None:
    build(tmp_path, ONE)
    with Output(tmp_path / "build", tmp_path / "cache") as output:
        output.write("index.html", b"two")
    assert held(tmp_path) == ONE
    assert holds_no_others(tmp_path / "build")


def test_where_two_names_cannot_be_exchanged_a_build_that_dies_between_is_put_right(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(switching, "_exchanged", lambda *_: False)
    build(tmp_path, ONE)
    build(tmp_path, TWO)
    assert held(tmp_path) == TWO
    (tmp_path / "build").rename(tmp_path / ".build.old")
    (tmp_path / ".build.new").mkdir(exist_ok=True)
    with Output(tmp_path / "build", tmp_path / "cache"):
        assert held(tmp_path) == TWO
    build(tmp_path, ONE)
    assert held(tmp_path) == ONE
    assert holds_no_others(tmp_path / "build")


def test_a_build_killed_behind_the_switch_takes_no_page_of_its_own_for_somebody_else_s(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build(tmp_path, ONE)
    with monkeypatch.context() as patched:
        switched = switching.switch

        def die(*folders: Path) -> None:
            switched(*folders)
            raise KeyboardInterrupt

        patched.setattr("plugins.pages.publishing.switch", die)
        with pytest.raises(KeyboardInterrupt):
            build(tmp_path, TWO)
    assert held(tmp_path) == TWO
    build(tmp_path, ONE)
    assert held(tmp_path) == ONE, "what the killed build had written is gone"


def test_what_is_not_public_any_more_is_not_kept_beside_the_site(tmp_path: Path) -> None:
    for files in (ONE, TWO, ONE):
        build(tmp_path, files)
    assert inodes(tmp_path / ".build.new") == inodes(tmp_path / "build")

    def stopped() -> None:
        with Output(tmp_path / "build", tmp_path / "cache") as output:
            output.write("never.html", b"never said")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        stopped()
    assert inodes(tmp_path / ".build.new") == inodes(tmp_path / "build")
    assert held(tmp_path) == ONE


def test_whatever_lies_beside_the_site_a_build_is_what_it_writes(tmp_path: Path) -> None:
    build(tmp_path, ONE)
    build(tmp_path, TWO)
    beside = tmp_path / ".build.new"
    (beside / "index.html").unlink()
    (beside / "index.html").write_bytes(b"another")
    (beside / "stale.html").write_bytes(b"stale")
    (beside / "empty").mkdir()
    (beside / "a" / "c.html").unlink()
    (beside / "a" / "c.html").mkdir()
    (beside / "a" / "c.html" / "in.html").write_bytes(b"in")
    with Output(tmp_path / "build", tmp_path / "cache") as output:
        output.keep("index.html")
        output.write("a/c.html", TWO["a/c.html"])
        output.switch()
    assert held(tmp_path) == TWO
    assert not (tmp_path / "build" / "empty").exists()


def test_where_files_can_have_no_second_name_a_site_is_copied(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(errno.EPERM, "no links here")

    monkeypatch.setattr(os, "link", refuse)
    for files in (ONE, TWO, ONE):
        build(tmp_path, files)
        assert held(tmp_path) == files
        assert not (tmp_path / ".build.new").exists()
    with Output(tmp_path / "build", tmp_path / "cache") as output:
        output.keep("index.html")
        output.switch()
    assert held(tmp_path) == {"index.html": b"one"}


def test_a_site_that_stands_is_not_undone_by_what_cannot_be_cleared_afterwards(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(errno.EIO, "the disk is odd")

    for files in (ONE, ONE):
        build(tmp_path, files)
    with Output(tmp_path / "build", tmp_path / "cache") as output:
        for address, data in TWO.items():
            output.write(address, data)
        output.switch()
        monkeypatch.setattr(switching, "mirror", refuse)
        monkeypatch.setattr(shutil, "rmtree", refuse)
    assert held(tmp_path) == TWO
    monkeypatch.undo()
    build(tmp_path, ONE)
    assert held(tmp_path) == ONE
    assert holds_no_others(tmp_path / "build")


def test_where_a_file_may_not_be_replaced_the_sentence_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(errno.EACCES, "not yours")

    for _ in range(2):
        build(tmp_path, ONE)
    with monkeypatch.context() as patched:
        patched.setattr(os, "unlink", refuse)
        with pytest.raises(NotMadeError, match="没有写入权限"):
            build(tmp_path, TWO)
    assert held(tmp_path) == ONE
