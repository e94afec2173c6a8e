"""Pages made by one process or by several are the same files, and a failure is told."""

import os
import select
import signal
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest

from plugins.pages.parts import Head
from plugins.pages.publishing import Output, TwoPagesAtOneAddressError
from plugins.pages.sharing import WORTH, Work, publish
from plugins.pages.switching import NotMadeError
from plugins.pages.views.all import Making
from plugins.pages.views.page import Page, Sketch
from plugins.registry.crew import Workers

MANY = 2 * WORTH


def one(number: int) -> Iterator[Page]:
    yield Page(address=f"a/{number}.html", head=Head("", "", "", (), {}))


def told(page: Page | Sketch) -> bytes:
    return f"the page of {page.address}".encode()


def makings(count: int = MANY) -> list[Making]:
    return [Making(f"page {number}", partial(one, number)) for number in range(count)]


def made(
    folder: Path, workers: int, tell: Callable[[Page | Sketch], bytes] = told
) -> dict[str, str]:
    with Output(folder / "site", folder / "cache") as output:
        found = list(publish(Work(makings(), output, tell), Workers(workers)))
        assert sum(len(one.addresses) for one in found) == len(found) == MANY
        done = output.switch()
    assert done.written + done.unchanged == MANY
    return {path.name: path.read_text() for path in (folder / "site").rglob("*.html")}


def test_any_number_of_processes_makes_the_same_files(tmp_path: Path) -> None:
    assert made(tmp_path / "one", 1) == made(tmp_path / "three", 3)


def test_pages_are_made_by_several_processes(tmp_path: Path) -> None:
    told_by = set(made(tmp_path, 2, lambda _: str(os.getpid()).encode()).values())
    assert told_by
    assert str(os.getpid()) not in told_by


def test_what_did_not_change_is_not_written_again(tmp_path: Path) -> None:
    made(tmp_path, 2)
    with Output(tmp_path / "site", tmp_path / "cache") as output:
        list(publish(Work(makings(), output, told), Workers(2)))
        done = output.switch()
    assert (done.written, done.unchanged, done.removed) == (0, MANY, 0)


@pytest.mark.parametrize("workers", [1, 2])
def test_a_page_that_cannot_be_made_ends_the_build(tmp_path: Path, workers: int) -> None:
    def fail(page: Page | Sketch) -> bytes:
        if page.address == "a/50.html":
            raise ValueError(page.address)
        return b""

    with (
        Output(tmp_path / "site", tmp_path / "cache") as output,
        pytest.raises(ValueError, match=r"a/50\.html"),
    ):
        list(publish(Work(makings(), output, fail), Workers(workers)))
    assert not (tmp_path / "site").exists()


def test_two_pages_at_one_address_end_the_build(tmp_path: Path) -> None:
    twice = [*makings(), *makings(1)]
    with (
        Output(tmp_path / "site", tmp_path / "cache") as output,
        pytest.raises(TwoPagesAtOneAddressError, match=r"a/0\.html"),
    ):
        list(publish(Work(twice, output, told), Workers(2)))


def test_a_process_that_is_killed_is_told_in_a_sentence(tmp_path: Path) -> None:
    parent = os.getpid()

    def die(page: Page | Sketch) -> bytes:
        if page.address == "a/50.html" and os.getpid() != parent:
            os.kill(os.getpid(), signal.SIGKILL)
        return b""

    with (
        Output(tmp_path / "site", tmp_path / "cache") as output,
        pytest.raises(NotMadeError, match="内存不够"),
    ):
        list(publish(Work(makings(), output, die), Workers(2)))
    assert not (tmp_path / "site").exists()


def test_a_killed_build_leaves_no_process_behind(tmp_path: Path) -> None:
    heard, told_to = os.pipe()
    child = os.fork()
    if child == 0:

        def hang(_: Page | Sketch) -> bytes:
            os.write(told_to, b"%d\n" % os.getpid())
            signal.pause()
            return b""

        with Output(tmp_path / "site", tmp_path / "cache") as output:
            list(publish(Work(makings(), output, hang), Workers(2)))
    os.close(told_to)
    workers = [int(line) for line in os.read(heard, 100).split()]
    while len(workers) < 2:
        workers += [int(line) for line in os.read(heard, 100).split()]
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    # The pipe closes when the last of those that hold its other end is gone.
    assert select.select([heard], [], [], 30)[0] == [heard]
    assert os.read(heard, 100) == b""
