"""How a site stands is known folder by folder; what somebody changed is noticed wherever it is."""

import io
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from plugins.pages import mirroring
from plugins.pages.publishing import Output
from plugins.pages.surveying import Survey, handed, renewed, stands, survey, told
from tests.pages.beside import holds_no_others

FILES = {"a.html": b"1", "b/c.html": b"2", "b/d/e.html": b"3", "f/g.html": b"4"}


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A site that was built twice: what is known of it is believed at once."""
    monkeypatch.setattr(mirroring, "JUST_NOW", 0)
    for _ in range(2):
        build(tmp_path, FILES)
    return tmp_path


def build(place: Path, files: dict[str, bytes], looked: list[str] | None = None) -> None:
    def mirror_one(folder: str, beside: str) -> list[str]:
        if looked is not None:
            looked.append(beside.partition(".build.new/")[2])
        return once(folder, beside)

    once = mirroring.mirror_one
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(mirroring, "mirror_one", mirror_one)
        with Output(place / "build", place / "cache") as output:
            for address, data in files.items():
                output.write(address, data)
            output.switch()


def put(path: Path, data: bytes) -> None:
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(data)


CHANGES: dict[str, Callable[[Path], object]] = {
    "a file more": lambda site: put(site / "b/d/x", b""),
    "a file in a new folder": lambda site: put(site / "x/x", b""),
    "a file less": lambda site: (site / "b/d/e.html").unlink(),
    "a folder less": lambda site: shutil.rmtree(site / "f"),
    "another size": lambda site: put(site / "b/c.html", b"22"),
    "another time": lambda site: os.utime(site / "b/c.html", ns=(1, 1)),
    "another name": lambda site: (site / "b/c.html").rename(site / "b/x.html"),
    "another folder": lambda site: (site / "b/c.html").rename(site / "f/c.html"),
    "a link": lambda site: (site / "b/x").symlink_to("c.html"),
}


@pytest.mark.parametrize("change", CHANGES)
def test_any_change_is_seen_and_only_its_folders_are_looked_at_again(
    place: Path, change: str
) -> None:
    before = survey(place / "build")
    CHANGES[change](place / "build")
    after = survey(place / "build")
    assert stands(after) != stands(before)
    touched = [at for at in before.keys() | after.keys() if before.get(at) != after.get(at)]
    assert renewed(before, place / "build", touched) == after


def test_what_an_output_says_of_its_site_is_how_it_stands(place: Path) -> None:
    for files in (FILES, {**FILES, "b/c.html": b"5", "n/e/w.html": b"6"}, {"f": b"7"}, FILES):
        with Output(place / "build", place / "cache") as output:
            assert output.stands == stands(survey(place / "build"))
            for address, data in files.items():
                output.write(address, data)
            output.switch()
            assert output.stands == stands(survey(place / "build"))
        assert holds_no_others(place / "build")


def test_a_folder_beside_that_nobody_touched_is_not_walked(place: Path) -> None:
    looked: list[str] = []
    build(place, {**FILES, "b/c.html": b"5"}, looked)
    assert set(looked) == {"", "b/"}  # the first is renamed by each switch


@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize("where", ["build", ".build.new"])
def test_whatever_somebody_did_meanwhile_the_next_site_is_whole(
    place: Path, change: str, where: str
) -> None:
    CHANGES[change](place / where)
    build(place, FILES)
    told = {address: (place / "build" / address).read_bytes() for address in FILES}
    assert told == FILES
    assert change == "a link" or holds_no_others(place / "build")  # links are somebody else's
    known = mirroring.kept(place / "cache", place / "build")
    assert known.stands == stands(survey(place / "build"))


@pytest.mark.parametrize("broken", [b"", b"no such thing", b"i\x01\x00\x00\x00"])
def test_what_was_kept_and_is_broken_is_nothing(place: Path, broken: bytes) -> None:
    (place / "cache" / mirroring.FILE).write_bytes(broken)
    assert mirroring.kept(place / "cache", place / "build") == mirroring.Known()
    build(place, {"a.html": b"1"})
    assert list(survey(place / "build")) == [""]


def test_a_survey_of_nothing_is_empty(tmp_path: Path) -> None:
    assert survey(tmp_path / "none") == {}


def test_a_survey_that_is_handed_on_is_believed_while_the_folder_is_the_same(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def heard(told: bytes) -> Survey:
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(told)))
        return handed(place / "build")

    now, told_now = survey(place / "build"), told(place / "build")
    put(place / "build" / "b" / "c.html", b"22")  # it is not walked again
    assert heard(told_now) == now != survey(place / "build")
    for nothing in (b"", told_now[:-9], told(place / "other")):
        assert heard(nothing) == survey(place / "build")
    build(place, {"a.html": b"1"})
    assert list(heard(told_now)) == [""]
