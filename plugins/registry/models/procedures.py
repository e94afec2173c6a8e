"""Procedures and their steps (执法流程, domain table 1.9)."""

from typing import Annotated

from plugins.registry import vocabulary as v
from plugins.registry.cells import Cited, Code, Prose, Text, Texts, Whole, Yes, one, some
from plugins.registry.records import Record


class Step(Record):
    """One step of a procedure.  Rows of one procedure name make one procedure.

    *previous* and *following* name other steps by number; *condition* is what leads here.
    """

    procedure: Text
    name: Text | None = None
    number: Code | None = None
    power_kinds: Annotated[tuple[v.PowerKind, ...], some(v.PowerKind)] = ()
    item_codes: Texts = ()
    role: Text | None = None
    limit: Whole | None = None
    limit_unit: Annotated[v.TimeUnit, one(v.TimeUnit)] | None = None
    limit_basis: Cited | None = None
    previous: Texts = ()
    following: Texts = ()
    condition: Text | None = None
    documents: Texts = ()
    counted: Yes | None = None
    rights: Prose | None = None
    loop: Yes | None = None
    authority: Text | None = None
    note: Prose | None = None
