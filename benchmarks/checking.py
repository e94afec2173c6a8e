"""``python -m benchmarks.checking [--cells 1000,10000] [--write]``: a check with much to say.

One workbook of penalties in which every row has five faulty cells, each another sentence, so that
nothing can be gathered into one finding.  ``make check`` reads it and leaves all its reports.
"""

import argparse
import json
import random
import sys
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from rich.console import Console

from benchmarks import city
from benchmarks.tables import growth, load, machine, table, write
from benchmarks.usage import used
from plugins.clerks.asking import Lists
from plugins.clerks.checking import Request, check

FAULTY = ("行政相对人类别", "处罚决定日期", "公示截止期", "适用程序", "立案日期")
"""Columns in which a word of no sense stands: each is an error of its own."""


def write_faulty(folder: Path, cells: int) -> None:
    """An authority whose workbook of penalties has so many faulty cells."""
    home = folder / "jiguan-000"
    home.mkdir(parents=True)
    city.write_sheets(home / "执法结果.xlsx", {"行政处罚": _rows(cells)})


def _rows(cells: int) -> Iterator[Sequence[object]]:
    chance = random.Random(7)
    office = city.made_office(0, city.Size(), chance)
    heads = city.OUTCOMES["行政处罚"].split("|")
    yield heads
    places = [heads.index(name) for name in FAULTY]
    for number in range(cells // len(FAULTY)):
        decided = city.LAST_DAY - timedelta(days=chance.randrange(city.DAYS))
        row = list(city.made_penalty(office, decided, chance)[1])
        for place in places:
            row[place] = f"错{number}之{place}"
        yield row


def checked(folder: Path) -> None:
    """Check the lists in *folder* as ``make check`` does; say what the reports hold."""
    lists = Lists(folder / "lists", (), date(2026, 11, 20), None, None)
    with (folder / "said.txt").open("w", encoding="utf-8") as said:
        check(Request(lists, folder / "findings"), Console(file=said, width=120))
    report = json.loads((folder / "findings" / "findings.json").read_text("utf-8"))
    told = {
        "findings": len(report["findings"]),
        "lines": len((folder / "said.txt").read_text("utf-8").splitlines()),
        "json": (folder / "findings" / "findings.json").stat().st_size,
        "markdown": (folder / "findings" / "findings.md").stat().st_size,
        "marked": sum(p.stat().st_size for p in (folder / "findings").rglob("*.xlsx")),
    }
    print(json.dumps(told))


def main() -> None:
    """Measure what was asked for."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--cells", default="1000,10000,100000")
    asked.add_argument("--write", action="store_true", help="put the table into the README")
    asked.add_argument("--check", type=Path, help="check this folder, and nothing else")
    given = asked.parse_args()
    if given.check:
        checked(given.check)
        return
    begun, rows, sizes, usages = load(), [], [], []
    for cells in map(int, given.cells.split(",")):
        print(f"{cells} faulty cells", file=sys.stderr, flush=True)
        with TemporaryDirectory() as folder:
            write_faulty(Path(folder) / "lists", cells)
            words = (sys.executable, "-m", "benchmarks.checking", "--check", folder)
            usage = used(words, patience=900)
        if usage.failed:
            raise SystemExit(f"{usage.failed}\n{usage.said[-2000:]}")
        told = json.loads(usage.said.splitlines()[-1])
        sizes.append(cells)
        usages.append(usage)
        rows.append((
            f"{cells:,}", f"{told['findings']:,}", f"{usage.cpu:.1f}", f"{usage.wall:.1f}",
            f"{usage.memory:,.0f}", f"{told['lines']:,}", f"{told['markdown'] / 1000:,.0f}",
            f"{told['json'] / 1e6:.1f}", f"{told['marked'] / 1e6:.1f}",
        ))  # fmt: skip
    head = ("faulty cells", "findings", "CPU s", "wall s", "peak MB", "lines on the terminal",
            "Markdown kB", "JSON MB", "marked workbook MB")  # fmt: skip
    grown = f"Growth: CPU ~ cells^{growth(sizes, [u.cpu for u in usages])}, memory ~ cells^"
    grown += growth(sizes, [u.memory for u in usages])
    text = f"{table(head, rows)}\n\n{grown}. {machine(begun)}"
    print(text)
    if given.write:
        write("checking", text)


if __name__ == "__main__":
    main()
