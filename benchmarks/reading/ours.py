"""``python -m benchmarks.reading.ours WORKBOOK``: read, validate and report, as the site does."""

import sys
from collections import Counter
from pathlib import Path

from plugins.registry.readings import read_book
from plugins.registry.workbook import Limits


def main(path: Path) -> None:
    """Print how many records there are, and every cause with its count and first place."""
    reading = read_book(path, f"jiguan/{path.name}", Limits())
    causes = Counter({finding: finding.rows for finding in reading.findings})
    outcomes = reading.shard.outcomes() if reading.shard else ()
    print(len(reading.records) + len(outcomes), "records")
    for finding, rows in causes.most_common(10):
        print(rows, finding)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
