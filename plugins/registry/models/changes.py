"""Change records: every adjustment of a list, published (动态调整, domain section 3)."""

from typing import Annotated

from plugins.registry import vocabulary as v
from plugins.registry.cells import Code, Date, Prose, Text, Texts, one
from plugins.registry.records import Record


class Change(Record):
    """One adjustment of one or several listed items."""

    change_no: Code
    kind: Annotated[v.ChangeKind, one(v.ChangeKind)] | None = None
    item_codes: Texts = ()
    item_name: Text | None = None
    authority: Text | None = None
    counterpart: Text | None = None
    field: Text | None = None
    old: Prose | None = None
    new: Prose | None = None
    reason: Prose | None = None
    document: Text | None = None
    link: Text | None = None
    decided: Date | None = None
    effective: Date | None = None
    published: Date | None = None
    comment_from: Date | None = None
    comment_to: Date | None = None
    next_assessment: Date | None = None
    note: Prose | None = None
