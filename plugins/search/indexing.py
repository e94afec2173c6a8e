"""The index of a site: it stays, or is made from the one that stands, or is made from nothing."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from plugins.pages.desk import Desk
from plugins.pages.publishing import Output
from plugins.search.documents.sheaves import Sheaves
from plugins.search.keeping import (
    IndexRoom,
    KnownDocuments,
    KnownIndex,
    KnownIndexes,
    stands,
    stay,
)
from plugins.search.ordering import Gathered, Traits
from plugins.search.patching import patched
from plugins.search.records import IndexPlan, IndexReport
from plugins.search.shards import write_gathered
from plugins.search.staff import forget, keep, kept, whoosh_folder


def index_site(desk: Desk, output: Output, plan: IndexPlan, cache: Path) -> IndexReport:
    """Let *output* have the index of all that *desk* says, and staff theirs below *cache*.

    Where the site says what it said, nothing is read; where a few documents say something else,
    only they are cut into terms.
    """
    indexes, staff = KnownIndexes(cache, plan), whoosh_folder(cache)
    known = indexes.standing(output)
    if known is not None and not (kept(staff) == known.staff and stands(output, known)):
        known = None
    if known is not None and indexes.tells(desk, known):
        stay(output, known)
    else:
        documents = indexes.documents()
        sheaves = Sheaves(desk, indexes.maker, documents.titles)
        made = _renewed(sheaves, documents, output, known, plan, cache) if known else None
        known, traits = made or _anew(sheaves, output, plan, cache)
        indexes.learn(desk, KnownDocuments(sheaves.titles, traits), known)
    indexes.sweep()
    return known.report


def _renewed(  # noqa: PLR0913, PLR0917  what an index is made of
    sheaves: Sheaves,
    documents: KnownDocuments,
    output: Output,
    known: KnownIndex,
    plan: IndexPlan,
    cache: Path,
) -> tuple[KnownIndex, Mapping[str, Traits]] | None:
    """The index made from the one that is *known* and stands; None where that cannot be."""
    with Gathered(sheaves.every, plan, cache, documents.traits) as gathered:
        made = patched(gathered, known, IndexRoom(output), plan, cache)
        if made is None:
            return None
        if made.digests != known.digests:
            forget(whoosh_folder(cache))
        staff = kept(whoosh_folder(cache))
        return replace(made, staff=staff), gathered.traits


def _anew(
    sheaves: Sheaves, output: Output, plan: IndexPlan, cache: Path
) -> tuple[KnownIndex, Mapping[str, Traits]]:
    """The index of all documents, each of which is made again."""
    staff = whoosh_folder(cache)
    with Gathered(sheaves.every, plan, cache) as gathered:
        keep(gathered, plan, staff)
        room = IndexRoom(output)
        written = write_gathered(gathered, room, plan, cache)
        known = KnownIndex(
            room.entry,
            bytes(room.files),
            written.report,
            written.totals,
            gathered.digests.tobytes(),
            kept(staff),
        )
        return known, gathered.traits
