"""Builds two editions of a real site in turn and is killed at fifty random moments of it.

``python -m tests.pages.killing FOLDER`` prepares both editions by Pelican, then forks: the child
goes on with rendering, search, copies, audit and the switch, and is killed (SIGKILL) just before
its n-th call of the operating system: from the beginning, from where it prepares the switch, or
from the switch on.  The moments are those of a build that finds what earlier ones kept.  After each
the served folder must be one edition, whole, and the next build must succeed.
Prints what it saw as JSON.
"""

import json
import os
import sys
import traceback
from collections.abc import Iterable
from pathlib import Path
from random import Random  # noqa: TID251 - seeded
from unittest.mock import patch

from pelican import Pelican
from pelican.settings import read_settings

from plugins.pages import mirroring
from plugins.pages.manifests import Manifest
from plugins.pages.plugin import SiteGenerator
from plugins.pages.switching import switch
from tests.conftest import ROOT
from tests.dying import die_at
from tests.pages.beside import holds_no_others
from tests.town import OTHER, STANDING, lists

MOMENTS, NEAR, AFTER, EVERY = 50, 15, 10, 5
"""Builds that are killed, how many around the switch and after it, and how often the next ends."""
BEGIN, PREPARED, SWITCH = "begin", "prepared", "switch"
prepare = Manifest.prepare
Files = dict[str, bytes]


def prepared(folder: Path, name: str, *penalties: dict[str, str]) -> SiteGenerator:
    """The generator of one edition, its lists loaded; it writes to ``folder/build``."""
    settings = read_settings(
        str(ROOT / "pelicanconf.py"),
        override={
            "LISTS_PATH": str(lists(folder / name, *penalties)),
            "LAWS_PATHS": [],
            "OUTPUT_PATH": str(folder / "build"),
            "BUILD_CACHE": str(folder / "cache"),
            "AUDIT_REPORT": str(folder / "audit.json"),
        },
    )
    pelican = Pelican(settings)
    context = settings.copy()
    generator = SiteGenerator(
        context=context,
        settings=settings,
        path=pelican.path,
        theme=pelican.theme,
        output_path=pelican.output_path,
    )
    generator.generate_context()
    return generator


def ended(generator: SiteGenerator, moment: int = 0, since: str = BEGIN) -> tuple[bool, int, int]:
    """Build in a child that dies at *moment* (0: never), which is counted *since* then.

    Whether it died, its calls before the switch, and all of them.
    """
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        calls_so_far, before = die_at(moment if since == BEGIN else 0), 0

        def prepared(manifest: Manifest, addresses: Iterable[str]) -> None:
            die_at(moment if since == PREPARED else 0)
            prepare(manifest, addresses)

        def noted(beside: Path, served: Path) -> None:
            nonlocal before
            before = calls_so_far()
            die_at(moment if since == SWITCH else 0)
            switch(beside, served)

        patch("plugins.pages.publishing.Manifest.prepare", prepared).start()
        patch("plugins.pages.publishing.switch", noted).start()
        try:
            generator.generate_output(None)
            os.write(writing, f"{before} {calls_so_far()}".encode())
            os._exit(0)
        except BaseException:  # noqa: BLE001 - told, and the child ends
            traceback.print_exc()
            os._exit(3)
    os.close(writing)
    _, status = os.waitpid(child, 0)
    with os.fdopen(reading) as said:
        before, calls = map(int, (said.read() or "0 0").split())
    assert os.WIFSIGNALED(status) or os.WEXITSTATUS(status) == 0, status
    return os.WIFSIGNALED(status), before, calls


def served(folder: Path) -> Files:
    """Every file of the served folder."""
    paths = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


def main(folder: Path) -> None:
    """Kill fifty builds at random moments, some of them around the switch."""
    mirroring.JUST_NOW = 0  # builds follow one another, and are to believe what they kept
    place = folder / "build"
    editions = [prepared(folder, "one", STANDING), prepared(folder, "two", STANDING, OTHER)]
    whole, before, calls = [], 0, 0
    for edition in editions:
        ended(edition)
        whole.append(served(place))
    for edition in editions:
        _, before, calls = ended(edition)
    assert served(place) == whole[1]
    assert whole[0] != whole[1]
    chance = Random(7)
    moments = [(chance.randrange(1, before), BEGIN) for _ in range(MOMENTS - NEAR - AFTER)]
    moments += [(at, PREPARED) for at in range(1, NEAR // 2 + 1)]
    moments += [(at, SWITCH) for at in range(1, NEAR - NEAR // 2 + 1)]
    moments += [(chance.randrange(NEAR, calls - before), SWITCH) for _ in range(AFTER)]
    stood = {"old": 0, "new": 0}
    killed = 0
    now = 1
    for index, (moment, since) in enumerate(moments):
        new = 1 - now
        died, *_ = ended(editions[new], moment, since)
        shown = served(place)
        killed += died
        # What a killed build kept makes the next one shorter: it may end before its moment, whole.
        assert died or shown == whole[new], (moment, since)
        assert shown in whole, sorted(set(shown) ^ set(whole[new]))[:9]
        stood["new" if shown == whole[new] else "old"] += 1
        now = whole.index(shown)
        if index % EVERY and since == BEGIN:
            continue  # the next build that is killed begins from what this one left
        assert ended(editions[new])[0] is False
        assert served(place) == whole[new]
        assert holds_no_others(place)
        now = new
    sys.stdout.write(json.dumps({**stood, "killed": killed, "calls": calls}))


if __name__ == "__main__":
    main(Path(sys.argv[1]).resolve())
