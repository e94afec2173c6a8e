"""The child process: what kills it costs one file, and nothing of it reaches the next."""

import os
import pickle
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from plugins.registry.findings import Finding
from plugins.registry.workbook import Limits, read_workbook
from plugins.registry.workbook.frames import packed, unpacked
from plugins.registry.workbook.verdicts import Unusable
from plugins.registry.workbook.worker import KEPT, Job, Message, Worker
from tests.registry.workbook.packages import Package, read, refused, worksheet

MEMORY = Limits().memory_bytes


def book(path: Path, value: int = 1) -> Path:
    row = f'<row r="1"><c r="A1"><v>{value}</v></c></row>'
    return Package({"表": worksheet(row)}).save(path)


def test_one_child_reads_many_workbooks(tmp_path: Path) -> None:
    ids = set()
    for number in range(3):
        assert read(book(tmp_path / "a.xlsx", number)).sheets[0].rows[0].values == (number,)
        ids.add(KEPT.worker(MEMORY).process_id)
    assert len(ids) == 1


def test_a_child_that_died_idle_is_replaced_without_a_word(tmp_path: Path) -> None:
    path = book(tmp_path / "a.xlsx")
    read(path)
    os.kill(KEPT.worker(MEMORY).process_id, signal.SIGKILL)
    assert read(path).sheets[0].rows[0].values == (1,)


@pytest.mark.parametrize(
    ("number", "cause"), [(signal.SIGXCPU, "time"), (signal.SIGABRT, "memory")]
)
def test_a_child_that_dies_over_a_file_is_a_finding_about_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, cause: str
) -> None:
    path = book(tmp_path / "a.xlsx")
    KEPT.close()
    write = Worker._write

    def kill(worker: Worker, data: bytes) -> None:
        os.kill(worker.process_id, signal.SIGSTOP)
        write(worker, data)
        os.kill(worker.process_id, number)
        os.kill(worker.process_id, signal.SIGCONT)

    monkeypatch.setattr(Worker, "_write", kill)
    found = refused(path)
    assert (found.rule, found.place.workbook) == ("WB-13", "a.xlsx")
    assert cause in found.en
    monkeypatch.undo()
    assert read(path).sheets[0].rows[0].values == (1,)


def test_a_file_that_takes_too_long_is_left(tmp_path: Path) -> None:
    path = book(tmp_path / "a.xlsx")
    assert refused(path, Limits(wall_seconds=0)).rule == "WB-13"
    assert read(path).sheets


def test_a_file_that_takes_too_much_memory_is_left(tmp_path: Path) -> None:
    text = '<row r="1"><c r="A1" t="str"><v>' + "a" * 16_000_000 + "</v></c></row>"
    path = Package({"表": worksheet(text)}).save(tmp_path / "a.xlsx")
    limits = Limits(ratio=10_000, memory_bytes=44 * 1024 * 1024)
    found = refused(path, limits)
    assert (found.rule, "memory" in found.en) == ("WB-13", True)
    assert read(book(tmp_path / "b.xlsx"), limits).sheets


def test_a_fault_in_a_reader_is_told_and_ends_that_child() -> None:
    worker = Worker(MEMORY)
    messages = list(worker.read(("a", "no such kind", "a", Limits())))
    assert messages == [("failed", "KeyError: 'no such kind'")]
    assert not worker.alive


def test_rows_of_a_refused_workbook_do_not_reach_the_next(tmp_path: Path) -> None:
    rows = '<row r="1"><c r="A1"><v>1</v></c></row><row r="2"><c r="A2"><v>x</v></c></row>'
    bad = Package({"表": worksheet(rows)}).save(tmp_path / "bad.xlsx")
    for _ in range(2):
        assert refused(bad).rule == "WB-06"
        assert read(book(tmp_path / "a.xlsx", 7)).sheets[0].rows == ((1, (7,), False),)


def test_a_workbook_given_up_half_way_ends_its_child(tmp_path: Path) -> None:
    worker = Worker(MEMORY)
    job: Job = (str(book(tmp_path / "a.xlsx")), "xlsx", "a.xlsx", Limits())
    messages: Iterator[Message] = worker.read(job)
    next(messages)
    del messages
    assert not worker.alive


def test_threads_wait_for_each_other(tmp_path: Path) -> None:
    paths = [book(tmp_path / f"{number}.xlsx", number) for number in range(4)]
    found: dict[int, object] = {}

    def reading(number: int) -> None:
        found[number] = read(paths[number]).sheets[0].rows[0].values

    threads = [threading.Thread(target=reading, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == {number: (number,) for number in range(4)}


def test_a_forked_process_starts_a_child_of_its_own(tmp_path: Path) -> None:
    code = (
        "import os, sys\n"
        "from pathlib import Path\n"
        "from plugins.registry.workbook import read_workbook\n"
        "from plugins.registry.workbook.worker import KEPT\n"
        "path = Path(sys.argv[1])\n"
        "first = read_workbook(path, 'a')\n"
        "mine = KEPT.worker(2048 * 1024 * 1024).process_id\n"
        "KEPT._lock.acquire()\n"
        "if os.fork() == 0:\n"
        "    same = read_workbook(path, 'a') == first\n"
        "    other = KEPT.worker(2048 * 1024 * 1024).process_id != mine\n"
        "    KEPT.close()\n"
        "    os._exit(0 if same and other else 1)\n"
        "KEPT._lock.release()\n"
        "print(os.waitpid(-1, 0)[1], read_workbook(path, 'a') == first)\n"
    )
    path = book(tmp_path / "a.xlsx")
    root = Path(__file__).resolve().parents[3]
    done = subprocess.run(
        [sys.executable, "-c", code, str(path)],
        cwd=root,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert (done.stdout, done.stderr) == ("0 True\n", "")


def test_reading_works_from_another_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    book(tmp_path / "a.xlsx")
    KEPT.close()
    monkeypatch.chdir(tmp_path)
    assert read(Path("a.xlsx")).sheets


def test_messages_hold_nothing_but_what_workbooks_hold() -> None:
    assert unpacked(packed(("rows", [(1, (date(2026, 1, 5), "甲"), False)]))[8:])
    for hostile in (os.system, subprocess.Popen, Path, Worker):
        with pytest.raises(pickle.UnpicklingError):
            unpacked(packed(("rows", hostile))[8:])


@pytest.mark.parametrize(
    "reply",
    [
        b"\xff" * 8,
        packed("not a tuple"),
        packed(("rows", os.system)),
        packed(("dance",)),
        packed(("rows", "not rows")),
        b"\0" * 7 + b"\x04xxxx",
    ],
)
def test_a_child_that_says_nonsense_is_not_believed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, reply: bytes
) -> None:
    class Echo(subprocess.Popen[bytes]):
        def __init__(self, _command: list[str], **pipes: object) -> None:
            code = f"import sys; sys.stdout.buffer.write({reply!r})"
            super().__init__([sys.executable, "-c", code], stdin=-1, stdout=-1)

    path = book(tmp_path / "a.xlsx")
    KEPT.close()
    monkeypatch.setattr(subprocess, "Popen", Echo)
    found = read_workbook(path, "a.xlsx")
    assert isinstance(found, Finding)
    assert found.rule == "WB-13"
    KEPT.close()


def test_a_verdict_is_one_sentence() -> None:
    with pytest.raises(Unusable) as raised:
        list(Worker(MEMORY).read(("missing.xlsx", "xlsx", "a", Limits(wall_seconds=0))))
    assert raised.value.finding("a").zh.count("\n") == 0
