"""Shards looked at by several processes, and not again as long as nothing changed for them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from plugins.registry.digests import depends
from plugins.registry.drawers import Drawer
from plugins.registry.forking import forked, processes
from plugins.registry.linking import Registry
from plugins.registry.rules.checking import Pass
from plugins.registry.shards import Shard

FOLDER = "looked"
WORTH = 500
"""Outcomes below which a process of their own costs more than it saves."""


@dataclass(frozen=True, slots=True)
class Looking:
    """Looks that are kept in *drawer*.

    *basis* is a digest of everything but its outcomes that a registry answers with, and of our
    code; *workers* processes look (0: one for each processor).
    """

    drawer: Drawer
    basis: str
    workers: int = 0

    def __call__(self, passes: Sequence[Pass], registry: Registry) -> Iterator[Sequence[object]]:
        """What *passes* see in each shard of *registry*, kept or new."""
        shards = registry.shards
        self._look_apart(passes, registry)
        for shard in shards:
            seen = self.drawer.get(self._key(shard)) if shard.key else None
            yield seen if isinstance(seen, list) else self._look(passes, registry, shard)
        self.drawer.sweep()

    def _look_apart(self, passes: Sequence[Pass], registry: Registry) -> None:
        """Have those shards looked at, and kept, that nobody looked at yet."""
        shards = registry.shards
        new = [
            number
            for number, shard in enumerate(shards)
            if shard.key and not self.drawer.path(self._key(shard)).is_file()
        ]
        count = min(processes(self.workers), len(new))
        if count < 2 or sum(sum(shards[number].counts.values()) for number in new) < WORTH:
            return

        def look(number: int) -> None:
            self._look(passes, registry, shards[number])

        for _ in forked(look, new, count):
            pass

    def _look(self, passes: Sequence[Pass], registry: Registry, shard: Shard) -> list[object]:
        view = registry.of(shard)
        seen = [one.look(view) for one in passes]
        if shard.key:
            self.drawer.put(self._key(shard), seen)
        return seen

    def _key(self, shard: Shard) -> str:
        return depends(self.basis, shard.key)
