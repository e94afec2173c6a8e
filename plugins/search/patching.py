"""An index made from the one that stands: only what a few documents say is written again.

Whatever does not fit ends in nothing: then the index is made of all documents.
"""

import zlib
from collections import Counter
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from plugins.search.changes import Sides
from plugins.search.chunks import Dictionary, row
from plugins.search.directory import Counted, rooted
from plugins.search.files import addressed, named
from plugins.search.groups import labelled, oldest, sample, shown
from plugins.search.keeping import FOLDER, IndexRoom, KnownIndex
from plugins.search.ordering import Gathered
from plugins.search.records import IndexPlan, IndexReport, SearchDocument
from plugins.search.regrouping import Regrouped, regrouped
from plugins.search.relisting import Relisting
from plugins.search.repacking import Repacking
from plugins.search.shards import ENTRY, entry_of, write_variants
from plugins.search.spool import DIGEST
from plugins.search.standing import DiffersError, Standing
from plugins.search.totals import Totals
from plugins.search.weighing import unit_texts

SHARE = 0.05
"""If a larger share of the documents is different, it is less work to make the index of all."""
FEW, MANY = 16, 5000
"""So few are never too many; what so many say is held in memory."""
_BROKEN = (OSError, LookupError, ValueError, zlib.error)


def patched(
    gathered: Gathered, known: KnownIndex, room: IndexRoom, plan: IndexPlan, cache: Path
) -> KnownIndex | None:
    """Put the index of what was *gathered* into *room*, made from the one *known* that stands.

    None, and nothing put there, where so much is different that all documents must be read, or
    what stands is not what is known.
    """
    try:
        standing = Standing(room.output.target / FOLDER)
        made = _Patch(gathered, known, standing, plan, cache).made()
    except _BROKEN:
        return None
    made.put(known, room)
    digests = gathered.digests.tobytes()
    report = IndexReport(len(gathered), made.terms, made.postings, room.count, room.size)
    return KnownIndex(room.entry, bytes(room.files), report, made.totals, digests, "")


class _Files:
    """New files of an index, and how often each that is new or *standing* is used more or less."""

    def __init__(self, standing: Path) -> None:
        self.standing = standing
        self.new: dict[str, bytes] = {}
        self.uses: Counter[str] = Counter()

    def put(self, kind: str, data: bytes) -> bytes:
        """Take *data* for the folder *kind*; returns its name.  Raises DiffersError."""
        name, _ = named(data)
        address = addressed(kind, name)
        self.uses[address] += 1
        if self.stands(address):
            there = (self.standing / address).read_bytes()
        else:
            there = self.new.setdefault(address, data)
        if there != data:
            raise DiffersError
        return name

    def stands(self, address: str) -> bool:
        """Whether a file stands at *address*."""
        return (self.standing / address).is_file()


@dataclass(frozen=True, slots=True)
class _Made:
    """An index that is to be put: *gone* files, *new* ones, and *groups* of documents."""

    entry: bytes
    gone: frozenset[str]
    new: dict[str, bytes]
    groups: Regrouped
    totals: Totals
    terms: int
    postings: int

    def put(self, known: KnownIndex, room: IndexRoom) -> None:
        """Put it into *room*, where the *known* one stands."""
        for address, size in known.listed():
            _, name, *inside = address.split("/")
            if address not in self.gone and not (inside and name in self.groups.gone):
                room.keep(address, size)
        for address, data in self.new.items():
            room.write(address, data)
        for address, stands, size in self.groups.moved:
            room.keep(address, size, stands)
        for address, data in self.groups.new:
            room.write(address, data)
        room.write(ENTRY, self.entry)


