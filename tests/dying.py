"""A process that kills itself at a chosen call of the operating system."""

import os
import signal
import sys
from collections.abc import Callable

WATCHED = ("open", "os.", "shutil.", "fcntl.", "ctypes.")
"""Beginnings of the audit events that are counted: what touches files."""


def die_at(moment: int) -> Callable[[], int]:
    """Kill this process just before its *moment*-th call (0: never); returns how many it made."""
    seen = 0

    def watch(event: str, _: tuple[object, ...]) -> None:
        nonlocal seen
        if event.startswith(WATCHED):
            seen += 1
            if seen == moment:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(watch)
    return lambda: seen
