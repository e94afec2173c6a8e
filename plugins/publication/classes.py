"""Publication class of every field.  Data, not code; shown on the site as its data dictionary."""

from collections.abc import Mapping
from enum import StrEnum

from plugins.publication.records import PUBLIC_TYPES
from plugins.registry.models import funds, outcomes, responsibilities
from plugins.registry.records import Record


class FieldClass(StrEnum):
    """Classes of domain.md §0.3."""

    PUBLISH = "P"
    MASK = "PM"
    INTERNAL = "I"
    NEVER = "N"


MASKED: Mapping[type[Record], frozenset[str]] = {
    outcomes.PenaltyDecision: frozenset(
        {"party", "facts", "content", "note", "state_reason", "licence"}
    ),
    outcomes.LicenceDecision: frozenset({"party", "content", "note", "certificate_no"}),
    outcomes.CoerciveMeasure: frozenset({"party", "objects", "reason", "note", "manner"}),
    outcomes.Inspection: frozenset({"party", "content", "note", "follow_up"}),
    funds.Allocation: frozenset({"recipient", "project"}),
    responsibilities.Boundary: frozenset({"case"}),
}
"""Fields that are published after masking; every other field of a public type is published."""


def class_of(model: type[Record], field: str) -> FieldClass:
    """The publication class of *field* of the full record type *model*."""
    public = PUBLIC_TYPES.get(model)
    if public is None or field not in public.model_fields:
        return FieldClass.INTERNAL
    return FieldClass.MASK if field in MASKED.get(model, frozenset()) else FieldClass.PUBLISH
