"""Strangers' files read by processes with little memory and time: none can stop the audit."""

import contextlib
import signal
from collections.abc import Iterator, Sequence
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from pathlib import Path
from types import FrameType
from typing import NoReturn

from plugins.audit.attachments import Told, told
from plugins.audit.folding import NotExaminable
from plugins.registry.forking import forked, processes

TOGETHER = 64
"""Files that are read at a time: their texts are held until all of them are told."""
MEMORY = 1 << 30
SECONDS = 60.0


def told_by(paths: Sequence[Path], workers: int = 0) -> Iterator[tuple[Path, Told]]:
    """Each of *paths* with its texts, in their order; none of what nobody can read."""
    every = iter(paths)
    while some := tuple(islice(every, TOGETHER)):
        found = _read(some, min(processes(workers), len(some)))
        yield from ((path, found[path]) for path in some if path in found)


def _read(paths: tuple[Path, ...], count: int) -> dict[Path, Told]:
    try:
        return {path: texts for path, texts in forked(_told, paths, count) if texts}
    except BrokenProcessPool:
        if len(paths) == 1:
            return {}
        return {path: texts for one in paths for path, texts in _read((one,), 1).items()}


def _told(path: Path) -> tuple[Path, Told | None]:
    with _limits():
        try:
            return path, told(path)
        except (NotExaminable, OSError, MemoryError, TimeoutError, UnicodeError):
            return path, None


@contextlib.contextmanager
def _limits() -> Iterator[None]:
    """No more than `SECONDS` of the processor, nor `MEMORY` bytes more than there are now."""
    with contextlib.suppress(ImportError, OSError):
        import resource  # noqa: PLC0415 - not on every system

        held = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
        _, most = resource.getrlimit(resource.RLIMIT_AS)
        resource.setrlimit(resource.RLIMIT_AS, (held + MEMORY, most))
    signal.signal(signal.SIGVTALRM, _over)
    signal.setitimer(signal.ITIMER_VIRTUAL, SECONDS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)


def _over(_number: int, _frame: FrameType | None) -> NoReturn:
    raise TimeoutError
