"""Publication to a folder: whole releases, one switch, and what happens when it goes wrong."""

import errno
import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from filelock import FileLock

from plugins.delivery import manifests, releases
from plugins.delivery.delivering import Order, Return, Target, publish, rollback
from tests.conftest import ROOT, lacking
from tests.delivery.sites import STYLE, held, order, page, pages, write
from tests.disks import small_disk


class Publisher:
    """Publishes to *place* and keeps what was said."""

    def __init__(self, room: Path) -> None:
        self.room, self.place = room, room / "place"
        self.said: list[str] = []

    def publish(self, site: dict[str, str], *, shrink: bool = False) -> int:
        source = write(self.room / "site", site)
        return self.deliver(order(source, self.place, shrink=shrink))

    def deliver(self, asked: Order) -> int:
        self.said = []
        return publish(asked, self.said.append)

    def rollback(self, release: str = "", *, bring_back: bool = False) -> int:
        self.said = []
        target = Target(str(self.place), keep=3)
        back = Return(target, self.room / "report" / "publishing.json", release, bring_back)
        return rollback(back, self.said.append)

    @property
    def served(self) -> dict[str, str]:
        return held(self.place / "current")

    @property
    def release(self) -> str:
        return (self.place / "current").readlink().name

    @property
    def report(self) -> dict[str, object]:
        text = (self.room / "report" / "publishing.json").read_text("utf-8")
        told: dict[str, object] = json.loads(text)
        return told


@pytest.fixture
def publisher(tmp_path: Path) -> Publisher:
    return Publisher(tmp_path)


def test_the_folder_shows_exactly_the_site_and_the_report_stays_outside(
    publisher: Publisher,
) -> None:
    assert publisher.publish(pages("one")) == 0
    assert publisher.served == pages("one")
    assert publisher.report["outcome"] == "published"
    assert publisher.report["release"] == publisher.release
    assert publisher.report["files"] == publisher.report["sent"] == len(pages("one"))


def test_unchanged_files_are_the_same_file_in_both_releases(publisher: Publisher) -> None:
    publisher.publish(pages("one"))
    before = {path: (publisher.place / "current" / path).stat().st_ino for path in pages("one")}
    publisher.publish(pages("one") | {"index.html": page("two"), "copy.html": page("always")})
    after = {path: (publisher.place / "current" / path).stat().st_ino for path in before}
    assert {path for path in before if before[path] != after[path]} == {"index.html"}
    assert (publisher.place / "current" / "copy.html").stat().st_ino == before["about.html"]
    assert (publisher.report["sent"], publisher.report["stands"]) == (1, len(before))


def test_nothing_new_is_no_new_release(publisher: Publisher) -> None:
    publisher.publish(pages("one"))
    first = publisher.release
    assert publisher.publish(pages("one")) == 0
    assert publisher.release == first
    assert publisher.report["outcome"] == "unchanged"


def test_a_release_that_somebody_edited_is_neither_trusted_nor_linked_to(
    publisher: Publisher,
) -> None:
    publisher.publish(pages("one"))
    path = publisher.place / "current" / "about.html"
    path.chmod(0o644)
    path.write_text("edited by hand")
    assert publisher.publish(pages("one")) == 0
    assert publisher.served == pages("one")
    assert publisher.report["sent"] == 1


def test_the_style_of_a_page_opened_a_moment_ago_is_still_there(publisher: Publisher) -> None:
    publisher.publish(pages("one", style="aaaaaaaaaa"))
    publisher.publish(pages("two", style="bbbbbbbbbb"))
    old = "theme/site.aaaaaaaaaa.css"
    assert publisher.served.keys() - pages("two", style="bbbbbbbbbb").keys() == {old}
    publisher.publish(pages("three", style="bbbbbbbbbb"))
    assert old not in publisher.served


def test_old_releases_go_and_the_newest_stay(publisher: Publisher) -> None:
    for number in range(6):
        publisher.publish(pages(f"e{number}"))
    names = sorted(path.name for path in (publisher.place / "releases").iterdir())
    assert [name[:6] for name in names] == [f"{n:06}" for n in (4, 4, 5, 5, 6, 6)]


def test_rollback_shows_the_release_before_again_and_publishing_goes_on(
    publisher: Publisher,
) -> None:
    publisher.publish(pages("one"))
    publisher.publish(pages("bad"))
    assert publisher.rollback() == 0
    assert publisher.served == pages("one")
    assert publisher.report["outcome"] == "rolled back"
    assert publisher.rollback() == 1
    publisher.publish(pages("three"))
    assert publisher.rollback() == 0
    assert publisher.served == pages("one"), "it follows what was shown, not the highest number"
    assert publisher.rollback("000002-nothing") == 1


@pytest.mark.parametrize(
    "change",
    [
        pytest.param({"item-1.html": None}, id="removed"),
        pytest.param(
            {"item-1.html": page("one", mark='<div class="tombstone">')}, id="now a tombstone"
        ),
    ],
)
def test_rollback_brings_nothing_withdrawn_back_without_a_word(
    publisher: Publisher, change: dict[str, str | None]
) -> None:
    publisher.publish(pages("one"))
    changed = {name: text for name, text in (pages("one") | change).items() if text is not None}
    publisher.publish(changed)
    assert publisher.rollback() == 1
    assert "item-1.html" in publisher.said[-1]
    assert publisher.served == changed
    assert publisher.rollback(bring_back=True) == 0
    assert publisher.served == pages("one")


