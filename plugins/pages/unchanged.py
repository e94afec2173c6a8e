"""Whether the site that stands is the one these inputs make, found out without making anything.

Only what needs nothing but the standard library, since a process that has nothing to do should end
before it has read the rest.  Inputs are compared by all their bytes; the site, which only a build
writes, by the names, sizes and times of its files.
"""

import json
import os
import runpy
import sys
import sysconfig
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import Any, Self

from plugins.pages.mirroring import kept
from plugins.pages.surveying import stands, survey

STATE = "stands.json"
"""What made which site; in the cache folder."""
UNFINISHED, KEPT = "unfinished", "kept"
"""In the cache: the mark of a build that did not end, and what the next build remembers."""
PROGRAM = ("plugins", "tasks.py", "pelicanconf.py", "requirements.lock")
FOLDERS = ("LISTS_PATH", "PATH", "THEME")
"""Settings that name a folder of inputs; ``LAWS_PATHS`` names several."""
SKIPPED = "__pycache__"
SAME = (
    "没有变化：清单、正文、主题、程序和设置都与上次相同，{} 里就是它们的网站。\n"
    "  Nothing changed: {} holds the site of these lists already."
)
VARIABLES = {"today": "PUBLICATION_DATE", "strict": "STRICT", "shrink": "SHRINK"}
"""Options of ``site`` that reach the settings, and as which variable."""


@dataclass(frozen=True, slots=True)
class Standing:
    """One build: where its site stands, where it remembers, and a digest of all it is made of."""

    output: Path
    cache: Path
    inputs: str

    @classmethod
    def of(cls, output: str, given: Mapping[str, str], root: Path) -> Self:
        """The build of the project at *root* into *output* with the variables *given*."""
        settings = _settings(root, given)
        folders = [root / settings[name] for name in FOLDERS]
        folders += [root / path for path in settings["LAWS_PATHS"]]
        told = sorted((name, repr(value)) for name, value in settings.items() if name.isupper())
        installed = Path(sysconfig.get_path("purelib")).glob("*.dist-info")
        packages = sorted(path.name for path in installed)
        digest = blake2b(json.dumps([sys.version, str(root), output, told, packages]).encode())
        for path in (*(root / name for name in PROGRAM), *folders):
            for name, place in _files(path):
                data = _bytes(place)
                digest.update(f"\0{name}\0{len(data)}\0".encode(errors="surrogateescape"))
                digest.update(data)
        return cls(root / output, root / settings["BUILD_CACHE"], digest.hexdigest())

    def holds(self) -> bool:
        """Whether the site stands that these inputs make, as it was made."""
        try:
            state = json.loads((self.cache / STATE).read_text(encoding="utf-8"))
            there = self._remembered()
            if state["inputs"] != self.inputs or not there.issuperset(state["cache"]):
                return False
            if UNFINISHED in there or not self.output.is_dir():
                return False
            return bool(state["made"] == self._made())
        except (OSError, ValueError, KeyError, TypeError):
            return False

    def remember(self) -> None:
        """Note that these inputs made the site as it stands now, which the build knows."""
        made = kept(self.cache, self.output.resolve()).stands
        state = {
            "inputs": self.inputs,
            "made": f"{made} {self._kept()}" if made else self._made(),
            "cache": sorted(self._remembered() - {STATE}),
        }
        beside = self.cache / f".{STATE}"
        beside.write_text(json.dumps(state), encoding="utf-8")
        beside.replace(self.cache / STATE)

    def _remembered(self) -> set[str]:
        """What the cache holds; most of it can be made again, but only by a build."""
        return {path.name for path in self.cache.iterdir()}

    def _made(self) -> str:
        """A digest of how the files of the site, and what was remembered for the next, stand."""
        return f"{stands(survey(self.output))} {self._kept()}"

    def _kept(self) -> str:
        return stands(survey(self.cache / KEPT))


def asked(command: Sequence[str]) -> dict[str, str] | None:
    """The variables and the output that *command* gives to ``site``; None where it is another."""
    program, *words = command
    if Path(program).parent.name != "invoke" and Path(program).stem not in ("invoke", "inv"):
        return None
    if not words or words.pop(0) != "site":
        return None
    given: dict[str, str] = {}
    while words:
        option, equals, value = words.pop(0).removeprefix("--").partition("=")
        if option in ("strict", "shrink") and not equals:
            given[VARIABLES[option]] = "1"
        elif option in ("output", "today") and (equals or words):
            given[VARIABLES.get(option, option)] = value if equals else words.pop(0)
        else:
            return None
    return given


def _settings(root: Path, given: Mapping[str, str]) -> dict[str, Any]:
    """The settings as a build would read them that finds *given* in its environment."""
    before = dict(os.environ)
    os.environ.update({name: value for name, value in given.items() if value})
    try:
        return runpy.run_path(str(root / "pelicanconf.py"))
    finally:
        os.environ.clear()
        os.environ.update(before)


def _files(path: Path) -> Iterator[tuple[str, str]]:
    """(name from *path* on, place) of every file of *path*, in an order that never changes."""
    if path.is_dir():
        start = len(str(path))
        yield from ((entry.path[start:], entry.path) for entry in _entries(str(path)))
    else:
        yield "", str(path)


def _entries(folder: str) -> Iterator["os.DirEntry[str]"]:
    """Every file below *folder*, in an order that never changes."""
    with os.scandir(folder) as found:
        entries = sorted(found, key=lambda entry: entry.name)
    for entry in entries:
        if not entry.is_dir(follow_symlinks=False):
            yield entry
        elif entry.name != SKIPPED:
            yield from _entries(entry.path)


def _bytes(place: str) -> bytes:
    """What stands in a file; one that cannot be read is told by the build that reads it."""
    try:
        return Path(place).read_bytes()
    except OSError as problem:
        return f"\0{problem.errno}".encode()
