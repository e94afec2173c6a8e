"""Pages made by several processes: each takes pieces as it comes free, and writes its own files."""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass

from plugins.pages.forking import forked, processes
from plugins.pages.publishing import Output
from plugins.pages.switching import NotMadeError
from plugins.pages.views.all import Making
from plugins.pages.views.page import Page

PIECE = 64
"""Makings a process takes at a time: enough to be worth asking, few enough to end together."""
WORTH = 8 * PIECE
"""Makings below which one process is as fast."""


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


def publish(work: Work, workers: int = 0) -> int:
    """Make all pages of *work* with *workers* processes (0: one for each processor).

    Returns how many there were.  The files are the same whatever their number.
    """
    pieces = [
        range(start, min(start + PIECE, len(work.makings)))
        for start in range(0, len(work.makings), PIECE)
    ]
    count = processes(workers)
    if count == 1 or len(work.makings) < WORTH:
        return sum(len(work.make(piece)) for piece in pieces)
    made = 0
    for addresses, written in _made_apart(work, pieces, count):
        work.output.note(addresses, written)
        made += len(addresses)
    return made


def _made_apart(
    work: Work, pieces: Sequence[range], count: int
) -> Iterator[tuple[tuple[str, ...], int]]:
    def made(piece: range) -> tuple[tuple[str, ...], int]:
        before = work.output.written
        return work.make(piece), work.output.written - before

    try:
        yield from forked(made, pieces, count)
    except BrokenProcessPool:
        raise NotMadeError(
            "网站没有生成：一个生成页面的进程被系统终止了（多半是内存不够）。\n"
            "  The site was not made: the system killed a process that made pages "
            "(most likely for lack of memory)."
        ) from None
