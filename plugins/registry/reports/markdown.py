"""The report as Markdown, for the page that a CI run shows."""

import re
from collections.abc import Iterable, Iterator, Sequence

from plugins.registry.reading import SheetCount
from plugins.registry.reports.causes import Report
from plugins.registry.reports.terminal import went
from plugins.registry.reports.wording import WORDS, Language, Words, sentence, visible

CAUSES = 100
"""Causes shown; a CI page has an upper size, and findings.json has them all."""
SHEETS = 500

_LONGEST = 400
_ROOM = 40
_MEANT = re.compile(r"([\\`*_{}\[\]()#+.!|~>:$@-])")
"""What Markdown reads as something else than itself."""


def summary(report: Report, language: Language) -> str:
    """The whole page."""
    return "\n".join(_blocks(report, language)) + "\n"


def _blocks(report: Report, language: Language) -> Iterator[str]:
    words = WORDS[language]
    if not report.findings:
        yield f"**{words.clean}**\n"
    else:
        yield f"**{words.totals.format(errors=report.errors, warnings=report.warnings)}**"
        hint = report.forecast.zh if language is Language.ZH else report.forecast.en
        yield f"\n{hint}\n" if hint else ""
        yield from _problems(report, language, words)
    if report.counts:
        yield f"\n<details><summary>{words.counts_title}</summary>\n"
        yield from _counts(report.counts, words)
        yield "\n</details>"


def _problems(report: Report, language: Language, words: Words) -> Iterator[str]:
    yield from _heading(words.columns, right=(4,))
    causes = report.causes
    for cause in causes[:CAUSES]:
        worst = cause.worst[0]
        wrong = sentence(worst, language)
        if more := cause.number - 1:
            wrong = f"{wrong[:_LONGEST]} {words.more.format(number=more)}"
        severity = words.severities[cause.severity]
        yield _row((severity, cause.rule, str(worst.place), wrong, str(cause.rows)))
    if len(causes) > CAUSES:
        yield f"\n{words.more.format(number=len(causes) - CAUSES)}"


def _counts(counts: Sequence[SheetCount], words: Words) -> Iterator[str]:
    yield from _heading(words.counts, right=(2, 3, 4, 6))
    for count in counts[:SHEETS]:
        numbers = (str(count.rows), str(count.mapped), str(count.reported))
        name = f"{count.workbook} › {count.sheet}"
        layout = count.layout or words.no_list
        yield _row((name, layout, *numbers, went(count, words), str(count.headings)))
    if len(counts) > SHEETS:
        yield f"\n{words.more.format(number=len(counts) - SHEETS)}"


def _heading(names: Sequence[str], right: Sequence[int]) -> Iterator[str]:
    yield _row(names)
    yield "|" + "|".join("---:" if n in right else "---" for n in range(len(names))) + "|"


def _row(cells: Iterable[str]) -> str:
    return "|" + "|".join(f" {escaped(cell)} " for cell in cells) + "|"


def escaped(words: str) -> str:
    """*words* of a stranger as plain text: no markup, no HTML, no link, no end of a table cell."""
    short = words if len(words) <= _LONGEST + _ROOM else words[:_LONGEST] + "…"
    plain = _MEANT.sub(r"\\\1", visible(short))
    return plain.replace("&", "&amp;").replace("<", "&lt;")
