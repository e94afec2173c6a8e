"""The front door of ``invoke check``: read everything, tell everything, hand every book back."""

import shutil
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from enum import IntEnum
from pathlib import Path

from rich.console import Console

from plugins.clerks.asking import Lists, folder_of, unknown
from plugins.clerks.returning import return_workbooks
from plugins.registry.findings import Rule
from plugins.registry.grouping import grouped
from plugins.registry.loading import Loaded, workbooks
from plugins.registry.reports.annotations import commands
from plugins.registry.reports.causes import Report
from plugins.registry.reports.exported import write_findings
from plugins.registry.reports.markdown import summary
from plugins.registry.reports.terminal import print_report
from plugins.registry.reports.wording import Language
from plugins.registry.rules import rules

FINDINGS, SUMMARY, MARKED = "findings.json", "findings.md", "workbooks"

NO_WORKBOOKS = {
    Language.ZH: "{lists} 中没有工作簿，没有可检查的内容。",
    Language.EN: "There are no workbooks in {lists}: nothing to check.",
}
WRITTEN = {
    Language.ZH: "明细见 {target}；已标注的工作簿 {marked} 个，见 {workbooks}。",
    Language.EN: "All of it is in {target}; {marked} marked workbooks are in {workbooks}.",
}


class Ending(IntEnum):
    """How a check ends: the exit codes of ``invoke check``."""

    CLEAN = 0
    BLOCKED = 1
    UNUSABLE = 2


@dataclass(frozen=True, slots=True)
class Judge:
    """Another room's word on the lists: the *rules* it keeps, and what it adds to the findings."""

    rules: tuple[Rule, ...]
    judged: Callable[[Loaded], Loaded]


@dataclass(frozen=True, slots=True)
class Request:
    """What to check, and where to put what is found.

    *authority* (a name, a short name or a folder) narrows what is told, not what is read: links
    lead across folders.  *annotate*: print the worst findings as workflow commands of a CI
    service, too.  *judge* adds what keeps sound rows from publication.
    """

    lists: Lists
    target: Path
    authority: str = ""
    language: Language = Language.ZH
    annotate: bool = False
    judge: Judge | None = None


def check(request: Request, console: Console) -> Ending:
    """Check *request*, print the report to *console*, and write every report to its target."""
    folder = request.lists.folder
    if not folder.exists() or not workbooks(folder):
        console.print(NO_WORKBOOKS[request.language].format(lists=folder), markup=False)
        return Ending.UNUSABLE
    loaded = request.lists.load()
    if request.judge:
        loaded = request.judge.judged(loaded)
    if request.authority:
        own = folder_of(request.authority, loaded.registry, folder)
        if own is None:
            words = unknown(request.authority, loaded.registry, request.language)
            console.print(words, markup=False)
            return Ending.UNUSABLE
        loaded = of_folder(loaded, own)
    _report(request, loaded, console)
    if loaded.unusable:
        return Ending.UNUSABLE
    return Ending.BLOCKED if loaded.errors else Ending.CLEAN


def of_folder(loaded: Loaded, folder: str) -> Loaded:
    """*loaded* with what concerns the workbooks of *folder* only."""

    def within(workbook: str) -> bool:
        return workbook.startswith(f"{folder}/")

    return replace(
        loaded,
        findings=grouped(f for f in loaded.findings if within(f.place.workbook)),
        counts=tuple(c for c in loaded.counts if within(c.workbook)),
        unusable=tuple(filter(within, loaded.unusable)),
    )


def _report(request: Request, loaded: Loaded, console: Console) -> None:
    language, target = request.language, request.target
    report = Report(loaded.findings, loaded.counts, _rules(request))
    print_report(report, language, console)
    write_findings(report, target / FINDINGS)
    (target / SUMMARY).write_text(summary(report, language), encoding="utf-8")
    shutil.rmtree(target / MARKED, ignore_errors=True)
    marked = list(
        return_workbooks(request.lists.folder, loaded.findings, loaded.counts, target / MARKED)
    )
    words = {"target": target / FINDINGS, "marked": len(marked), "workbooks": target / MARKED}
    console.print(WRITTEN[language].format(**words), markup=False, highlight=False)
    if request.annotate:
        _print_plainly(console, commands(report, language, request.lists.folder.as_posix()))


def _rules(request: Request) -> dict[str, Rule]:
    further = request.judge.rules if request.judge else ()
    return {rule.id: rule for rule in (*rules(), *further)}


def _print_plainly(console: Console, lines: Iterable[str]) -> None:
    for line in lines:  # a workflow command must stay on one line, as it is
        console.out(line, highlight=False)
