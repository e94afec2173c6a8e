"""CM: a complaint is answered, and not before it came."""

from collections.abc import Iterator

from plugins.registry.findings import Finding, Rule, Severity
from plugins.registry.linking import Registry
from plugins.registry.models.complaints import Complaint
from plugins.registry.rules.checking import Check, checks

CM_01 = Rule(
    "CM-01",
    Severity.ERROR,
    "本系统约定",
    "答复日期不早于收到日期",
    "A complaint is not answered before it came",
    "投诉{number}的答复日期（{answered}）早于收到日期（{received}）。",
    "Complaint {number} was answered on {answered}, before it came on {received}.",
)


@checks(CM_01)
def answers_follow_complaints(registry: Registry) -> Iterator[Finding]:
    """Whoever mistypes a year shows an answer to a question nobody had asked."""
    for one in registry.all(Complaint):
        if one.received and one.answered and one.answered < one.received:
            yield CM_01.at(
                one.place("answered"),
                number=one.number,
                answered=one.answered,
                received=one.received,
            )


CHECKS: tuple[Check, ...] = (answers_follow_complaints,)
