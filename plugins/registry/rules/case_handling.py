"""PN: how a case was handled: time limits, hearings, review, officers, the order of its days."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise

from plugins.registry import vocabulary as v
from plugins.registry.findings import Finding, Rule, Severity
from plugins.registry.linking import Registry
from plugins.registry.models.authorities import Officer
from plugins.registry.models.outcomes import PenaltyDecision
from plugins.registry.rules.checking import Check, checks
from plugins.registry.rules.penalties import natural
from plugins.registry.values.money import show_money

ERROR, WARNING = Severity.ERROR, Severity.WARNING
K = v.PenaltyKind
PN_05 = Rule(
    "PN-05",
    WARNING,
    "行政处罚法第六十三条；数额标准各地各部门不同，见设置",
    "较重处罚记录了听证权利",
    "A heavy penalty records the right to a hearing",
    "{why}，依法应当告知听证权利，“是否听证”没有填，请核对是否告知过。",
    "{why_en}: the party had a right to a hearing; nothing is recorded.",
    settings={
        "市场监督管理 自然人": "1万元（待核实）",
        "市场监督管理 单位": "10万元（待核实）",
        "公安 自然人": "2000元（公安机关办理行政案件程序规定第一百二十三条）",
        "公安 单位": "1万元（同上）",
    },
)
PN_06 = Rule(
    "PN-06",
    WARNING,
    "行政处罚法第六十条",
    "立案之日起九十日内作出决定",
    "A decision comes within 90 days of filing",
    "立案{given}，决定{allowed}，超过九十日（{days}日），请写明延长的依据。",
    "Filed {given}, decided {allowed}: {days} days, above 90.",
)
PN_07 = Rule(
    "PN-07",
    WARNING,
    "行政处罚法第三十六条",
    "违法行为在二年（特定情形五年）内被发现",
    "An act is found within two years (five where life, health or financial safety was harmed)",
    "违法行为{given}终了，{allowed}才发现，超过{years}年，请核对是否还应当处罚。",
    "The act ended {given} and was found {allowed}, after more than {years} years.",
)
PN_08 = Rule(
    "PN-08",
    WARNING,
    "行政处罚法第五十七条、第五十八条",
    "听证过的、重大的决定经过法制审核和集体讨论",
    "Heavy decisions and those after a hearing were reviewed and discussed",
    "{why}，“{heading}”写的是否。",
    "{why_en}, but “{heading}” says no.",
)
PN_09 = Rule(
    "PN-09",
    WARNING,
    "行政处罚法第四十二条",
    "两名以上有证的执法人员",
    "Two or more certified officers act",
    "执法人员{why}。",
    "Officers: {why_en}.",
)
PN_16 = Rule(
    "PN-16",
    ERROR,
    "本系统约定（日期先后）",
    "各日期先后有序",
    "Days stand in their order",
    "“{other}”{allowed}晚于“{heading}”{given}。",
    "“{other}” {allowed} comes after “{heading}” {given}.",
)
HEARING = (("市场监督管理", 1_000_000, 10_000_000), ("公安", 200_000, 1_000_000))
"""Word in the authority's name → hearing thresholds in fen for natural persons and for others."""
GRAVE = frozenset(
    {K.DOWNGRADE, K.REVOKE_LICENCE, K.STOP_BUSINESS, K.CLOSE, K.WORK_BAN, K.RESTRICT_BUSINESS}
)
LIMIT = 90
YEARS = 2
ORDER = (
    ("act_ended", "违法行为终了日期"),
    ("found", "发现日期"),
    ("filed", "立案日期"),
    ("decided", "处罚决定日期"),
    ("served", "送达日期"),
    ("published", "公示日期"),
)


