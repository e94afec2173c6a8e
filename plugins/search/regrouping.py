"""Folders of documents, made from those that stand: only files that show a change are made."""

from collections.abc import Callable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from hashlib import blake2b

from plugins.search.chunks import Dictionary, chunks
from plugins.search.files import NAME_BYTES
from plugins.search.groups import Group, groups, sorting
from plugins.search.ordering import Gathered
from plugins.search.records import IndexPlan
from plugins.search.standing import DiffersError, Standing

Row = Callable[[int], str]
"""The row of the document that has this number."""


@dataclass(slots=True)
class Regrouped:
    """The *names* of the folders of all groups.

    *new* files are (address, bytes), *moved* ones (address, where it stands, size); the folders
    *gone* are not there any more.
    """

    names: list[str] = field(default_factory=list)
    new: list[tuple[str, bytes]] = field(default_factory=list)
    moved: list[tuple[str, str, int]] = field(default_factory=list)
    gone: frozenset[str] = frozenset()


def regrouped(  # noqa: PLR0913, PLR0917  what a group is made of
    gathered: Gathered,
    standing: Standing,
    dictionary: Dictionary,
    plan: IndexPlan,
    changed: AbstractSet[int],
    row: Row,
) -> Regrouped:
    """The groups of what was *gathered*, where documents with *changed* numbers are others."""
    made = Regrouped()
    for group in groups(gathered):
        size = group.after - group.first
        numbers = range(group.number, group.number + size)
        folder, held = standing.groups.get(group.number, ("", 0))
        if held == size and changed.isdisjoint(numbers):
            made.names.append(folder)
        else:
            _regroup(gathered, group, standing, dictionary, plan, changed, row, made)
    made.gone = frozenset(folder for folder, _ in standing.groups.values()) - set(made.names)
    return made


def _regroup(  # noqa: PLR0913, PLR0917  as above
    gathered: Gathered,
    group: Group,
    standing: Standing,
    dictionary: Dictionary,
    plan: IndexPlan,
    changed: AbstractSet[int],
    row: Row,
    made: Regrouped,
) -> None:
    folder, held = standing.groups.get(group.number, ("", 0))
    size = group.after - group.first
    sorted_by = sorting(gathered, group)
    digest = blake2b(dictionary.head + sorted_by, digest_size=NAME_BYTES)
    new: list[tuple[str, bytes]] = [("sort.bin", sorted_by)]
    kept: list[tuple[str, int]] = []
    for first in range(0, size, plan.chunk_documents):
        after = min(first + plan.chunk_documents, size)
        numbers = range(group.number + first, group.number + after)
        name = f"{first // plan.chunk_documents}.bin"
        if after == min(first + plan.chunk_documents, held) and changed.isdisjoint(numbers):
            chunk = (standing.folder / "d" / folder / name).read_bytes()
            kept.append((name, len(chunk)))
        else:
            (rows,) = chunks(list(map(row, numbers)), plan.chunk_documents)
            chunk = dictionary.compressed(rows)
            new.append((name, chunk))
        digest.update(chunk)
    named = digest.hexdigest()
    made.names.append(named)
    if named != folder:
        if any(named == other for other, _ in standing.groups.values()):
            raise DiffersError
        made.new += [(f"d/{named}/{name}", data) for name, data in new]
        made.moved += [(f"d/{named}/{name}", f"d/{folder}/{name}", size) for name, size in kept]
