"""Work done by several processes that find in their memory whatever there was before they began."""

import ctypes
import gc
import multiprocessing
import os
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from itertools import islice
from typing import Any, TypeVar

Piece = TypeVar("Piece")
Done = TypeVar("Done")
PR_SET_PDEATHSIG = 1
"""From linux/prctl.h."""
AHEAD = 3
"""Pieces for each process that are under way or waiting: what is made of them is not piled up."""

_task: Callable[[Any], Any] | None = None
"""Set before the processes are forked, so that nothing of it has to be sent to them."""


def processes(workers: int) -> int:
    """How many processes *workers* (0: one for each processor) means where it can be chosen."""
    if sys.platform != "linux":
        return 1
    return workers or len(os.sched_getaffinity(0))


def forked(task: Callable[[Piece], Done], pieces: Sequence[Piece], count: int) -> Iterator[Done]:
    """What *task* makes of each of *pieces* in *count* processes, as they end.

    Only pieces and what is made of them travel, and little of it is ever waiting.
    BrokenProcessPool where a process was killed; what *task* raises is raised here.
    """
    global _task  # noqa: PLW0603  what forked processes inherit must stand in the module
    before, _task = _task, task
    fork = multiprocessing.get_context("fork")
    pool = ProcessPoolExecutor(count, fork, _die_with, (os.getpid(),))
    _let_go()
    # What there is stays as it is: a collector that marks it would copy it into each process.
    gc.freeze()
    try:
        left = iter(pieces)
        under_way: set[Future[Done]] = set()
        while True:
            room = AHEAD * count - len(under_way)
            under_way |= {pool.submit(_do, piece) for piece in islice(left, room)}
            if not under_way:
                break
            done, under_way = wait(under_way, return_when=FIRST_COMPLETED)
            while done:
                yield done.pop().result()
    finally:
        pool.shutdown(cancel_futures=True)
        _task = before  # a process that was forked itself goes on with its own
        gc.unfreeze()


def _let_go() -> None:
    """Give back what earlier work has freed: the C library holds on to hundreds of megabytes."""
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)  # glibc has it
    if trim is not None:
        trim(0)


def _do(piece: Any) -> Any:
    assert _task is not None
    return _task(piece)


def _die_with(parent: int) -> None:
    """Whoever is killed leaves nobody behind who goes on writing; Ctrl-C is the parent's."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:
        os.kill(os.getpid(), signal.SIGKILL)
