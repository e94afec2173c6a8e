"""RM: last days are told as a number of days; a date only where the day of service is known."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from plugins.registry.calendar import Deadline
from plugins.registry.deadlines import Act, deadline, months_deadline
from plugins.registry.findings import Finding, Rule, Severity
from plugins.registry.linking import Registry
from plugins.registry.notices import PB_22, notice_missing
from plugins.registry.remedies import REVIEW_DAYS, SUIT_MONTHS
from plugins.registry.rules.checking import Check, checks_each
from plugins.registry.rules.remedy_texts import telling
from plugins.registry.values import NotUnderstood
from plugins.registry.values.dates import parse_date
from plugins.registry.values.text import fold

RM_07 = Rule(
    "RM-07",
    Severity.WARNING,
    "民事诉讼法第八十五条；行政复议法第八十八条",
    "救济期限写天数，不写固定的截止日；写了的，遇休息日顺延",
    "Remedy periods are told in days; a date is that of the rolled-over last day",
    "救济途径写的{what}截止日是{given}，{why}。",
    "The last day told for {what_en}, {given}, {why_en}.",
)
LAST_DAY = re.compile(
    "([0-9]{4}年[0-9]{1,2}月[0-9]{1,2}日)(?:之前|以前|前|止|届满)(?:[^。；]{0,30}?)(复议|起诉|诉讼)"
)
NAMES = {
    "复议": ("申请行政复议的", "review"),
    "起诉": ("起诉的", "a suit"),
    "诉讼": ("起诉的", "a suit"),
}


@checks_each(RM_07, PB_22)
def last_days_are_computed(registry: Registry) -> Iterator[Finding]:
    """Nobody knows the last day before the decision is served."""
    for decision in telling(registry):
        served: date | None = getattr(decision, "served", None)
        place = decision.place("remedy_text")
        for found in LAST_DAY.finditer(fold(decision.remedy_text or "")):
            try:
                given = parse_date(found[1])
            except NotUnderstood:
                continue  # 2月30日: FM-02 asks for days of columns only
            what, what_en = NAMES[found[2]]
            words: dict[str, Any] = {"what": what, "what_en": what_en, "given": given}
            if served is None:
                why, why_en = "没有送达日期算不出来，请写天数", "cannot be known before service"
                yield RM_07.at(place, why=why, why_en=why_en, **words)
                continue
            due = _due(registry, found[2], served)
            if not due.exact and given >= due.day:
                yield notice_missing(place, due.missing_year)
            elif given != due.day:
                why = f"按送达日期应当是{due.day.year}年{due.day.month}月{due.day.day}日"
                yield RM_07.at(place, why=why, why_en=f"should be {due.day}", **words)


def _due(registry: Registry, remedy: str, served: date) -> Deadline:
    if remedy == "复议":
        return deadline(registry.calendar, Act.REVIEW, served, REVIEW_DAYS)
    return months_deadline(registry.calendar, served, SUIT_MONTHS)


CHECKS: tuple[Check, ...] = (last_days_are_computed,)
