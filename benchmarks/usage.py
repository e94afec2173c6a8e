"""What a command took: seconds on the clock, seconds of the processor, memory of all processes."""

import os
import signal
import subprocess
import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import monotonic

EVERY = 0.1
"""Seconds between two looks at the memory, at least."""
RARELY = 30
"""A look is followed by a pause of so many times its length: it keeps large processes waiting."""


@dataclass(frozen=True, slots=True)
class Usage:
    """*wall* and *cpu* in seconds, *memory* in MiB; *said* is what the command printed.

    *memory* is the peak of all processes together, what they share counted once (PSS), and never
    less than the peak of the largest one.  *failed* says why there is no figure.
    """

    wall: float
    cpu: float
    memory: float
    said: str = ""
    failed: str = ""


def used(
    words: Sequence[str | Path],
    *,
    cwd: Path | None = None,
    env: Mapping[str, str] | None = None,
    patience: float = 600,
) -> Usage:
    """Run *words* to their end, or for *patience* seconds."""
    begun = monotonic()
    with subprocess.Popen(
        list(map(str, words)),
        cwd=cwd,
        env={**os.environ, **(env or {})},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    ) as process:
        watch = _Watch(process.pid, begun + patience)
        watch.start()
        assert process.stdout is not None
        said = process.stdout.read()
        _, status, spent = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        watch.stop()
    wall = monotonic() - begun
    failed = "" if process.returncode == 0 else f"ended with {process.returncode}"
    if watch.late:
        failed = f"not done after {patience:.0f} s"
    return Usage(wall, spent.ru_utime + spent.ru_stime, watch.peak, said.strip(), failed)


def seconds_of(session: int) -> tuple[float, float]:
    """CPU seconds so far and MiB held now, of all processes of a *session* that are there."""
    ticks, held = 0, 0.0
    for process in _members(session):
        try:
            after_name = (process / "stat").read_text().rpartition(")")[2].split()
        except OSError:
            continue
        ticks += int(after_name[11]) + int(after_name[12])
        held += _held(process)[0]
    return ticks / os.sysconf("SC_CLK_TCK"), held


class _Watch(threading.Thread):
    """Looks at the memory of one session of processes; ends them when it is too late."""

    def __init__(self, session: int, deadline: float) -> None:
        super().__init__(daemon=True)
        self.peak = 0.0
        self.late = False
        self._session, self._deadline = session, deadline
        self._done = threading.Event()

    def run(self) -> None:
        pause = EVERY
        while not self._done.wait(pause):
            begun = monotonic()
            held = [_held(process) for process in _members(self._session)]
            peaks = (sum(now for now, _ in held), *(most for _, most in held))
            self.peak = max(self.peak, *peaks)
            pause = max(EVERY, RARELY * (monotonic() - begun))
            if monotonic() > self._deadline:
                self.late = True
                os.killpg(self._session, signal.SIGKILL)
                return

    def stop(self) -> None:
        """No more looks."""
        self._done.set()
        self.join()


def _members(session: int) -> list[Path]:
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            after_name = (process / "stat").read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(after_name[3]) == session:
            found.append(process)
    return found


def _held(process: Path) -> tuple[float, float]:
    """The share of memory of one process now (PSS), and the most it ever held, in MiB."""
    try:
        now = _kilobytes(process / "smaps_rollup", "Pss:")
        return now / 1024, _kilobytes(process / "status", "VmHWM:") / 1024
    except OSError:
        return 0, 0


def _kilobytes(file: Path, name: str) -> int:
    for line in file.read_text().splitlines():
        if line.startswith(name):
            return int(line.split()[1])
    return 0
