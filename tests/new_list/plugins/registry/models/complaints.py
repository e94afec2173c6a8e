"""Complaints about enforcement and what became of them."""

from plugins.registry.cells import Cited, Code, Date, Prose, Text
from plugins.registry.records import Record


class ComplaintFields(Record):
    """What may be said of a complaint."""

    number: Code
    authority: Text | None = None
    topic: Prose | None = None
    received: Date | None = None
    answered: Date | None = None
    answer: Prose | None = None
    basis: Cited | None = None


class Complaint(ComplaintFields):
    """One complaint; who complained stays inside."""

    complainant: Text | None = None
