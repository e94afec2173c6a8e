"""The front door: documents in, the small files that the browser reads out."""

import json
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

import numpy as np

from plugins.search.chunks import Dictionary, chunks, columns, row
from plugins.search.directory import write_tree
from plugins.search.files import NAME_BYTES, IndexFiles, Sink
from plugins.search.folding import Folder, variants, variants_in
from plugins.search.keys import Keys
from plugins.search.leaves import entries
from plugins.search.ordering import Gathered
from plugins.search.places import Places
from plugins.search.postings import TermLists, term_lists
from plugins.search.records import IndexPlan, IndexReport, SearchDocument
from plugins.search.speaking import readings
from plugins.search.weighing import unit_texts
from plugins.search.wording import SPELT

VERSION = 3
ENTRY = "entry.json"
SAMPLE = 1500
"""So many documents of each kind, the oldest, tell which clauses are commonest."""
GROUP = 8192
"""So many documents of a shelf lie in one folder."""
COMMON = 512
"""So many of the commonest characters are told, so that a browser asks for rare ones first."""


def write_index(
    documents: Iterable[SearchDocument], sink: Sink, plan: IndexPlan, room: Path | None = None
) -> IndexReport:
    """Hand *sink* the index of *documents*: the same files for the same documents.

    Memory does not grow with the documents' texts: they are kept in files in the folder *room*.
    """
    with Gathered(documents, plan, room) as gathered:
        return write_gathered(gathered, sink, plan, room)


def write_gathered(
    gathered: Gathered,
    sink: Sink,
    plan: IndexPlan,
    room: Path | None = None,
    lists: Iterable[Sequence[TermLists]] | None = None,
) -> IndexReport:
    """Hand *sink* the index of what was *gathered*; of other *lists* than its own if given."""
    files, numbering = IndexFiles(sink), gathered.numbering
    with Places(plan, room) as places:
        reader = _Reader(places, Keys(), Folder())
        told = _write_documents(files, gathered, plan, reader)
        places.written()
        own = term_lists(places, plan, places.weigher()) if lists is None else lists
        every = _after(reader.keys.lists(), own)
        tree = write_tree(files, entries(every, numbering.numbers, numbering.space), plan)
        entry = {
            "version": VERSION,
            "documents": len(gathered),
            "space": numbering.space,
            "tree": tree.told(),
            **told,
            **_write_variants(files, reader),
            "feeds": {f"{name}={value}": address for name, value, address in plan.feeds},
            "synonyms": [[common, *names] for common, names in plan.synonyms],
            **_facets(gathered, plan),
        }
    text = json.dumps(entry, ensure_ascii=False, separators=(",", ":"))
    files.write(ENTRY, text.encode())
    return IndexReport(len(gathered), tree.terms, tree.postings, files.count, files.size)


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads every document once, and notes its places, its keys and its characters."""

    places: Places
    keys: Keys
    folder: Folder

    def read(self, document: SearchDocument) -> None:
        """The next document, in the order of numbers."""
        units = unit_texts(document, self.folder.fold)
        self.places.add(units)
        self.keys.add(document, units)


def _after(
    first: Iterable[Sequence[TermLists]], then: Iterable[Sequence[TermLists]]
) -> Iterator[Sequence[TermLists]]:
    yield from first
    yield from then


def _write_documents(
    files: IndexFiles, gathered: Gathered, plan: IndexPlan, reader: _Reader
) -> dict[str, object]:
    """Write the documents; their files lie in folders named by what a group of a shelf holds."""
    labels = sorted(gathered.labels)
    numbers = {label: number for number, label in enumerate(labels)}
    dictionary = Dictionary.of([row(one, numbers) for one in gathered.picked(_oldest(gathered))])
    groups = []
    first = 0
    for shelf in gathered.numbering.shelves:
        after = first + shelf.count
        for start in range(first, after, GROUP):
            end = min(start + GROUP, after)
            rows = []
            for one in gathered.documents(start, end):
                rows.append(row(one, numbers))
                reader.read(one)
            group = [dictionary.compressed(one) for one in chunks(rows, plan.chunk_documents)]
            sorted_by = columns(
                gathered.days[start:end].tolist(), gathered.amounts[start:end].tolist()
            )
            parts = [dictionary.head, sorted_by, *group]
            name = blake2b(b"".join(parts), digest_size=NAME_BYTES).hexdigest()
            groups.append(name)
            files.write(f"d/{name}/sort.bin", sorted_by)
            for number, chunk in enumerate(group):
                files.write(f"d/{name}/{number}.bin", chunk)
        first = after
    return {
        "dictionary": [files.put("d", dictionary.head).hex(), dictionary.size],
        "chunk": plan.chunk_documents,
        "group": GROUP,
        "groups": "".join(groups),
        "labels": labels,
    }


def _oldest(gathered: Gathered) -> list[int]:
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


def _write_variants(files: IndexFiles, reader: _Reader) -> dict[str, object]:
    """Write the forms a query may use for the characters that stand in the documents."""
    met = reader.folder.met()
    known = variants()
    present = variants_in(met)
    simple = met | set(present.values())
    useful = "".join(one + form for one, form in sorted(known.items()) if form in simple)
    counts = reader.places.counts[:SPELT]
    often = np.lexsort((np.arange(SPELT), -counts))[: COMMON + 1]
    common = [chr(one) for one in often.tolist() if counts[one] and one >= ord(" ")]
    return {
        "variants": files.put("v", zlib.compress(useful.encode(), 9)).hex(),
        "present": "".join(one + form for one, form in present.items()),
        "readings": files.put("v", zlib.compress(readings().encode(), 9)).hex(),
        "common": "".join(common[:COMMON]),
    }


def _facets(gathered: Gathered, plan: IndexPlan) -> dict[str, object]:
    """Kinds, facets, shelves and bands: everything that filters and counts need."""
    numbering = gathered.numbering
    return {
        "kinds": [list(kind) for kind in plan.kinds],
        "facets": [
            {"name": name, "label": label, "values": list(values)}
            for (name, label), values in zip(plan.facets, numbering.values, strict=True)
        ],
        "shelves": [
            np.diff([shelf.first for shelf in numbering.shelves], prepend=0).tolist(),
            [shelf.bands for shelf in numbering.shelves],
        ],
        "bands": [
            [band.count for band in numbering.bands],
            [band.kind for band in numbering.bands],
            [int(band.current) for band in numbering.bands],
            *([band.values[at] for band in numbering.bands] for at in range(len(plan.facets))),
        ],
    }
