"""``make bench-small``: every benchmark at a small size, one after the other, in a few minutes.

The tables are those of ``benchmarks/README.md``, with fewer records; nothing is written.  The
facts of the search are written from the repository's own statutes.
"""

import resource
import subprocess
import sys
from time import monotonic

SEARCH = ("--sessions", "2", "--queries", "35", "--patience", "40")
SMALL = (
    ("reading", "--sizes", "1000", "--patience", "8"),
    ("building", "--sizes", "1000", "--patience", "60"),
    ("rebuilding", "--sizes", "100", "--changes", "nothing,one cell", "--patience", "60"),
    ("checking", "--cells", "1000"),
    ("rules", "1000", "2000"),
    ("search", "content/laws", "--sizes", "500", *SEARCH),
)


def main() -> None:
    """Run them all; end with the first failure, if any, after the last one ran."""
    worst = 0
    begun = monotonic()
    for name, *words in SMALL:
        print(f"\n## python -m benchmarks.{name} {' '.join(words)}\n", flush=True)
        done = subprocess.run((sys.executable, "-m", f"benchmarks.{name}", *words), check=False)
        worst = worst or done.returncode
    spent = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = spent.ru_utime + spent.ru_stime
    print(f"\n{monotonic() - begun:.0f} s on the clock, {cpu:.0f} CPU s")
    raise SystemExit(worst)


if __name__ == "__main__":
    main()
