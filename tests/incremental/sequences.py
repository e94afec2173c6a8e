"""Sequences of edits, each built step by step in one place and once from nothing in another.

``python -m tests.incremental.sequences FIRST LAST`` runs the seeds from FIRST to LAST - 1.

What a build remembers of the last good publication (``cache/kept``) is an input of the next one:
where a workbook is broken, its records stand as last published.  So the clean build, whose cache
and output are empty otherwise, is given what the last build of the sequence found remembered.
"""

import os
import resource
import shutil
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from tests.incremental.building import CACHE, FINDINGS, KEPT, OUT, Builder, Told
from tests.incremental.edits import BACK, KILL, WAYS, Step, drawn, words
from tests.incremental.inputs import Desk, Inputs, first

MADE = (OUT, CACHE, FINDINGS)
CALLS = 4000
"""Calls of the operating system in a build of these inputs, about; one that is killed dies
before one of them."""


class Failure(NamedTuple):
    """The shortest sequence that was found to fail, and what differs after it."""

    steps: list[Step]
    differs: list[str]

    def __str__(self) -> str:
        listed = "\n  ".join(self.differs[:30])
        return f"{words(self.steps)}\n  {listed}"


class Led(NamedTuple):
    """Where a sequence led: the inputs, what the last build told, and the one before it."""

    inputs: Inputs
    told: Told
    before: Told


class Oracle:
    """Two builders with a folder each: one goes on from what stands, one begins from nothing."""

    def __init__(self, folder: Path, sabotage: str = "") -> None:
        self.folder = folder
        self.known: dict[tuple[str, bool], Told] = {}
        """Clean builds in which nothing stands as last published, by their inputs."""
        self.first = first()
        self.desks = [Desk(folder / name) for name in ("going-on", "clean")]
        for desk in self.desks:
            desk.folder.mkdir()
        self.going_on = Builder(self.desks[0].folder, 1, sabotage)
        self.clean = Builder(self.desks[1].folder, 2)
        self.desks[0].lay(self.first)
        self.going_on.ask(self.first.settings)
        self.begun = self.going_on.told()
        assert not self.begun.ended, self.begun.ended
        for name in MADE:
            _copied(self.desks[0].folder / name, folder / "begun" / name)

    def close(self) -> None:
        """End both."""
        self.going_on.close()
        self.clean.close()

    def led(self, steps: Sequence[Step]) -> Led:
        """Make the site after each of *steps*."""
        home = self.desks[0].folder
        for name in MADE:
            _copied(self.folder / "begun" / name, home / name)
        inputs, told, before = self.first.copy(), self.begun, self.begun
        for step in steps:
            killed = 0
            for edit in step:
                inputs = self.first.copy() if edit.kind == BACK else inputs
                killed = 1 + edit.three % CALLS if edit.kind == KILL else killed
                edit.on(inputs)
            self.desks[0].lay(inputs)
            if killed:
                self.going_on.ask(inputs.settings, killed)
                self.going_on.told()
            if step is steps[-1]:
                _copied(home / KEPT, self.folder / "remembered")
            before = told
            self.going_on.ask(inputs.settings)
            told = self.going_on.told()
        return Led(inputs, told, before)

    def ask(self, led: Led) -> None:
        """Ask for the clean build of where *led* led."""
        inputs, home = led.inputs, self.desks[1].folder
        self.asked = led, inputs.digest(), not led.told.stands
        if self.asked[1:] in self.known:
            return
        for name in MADE:
            shutil.rmtree(home / name, ignore_errors=True)
        self.desks[1].lay(inputs)
        _copied(self.folder / "remembered", home / KEPT)
        self.clean.ask(inputs.settings)

    def differs(self) -> list[str]:
        """What the clean build that was asked for has otherwise."""
        led, digest, bare = self.asked
        clean = self.known.get((digest, bare)) or self.clean.told()
        if bare and not clean.stands:
            self.known[digest, bare] = clean  # whatever was remembered, it was not needed
        if led.told.ended:  # no site was made: the one before stands
            clean = clean._replace(files=led.before.files)
        return led.told.differs(clean)

    def failing(self, steps: Sequence[Step]) -> list[str]:
        """What differs after *steps*."""
        self.ask(self.led(steps))
        return self.differs()

    def shrunk(self, steps: list[Step]) -> Failure:
        """The fewest edits of *steps*, which fail, that fail too."""
        differs = self.failing(steps)
        for place in reversed([(n, e) for n, step in enumerate(steps) for e in range(len(step))]):
            fewer = [list(step) for step in steps]
            del fewer[place[0]][place[1]]
            fewer = [step for step in fewer if step] if place[1] == 0 else fewer
            if fewer and (found := self.failing(fewer)):
                steps, differs = fewer, found
        return Failure(steps, differs)

    def failures(self, sequences: Iterable[list[Step]]) -> Iterator[Failure]:
        """Those of *sequences* after which something differs, shrunk."""
        last: list[Step] = []
        failed = []
        for steps in sequences:
            led = self.led(steps)
            if last and self.differs():
                failed.append(last)
            self.ask(led)
            last = steps
        if last and self.differs():
            failed.append(last)
        yield from map(self.shrunk, failed)


@contextmanager
def in_memory() -> Iterator[Path]:
    """An empty folder, in memory where this machine has such: it is files that take the time."""
    memory = Path("/dev/shm")
    with TemporaryDirectory(dir=memory if os.access(memory, os.W_OK) else None) as folder:
        yield Path(folder).resolve()


def _copied(folder: Path, to: Path) -> None:
    shutil.rmtree(to, ignore_errors=True)
    if folder.is_dir():
        shutil.copytree(folder, to)


def main(begin: int, end: int) -> None:
    """Print the failures among the seeds, and what they cost."""
    began = time.monotonic()
    with in_memory() as folder:
        oracle = Oracle(folder)
        told = sys.stdout.write
        for goal in range(begin, end, WAYS):
            for failure in oracle.failures(map(drawn, range(goal, min(goal + WAYS, end)))):
                told(f"{goal}: {failure}\n")
                sys.stdout.flush()
        oracle.close()
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = used.ru_utime + used.ru_stime
    told(f"{len(oracle.begun.files)} files, {cpu:.1f} CPU s, {time.monotonic() - began:.1f} s\n")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
