"""Outcomes: what exercising a power ended in (domain table 1.10).

``…Fields`` is what may be published, names and texts perhaps masked; the full records add what
checks need and nobody outside may see (dates of service, officers, performance, reasons).
"""

from typing import Annotated

from plugins.registry import vocabulary as v
from plugins.registry.cells import (
    Cited,
    Code,
    Date,
    DocNo,
    Fen,
    Prose,
    Text,
    Texts,
    Yes,
    one,
    some,
)
from plugins.registry.records import Record


class OutcomeFields(Record):
    """What every published outcome has."""

    document_no: DocNo | None = None
    party: Text | None = None
    party_kind: Annotated[v.PartyKind, one(v.PartyKind)] | None = None
    credit_code: Code | None = None
    authority: Text | None = None
    item_code: Code | None = None
    decided: Date | None = None
    basis: Cited | None = None
    published: Date | None = None
    source_unit: Text | None = None


class PenaltyFields(OutcomeFields):
    """A penalty decision as far as it may be published."""

    offence: Text | None = None
    facts: Prose | None = None
    kinds: Annotated[tuple[v.PenaltyKind, ...], some(v.PenaltyKind)] = ()
    content: Prose | None = None
    fine: Fen | None = None
    confiscated: Fen | None = None
    licence: Text | None = None
    valid_to: Date | None = None
    publish_until: Date | None = None
    authority_code: Code | None = None
    procedure: Annotated[v.PenaltyProcedure, one(v.PenaltyProcedure)] | None = None
    tier: Text | None = None
    state: Annotated[v.DecisionState, one(v.DecisionState)] | None = None
    state_date: Date | None = None
    state_reason: Prose | None = None
    dispute: Annotated[v.Dispute, one(v.Dispute)] | None = None
    note: Prose | None = None


class PenaltyDecision(PenaltyFields):
    """One penalty decision (行政处罚决定)."""

    legal_representative: Text | None = None
    filed: Date | None = None
    act_ended: Date | None = None
    found: Date | None = None
    served: Date | None = None
    base_value: Fen | None = None
    hearing: Yes | None = None
    legal_review: Yes | None = None
    collective: Yes | None = None
    minor: Yes | None = None
    officers: Texts = ()
    performed: Text | None = None
    performed_on: Date | None = None
    publish: Yes | None = None
    withhold_reason: Text | None = None
    reviewed: Yes | None = None
    told_public: Yes | None = None
    remedy_text: Prose | None = None
    review_published: Yes | None = None
    document: Prose | None = None


class LicenceFields(OutcomeFields):
    """A licence decision as far as it may be published."""

    document_title: Text | None = None
    kind: Annotated[v.LicenceKind, one(v.LicenceKind)] | None = None
    certificate: Text | None = None
    certificate_no: Text | None = None
    content: Prose | None = None
    result: Annotated[v.LicenceResult, one(v.LicenceResult)] | None = None
    valid_from: Date | None = None
    valid_to: Date | None = None
    authority_code: Code | None = None
    state: Text | None = None
    note: Prose | None = None


class LicenceDecision(LicenceFields):
    """One licence decision (行政许可决定)."""

    legal_representative: Text | None = None
    accepted: Date | None = None
    issued: Date | None = None
    commitment: Yes | None = None
    refusal_reason: Prose | None = None
    remedy_text: Prose | None = None
    publish: Yes | None = None
    withhold_reason: Text | None = None


class CoercionFields(OutcomeFields):
    """A coercive measure as far as it may be published."""

    kind: Annotated[v.CoercionKind, one(v.CoercionKind)] | None = None
    manner: Text | None = None
    objects: Prose | None = None
    reason: Prose | None = None
    started: Date | None = None
    ends: Date | None = None
    extended_to: Date | None = None
    extension_reason: Text | None = None
    released: Date | None = None
    note: Prose | None = None


class CoerciveMeasure(CoercionFields):
    """One coercive measure or act of execution (行政强制)."""

    urgent: Yes | None = None
    officers: Texts = ()
    publish: Yes | None = None
    withhold_reason: Text | None = None


class InspectionFields(OutcomeFields):
    """An inspection as far as it may be published."""

    inspection_item: Text | None = None
    kind: Annotated[v.InspectionKind, one(v.InspectionKind)] | None = None
    batch: Text | None = None
    method: Text | None = None
    content: Prose | None = None
    result: Annotated[v.InspectionResult, one(v.InspectionResult)] | None = None
    follow_up: Text | None = None
    note: Prose | None = None


class Inspection(InspectionFields):
    """One inspection of one object (行政检查); *party* is whom or what was inspected."""

    officers: Texts = ()
    publish: Yes | None = None
    withhold_reason: Text | None = None


class InspectionItem(Record):
    """One item of the random-inspection list (随机抽查事项, domain table 1.13)."""

    name: Text
    code: Code | None = None
    field: Text | None = None
    basis: Cited | None = None
    authority: Text | None = None
    initiator: Text | None = None
    partners: Texts = ()
    objects: Text | None = None
    content: Prose | None = None
    method: Text | None = None
    ratio: Text | None = None
    frequency: Text | None = None
    importance: Annotated[v.Importance, one(v.Importance)] | None = None
    population: Text | None = None
    level: Text | None = None
    powers: Text | None = None
    started: Date | None = None
    note: Prose | None = None
