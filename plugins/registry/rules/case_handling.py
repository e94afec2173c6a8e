"""PN: how a case was handled: time limits, hearings, review, officers, the order of its days."""

from collections.abc import Iterator
from itertools import pairwise

from plugins.registry import vocabulary as v
from plugins.registry.deadlines import Act, deadline, months_after
from plugins.registry.findings import Finding, Rule, Severity
from plugins.registry.linking import Registry
from plugins.registry.models.authorities import Officer
from plugins.registry.models.outcomes import PenaltyDecision
from plugins.registry.notices import PB_22, notice_missing
from plugins.registry.rule_settings import HEARINGS
from plugins.registry.rules.checking import Check, checks_each
from plugins.registry.rules.measuring import natural
from plugins.registry.values.money import show_money

ERROR, WARNING = Severity.ERROR, Severity.WARNING
K = v.PenaltyKind
PN_05 = Rule(
    "PN-05",
    WARNING,
    "行政处罚法第六十三条；数额标准各地各部门不同，见设置",
    "较重处罚记录了听证权利",
    "A heavy penalty records the right to a hearing",
    "{why}，应当告知听证权利，“是否听证”没有填，请核对是否告知过。",
    "{why_en}: the party had a right to a hearing; nothing is recorded.",
    settings={
        "hearing_limits": "；".join(
            f"名称含“{limit.word}”的：自然人{show_money(limit.natural)}，"
            f"其他{show_money(limit.others)}（{limit.source}）"
            for limit in HEARINGS
        )
        + "；其他机关没有核实的标准，罚没金额不核对"
    },
)
PN_06 = Rule(
    "PN-06",
    WARNING,
    "行政处罚法第六十条",
    "立案之日起九十日内作出决定",
    "A decision comes within 90 days of filing",
    "决定日期在立案九十日以后；依法延长的，请在“备注”写明依据。",
    "The decision came more than 90 days after filing; tell in 备注 what allowed it.",
)
PN_07 = Rule(
    "PN-07",
    WARNING,
    "行政处罚法第三十六条",
    "违法行为在二年（特定情形五年）内被发现",
    "An act is found within two years (five where life, health or financial safety was harmed)",
    "违法行为{given}终了，{allowed}发现，超过{years}，请核对是否还应当处罚。",
    "The act ended {given} and was found {allowed}, after more than {years_en}.",
)
PN_08 = Rule(
    "PN-08",
    WARNING,
    "行政处罚法第五十七条、第五十八条",
    "听证过的、重大的决定经过法制审核和集体讨论",
    "Heavy decisions and those after a hearing were reviewed and discussed",
    "{why}，“{heading}”{given}。",
    "{why_en}; “{heading}” is not yes.",
)
PN_09 = Rule(
    "PN-09",
    WARNING,
    "行政处罚法第四十二条",
    "两名以上有证的执法人员",
    "Two or more certified officers act",
    "执法人员{why}。",
    "Officers: {why_en}.",
    settings={
        "region": "浙江：执法人员可以跨部门、跨区域执法（浙江省综合行政执法条例第二十九条）；"
        "全国：核对是不是本机关的人员"
    },
)
PN_16 = Rule(
    "PN-16",
    ERROR,
    "本系统约定（日期先后）",
    "各日期先后有序",
    "Days stand in their order",
    "“{heading}”早于“{other}”，先后不对，请核对哪一个写错了。",
    "“{heading}” comes before “{other}”; one of them is wrong.",
)
HEARD = frozenset({K.DOWNGRADE, K.REVOKE_LICENCE, K.STOP_BUSINESS, K.CLOSE, K.WORK_BAN})
"""Kinds that give a right to a hearing whatever the amount (art. 63)."""
GRAVE = HEARD | {K.RESTRICT_BUSINESS}
DECIDE_DAYS = 90
EXTENDED = ("延长", "延期", "中止", "鉴定", "检测", "检验", "听证", "公告")
"""Words that explain why a case took longer: art. 60 lets rules say so."""
FINDING_YEARS, GRAVE_YEARS = 2, 5
ORDER = (
    ("act_ended", "违法行为终了日期"),
    ("found", "发现日期"),
    ("filed", "立案日期"),
    ("decided", "处罚决定日期"),
    ("served", "送达日期"),
    ("published", "公示日期"),
)


@checks_each(PN_05)
def hearings_are_offered(registry: Registry) -> Iterator[Finding]:
    """Amounts differ by sector and place: only those named in the settings are checked."""
    for decision in registry.all(PenaltyDecision):
        if decision.hearing is not None or "hearing" not in decision.source.columns:
            continue
        heard = next((kind for kind in decision.kinds if kind in HEARD), None)
        limit = registry.settings.hearing_limit(decision.authority)
        least = limit.of(natural=natural(decision)) if limit else None
        amount = max(decision.fine or 0, decision.confiscated or 0)
        if heard is not None:
            why, why_en = f"处罚类别有{heard.label}", f"The kinds include {heard}"
        elif least is not None and amount >= least:
            why = f"罚没金额{show_money(amount)}达到听证标准{show_money(least)}"
            why_en = f"The amount reaches {show_money(least)}"
        else:
            continue
        yield PN_05.at(decision.place("hearing"), why=why, why_en=why_en)


