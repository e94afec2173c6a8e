"""The parts of an ``.xlsx`` package and how they point to each other."""

import posixpath
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO, NamedTuple
from zipfile import BadZipFile, ZipFile

from plugins.registry.workbook.events import Attributes, listen
from plugins.registry.workbook.sayings import DAMAGED
from plugins.registry.workbook.verdicts import Unusable
from plugins.registry.workbook.zips import folded_name


class Relationship(NamedTuple):
    """One pointer: *kind* is the last word of its type, *target* a part's name, folded."""

    id: str
    kind: str
    target: str
    external: bool


class _Relationships:
    def __init__(self, folder: str) -> None:
        self.folder = folder
        self.found: list[Relationship] = []

    def start(self, name: str, attributes: Attributes) -> None:
        if name != "Relationship":
            return
        target = attributes.get("Target", "")
        external = attributes.get("TargetMode", "") == "External"
        if not external:
            target = folded_name(posixpath.normpath(posixpath.join(self.folder, target)))
        kind = attributes.get("Type", "").rpartition("/")[2]
        self.found.append(Relationship(attributes.get("Id", ""), kind, target, external))

    def end(self, name: str) -> None:
        """Nothing to do."""

    def text(self, data: str) -> None:
        """Nothing to do."""


class Package:
    """An open ``.xlsx`` zip by part names."""

    def __init__(self, archive: ZipFile) -> None:
        self._archive = archive
        self._members = {folded_name(m.filename): m for m in archive.infolist() if not m.is_dir()}

    def __contains__(self, part: str) -> bool:
        return part in self._members

    def names(self) -> list[str]:
        """All part names, folded and sorted."""
        return sorted(self._members)

    @contextmanager
    def open(self, part: str) -> Iterator[IO[bytes]]:
        """The inflated bytes of *part*; a missing or broken part makes the file damaged."""
        if part not in self._members:
            raise Unusable(DAMAGED, cause=f"no part {part}")
        try:
            with self._archive.open(self._members[part]) as stream:
                yield stream
        except (BadZipFile, EOFError, zlib.error, NotImplementedError) as error:
            raise Unusable(DAMAGED, cause=f"{part}: {error}") from error

    def relationships(self, part: str) -> list[Relationship]:
        """What *part* points to; empty where it has no relationships part."""
        folder, _, base = part.rpartition("/")
        rels = f"{folder}/_rels/{base}.rels".lstrip("/")
        if rels not in self._members:
            return []
        listener = _Relationships("/" + folder)
        with self.open(rels) as stream:
            listen(stream, listener)
        return listener.found
