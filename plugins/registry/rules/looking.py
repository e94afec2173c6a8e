"""Shards looked at by several processes, and not again as long as nothing changed for them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import ClassVar

from plugins.registry.crew import Workers
from plugins.registry.digests import depends
from plugins.registry.drawers import Drawer
from plugins.registry.errands import Do, Program
from plugins.registry.forking import forked, processes
from plugins.registry.linking import Registry
from plugins.registry.readings import READERS
from plugins.registry.rules import CHECKS
from plugins.registry.rules.checking import Pass
from plugins.registry.sending import Arrivals, pieces_of
from plugins.registry.shards import Shard
from plugins.registry.workers import elsewhere

FOLDER = "looked"
WORTH = 500
"""Outcomes below which a process of their own costs more than it saves."""


@dataclass(frozen=True, slots=True)
class Looking:
    """Looks of all ``CHECKS`` that are kept in *drawer*, which is in the folder *cache*.

    *basis* is a digest of everything but its outcomes that a registry answers with, and of our
    code; *workers* look.
    """

    drawer: Drawer
    basis: str
    cache: Path
    workers: Workers

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
        self._look_elsewhere(registry)
        new = self._new(shards)
        count = min(processes(self.workers.count), len(new))
        if count < 2 or sum(sum(shards[number].counts.values()) for number in new) < WORTH:
            return

        def look(number: int) -> None:
            self._look(passes, registry, shards[number])

        for _ in forked(look, new, count):
            pass

    def _look_elsewhere(self, registry: Registry) -> None:
        """Have the cluster look, where there is one."""
        new = {registry.shards[number].name: number for number in self._new(registry.shards)}
        pieces = pieces_of([registry.shards[number] for number in new.values()])
        for name, seen in elsewhere(LookingThere(registry), pieces, self.workers, self.cache):
            self.drawer.put(self._key(registry.shards[new[name]]), seen)

    def _new(self, shards: Sequence[Shard]) -> list[int]:
        """The shards that were not looked at yet."""
        return [
            number
            for number, shard in enumerate(shards)
            if shard.key and not self.drawer.path(self._key(shard)).is_file()
        ]

    def _look(self, passes: Sequence[Pass], registry: Registry, shard: Shard) -> list[object]:
        seen = _seen(passes, registry, shard)
        if shard.key:
            self.drawer.put(self._key(shard), seen)
        return seen

    def _key(self, shard: Shard) -> str:
        return depends(self.basis, shard.key)


def _seen(passes: Sequence[Pass], registry: Registry, shard: Shard) -> list[object]:
    view = registry.of(shard)
    return [one.look(view) for one in passes]


@dataclass(frozen=True, slots=True)
class LookingThere:
    """The errand of looking at shards of *registry*: a piece is one of them."""

    registry: Registry
    program: ClassVar = Program(("registry",), READERS)

    def luggage(self) -> Mapping[str, Path]:
        """Nothing but the registry."""
        return {}

    def begun(self, luggage: Path) -> Do:  # noqa: ARG002  the contract
        """Ready to look."""
        passes = [check.begin() for check in CHECKS]
        return partial(self._look, passes, Arrivals(self.registry))

    def _look(
        self, passes: Sequence[Pass], arrivals: Arrivals, name: str, file: Path | None
    ) -> list[object]:
        return _seen(passes, self.registry, arrivals.shard(name, file))