@checks_each(PN_06, PB_22)
def cases_are_decided_in_time(registry: Registry) -> Iterator[Finding]:
    """Ninety days from filing, unless the list says why it took longer."""
    for decision in registry.all(PenaltyDecision):
        filed, decided = decision.filed, decision.decided
        if not filed or not decided or any(w in (decision.note or "") for w in EXTENDED):
            continue
        due = deadline(registry.calendar, Act.PENALTY, filed, DECIDE_DAYS)
        kept = due.kept_by(decided)
        if kept is None:
            yield notice_missing(decision.place("decided"), due.missing_year)
        elif not kept:
            yield PN_06.at(decision.place("decided"))


@checks_each(PN_07)
def acts_are_found_in_time(registry: Registry) -> Iterator[Finding]:
    """Two years; five where life, health or financial safety was harmed."""
    for decision in registry.all(PenaltyDecision):
        ended, found = decision.act_ended, decision.found
        if not ended or not found or found <= months_after(ended, 12 * FINDING_YEARS):
            continue
        if found > months_after(ended, 12 * GRAVE_YEARS):
            years, years_en = "五年", "five years"
        else:
            years = "二年（涉及公民生命健康安全、金融安全且有危害后果的为五年）"
            years_en = "two years (five where life, health or financial safety was harmed)"
        yield PN_07.at(
            decision.place("found"), given=ended, allowed=found, years=years, years_en=years_en
        )


@checks_each(PN_08)
def grave_decisions_are_reviewed(registry: Registry) -> Iterator[Finding]:
    """Legal review after a hearing; collective discussion of the gravest."""
    for decision in registry.all(PenaltyDecision):
        review, columns = decision.legal_review, decision.source.columns
        if decision.hearing and review is not True and "legal_review" in columns:
            yield PN_08.at(
                decision.place("legal_review"),
                why="经过听证的决定应当法制审核",
                why_en="After a hearing legal review is due",
                heading="是否法制审核",
                given="没有填" if review is None else "填的是否",
            )
        if decision.collective is False and GRAVE & set(decision.kinds):
            yield PN_08.at(
                decision.place("collective"),
                why="情节复杂或者重大的处罚应当集体讨论",
                why_en="A grave penalty is discussed collectively",
                heading="是否集体讨论",
                given="填的是否",
            )


@checks_each(PN_09)
def two_officers_act(registry: Registry) -> Iterator[Finding]:
    """Two at least, each with a certificate that is listed and was valid on the day."""
    listed = bool(registry.all(Officer))
    for decision in registry.all(PenaltyDecision):
        numbers = dict.fromkeys(decision.officers)
        if numbers and len(numbers) < 2 and not _may_act_alone(decision):
            why = "只有一名；除法律另有规定外，应当不少于两名"
            yield PN_09.at(decision.place("officers"), why=why, why_en="fewer than two")
        for number in numbers if listed else ():
            found = _unfit(registry, decision, number)
            if found:
                why, why_en = found
                yield PN_09.at(decision.place("officers"), why=why, why_en=why_en)


def _may_act_alone(decision: PenaltyDecision) -> bool:
    """On the spot, laws on public security and traffic let one officer decide."""
    simple = decision.procedure is v.PenaltyProcedure.SIMPLE
    return simple and "公安" in (decision.authority or "")


def _unfit(registry: Registry, decision: PenaltyDecision, number: str) -> tuple[str, str] | None:
    """Why the holder of certificate *number* could not act, in both languages."""
    officer = registry.first(Officer, certificate=number)
    day = decision.decided
    if officer is None:
        return f"的证号{number}不在执法人员清单里", f"{number} is not listed"
    if officer.expires and day and officer.expires < day:
        return f"的证件{number}当时已经到期", f"{number} had expired"
    if officer.issued and day and officer.issued > day:
        return f"的证件{number}当时还没有发放", f"{number} was not yet issued"
    across = registry.settings.region.officers_across
    if not across and officer.authority != decision.authority:
        return f"的证件{number}是“{officer.authority}”的", f"{number} is of another authority"
    return None


@checks_each(PN_16)
def days_stand_in_order(registry: Registry) -> Iterator[Finding]:
    """No case is decided before it was found."""
    for decision in registry.all(PenaltyDecision):
        told = [(f, name, day) for f, name in ORDER if (day := getattr(decision, f)) is not None]
        for (_, other, earlier), (field, heading, later) in pairwise(told):
            if earlier > later:
                yield PN_16.at(decision.place(field), heading=heading, other=other)


CHECKS: tuple[Check, ...] = (
    hearings_are_offered,
    cases_are_decided_in_time,
    acts_are_found_in_time,
    grave_decisions_are_reviewed,
    two_officers_act,
    days_stand_in_order,
)
