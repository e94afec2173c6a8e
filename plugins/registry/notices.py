"""The one thing to say where a period needs a holiday notice that has not come (rule PB-22)."""

from plugins.registry.calendar import FILE as HOLIDAYS
from plugins.registry.findings import Finding, Place, Rule, Scope, Severity

PB_22 = Rule(
    "PB-22",
    Severity.WARNING,
    "全国年节及纪念日放假办法第七条",
    "没有放假通知的年份不推算工作日",
    "Working days beyond the last holiday notice are not computed",
    "没有{year}年的放假安排，跨到这一年的期限没有核对，页面上只说“不早于”。"
    "请在 holidays.toml 里补上国务院办公厅的通知。",
    "The holiday notice of {year} is missing: periods that reach it were not checked, and pages "
    "only say “not before”.",
)


def notice_missing(place: Place, year: int) -> Finding:
    """The finding that a period at *place* needs the holiday notice of *year*.

    It stands at the file that lacks the notice, so that all periods of a year make one finding.
    """
    return PB_22.at(Place(HOLIDAYS), scope=Scope.NOTHING, see=(place,), year=year)
