"""Outcomes that came with a piece of an errand, as the build has them."""

from collections.abc import Sequence
from pathlib import Path

from plugins.registry.errands import Piece
from plugins.registry.linking import NamedShard, Owners, Registry
from plugins.registry.models.authorities import Authority
from plugins.registry.readings import KeptShard
from plugins.registry.shards import HeldShard, Shard


def pieces_of(shards: Sequence[Shard]) -> list[Piece]:
    """Each of *shards* as a piece, with its file; those that are in memory do not travel."""
    return [Piece(one.name, one.path) for one in shards if one.name and one.path]


class Arrivals:
    """Shards as they arrive where *registry* has arrived without any."""

    def __init__(self, registry: Registry) -> None:
        self._owners = Owners(registry.all(Authority))

    def shard(self, name: str, file: Path | None) -> Shard:
        """The outcomes of the workbook *name*, which are in *file*."""
        assert file is not None
        outcomes = KeptShard(name, {}, file).outcomes()
        return NamedShard(HeldShard(outcomes, name), self._owners)
