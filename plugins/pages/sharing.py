"""Pages made by several processes: each takes pieces as it comes free, and writes its own files."""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass

from plugins.pages.publishing import Output
from plugins.pages.switching import NotMadeError
from plugins.pages.views.all import Making
from plugins.pages.views.page import Page, Sketch
from plugins.registry.forking import forked, processes

WORTH = 32
"""Makings below which one process is as fast."""


@dataclass(frozen=True, slots=True)
class Work:
    """All there is to make, and how: what a forked process finds in its memory."""

    makings: Sequence[Making]
    output: Output
    made: Callable[[Page | Sketch], bytes]

    def make(self, number: int) -> int:
        """Make and write the pages of one making; returns how many there were."""
        count = 0
        for page in self.makings[number]():
            self.output.write(page.address, self.made(page))
            count += 1
        return count


def publish(work: Work, workers: int = 0, told: Callable[[int], object] = int) -> int:
    """Make all pages of *work* with *workers* processes (0: one for each processor).

    Returns how many there were; *told* is given their number as they come.  The files are the
    same whatever the number of processes.
    """
    count, made = processes(workers), 0
    for pages in _made(work, count if len(work.makings) >= WORTH else 1):
        told(pages)
        made += pages
    return made


def _made(work: Work, count: int) -> Iterator[int]:
    if count == 1:
        yield from map(work.make, range(len(work.makings)))
        return
    for pages, written in _made_apart(work, count):
        work.output.note(written, pages - written)
        yield pages


def _made_apart(work: Work, count: int) -> Iterator[tuple[int, int]]:
    def made(number: int) -> tuple[int, int]:
        before = work.output.written
        return work.make(number), work.output.written - before

    try:
        yield from forked(made, range(len(work.makings)), count)
    except BrokenProcessPool:
        raise NotMadeError(
            "网站没有生成：一个生成页面的进程被系统终止了（多半是内存不够）。\n"
            "  The site was not made: the system killed a process that made pages "
            "(most likely for lack of memory)."
        ) from None
