"""Work on all sources and all texts: shared by processes, in rounds where there are many values."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple, TypeVar

from plugins.audit.batches import Batch, File
from plugins.audit.folding import APART, is_name_like
from plugins.audit.kinds import Kind
from plugins.audit.memory import Exempt, Memory, Piece
from plugins.audit.searching import Searcher
from plugins.audit.telling import Known, Teller, Text
from plugins.audit.words import Source
from plugins.registry.forking import forked, processes

VALUES = 500_000
"""Values that are looked for in one round; what looks for them takes half a kilobyte each."""
FEW = 8
"""Pieces of work from which processes are worth their beginning."""
SMALL = 2_000_000
"""Bytes of texts in which few values can stand: the others are left out before the search."""

Given = TypeVar("Given")
Done = TypeVar("Done")


class Old(NamedTuple):
    """What is known of a batch before it is read: *texts* that tell of the files *same*.

    *runs* are those of large files that they tell as well; the *first* so many texts were those
    of a batch that was read as a whole.
    """

    texts: tuple[str, ...] = ()
    same: frozenset[File] = frozenset()
    runs: Mapping[str, bytes] = MappingProxyType({})
    first: int = 0


class Made(NamedTuple):
    """What was made of a batch: the names of its *texts* and which are *fresh*, as of a `Piece`."""

    texts: tuple[str, ...]
    fresh: tuple[str, ...]
    closed: tuple[tuple[str, str], ...]


class Found(NamedTuple):
    """A value in a text of a piece of work, and whether it stood alone there."""

    where: str
    form: str
    alone: bool


class Looking:
    """Looks into the texts of *site* and the words of sources, by *workers* processes.

    *told* is told how many files more were read.
    """

    def __init__(
        self,
        site: Path,
        memory: Memory,
        workers: int,
        told: Callable[[int], object] = lambda _: None,
    ) -> None:
        self.site, self.memory, self._workers, self._told = site, memory, workers, told

    def each(self, task: Callable[[Given], Done], given: Sequence[Given]) -> Iterator[Done]:
        """What *task* makes of each of those *given*, in any order."""
        count = min(processes(self._workers), len(given))
        return forked(task, given, count) if count > 1 and len(given) >= FEW else map(task, given)

    def tell(self, sources: Sequence[Source]) -> None:
        """Keep the words of *sources*."""
        for _ in self.each(
            lambda at: self.memory.keep(sources[at], sources[at].tell()), range(len(sources))
        ):
            pass

    def read(self, wanted: Mapping[str, tuple[Batch, Old]]) -> dict[str, Made]:
        """What was made of the batches that are *wanted*, of which something may be known."""
        teller = Teller(self.site)

        def read(key: str) -> tuple[str, Made]:
            batch, old = wanted[key]
            telling = teller.begun(Known(self.memory.texts(old.texts), old.runs))
            new = [file for file in batch if file not in old.same]
            teller.ask_for(new)
            texts = telling.texts(new)
            fresh = tuple(self.memory.note(key, text) for text in texts)
            held = {file.address: old.runs.get(file.address) for file in old.same}
            kept = {address: runs for address, runs in held.items() if runs is not None}
            made = Made((*old.texts, *fresh), fresh, tuple(telling.closed))
            piece = Piece(batch, *made, {**kept, **telling.runs}, old.first or len(fresh))
            self.memory.add(key, piece)
            return key, made

        found = {}
        for key, made in self.each(read, list(wanted)):
            found[key] = made
            self._told(wanted[key][0].count)
        return found

    def in_texts(self, forms: Sequence[str], where: Mapping[str, Sequence[str]]) -> set[Found]:
        """Which of *forms* stand in the texts of these names, by the key of their batch."""
        if not forms:
            return set()
        searcher, keys = Searcher(forms), list(where)
        runs = [keys[at : at + FEW] for at in range(0, len(keys), FEW)]

        def look(run: Sequence[str]) -> set[Found]:
            return {
                Found(key, forms[hit.value], hit.alone)
                for key in run
                for text in self.memory.texts(where[key])
                for cut, data in enumerate(text)
                for hit in searcher.found(data, cut=bool(cut))
            }

        return set().union(*self.each(look, runs))

    def in_words(self, forms: Sequence[str], keys: Sequence[str]) -> Exempt:
        """Which of *forms* the sources of *keys* say as well, and so prove nothing.

        A name that they say only inside longer words still proves something where it is alone.
        """
        searcher = Searcher(forms)

        def look(key: str) -> set[tuple[int, bool]]:
            return {(hit.value, hit.alone) for hit in searcher.found(self.memory.said(key))}

        found = set().union(*self.each(look, keys)) if forms else set()
        public = frozenset(forms[value] for value, alone in found if alone)
        inside = frozenset(forms[value] for value, alone in found if not alone)
        return Exempt(public, frozenset(filter(is_name_like, inside)) - public)

    def possible(self, keys: Iterable[str], texts: Sequence[Text]) -> set[str]:
        """Of what is sought of the sources of *keys*, whatever can stand in these few *texts*."""
        grams: set[str] = set()
        for data in (data for text in texts for data in text):
            for part in data.decode().split(APART):
                grams.update(part[at : at + 3] for at in range(len(part) - 1))
                grams.update(part[at : at + 2] for at in range(len(part) - 1))
        return {form for key in keys for form in self.memory.sought(key)[0] if form[:3] in grams}


def rounds(sought: Iterable[Mapping[str, Kind]]) -> Iterator[dict[str, Kind]]:
    """Values of all sources, each once in a round of at most about ``VALUES``."""
    values: dict[str, Kind] = {}
    for one in sought:
        for form, kind in one.items():
            values.setdefault(form, kind)
        while len(values) >= VALUES:
            some = dict(islice(values.items(), VALUES))
            yield some
            values = dict(islice(values.items(), VALUES, None))
    if values:
        yield values