def test_rollback_does_not_show_a_release_that_was_altered(publisher: Publisher) -> None:
    publisher.publish(pages("one"))
    publisher.publish(pages("two"))
    old = next((publisher.place / "releases").glob("000001-*/index.html"))
    old.unlink()
    assert publisher.rollback() == 1
    assert publisher.served == pages("two")


def test_a_reader_sees_no_missing_and_no_mixed_page_in_200_switches(
    publisher: Publisher,
) -> None:
    sources = [write(publisher.room / name, pages(name)) for name in ("one", "two")]
    publisher.deliver(order(sources[0], publisher.place))
    words = [sys.executable, "-m", "tests.delivery.reading", str(publisher.place), "one", "two"]
    pipe = subprocess.PIPE
    with subprocess.Popen(words, cwd=ROOT, text=True, stdin=pipe, stdout=pipe) as reader:
        assert reader.stdout is not None
        assert reader.stdout.readline() == "ready\n"
        ends = {publisher.deliver(order(sources[n % 2], publisher.place)) for n in range(1, 201)}
        told = json.loads(reader.communicate("stop\n")[0])
    assert ends == {0}
    assert told["wrong"] == []
    assert min(told["seen"]) > 0, "the reader saw both"
    assert publisher.release.startswith("000201-")


def test_every_page_served_finds_its_style(publisher: Publisher) -> None:
    publisher.publish(pages("one", style="aaaaaaaaaa"))
    publisher.publish(pages("two", style="bbbbbbbbbb"))
    served = publisher.served
    assert {STYLE.findall(served[name])[0] for name in served if name.endswith("html")} <= set(
        served
    )


def test_killed_at_any_moment_the_old_or_the_new_site_is_served_whole(tmp_path: Path) -> None:
    if not hasattr(os, "fork"):
        lacking("this system cannot fork: publication is not killed here")
    done = subprocess.run(
        [sys.executable, "-m", "tests.delivery.killing", str(tmp_path)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    stood = json.loads(done.stdout)
    assert stood["old"] >= 50
    assert stood["new"] >= 10


@pytest.mark.parametrize("write_number", [0, 1, 5, "the manifest", "the switch"])
def test_a_full_disk_is_one_sentence_and_harms_nothing(
    publisher: Publisher, monkeypatch: pytest.MonkeyPatch, write_number: int | str
) -> None:
    publisher.publish(pages("one"))
    full = OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
    left = [write_number if isinstance(write_number, int) else -1]

    def copy(data: bytes, path: Path, real: Callable[..., None] = releases._copy) -> None:
        if left[0] == 0:
            path.write_bytes(data[:10])
            raise full
        left[0] -= 1
        real(data, path)

    def fail(*_: object) -> None:
        raise full

    monkeypatch.setattr(releases, "_copy", copy)
    if write_number == "the manifest":
        monkeypatch.setattr(manifests.Manifest, "save", fail)
    if write_number == "the switch":
        monkeypatch.setattr(releases.Place, "_switch", fail)
    assert publisher.publish(pages("two")) == 2
    assert "磁盘已满" in publisher.said[-1]
    assert "the disk is full" in publisher.said[-1]
    assert publisher.served == pages("one")
    assert publisher.report["outcome"] == "failed"
    monkeypatch.undo()
    assert publisher.publish(pages("two")) == 0
    assert publisher.served == pages("two")


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    with small_disk(tmp_path / "place", "1m") as place:
        yield place


def test_a_disk_that_is_really_full_or_read_only(publisher: Publisher, disk: Path) -> None:
    assert publisher.publish(pages("one")) == 0
    assert publisher.publish(pages("two", items=90)) == 2
    assert "磁盘已满" in publisher.said[-1]
    assert publisher.served == pages("one")
    subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
    assert publisher.publish(pages("two")) == 2
    assert "只读" in publisher.said[-1]
    assert "read-only" in publisher.said[-1]
    assert publisher.served == pages("one")
    subprocess.run(["mount", "-o", "remount,rw", str(disk)], check=True)
    assert publisher.publish(pages("two")) == 0
    assert publisher.served == pages("two")


def test_two_publications_at_once_are_one_and_a_sentence(publisher: Publisher) -> None:
    publisher.publish(pages("one"))
    with FileLock(publisher.place / releases.LOCK, timeout=0):
        assert publisher.publish(pages("two")) == 1
        assert publisher.rollback() == 1
    assert "Another publication" in publisher.said[-1]
    assert publisher.served == pages("one")


def test_a_folder_called_current_is_not_touched(publisher: Publisher) -> None:
    mine = publisher.place / "current"
    mine.mkdir(parents=True)
    (mine / "mine.txt").write_text("mine")
    assert publisher.publish(pages("one")) == 2
    assert held(mine) == {"mine.txt": "mine"}


def test_most_pages_do_not_vanish_without_a_word(publisher: Publisher) -> None:
    publisher.publish(pages("one", items=60))
    assert publisher.publish(pages("two", items=30)) == 1
    assert "--shrink" in publisher.said[-1]
    assert publisher.served == pages("one", items=60)
    assert publisher.publish(pages("two", items=30), shrink=True) == 0
    assert publisher.served == pages("two", items=30)
    assert publisher.publish(pages("three", items=29)) == 0