class _Patch:
    """Makes an index from the one that is *known* and *standing*."""

    def __init__(
        self,
        gathered: Gathered,
        known: KnownIndex,
        standing: Standing,
        plan: IndexPlan,
        cache: Path,
    ) -> None:
        self._gathered, self._known, self._standing = gathered, known, standing
        self._plan, self._cache = plan, cache
        self._files = _Files(standing.folder)
        self._numbers = gathered.numbering.numbers.astype(np.int64)
        self._labels = labelled(gathered)

    def made(self) -> _Made:
        """What is to be put.  Raises what ``_BROKEN`` names."""
        gathered, standing, totals = self._gathered, self._standing, self._known.totals
        self._compare()
        dictionary = self._dictionary()
        means = totals.means(len(standing.numbers))
        sides = Sides(self._plan, means, self._cache)
        before = sides.side((number, standing.document(number)) for number in self._gone)
        after = sides.side((number, self._document(number)) for number in self._come)
        totals = Totals(
            totals.lengths - before.lengths + after.lengths,
            totals.written.changed(before.written, after.written),
            totals.compared.changed(before.compared, after.compared),
            {},
            False,
            sample(gathered),
        )
        if (totals.means(len(gathered)) != means).any():
            raise DiffersError
        postings = self._known.report.postings
        lists = Relisting(standing, self._plan, means, self._units, postings)
        lists.take(sides.changes(before, after))
        leaves = Repacking(standing, lists.edits, lists.dropped, self._plan).made(self._files)
        self._files.uses.subtract(leaves.released)
        self._files.uses.subtract(standing.nodes)
        terms = self._known.report.terms + leaves.more.terms
        postings += leaves.more.postings
        tree = rooted(self._files, leaves.firsts, leaves.names, Counted(terms, postings))
        groups = regrouped(gathered, standing, dictionary, self._plan, self._changed, self._row)
        told = shown(gathered, self._plan, standing.entry["dictionary"], groups.names)
        told |= self._forms(totals)
        entry = entry_of(gathered, self._plan, tree, told, totals.compared)
        again, gone = self._used()
        return _Made(
            entry,
            gone,
            {address: data for address, data in self._files.new.items() if address not in gone},
            groups,
            replace(totals, again=again),
            terms,
            postings,
        )

    def _compare(self) -> None:
        """Find the numbers whose documents are gone or are others now.  Raises DiffersError."""
        gathered, standing, known = self._gathered, self._standing, self._known
        old = np.frombuffer(known.digests, dtype=np.uint64).reshape(-1, DIGEST // 8)
        if (
            known.totals.alike
            or not standing.names
            or len(old) != len(standing.numbers)
            or standing.entry["space"] != gathered.numbering.space
            or standing.entry["labels"] != sorted(gathered.labels)
        ):
            raise DiffersError
        _, here, there = np.intersect1d(
            standing.numbers, self._numbers, assume_unique=True, return_indices=True
        )
        same = (old[here] == gathered.digests[there]).all(axis=1)
        left, right = np.ones(len(old), dtype=bool), np.ones(len(gathered), dtype=bool)
        left[here[same]] = right[there[same]] = False
        if max(left.sum(), right.sum()) > min(max(FEW, SHARE * len(old)), MANY):
            raise DiffersError
        self._gone: list[int] = standing.numbers[left].tolist()
        self._come: list[int] = self._numbers[right].tolist()
        digests = map(bytes, old[left])
        self._moved = dict(zip(digests, self._gone, strict=True))
        self._changed = frozenset(self._come)

    def _document(self, number: int) -> SearchDocument:
        """What is told of the document that has this *number* now.

        One that is the same, or only had another number before, is read where it stands.
        """
        if number not in self._changed:
            return self._standing.document(number)
        place = int(np.searchsorted(self._numbers, number))
        found = self._gathered.document(place)
        if found is None:
            found = self._standing.document(self._moved[bytes(self._gathered.digests[place])])
        return found

    def _units(self, number: int) -> list[str]:
        return unit_texts(self._document(number))

    def _row(self, number: int) -> str:
        return row(self._document(number), self._labels)

    def _dictionary(self) -> Dictionary:
        """The dictionary that stands, if that of these documents is the same."""
        name, _ = self._standing.entry["dictionary"]
        head = (self._standing.folder / "d" / f"{name}.bin").read_bytes()
        if sample(self._gathered) != self._known.totals.sample:
            picked = self._numbers[oldest(self._gathered)].tolist()
            if Dictionary.of(map(self._row, picked)).head != head:
                raise DiffersError
        return Dictionary.again(head)

    def _forms(self, totals: Totals) -> dict[str, object]:
        """What the entry file tells of the forms of characters."""
        names = ("variants", "present", "readings")
        told = {name: self._standing.entry[name] for name in names}
        if totals.written.met() == self._known.totals.written.met():
            return told
        for name in (names[0], names[2]):
            self._files.uses[addressed("v", bytes.fromhex(told[name]))] -= 1
        return write_variants(self._files, totals.written.met())

    def _used(self) -> tuple[dict[str, int], frozenset[str]]:
        """The files that several lists share, and those that nothing uses any more."""
        again, gone = dict(self._known.totals.again), set()
        there = {address for address, _ in self._known.listed() if address in self._files.uses}
        for address, more in self._files.uses.items():
            before = again.pop(address, 0) + 1 if address in there else 0
            if self._files.stands(address) != (address in there):
                raise DiffersError
            if before + more < 0:
                raise DiffersError
            if before + more == 0:
                gone.add(address)
            elif before + more > 1:
                again[address] = before + more - 1
        return again, frozenset(gone)
