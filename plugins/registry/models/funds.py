"""Special funds (财政专项资金), their yearly amounts and allocations (domain table 1.6)."""

from typing import Annotated

from plugins.registry import vocabulary as v
from plugins.registry.cells import Cited, Code, Fen, Prose, Text, Whole, one
from plugins.registry.records import Record


class Fund(Record):
    """One special fund."""

    name: Text
    code: Code | None = None
    authority: Text | None = None
    finance_unit: Text | None = None
    basis: Cited | None = None
    rule_document: Text | None = None
    budget_kind: Annotated[v.BudgetKind, one(v.BudgetKind)] | None = None
    beneficiaries: Prose | None = None
    scope: Prose | None = None
    mode: Text | None = None
    standard: Prose | None = None
    method: Annotated[v.AllocationMethod, one(v.AllocationMethod)] | None = None
    apply_conditions: Prose | None = None
    apply_procedure: Prose | None = None
    apply_time: Text | None = None
    target: Prose | None = None
    evaluation: Text | None = None
    year_from: Whole | None = None
    year_to: Whole | None = None
    amount: Fen | None = None
    status: Annotated[v.FundStatus, one(v.FundStatus)] | None = None
    contact: Text | None = None


class FundYear(Record):
    """The amount of one fund in one budget year."""

    fund: Text
    year: Whole | None = None
    amount: Fen | None = None
    evaluation: Text | None = None
    authority: Text | None = None


class AllocationFields(Record):
    """What the public may know of one share of a fund."""

    fund: Text
    year: Whole | None = None
    region: Text | None = None
    project: Text | None = None
    recipient: Text | None = None
    recipient_kind: Annotated[v.PartyKind, one(v.PartyKind)] | None = None
    amount: Fen | None = None
    document: Text | None = None
    authority: Text | None = None


class Allocation(AllocationFields):
    """One share of a fund: region, project, recipient and amount."""

    note: Text | None = None
