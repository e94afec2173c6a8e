"""A process that makes a site again and again when it is asked, as ``make site`` makes it.

Started once, since most of what a small build takes is Python's own beginning.  ``killed`` builds
are made by a process of their own, which dies in the middle.
"""

import gc
import hashlib
import logging
import os
import pickle
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from pelican import Pelican
from pelican.log import LimitFilter
from pelican.settings import read_settings

from plugins.pages import mirroring
from plugins.pages.plugin import SiteGenerator
from plugins.pages.publishing import Output
from plugins.publication.keeping.store import FOLDER, Store
from tests.conftest import ROOT
from tests.dying import die_at

OUT, CACHE, FINDINGS = "out", "cache", "findings"
KEPT = f"{CACHE}/{FOLDER}"
MEMORY = "memory"


class Told(NamedTuple):
    """How a build ended, what it said, and every file it left, by its digest.

    *stands*: how many records stand as last published.
    """

    stands: int
    ended: str
    warned: tuple[str, ...]
    found: tuple[str, ...]
    files: dict[str, str]

    def differs(self, other: "Told") -> list[str]:
        """What is not the same in *other*; nothing where everything is."""
        said = [
            f"{name}: {ours} / {theirs}"
            for name, ours, theirs in zip(self._fields[:4], self[:4], other[:4], strict=True)
            if ours != theirs
        ]
        every = sorted({*self.files, *other.files})
        return [*said, *(a for a in every if self.files.get(a) != other.files.get(a))]


class Builder:
    """The process, as whoever asks it sees it.  *seed*: how it orders what has no order."""

    def __init__(self, folder: Path, seed: int, sabotage: str = "") -> None:
        self._process = subprocess.Popen(
            (sys.executable, "-m", "tests.incremental.building", str(folder), sabotage),
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": str(seed), "TMPDIR": str(folder)},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )
        assert self._process.stdin
        assert self._process.stdout
        self._asked, self._answers = self._process.stdin, self._process.stdout

    def ask(self, settings: Mapping[str, Any], moment: int = 0) -> None:
        """Make the site of the inputs that stand in the folder; die at that *moment* of it.

        What is told after a death is how things were left.
        """
        pickle.dump((dict(settings), moment), self._asked)
        self._asked.flush()

    def told(self) -> Told:
        """What came of it."""
        return Told(*pickle.load(self._answers))

    def close(self) -> None:
        """End the process."""
        self._asked.close()
        self._answers.close()
        self._process.wait()


class _Warned(logging.Handler):
    """Gathers what is warned of."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.said: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Gather it."""
        self.said.append(record.getMessage())


def made(folder: Path, settings: Mapping[str, Any]) -> tuple[int, str, tuple[str, ...]]:
    """Make the site of *folder*: what stands in it, how it ended, what was found in the lists."""
    given = {
        "PATH": str(folder / "content"),
        "THEME": str(folder / "theme"),
        "OUTPUT_PATH": str(folder / OUT),
        "BUILD_CACHE": CACHE,
        "AUDIT_WORDS": [str(ROOT / "plugins"), str(ROOT / "pelicanconf.py")],
        "WORKERS": 1,
    }
    read = read_settings(str(ROOT / "pelicanconf.py"), override={**given, **settings})
    pelican = Pelican(read)
    generator = SiteGenerator(
        context=read.copy(),
        settings=read,
        path=pelican.path,
        theme=pelican.theme,
        output_path=pelican.output_path,
    )
    ended = ""
    try:
        generator.generate_context()
        generator.generate_output(None)
    except SystemExit as problem:
        ended = str(problem.code)
    if not hasattr(generator, "build"):
        return 0, ended, ()
    loaded, publication = generator.build.loaded, generator.build.publication
    every = (loaded.findings, publication.findings, publication.counts, publication.timeliness)
    found = tuple(repr(one) for some in every for one in some)
    return len(publication.public.kept), ended, found


def _killed(folder: Path, settings: Mapping[str, Any], moment: int) -> None:
    """Make the site in a process that dies at *moment*, if it comes so far."""
    child = os.fork()
    if child == 0:
        die_at(moment)
        made(folder, settings)
        os._exit(0)
    os.waitpid(child, 0)


REFUSED = f"{FINDINGS}/audit.json"
"""Tells why an earlier build was refused; nobody takes it away when a later one is not."""


def left(folder: Path) -> dict[str, str]:
    """Every file of the site, what is remembered for the next one, and the maps for a host."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for part in (OUT, KEPT, FINDINGS)
        for path in (folder / part).rglob("*")
        if path.is_file() and path != folder / REFUSED
    }


def _wrong(what: str) -> None:
    """From now on this process keeps wrongly what stands below *what*, or its own memory."""
    write, remember = Output.write, Store.remember

    def kept(self: Output, address: str, data: bytes) -> None:
        stands = self.target / address
        known = address.startswith(what) and stands.is_file()
        write(self, address, stands.read_bytes() if known else data)

    def once(self: Store, books: Any) -> None:
        if not (self.cache / FOLDER).is_dir():
            remember(self, books)

    if what == MEMORY:
        Store.remember = once  # type: ignore[method-assign]
    else:
        Output.write = kept  # type: ignore[method-assign]


def main(folder: Path, sabotage: str) -> None:
    """Answer until nobody asks any more; *sabotage*: what is kept wrongly, to see it noticed."""
    gc.disable()  # what there is stays; a build's own cycles are let go after it
    mirroring.JUST_NOW = 0  # builds follow one another, and are to believe what they kept
    if sabotage:
        _wrong(sabotage)
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(os.open(folder / "said.txt", os.O_WRONLY | os.O_CREAT | os.O_APPEND), 1)
    warned = _Warned()
    logging.getLogger("plugins").addHandler(warned)
    while True:
        try:
            settings, moment = pickle.load(sys.stdin.buffer)
        except EOFError:
            return
        if moment:
            _killed(folder, settings, moment)
        stands, ended, found = (0, "killed", ()) if moment else made(folder, settings)
        pickle.dump((stands, ended, tuple(warned.said), found, left(folder)), answers)
        answers.flush()
        warned.said.clear()
        gc.collect()
        LimitFilter._raised_messages.clear()  # says nothing twice in a process


if __name__ == "__main__":
    main(Path(sys.argv[1]).resolve(), sys.argv[2])
