"""When an outcome is due, until when it may be said, and by when it must be withdrawn.

Pure functions of a record, a day and the calendar of working days.  Deadlines that reach past
the last holiday notice are only known as “not before” (PB-22).
"""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from plugins.publication.clock_sayings import PB_01, PB_02, PB_03, PB_04, PB_05, PB_16
from plugins.publication.policy import Policy
from plugins.publication.profiles import Profile, Start, profiles
from plugins.publication.records import FullOutcome
from plugins.registry.calendar import NoticeMissingError, WorkingDays
from plugins.registry.findings import Rule
from plugins.registry.models.outcomes import LicenceDecision, PenaltyDecision

LONG_TERM = date(2099, 12, 31)
"""How the exchange format writes “for ever”."""
WITHDRAWAL_DAYS, CORRECTION_DAYS, SAFETY_DAYS, GENERAL_DAYS = 3, 5, 7, 20
"""Working days of PB-06, PB-17, PB-03 and PB-01."""


@dataclass(frozen=True, slots=True)
class Due:
    """The last day of a period of working days; not *exact* means “not before” (PB-22)."""

    day: date
    exact: bool = True
    missing_year: int = 0

    def words(self) -> str:
        """The day as a reader sees it."""
        said = f"{self.day.year}年{self.day.month}月{self.day.day}日"
        return said if self.exact else f"不早于{said}"


@dataclass(frozen=True, slots=True)
class Clock:
    """The days of one outcome.

    *first_published* is what the list says; *due* when that had to be at the latest, *late* by
    how many days it was missed; *until* the day on which the record leaves (it is not said on
    that day any more), *profile* the rule that decided so; *withdraw_by* the last day for a
    decision that fell.  *last* is the day of the rule behind *due* (20 working days), *missed*
    that rule where even this was missed.
    """

    first_published: date | None = None
    due: Due | None = None
    late: int = 0
    until: date | None = None
    profile: str = ""
    rule: Rule | None = None
    due_rule: Rule | None = None
    withdraw_by: Due | None = None
    last: Due | None = None
    missed: Rule | None = None

    def over(self, day: date) -> bool:
        """Whether the record's time is over on *day*."""
        return self.until is not None and day >= self.until


class Reckoner:
    """Deadlines in working days, each reckoned once."""

    def __init__(self, calendar: WorkingDays) -> None:
        self.calendar = calendar
        self.after = cache(self._after)

    def _after(self, start: date, days: int) -> Due:
        """*days* working days after *start*, or the earliest that day can be."""
        day, left = start, days
        while left:
            day += timedelta(days=1)
            try:
                left -= self.calendar.is_working(day)
            except NoticeMissingError as missing:
                return Due(day + timedelta(days=left - 1), exact=False, missing_year=missing.year)
        return Due(day)


def months_later(day: date, months: int) -> date:
    """The same day of a later month, or its last day."""
    count = day.year * 12 + day.month - 1 + months
    year, month = divmod(count, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def clock(
    record: FullOutcome, day: date, reckoner: Reckoner, policy: Policy, *, natural: bool
) -> Clock:
    """Every day that matters to *record*, as the rules stand on *day*."""
    decided = record.decided
    if decided is None:
        return Clock(record.published, until=_own_end(record))
    (rule, days), behind = _due_rules(record, policy)
    due = reckoner.after(decided, days)
    last = reckoner.after(decided, GENERAL_DAYS) if behind else None
    late = (record.published - due.day).days if record.published and due.exact else 0
    until, profile = _until(record, day, policy, natural=natural)
    fell = getattr(record, "state_date", None)
    return Clock(
        record.published,
        due,
        max(0, late),
        until,
        profile.key if profile else "",
        profile.rule if profile else (PB_16 if until else None),
        rule,
        reckoner.after(fell, WITHDRAWAL_DAYS) if fell else None,
        last,
        behind if last and _is_past(record.published, last) else None,
    )


def _is_past(published: date | None, last: Due) -> bool:
    return published is not None and last.exact and published > last.day


def _own_end(record: FullOutcome) -> date | None:
    """公示截止期 as the list has it; the day itself is still one of publication."""
    end = getattr(record, "publish_until", None)
    return end + timedelta(days=1) if end and end < LONG_TERM else None


def _due_rules(record: FullOutcome, policy: Policy) -> tuple[tuple[Rule, int], Rule | None]:
    """The rule that is due first, with its working days, and the one of 20 days behind it."""
    if not isinstance(record, PenaltyDecision | LicenceDecision):
        return (PB_01, GENERAL_DAYS), None
    if isinstance(record, LicenceDecision):
        return (PB_02, policy.periods.policy_days), PB_01
    market = policy.regulates_market(record.authority)
    basis = record.basis.text if record.basis else ""
    first = PB_03, SAFETY_DAYS
    if "安全生产法" not in basis:
        first = PB_02, policy.periods.policy_days
    return first, PB_04 if market else PB_05


def _until(
    record: FullOutcome, day: date, policy: Policy, *, natural: bool
) -> tuple[date | None, Profile | None]:
    """The first of all ends that apply, and whose it is (None: the list's own)."""
    assert record.decided is not None
    ends: list[tuple[date, Profile | None]] = []
    for profile in profiles(policy.periods):
        if profile.market_only and not policy.regulates_market(record.authority):
            continue
        if profile.in_force(record.decided, day):
            end = _end(profile, record, natural=natural)
            if end is not None:
                ends.append((end, profile))
    own = _own_end(record)
    if own is not None:
        ends.append((own, None))
    return min(ends, key=lambda pair: pair[0], default=(None, None))


def _end(profile: Profile, record: FullOutcome, *, natural: bool) -> date | None:
    assert record.decided is not None
    start = record.decided
    if profile.start is Start.PUBLICATION:
        start = record.published or record.decided
    if isinstance(record, PenaltyDecision):
        months = profile.months[profile.gravity(record, natural=natural)]
    elif profile.penalties_only:
        return None
    else:
        months = max(profile.months.values())
    if natural and profile.person_months is not None:
        months = min(months, profile.person_months)
    end = months_later(start, months)
    ban: date | None = getattr(record, "valid_to", None)
    if isinstance(record, LicenceDecision) and not natural:
        return None if ban is None or ban >= LONG_TERM else max(end, ban + timedelta(days=1))
    if profile.bans and ban and ban < LONG_TERM:
        return max(end, ban)
    return end
