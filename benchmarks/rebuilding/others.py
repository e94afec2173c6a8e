"""Hugo and Eleventy: run again, and by their own best means, a process that stays and watches."""

import json
import os
import signal
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from time import monotonic, sleep

from benchmarks.building.tools import Tool
from benchmarks.building.workload import FOLDER, read_records
from benchmarks.rebuilding.limits import Limits
from benchmarks.usage import Usage, seconds_of, used

EVERY = 0.02
"""Seconds between two looks at the page that must change."""
QUIET = 3.0
"""Seconds after the first build until a change is made."""
AGAIN = "情况属实。"


def _changed(count: int) -> Callable[[Path, Tool], None]:
    def change(folder: Path, tool: Tool) -> None:
        records = read_records(folder / "records.json")
        for record in records[:count]:
            record["facts"][6]["value"] += AGAIN
        text = json.dumps(records, ensure_ascii=False)
        for place in ("records.json", tool.data):
            beside = folder / f"{place}.new"
            beside.write_text(text, encoding="utf-8")
            beside.replace(folder / place)

    return change


def _template(folder: Path, tool: Tool) -> None:
    path = folder / tool.template
    text = path.read_text("utf-8").replace("</body>", "<p>again</p></body>")
    path.write_text(text, "utf-8")


def _nothing(_: Path, __: Tool) -> None:
    """Nothing changed."""


CHANGES: dict[str, Callable[[Path, Tool], None]] = {
    "nothing": _nothing,
    "one cell": _changed(1),
    "one workbook": _changed(FOLDER),
    "one template": _template,
}


def rebuilt(tool: Tool, folder: Path, limits: Limits) -> Iterator[tuple[str, Usage]]:
    """A new process after each change: all pages are made again."""
    for name, change in {"clean": _nothing, **limits.of(CHANGES)}.items():
        change(folder, tool)
        yield name, used(tool.command(folder), cwd=folder, patience=limits.patience)


def watched(tool: Tool, folder: Path, limits: Limits) -> Iterator[tuple[str, Usage]]:
    """One process that stays: from the change until the page on disk is another."""
    page = folder / "site" / "p" / "0" / "0.html"
    with subprocess.Popen(
        list(map(str, (*tool.command(folder), *tool.watch))),
        cwd=folder,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    ) as process:
        try:
            _until(
                lambda: len(list((folder / "site").rglob("*.html"))) >= tool.count, limits.patience
            )
            sleep(QUIET)
            for name, change in limits.of(CHANGES).items():
                if name == "nothing":
                    continue
                before, (cpu, _) = page.read_bytes(), seconds_of(process.pid)
                change(folder, tool)
                begun = monotonic()
                done = _until(
                    lambda old=before: page.read_bytes() not in (old, b""), limits.patience
                )
                wall = monotonic() - begun
                sleep(QUIET)
                after, memory = seconds_of(process.pid)
                yield name, Usage(wall, after - cpu, memory, failed="" if done else "not seen")
        finally:
            os.killpg(process.pid, signal.SIGKILL)


def _until(true: Callable[[], bool], patience: float) -> bool:
    deadline = monotonic() + patience
    while monotonic() < deadline:
        try:
            if true():
                return True
        except FileNotFoundError:
            pass
        sleep(EVERY)
    return False
