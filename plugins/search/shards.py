"""The front door: documents in, the small files that the browser reads out."""

import json
import sys
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import blake2b
from itertools import pairwise

import numpy as np

from plugins.search.chunks import Dictionary, chunks, columns, row
from plugins.search.files import NAME_BYTES, IndexFiles, Sink
from plugins.search.folding import variants, variants_in
from plugins.search.leaves import Leaf, TermEntry, entries, leaves, packed, separator
from plugins.search.ordering import Ordered, ordered
from plugins.search.postings import Places, TermLists, term_lists
from plugins.search.records import IndexPlan, IndexReport, SearchDocument
from plugins.search.speaking import readings
from plugins.search.terms import document_keys
from plugins.search.weighing import LEVELS, Weigher, unit_texts

VERSION = 2
ENTRY = "entry.json"
PART_BYTES = 8192
SAMPLE = 4000
"""About so many documents tell which clauses are commonest."""
COLUMN = 4096
"""So many documents have what they are sorted by in one file."""
COMMON = 512
"""So many of the commonest characters are told, so that a browser asks for rare ones first."""
NODE_LEAVES = 128
FLAT_LEAVES = 1024
"""A root of so many leaves is part of the entry file; a longer one is cut into nodes."""


@dataclass(frozen=True, slots=True)
class Tree:
    """The terms' directory as written: first terms and names of its leaves or nodes."""

    deep: bool
    firsts: tuple[str, ...]
    names: tuple[bytes, ...]
    terms: int
    postings: int


def write_index(documents: Iterable[SearchDocument], sink: Sink, plan: IndexPlan) -> IndexReport:
    """Hand *sink* the index of *documents*: the same files for the same documents."""
    order = ordered(documents, plan)
    places = Places.of(unit_texts(document) for document in order.documents)
    return write_lists(order, term_lists(places, plan, Weigher.of(places.lengths)), sink, plan)


def write_lists(
    order: Ordered, lists: Iterable[TermLists], sink: Sink, plan: IndexPlan
) -> IndexReport:
    """Hand *sink* the files of *lists* and of the documents they number."""
    files = IndexFiles(sink)
    every = _with_keys(order.documents, lists)
    tree = _write_tree(files, entries(every, len(order.documents)), plan)
    entry = {
        "version": VERSION,
        "documents": len(order.documents),
        "tree": {
            "deep": tree.deep,
            "firsts": "\n".join(tree.firsts),
            "names": b"".join(tree.names).hex(),
        },
        **_write_documents(files, order.documents, plan),
        **_write_variants(files, order.documents),
        **_write_columns(files, order.documents),
        "feeds": {f"{name}={value}": address for name, value, address in plan.feeds},
        "synonyms": [[common, *names] for common, names in plan.synonyms],
        **_facets(order, plan),
    }
    text = json.dumps(entry, ensure_ascii=False, separators=(",", ":"))
    files.write(ENTRY, text.encode())
    size = sum(files.sizes.values())
    return IndexReport(len(order.documents), tree.terms, tree.postings, len(files.sizes), size)


def _with_keys(
    documents: tuple[SearchDocument, ...], lists: Iterable[TermLists]
) -> Iterator[TermLists]:
    """First the whole codes, titles and document numbers, then *lists*."""
    keys: dict[str, list[int]] = {}
    for number, document in enumerate(documents):
        for key in document_keys(document):
            keys.setdefault(key, []).append(number)
    terms = sorted(keys)
    sizes = [len(keys[term]) for term in terms]
    numbers = [number for term in terms for number in keys[term]]
    yield TermLists(
        terms,
        np.zeros(len(terms), bool),
        np.concatenate([[0], np.cumsum(sizes)]).astype(np.int64),
        np.array(numbers, dtype=np.int64),
        np.full(len(numbers), LEVELS - 1, dtype=np.int64),
    )
    yield from lists


def _write_tree(files: IndexFiles, found: Iterable[TermEntry], plan: IndexPlan) -> Tree:
    """Write all leaves, and nodes above them where there are many."""
    firsts: list[str] = []
    names: list[bytes] = []
    terms = postings = 0
    last = ""
    for leaf in leaves(found, plan):
        firsts.append(separator(last, leaf.entries[0].term))
        last = leaf.entries[-1].term
        names.append(_write_leaf(files, leaf, plan))
        terms += len(leaf.entries)
        postings += sum(entry.held for entry in leaf.entries)
    if len(names) <= FLAT_LEAVES:
        return Tree(
            deep=False, firsts=tuple(firsts), names=tuple(names), terms=terms, postings=postings
        )
    cuts = [*range(0, len(names), NODE_LEAVES), len(names)]
    nodes = tuple(
        files.put("t", _node(firsts[first:after], names[first:after]))
        for first, after in pairwise(cuts)
    )
    heads = tuple(firsts[first] for first in cuts[:-1])
    return Tree(deep=True, firsts=heads, names=nodes, terms=terms, postings=postings)


