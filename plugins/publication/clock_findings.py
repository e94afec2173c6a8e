"""What the clocks find: late publications, terms that are too long, grounds that are missing."""

from collections.abc import Iterator

from plugins.publication.clock_sayings import PB_06, PB_11, PB_15, PB_18, PB_19, PB_20, PB_21
from plugins.publication.headings import heading_of
from plugins.publication.profiles import LASTING
from plugins.publication.sayings import PV_11
from plugins.publication.withholding import Case, has_fallen
from plugins.registry.findings import Finding, Scope
from plugins.registry.models.outcomes import PenaltyDecision
from plugins.registry.notices import notice_missing

REPAIR = ("修复", "履行完毕")
PENDING = ("复议", "诉讼", "起诉")


def clock_findings(case: Case) -> Iterator[Finding]:
    """Everything to tell a department about the days of one outcome."""
    yield from _late(case)
    record = case.record
    if record.publish is False and not record.withhold_reason:
        yield PV_11.at(record.place("withhold_reason", "publish"))
    if isinstance(record, PenaltyDecision):
        yield from _penalty(case, record)


def _late(case: Case) -> Iterator[Finding]:
    times = case.clock
    if times.due is None or times.due_rule is None:
        return
    place = case.record.place("published")
    if not times.due.exact:
        yield notice_missing(place, times.due.missing_year)
    elif times.late:
        heading = heading_of(type(case.record), "published")
        for rule in (times.due_rule, times.missed):
            if rule is not None:
                yield rule.at(place, heading=heading, scope=Scope.NOTHING)


def _penalty(case: Case, record: PenaltyDecision) -> Iterator[Finding]:
    if has_fallen(case) and record.state is not None:
        for name in ("state_date", "state_reason"):
            if getattr(record, name) is None:
                yield PB_06.at(
                    record.place(name, "state"),
                    scope=Scope.NOTHING,
                    heading=heading_of(PenaltyDecision, name),
                    state=record.state.label,
                    state_en=record.state.value,
                )
    end = record.publish_until
    if end and case.clock.until and case.clock.profile and end > case.clock.until:
        yield PB_21.at(
            record.place("publish_until"), heading=heading_of(PenaltyDecision, "publish_until")
        )
    if record.reviewed is False:
        yield PB_19.at(record.place("reviewed"))
    if not record.kinds:
        yield PB_11.at(record.place("kinds"))
    yield from _untold(case, record)
    yield from _stopped_for_dispute(record)
    yield from _repaired_too_early(record)


def _untold(case: Case, record: PenaltyDecision) -> Iterator[Finding]:
    """A party that was not told of the publication: by the flag, or by the decision's text."""
    if record.told_public is False:
        yield PB_18.at(record.place("told_public"), heading=_heading("told_public"))
    elif record.told_public is None and record.document:
        market = case.policy.regulates_market(record.authority)
        if market and not any(word in record.document for word in ("公示", "公开")):
            yield PB_18.at(record.place("document"), heading=_heading("document"))


def _stopped_for_dispute(record: PenaltyDecision) -> Iterator[Finding]:
    reason = record.withhold_reason or ""
    if record.publish is False and any(word in reason for word in PENDING):
        yield PB_20.at(record.place("withhold_reason"), heading=_heading("dispute"))


def _heading(field: str) -> str:
    return heading_of(PenaltyDecision, field)


def _repaired_too_early(record: PenaltyDecision) -> Iterator[Finding]:
    reason = record.withhold_reason or ""
    lasting = [kind.label for kind in record.kinds if kind in LASTING]
    if record.publish is False and lasting and any(word in reason for word in REPAIR):
        yield PB_15.at(record.place("withhold_reason"), heading="、".join(lasting))
