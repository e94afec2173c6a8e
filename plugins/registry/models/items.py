"""Power items (domain table 1.3), alone or in a combined 权责清单."""

from typing import Annotated

from plugins.registry import vocabulary as v
from plugins.registry.cells import (
    Cited,
    Code,
    Date,
    Prose,
    Range,
    Text,
    Texts,
    Whole,
    Yes,
    one,
    some,
)
from plugins.registry.records import Record


class PowerItem(Record):
    """One power that one authority may exercise (权力事项).

    Its first key is (authority, code); *code* is the base code, the same under many authorities.
    """

    name: Text
    code: Code | None = None
    implementation_code: Code | None = None
    sub_name: Text | None = None
    parent_code: Code | None = None
    kind: Annotated[v.PowerKind, one(v.PowerKind)] | None = None
    authority: Text | None = None
    nature: Annotated[v.AuthorityNature, one(v.AuthorityNature)] | None = None
    unit: Text | None = None
    co_authorities: Texts = ()
    level: Annotated[v.Level, one(v.Level)] | None = None
    division: Prose | None = None
    content: Prose | None = None
    field: Text | None = None
    basis: Cited | None = None
    breach_basis: Cited | None = None
    penalty_range: Range | None = None
    audience: Annotated[tuple[v.Audience, ...], some(v.Audience)] = ()
    conditions: Prose | None = None
    materials: Prose | None = None
    flow: Prose | None = None
    legal_limit: Whole | None = None
    legal_unit: Annotated[v.TimeUnit, one(v.TimeUnit)] | None = None
    legal_note: Cited | None = None
    promised_limit: Whole | None = None
    promised_unit: Annotated[v.TimeUnit, one(v.TimeUnit)] | None = None
    promised_note: Prose | None = None
    special_procedures: Prose | None = None
    quota: Text | None = None
    fee: Yes | None = None
    fee_basis: Cited | None = None
    fee_standard: Text | None = None
    intermediary: Text | None = None
    result: Text | None = None
    case_type: Text | None = None
    channels: Text | None = None
    visits: Whole | None = None
    online_depth: Text | None = None
    place_of_service: Text | None = None
    service_hours: Text | None = None
    no_benchmark_reason: Text | None = None
    duties: Prose | None = None
    duty_basis: Cited | None = None
    accountability: Prose | None = None
    accountability_basis: Cited | None = None
    consult: Text | None = None
    complain: Text | None = None
    status: Annotated[v.ItemStatus, one(v.ItemStatus)] | None = None
    effective: Date | None = None
    ends: Date | None = None
    version: Whole | None = None
    transferred_from: Text | None = None
    transfer_scope: Text | None = None
    boundary: Prose | None = None
    devolved_to: Texts = ()
    devolution_decision: Text | None = None
    devolution_published: Date | None = None
    plain: Prose | None = None
    note: Prose | None = None
