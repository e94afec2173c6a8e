"""Blocks: parts of the theme below each other, each with the name of what draws it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from plugins.pages.parts import Section, Table

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
    "Drawn",
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
    "SearchWithin",
    "Statute",
    "Steps",
    "Terms",
    "Tiles",
    "Tombstone",
]
COUNTED = re.compile("(.*?)(?:（([0-9]+[件个人条次步笔项].*)）)?", re.DOTALL)
"""A caption and what it counts."""
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
    def drawn(self) -> bool:
        """Whether *part* is HTML that this theme drew already."""
        return self.kind == "Drawn"

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
    """A section of the *blocks* that are there.

    A table that only repeats the title is not named twice: its count goes below the title.
    """
    found = [block for block in blocks if block is not None]
    table = found[0].part if found else None
    if isinstance(table, Table) and not table.address:
        told = COUNTED.fullmatch(table.caption)
        if told and told[1] == title:
            found[0] = Block("Table", replace(table, named_above=True))
            lead = lead or told[2] or ""
    return BlockSection(Section(anchor, title, lead), tuple(found))


def filled(sections: Sequence[BlockSection]) -> tuple[BlockSection, ...]:
    """Those *sections* that hold anything."""
    return tuple(entry for entry in sections if entry.blocks)
