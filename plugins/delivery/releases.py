"""Publication to a folder: whole releases beside each other, and one link that switches.

A web server shows ``<target>/current``.  Each release is laid out under a name that nobody reads
and gets its own name when it is whole; then the link is replaced, in one step of the file system.
"""

import errno
import os
import shutil
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from plugins.delivery.kinds import Kind, is_page, kind
from plugins.delivery.locking import alone
from plugins.delivery.manifests import (
    NOTHING,
    Manifest,
    Written,
    intact,
    manifest_of,
    read_manifest,
)
from plugins.delivery.records import Delivered
from plugins.delivery.sentences import Failed, Refused, Sentence, Tell
from plugins.delivery.sites import Site, guard

CURRENT, RELEASES, LOCK = "current", "releases", ".publishing.lock"
NEW, OLD = ".new-", ".old-"
NO_LINKS = {errno.EMLINK, errno.EXDEV, errno.EPERM, errno.EOPNOTSUPP}
"""The file system allows no (further) hard link: the file is copied instead."""


@dataclass(frozen=True, slots=True)
class Place:
    """A folder that is published to, and how many *releases* stay in it."""

    folder: Path
    keep: int

    def publish(self, site: Site, tell: Tell, *, shrink: bool = False) -> Delivered:
        """Lay *site* out as a new release and switch to it, or leave everything as it is."""
        with alone(self.folder / LOCK, str(self.folder)):
            previous = self._before()
            if previous is not None and previous.digest == site.digest and intact(previous):
                return _nothing_new(previous)
            if not shrink:
                guard(frozenset(previous.files if previous else ()), frozenset(site.files))
            release = self._lay_out(site, previous, tell)
            self._switch(release)
            gone = sorted(set(previous.files if previous else ()) - set(site.files))
            warnings = self._prune(release)
        sent = sum(not written.linked for written in release.files.values())
        return Delivered(
            Sentence(
                f"已发布到 {self.folder}：{len(site.files)} 个文件，其中 {sent} 个是新的，"
                f"移除 {len(gone)} 个（版本 {release.name}）。",
                f"Published to {self.folder}: {len(site.files)} files, {sent} of them new, "
                f"{len(gone)} removed (release {release.name}).",
            ),
            "published",
            len(site.files),
            sent,
            len(site.files) - sent,
            tuple(gone),
            release.name,
            previous.name if previous else "",
            warnings,
        )

    def rollback(self, name: str = "", *, bring_back: bool = False) -> Delivered:
        """Switch to the release *name*, or to the one before the current one."""
        with alone(self.folder / LOCK, str(self.folder)):
            current = self._before()
            wanted = name or (current.previous if current else "")
            back = read_manifest(self.folder / RELEASES, wanted) if wanted else None
            if current is None or back is None or back.name == current.name:
                raise self._no_way_back(wanted)
            if not intact(back):
                raise _damaged(back.name)
            if not bring_back:
                _guard_return(current, back)
            self._switch(back)
        return Delivered(
            Sentence(
                f"已从版本 {current.name} 退回到 {back.name}。",
                f"Went back from release {current.name} to {back.name}.",
            ),
            "rolled back",
            files=len(back.files),
            gone=tuple(sorted(set(current.files) - set(back.files))),
            release=back.name,
            previous=current.name,
        )

    def _before(self) -> Manifest | None:
        """The release that is served; what a killed publication left behind is removed."""
        releases = self.folder / RELEASES
        releases.mkdir(exist_ok=True)
        current = self.folder / CURRENT
        if current.exists() and not current.is_symlink():
            raise Failed(
                Sentence(
                    f"{current} 不是本程序建立的链接，请换一个发布位置或先把它移走。",
                    f"{current} is no link of ours: publish elsewhere, or move it away first.",
                )
            )
        for path in sorted(releases.iterdir()):
            if path.name.startswith((NEW, OLD)):
                _remove(path)
            elif path.suffix == ".json" and not path.with_suffix("").is_dir():
                path.unlink()
        if not current.is_symlink():
            return None
        # Where the manifest is lost, everything counts as new.
        return read_manifest(releases, current.readlink().name)

    def _lay_out(self, site: Site, previous: Manifest | None, tell: Tell) -> Manifest:
        """A whole release with its own name, which nobody is shown yet."""
        releases = self.folder / RELEASES
        numbers = [int(path.name.partition("-")[0]) for path in _all(releases)]
        name = f"{max(numbers, default=0) + 1:06}-{site.digest[:12]}"
        beside = releases / f"{NEW}{name}"
        try:
            beside.mkdir()
            written = dict(self._write(site, previous, beside))
            tell(Sentence(f"{len(written)} 个文件已写好。", f"{len(written)} files are written."))
            release = manifest_of(site, releases / name, previous, written)
            release.save()
            _sync(beside, *[path for path in sorted(beside.rglob("*")) if path.is_dir()])
            beside.rename(releases / name)
            _sync(releases)
        except BaseException:
            # Whatever ended it; what cannot be removed now is removed by the next publication.
            shutil.rmtree(beside, ignore_errors=True)
            raise
        return release

    def _write(
        self, site: Site, previous: Manifest | None, beside: Path
    ) -> Iterator[tuple[str, Written]]:
        known = previous.linkable() if previous else NOTHING
        for address, content in site.files.items():
            path = beside / address
            path.parent.mkdir(parents=True, exist_ok=True)
            linked = _link(known.find(address, content.sha256), path)
            if not linked:
                _copy(site.read(address), path)
            yield address, Written.of(path, content, linked=linked)
        for address, old in (previous.files if previous else {}).items():
            # A page that was opened a moment ago still asks for its style and script.
            if address not in site.files and kind(address) is Kind.THEME:
                path = beside / address
                path.parent.mkdir(parents=True, exist_ok=True)
                _link(known.find(address, old.sha256), path)

    def _switch(self, release: Manifest) -> None:
        """Show *release*: replacing a link is one step, seen by every reader before or after."""
        link = self.folder / f"{NEW}{CURRENT}"
        link.unlink(missing_ok=True)
        link.symlink_to(Path(RELEASES) / release.name)
        link.replace(self.folder / CURRENT)
        _sync(self.folder)

    def _prune(self, current: Manifest) -> tuple[Sentence, ...]:
        """Remove all but the newest releases; one that stays too long is told, not fatal."""
        releases = self.folder / RELEASES
        names = [path.name for path in _all(releases)]
        kept = {*names[-max(self.keep, 1) :], current.name}
        if self.keep > 1:
            kept.add(current.previous)
        try:
            for name in names:
                if name not in kept:
                    (releases / name).rename(releases / f"{OLD}{name}")
                    _remove(releases / f"{OLD}{name}")
                    (releases / f"{name}.json").unlink(missing_ok=True)
        except OSError as problem:
            said = problem.strerror or str(problem)
            return (Sentence(f"旧版本没有删干净：{said}。", f"An old release stays: {said}."),)
        return ()

    def _no_way_back(self, wanted: str) -> Refused:
        there = "、".join(path.name for path in _all(self.folder / RELEASES)) or "-"
        return Refused(
            Sentence(
                f"没有可退回的版本{wanted and ' ' + wanted}；现有：{there}。",
                f"There is no release {wanted and wanted + ' '}to go back to; there are: {there}.",
            )
        )


