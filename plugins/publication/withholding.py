"""Which outcomes are not said on a day, each with the rule that keeps it back.

Sealing and minors come first, then what was never to be published, then the clocks; the first
reason that holds is the one that is counted.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from plugins.publication.clock_sayings import (
    PB_07,
    PB_08,
    PB_10,
    PB_16,
    PB_19,
    PB_23,
    PB_25,
)
from plugins.publication.clocks import Clock
from plugins.publication.policy import Policy
from plugins.publication.profiles import WORDS_ONLY, Gravity, profiles
from plugins.publication.records import FullOutcome
from plugins.publication.sayings import PV_01, PV_03, PV_10, PV_13, PV_19
from plugins.registry.findings import Rule
from plugins.registry.models.outcomes import CoerciveMeasure, LicenceDecision, PenaltyDecision
from plugins.registry.vocabulary import (
    CoercionKind,
    DecisionState,
    LicenceResult,
    PenaltyKind,
    PenaltyProcedure,
)

SEALED_FROM = date(2026, 1, 1)
"""治安管理处罚法 (2025) in force; what was published before comes down too (PV-03)."""
PUBLIC_ORDER = "治安管理处罚法"
FALLEN = frozenset(
    {
        DecisionState.CHANGED,
        DecisionState.REVOKED,
        DecisionState.UNLAWFUL,
        DecisionState.VOID,
    }
)
_AGE = (
    "(?:未成年人?|(?:未|不)满1[0-8]周?岁|(?:未|不)满十[四六八]周?岁"
    "|(?<![0-9])(?:[5-9]|1[0-7])周?岁)(?!提供|出售|销售|保护|进入|以上|的人)"
)
_UNDER_AGE = re.compile(
    f"(?:当事人|行为人|违法行为人|该生|其|本人)[^。；，,向对给与招用雇留容纳接有店内里售卖]{{0,10}}{_AGE}"
    f"|系{_AGE}"
)


@dataclass(frozen=True, slots=True)
class Case:
    """One outcome with what is known about it on a day."""

    record: FullOutcome
    day: date
    clock: Clock
    natural: bool
    policy: Policy


def kept_back(case: Case) -> Rule | None:
    """The rule that keeps an outcome from being said, before its texts are looked at."""
    return next(_reasons(case), None)


def has_fallen(case: Case) -> bool:
    """Whether the decision was changed, revoked, found unlawful or void by that day."""
    record = case.record
    if not isinstance(record, PenaltyDecision) or record.state not in FALLEN:
        return False
    return record.state_date is None or record.state_date <= case.day


def _reasons(case: Case) -> Iterator[Rule]:
    record = case.record
    yield from _sealed(case)
    if record.publish is False:
        yield PV_10
    if isinstance(record, PenaltyDecision):
        yield from _out_of_scope(case, record)
    if isinstance(record, LicenceDecision) and record.result is LicenceResult.REFUSED:
        yield PB_23
    if isinstance(record, PenaltyDecision) and _is_unreviewed(record, case.policy):
        yield PB_19
    if case.natural and not case.policy.may_name_persons(case.day):
        yield PV_13
    if any(when is not None and when > case.day for when in (record.decided, record.published)):
        yield PB_25
    if case.clock.over(case.day):
        yield case.clock.rule or PB_16


def _sealed(case: Case) -> Iterator[Rule]:
    """What is never said of anybody: public order, minors, measures against liberty."""
    record = case.record
    if is_sealed(record, case.day):
        yield PV_03
    if isinstance(record, PenaltyDecision) and record.minor:
        yield PV_01
    if isinstance(record, CoerciveMeasure) and record.kind is CoercionKind.LIBERTY:
        yield PV_19


def _out_of_scope(case: Case, record: PenaltyDecision) -> Iterator[Rule]:
    """Light decisions, and those on persons where an authority tells of organisations only."""
    yield from _light(case, record)
    if case.natural and (record.authority or "") in case.policy.organisations_only:
        yield PB_07


def is_sealed(record: FullOutcome, day: date) -> bool:
    """Whether the record is one of public order, on or after the day of sealing (PV-03)."""
    if day < SEALED_FROM:
        return False
    texts = [record.basis.text if record.basis else ""]
    texts += [getattr(record, name, None) or "" for name in ("facts", "content", "reason")]
    return any(PUBLIC_ORDER in text for text in texts)


def under_age_in(case: Case, text: str) -> bool:
    """Whether *text* says that a natural party is a minor; victims and buyers do not count."""
    if not case.natural or getattr(case.record, "minor", None) is False:
        return False
    return bool(_UNDER_AGE.search(text))


def _light(case: Case, record: PenaltyDecision) -> Iterator[Rule]:
    """Warnings, the simple procedure, and what the credit rules call light."""
    if (record.authority or "") in case.policy.light:
        return
    kinds = set(record.kinds)
    if kinds == {PenaltyKind.WARNING} or record.procedure is PenaltyProcedure.SIMPLE:
        yield PB_08
    if kinds and kinds <= WORDS_ONLY and not case.policy.regulates_market(record.authority):
        yield from (
            PB_10
            for profile in profiles(case.policy.periods)
            if profile.rule is PB_10
            and record.decided
            and profile.in_force(record.decided, case.day)
            and profile.gravity(record, natural=case.natural) is Gravity.LIGHT
        )


def _is_unreviewed(record: PenaltyDecision, policy: Policy) -> bool:
    return record.reviewed is False or (policy.review_required and record.reviewed is None)
