"""The index of a site: what is known of the build before stays, the rest is made."""

from pathlib import Path

from plugins.pages.desk import Desk
from plugins.pages.publishing import Output
from plugins.search.documents.all import documents
from plugins.search.keeping import IndexRoom, KnownIndex, KnownIndexes, stays
from plugins.search.ordering import Gathered
from plugins.search.records import IndexPlan, IndexReport
from plugins.search.shards import write_gathered
from plugins.search.staff import keep, kept, whoosh_folder


def index_site(desk: Desk, output: Output, plan: IndexPlan, cache: Path) -> IndexReport:
    """Let *output* have the index of all that *desk* says, and staff theirs below *cache*.

    Where the site says what it said, nothing is read; where its documents are the same, none is
    cut into terms.
    """
    indexes, staff = KnownIndexes(cache, plan), whoosh_folder(cache)
    known = indexes.of_site(desk)
    if known and kept(staff) == known.staff and stays(output, known):
        indexes.sweep()
        return known.report
    with Gathered(documents(desk), plan, cache) as gathered:
        keep(gathered, plan, staff)
        known = indexes.of_documents(gathered)
        if not (known and stays(output, known)):
            room = IndexRoom(output)
            report = write_gathered(gathered, room, plan, cache)
            known = KnownIndex(room.entry, bytes(room.files), report, kept(staff))
        indexes.learn(desk, gathered, known)
    indexes.sweep()
    return known.report
