"""The front door: documents in, the small files that the browser reads out."""

import json
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from plugins.search.characters import Characters, CountingFolder
from plugins.search.directory import Tree, write_tree
from plugins.search.files import IndexFiles, Puts, Sink
from plugins.search.folding import variants, variants_in
from plugins.search.groups import Reader, sample, write_documents
from plugins.search.keys import Keys
from plugins.search.leaves import entries
from plugins.search.ordering import Gathered
from plugins.search.places import Places
from plugins.search.postings import TermLists, term_lists
from plugins.search.records import IndexPlan, IndexReport, SearchDocument
from plugins.search.speaking import readings
from plugins.search.totals import Totals
from plugins.search.wording import SPELT

VERSION = 3
ENTRY = "entry.json"
COMMON = 512
"""So many of the commonest characters are told, so that a browser asks for rare ones first."""


@dataclass(frozen=True, slots=True)
class Written:
    """An index that was written, and what it says of all its documents together."""

    report: IndexReport
    totals: Totals


def write_index(
    documents: Iterable[SearchDocument], sink: Sink, plan: IndexPlan, room: Path | None = None
) -> IndexReport:
    """Hand *sink* the index of *documents*: the same files for the same documents.

    Memory does not grow with the documents' texts: they are kept in files in the folder *room*.
    """
    with Gathered.of(documents, plan, room) as gathered:
        return write_gathered(gathered, sink, plan, room).report


def write_gathered(
    gathered: Gathered,
    sink: Sink,
    plan: IndexPlan,
    room: Path | None = None,
    lists: Iterable[Sequence[TermLists]] | None = None,
) -> Written:
    """Hand *sink* the index of what was *gathered*; of other *lists* than its own if given."""
    files, numbering = IndexFiles(sink), gathered.numbering
    with Places(plan, room) as places:
        reader = Reader(places, Keys(), CountingFolder())
        shown = write_documents(files, gathered, plan, reader)
        places.written()
        own = term_lists(places, plan, places.weigher()) if lists is None else lists
        every = _after(reader.keys.lists(), own)
        tree = write_tree(files, entries(every, numbering.numbers, numbering.space), plan)
        written, compared = reader.folder.characters(), Characters.of(places.counts)
        told = write_variants(files, written.met())
        files.write(ENTRY, entry_of(gathered, plan, tree, shown | told, compared))
        totals = Totals(
            places.lengths.sums, written, compared, dict(files.again), files.alike, sample(gathered)
        )
    report = IndexReport(len(gathered), tree.terms, tree.postings, files.count, files.size)
    return Written(report, totals)


def _after(
    first: Iterable[Sequence[TermLists]], then: Iterable[Sequence[TermLists]]
) -> Iterator[Sequence[TermLists]]:
    yield from first
    yield from then


def entry_of(
    gathered: Gathered,
    plan: IndexPlan,
    tree: Tree,
    told: dict[str, object],
    compared: Characters,
) -> bytes:
    """The entry file; *told* is what it tells of documents and of forms of characters."""
    entry = {
        "version": VERSION,
        "documents": len(gathered),
        "space": gathered.numbering.space,
        "tree": tree.told(),
        **told,
        "common": compared.below(SPELT).commonest(COMMON),
        "feeds": {f"{name}={value}": address for name, value, address in plan.feeds},
        "synonyms": [[common, *names] for common, names in plan.synonyms],
        **_facets(gathered, plan),
    }
    return json.dumps(entry, ensure_ascii=False, separators=(",", ":")).encode()


def write_variants(files: Puts, met: frozenset[str]) -> dict[str, object]:
    """Write the forms a query may use for the characters *met* in the documents."""
    known = variants()
    present = variants_in(met)
    simple = met | set(present.values())
    useful = "".join(one + form for one, form in sorted(known.items()) if form in simple)
    return {
        "variants": files.put("v", zlib.compress(useful.encode(), 9)).hex(),
        "present": "".join(one + form for one, form in present.items()),
        "readings": files.put("v", zlib.compress(readings().encode(), 9)).hex(),
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
