"""Our site, made again by a new process: what changed, and how many files were written for it."""

import hashlib
import shutil
import sys
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path

from openpyxl import load_workbook

import pelicanconf
from benchmarks.building.tools import ROOT
from benchmarks.rebuilding.limits import Limits
from benchmarks.usage import Usage, used

DAY = date.fromisoformat(pelicanconf.PUBLICATION_DATE)
PROJECT = ("content", "plugins", "theme", "pelicanconf.py", "tasks.py", "requirements.lock")
"""What ``make site`` needs beside the lists: all of it is asked for changes."""
SHEET, FACTS = "行政处罚", "违法事实"


def one_cell(folder: Path) -> None:
    """The facts of one decision are put in other words."""
    _changed(folder, 1)


def one_workbook(folder: Path) -> None:
    """The facts of every decision of one workbook are."""
    _changed(folder, 1_000_000)


def one_template(folder: Path) -> None:
    """The theme's template of all pages ends with one more line."""
    template = folder / "theme" / "templates" / "base.html"
    template.write_text(template.read_text("utf-8") + "<!-- again -->\n", "utf-8")


def nothing(_: Path) -> None:
    """Nothing changed."""


def _changed(folder: Path, rows: int) -> None:
    path = min((folder / "lists").rglob("执法结果-001.xlsx"))
    book = load_workbook(path)
    sheet = book[SHEET]
    column = next(cell.column for cell in sheet[1] if cell.value == FACTS)
    for row in range(2, min(sheet.max_row, rows + 1) + 1):
        cell = sheet.cell(row, column)
        cell.value = f"{cell.value}情况属实。"
    book.save(path)


CHANGES: dict[str, tuple[Callable[[Path], None], int]] = {
    "nothing": (nothing, 0),
    "one cell": (one_cell, 0),
    "one workbook": (one_workbook, 0),
    "one template": (one_template, 0),
    "one day later": (nothing, 1),
}
"""What changes, and how many days later the site is made."""


def rebuilt(folder: Path, limits: Limits) -> Iterator[tuple[str, Usage, int]]:
    """A clean build in *folder*, then one after each change: its cost, and files with new bytes."""
    for name in PROJECT:
        if (ROOT / name).is_dir():
            shutil.copytree(
                ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__")
            )
        else:
            shutil.copy(ROOT / name, folder / name)
    day = DAY
    for name, (change, days) in {"clean": (nothing, 0), **limits.of(CHANGES)}.items():
        change(folder)
        day += timedelta(days=days)
        before = _digests(folder / "build")
        usage = used(
            (sys.executable, "-m", "invoke", "site"),
            cwd=folder,
            env={"PUBLICATION_DATE": day.isoformat()},
            patience=limits.patience,
        )
        after = _digests(folder / "build")
        yield name, usage, sum(before.get(path) != found for path, found in after.items())
        if usage.failed:
            print(usage.said[-2000:])
            return


def _digests(site: Path) -> dict[Path, bytes]:
    files = (path for path in site.rglob("*") if path.is_file())
    return {path: hashlib.sha256(path.read_bytes()).digest() for path in files}
