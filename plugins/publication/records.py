"""The only record types that pages, search and downloads receive: they lack what may not be said.

Each derives from the class that holds publishable fields only, so a full record handed to a room
below is a type error, and a field that stays inside does not exist there.
"""

from collections.abc import Mapping
from datetime import date

from plugins.registry.cells import DocumentNo
from plugins.registry.models import (
    attachments,
    authorities,
    basis,
    benchmarks,
    changes,
    funds,
    items,
    negative_list,
    outcomes,
    procedures,
    responsibilities,
    statistics,
)
from plugins.registry.records import Record
from plugins.registry.vocabulary import DecisionState


class Public(Record):
    """The mark of a record that has passed the wall."""


class PublicAuthority(authorities.Authority, Public):
    """An authority, published."""


class PublicOfficer(authorities.OfficerFields, Public):
    """An officer, published."""


class PublicItem(items.PowerItem, Public):
    """A power item, published."""


class PublicDuty(responsibilities.Duty, Public):
    """A duty, published."""


class PublicBoundary(responsibilities.Boundary, Public):
    """A boundary of duties, published."""


class PublicSupervision(responsibilities.Supervision, Public):
    """A system of supervision, published."""


class PublicServiceItem(responsibilities.PublicService, Public):
    """A public service, published."""


class PublicNegativeEntry(negative_list.NegativeEntry, Public):
    """An entry of a negative list, published."""


class PublicFund(funds.Fund, Public):
    """A fund, published."""


class PublicFundYear(funds.FundYear, Public):
    """A fund's year, published."""


class PublicAllocation(funds.AllocationFields, Public):
    """A share of a fund, published."""


class PublicProvision(basis.ListedProvision, Public):
    """A listed provision, published."""


class PublicTier(benchmarks.Tier, Public):
    """A tier, published."""


class PublicStep(procedures.Step, Public):
    """A step, published."""


class PublicOutcome(outcomes.OutcomeFields, Public):
    """What every published outcome has."""


class PublicPenalty(outcomes.PenaltyFields, PublicOutcome):
    """A penalty decision, published."""


class PublicLicence(outcomes.LicenceFields, PublicOutcome):
    """A licence decision, published."""


class PublicCoercion(outcomes.CoercionFields, PublicOutcome):
    """A coercive measure, published."""


class PublicInspection(outcomes.InspectionFields, PublicOutcome):
    """An inspection, published."""


class PublicInspectionItem(outcomes.InspectionItem, Public):
    """An item of the random-inspection list, published."""


class PublicPenaltyStatistics(statistics.PenaltyStatistics, Public):
    """Statistics of penalties, published."""


class PublicLicenceStatistics(statistics.LicenceStatistics, Public):
    """Statistics of licences, published."""


class PublicCoercionStatistics(statistics.CoercionStatistics, Public):
    """Statistics of coercion, published."""


class PublicOtherStatistics(statistics.OtherStatistics, Public):
    """Statistics of other acts, published."""


class PublicStaffStatistics(statistics.StaffStatistics, Public):
    """Statistics of staff, published."""


class PublicAttachment(attachments.AttachmentFields, Public):
    """An attachment, published; its cleaned file is known to the registry of public records."""


class PublicChange(changes.Change, Public):
    """A change record, published."""


FullOutcome = (
    outcomes.PenaltyDecision
    | outcomes.LicenceDecision
    | outcomes.CoerciveMeasure
    | outcomes.Inspection
)
"""An outcome before the wall."""
FULL_OUTCOMES = (
    outcomes.PenaltyDecision,
    outcomes.LicenceDecision,
    outcomes.CoerciveMeasure,
    outcomes.Inspection,
)


class PublicTombstone(Public):
    """A penalty that fell and was withdrawn: its number, the ground and the day, no party.

    It stands where the decision stood (authority, day of decision and number), until the
    decision's own time would have been over.  *ground* is None where the list gives none, or
    one that could not be said.
    """

    document_no: DocumentNo
    authority: str | None = None
    decided: date | None = None
    state: DecisionState
    ground: str | None = None
    withdrawn: date | None = None


PUBLIC_TYPES: Mapping[type[Record], type[Public]] = {
    authorities.Authority: PublicAuthority,
    authorities.Officer: PublicOfficer,
    items.PowerItem: PublicItem,
    responsibilities.Duty: PublicDuty,
    responsibilities.Boundary: PublicBoundary,
    responsibilities.Supervision: PublicSupervision,
    responsibilities.PublicService: PublicServiceItem,
    negative_list.NegativeEntry: PublicNegativeEntry,
    funds.Fund: PublicFund,
    funds.FundYear: PublicFundYear,
    funds.Allocation: PublicAllocation,
    basis.ListedProvision: PublicProvision,
    benchmarks.Tier: PublicTier,
    procedures.Step: PublicStep,
    outcomes.PenaltyDecision: PublicPenalty,
    outcomes.LicenceDecision: PublicLicence,
    outcomes.CoerciveMeasure: PublicCoercion,
    outcomes.Inspection: PublicInspection,
    outcomes.InspectionItem: PublicInspectionItem,
    statistics.PenaltyStatistics: PublicPenaltyStatistics,
    statistics.LicenceStatistics: PublicLicenceStatistics,
    statistics.CoercionStatistics: PublicCoercionStatistics,
    statistics.OtherStatistics: PublicOtherStatistics,
    statistics.StaffStatistics: PublicStaffStatistics,
    attachments.Attachment: PublicAttachment,
    changes.Change: PublicChange,
}
"""Full record → its public type.  A kind of list that is missing here is not published."""
