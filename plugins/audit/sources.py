"""Everything that says words: workbooks, attachments, the site's own files; each with its key."""

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from hashlib import blake2b
from importlib.metadata import version
from pathlib import Path

from plugins.audit.attachments import Told
from plugins.audit.decoding import texts
from plugins.audit.folding import NotExaminable
from plugins.audit.inputs import Inputs, key_of
from plugins.audit.strangers import told_by
from plugins.audit.words import Source, Words, words
from plugins.publication.archive.coding import told
from plugins.registry.loading import workbooks
from plugins.registry.models.authorities import Authority

OWN = (".md", ".html", ".css", ".js", ".py", ".txt", ".svg", ".yaml")
"""Files that hold words of the site itself."""
READERS = ("ahocorasick_rs", "olefile", "opencc", "pillow", "pydantic", "pypdf", "xlrd")
"""Packages that decide what a file is read as, and what is found in it."""
ROOMS = Path(__file__).parent.parent


def code() -> str:
    """Changes when an audit may see other things in the same files: with our code and `READERS`."""
    found = blake2b("\n".join((sys.version, *map(version, READERS))).encode(), digest_size=16)
    for source in sorted(ROOMS.rglob("*.py")):
        found.update(source.relative_to(ROOMS).as_posix().encode() + b"\0" + source.read_bytes())
    return found.hexdigest()


class Sources:
    """The sources of a site made of *inputs*, with *own* words, and words that are *allowed*.

    *listed*: digests of what the catalogue says of each workbook, known from an audit before for
    the same catalogue (``Sources.listed``).
    """

    def __init__(self, inputs: Inputs, own: Sequence[Path], allowed: Sequence[str]) -> None:
        self._inputs, self._own, self._allowed = inputs, own, allowed
        self.code = code()

    def every(self, listed: tuple[str, Mapping[str, str]] = ("", {})) -> list[Source]:
        """All sources; ``listed`` is told of the catalogue that it describes."""
        self.listed = self._listed(*listed)
        found = [*self._books(), *self._attachments(), *self._others()]
        return [one._replace(key=_digest(self.code, one.name, one.key)) for one in found]

    def _listed(self, catalogue: str, known: Mapping[str, str]) -> tuple[str, Mapping[str, str]]:
        public = self._inputs.publication.public
        if catalogue != public.catalogue_digest:
            known = {
                name: _digest(*((type(one).__name__, one.source, told(one)) for one in book.public))
                for name, book in self._inputs.listed.items()
            }
        return public.catalogue_digest, known

    def _books(self) -> Iterator[Source]:
        inputs = self._inputs
        public = inputs.publication.public
        digests, (_, listed) = public.archive.digests(), self.listed
        paths = {name: path for path, name in workbooks(inputs.lists)}
        blocked: dict[str, list[tuple[str, int]]] = {}
        for name, sheet, row in sorted(inputs.loaded.blocked.rows):
            blocked.setdefault(name, []).append((sheet, row))
        whole = _digest(public.as_of, sorted(inputs.policy.full_names))
        owners: dict[str, list[str]] = {}
        for owner in inputs.loaded.registry.all(Authority):
            owners.setdefault(owner.source.folder, []).append(owner.name)
        for name in sorted({*paths, *inputs.books}):
            path = paths.get(name)
            key = _digest(
                whole,
                key_of(path) if path else b"",
                listed.get(name),
                digests.get(name),
                blocked.get(name),
                owners.get(Path(name).parts[0]),
            )
            yield Source(f"book {name}", key, partial(self._of_book, name, path))

    def _of_book(self, name: str, path: Path | None) -> Words:
        book = self._inputs.book(name)
        return words(book.values(path) if path else (), book.sayable())

    def _attachments(self) -> Iterator[Source]:
        for path in self._inputs.files:
            name = path.relative_to(self._inputs.lists).as_posix()
            key = _digest(key_of(path), self._inputs.shows(path))
            yield Source(f"file {name}", key, partial(self._of_file, path))

    def _of_file(self, path: Path) -> Words:
        texts = next((found for _, found in told_by([path])), Told())
        body = texts.body if self._inputs.shows(path) else ()
        return words(self._inputs.values_in(path, texts), body)

    def _others(self) -> Iterator[Source]:
        """What says nothing that stays inside, but much that may be said."""
        for name, found in (
            ("allowed", self._allowed),
            ("called", list(self._inputs.called())),
            ("stood", list(self._inputs.stood())),
        ):
            yield _sayable(name, _digest(*found), partial(iter, found))
        for path in self._own:
            files = list(_files(path))
            key = _digest(*((one.as_posix(), key_of(one)) for one in files))
            yield _sayable(f"own {path}", key, partial(_own, files))


def _sayable(name: str, key: str, tell: Callable[[], Iterable[str]]) -> Source:
    return Source(name, key, lambda: words((), tell()))


def _own(files: Iterable[Path]) -> Iterator[str]:
    for path in files:
        try:
            yield from texts(f"{path.stem}.txt", path.read_bytes())
            if path.suffix in (".md", ".html"):
                yield from texts(f"{path.stem}.html", path.read_bytes())
        except NotExaminable:
            continue


def _files(path: Path) -> list[Path]:
    found = path.rglob("*") if path.is_dir() else (path,)
    return sorted(one for one in found if one.suffix in OWN and one.is_file())


def _digest(*parts: object) -> str:
    found = blake2b(digest_size=16)
    for part in parts:
        found.update(repr(part).encode(errors="surrogateescape") + b"\0")
    return found.hexdigest()
