"""Reads a published folder over and over, as visitors do, and says what was wrong.

``python -m tests.delivery.reading PLACE EDITION EDITION`` says ``ready``, reads until it is told
to stop by a line on its standard input, and prints how often it saw each edition and what else.
"""

import json
import sys
import threading
from pathlib import Path

from tests.delivery.sites import EDITION, pages

READ = ("index.html", "list/index.html", "item-2.html", "search/entry.json")


def main(place: Path, *names: str) -> None:
    """Read until told to stop."""
    editions = [pages(name) for name in names]
    stop = threading.Event()
    threading.Thread(target=_wait, args=(stop,), daemon=True).start()
    seen, wrong = [0] * len(editions), list[str]()
    print("ready", flush=True)  # noqa: T201 - said to the test
    while not stop.is_set():
        for name in READ:
            try:
                text = (place / "current" / name).read_text("utf-8")
            except OSError as problem:
                wrong.append(f"{name}: {problem}")
                continue
            which = [number for number, site in enumerate(editions) if site[name] == text]
            if which:
                seen[which[0]] += 1
            else:
                wrong.append(f"{name}: editions {sorted(set(EDITION.findall(text)))}")
    print(json.dumps({"seen": seen, "wrong": wrong[:5]}))  # noqa: T201 - said to the test


def _wait(stop: threading.Event) -> None:
    sys.stdin.readline()
    stop.set()


if __name__ == "__main__":
    main(Path(sys.argv[1]), *sys.argv[2:])
