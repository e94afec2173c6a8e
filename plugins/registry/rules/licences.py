"""LI: licences are decided, issued and followed up in time."""

from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from plugins.registry import vocabulary as v
from plugins.registry.calendar import Deadline, WorkingDays
from plugins.registry.deadlines import Act, deadline, months_deadline
from plugins.registry.digests import Digests
from plugins.registry.findings import Finding, Place, Rule, Severity
from plugins.registry.hashing import digest
from plugins.registry.linking import Outcome, Registry
from plugins.registry.models.items import PowerItem
from plugins.registry.models.outcomes import Inspection, LicenceDecision
from plugins.registry.notices import PB_22, notice_missing
from plugins.registry.rules.checking import Check, checks_across, checks_each
from plugins.registry.values.text import fold

LI_01 = Rule(
    "LI-01",
    Severity.WARNING,
    "行政许可法第四十二条、第四十五条、第八十二条",
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
    settings={"region": "浙江：60个工作日；全国：没有统一期限，不核对"},
)
LI_05 = Rule(
    "LI-05",
    Severity.ERROR,
    "行政许可法第三十八条",
    "不予许可说明理由，告知可以申请行政复议、提起行政诉讼",
    "A refusal gives its reasons, and tells of review and suit",
    "不予许可没有{why}。",
    "The refusal {why_en}.",
)
ISSUE_DAYS = 10
REMEDIES = (("申请行政复议", ("复议",)), ("提起行政诉讼", ("诉讼", "起诉")))
GRANTS = (v.LicenceResult.GRANTED, v.LicenceResult.RENEWED, v.LicenceResult.CHANGED)


@checks_each(LI_01, PB_22)
def decisions_come_in_time(registry: Registry) -> Iterator[Finding]:
    """Hearings, tests and expert reviews are not counted: an item that has them is not judged."""
    for licence in registry.all(LicenceDecision):
        item = registry.item(licence.item_code, licence.authority)
        if item is None or not licence.accepted or not licence.decided or item.special_procedures:
            continue
        limit, unit = _limit(item)
        if limit is None or unit is v.TimeUnit.HOURS:
            continue
        due = _due(registry.calendar, licence.accepted, limit, unit)
        kept = due.kept_by(licence.decided)
        if kept is None:
            yield notice_missing(licence.place("decided"), due.missing_year)
        elif not kept:
            yield LI_01.at(
                licence.place("decided"),
                given=licence.accepted,
                decided=licence.decided,
                allowed=f"{limit}{'个' if unit in IN_PIECES else ''}{unit.label}",
                due=due.day,
            )


IN_PIECES = (v.TimeUnit.WORKING_DAYS, v.TimeUnit.MONTHS)


def _limit(item: PowerItem) -> tuple[int | None, v.TimeUnit]:
    """The limit that binds, and its unit: what was promised, else what the law gives."""
    promised = item.promised_limit is not None
    limit = item.promised_limit if promised else item.legal_limit
    unit = item.promised_unit if promised else item.legal_unit
    return limit, unit or v.TimeUnit.WORKING_DAYS


def _due(calendar: WorkingDays, start: date, limit: int, unit: v.TimeUnit) -> Deadline:
    """The last day of a limit: by the date for months and years, else in working days (art. 82)."""
    if unit in (v.TimeUnit.MONTHS, v.TimeUnit.YEARS):
        months = limit * (12 if unit is v.TimeUnit.YEARS else 1)
        return months_deadline(calendar, start, months)
    return deadline(calendar, Act.LICENCE, start, limit)


@checks_each(LI_02, PB_22)
def certificates_follow(registry: Registry) -> Iterator[Finding]:
    """Ten working days from the decision."""
    for licence in registry.all(LicenceDecision):
        if not licence.decided or not licence.issued:
            continue
        due = deadline(registry.calendar, Act.LICENCE, licence.decided, ISSUE_DAYS)
        kept = due.kept_by(licence.issued)
        if kept is None:
            yield notice_missing(licence.place("issued"), due.missing_year)
        elif not kept:
            yield LI_02.at(
                licence.place("issued"), given=licence.decided, allowed=licence.issued, due=due.day
            )


