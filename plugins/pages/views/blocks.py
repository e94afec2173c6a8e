"""Blocks: parts of the theme below each other, each with the name of what draws it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from plugins.pages.parts import Section

BlockKind = Literal[
    "Bars",
    "Columns",
    "Index",
    "Cards",
    "Changes",
    "Citations",
    "Comparison",
    "Table",
    "Facts",
    "Downloads",
    "Empty",
    "Filters",
    "Flow",
    "Glance",
    "Notice",
    "Pagination",
    "Prose",
    "RangeBars",
    "Remedy",
    "SearchShell",
    "Statute",
    "Steps",
    "Terms",
    "Tiles",
    "Tombstone",
]
EACH = frozenset({"Citations", "Terms"})
"""Kinds whose part is a sequence drawn one by one."""
RECURRING = frozenset({"Remedy"})
"""Kinds whose part is the same on many pages."""


@dataclass(frozen=True, slots=True)
class Block:
    """One part (or sequence of parts) and the kind of component that draws it."""

    kind: BlockKind
    part: object

    @property
    def each(self) -> bool:
        """Whether *part* is a sequence drawn one by one."""
        return self.kind in EACH

    @property
    def recurs(self) -> bool:
        """Whether the same part stands on many pages and is worth keeping as drawn."""
        return self.kind in RECURRING


@dataclass(frozen=True, slots=True)
class BlockSection:
    """A named section of a page and what stands in it."""

    section: Section
    blocks: tuple[Block, ...]


def section(anchor: str, title: str, *blocks: Block | None, lead: str = "") -> BlockSection:
    """A section of the *blocks* that are there."""
    return BlockSection(Section(anchor, title, lead), tuple(b for b in blocks if b is not None))


def filled(sections: Sequence[BlockSection]) -> tuple[BlockSection, ...]:
    """Those *sections* that hold anything."""
    return tuple(entry for entry in sections if entry.blocks)
