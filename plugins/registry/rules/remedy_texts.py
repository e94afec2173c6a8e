"""RM: what a decision tells its party about remedies agrees with the law of its day."""

import re
from collections.abc import Iterator

from plugins.registry import vocabulary as v
from plugins.registry.findings import Finding, Rule, Severity
from plugins.registry.linking import Registry
from plugins.registry.models.outcomes import LicenceDecision, PenaltyDecision
from plugins.registry.remedies import NEW_LAW, remedies
from plugins.registry.rules.checking import Check, checks_each
from plugins.registry.values.citations import title_key
from plugins.registry.values.text import fold

ERROR, WARNING = Severity.ERROR, Severity.WARNING
RM_01 = Rule(
    "RM-01",
    ERROR,
    "行政复议法第二十四条至第二十八条",
    "告知的复议机关与依法计算的一致",
    "The review organ told is the one the law gives",
    "救济告知写的复议机关与依法应当的“{allowed}”不一致。",
    "The review organ told is not “{allowed}”.",
)
RM_02 = Rule(
    "RM-02",
    ERROR,
    "行政复议法第二十四条（2024年1月1日施行）",
    "2024年起一般部门的复议机关是本级人民政府，不是上一级主管部门",
    "Since 2024 the next higher department no longer reviews",
    "2024年1月1日以后的决定不再由上一级主管部门复议，应向{allowed}申请。",
    "Since 2024 the next higher department no longer reviews; apply to {allowed}.",
)
RM_03 = Rule(
    "RM-03",
    ERROR,
    "行政复议法第二十三条",
    "当场作出等复议前置的决定告知先申请行政复议",
    "A decision for which review comes first says so",
    "这类决定要先申请行政复议，救济告知没有写明。",
    "The decision does not say that review comes first.",
)
RM_04 = Rule(
    "RM-04",
    ERROR,
    "行政复议法第二十条；行政诉讼法第四十六条",
    "复议期限六十日、起诉期限六个月，法律另有规定的除外",
    "Sixty days and six months unless a law says otherwise",
    "救济告知的{what}期限写的是{given}，应为{allowed}。",
    "The {what_en} period told is {given}, not {allowed}.",
)
RM_05 = Rule(
    "RM-05",
    WARNING,
    "行政复议法第二十条；行政诉讼法第四十六条",
    "不照抄旧的十五日复议期限、三个月起诉期限",
    "Old periods of 15 days and 3 months are not copied",
    "救济告知里的“{given}”像是从旧规定照抄来的，请核对。",
    "“{given}” looks copied from an old text.",
)
RM_06 = Rule(
    "RM-06",
    ERROR,
    "行政复议法第二十三条、第二十九条",
    "复议前置的案件不告知可以直接起诉",
    "Where review comes first, a direct suit is not offered",
    "这类决定要先复议，救济告知却写可以直接起诉。",
    "Review comes first here, but a direct suit is offered.",
)
REVIEW_FIRST = frozenset({"价格违法行为行政处罚规定"})
"""Instruments whose penalties go to review first (that regulation's art. 20)."""
HIGHER = re.compile(r"上[一]?级(?:主管|行政|业务)?(?:主管)?(?:部门|机关)")
REVIEW_DAYS = re.compile(
    r"([0-9一二三四五六七八九十]{1,3})(?:个)?(?:自然)?日(?:之)?内[^。；]{0,24}复议"
)
SUIT_MONTHS = re.compile(r"([0-9一二三四五六七八九十]{1,2})个月(?:之)?内[^。；]{0,30}(?:起诉|诉讼)")
SIXTY, SIX = {"60", "六十"}, {"6", "六"}
FIRST = ("先申请行政复议", "先向", "复议前置", "先行申请", "应当先申请")
DIRECT = ("也可以直接", "或者直接向", "可以直接向", "直接提起", "也可以在六个月")


Told = PenaltyDecision | LicenceDecision
"""Decisions whose lists may tell what was said about remedies; of licences, the refusals do."""


def telling(registry: Registry) -> tuple[Told, ...]:
    """Every decision with a word about remedies, in the order of its lists."""
    decisions: tuple[Told, ...] = (
        *registry.all(PenaltyDecision),
        *registry.all(LicenceDecision),
    )
    return tuple(decision for decision in decisions if decision.remedy_text)


@checks_each(RM_01, RM_02)
def organs_are_right(registry: Registry) -> Iterator[Finding]:
    """A party sent to the wrong door loses its time."""
    for decision in telling(registry):
        text = fold(decision.remedy_text or "")
        authority = registry.authorities.get(decision.authority or "")
        if authority is None or not decision.decided or decision.decided < NEW_LAW:
            continue
        found = remedies(authority, registry.authorities)
        if not found.known or "复议" not in text:
            continue
        place, allowed = decision.place("remedy_text"), "、".join(found.organs)
        vertical = authority.vertical not in (None, v.Vertical.NONE)
        if HIGHER.search(text) and not vertical:
            yield RM_02.at(place, allowed=allowed)
        elif "人民政府" in text and not _names(text, found.organs):
            yield RM_01.at(place, allowed=allowed)


def _names(text: str, organs: tuple[str, ...]) -> bool:
    """Whether *text* names one of *organs*, or the government of the same level."""
    return any(name in text for name in (*map(fold, organs), "本级人民政府", "同级人民政府"))


@checks_each(RM_03, RM_06)
def review_first_is_told(registry: Registry) -> Iterator[Finding]:
    """On-the-spot penalties go to review before any court, and those of some instruments."""
    for decision in telling(registry):
        text = fold(decision.remedy_text or "")
        if not isinstance(decision, PenaltyDecision) or not _review_comes_first(decision):
            continue
        if any(word in text for word in DIRECT):
            yield RM_06.at(decision.place("remedy_text"))
        elif not any(word in text for word in FIRST):
            yield RM_03.at(decision.place("remedy_text"))


def _review_comes_first(decision: PenaltyDecision) -> bool:
    titles = decision.basis.citations if decision.basis else ()
    if any(title_key(citation.title) in REVIEW_FIRST for citation in titles):
        return True
    new = decision.decided is None or decision.decided >= NEW_LAW
    return new and decision.procedure is v.PenaltyProcedure.SIMPLE


@checks_each(RM_04, RM_05)
def periods_are_right(registry: Registry) -> Iterator[Finding]:
    """Old texts live on in templates."""
    for decision in telling(registry):
        text = fold(decision.remedy_text or "")
        place = decision.place("remedy_text")
        review, suit = REVIEW_DAYS.search(text), SUIT_MONTHS.search(text)
        if review and review[1] not in SIXTY:
            if review[1] in {"15", "十五"}:
                yield RM_05.at(place, given=f"{review[1]}日")
            else:
                yield RM_04.at(
                    place, what="复议", what_en="review", given=f"{review[1]}日", allowed="六十日"
                )
        if suit and suit[1] not in SIX:
            if suit[1] in {"3", "三"}:
                yield RM_05.at(place, given=f"{suit[1]}个月")
            else:
                yield RM_04.at(
                    place, what="起诉", what_en="suit", given=f"{suit[1]}个月", allowed="六个月"
                )


CHECKS: tuple[Check, ...] = (
    organs_are_right,
    review_first_is_told,
    periods_are_right,
)