@checks_each(LI_03, LI_05)
def licences_are_sound(registry: Registry) -> Iterator[Finding]:
    """Begin before end; a refusal with its reasons."""
    for licence in registry.all(LicenceDecision):
        if licence.valid_from and licence.valid_to and licence.valid_to < licence.valid_from:
            yield LI_03.at(
                licence.place("valid_to"), given=licence.valid_to, allowed=licence.valid_from
            )
        if licence.result is v.LicenceResult.REFUSED:
            yield from _refused(licence)


def _refused(licence: LicenceDecision) -> Iterator[Finding]:
    """Reasons, and both remedies; a list without the column of remedies is told by RB-03."""
    if not licence.refusal_reason:
        place = licence.place("refusal_reason", "result")
        yield LI_05.at(place, why="写理由", why_en="has no reasons")
    told = fold(licence.remedy_text or "")
    lacking = [zh for zh, words in REMEDIES if not any(word in told for word in words)]
    if lacking and "remedy_text" in licence.source.columns:
        yield LI_05.at(
            licence.place("remedy_text"),
            why=f"告知可以{'、'.join(lacking)}",
            why_en="does not tell of review and suit",
        )


@dataclass(frozen=True, slots=True)
class Promise:
    """A licence granted on a commitment that should have been looked at until *due*."""

    holders: tuple[int, ...]
    decided: date
    due: date
    place: Place


@dataclass(frozen=True, slots=True)
class FollowedUp:
    """Commitments of a shard, and its inspections: digests of whom, and ordinals of when."""

    promises: tuple[Promise, ...]
    visited: Digests
    days: Digests
    inspections: int


def _holders(outcome: Outcome) -> tuple[int, ...]:
    """Digests of the names a party goes by: its code and its name."""
    return tuple(digest(name) for name in (outcome.credit_code, outcome.party) if name)


def _promises(registry: Registry) -> Iterator[Promise]:
    days = registry.settings.region.follow_up_days
    for licence in registry.all(LicenceDecision) if days is not None else ():
        if not licence.commitment or not licence.decided or licence.result not in GRANTS:
            continue
        due = registry.calendar.due(licence.decided, days or 0)
        if not due.exact or due.day >= registry.today:
            continue  # not over yet: a period that needs a later notice ends in a later year
        yield Promise(_holders(licence), licence.decided, due.day, licence.place("commitment"))


def _followed_up(registry: Registry) -> FollowedUp:
    every = registry.all(Inspection)
    visits = [
        (who, one.decided.toordinal()) for one in every if one.decided for who in _holders(one)
    ]
    whom, when = array("q", [who for who, _ in visits]), array("q", [day for _, day in visits])
    return FollowedUp(tuple(_promises(registry)), whom, when, len(every))


@checks_across(LI_04, gather=_followed_up)
def commitments_are_followed_up(
    registry: Registry,  # noqa: ARG001  the contract of checks
    summaries: Sequence[FollowedUp],
) -> Iterator[Finding]:
    """A promise that was believed is looked at; without inspections nothing is concluded."""
    promises = [promise for one in summaries for promise in one.promises]
    if not promises or not any(one.inspections for one in summaries):
        return
    visits: dict[int, list[int]] = {who: [] for promise in promises for who in promise.holders}
    for one in summaries:
        for who, day in zip(one.visited, one.days, strict=True):
            if who in visits:
                visits[who].append(day)
    for promise in promises:
        first, last = promise.decided.toordinal(), promise.due.toordinal()
        if not any(first <= day <= last for who in promise.holders for day in visits[who]):
            yield LI_04.at(promise.place, given=promise.decided, allowed=promise.due)


CHECKS: tuple[Check, ...] = (
    decisions_come_in_time,
    certificates_follow,
    licences_are_sound,
    commitments_are_followed_up,
)
