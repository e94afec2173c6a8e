"""Pages made by several processes: each takes pieces as it comes free, and writes its own files."""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field

from plugins.pages.elsewhere import unpacked
from plugins.pages.publishing import Output
from plugins.pages.remembering import Made
from plugins.pages.switching import NotMadeError
from plugins.pages.views.all import Making
from plugins.pages.views.page import Page, Sketch
from plugins.publication.archive import Notes
from plugins.registry.crew import Workers
from plugins.registry.errands import Errand, Piece
from plugins.registry.forking import forked, processes
from plugins.registry.workers import elsewhere

WORTH = 32
"""Makings below which one process is as fast."""


@dataclass(frozen=True, slots=True)
class Work:
    """All there is to make, and how: what a forked process finds in its memory.

    *there* is how a cluster makes it.
    """

    makings: Sequence[Making]
    output: Output
    made: Callable[[Page | Sketch], bytes]
    notes: Notes = field(default_factory=Notes)
    there: Errand | None = None

    def make(self, number: int) -> Made:
        """Make and write the pages of one making."""
        making, addresses = self.makings[number], []
        with self.notes.collected() as scopes:
            for page in making.make():
                self.output.write(page.address, self.made(page))
                addresses.append(page.address)
        return Made(making.name, tuple(addresses), frozenset(scopes))


def publish(work: Work, workers: Workers) -> Iterator[Made]:
    """Make all pages of *work* with the help of *workers*.

    What came of each making, as they end.  The files are the same whoever makes them.
    """
    left = dict.fromkeys(making.name for making in work.makings)
    if work.there is not None and len(left) >= WORTH:
        pieces = [Piece(name) for name in left]
        for name, (made, files) in elsewhere(work.there, pieces, workers, work.output.cache):
            for address, data in unpacked(files):
                work.output.write(address, data)
            del left[name]
            yield made
    numbers = [number for number, one in enumerate(work.makings) if one.name in left]
    count = processes(workers.count)
    if count == 1 or len(numbers) < WORTH:
        yield from map(work.make, numbers)
        return
    for made, written in _made_apart(work, numbers, count):
        work.output.note(made.addresses, written)
        yield made


def _made_apart(work: Work, numbers: Sequence[int], count: int) -> Iterator[tuple[Made, int]]:
    def made(number: int) -> tuple[Made, int]:
        before = work.output.written
        return work.make(number), work.output.written - before

    try:
        yield from forked(made, numbers, count)
    except BrokenProcessPool:
        raise NotMadeError(
            "网站没有生成：一个生成页面的进程被系统终止了（多半是内存不够）。\n"
            "  The site was not made: the system killed a process that made pages "
            "(most likely for lack of memory)."
        ) from None
