"""Remedies as readers see them: the two routes, their bodies and their time limits."""

from dataclasses import dataclass

from plugins.pages.desk import Desk
from plugins.pages.parts import Citation, Fact, Remedy, Route
from plugins.pages.views.blocks import Block
from plugins.pages.views.citing import cited
from plugins.registry.calendar import Deadline
from plugins.registry.cells import as_cited
from plugins.registry.deadlines import Act, deadline, months_deadline
from plugins.registry.remedies import (
    AFTER_REVIEW_DAYS,
    REVIEW_DAYS,
    SUIT_MONTHS,
    Remedies,
    remedies,
)
from plugins.registry.values.dates import show_date

BASES = "《行政复议法》第二十条；《行政诉讼法》第四十五条、第四十六条"
COURT = "有管辖权的人民法院"
WHICH_COURT = "一般是最初作出行政行为的机关所在地的基层人民法院"
FREE = Fact("费用", ("不收费",))
KNOWN = "知道或者应当知道行政行为之日，一般是收到决定书当天"
NOTES = (
    "期限从第二天开始算；最后一天是法定休假日的，顺延到休假日后的第一个工作日。",
    "复议、诉讼期间，行政行为一般不停止执行。",
    (
        "没有告诉您可以申请复议、向谁申请、多少天之内的，"
        "从您知道这些之日起算，但从知道行政行为内容之日起最长不超过一年。"
    ),
)


@dataclass(frozen=True, slots=True)
class Told:
    """Remedies as told: blocks and a summary, or the honest sentence that they are not known."""

    blocks: tuple[Block, ...] = ()
    summary: str = ""
    missing: str = ""


def remedies_told(
    desk: Desk, page: str, authority: str | None, *, simple: bool = False, dated: bool = False
) -> Told:
    """The remedies against an act of *authority*; *simple*: a penalty made on the spot.

    *dated*: with the last day for whoever learns of an act today, which changes a page daily.
    """
    acting = desk.authorities.get(authority or "")
    if acting is None:
        return Told(missing="实施主体没有登记在执法主体清单里，无法确定复议机关。")
    found = remedies(acting, desk.authorities, simple_procedure=simple)
    if not found.known:
        return Told(missing="执法主体清单没有写明所属的人民政府，无法确定复议机关。")
    summary = f"{REVIEW_DAYS}日内复议，{SUIT_MONTHS}个月内诉讼"
    if found.review_first:
        summary = f"先复议，{REVIEW_DAYS}日内"
    return Told((Block("Remedy", _remedy(desk, page, found, dated=dated)),), summary)


def _remedy(desk: Desk, page: str, found: Remedies, *, dated: bool) -> Remedy:
    respondent = (Fact("被申请人", (found.respondent,)),) if found.respondent else ()
    due = deadline(desk.public.calendar, Act.REVIEW, desk.settings.today, REVIEW_DAYS)
    until = (_until(desk, due),) if dated else ()
    route = Route(
        "先申请行政复议" if found.review_first else "申请行政复议",
        "或者".join(found.organs),
        f"{REVIEW_DAYS}日内",
        (Fact("从何时起", (KNOWN,)), *until, *respondent, FREE),
        desk.guide(page, "怎样申请", "how-to-appeal"),
    )
    return Remedy(
        (route, _suit(desk, found, dated=dated)),
        found.review_first,
        NOTES,
        _bases(desk, page, found),
    )


def _suit(desk: Desk, found: Remedies, *, dated: bool) -> Route:
    after = f"{AFTER_REVIEW_DAYS}日内"
    court = Fact("哪个法院", (WHICH_COURT,))
    if found.review_first:
        start = Fact("从何时起", ("收到复议决定书之日",))
        return Route("再提起行政诉讼", COURT, after, (start, court))
    later = Fact("先复议的", (f"收到复议决定书之日起{after}",))
    due = months_deadline(desk.public.calendar, desk.settings.today, SUIT_MONTHS)
    until = (_until(desk, due),) if dated else ()
    facts = (Fact("从何时起", (KNOWN,)), *until, later, court)
    return Route("提起行政诉讼", COURT, f"{SUIT_MONTHS}个月内", facts)


def _until(desk: Desk, due: Deadline) -> Fact:
    """The last day for whoever learns of an act on the day of the site; never guessed."""
    last = f"最后一天是{show_date(due.day)}"
    if not due.exact:
        last = (
            f"最后一天不早于{show_date(due.day)}："
            f"{due.missing_year}年的放假安排还没有公布，遇到休假日要顺延"
        )
    return Fact("例如", (f"{show_date(desk.settings.today)}知道的，{last}",))


def _bases(desk: Desk, page: str, found: Remedies) -> tuple[Citation, ...]:
    return cited(desk, page, as_cited("；".join((BASES, *found.sources))))
