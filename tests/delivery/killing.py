"""Publishes two editions in turn and kills itself at every moment that matters.

``python -m tests.delivery.killing FOLDER`` tries one moment after the other: a child process is
killed (SIGKILL) just before its n-th call of the operating system.  After each the folder must
show one edition, whole, and the next publication must succeed.  Prints what it saw as JSON.
"""

import json
import os
import sys
from pathlib import Path

from plugins.delivery.delivering import publish
from tests.delivery.sites import EDITION, held, order, pages, write
from tests.dying import die_at


def served(place: Path) -> str:
    """The one edition that *place* shows; anything else ends the test."""
    files = held(place / "current")
    editions = {found for text in files.values() for found in EDITION.findall(text)} - {"always"}
    assert len(editions) == 1, f"mixed: {editions}"
    edition = str(editions.pop())
    assert files == pages(edition), sorted(set(files) ^ set(pages(edition)))
    return edition


def killed(moment: int, source: Path, place: Path) -> bool:
    """Publish *source* in a child that dies at *moment*; false where it was done before that."""
    child = os.fork()
    if child == 0:
        die_at(moment)
        os._exit(publish(order(source, place), lambda _: None))
    _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status) or os.WEXITSTATUS(status) == 0, status
    return os.WIFSIGNALED(status)


def main(folder: Path) -> None:
    """Try every moment and say how often the old and the new edition stood."""
    place = folder / "place"
    stood = {"old": 0, "new": 0}
    moment, old = 1, "e0"
    assert publish(order(write(folder / "site", pages(old)), place), lambda _: None) == 0
    while True:
        new = f"e{moment}"
        source = write(folder / "site", pages(new))
        if not killed(moment, source, place):
            break
        shown = served(place)
        assert shown in (old, new)
        stood["new" if shown == new else "old"] += 1
        assert publish(order(source, place), lambda _: None) == 0
        old = served(place)
        assert old == new
        left = [path.name for path in (place / "releases").iterdir() if path.name[0] == "."]
        assert not left, left
        whole = {path.stem for path in (place / "releases").glob("*.json")}
        assert {path.name for path in (place / "releases").iterdir() if path.is_dir()} == whole
        moment += 1
    sys.stdout.write(json.dumps(stood))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
