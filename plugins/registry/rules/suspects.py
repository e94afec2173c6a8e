"""What is the same in several shards, found by digests of keys: eight bytes an outcome.

Few outcomes share a number or a name with another one.  The digests of all say which may; only
those are read again and looked at in full.
"""

from collections.abc import Callable, Iterator, Sequence

import numpy as np

from plugins.registry.digests import Digests, digests, repeated
from plugins.registry.hashing import digest
from plugins.registry.linking import Outcome, Registry

Keys = Callable[[Registry, Outcome], str]
"""What of an outcome must be compared; '' where nothing must."""


def keyed(registry: Registry, key: Keys) -> Digests:
    """The digests of the keys of the outcomes of *registry*, in the order read."""
    keys = (key(registry, outcome) for outcome in registry.outcomes())
    return digests(filter(None, keys))


def suspects(
    registry: Registry, summaries: Sequence[Digests], key: Keys
) -> Iterator[tuple[str, Outcome]]:
    """(key, outcome) of every outcome whose key another one has too, in the order read.

    *summaries* are the ``keyed`` digests of the shards of *registry*.
    """
    shared = repeated(summaries)
    if not shared:
        return
    for shard, summary in zip(registry.shards, summaries, strict=True):
        if shared.isdisjoint(summary):
            continue
        view = registry.of(shard)
        for outcome in view.outcomes():
            told = key(view, outcome)
            if told and digest(told) in shared:
                yield told, outcome


def entangled(summaries: Sequence[tuple[Digests, Digests]]) -> frozenset[int]:
    """First digests of pairs that share one half with another pair, but not the other half."""
    firsts = [np.frombuffer(one, dtype=np.int64) for one, _ in summaries if one]
    seconds = [np.frombuffer(one, dtype=np.int64) for _, one in summaries if one]
    if not firsts:
        return frozenset()
    pairs = np.unique(np.stack([np.concatenate(firsts), np.concatenate(seconds)], axis=1), axis=0)
    found: set[int] = set()
    for half in (0, 1):
        every, counts = np.unique(pairs[:, half], return_counts=True)
        shared = np.isin(pairs[:, half], every[counts > 1])
        found.update(pairs[shared, 0].tolist())
    return frozenset(found)
