"""The library of statutes: folders of Markdown, one file per edition, found by title."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

from plugins.registry.instruments.aliases import ALIASES
from plugins.registry.instruments.cache import HeadCache
from plugins.registry.instruments.editions import Body, Edition, Instrument, Named
from plugins.registry.instruments.headlines import Head, split_file
from plugins.registry.instruments.markdown import read_body
from plugins.registry.instruments.resolution import Resolution, resolve
from plugins.registry.instruments.titles import nearest_title
from plugins.registry.values.citations import Citation, title_key

_TRIAL = re.compile(r"（(?:试行|暂行)）$")
_YEAR_INSIDE = re.compile(r"（((?:19|20)\d\d)年?(?:修订|修正|版)?）$")
_SKIPPED = "_"
"""File names that begin so are lists of contents, not statutes."""


class Problem(NamedTuple):
    """A file of the library that could not be used as it stands, for publishers."""

    file: str
    zh: str
    en: str


@dataclass(frozen=True)
class Library:
    """All instruments by the key of their title, and what was wrong with the files.

    *digest* is that of all names and bytes it was read from.
    """

    instruments: Mapping[str, Instrument] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    _aliases: Mapping[str, str] = field(default_factory=dict)
    digest: str = ""
    _near: dict[str, Instrument | None] = field(default_factory=dict, compare=False, repr=False)

    def __len__(self) -> int:
        return len(self.instruments)

    def __iter__(self) -> Iterator[Instrument]:
        """All instruments in the order of their keys."""
        return iter(self.instruments.values())

    @property
    def editions(self) -> Iterator[Edition]:
        return (edition for instrument in self for edition in instrument.editions)

    def named(self, title: str) -> Named | None:
        """The instrument that bears *title*, or is known by it as an alias."""
        key = title_key(title)
        found = self.instruments.get(key)
        if found:
            return Named(found, "title")
        if key in self._aliases:
            return Named(self.instruments[self._aliases[key]], "alias")
        trial = _TRIAL.sub("", key)
        for other in (trial, f"{key}（试行）", f"{key}（暂行）"):
            if other != key and other in self.instruments:
                return Named(self.instruments[other], "trial")
        return None

    def near(self, title: str) -> Instrument | None:
        """The instrument whose title *title* nearly is: did you mean this?"""
        key = title_key(title)
        if key not in self._near:
            meant = nearest_title(key, (*self.instruments, *self._aliases))
            self._near[key] = self.instruments.get(self._aliases.get(meant or "", meant or ""))
        return self._near[key]

    def resolve(self, citation: Citation, on: date | None = None) -> Resolution:
        """Looks *citation* up as the law stood *on* that day, or as it stands last."""
        return resolve(self, citation, on)


@dataclass(frozen=True, slots=True)
class _File:
    """One file that was read: *name* is its path below the folder it came from."""

    name: str
    text: str
    head: Head


def load_library(folders: Sequence[Path], cache: Path | None = None) -> Library:
    """Every ``*.md`` file below *folders* as one library.

    Heads are read now, provisions when first asked for.  *cache* is a folder that keeps heads
    by the content of their file, so that a file that did not change is not read again.
    """
    heads = HeadCache(cache)
    digest = blake2b(digest_size=16)
    problems: list[Problem] = []
    files: list[_File] = []
    for folder in folders:
        files.extend(_files(folder, heads, problems, digest))
    heads.save()
    grouped: dict[str, list[_File]] = {}
    for file in files:
        grouped.setdefault(title_key(_bare(file.head.title)), []).append(file)
    instruments = {key: _instrument(grouped[key], problems) for key in sorted(grouped)}
    for key, file in _repealed_by(files):
        if key in instruments:
            instruments[key] = _without_force(instruments[key], file.head)
    aliases = _alias_table(instruments)
    return Library(instruments, tuple(sorted(problems)), aliases, digest=digest.hexdigest())


def _repealed_by(files: Iterable[_File]) -> Iterator[tuple[str, _File]]:
    """(key of a title, the file whose last article repeals it), the oldest file first."""
    for file in sorted(files, key=lambda f: (f.head.dated or date.max, f.name)):
        own = title_key(_bare(file.head.title))
        yield from ((key, file) for t in file.head.repeals if (key := title_key(t)) != own)


def _without_force(instrument: Instrument, by: Head) -> Instrument:
    """*instrument* as it is once *by* came; what was amended since then lives on."""
    since = by.repeals_since or by.effective or by.dated
    newest = instrument.newest
    if since is None or newest.repealed or newest.dated is None or newest.dated >= since:
        return instrument
    editions = (*instrument.editions[:-1], replace(newest, repealed=since))
    heir = instrument.replaced_by or _bare(by.title)
    return replace(instrument, editions=editions, replaced_by=heir)


def _bare(title: str) -> str:
    """宪法修正案（2018年） is an edition of 宪法修正案."""
    return _YEAR_INSIDE.sub("", title)


def _files(
    folder: Path, heads: HeadCache, problems: list[Problem], digest: blake2b
) -> Iterator[_File]:
    for path in sorted(folder.rglob("*.md")):
        if path.name.startswith(_SKIPPED):
            continue
        name = path.relative_to(folder).as_posix()
        content = path.read_bytes()
        digest.update(f"{name}\0{len(content)}\0".encode(errors="surrogateescape"))
        digest.update(content)
        try:
            text = content.decode("utf-8-sig")
        except UnicodeDecodeError:
            problems.append(Problem(name, "不是 UTF-8 编码。", "It is not in UTF-8."))
            continue
        head = heads.head(content, text, path.stem)
        if head is None:
            problems.append(Problem(name, "没有标题。", "It has no title."))
            continue
        problems.extend(
            Problem(
                name, f"文件头里看不懂：{words}", f"The head holds what we cannot read: {words}"
            )
            for words in head.unread
        )
        yield _File(name, text, head)


def _instrument(files: list[_File], problems: list[Problem]) -> Instrument:
    by_day: dict[str, list[_File]] = {}
    for file in files:
        by_day.setdefault(file.head.dated.isoformat() if file.head.dated else "", []).append(file)
    editions = tuple(_edition(by_day[day], problems) for day in sorted(by_day))
    newest = max(files, key=lambda f: (f.head.dated.isoformat() if f.head.dated else "", f.name))
    names = sorted({alias for file in files for alias in file.head.aliases})
    rank = newest.head.rank or next((f.head.rank for f in files if f.head.rank), None)
    return Instrument(
        _bare(newest.head.title), rank, tuple(names), editions, newest.head.replaced_by
    )


def _edition(files: list[_File], problems: list[Problem]) -> Edition:
    """One edition of several files: the books of a code, or copies of which one is kept."""
    kept: list[_File] = []
    for file in files:
        if any(_same(file, other) for other in kept):
            continue
        if any(_overlap(file, other) for other in kept):
            problems.append(
                Problem(
                    file.name,
                    f"与 {kept[0].name} 是同一版本，内容却不同；未采用。",
                    f"It is the same edition as {kept[0].name} in other words; not used.",
                )
            )
            continue
        kept.append(file)
    head = kept[0].head
    return Edition(
        title=_bare(head.title),
        dated=head.dated,
        published=head.published,
        effective=next((f.head.effective for f in kept if f.head.effective), None),
        repealed=head.repealed,
        decree=head.decree,
        issuer=head.issuer,
        changes=head.changes,
        sources=tuple(file.name for file in kept),
        read=partial(_read, tuple(file.text for file in kept)),
        kept=all(file.head.kept for file in kept),
    )


def _same(one: _File, other: _File) -> bool:
    return one.text.split() == other.text.split()


def _overlap(one: _File, other: _File) -> bool:
    numbers = {(p.article, p.bis) for p in read_body(split_file(one.text)[1]).provisions}
    others = {(p.article, p.bis) for p in read_body(split_file(other.text)[1]).provisions}
    return not numbers or not others or bool(numbers & others)


def _read(texts: Iterable[str]) -> Body:
    bodies = [read_body(split_file(text)[1]) for text in texts]
    provisions = sorted(
        (provision for body in bodies for provision in body.provisions),
        key=lambda p: (p.article, p.bis or 0),
    )
    return Body(tuple(provisions), tuple(line for body in bodies for line in body.loose))


def _alias_table(instruments: Mapping[str, Instrument]) -> dict[str, str]:
    """Alias key → key of an instrument in the library; a real title is never an alias."""
    table: dict[str, str] = {}
    for alias, title in sorted(ALIASES.items()):
        if title_key(title) in instruments:
            table[title_key(alias)] = title_key(title)
    for key, instrument in instruments.items():
        table.update({title_key(alias): key for alias in instrument.aliases})
    return {alias: key for alias, key in sorted(table.items()) if alias not in instruments}
