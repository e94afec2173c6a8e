"""What kinds of outcomes are called, in words and in addresses."""

from collections.abc import Mapping

from plugins.pages.addresses import OUTCOME_FOLDERS
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


def folder_of(kind: type[PublicOutcome]) -> str:
    """The folder of addresses that outcomes of *kind* live in."""
    return next(folder for base, folder in OUTCOME_FOLDERS if issubclass(kind, base))
