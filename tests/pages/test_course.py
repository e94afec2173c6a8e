"""A build tells where it is: a bar on a terminal, few lines elsewhere, a report in the cache."""

import io
import json
from collections.abc import Iterator
from itertools import count
from pathlib import Path

from rich.console import Console

from plugins.pages.course import PAUSE, REPORT, Course, Lines, Stage, line, told_on, write_report


def course() -> Course:
    """A course in which every look at the clock is a second later."""
    seconds = count()
    made = Course(lambda *_: None, lambda: float(next(seconds)))
    made.stage("读取清单", "read", 3)
    for name in ("甲.xlsx", "乙.xlsx", "丙.xlsx"):
        made.piece(name)
    made.stage("生成页面", "render", 10)
    made.step(4)
    made.step(6)
    made.end()
    return made


def test_a_stage_knows_its_pieces_and_how_long_they_took() -> None:
    read, made = course().stages
    assert (read.done, read.total, made.done) == (3, 3, 10)
    assert {name for _, name in read.slowest} == {"甲.xlsx", "乙.xlsx", "丙.xlsx"}
    assert read.seconds > sum(took for took, _ in read.slowest) / 2
    assert not made.pieces


def test_the_summary_names_the_slowest_and_the_report_holds_the_same() -> None:
    made = course()
    first, slowest = made.summary()
    assert first.startswith("用时")
    assert "读取清单" in first
    assert slowest.startswith("读取清单最慢的：")
    told = json.loads(json.dumps(made.report(reused=2)))
    assert [stage["stage"] for stage in told["stages"]] == ["read", "render"]
    assert told["reused"] == 2


def test_a_line_says_how_far_how_fast_and_how_long_still() -> None:
    stage = Stage("生成页面", "render", 5000, 1200)
    assert line(stage, "", 2.0) == "生成页面：1,200/5,000，600/秒，约剩6秒"
    assert line(stage, "甲.xlsx", 0.1) == "生成页面：1,200/5,000（甲.xlsx）"
    assert line(Stage("公开前审查", "audit"), "", 2.0) == "公开前审查"


def ticking(*seconds: float) -> Iterator[float]:
    yield from seconds


def test_a_stage_is_told_when_it_begins_and_no_line_of_it_follows_another_too_soon() -> None:
    said: list[str] = []
    moments = ticking(0, 1, PAUSE, PAUSE + 1, 2 * PAUSE + 0.5, 2 * PAUSE + 1)
    lines = Lines(said.append, lambda: next(moments))
    for number, name in enumerate("甲甲甲甲甲乙"):
        lines(Stage(name, "", 9, number), "", 0.0)
    assert said == ["甲：0/9", "甲：2/9", "甲：4/9", "乙：5/9"]


def test_pieces_that_others_made_are_told_with_what_they_took() -> None:
    said: list[str] = []
    made = Course(Lines(said.append, lambda: 9 * PAUSE * len(said)), lambda: 0.0)
    made.stage("读取清单", "read", 2)
    made.took("甲.xlsx", 2.0)
    made.took("乙.xlsx", 3.0)
    made.end()
    assert made.stages[0].slowest == [(3.0, "乙.xlsx"), (2.0, "甲.xlsx")]
    assert said == ["读取清单：0/2", "读取清单：1/2（甲.xlsx）", "读取清单：2/2（乙.xlsx）"]


def test_a_terminal_shows_a_bar_and_a_log_does_not() -> None:
    terminal, log = io.StringIO(), io.StringIO()
    for stream, is_terminal in ((terminal, True), (log, False)):
        console = Console(file=stream, force_terminal=is_terminal, width=120)
        with told_on(console) as told:
            told.stage("读取清单", "read", 2)
            told.piece("甲[bold].xlsx")
            told.stage("生成页面", "render", 9)
            told.step(9)
            told.end()
    assert "生成页面" in terminal.getvalue()
    assert log.getvalue() == "读取清单：0/2\n生成页面：0/9\n"


def test_the_report_stands_in_the_cache(tmp_path: Path) -> None:
    write_report(course(), tmp_path, written=1)
    assert json.loads((tmp_path / REPORT).read_text(encoding="utf-8"))["written"] == 1
