"""``python -m benchmarks.building.loop FOLDER [PROCESSES]``: Jinja2 and nothing around it."""

import multiprocessing
import sys
from pathlib import Path

from jinja2 import Environment

from benchmarks.building.workload import jinja, read_records


def make(folder: Path, first: int, step: int) -> None:
    """Every *step*-th page from the *first* on."""
    page = Environment(autoescape=True).from_string(jinja())
    made = set()
    for record in read_records(folder / "records.json")[first::step]:
        path = (folder / "site" / record["address"]).parent
        if path not in made:
            path.mkdir(parents=True, exist_ok=True)
            made.add(path)
        text = page.render(page=record)
        (folder / "site" / f"{record['address']}.html").write_text(text, encoding="utf-8")


def main(folder: Path, processes: int = 1) -> None:
    """Make the site in *folder*/site."""
    fork = multiprocessing.get_context("fork")
    others = [fork.Process(target=make, args=(folder, n, processes)) for n in range(1, processes)]
    for other in others:
        other.start()
    make(folder, 0, processes)
    for other in others:
        other.join()


if __name__ == "__main__":
    main(Path(sys.argv[1]), *map(int, sys.argv[2:]))
