"""``python -m benchmarks.search LAWS [--sizes 5000,50000] [--engines ours]``: the whole table.

Records, queries and answers are the same every time; CPU seconds and milliseconds are this
machine's.  Results are kept as JSON below .cache and printed as Markdown; ``--write`` puts the
tables into benchmarks/README.md.  Whatever an engine is at, it ends when its patience does, and
its row says how far it came.
"""

import argparse
import json
import shutil
import sys
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from hashlib import blake2b
from pathlib import Path
from typing import Any

from benchmarks.search import engines
from benchmarks.search.building import Unfinished, write_records
from benchmarks.search.judging import judged
from benchmarks.search.measuring import (
    Patience,
    Reading,
    answers,
    chromium,
    high,
    middle,
    sessions,
)
from benchmarks.search.report import table, write
from benchmarks.search.workload import Asked, queries, records
from benchmarks.tables import load

OURS_ONLY = 200_000
"""Beyond so many records only ours is asked: the others need more memory than there is."""


@dataclass(frozen=True, slots=True)
class Measuring:
    """How much is asked: sessions, queries, and seconds for each part.

    Every hit is looked at: of queries with more than *widest* answers none is judged.
    """

    work: Path
    sessions: int
    queries: int
    widest: int
    patience: float
    http1: bool


def main() -> None:
    """Measure what was asked for."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("laws", type=Path, help="a folder of statutes")
    asked.add_argument("--sizes", default="5000,50000")
    asked.add_argument("--engines", default=",".join(map(short, engines.ENGINES)))
    asked.add_argument("--work", type=Path, default=engines.TOOLS / "work")
    asked.add_argument("--sessions", type=int, default=50, help="of seven queries each")
    asked.add_argument("--queries", type=int, default=350, help="judged, of all kinds alike")
    asked.add_argument("--widest", type=int, default=10**9, help="answers of a judged query")
    asked.add_argument("--patience", type=float, default=900, help="seconds for each part")
    asked.add_argument("--http1", action="store_true", help="six connections, as long ago")
    asked.add_argument("--write", action="store_true")
    given = asked.parse_args()
    engines.install()
    results = given.work / "results"
    results.mkdir(parents=True, exist_ok=True)
    how = Measuring(
        given.work, given.sessions, given.queries, given.widest, given.patience, given.http1
    )
    for size in map(int, given.sizes.split(",")):
        measure(size, given.laws, given.engines.split(","), how)
    print(table(results))
    if given.write:
        write(results)


def short(engine: engines.Engine) -> str:
    """What an engine is called on the command line."""
    return engine.name.split(",")[0]


def measure(size: int, laws: Path, names: list[str], how: Measuring) -> None:
    """All figures of *size* records for the engines of *names*."""
    found = records(size, laws)
    path = how.work / f"{size}.jsonl"
    write_records(found, path)
    asked = queries(found, how.queries)
    for engine in engines.ENGINES:
        ours = isinstance(engine, engines.Ours)
        if short(engine) not in names or (size > OURS_ONLY and not ours):
            continue
        print(f"{engine.name}, {size} records", file=sys.stderr, flush=True)
        folder = how.work / f"{short(engine).replace(' ', '-')}-{size}"
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        told = {"engine": engine.name, "records": size, "load": round(load(), 1)}
        told |= one(engine, engines.Corpus(found, path, how.patience), folder, asked, how)
        name = f"{size:08d}-{engines.ENGINES.index(engine)}.json"
        (how.work / "results" / name).write_text(json.dumps(told, ensure_ascii=False, indent=1))
        if not ours:
            shutil.rmtree(folder)


def one(
    engine: engines.Engine,
    corpus: engines.Corpus,
    folder: Path,
    asked: Sequence[Asked],
    how: Measuring,
) -> dict[str, Any]:
    """What one engine needs, finds, and sends; as far as patience lasts."""
    try:
        spent = engine.build(corpus, folder)
    except Unfinished as problem:
        return {"unfinished": str(problem)}
    mixed = sorted(asked, key=lambda query: hash_of(query.text))
    judgeable = [query for query in mixed if len(query.hits or ()) <= how.widest]
    slow = isinstance(engine, engines.MiniSearch | engines.Scan)
    with chromium(http1=how.http1) as browser:
        most = min(2, how.sessions) if slow else how.sessions  # they fetch the same every time
        read = sessions(browser, folder, mixed, most, Patience.of(how.patience))
        patience = Patience.of(how.patience)
        hits = engine.numbers(answers(browser, folder, engine.every, judgeable, patience), folder)
    quality = judged(judgeable[: len(hits)], hits)
    return {
        "cost": asdict(spent), "asked": len(hits), "of": len(mixed), "sessions": len(read.first),
        "quality": {kind: asdict(found) for kind, found in quality.items()},
        "first": summary(read.first), "later": summary(read.later),
    }  # fmt: skip


def summary(readings: list[Reading]) -> dict[str, float] | None:
    """Medians and 95th percentiles; of none, none."""
    if not readings:
        return None
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
