"""Which pages the site that stands was made of, and what they were made from.

A making is not called again while the program, the theme, the settings, the day and the catalogue
are what they were, and so is everything that it asked for when it was called.
"""

import json
import sqlite3
import zlib
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from pathlib import Path
from typing import NamedTuple, Self

from plugins.registry.digests import depends

FILE = "made.sqlite"
"""In the cache; it names pages, and digests of what they show."""
SCHEMA = """
CREATE TABLE site (basis TEXT, stands TEXT);
CREATE TABLE making (name TEXT PRIMARY KEY, scopes TEXT, digest TEXT, addresses BLOB);
"""


class Made(NamedTuple):
    """What came of one making: the *addresses* of its pages, and the *scopes* it asked."""

    name: str
    addresses: tuple[str, ...]
    scopes: frozenset[str]


class Remembered:
    """What is remembered in *cache* of the site that *stands*; nothing where it is another.

    *basis* is a digest of everything all pages depend on, *scopes* one of what there is in each
    scope.  Use as a context: what is noted stands from ``keep`` on.
    """

    def __init__(self, cache: Path, stands: str, basis: str, scopes: Mapping[str, str]) -> None:
        self._path, self._stands = cache / FILE, stands
        self._basis, self._scopes = basis, scopes
        self._next = self._path.with_suffix(".new")
        self._next.unlink(missing_ok=True)
        self._base = sqlite3.connect(self._next, isolation_level=None)
        self._base.executescript(f"PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; {SCHEMA}")
        self._before = self._opened()

    def _opened(self) -> sqlite3.Connection | None:
        """What was kept of the site that stands, if it is of this basis."""
        if not self._path.is_file():
            return None
        base = sqlite3.connect(f"file:{self._path}?mode=ro", uri=True)
        try:
            found = base.execute("SELECT basis, stands FROM site").fetchall()
        except sqlite3.DatabaseError:
            found = []
        if found == [(self._basis, self._stands)]:
            return base
        base.close()
        return None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        """Forget what was noted and not kept."""
        self._base.close()
        if self._before is not None:
            self._before.close()
        self._next.unlink(missing_ok=True)

    def standing(self, name: str) -> Made | None:
        """The making *name* as it stands; None where anything it asked for is another now."""
        if self._before is None:
            return None
        asked = "SELECT scopes, digest, addresses FROM making WHERE name = ?"
        for told, digest, addresses in self._before.execute(asked, (name,)):
            scopes = frozenset(json.loads(told))
            if digest == self._digest(scopes):
                known = zlib.decompress(addresses).decode(errors="surrogateescape")
                return Made(name, tuple(known.split("\n") if known else ()), scopes)
        return None

    def note(self, made: Made) -> None:
        """What came of a making is part of the next site."""
        addresses = zlib.compress("\n".join(made.addresses).encode(errors="surrogateescape"), 1)
        scopes = json.dumps(sorted(made.scopes), ensure_ascii=False)
        row = made.name, scopes, self._digest(made.scopes), addresses
        self._base.execute("INSERT INTO making VALUES (?, ?, ?, ?)", row)

    def keep(self, stands: str) -> None:
        """What was noted is the site that *stands* now."""
        self._base.execute("INSERT INTO site VALUES (?, ?)", (self._basis, stands))
        self._base.close()
        self._next.replace(self._path)
        self._path.chmod(0o600)

    def _digest(self, scopes: AbstractSet[str]) -> str:
        return depends([(name, self._scopes.get(name, "")) for name in sorted(scopes)])
