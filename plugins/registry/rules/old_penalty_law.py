"""LB: words and numbers of the penalty law from before its revision of 2021."""

import re
from collections.abc import Iterator
from datetime import date

from plugins.registry.findings import Finding, Rule, Severity
from plugins.registry.linking import Registry
from plugins.registry.models.outcomes import PenaltyDecision
from plugins.registry.rules.checking import Check, checks_each
from plugins.registry.rules.cited import cited
from plugins.registry.values.citations import title_key
from plugins.registry.values.dates import show_date
from plugins.registry.values.text import fold

WARNING = Severity.WARNING
LB_04 = Rule(
    "LB-04",
    WARNING,
    "行政处罚法（2021年修订）第五十一条、第五章",
    "2021年7月15日以后的决定不再用旧版行政处罚法",
    "Decisions since 2021-07-15 do not use the old Administrative Penalty Law",
    "决定日期是{day}，{given}是2021年修订以前的写法。",
    "The decision is of {day}; {given} is from before the 2021 revision.",
)
REVISED = date(2021, 7, 15)
LAST_ARTICLE = 86
PENALTY_LAW = "行政处罚法"
OLD_WORDS = (
    (re.compile("一般程序"), "“一般程序”"),
    (re.compile("(?:五十|50)元以下.{0,30}(?:一千|1000)元以下"), "简易程序五十元、一千元的限额"),
)
"""The old act's name for the ordinary procedure, and its limits of the simple one."""


@checks_each(LB_04)
def the_old_penalty_law_is_not_cited(registry: Registry) -> Iterator[Finding]:
    """The 2021 revision has 86 articles; a higher one is of no edition since."""
    for one in cited(registry.outcomes(), registry.today):
        if not one.days or one.days[-1] < REVISED:
            continue
        citation = one.citation
        old = citation.edition is not None and citation.edition < "2021"
        beyond = (citation.article or 0) > LAST_ARTICLE
        if title_key(citation.title) == PENALTY_LAW and (old or beyond):
            yield LB_04.at(one.place, given=citation.label(), day=show_date(one.days[-1]))
    for decision in registry.all(PenaltyDecision):
        if not decision.decided or decision.decided < REVISED:
            continue
        for name in ("content", "remedy_text", "document"):
            for pattern, words in OLD_WORDS:
                if pattern.search(fold(getattr(decision, name) or "")):
                    day = show_date(decision.decided)
                    yield LB_04.at(decision.place(name), given=words, day=day)


CHECKS: tuple[Check, ...] = (the_old_penalty_law_is_not_cited,)
