"""The front door: a registry and a date → what may be said on that day, and what is withheld."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from plugins.publication.records import PUBLIC_TYPES
from plugins.registry.findings import Finding, Place
from plugins.registry.instruments import Library
from plugins.registry.linking import Registry, Shelf
from plugins.registry.loading import Loaded
from plugins.registry.records import Record


@dataclass(frozen=True, slots=True)
class Withheld:
    """A record that is not published: where it stands and which rule keeps it back."""

    place: Place
    rule: str
    kind: str
    authority: str


class PublicRegistry(Shelf):
    """Public records only, as of a day.  Nothing here may not be said."""

    def __init__(
        self,
        records: Iterable[Record],
        library: Library,
        as_of: date,
        withheld: Iterable[Withheld] = (),
    ) -> None:
        super().__init__(records)
        self.library = library
        self.as_of = as_of
        self.withheld = tuple(withheld)


@dataclass(frozen=True, slots=True)
class Publication:
    """What is said, what is withheld, and what the wall itself found."""

    public: PublicRegistry
    withheld: tuple[Withheld, ...]
    findings: tuple[Finding, ...]


def publish_as_of(loaded: Loaded, day: date) -> Publication:
    """Everything of *loaded* that may be said on *day*."""
    registry: Registry = loaded.registry
    public: list[Record] = []
    withheld: list[Withheld] = []
    for record in registry:
        if record in loaded.blocked:
            withheld.append(_withheld(record, "blocked"))
        elif type(record) in PUBLIC_TYPES:
            public.append(_stripped(record))
    shelf = PublicRegistry(public, registry.library, day, withheld)
    return Publication(shelf, tuple(withheld), ())


def _withheld(record: Record, rule: str) -> Withheld:
    authority = getattr(record, "authority", None) or ""
    return Withheld(record.place(), rule, type(record).__name__, authority)


def _stripped(record: Record) -> Record:
    """*record* as its public type: fields that stay inside are not copied."""
    kind = PUBLIC_TYPES[type(record)]
    return kind.model_construct(
        record.model_fields_set & kind.model_fields.keys(),
        **{name: getattr(record, name) for name in kind.model_fields},
    )
