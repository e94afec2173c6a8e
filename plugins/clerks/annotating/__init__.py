"""The clerk's own workbook back, every problem shown at its cell.

Front door: `annotate`.  The workbook is not loaded and saved but cut into, so that all that
is not marked (formulas and their values, drop-downs, pictures, charts) stays byte for byte.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

from plugins.clerks.annotating.patching import list_only, patch
from plugins.clerks.annotating.problem_list import Headings
from plugins.clerks.annotating.refusals import SENTENCES, NotPatchable, Sentence
from plugins.registry.findings import Finding

PATCHABLE = (".xlsx", ".xlsm", ".xltx", ".xltm")
NO_HEADINGS: Headings = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Annotated:
    """What was written.  *target* may have got another ``.xlsx`` where only a list was written.

    *marked* counts cells, *listed* findings, of which a very long list tells the most important;
    *why_listed_only* is None for a marked copy.
    """

    target: Path
    marked: int
    listed: int
    why_listed_only: Sentence | None = field(default=None)


def annotate(
    source: Path, findings: Sequence[Finding], target: Path, headings: Headings = NO_HEADINGS
) -> Annotated:
    """Write *source* to *target* with *findings* (its own, and no other workbook's) marked.

    A workbook that cannot be cut into (.xls, .ods, .csv, encrypted, damaged) gets a workbook
    of its problem list alone.  *headings* gives the heading over a column of a sheet.
    """
    why = SENTENCES["format"]
    if source.suffix.lower() in PATCHABLE:
        try:
            return Annotated(target, patch(source, findings, target, headings), len(findings))
        except NotPatchable as refusal:
            why = SENTENCES[refusal.reason]
    if target.suffix.lower() != ".xlsx":
        target = target.with_name(f"{target.name}.xlsx")
    list_only(why, findings, target, headings)
    return Annotated(target, 0, len(findings), why)
