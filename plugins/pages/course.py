"""The course of a build: which stage it is in, how far, how fast, what took long; told as it goes.

A terminal shows a bar.  Everywhere else a line is printed now and then.  Nothing of it reaches
the site: what a build took is nobody's business but its publisher's.
"""

import json
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from heapq import nlargest
from pathlib import Path
from typing import Protocol

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

REPORT = "build.json"
"""What the last build took; in the cache folder, never in the output."""
SLOWEST = 10
"""How many pieces of a stage the report names; the summary names the first three."""
PAUSE = 5.0
"""Seconds between two printed lines, at least."""


@dataclass(slots=True)
class Stage:
    """One stage: *done* of *total* (0: nobody knows), and how long its named pieces took."""

    name: str
    english: str
    total: int = 0
    done: int = 0
    seconds: float = 0.0
    pieces: list[tuple[float, str]] = field(default_factory=list)

    @property
    def slowest(self) -> list[tuple[float, str]]:
        """The pieces that took longest, longest first."""
        return nlargest(SLOWEST, self.pieces)


class Shown(Protocol):
    """Who is told of every step."""

    def __call__(self, stage: Stage, what: str, seconds: float) -> None: ...


@dataclass
class Course:
    """What a build does and did.  *clock* counts seconds; *shown* is told of each step."""

    shown: Shown
    clock: Callable[[], float] = time.perf_counter
    stages: list[Stage] = field(default_factory=list)
    _begun: float = 0.0
    _what: str = ""
    _since: float = 0.0

    def stage(self, name: str, english: str, total: int = 0) -> None:
        """Begin a stage; the one before is over."""
        self.end()
        self._begun = self._since = self.clock()
        self.stages.append(Stage(name, english, total))
        self.shown(self.stages[-1], "", 0.0)

    def step(self, done: int = 1, what: str = "") -> None:
        """So much of the stage is *done*."""
        stage = self.stages[-1]
        stage.done += done
        self.shown(stage, what, self.clock() - self._begun)

    def piece(self, what: str) -> None:
        """A piece of the stage begins that has a name; the one before is over."""
        self._over()
        self._what = what
        self.shown(self.stages[-1], what, self.clock() - self._begun)

    def took(self, what: str, seconds: float) -> None:
        """A piece that is over took so many *seconds*."""
        stage = self.stages[-1]
        stage.pieces = nlargest(SLOWEST, [*stage.pieces, (seconds, what)])
        self.step(what=what)

    def end(self) -> None:
        """The last stage is over."""
        if self.stages:
            self._over()
            self.stages[-1].seconds = self.clock() - self._begun

    def _over(self) -> None:
        now = self.clock()
        if self._what:
            stage = self.stages[-1]
            stage.pieces = nlargest(SLOWEST, [*stage.pieces, (now - self._since, self._what)])
            stage.done += 1
        self._what, self._since = "", now

    @property
    def seconds(self) -> float:
        """All stages together."""
        return sum(stage.seconds for stage in self.stages)

    def report(self, **saved: int) -> dict[str, object]:
        """The whole course as data; *saved* are figures of what the build found made already."""
        stages = [
            {
                "stage": stage.english,
                "seconds": round(stage.seconds, 3),
                "done": stage.done,
                "slowest": [
                    {"name": name, "seconds": round(took, 3)} for took, name in stage.slowest
                ],
            }
            for stage in self.stages
        ]
        return {"seconds": round(self.seconds, 3), "stages": stages, **saved}

    def summary(self) -> Iterator[str]:
        """How long the build and its stages took, and the slowest pieces, in sentences."""
        told = "，".join(f"{s.name}{s.seconds:.1f}秒" for s in self.stages)
        yield f"用时{self.seconds:.1f}秒：{told}。"
        for stage in self.stages:
            if slow := stage.slowest[:3]:
                named = "，".join(f"{name}（{took:.1f}秒）" for took, name in slow)
                yield f"{stage.name}最慢的：{named}。"


@contextmanager
def told_on(console: Console) -> Iterator[Course]:
    """A course that *console* shows: a bar on a terminal, else a line now and then."""
    if not console.is_terminal:
        yield Course(Lines(lambda told: say(console, told)))
        return
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}"),
        TimeRemainingColumn(),
        TextColumn("{task.fields[what]}"),
    )
    with Progress(*columns, console=console, transient=True) as bar:
        yield Course(Bar(bar))


def say(console: Console, told: str) -> None:
    """Print *told* as it is, in one line."""
    console.print(told, markup=False, highlight=False, soft_wrap=True)


@dataclass
class Bar:
    """The current stage as a bar on a terminal."""

    progress: Progress

    def __call__(self, stage: Stage, what: str, seconds: float) -> None:
        """Show where *stage* stands."""
        for known in self.progress.task_ids[:-1]:
            self.progress.remove_task(known)
        names = [task.fields["stage"] for task in self.progress.tasks]
        if stage.name not in names:
            for known in self.progress.task_ids:
                self.progress.remove_task(known)
            self.progress.add_task(stage.name, stage=stage.name, rate="", what="")
        self.progress.update(
            self.progress.task_ids[-1],
            total=stage.total or None,
            completed=stage.done,
            rate=rate(stage, seconds),
            what=what,
        )


@dataclass
class Lines:
    """A line now and then, through *say*."""

    say: Callable[[str], object]
    clock: Callable[[], float] = time.monotonic
    _last: float = 0.0
    _stage: str = ""

    def __call__(self, stage: Stage, what: str, seconds: float) -> None:
        """Say where *stage* stands: when it begins, and now and then."""
        now = self.clock()
        if stage.name != self._stage or now - self._last >= PAUSE:
            self._last, self._stage = now, stage.name
            self.say(line(stage, what, seconds))


def rate(stage: Stage, seconds: float) -> str:
    """1,234/秒; empty while there is nothing to measure."""
    return f"{stage.done / seconds:,.0f}/秒" if seconds >= 1 and stage.done else ""


def line(stage: Stage, what: str, seconds: float) -> str:
    """One line of a log: 生成页面：1,200/5,000，600/秒，约剩6秒（…）."""
    known = stage.total >= stage.done  # a total is what there is at least
    parts = [f"{stage.done:,}/{stage.total:,}" if known else f"{stage.done:,}"]
    parts = parts if stage.total or stage.done else []
    parts += [told] if (told := rate(stage, seconds)) else []
    if stage.total > stage.done > 0 and seconds >= 1:
        parts.append(f"约剩{seconds * (stage.total - stage.done) / stage.done:.0f}秒")
    return "：".join(filter(None, (stage.name, "，".join(parts)))) + (f"（{what}）" if what else "")


def write_report(course: Course, cache: Path, **saved: int) -> None:
    """Write the report of *course* into the folder *cache*."""
    text = json.dumps(course.report(**saved), ensure_ascii=False, indent=1)
    (cache / REPORT).write_text(f"{text}\n", encoding="utf-8")
