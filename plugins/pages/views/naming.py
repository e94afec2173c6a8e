"""What kinds of outcomes are called.  A new kind adds its line."""

from collections.abc import Mapping

from plugins.publication.records import (
    PublicCoercion,
    PublicInspection,
    PublicLicence,
    PublicOutcome,
    PublicPenalty,
)

OUTCOME_NAMES: Mapping[type[PublicOutcome], str] = {
    PublicPenalty: "行政处罚",
    PublicLicence: "行政许可",
    PublicCoercion: "行政强制",
    PublicInspection: "行政检查",
}
