"""Discretion benchmarks and their tiers (裁量基准, domain table 1.8)."""

from typing import Annotated

from plugins.registry import vocabulary as v
from plugins.registry.cells import Cited, Code, Date, Prose, Range, Text, one
from plugins.registry.records import Record


class Tier(Record):
    """One rung of a benchmark.  Rows of one offence of one item make one benchmark."""

    offence: Prose
    item_code: Code | None = None
    item_name: Text | None = None
    authority: Text | None = None
    basis: Cited | None = None
    statutory_range: Range | None = None
    rank: Text | None = None
    label: Text | None = None
    kind: Annotated[v.TierKind, one(v.TierKind)] | None = None
    condition: Prose | None = None
    range: Range | None = None
    source_document: Text | None = None
    published: Date | None = None
    effective: Date | None = None
    ends: Date | None = None
    note: Prose | None = None