@checks(PN_05)
def hearings_are_offered(registry: Registry) -> Iterator[Finding]:
    """Thresholds differ by sector and place: only those named in the settings are checked."""
    for decision in registry.all(PenaltyDecision):
        if decision.hearing is not None or "hearing" not in decision.source.columns:
            continue
        grave = next((kind for kind in decision.kinds if kind in GRAVE), None)
        if grave is not None:
            why, why_en = f"处罚种类有{grave.label}", f"the kinds include {grave}"
        elif (limit := _threshold(decision)) and (decision.fine or 0) >= limit:
            why = f"罚款{show_money(decision.fine or 0)}达到听证标准{show_money(limit)}"
            why_en = f"the fine reaches {show_money(limit)}"
        else:
            continue
        yield PN_05.at(decision.place("hearing"), why=why, why_en=why_en)


def _threshold(decision: PenaltyDecision) -> int | None:
    for word, person, unit in HEARING:
        if word in (decision.authority or ""):
            return person if natural(decision) else unit
    return None


@checks(PN_06, PN_07)
def time_limits_are_kept(registry: Registry) -> Iterator[Finding]:
    """Ninety days to decide, two or five years to find."""
    for decision in registry.all(PenaltyDecision):
        filed, decided = decision.filed, decision.decided
        if filed and decided and decided > filed + timedelta(days=LIMIT):
            yield PN_06.at(
                decision.place("decided"),
                given=filed,
                allowed=decided,
                days=(decided - filed).days,
            )
        ended, found = decision.act_ended, decision.found
        if ended and found and found > _years_after(ended, YEARS):
            yield PN_07.at(decision.place("found"), given=ended, allowed=found, years=YEARS)


def _years_after(day: date, years: int) -> date:
    try:
        return day.replace(year=day.year + years)
    except ValueError:  # 29 February
        return day.replace(year=day.year + years, day=28)


@checks(PN_08)
def grave_decisions_are_reviewed(registry: Registry) -> Iterator[Finding]:
    """Legal review after a hearing; collective discussion of the gravest."""
    for decision in registry.all(PenaltyDecision):
        grave = any(kind in GRAVE for kind in decision.kinds)
        if decision.hearing and decision.legal_review is False:
            yield PN_08.at(
                decision.place("legal_review"),
                why="经过听证的决定应当法制审核",
                why_en="after a hearing legal review is due",
                heading="是否法制审核",
            )
        if grave and decision.collective is False:
            yield PN_08.at(
                decision.place("collective"),
                why="情节复杂或者重大的处罚应当集体讨论",
                why_en="a grave penalty is discussed collectively",
                heading="是否集体讨论",
            )


@checks(PN_09)
def two_officers_act(registry: Registry) -> Iterator[Finding]:
    """Certificates that are known, and valid on the day."""
    for decision in registry.all(PenaltyDecision):
        if not decision.officers:
            continue
        place = decision.place("officers")
        simple = decision.procedure is v.PenaltyProcedure.SIMPLE
        if len(set(decision.officers)) < 2 and not simple:
            yield PN_09.at(place, why="只有一名，应当不少于两名", why_en="fewer than two")
        for number in decision.officers:
            officer = registry.first(Officer, certificate=number)
            if officer is None:
                why, why_en = f"的证号{number}不在执法人员清单里", f"{number} is not listed"
            elif officer.expires and decision.decided and officer.expires < decision.decided:
                why, why_en = f"的证件{number}当时已经到期", f"{number} had expired"
            else:
                continue
            yield PN_09.at(place, why=why, why_en=why_en)


@checks(PN_16)
def days_stand_in_order(registry: Registry) -> Iterator[Finding]:
    """No case is decided before it was found."""
    for decision in registry.all(PenaltyDecision):
        told = [(f, name, day) for f, name in ORDER if (day := getattr(decision, f)) is not None]
        for (_, other, earlier), (field, heading, later) in pairwise(told):
            if earlier > later:
                yield PN_16.at(
                    decision.place(field),
                    heading=heading,
                    given=later,
                    other=other,
                    allowed=earlier,
                )


CHECKS: tuple[Check, ...] = (
    hearings_are_offered,
    time_limits_are_kept,
    grave_decisions_are_reviewed,
    two_officers_act,
    days_stand_in_order,
)