def _node(firsts: list[str], names: list[bytes]) -> bytes:
    return zlib.compress("\n".join(firsts).encode() + b"\n\n" + b"".join(names), 9)


def _write_leaf(files: IndexFiles, leaf: Leaf, plan: IndexPlan) -> bytes:
    outside = {
        entry.term: tuple(
            files.put("p", entry.list[first : first + PART_BYTES])
            for first in range(0, len(entry.list), PART_BYTES)
        )
        for entry in leaf.entries
        if len(entry.list) > plan.list_bytes
    }
    return files.put("t", packed(leaf, outside))


def _write_documents(
    files: IndexFiles, documents: tuple[SearchDocument, ...], plan: IndexPlan
) -> dict[str, object]:
    """Write the documents; their files lie in folders named by what a group of them holds."""
    labels = dict.fromkeys(label for document in documents for label, _ in document.texts)
    numbers = {label: number for number, label in enumerate(labels)}
    rows = [row(document, numbers) for document in documents]
    dictionary = Dictionary.of(rows[:: len(rows) // SAMPLE + 1])
    content = list(chunks(rows, plan.chunk_documents))
    groups = []
    for first in range(0, len(content), plan.group_chunks):
        group = content[first : first + plan.group_chunks]
        name = blake2b(b"".join([dictionary.head, *group]), digest_size=NAME_BYTES).hexdigest()
        groups.append(name)
        for number, chunk in enumerate(group):
            files.write(f"d/{name}/{number}.bin", dictionary.compressed(chunk))
    return {
        "dictionary": [files.put("d", dictionary.head).hex(), dictionary.size],
        "chunk": plan.chunk_documents,
        "group": plan.group_chunks,
        "groups": "".join(groups),
        "labels": list(labels),
    }


def _write_variants(files: IndexFiles, documents: tuple[SearchDocument, ...]) -> dict[str, object]:
    """Write the forms a query may use for the characters that stand in *documents*."""
    held = _characters(documents)
    met = set(held)
    known = variants()
    present = variants_in(met)
    simple = met | set(present.values())
    useful = "".join(one + form for one, form in sorted(known.items()) if form in simple)
    return {
        "variants": files.put("v", zlib.compress(useful.encode(), 9)).hex(),
        "present": "".join(one + form for one, form in present.items()),
        "readings": files.put("v", zlib.compress(readings().encode(), 9)).hex(),
        "common": "".join(sorted(held, key=lambda one: (-held[one], one))[:COMMON]),
    }


def _characters(documents: tuple[SearchDocument, ...]) -> dict[str, int]:
    """Every character that stands in *documents*, and how often."""
    counts = np.zeros(sys.maxunicode + 1, dtype=np.int64)
    for first in range(0, len(documents), COLUMN):
        texts = (text for one in documents[first : first + COLUMN] for text in one.searched())
        points = np.frombuffer("".join(texts).encode("utf-32-le", "ignore"), dtype=np.uint32)
        counts += np.bincount(points, minlength=len(counts))
    return {chr(point): int(counts[point]) for point in np.flatnonzero(counts)}


def _write_columns(files: IndexFiles, documents: tuple[SearchDocument, ...]) -> dict[str, object]:
    """Write what documents are sorted by; a browser asks for it when it is told to sort."""
    parts = [documents[first : first + COLUMN] for first in range(0, len(documents), COLUMN)]
    return {"columns": [files.put("c", columns(part)).hex() for part in parts], "column": COLUMN}


def _facets(order: Ordered, plan: IndexPlan) -> dict[str, object]:
    """Kinds, facets and bands: everything that filters and counts need."""
    return {
        "kinds": [list(kind) for kind in plan.kinds],
        "facets": [
            {"name": name, "label": label, "values": list(values)}
            for (name, label), values in zip(plan.facets, order.values, strict=True)
        ],
        "bands": [
            np.diff([band.first for band in order.bands], append=len(order.documents)).tolist(),
            [band.kind for band in order.bands],
            [int(band.current) for band in order.bands],
            *([band.values[place] for band in order.bands] for place in range(len(plan.facets))),
        ],
    }
