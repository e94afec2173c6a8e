"""What a release holds, kept beside it and never inside what is served."""

import json
from collections.abc import Mapping
from dataclasses import astuple, dataclass
from pathlib import Path

from plugins.delivery.sites import Content, Site


@dataclass(frozen=True, slots=True)
class Written:
    """A file of a release as it was written; *changed* is its time in nanoseconds."""

    size: int
    sha256: str
    changed: int
    withdrawn: bool
    linked: bool

    @classmethod
    def of(cls, path: Path, content: Content, *, linked: bool) -> "Written":
        """What was written at *path*."""
        changed = path.stat().st_mtime_ns
        return cls(content.size, content.sha256, changed, content.withdrawn, linked)


@dataclass(frozen=True, slots=True)
class Manifest:
    """A release at *path*: *previous* is the name of the one it followed."""

    path: Path
    digest: str
    previous: str
    files: Mapping[str, Written]

    @property
    def name(self) -> str:
        return self.path.name

    def linkable(self) -> "Linkable":
        """The files of this release that still are what was written."""
        standing = {
            address: written.sha256
            for address, written in self.files.items()
            if _stands(self.path / address, written)
        }
        return Linkable(self.path, standing, {sha: address for address, sha in standing.items()})

    def save(self) -> None:
        """Put the manifest beside the release, whole or not at all."""
        files = {address: astuple(written) for address, written in self.files.items()}
        told = {"digest": self.digest, "previous": self.previous, "files": files}
        beside = self.path.with_name(f".new-{self.name}.json")
        beside.write_text(json.dumps(told, ensure_ascii=False), encoding="utf-8")
        beside.replace(self.path.with_name(f"{self.name}.json"))


@dataclass(frozen=True, slots=True)
class Linkable:
    """Files of a release by address (→ digest) and by digest (→ an address)."""

    path: Path
    addresses: Mapping[str, str]
    digests: Mapping[str, str]

    def find(self, address: str, sha256: str) -> Path | None:
        """A file with that digest: the one at *address* before any other."""
        same = self.addresses.get(address) == sha256
        found = address if same else self.digests.get(sha256)
        return self.path / found if found is not None else None


NOTHING = Linkable(Path(), {}, {})


def manifest_of(
    site: Site, path: Path, previous: Manifest | None, files: Mapping[str, Written]
) -> Manifest:
    """The manifest of *site* as the release at *path*."""
    return Manifest(path, site.digest, previous.name if previous else "", files)


def read_manifest(releases: Path, name: str) -> Manifest | None:
    """The manifest of the release *name*; None where there is no such release, or none is known."""
    try:
        told = json.loads((releases / f"{name}.json").read_text("utf-8"))
        files = {address: Written(*row) for address, row in told["files"].items()}
        manifest = Manifest(releases / name, told["digest"], told["previous"], files)
    except (FileNotFoundError, ValueError, KeyError, TypeError):
        return None
    return manifest if manifest.path.is_dir() else None


def intact(release: Manifest) -> bool:
    """Whether no file of *release* was altered or removed since."""
    return all(_stands(release.path / address, file) for address, file in release.files.items())


def _stands(path: Path, written: Written) -> bool:
    try:
        now = path.stat()
    except OSError:
        return False
    return (now.st_size, now.st_mtime_ns) == (written.size, written.changed)
