"""A small site and the words that stay inside of it, for tests of the audit's own machinery."""

from collections.abc import Mapping, Sequence
from functools import partial
from hashlib import blake2b
from pathlib import Path

from plugins.audit.folding import folded
from plugins.audit.kinds import Kind
from plugins.audit.looking import Looking
from plugins.audit.memory import Memory
from plugins.audit.proving import Examined, examined
from plugins.audit.sources import Sources
from plugins.audit.words import Source, Words, said

FRAME = "<!doctype html><title>页</title><nav><a href='/'>首页</a></nav><p>{}</p><p>页脚</p>"


class Books(Sources):
    """Books by name: what they keep inside, and what they say."""

    def __init__(self, books: Mapping[str, tuple[Sequence[str], Sequence[str]]]) -> None:
        self.books, self.code = books, "code"
        self.told: list[str] = []

    def every(self, listed: tuple[str, Mapping[str, str]] = ("", {})) -> list[Source]:
        self.listed = listed
        return [
            Source(name, blake2b(repr((name, one)).encode()).hexdigest(), partial(self._tell, name))
            for name, one in self.books.items()
        ]

    def _tell(self, name: str) -> Words:
        inside, sayable = self.books[name]
        self.told.append(name)
        return Words(dict.fromkeys(map(folded, inside), Kind.INTERNAL), {}, said(sayable))


class Stage:
    """A site in *folder* that is audited again and again."""

    def __init__(self, folder: Path, workers: int = 1) -> None:
        self.site, self.cache, self._workers = folder / "site", folder / "cache", workers
        self.site.mkdir()

    def page(self, name: str, text: str) -> None:
        """Put a page with this *text* into the site."""
        self.put(f"{name}.html", FRAME.format(text).encode())

    def put(self, address: str, data: bytes) -> None:
        """Put a file into the site as a build does: a new one takes the old one's place."""
        beside = self.site.parent / "beside"
        beside.write_bytes(data)
        beside.replace(self.site / address)

    def audited(self, sources: Sources) -> Examined:
        """What an audit finds that remembers the ones before it."""
        return examined(Looking(self.site, Memory(self.cache), self._workers), sources)

    def anew(self, sources: Sources, cache: Path) -> Examined:
        """What an audit finds that remembers nothing."""
        return examined(Looking(self.site, Memory(cache), self._workers), sources)


def books(*inside: str, sayable: Sequence[str] = ()) -> Books:
    """One book that keeps *inside* what is named, and one that says what is *sayable*."""
    return Books({"inside": (inside, ()), "outside": ((), sayable)})
