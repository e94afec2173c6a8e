"""What is told of each kind of outcome, as data: a new kind of outcome adds its entry."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from plugins.pages.parts import Fact
from plugins.pages.views.facts import facts, listed
from plugins.publication.records import (
    PublicCoercion,
    PublicInspection,
    PublicLicence,
    PublicOutcome,
    PublicPenalty,
)
from plugins.registry.values.money import show_money
from plugins.registry.vocabulary import PenaltyKind, Vocabulary


@dataclass(frozen=True, slots=True)
class Telling:
    """What a kind of outcome is about, what it ended in, and all that is told of it."""

    about: Callable[[Any], str | None]
    result: Callable[[Any], str | None]
    told: Callable[[Any], tuple[Fact, ...]]


def about_of(outcome: PublicOutcome) -> str:
    """What *outcome* is about, in a few words."""
    return TELLINGS[type(outcome)].about(outcome) or ""


def result_of(outcome: PublicOutcome) -> str:
    """What *outcome* ended in."""
    return TELLINGS[type(outcome)].result(outcome) or ""


def told_of(outcome: PublicOutcome) -> tuple[Fact, ...]:
    """Who, then the fields of its kind in the order a reader asks."""
    party = facts(
        ("当事人类别", label(outcome.party_kind)),
        ("统一社会信用代码", outcome.credit_code),
    )
    return (*party, *TELLINGS[type(outcome)].told(outcome))


def label(member: Vocabulary | None) -> str | None:
    """The label of a member that may be missing."""
    return member.label if member is not None else None


def _money(fen: int | None) -> str | None:
    return show_money(fen) if fen else None


LASTING = frozenset(
    {
        PenaltyKind.SUSPEND_LICENCE,
        PenaltyKind.DOWNGRADE,
        PenaltyKind.RESTRICT_BUSINESS,
        PenaltyKind.STOP_BUSINESS,
        PenaltyKind.WORK_BAN,
        PenaltyKind.DETENTION,
        PenaltyKind.OTHER,
    }
)
"""Penalties that last; the exchange format wants an end of any, and a fine has none."""


def _penalty(outcome: PublicPenalty) -> tuple[Fact, ...]:
    return facts(
        ("违法行为", outcome.offence),
        ("违法事实", outcome.facts),
        ("处罚种类", listed(kind.label for kind in outcome.kinds)),
        ("处罚内容", outcome.content),
        ("罚款", _money(outcome.fine)),
        ("没收", _money(outcome.confiscated)),
        ("暂扣或吊销的证照", outcome.licence),
        ("适用程序", label(outcome.procedure)),
        ("限制、暂扣截止", outcome.valid_to if LASTING & set(outcome.kinds) else None),
        ("复议、诉讼", label(outcome.dispute)),
        ("备注", outcome.note),
    )


def _licence(outcome: PublicLicence) -> tuple[Fact, ...]:
    return facts(
        ("许可决定", outcome.document_title),
        ("许可类别", label(outcome.kind)),
        ("许可结果", label(outcome.result)),
        ("许可证书", outcome.certificate),
        ("许可编号", outcome.certificate_no),
        ("许可内容", outcome.content),
        ("有效期自", outcome.valid_from),
        ("有效期至", outcome.valid_to),
        ("当前状态", outcome.state),
        ("备注", outcome.note),
    )


def _coercion(outcome: PublicCoercion) -> tuple[Fact, ...]:
    return facts(
        ("强制类型", label(outcome.kind)),
        ("方式", outcome.manner),
        ("涉及财物", outcome.objects),
        ("理由", outcome.reason),
        ("起始日期", outcome.started),
        ("截止日期", outcome.ends),
        ("延期至", outcome.extended_to),
        ("延期理由", outcome.extension_reason),
        ("解除日期", outcome.released),
        ("备注", outcome.note),
    )


def _inspection(outcome: PublicInspection) -> tuple[Fact, ...]:
    return facts(
        ("检查事项", outcome.inspection_item),
        ("检查类别", label(outcome.kind)),
        ("检查批次", outcome.batch),
        ("检查方式", outcome.method),
        ("检查内容", outcome.content),
        ("检查结果", label(outcome.result)),
        ("后续处理", outcome.follow_up),
        ("备注", outcome.note),
    )


def _sanction(outcome: PublicPenalty) -> str | None:
    kinds = listed(k.label for k in outcome.kinds if not (outcome.fine and k.value == "fine"))
    fine = f"罚款{show_money(outcome.fine)}" if outcome.fine else None
    return "、".join(filter(None, (kinds, fine))) or outcome.content


TELLINGS: Mapping[type[PublicOutcome], Telling] = {
    PublicPenalty: Telling(lambda o: o.offence, _sanction, _penalty),
    PublicLicence: Telling(
        lambda o: o.certificate or o.document_title,
        lambda o: listed(filter(None, (label(o.result), o.content))),
        _licence,
    ),
    PublicCoercion: Telling(
        lambda o: o.reason or label(o.kind), lambda o: label(o.kind) or o.manner, _coercion
    ),
    PublicInspection: Telling(lambda o: o.inspection_item, lambda o: label(o.result), _inspection),
}
