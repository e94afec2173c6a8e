"""The Whoosh index that staff ask, kept between builds while the documents stay the same."""

import shutil
from hashlib import blake2b
from pathlib import Path

from plugins.search import whoosh_index
from plugins.search.ordering import Gathered
from plugins.search.places import Places
from plugins.search.postings import grown_terms, term_lists
from plugins.search.records import IndexPlan
from plugins.search.weighing import unit_texts

WHOOSH_DOCUMENTS = 10_000
"""Whoosh indexes up to so many; beyond, staff ask the files that the browser reads."""
_MARK = "fingerprint"


def whoosh_folder(cache: Path) -> Path:
    """Where the index for staff lives below a build's *cache*."""
    return cache / "search"


def keep(gathered: Gathered, plan: IndexPlan, folder: Path) -> None:
    """Make *folder* the Whoosh index of what was *gathered*, unless it is already.

    Of too many documents there is none.
    """
    if len(gathered) > WHOOSH_DOCUMENTS:
        shutil.rmtree(folder, ignore_errors=True)
        return
    wanted = _fingerprint(gathered, plan)
    if kept(folder) == wanted:
        return
    beside = folder.with_name(f"{folder.name}.new")
    shutil.rmtree(beside, ignore_errors=True)
    whoosh_index.build(gathered.documents(), grown(gathered, plan), beside)
    (beside / _MARK).write_text(wanted)
    shutil.rmtree(folder, ignore_errors=True)
    beside.rename(folder)


def forget(folder: Path) -> None:
    """Let there be no index in *folder*: staff ask the files that the browser reads."""
    if folder.is_dir():
        beside = folder.with_name(f"{folder.name}.new")
        shutil.rmtree(beside, ignore_errors=True)
        folder.rename(beside)
        shutil.rmtree(beside)


def kept(folder: Path) -> str:
    """What tells the documents of the index in *folder* from all others; empty where none is."""
    mark = folder / _MARK
    return mark.read_text() if mark.is_file() else ""


def grown(gathered: Gathered, plan: IndexPlan) -> frozenset[str]:
    """The terms that grow because too many of the documents hold them."""
    with Places.of((unit_texts(one) for one in gathered.documents()), plan) as places:
        return grown_terms(term_lists(places, plan, places.weigher()))


def _fingerprint(gathered: Gathered, plan: IndexPlan) -> str:
    """Everything the index depends on: documents, plan, and the code that makes it."""
    digest = blake2b(repr((plan, gathered.digests.tobytes())).encode(), digest_size=16)
    for path in sorted(Path(__file__).parent.glob("*.py")):
        digest.update(path.read_bytes())
    return digest.hexdigest()
