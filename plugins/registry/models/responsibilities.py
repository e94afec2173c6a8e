"""The responsibility list (责任清单), four blocks (domain table 1.4)."""

from plugins.registry.cells import Cited, Code, Prose, Text, Texts
from plugins.registry.records import Record


class Duty(Record):
    """A concrete task below a main duty (block A)."""

    duty: Prose
    duty_no: Code | None = None
    task_no: Code | None = None
    task: Prose | None = None
    unit: Text | None = None
    basis: Cited | None = None
    authority: Text | None = None
    note: Text | None = None


class Boundary(Record):
    """One authority's share in a matter that several handle (block B)."""

    topic: Text
    party: Text | None = None
    division: Prose | None = None
    basis: Cited | None = None
    case: Prose | None = None
    authority: Text | None = None


class Supervision(Record):
    """A system of supervision during and after the event (block C)."""

    name: Text
    targets: Prose | None = None
    content: Prose | None = None
    methods: Prose | None = None
    procedure: Prose | None = None
    measures: Prose | None = None
    items: Texts = ()
    authority: Text | None = None


class PublicService(Record):
    """A public service an authority offers (block D)."""

    name: Text
    content: Prose | None = None
    unit: Text | None = None
    phone: Text | None = None
    code: Code | None = None
    authority: Text | None = None
