"""A build that would change nothing ends at once; whatever may change something lets it go on."""

import os
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Callable
from pathlib import Path

import pytest

from plugins.pages import making
from plugins.pages.unchanged import Standing, asked
from tests.conftest import PUBLICATION_DATE, ROOT

SETTINGS = """
import os
LISTS_PATH, PATH, THEME = "lists", "content", "theme"
LAWS_PATHS = ["content/laws", "more"]
BUILD_CACHE = os.environ.get("BUILD_CACHE") or ".cache"
PUBLICATION_DATE = os.environ.get("PUBLICATION_DATE") or "2026-11-20"
STRICT = bool(os.environ.get("STRICT"))
SITENAME = "甲"
"""
FILES = {
    "pelicanconf.py": SETTINGS,
    "tasks.py": "",
    "requirements.lock": "one==1",
    "lists/eco/清单.xlsx": "rows",
    "lists/holidays.toml": "[2027]",
    "content/about.md": "about",
    "content/laws/a.md": "law",
    "more/b.md": "law",
    "theme/templates/base.html": "<html>",
    "plugins/pages/views.py": "code",
    "build/index.html": "made",
    "build/a/b.html": "made",
    ".cache/kept/1.json": "remembered",
    ".cache/pages.txt": "index.html\n",
    ".cache/search/meta.json": "{}",
}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project whose site was just made."""
    for name, text in FILES.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    standing(tmp_path).remember()
    assert standing(tmp_path).holds()
    return tmp_path


def standing(project: Path, output: str = "build", **given: str) -> Standing:
    return Standing.of(output, given, project)


def other(path: Path) -> None:
    """Another byte, the size and the time as they were."""
    stat = path.stat()
    data = path.read_bytes()
    path.write_bytes(bytes([data[0] ^ 1]) + data[1:])
    os.utime(path, ns=(stat.st_atime_ns, stat.st_mtime_ns))


INPUTS = [name for name in FILES if not name.startswith(("build/", ".cache/", "tasks"))]


@pytest.mark.parametrize("name", [*INPUTS[1:]])
def test_another_byte_of_any_input_is_a_change(project: Path, name: str) -> None:
    other(project / name)
    assert not standing(project).holds()


@pytest.mark.parametrize("name", ["pelicanconf.py", "tasks.py"])
def test_another_program_or_other_settings_are_a_change(project: Path, name: str) -> None:
    path = project / name
    path.write_text(path.read_text(encoding="utf-8") + "# a comment\n", encoding="utf-8")
    assert not standing(project).holds()


@pytest.mark.parametrize("folder", ["lists", "content", "content/laws", "more", "theme", "plugins"])
def test_an_input_more_less_or_under_another_name_is_a_change(project: Path, folder: str) -> None:
    new = project / folder / "new.md"
    new.write_text("")
    assert not standing(project).holds()
    new.unlink()
    assert standing(project).holds()
    first = next(path for path in (project / folder).rglob("*") if path.is_file())
    first.rename(first.with_name("renamed"))
    assert not standing(project).holds()
    first.with_name("renamed").unlink()
    assert not standing(project).holds()


TOUCHED: dict[str, Callable[[Path], object]] = {
    "a page written again": lambda site: (site / "index.html").write_text("other"),
    "a page of another time": lambda site: os.utime(site / "a/b.html", (1, 1)),
    "a page removed": lambda site: (site / "a/b.html").unlink(),
    "a page more": lambda site: (site / "a/c.html").write_text(""),
    "a page under another name": lambda site: (site / "a/b.html").rename(site / "a/d.html"),
    "no site": shutil.rmtree,
}


@pytest.mark.parametrize("what", TOUCHED)
def test_a_site_that_is_not_what_was_made_is_made_again(project: Path, what: str) -> None:
    TOUCHED[what](project / "build")
    assert not standing(project).holds()


def test_an_environment_that_counts_is_a_change(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert not standing(project, PUBLICATION_DATE="2026-11-21").holds()
    assert not standing(project, STRICT="1").holds()
    assert standing(project, STRICT="").holds()
    monkeypatch.setenv("NOBODY_ASKS", "1")
    assert standing(project).holds()
    monkeypatch.setenv("PUBLICATION_DATE", "2026-11-21")
    assert not standing(project).holds()


def test_another_output_another_package_and_another_python_are_a_change(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert not standing(project, "elsewhere").holds()
    with monkeypatch.context() as patched:
        patched.setattr(sysconfig, "get_path", lambda _: str(project))
        assert not standing(project).holds()
    monkeypatch.setattr(sys, "version", "3.99")
    assert not standing(project).holds()


@pytest.mark.parametrize("lost", ["pages.txt", "search", "kept", "stands.json"])
def test_a_cache_without_what_it_held_lets_the_build_go_on(project: Path, lost: str) -> None:
    path = project / ".cache" / lost
    shutil.rmtree(path) if path.is_dir() else path.unlink()
    assert not standing(project).holds()


def test_no_cache_a_damaged_one_and_an_unfinished_build_let_it_go_on(project: Path) -> None:
    (project / ".cache/unfinished").write_text("build")
    assert not standing(project).holds()
    (project / ".cache/unfinished").unlink()
    assert standing(project).holds()
    (project / ".cache/stands.json").write_text("[]")
    assert not standing(project).holds()
    shutil.rmtree(project / ".cache")
    assert not standing(project).holds()


def test_what_is_remembered_for_the_next_build_counts(project: Path) -> None:
    (project / ".cache/kept/1.json").write_text("another memory")
    assert not standing(project).holds()


def test_what_changes_while_a_site_is_made_is_a_change_for_the_next(project: Path) -> None:
    made = standing(project)
    (project / "lists/eco/清单.xlsx").write_text("other")
    made.remember()
    assert not standing(project).holds()


@pytest.mark.parametrize(
    ("words", "given"),
    [
        (["invoke", "site"], {}),
        (["/x/invoke/__main__.py", "site", "--strict"], {"STRICT": "1"}),
        (["inv", "site", "--output", "o"], {"output": "o"}),
        (["invoke", "site", "--today=2026-11-20"], {"PUBLICATION_DATE": "2026-11-20"}),
        (["invoke", "site", "-o", "x"], None),
        (["invoke", "site", "publish"], None),
        (["invoke", "check"], None),
        (["invoke"], None),
        (["/x/pytest", "site"], None),
    ],
)
def test_only_a_command_that_is_understood_may_end_at_once(
    words: list[str], given: dict[str, str] | None
) -> None:
    assert asked(words) == given


def test_settings_that_cannot_be_read_are_told_by_the_build(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(making, "make", lambda *_: pytest.fail("the build is for later"))
    (project / "pelicanconf.py").write_text("LISTS_PATH = 'lists'")
    making.leave_where_a_site_is_asked_for(["invoke", "site"], project)


def test_the_real_command_says_so_before_it_reads_what_is_heavy(site: Path) -> None:
    done = subprocess.run(
        [*(sys.executable, "-X", "importtime", "-m", "invoke"), "site", "--output", str(site)],
        cwd=ROOT,
        env={
            **os.environ,
            "PUBLICATION_DATE": PUBLICATION_DATE,
            "BUILD_CACHE": str(site.with_name("cache")),
        },
        check=False,
        capture_output=True,
        text=True,
    )
    assert "没有变化" in done.stdout, done.stderr
    read = {line.rpartition("|")[2].strip().partition(".")[0] for line in done.stderr.splitlines()}
    assert "plugins" in read
    assert not read & {"pelican", "pydantic", "openpyxl", "whoosh", "rich"}


def test_nothing_in_the_rooms_asks_the_environment() -> None:
    """Settings do, and their values are compared; a room that did would be overlooked."""
    asking = {
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "plugins").rglob("*.py")
        if "os.environ" in (text := path.read_text(encoding="utf-8")) or "getenv" in text
    }
    assert asking == {"plugins/pages/unchanged.py", "plugins/pages/making.py"}  # before a build
