"""The site to deliver: every file of a folder with its digests, or why it cannot be delivered."""

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from hashlib import md5, sha256
from pathlib import Path

from plugins.delivery.kinds import WITHDRAWN, is_page
from plugins.delivery.sentences import Failed, Refused, Sentence, reason

NEEDED = ("index.html", "404.html")
KEPT_DOTS = (".well-known",)
MANY_PAGES = 20
SHARE = 0.25
"""More than so many pages and this share of them never vanish without the publisher's word."""


@dataclass(frozen=True, slots=True)
class Content:
    """What a file holds: bytes, and two digests in hexadecimal."""

    size: int
    sha256: str
    md5: str
    withdrawn: bool = False

    @classmethod
    def of(cls, address: str, data: bytes) -> "Content":
        """What *data* at *address* is."""
        withdrawn = is_page(address) and WITHDRAWN in data
        plain = md5(data, usedforsecurity=False).hexdigest()
        return cls(len(data), sha256(data).hexdigest(), plain, withdrawn)


@dataclass(frozen=True)
class Site:
    """A finished site: *files* by address in order; *left_out* are files that are not of it."""

    folder: Path
    files: Mapping[str, Content]
    left_out: tuple[str, ...] = ()

    @cached_property
    def digest(self) -> str:
        """One digest for all addresses and contents."""
        rows = (f"{address}\0{content.sha256}\n" for address, content in self.files.items())
        return sha256("".join(rows).encode()).hexdigest()

    def read(self, address: str) -> bytes:
        """The bytes of *address*, which are still those that were looked at."""
        try:
            data = (self.folder / address).read_bytes()
        except OSError as problem:
            raise _changed(address) from problem
        if Content.of(address, data) != self.files[address]:
            raise _changed(address)
        return data


def read_site(folder: Path, unfinished: Path) -> Site:
    """Look at every file of *folder*; *unfinished* names the folder of a build that did not end."""
    if unfinished.is_file() and unfinished.read_text("utf-8") == str(folder.resolve()):
        raise Failed(
            Sentence(
                f"{folder} 上次没有生成完，请先运行 make site。",
                f"{folder} was not finished by its last build; run make site first.",
            )
        )
    missing = [name for name in NEEDED if not (folder / name).is_file()]
    if missing:
        raise Failed(
            Sentence(
                f"{folder} 不是生成好的网站（缺少 {missing[0]}），请先运行 make site。",
                f"{folder} is no finished site ({missing[0]} is missing); run make site first.",
            )
        )
    try:
        return _site(folder)
    except OSError as problem:
        why = reason(problem)
        raise Failed(
            Sentence(f"无法读取 {folder}：{why.zh}。", f"{folder} cannot be read: {why.en}.")
        ) from problem


def guard(before: frozenset[str], after: frozenset[str]) -> None:
    """Refuse where too many pages of *before* are not in *after*."""
    pages = {address for address in before if is_page(address)}
    gone = pages - after
    if len(gone) > MANY_PAGES and len(gone) > SHARE * len(pages):
        raise Refused(
            Sentence(
                f"线上 {len(pages)} 个网页中有 {len(gone)} 个将消失（如 {min(gone)}），"
                "因此没有发布；确需如此请加 --shrink。",
                f"{len(gone)} of the {len(pages)} pages there would vanish (such as {min(gone)}), "
                "so nothing was published; if that is meant, add --shrink.",
            )
        )


def _site(folder: Path) -> Site:
    addresses = sorted(_addresses(folder))
    ours = [address for address in addresses if not _is_left_out(folder, address)]
    files = {address: Content.of(address, (folder / address).read_bytes()) for address in ours}
    return Site(folder, files, tuple(address for address in addresses if address not in files))


def _addresses(folder: Path) -> Iterator[str]:
    def stop(problem: OSError) -> None:
        raise problem

    for path, _, names in os.walk(folder, onerror=stop):
        for name in names:
            yield (Path(path) / name).relative_to(folder).as_posix()


def _is_left_out(folder: Path, address: str) -> bool:
    """Dot files are what a killed build or an editor left; a link may lead out of the site."""
    hidden = any(part.startswith(".") and part not in KEPT_DOTS for part in address.split("/"))
    return hidden or (folder / address).is_symlink()


def _changed(address: str) -> Failed:
    return Failed(
        Sentence(
            f"发布过程中 {address} 发生了变化，请等网站生成结束后再发布。",
            f"{address} changed while it was published; publish when the site is made.",
        )
    )
