"""``python -m benchmarks.search LAWS [--sizes 5000,50000] [--engines ours]``: the whole table.

Records, queries and answers are the same every time; CPU seconds and milliseconds are this
machine's.  Results are kept as JSON below .cache and printed as Markdown; ``--write`` puts the
tables into benchmarks/README.md.
"""

import argparse
import json
import shutil
import sys
from dataclasses import asdict
from hashlib import blake2b
from pathlib import Path

from benchmarks.search import engines
from benchmarks.search.building import write_records
from benchmarks.search.judging import judged
from benchmarks.search.measuring import Reading, answers, chromium, high, middle, sessions
from benchmarks.search.report import table, write
from benchmarks.search.workload import queries, records

OURS_ONLY = 200_000
"""Beyond so many records only ours is asked: the others need more memory than there is."""


def main() -> None:
    """Measure what was asked for."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("laws", type=Path, help="a folder of statutes")
    asked.add_argument("--sizes", default="5000,50000")
    asked.add_argument(
        "--engines", default=",".join(one.name.split(",")[0] for one in engines.ENGINES)
    )
    asked.add_argument("--work", type=Path, default=engines.TOOLS / "work")
    asked.add_argument("--sessions", type=int, default=50)
    asked.add_argument("--write", action="store_true")
    given = asked.parse_args()
    engines.install()
    results = given.work / "results"
    results.mkdir(parents=True, exist_ok=True)
    for size in map(int, given.sizes.split(",")):
        measure(size, given.laws, given.engines.split(","), given.work, given.sessions)
    print(table(results))
    if given.write:
        write(results)


def measure(size: int, laws: Path, names: list[str], work: Path, most: int) -> None:
    """All figures of *size* records for the engines of *names*."""
    found = records(size, laws)
    path = work / f"{size}.jsonl"
    write_records(found, path)
    corpus = engines.Corpus(found, path)
    asked = queries(found)
    mixed = sorted(asked, key=lambda one: hash_of(one.text))
    for engine in engines.ENGINES:
        ours = isinstance(engine, engines.Ours)
        if engine.name.split(",")[0] not in names or (size > OURS_ONLY and not ours):
            continue
        print(f"{engine.name}, {size} records", file=sys.stderr, flush=True)
        folder = work / f"{engine.name.split(',')[0].replace(' ', '-')}-{size}"
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        spent = engine.build(corpus, folder)
        with chromium() as browser:
            few = most if ours or engine.name == "Pagefind" else 2
            read = sessions(browser, folder, mixed, few)
            hits = engine.numbers(answers(browser, folder, engine.every, asked), folder)
        told = {
            "engine": engine.name, "records": size, "cost": asdict(spent),
            "quality": {kind: asdict(one) for kind, one in judged(asked, hits).items()},
            "first": summary(read.first), "later": summary(read.later),
        }  # fmt: skip
        name = f"{size:08d}-{engines.ENGINES.index(engine)}.json"
        (work / "results" / name).write_text(json.dumps(told, ensure_ascii=False, indent=1))
        if not ours:
            shutil.rmtree(folder)


def summary(readings: list[Reading]) -> dict[str, float]:
    """Medians and 95th percentiles."""
    return {
        "bytes": middle(readings, "size"), "bytes95": high(readings, "size"),
        "requests": middle(readings, "requests"), "trips": middle(readings, "trips"),
        "ms": middle(readings, "ms"), "ms95": high(readings, "ms"),
    }  # fmt: skip


def hash_of(text: str) -> str:
    """An order that has nothing to do with the kinds of queries, the same every time."""
    return blake2b(text.encode(), digest_size=8).hexdigest()


if __name__ == "__main__":
    main()
