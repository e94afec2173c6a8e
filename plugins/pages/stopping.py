"""Ctrl-C while a command runs: it ends in order, and one sentence says so."""

import signal
import subprocess
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress

STOPPED = 130
"""How a command ends that was stopped, as shells say it."""
SAID = "已停止，没有留下做到一半的东西；原来的网站没有变化。\n  Stopped; the site is as it was."


def run(
    words: Sequence[str], env: Mapping[str, str], tell: Callable[[], bytes] | None = None
) -> int:
    """Run the command of *words*; how it ended, or ``STOPPED``.

    While it begins, it is made what to *tell* it at its standard input.

    It and its children never see the key themselves, at whatever they are: this process does,
    and asks it to end.
    """
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        process = subprocess.Popen(words, env=env, stdin=subprocess.PIPE if tell else None)
    finally:
        signal.signal(signal.SIGINT, before)
    try:
        if tell and process.stdin:
            with suppress(OSError), process.stdin as listening:
                listening.write(tell())
        return process.wait()
    except KeyboardInterrupt:
        process.terminate()
    while True:
        with suppress(KeyboardInterrupt):
            process.wait()
            return STOPPED


def end_in_order() -> None:
    """From now on, being asked to end lets this process put everything back first."""
    signal.signal(signal.SIGTERM, _end)


def _end(number: int, frame: object) -> None:  # noqa: ARG001  the contract of signals
    raise SystemExit(128 + number)
