"""The documents as files: in folders named by what a group of a shelf holds."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import blake2b

import numpy as np

from plugins.search.characters import CountingFolder
from plugins.search.chunks import Dictionary, chunks, columns, row
from plugins.search.files import NAME_BYTES, IndexFiles
from plugins.search.keys import Keys
from plugins.search.ordering import Gathered
from plugins.search.places import Places
from plugins.search.records import IndexPlan, SearchDocument
from plugins.search.weighing import unit_texts

SAMPLE = 1500
"""So many documents of each kind, the oldest, tell which clauses are commonest."""
GROUP = 8192
"""So many documents of a shelf lie in one folder."""


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads every document once, and notes its places, its keys and its characters."""

    places: Places
    keys: Keys
    folder: CountingFolder

    def read(self, document: SearchDocument) -> None:
        """The next document, in the order of numbers."""
        units = unit_texts(document, self.folder.fold)
        self.places.add(units)
        self.keys.add(document, units)


@dataclass(frozen=True, slots=True)
class Group:
    """Documents of a shelf that lie in one folder: numbers from *number* on.

    They stand from *first* up to the one before *after* in the order of numbers.
    """

    number: int
    first: int
    after: int


def groups(gathered: Gathered) -> Iterator[Group]:
    """All groups, in the order of numbers."""
    first = 0
    for shelf in gathered.numbering.shelves:
        for start in range(0, shelf.count, GROUP):
            end = min(start + GROUP, shelf.count)
            yield Group(shelf.first + start, first + start, first + end)
        first += shelf.count


def write_documents(
    files: IndexFiles, gathered: Gathered, plan: IndexPlan, reader: Reader
) -> dict[str, object]:
    """Write the documents, while *reader* reads them; returns what the entry file tells of them."""
    labels = labelled(gathered)
    dictionary = Dictionary.of([row(one, labels) for one in gathered.picked(oldest(gathered))])
    names = []
    for group in groups(gathered):
        rows = []
        for one in gathered.documents(group.first, group.after):
            rows.append(row(one, labels))
            reader.read(one)
        held = [dictionary.compressed(one) for one in chunks(rows, plan.chunk_documents)]
        sorted_by = sorting(gathered, group)
        name = blake2b(b"".join([dictionary.head, sorted_by, *held]), digest_size=NAME_BYTES)
        names.append(name.hexdigest())
        files.write(f"d/{names[-1]}/sort.bin", sorted_by)
        for number, chunk in enumerate(held):
            files.write(f"d/{names[-1]}/{number}.bin", chunk)
    head = files.put("d", dictionary.head)
    return shown(gathered, plan, (head.hex(), dictionary.size), names)


def shown(
    gathered: Gathered, plan: IndexPlan, dictionary: Sequence[object], names: list[str]
) -> dict[str, object]:
    """What the entry file tells of the documents: the *names* of the folders of all groups."""
    return {
        "dictionary": list(dictionary),
        "chunk": plan.chunk_documents,
        "group": GROUP,
        "groups": "".join(names),
        "labels": sorted(gathered.labels),
    }


def labelled(gathered: Gathered) -> dict[str, int]:
    """The number of each label."""
    return {label: number for number, label in enumerate(sorted(gathered.labels))}


def sorting(gathered: Gathered, group: Group) -> bytes:
    """What the documents of *group* are sorted by."""
    days, amounts = (
        column[group.first : group.after].tolist() for column in (gathered.days, gathered.amounts)
    )
    return columns(days, amounts)


def oldest(gathered: Gathered) -> list[int]:
    """Places of the oldest documents of each kind: what is added later leaves them as they are."""
    numbering = gathered.numbering
    kinds = np.repeat(
        [band.kind for band in numbering.bands], [band.count for band in numbering.bands]
    )
    order = np.lexsort((gathered.days, kinds))
    kept: list[int] = []
    for kind in np.unique(kinds):
        of_kind = order[kinds[order] == kind]
        kept.extend(of_kind[:SAMPLE].tolist())
    return kept


def sample(gathered: Gathered) -> bytes:
    """What tells the documents that the dictionary is made of, in their order."""
    return blake2b(gathered.digests[oldest(gathered)].tobytes(), digest_size=16).digest()
