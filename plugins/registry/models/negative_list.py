"""The enterprise-investment negative list in its three lawful variants (domain table 1.5)."""

from typing import Annotated

from plugins.registry import vocabulary as v
from plugins.registry.cells import Cited, Code, Date, Prose, Text, Texts, one
from plugins.registry.records import Record


class NegativeEntry(Record):
    """One entry of a negative list (企业投资负面清单)."""

    item: Prose
    variant: Annotated[v.NegativeListVariant, one(v.NegativeListVariant)] | None = None
    number: Code | None = None
    code: Code | None = None
    measure: Prose | None = None
    organ: Text | None = None
    local_measure: Prose | None = None
    mode: Annotated[v.ControlMode, one(v.ControlMode)] | None = None
    approval_level: Text | None = None
    area: Text | None = None
    assessments: Texts = ()
    standard: Prose | None = None
    pledge: Prose | None = None
    basis: Cited | None = None
    edition: Text | None = None
    issuer: Text | None = None
    effective: Date | None = None
    authority: Text | None = None
    note: Text | None = None
