"""The Whoosh index that staff ask, kept between builds while the documents stay the same."""

import shutil
from collections.abc import Iterator
from hashlib import blake2b
from pathlib import Path

from plugins.search import whoosh_index
from plugins.search.ordering import Ordered
from plugins.search.postings import Places, TermLists, term_lists
from plugins.search.records import IndexPlan
from plugins.search.weighing import Weigher, unit_texts

WHOOSH_DOCUMENTS = 10_000
"""Whoosh indexes up to so many; beyond, our own writer makes the same lists."""
_MARK = "fingerprint"


def whoosh_folder(cache: Path) -> Path:
    """Where the index for staff lives below a build's *cache*."""
    return cache / "search"


def lists_of(order: Ordered, plan: IndexPlan, cache: Path) -> Iterator[TermLists]:
    """The lists of *order*: from Whoosh, built or found in *cache*, or from our own writer."""
    if len(order.documents) > WHOOSH_DOCUMENTS:
        shutil.rmtree(whoosh_folder(cache), ignore_errors=True)
        return _own(order, plan)
    keep(order, plan, whoosh_folder(cache))
    return whoosh_index.lists(whoosh_folder(cache))


def keep(order: Ordered, plan: IndexPlan, folder: Path) -> None:
    """Make *folder* the Whoosh index of *order*, unless it is already."""
    mark, wanted = folder / _MARK, _fingerprint(order, plan)
    if mark.is_file() and mark.read_text() == wanted:
        return
    beside = folder.with_name(f"{folder.name}.new")
    shutil.rmtree(beside, ignore_errors=True)
    whoosh_index.build(order, plan, beside)
    (beside / _MARK).write_text(wanted)
    shutil.rmtree(folder, ignore_errors=True)
    beside.rename(folder)


def _own(order: Ordered, plan: IndexPlan) -> Iterator[TermLists]:
    places = Places.of(unit_texts(document) for document in order.documents)
    return term_lists(places, plan, Weigher.of(places.lengths))


def _fingerprint(order: Ordered, plan: IndexPlan) -> str:
    """Everything the index depends on: documents, plan, and the code that makes it."""
    digest = blake2b(repr((plan, order.documents)).encode(), digest_size=16)
    for path in sorted(Path(__file__).parent.glob("*.py")):
        digest.update(path.read_bytes())
    return digest.hexdigest()
