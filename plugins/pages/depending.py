"""What pages depend on: everything any of them may show, and the scopes each may ask for."""

from collections.abc import Mapping

from plugins.pages.desk import COUNTS, Desk
from plugins.pages.statutes import CITED
from plugins.registry.digests import depends


def basis_of(desk: Desk) -> str:
    """A digest of what any page may show, beside what is in a scope and what draws it."""
    months = desk.addresses.months
    counts = months.counts if months else {}
    cut = [(repr(month), months.digits(month)) for month in counts] if months else []
    kept = desk.public.kept.items()
    return depends(
        desk.settings,
        desk.written,
        desk.public.catalogue_digest,
        desk.with_news,
        [(repr(source), number) for source, number in desk.twins.items()],
        sorted(found for found in cut if found[1]),
        [(repr(source), one.good, one.why) for source, one in kept],
    )


def scopes_of(desk: Desk) -> Mapping[str, str]:
    """The digest of what there is in each scope, as the notes of what was asked name it."""
    counts = depends(desk.counts, desk.timeliness)
    return {**desk.public.archive.scopes(), COUNTS: counts, CITED: desk.statutes.cited}
