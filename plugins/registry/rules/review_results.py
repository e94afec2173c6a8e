"""RM: what came of a review or a suit is shown, and is as public as the decision it is about."""

import re
from collections.abc import Iterator

from plugins.registry import vocabulary as v
from plugins.registry.findings import Finding, Rule, Severity
from plugins.registry.linking import Registry
from plugins.registry.models.outcomes import PenaltyDecision
from plugins.registry.rules.checking import Check, checks_each
from plugins.registry.values.text import fold

ERROR, WARNING = Severity.ERROR, Severity.WARNING
RM_08 = Rule(
    "RM-08",
    ERROR,
    "行政处罚法第四十八条；行政复议法第六十三条至第六十七条",
    "复议、诉讼撤销或者变更的决定不再写有效",
    "A decision that review or a court set aside no longer stands as valid",
    "说明里写着复议或者诉讼已经{given}这个决定，“决定状态”还是有效。",
    "Review or a court has set the decision aside, but its state is still valid.",
)
RM_09 = Rule(
    "RM-09",
    WARNING,
    "行政复议法第七十九条",
    "复议决定书与所复议的决定同样公开、不公开",
    "A review decision is as public as the decision reviewed",
    "{why}。",
    "{why_en}.",
)
OUTCOME = re.compile(
    "(?:复议(?:决定|机关)?|法院|判决|裁定)[^。；，维驳]{0,20}?(撤销|变更|确认违法|确认无效)"
)
REVIEWED = re.compile("复议[^。；]{0,30}?(?:维持|撤销|变更|确认违法|确认无效|驳回|调解|和解)")
STANDS = (None, v.DecisionState.STANDING)


@checks_each(RM_08)
def outcomes_of_review_are_shown(registry: Registry) -> Iterator[Finding]:
    """From the state the day of withdrawal is counted (PB-06), so it must be told."""
    for decision in registry.all(PenaltyDecision):
        found = OUTCOME.search(fold(f"{decision.state_reason or ''}。{decision.note or ''}"))
        if found and decision.state in STANDS:
            yield RM_08.at(decision.place("state"), given=found[1])


@checks_each(RM_09)
def reviews_are_as_public_as_what_they_review(registry: Registry) -> Iterator[Finding]:
    """Lists without the column are told by RB-03, once."""
    for decision in registry.all(PenaltyDecision):
        if "review_published" not in decision.source.columns or not was_reviewed(decision):
            continue
        closed = decision.publish is False or decision.minor is True
        told = decision.review_published
        if told is None and not closed:
            why, why_en = (
                "没有写明复议决定书是否公开",
                "Whether the review decision is public is not told",
            )
        elif told is True and closed:
            why = "处罚决定不公开，复议决定书也不公开"
            why_en = "The penalty is not public, but the review decision is"
        elif told is False and not closed:
            why = "处罚决定公开，复议决定书也应当公开"
            why_en = "The penalty is public, but the review decision is not"
        else:
            continue
        yield RM_09.at(decision.place("review_published"), why=why, why_en=why_en)


def was_reviewed(decision: PenaltyDecision) -> bool:
    """Whether the list says that a review of the decision came to its end."""
    words = fold(f"{decision.state_reason or ''}。{decision.note or ''}")
    return (
        decision.review_published is not None
        or decision.dispute is v.Dispute.UPHELD
        or bool(REVIEWED.search(words))
    )


CHECKS: tuple[Check, ...] = (
    outcomes_of_review_are_shown,
    reviews_are_as_public_as_what_they_review,
)
