"""LI: licences are decided, issued and followed up in time."""

from collections.abc import Iterator

from plugins.registry import vocabulary as v
from plugins.registry.calendar import NoticeMissingError
from plugins.registry.findings import Finding, Rule, Severity
from plugins.registry.linking import Registry
from plugins.registry.models.outcomes import Inspection, LicenceDecision
from plugins.registry.rules.checking import Check, checks

LI_01 = Rule(
    "LI-01",
    Severity.WARNING,
    "行政许可法第四十二条、第四十五条",
    "在承诺（没有承诺的按法定）时限内决定",
    "A licence is decided within the promised, else the legal limit",
    "受理{given}，决定{decided}，超过时限{allowed}（应不晚于{due}）。",
    "Accepted {given}, decided {decided}: after the limit {allowed} ({due}).",
)
LI_02 = Rule(
    "LI-02",
    Severity.WARNING,
    "行政许可法第四十四条",
    "决定后十个工作日内发证",
    "The certificate comes within 10 working days",
    "决定{given}，发证{allowed}，超过十个工作日（应不晚于{due}）。",
    "Decided {given}, issued {allowed}: after 10 working days ({due}).",
)
LI_03 = Rule(
    "LI-03",
    Severity.WARNING,
    "行政许可法第七十条",
    "有效期起止先后有序",
    "A licence begins before it ends",
    "有效期至{given}早于有效期自{allowed}。",
    "Valid to {given} comes before valid from {allowed}.",
)
LI_04 = Rule(
    "LI-04",
    Severity.WARNING,
    "浙江省保障“最多跑一次”改革规定第十四条（其他地方按本地规定）",
    "告知承诺的许可在六十个工作日内核查",
    "A licence by commitment is inspected within 60 working days",
    "告知承诺许可{given}作出，{allowed}前没有核查记录。",
    "The licence by commitment of {given} was not inspected by {allowed}.",
)
LI_05 = Rule(
    "LI-05",
    Severity.ERROR,
    "行政许可法第三十八条",
    "不予许可说明理由",
    "A refusal gives its reasons",
    "不予许可没有写理由。",
    "The refusal has no reasons.",
)
ISSUE_DAYS, FOLLOW_UP_DAYS = 10, 60
GRANTS = (v.LicenceResult.GRANTED, v.LicenceResult.RENEWED, v.LicenceResult.CHANGED)


@checks(LI_01)
def decisions_come_in_time(registry: Registry) -> Iterator[Finding]:
    """Only limits in working days are counted; special procedures may explain more."""
    for licence in registry.all(LicenceDecision):
        item = registry.item(licence.item_code, licence.authority)
        if item is None or not licence.accepted or not licence.decided or item.special_procedures:
            continue
        limit, unit = item.promised_limit, item.promised_unit
        if limit is None:
            limit, unit = item.legal_limit, item.legal_unit
        if limit is None or unit not in (None, v.TimeUnit.WORKING_DAYS):
            continue
        try:
            due = registry.calendar.after(licence.accepted, limit)
        except NoticeMissingError:
            continue  # told once by the calendar's own rule
        if licence.decided > due:
            yield LI_01.at(
                licence.place("decided"),
                given=licence.accepted,
                decided=licence.decided,
                allowed=f"{limit}个工作日",
                due=due,
            )


@checks(LI_02)
def certificates_follow(registry: Registry) -> Iterator[Finding]:
    """Ten working days from the decision."""
    for licence in registry.all(LicenceDecision):
        if not licence.decided or not licence.issued:
            continue
        try:
            due = registry.calendar.after(licence.decided, ISSUE_DAYS)
        except NoticeMissingError:
            continue  # told once by the calendar's own rule
        if licence.issued > due:
            yield LI_02.at(
                licence.place("issued"), given=licence.decided, allowed=licence.issued, due=due
            )


@checks(LI_03, LI_05)
def licences_are_sound(registry: Registry) -> Iterator[Finding]:
    """Begin before end; a refusal with its reasons."""
    for licence in registry.all(LicenceDecision):
        if licence.valid_from and licence.valid_to and licence.valid_to < licence.valid_from:
            yield LI_03.at(
                licence.place("valid_to"), given=licence.valid_to, allowed=licence.valid_from
            )
        if licence.result is v.LicenceResult.REFUSED and not licence.refusal_reason:
            yield LI_05.at(licence.place("refusal_reason", "result"))


@checks(LI_04)
def commitments_are_followed_up(registry: Registry) -> Iterator[Finding]:
    """A promise that was believed is looked at."""
    for licence in registry.all(LicenceDecision):
        if not licence.commitment or not licence.decided or licence.result not in GRANTS:
            continue
        try:
            due = registry.calendar.after(licence.decided, FOLLOW_UP_DAYS)
        except NoticeMissingError:
            continue  # told once by the calendar's own rule
        visits = registry.where(Inspection, party=licence.party) if licence.party else ()
        seen = any(v.decided and licence.decided <= v.decided <= due for v in visits)
        if not seen and due < registry.today:
            yield LI_04.at(licence.place("commitment"), given=licence.decided, allowed=due)


CHECKS: tuple[Check, ...] = (
    decisions_come_in_time,
    certificates_follow,
    licences_are_sound,
    commitments_are_followed_up,
)
