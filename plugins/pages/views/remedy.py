"""Remedies as readers see them: the two routes, their bodies and their time limits."""

from plugins.pages.desk import Desk
from plugins.pages.parts import Citation, Fact, Remedy, Route
from plugins.pages.views.blocks import Block
from plugins.pages.views.citing import cited
from plugins.registry.cells import as_cited
from plugins.registry.remedies import (
    AFTER_REVIEW_DAYS,
    REVIEW_DAYS,
    SUIT_MONTHS,
    Remedies,
    remedies,
)

BASES = "《行政复议法》第二十条；《行政诉讼法》第四十五条、第四十六条"
NOTES = (
    "期限从知道或者应当知道行政行为之日起算；最后一天是法定休假日的，顺延到其后的第一个工作日。",
    "申请行政复议不收费。复议、诉讼期间，行政行为一般不停止执行。",
    "没有告知复议权利、复议机关和期限的，从知道之日起算，最长不超过知道行政行为内容之日起一年。",
)


def remedy_block(
    desk: Desk, page: str, authority: str | None, *, simple: bool = False
) -> tuple[tuple[Block, ...], str, str]:
    """Blocks, summary and the honest sentence where the lists do not say enough."""
    acting = desk.authorities.get(authority or "")
    if acting is None:
        return (), "", "实施主体没有登记，无法确定复议机关。"
    found = remedies(acting, desk.authorities, simple_procedure=simple)
    if not found.known:
        return (), "", "执法主体清单没有写明所属人民政府，无法确定复议机关。"
    block = Block("Remedy", _remedy(desk, page, found))
    return (block,), f"{REVIEW_DAYS}日内复议，{SUIT_MONTHS}个月内诉讼", ""


def _remedy(desk: Desk, page: str, found: Remedies) -> Remedy:
    respondent = (Fact("被申请人", (found.respondent,)),) if found.respondent else ()
    return Remedy(
        routes=(
            Route(
                "行政复议",
                " 或者 ".join(found.organs),
                f"知道行政行为之日起{REVIEW_DAYS}日内",
                respondent,
                (desk.link(page, "怎样申请", desk.addresses.content("how-to-appeal")),),
            ),
            Route(
                "行政诉讼",
                "有管辖权的人民法院（一般为最初作出行政行为的机关所在地基层人民法院）",
                f"知道行政行为之日起{SUIT_MONTHS}个月内；"
                f"先申请复议的，收到复议决定之日起{AFTER_REVIEW_DAYS}日内",
            ),
        ),
        first=found.review_first,
        notes=NOTES,
        bases=_bases(desk, page, found),
    )


def _bases(desk: Desk, page: str, found: Remedies) -> tuple[Citation, ...]:
    return cited(desk, page, as_cited("；".join((BASES, *found.sources))))
