"""The worst findings as workflow commands, which CI services show beside the files."""

from collections.abc import Iterator

from plugins.registry.findings import Finding, Severity
from plugins.registry.reports.causes import Report, worst_of
from plugins.registry.reports.wording import Language, sentence

LIMIT = 10
"""Annotations of each severity that a run shows; more are thrown away by the service."""


def commands(report: Report, language: Language, lists: str = "lists") -> Iterator[str]:
    """One line for each finding; *lists* is the path of the lists folder in the repository."""
    for severity in Severity:
        for finding in worst_of(report.findings, severity, LIMIT):
            yield command(finding, language, lists)


def command(finding: Finding, language: Language, lists: str) -> str:
    """The workflow command that shows *finding*."""
    place = finding.place
    where = f"{place.sheet}!{place.cell}" if place.cell else place.sheet
    title = f"{finding.rule} {where}".rstrip()
    file = f"{lists}/{place.workbook}" if lists else place.workbook
    told = _message(sentence(finding, language))
    return f"::{finding.severity} file={_property(file)},title={_property(title)}::{told}"


def _message(words: str) -> str:
    return words.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(words: str) -> str:
    return _message(words).replace(":", "%3A").replace(",", "%2C")
