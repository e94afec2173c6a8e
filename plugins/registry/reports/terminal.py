"""The report for a person at a terminal: problems by cause, worst first, and the row counts."""

from collections.abc import Iterator

from rich.console import Console, Group, RenderableType
from rich.table import Table
from rich.text import Text

from plugins.registry.findings import Severity
from plugins.registry.reading import SheetCount
from plugins.registry.reports.causes import Cause, Report, left_over
from plugins.registry.reports.wording import WORDS, Language, Words, sentence, visible

_STYLES = {Severity.ERROR: "bold red", Severity.WARNING: "yellow"}


def print_report(report: Report, language: Language, console: Console) -> None:
    """Print *report* to *console*; where that is no terminal, without colours."""
    console.print(Group(*_parts(report, language)))


def _parts(report: Report, language: Language) -> Iterator[RenderableType]:
    words = WORDS[language]
    if report.findings:
        yield _problems(report, language, words)
        yield Text(words.totals.format(errors=report.errors, warnings=report.warnings), "bold")
        hint = report.forecast.zh if language is Language.ZH else report.forecast.en
        if hint:
            yield Text(hint)
    else:
        yield Text(words.clean, "bold green")
    if report.counts:
        yield counts_table(report, words)


def _problems(report: Report, language: Language, words: Words) -> Table:
    table = Table(box=None, pad_edge=False, header_style="bold", show_edge=False)
    severity, rule, place, wrong, rows = words.columns
    table.add_column(severity, no_wrap=True)
    table.add_column(rule, no_wrap=True)
    table.add_column(place, ratio=2, overflow="fold")
    table.add_column(wrong, ratio=3, overflow="fold")
    table.add_column(rows, justify="right", no_wrap=True)
    for cause in report.causes:
        _add_cause(table, cause, language)
    return table


def _add_cause(table: Table, cause: Cause, language: Language) -> None:
    words = WORDS[language]
    for number, finding in enumerate(cause.worst):
        first = number == 0
        table.add_row(
            Text(words.severities[cause.severity] if first else "", _STYLES[cause.severity]),
            Text(cause.rule if first else ""),
            Text(visible(str(finding.place)), "dim"),
            Text(sentence(finding, language)),
            Text(str(finding.rows)),
        )
    if rest := cause.number - len(cause.worst):
        rows = cause.rows - sum(finding.rows for finding in cause.worst)
        more = Text(words.more.format(number=rest), "italic")
        table.add_row("", "", "", more, Text(str(rows)))


def counts_table(report: Report, words: Words) -> Table:
    """Where the rows of every sheet went, with a line of sums."""
    table = Table(title=words.counts_title, title_justify="left", header_style="bold")
    for number, name in enumerate(words.counts):
        table.add_column(name, justify="left" if number in (0, 1, 5) else "right", overflow="fold")
    for count in report.counts:
        name = visible(f"{count.workbook} › {count.sheet}")
        numbers = (str(count.rows), str(count.mapped), str(count.reported))
        layout = Text(count.layout or words.no_list)
        table.add_row(Text(name), layout, *numbers, went(count, words), str(count.headings))
    table.add_section()
    sums = (
        sum(count.rows for count in report.counts),
        sum(count.mapped for count in report.counts),
        sum(count.reported for count in report.counts),
        sum(sum(count.skipped.values()) for count in report.counts),
        sum(count.headings for count in report.counts),
    )
    table.add_row(words.all_sheets, "", *(str(total) for total in sums), style="bold")
    return table


def went(count: SheetCount, words: Words) -> str:
    """Why rows of a sheet were skipped, and a loud word where the counts do not add up."""
    reasons = [
        f"{words.skipped.get(reason, reason)} {number}" for reason, number in count.skipped.items()
    ]
    if astray := left_over(count):
        reasons.append(words.astray.format(number=astray))
    return ", ".join(reasons) or "0"
