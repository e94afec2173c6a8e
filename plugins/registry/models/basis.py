"""Legal basis as a list of provisions (执法依据, domain table 1.7)."""

from typing import Annotated

from plugins.registry import vocabulary as v
from plugins.registry.cells import Date, Prose, Text, one
from plugins.registry.records import Record


class ListedProvision(Record):
    """One provision an authority rests its powers on."""

    title: Text
    rank: Annotated[v.InstrumentRank, one(v.InstrumentRank)] | None = None
    decree: Text | None = None
    issuer: Text | None = None
    published: Date | None = None
    effective: Date | None = None
    repealed: Date | None = None
    edition: Text | None = None
    state: Annotated[v.InstrumentState, one(v.InstrumentState)] | None = None
    article: Text | None = None
    paragraph: Text | None = None
    item: Text | None = None
    subitem: Text | None = None
    text: Prose | None = None
    role: Annotated[v.BasisRole, one(v.BasisRole)] | None = None
    normative_number: Text | None = None
    authority: Text | None = None
