"""Pages made by several processes: each takes pieces as it comes free, and writes its own files."""

import ctypes
import multiprocessing
import os
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass

from plugins.pages.publishing import Output
from plugins.pages.switching import NotMadeError
from plugins.pages.views.all import Making
from plugins.pages.views.page import Page

PIECE = 64
"""Makings a process takes at a time: enough to be worth asking, few enough to end together."""
WORTH = 8 * PIECE
"""Makings below which one process is as fast."""

PR_SET_PDEATHSIG = 1
"""From linux/prctl.h."""


@dataclass(frozen=True, slots=True)
class Work:
    """All there is to make, and how: what a forked process finds in its memory."""

    makings: Sequence[Making]
    output: Output
    render: Callable[[Page], str]

    def make(self, piece: range) -> tuple[str, ...]:
        """Make and write one *piece*; returns the addresses of its pages, in order."""
        made = []
        for number in piece:
            for page in self.makings[number]():
                self.output.write(page.address, self.render(page).encode())
                made.append(page.address)
        return tuple(made)


_work: Work
"""Set before the processes are forked, so that nothing has to be sent to them."""


def _make(piece: range) -> tuple[tuple[str, ...], int]:
    before = _work.output.written
    return _work.make(piece), _work.output.written - before


def publish(work: Work, workers: int = 0) -> int:
    """Make all pages of *work* with *workers* processes (0: one for each processor).

    Returns how many there were.  The files are the same whatever their number.
    """
    pieces = [
        range(start, min(start + PIECE, len(work.makings)))
        for start in range(0, len(work.makings), PIECE)
    ]
    count = workers or _processors()
    if count == 1 or len(work.makings) < WORTH or sys.platform != "linux":
        return sum(len(work.make(piece)) for piece in pieces)
    made = 0
    for addresses, written in _made_apart(work, pieces, count):
        work.output.note(addresses, written)
        made += len(addresses)
    return made


def _made_apart(
    work: Work, pieces: Sequence[range], count: int
) -> Iterator[tuple[tuple[str, ...], int]]:
    global _work  # noqa: PLW0603  what forked processes inherit must stand in the module
    _work = work
    fork = multiprocessing.get_context("fork")
    pool = ProcessPoolExecutor(count, fork, _die_with, (os.getpid(),))
    try:
        for done in as_completed([pool.submit(_make, piece) for piece in pieces]):
            yield done.result()
    except BrokenProcessPool:
        raise NotMadeError(
            "网站没有生成：一个生成页面的进程被系统终止了（多半是内存不够）。\n"
            "  The site was not made: the system killed a process that made pages "
            "(most likely for lack of memory)."
        ) from None
    finally:
        pool.shutdown(cancel_futures=True)


def _processors() -> int:
    return len(os.sched_getaffinity(0))


def _die_with(parent: int) -> None:
    """A build that is killed leaves nobody behind who goes on writing."""
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:
        os.kill(os.getpid(), signal.SIGKILL)
