"""Publication class of every field, as data; shown on the site as its data dictionary.

A field without a class is not published: whoever adds a column decides here what it is.
``source`` (workbook, sheet and row) is said of every record and needs no class.
"""

from collections.abc import Mapping
from enum import StrEnum
from functools import cache

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


class FieldClass(StrEnum):
    """Classes of fields: published, published after masking, inside only, never even kept."""

    PUBLISH = "P"
    MASK = "PM"
    INTERNAL = "I"
    NEVER = "N"


def _classes(publish: str = "", mask: str = "", internal: str = "") -> Mapping[str, FieldClass]:
    lists = {
        FieldClass.PUBLISH: publish,
        FieldClass.MASK: mask,
        FieldClass.INTERNAL: internal,
    }
    return {name: kind for kind, names in lists.items() for name in names.split()}


CLASSES: Mapping[type[Record], Mapping[str, FieldClass]] = {
    authorities.Authority: _classes(
        publish="""
            name short_name credit_code nature level region government vertical parent
            dispatched authorising_basis entrusting_authority entrusted_items
            entrusted_powers entrusted_term entrustment_letter devolution_decision duties
            act_kinds territory units head address hours phone fax website postcode
            complaint_phone document_prefixes status valid_from valid_to successor
            """,
    ),
    authorities.Officer: _classes(
        publish="""
            name authority certificate fields territory issuer issued expires status
            """,
        internal="post legal_reviewer qualified",
    ),
    items.PowerItem: _classes(
        publish="""
            name code implementation_code sub_name parent_code kind authority nature unit
            co_authorities level division content field basis breach_basis penalty_range
            audience conditions materials flow legal_limit legal_unit legal_note
            promised_limit promised_unit promised_note special_procedures quota fee
            fee_basis fee_standard intermediary result case_type channels visits
            online_depth place_of_service service_hours no_benchmark_reason duties
            duty_basis accountability accountability_basis consult complain status
            effective ends version transferred_from transfer_scope boundary devolved_to
            devolution_decision devolution_published plain note
            """,
    ),
    responsibilities.Duty: _classes(
        publish="duty duty_no task_no task unit basis authority note",
    ),
    responsibilities.Boundary: _classes(
        publish="topic party division basis authority",
        mask="case",
    ),
    responsibilities.Supervision: _classes(
        publish="name targets content methods procedure measures items authority",
    ),
    responsibilities.PublicService: _classes(
        publish="name content unit phone code authority",
    ),
    negative_list.NegativeEntry: _classes(
        publish="""
            item variant number code measure organ local_measure mode approval_level area
            assessments standard pledge basis edition issuer effective authority note
            """,
    ),
    funds.Fund: _classes(
        publish="""
            name code authority finance_unit basis rule_document budget_kind beneficiaries
            scope mode standard method apply_conditions apply_procedure apply_time target
            evaluation year_from year_to amount status contact
            """,
    ),
    funds.FundYear: _classes(
        publish="fund year amount evaluation authority",
    ),
    funds.Allocation: _classes(
        publish="fund year region recipient_kind amount document authority",
        mask="project recipient",
        internal="note",
    ),
    basis.ListedProvision: _classes(
        publish="""
            title rank decree issuer published effective repealed edition state article
            paragraph item subitem text role normative_number authority
            """,
    ),
    benchmarks.Tier: _classes(
        publish="""
            offence item_code item_name authority basis statutory_range rank label kind
            condition range source_document published effective ends note
            """,
    ),
    procedures.Step: _classes(
        publish="""
            procedure name number power_kinds item_codes role limit limit_unit limit_basis
            previous following condition documents counted rights loop authority note
            """,
    ),
    outcomes.PenaltyDecision: _classes(
        publish="""
            document_no party_kind credit_code authority item_code decided basis published
            source_unit kinds fine confiscated valid_to publish_until authority_code
            procedure tier state state_date dispute
            """,
        mask="party facts content licence state_reason note offence",
        internal="""
            legal_representative filed act_ended found served base_value hearing
            legal_review collective minor officers performed performed_on publish
            withhold_reason reviewed told_public remedy_text review_published document
            """,
    ),
    outcomes.LicenceDecision: _classes(
        publish="""
            document_no party_kind credit_code authority item_code decided basis published
            source_unit kind certificate result valid_from valid_to authority_code
            """,
        mask="party document_title content certificate_no state note",
        internal="""
            legal_representative accepted issued commitment refusal_reason remedy_text
            publish withhold_reason
            """,
    ),
    outcomes.CoerciveMeasure: _classes(
        publish="""
            document_no party_kind credit_code authority item_code decided basis published
            source_unit kind started ends extended_to released
            """,
        mask="party manner objects reason extension_reason note",
        internal="urgent officers publish withhold_reason",
    ),
    outcomes.Inspection: _classes(
        publish="""
            document_no party_kind credit_code authority item_code decided basis published
            source_unit inspection_item kind result
            """,
        mask="party batch method content follow_up note",
        internal="officers publish withhold_reason",
    ),
    outcomes.InspectionItem: _classes(
        publish="""
            name code field basis authority initiator partners objects content method
            ratio frequency importance population level powers started note
            """,
    ),
    statistics.PenaltyStatistics: _classes(
        publish="""
            authority year warnings fines confiscations suspensions revocations
            restrictions closures detentions others total amount
            """,
    ),
    statistics.LicenceStatistics: _classes(
        publish="authority year applied accepted granted refused revoked",
    ),
    statistics.CoercionStatistics: _classes(
        publish="""
            authority year seals seizures freezes other_measures surcharges transfers
            auctions restorations substitutes other_executions court_executions total
            """,
    ),
    statistics.OtherStatistics: _classes(
        publish="""
            authority year levies levy_amount inspections adjudications confirmations
            rewards payments payment_amount others
            """,
    ),
    statistics.StaffStatistics: _classes(
        publish="authority year posts certified",
    ),
    attachments.Attachment: _classes(
        publish="document_no authority",
        mask="title",
        internal="file declared reviewer reviewed_on note",
    ),
    changes.Change: _classes(
        publish="""
            change_no kind item_codes item_name authority counterpart field old new reason
            document link decided effective published comment_from comment_to
            next_assessment note
            """,
    ),
}


def class_of(model: type[Record], field: str) -> FieldClass:
    """The publication class of *field* of the full record *model*; an unknown one stays inside."""
    return CLASSES.get(model, {}).get(field, FieldClass.INTERNAL)


@cache
def fields_of(model: type[Record], *kinds: FieldClass) -> tuple[str, ...]:
    """The fields of *model* that are of one of *kinds*, in the order of the table."""
    return tuple(name for name, kind in CLASSES.get(model, {}).items() if kind in kinds)
