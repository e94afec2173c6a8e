"""One index in a process of its own, so that what it took can be read off: ours from here.

``python -m benchmarks.search.building RECORDS.jsonl FOLDER`` writes our index of the records into
FOLDER/search, and the numbers of the records in the order of the index into FOLDER/order.json.
"""

import json
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from html import escape
from pathlib import Path

from plugins.search.files import IndexFolder
from plugins.search.records import SearchDocument
from plugins.search.shards import write_index
from tests.search.planned import PLAN


@dataclass(frozen=True, slots=True)
class Cost:
    """What making an index took: CPU seconds, the most memory in MB, files and bytes of it."""

    cpu: float
    memory: float
    files: int
    size: int


def write_records(records: Iterable[SearchDocument], path: Path) -> None:
    """One record a line."""
    with path.open("w", encoding="utf-8") as file:
        for one in records:
            file.write(json.dumps(asdict(one), ensure_ascii=False, separators=(",", ":")) + "\n")


def read_records(path: Path) -> Iterator[SearchDocument]:
    """The records of *path*, in their order."""
    with path.open(encoding="utf-8") as file:
        for line in file:
            fields = json.loads(line)
            for name in ("texts", "facets"):
                fields[name] = tuple((one, other) for one, other in fields[name])
            yield SearchDocument(**fields)


WATCH = """
import json, os, subprocess, sys, threading
with subprocess.Popen(sys.argv[2:], stdout=subprocess.DEVNULL) as process:
    lost = threading.Timer(float(sys.argv[1]), process.kill)
    lost.start()
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
late = lost.finished.is_set()
lost.cancel()
print(json.dumps([process.returncode, late, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024]))
"""
"""What starts an engine: a process of its own, for a child's most memory begins as its parent's."""


class Unfinished(RuntimeError):
    """An engine did not end within its patience, or ended itself: what its row says."""


def cost(words: Iterable[str | Path], index: Path, patience: float) -> Cost:
    """Run *words* and read off what they took; *index* is the folder they fill.

    Raises Unfinished after *patience* seconds, or if they fail.
    """
    shutil.rmtree(index, ignore_errors=True)
    told = subprocess.run(
        (sys.executable, "-c", WATCH, str(patience), *map(str, words)),
        stdout=subprocess.PIPE,
        check=True,
    )
    code, late, cpu, memory = json.loads(told.stdout)
    if code:
        how = f"no index in {patience:.0f} s" if late else f"ended with {code}"
        raise Unfinished(f"{how}, {memory:,.0f} MB")
    sizes = [path.stat().st_size for path in index.rglob("*") if path.is_file()]
    return Cost(cpu, memory, len(sizes), sum(sizes))


def write_pages(records: Iterable[SearchDocument], folder: Path) -> None:
    """A page a record for a tool that reads pages, one thousand to a folder."""
    for number, one in enumerate(records):
        path = folder / "r" / str(number // 1000) / f"{number}.html"
        path.parent.mkdir(parents=True, exist_ok=True)
        told = "".join(
            f"<dt data-pagefind-ignore>{escape(label)}</dt><dd>{escape(text)}</dd>"
            for label, text in one.texts
        )
        path.write_text(
            f'<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8"><title>'
            f"{escape(one.title)}</title></head><body><main data-pagefind-body>"
            f"<h1>{escape(one.title)}</h1><p>{escape(one.code)}</p><dl>{told}</dl>"
            f"</main></body></html>",
            encoding="utf-8",
        )


def main(records: Path, folder: Path) -> None:
    """Make our index."""
    write_index(read_records(records), IndexFolder(folder / "search"), PLAN, folder)


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
