"""Outcomes that nothing but their row tells apart: each is told, at an address of its own."""

from collections import Counter
from collections.abc import Iterator, Mapping

from plugins.pages.gists import Gists, told_apart
from plugins.publication.public import PublicRegistry
from plugins.registry.digests import repeated
from plugins.registry.hashing import digest
from plugins.registry.records import Source


def twins_of(public: PublicRegistry, gists: Gists) -> Mapping[Source, int]:
    """The ordinal of each outcome among its twins: 2 for the second of them."""
    twins: dict[Source, int] = {}
    for kind in dict.fromkeys(part.kind for part in gists):
        some = {part: gist for part, gist in gists.items() if part.kind is kind}
        several = repeated([gist.apart for gist in some.values()])
        twins.update(_numbered(public, some, several) if several else ())
    return twins


def _numbered(
    public: PublicRegistry, gists: Gists, several: frozenset[int]
) -> Iterator[tuple[Source, int]]:
    seen: Counter[str] = Counter()
    for part, gist in gists.items():
        if several.isdisjoint(gist.apart):
            continue
        for outcome in public.archive.part(part):
            key = told_apart(outcome)
            if digest(key) in several:
                seen[key] += 1
                if seen[key] > 1:
                    yield outcome.source, seen[key]
