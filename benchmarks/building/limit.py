"""``python -m benchmarks.building.limit FOLDER``: the same bytes, written; nothing can be faster.

The pages are read from one file first, as they were rendered before.
"""

import json
import sys
from pathlib import Path

from jinja2 import Environment

from benchmarks.building.workload import jinja, read_records


def prepare(folder: Path) -> None:
    """All pages in one file, and where each begins."""
    page = Environment(autoescape=True).from_string(jinja())
    with (folder / "pages.bin").open("wb") as whole:
        sizes = [
            (record["address"], whole.write(page.render(page=record).encode()))
            for record in read_records(folder / "records.json")
        ]
    (folder / "pages.json").write_text(json.dumps(sizes))


def main(folder: Path) -> None:
    """Write them to *folder*/site."""
    if not (folder / "pages.bin").is_file():
        prepare(folder)
        return
    made: set[Path] = set()
    with (folder / "pages.bin").open("rb") as whole:
        for address, size in json.loads((folder / "pages.json").read_text()):
            path = folder / "site" / f"{address}.html"
            if path.parent not in made:
                path.parent.mkdir(parents=True, exist_ok=True)
                made.add(path.parent)
            path.write_bytes(whole.read(size))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
