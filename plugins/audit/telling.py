"""What the files of a site tell, as it is compared: every part once for each batch of files."""

import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Generic, NamedTuple, TypeVar

from plugins.audit.batches import File
from plugins.audit.decoding import divided, joined, pieces, unwrapped
from plugins.audit.folding import APART, NotExaminable, folded
from plugins.audit.runs import DIGEST, Run, is_in_runs, runs
from plugins.audit.search_files import FOLDER as SEARCH
from plugins.audit.search_files import SearchFiles

Part = TypeVar("Part", str, bytes)
REMEMBERED = 100_000
"""Parts that are remembered while a batch is read: its files share most of what they say."""
LONG = 4000
"""Characters from which a part is not remembered: another file hardly says it again."""
FULL = 1_000_000
"""Characters of a text: more begin another, so that no batch fills the memory."""
LARGEST = 4 * FULL
"""Characters of all that is remembered: facts of decisions are longer than the names on pages."""


class Text(NamedTuple):
    """What files tell, folded, in UTF-8 and divided by ``APART``.

    *cut*: pieces of which nobody knows what stood beside them.
    """

    whole: bytes
    cut: bytes


class Fresh(Generic[Part]):
    """Parts that were told before are not told again."""

    def __init__(self, known: Iterable[Part] = ()) -> None:
        self._known: set[Part] = set()
        self._size = 0
        self.know(known)

    def of(self, parts: Iterable[Part]) -> list[Part]:
        """Those of *parts* that are not known, each once."""
        return [part for part in dict.fromkeys(parts) if part not in self._known]

    def know(self, parts: Iterable[Part]) -> None:
        """*parts* were told; what is known is forgotten when it becomes much."""
        if len(self._known) > REMEMBERED or self._size > LARGEST:
            self._known.clear()
            self._size = 0
        short = [part for part in parts if len(part) < LONG]
        self._known.update(short)
        self._size += sum(map(len, short))


class Known(NamedTuple):
    """What was told before: *texts*, and digests of the runs of large files that they tell."""

    texts: Iterable[Text] = ()
    runs: Mapping[str, bytes] = MappingProxyType({})


class Teller:
    """Reads the files of *site*."""

    def __init__(self, site: Path) -> None:
        self._site = site
        self._search = SearchFiles(site)

    def begun(self, known: Known | None = None) -> "Telling":
        """A batch that is read from now on, of which something may be *known*."""
        return Telling(self, known or Known())

    def texts(self, address: str, data: bytes) -> Iterator[str]:
        """The texts of the file *data* at *address*."""
        if address.startswith(f"{SEARCH}/") and address.endswith(".bin"):
            yield from self._search.texts(address, data)
        else:
            yield from pieces(address, data)

    def ask_for(self, files: Iterable[File]) -> None:
        """Let the system fetch *files* from the disk, in the order in which they lie there.

        A site is larger than the memory, and its files lie in the order in which they were made:
        one after another, by address, they would be waited for.
        """
        if not hasattr(os, "posix_fadvise"):
            return
        small = (file for file in files if not is_in_runs(file.address, file.size))
        for file in sorted(small, key=lambda file: file.number):
            try:
                number = os.open(f"{self._site}/{file.address}", os.O_RDONLY)
            except OSError:
                continue  # told by who reads it
            os.posix_fadvise(number, 0, 0, os.POSIX_FADV_WILLNEED)
            os.close(number)

    def read(self, address: str) -> bytes:
        """The bytes of the file at *address*; NotExaminable where it cannot be read."""
        try:
            with open(f"{self._site}/{address}", "rb") as file:  # noqa: PTH123 - by the 100,000
                return file.read()
        except OSError as problem:
            raise NotExaminable(type(problem).__name__) from problem

    def runs(self, address: str) -> Iterator[Run]:
        """The runs of the large file at *address*."""
        return runs(self._site / address)


class Telling:
    """One batch as it is read: *runs* of large files by address, and which files are *closed*."""

    def __init__(self, teller: Teller, known: Known) -> None:
        self._teller, self._known = teller, known
        self._marks = Fresh[bytes]()
        self._parts = {False: Fresh[str](), True: Fresh[str]()}
        self._told = {False: Fresh[str](), True: Fresh[str]()}
        size = 0
        for text in known.texts:
            for cut, data in enumerate(text):
                self._told[bool(cut)].know(data.decode().split(APART))
                size += len(data)
            if size > LARGEST:
                break  # whoever tells more than that tells it in runs
        self._held: dict[bool, list[str]] = {False: [], True: []}
        self._size = 0
        self.runs: dict[str, bytes] = {}
        self.closed: list[tuple[str, str]] = []

    def texts(self, files: Iterable[File]) -> Iterator[Text]:
        """What *files* tell that was not told before."""
        for file in files:
            address, cut = file.address, file.address.startswith(f"{SEARCH}/t/")
            try:
                for text in self._of(file, self._parts[cut]):
                    self._tell(text, cut=cut)
                    if self._size > FULL:
                        yield self._text()
            except NotExaminable as problem:
                self.closed.append((address, str(problem)))
        if self._size:
            yield self._text()

    def _of(self, file: File, known: Fresh[str]) -> Iterator[str]:
        yield from self._new(file.address, known)
        if is_in_runs(file.address, file.size):
            yield from self._runs(file.address, known)
        else:
            yield from self._read(file.address, self._teller.read(file.address), known)

    def _runs(self, address: str, known: Fresh[str]) -> Iterator[str]:
        """The texts of the runs of a file that are not known."""
        held, found = self._known.runs.get(address, b""), bytearray()
        before = {held[at : at + DIGEST] for at in range(0, len(held), DIGEST)}
        for run in self._teller.runs(address):
            digest = run.digest
            found += digest
            if digest not in before:
                for text in run.texts():
                    yield from self._new(text, known)
        self.runs[address] = bytes(found)

    def _read(self, address: str, data: bytes, known: Fresh[str]) -> Iterator[str]:
        """The texts of a file as far as they are new."""
        if address.endswith(".html"):
            parts = self._marks.of(divided(data))
            self._marks.know(parts)
            data = joined(parts)
        for text in self._teller.texts(address, data):
            yield from self._new(text, known)

    @staticmethod
    def _new(text: str, known: Fresh[str]) -> Iterator[str]:
        """What is new in *text*, also with escapes undone."""
        fresh = known.of(text.split(APART))
        known.know(fresh)
        if fresh:
            yield from unwrapped(APART.join(fresh))

    def _tell(self, text: str, *, cut: bool) -> None:
        told = self._told[cut]
        fresh = told.of(folded(text).split(APART))
        told.know(fresh)
        self._held[cut] += fresh
        self._size += sum(map(len, fresh))

    def _text(self) -> Text:
        """What is held, and from now on nothing is."""
        whole, cut = (
            APART.join(self._held[one]).encode("utf-8", "replace") for one in (False, True)
        )
        self._held = {False: [], True: []}
        self._size = 0
        return Text(whole, cut)
