"""What may be delivered, and how a delivery that may not be is told."""

import os
from pathlib import Path

import pytest

from plugins.delivery import sites
from plugins.delivery.delivering import Order, Return, Target, publish, rollback
from plugins.pages.publishing import Output
from tests.delivery.sites import held, order, pages, write


def said(asked: Order) -> tuple[int, str]:
    lines: list[str] = []
    return publish(asked, lines.append), "\n".join(lines)


def test_what_is_no_file_of_a_site_is_left_out_and_told(tmp_path: Path) -> None:
    source = write(tmp_path / "site", pages("one") | {".well-known/security.txt": "Contact: x"})
    (source / ".index.html.new").write_text("left by a killed build")
    (source / "secret.html").symlink_to("/etc/hostname")
    code, told = said(order(source, tmp_path / "place"))
    assert code == 0
    assert ".index.html.new" in told
    assert "secret.html" in told
    shown = held(tmp_path / "place" / "current")
    assert shown.keys() == {*pages("one"), ".well-known/security.txt"}


@pytest.mark.parametrize("missing", ["index.html", "404.html"])
def test_half_a_site_is_not_published(tmp_path: Path, missing: str) -> None:
    source = write(tmp_path / "site", pages("one"))
    (source / missing).unlink()
    code, told = said(order(source, tmp_path / "place"))
    assert (code, missing in told, "make site" in told) == (2, True, True)
    assert not (tmp_path / "place").exists()


def test_a_build_that_did_not_end_is_not_published(tmp_path: Path) -> None:
    source = write(tmp_path / "site", pages("one"))
    with Output(source, tmp_path) as output:
        output.write("index.html", b"half a build")
    code, told = said(order(source, tmp_path / "place"))
    assert code == 2
    assert "make site" in told
    with Output(source, tmp_path) as output:
        for address, text in pages("two").items():
            output.write(address, text.encode())
        output.switch()
    assert said(order(source, tmp_path / "place"))[0] == 0


def test_a_site_that_changes_meanwhile_is_not_published(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = write(tmp_path / "site", pages("one"))
    read = sites.read_site

    def look(folder: Path, unfinished: Path) -> sites.Site:
        site = read(folder, unfinished)
        (source / "search.html").write_text("another build is writing")
        return site

    monkeypatch.setattr("plugins.delivery.delivering.read_site", look)
    code, told = said(order(source, tmp_path / "place"))
    assert code == 2
    assert "search.html" in told
    assert not (tmp_path / "place" / "current").exists()


@pytest.mark.parametrize(
    ("place", "report"),
    [
        ("site", "report/publishing.json"),
        ("site/public", "report/publishing.json"),
        ("", "report/publishing.json"),
        ("place", "site/publishing.json"),
    ],
)
def test_site_place_and_report_do_not_lie_in_each_other(
    tmp_path: Path, place: str, report: str
) -> None:
    source = write(tmp_path / "site", pages("one"))
    before = held(source)
    target = Target(str(tmp_path / place))
    assert said(Order(source, target, tmp_path / report, tmp_path / "unfinished"))[0] == 2
    assert held(source) == before


def test_nowhere_and_storage_without_releases_are_told(tmp_path: Path) -> None:
    source = write(tmp_path / "site", pages("one"))
    code, told = said(order(source, ""))
    assert (code, "PUBLISH_TO" in told) == (2, True)
    code, told = said(order(source, "s3:///x"))
    assert (code, "s3://" in told) == (2, True)
    lines: list[str] = []
    back = Return(Target("s3://bucket"), tmp_path / "report.json")
    assert rollback(back, lines.append) == 2
    assert "keeps no releases" in lines[0]


def test_a_report_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    source = write(tmp_path / "site", pages("one"))
    (tmp_path / "report").write_text("a file stands where the folder should")
    code, told = said(order(source, tmp_path / "place"))
    assert (code, "publishing.json" in told) == (2, True)
    assert held(tmp_path / "place" / "current") == pages("one")


def test_everything_published_can_be_read_by_a_web_server(tmp_path: Path) -> None:
    source = write(tmp_path / "site", pages("one"))
    for path in source.rglob("*.html"):
        path.chmod(0o600)
    said(order(source, tmp_path / "place"))
    served = (tmp_path / "place" / "current").resolve()
    modes = {path.stat().st_mode & 0o777 for path in served.rglob("*") if path.is_file()}
    assert modes == {0o444} if os.name == "posix" else modes