def _all(releases: Path) -> list[Path]:
    """Whole releases, oldest first."""
    return sorted(path for path in releases.iterdir() if path.is_dir() and path.name[0].isdigit())


def _link(known: Path | None, path: Path) -> bool:
    """Whether *path* is now another name of the file *known*."""
    if known is None:
        return False
    try:
        path.hardlink_to(known)
    except OSError as problem:
        if problem.errno not in NO_LINKS:
            raise
        return False
    return True


def _copy(data: bytes, path: Path) -> None:
    with path.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    # Readable by the web server, and not to be edited: older releases share the file.
    path.chmod(0o444)


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink()


def _sync(*folders: Path) -> None:
    """Make the names in *folders* survive a power cut, where the system can."""
    if os.name == "nt":
        return
    for folder in folders:
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _nothing_new(release: Manifest) -> Delivered:
    return Delivered(
        Sentence(
            f"网站没有变化，线上已是版本 {release.name}。",
            f"Nothing is new: release {release.name} is served already.",
        ),
        "unchanged",
        files=len(release.files),
        stands=len(release.files),
        release=release.name,
        previous=release.previous,
    )


def _guard_return(current: Manifest, back: Manifest) -> None:
    """Refuse to show again what has been removed or withdrawn since *back*."""
    removed = {address for address in back.files if is_page(address)} - set(current.files)
    returning = sorted(removed | set(_unmarked(current, back)))
    if returning:
        raise Refused(
            Sentence(
                f"退回到 {back.name} 会重新公开 {len(returning)} 个已移除或撤回的网页"
                f"（如 {returning[0]}），因此没有退回；确需如此请加 --bring-back。",
                f"Release {back.name} would show {len(returning)} removed or withdrawn pages again "
                f"(such as {returning[0]}), so nothing was done; if that is meant, add "
                "--bring-back.",
            )
        )


def _unmarked(current: Manifest, back: Manifest) -> Iterable[str]:
    for address, now in current.files.items():
        then = back.files.get(address)
        if now.withdrawn and then is not None and not then.withdrawn:
            yield address


def _damaged(name: str) -> Refused:
    return Refused(
        Sentence(
            f"版本 {name} 已被改动，不能退回；请重新生成并发布。",
            f"Release {name} was altered and cannot be shown; make the site and publish again.",
        )
    )
