"""PN: kinds, amounts and facts of a penalty agree, and its decision says all it must."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from plugins.registry import vocabulary as v
from plugins.registry.digests import Digests
from plugins.registry.findings import Finding, Place, Rule, Severity
from plugins.registry.linking import Outcome, Registry
from plugins.registry.models.outcomes import PenaltyDecision
from plugins.registry.rules.checking import Check, checks_across, checks_each
from plugins.registry.rules.suspects import keyed, suspects
from plugins.registry.values import NotUnderstood
from plugins.registry.values.money import parse_money, show_money
from plugins.registry.values.text import fold

ERROR, WARNING = Severity.ERROR, Severity.WARNING
K = v.PenaltyKind
PN_10 = Rule(
    "PN-10",
    WARNING,
    "行政处罚法第二十九条",
    "同一违法行为不罚款两次",
    "One act is not fined twice",
    "同一当事人、同样的违法事实已经在{other}罚过款。",
    "The same party was fined for the same facts at {other}.",
)
PN_11 = Rule(
    "PN-11",
    ERROR,
    "本系统约定（种类与金额一致）",
    "处罚种类与金额、证照一致",
    "Kinds agree with amounts and licences",
    "{why}。",
    "{why_en}.",
)
PN_13 = Rule(
    "PN-13",
    ERROR,
    "行政处罚法第十八条",
    "行政拘留只能由公安机关和法律规定的其他机关决定",
    "Only public security organs detain",
    "“{authority}”不能决定行政拘留。",
    "“{authority}” cannot decide detention.",
)
PN_14 = Rule(
    "PN-14",
    ERROR,
    "行政处罚法第七十二条；行政强制法第四十五条",
    "加处罚款不超过罚款本数",
    "A surcharge never exceeds its fine",
    "加处罚款{given}超过罚款本数{allowed}。",
    "The surcharge {given} exceeds the fine {allowed}.",
)
PN_15 = Rule(
    "PN-15",
    WARNING,
    "行政处罚法第五十九条",
    "决定书写明当事人、事实和证据、种类和依据、履行、救济、机关和日期",
    "A decision names party, facts, kind and basis, performance, remedies, organ and date",
    "决定书全文里没有找到：{missing}。",
    "The decision does not say: {missing_en}.",
)
SURCHARGE = re.compile(r"加处罚款([0-9.,]{1,15}万?元)")
DETAINS = ("公安", "国家安全", "海警", "移民管理")
STANDS = (None, v.DecisionState.STANDING)


def _act(registry: Registry, outcome: Outcome) -> str:  # noqa: ARG001  the contract of keys
    """Who was fined for which facts of which day, by a decision that stands."""
    if not isinstance(outcome, PenaltyDecision) or outcome.state not in STANDS:
        return ""
    if not outcome.fine or not outcome.party or not outcome.facts:
        return ""
    who = outcome.credit_code or fold(outcome.party)
    return f"{who}\n{outcome.act_ended}\n{fold(outcome.facts)}"


@checks_across(PN_10, gather=partial(keyed, key=_act))
def acts_are_fined_once(registry: Registry, summaries: Sequence[Digests]) -> Iterator[Finding]:
    """Two fines that stand, on one party, for the very same facts of the same day."""
    seen: dict[str, Place] = {}
    for act, decision in suspects(registry, summaries, _act):
        place = decision.place("facts")
        earlier = seen.setdefault(act, place)
        if earlier != place:
            yield PN_10.at(place, other=earlier)


@dataclass(frozen=True, slots=True)
class Mismatch:
    """One way in which kinds and amounts disagree, with its cell and words."""

    broken: Callable[[PenaltyDecision], bool]
    field: str
    zh: str
    en: str


TAKES = frozenset({K.CONFISCATE_GAINS, K.CONFISCATE_GOODS})
HOLDS = frozenset({K.SUSPEND_LICENCE, K.REVOKE_LICENCE})
UNSURE = ("不能确定", "无法确定", "难以确定", "无法计算")


def _unsure(decision: PenaltyDecision) -> bool:
    return any(word in f"{decision.content}{decision.note}" for word in UNSURE)


MISMATCHES = (
    Mismatch(
        lambda d: K.FINE in d.kinds and not d.fine,
        "fine",
        "处罚类别有罚款，没有写罚款金额",
        "A fine has no amount",
    ),
    Mismatch(
        lambda d: bool(d.fine) and K.FINE not in d.kinds,
        "kinds",
        "写了罚款金额，处罚类别里没有罚款",
        "An amount has no fine",
    ),
    Mismatch(
        lambda d: bool(TAKES & set(d.kinds)) and not d.confiscated and not _unsure(d),
        "confiscated",
        "处罚类别有没收，没有写没收金额（不能确定的请在“备注”写明“金额不能确定”）",
        "A confiscation has no amount",
    ),
    Mismatch(
        lambda d: bool(d.confiscated) and not TAKES & set(d.kinds),
        "kinds",
        "写了没收金额，处罚类别里没有没收",
        "An amount has no confiscation",
    ),
    Mismatch(
        lambda d: bool(HOLDS & set(d.kinds)) and not d.licence,
        "licence",
        "暂扣或者吊销证照的，没有写证照名称及编号",
        "The licence is not named",
    ),
)


@checks_each(PN_11)
def kinds_agree_with_amounts(registry: Registry) -> Iterator[Finding]:
    """A fine has an amount, an amount has its kind, a licence is named."""
    for decision in registry.all(PenaltyDecision):
        for mismatch in MISMATCHES if decision.kinds else ():
            if mismatch.broken(decision):
                place = decision.place(mismatch.field, "kinds")
                yield PN_11.at(place, why=mismatch.zh, why_en=mismatch.en)


@checks_each(PN_13, PN_14)
def powers_of_others_are_not_used(registry: Registry) -> Iterator[Finding]:
    """Detention by the police only; a surcharge never above its fine."""
    for decision in registry.all(PenaltyDecision):
        authority = decision.authority or ""
        if K.DETENTION in decision.kinds and not any(word in authority for word in DETAINS):
            yield PN_13.at(decision.place("kinds"), authority=authority)
        surcharge = _surcharge(decision.content)
        if decision.fine and surcharge > decision.fine:
            yield PN_14.at(
                decision.place("content"),
                given=show_money(surcharge),
                allowed=show_money(decision.fine),
            )


def _surcharge(content: str | None) -> int:
    """The surcharge (fen) that a decision's content states; 0 where it states none."""
    found = SURCHARGE.search(fold(content or "").replace(" ", ""))
    try:
        return parse_money(found[1], None) if found else 0
    except NotUnderstood:  # “加处罚款,元”: no figure, so nothing to compare
        return 0


DAY = re.compile("[0-9〇○零一二三四五六七八九十]{2,4}年.{1,3}月.{1,3}日")
PARTS: tuple[tuple[str, str, Callable[[str, PenaltyDecision], bool]], ...] = (
    ("当事人", "the party", lambda text, d: (d.party or "当事人") in text or "当事人" in text),
    (
        "违法事实和证据",
        "facts and evidence",
        lambda text, _: _any(text, "事实", "经查", "查明") and _any(text, "证据", "证实", "证明"),
    ),
    (
        "处罚的种类和依据",
        "kind and basis",
        lambda text, _: "《" in text and _any(text, "依据", "依照", "根据", "按照"),
    ),
    (
        "履行的方式和期限",
        "how and until when to perform",
        lambda text, _: _any(text, "缴纳", "缴至", "缴到", "履行", "交至"),
    ),
    (
        "申请复议、提起诉讼的途径和期限",
        "remedies and their time limits",
        lambda text, _: "复议" in text and _any(text, "诉讼", "起诉"),
    ),
    (
        "机关名称和决定日期",
        "organ and date",
        lambda text, d: (d.authority or "局") in text and bool(DAY.search(text)),
    ),
)


def _any(text: str, *words: str) -> bool:
    return any(word in text for word in words)


@checks_each(PN_15)
def decisions_say_what_they_must(registry: Registry) -> Iterator[Finding]:
    """The six parts of a written decision, where its text is in the list."""
    for decision in registry.all(PenaltyDecision):
        if not decision.document or decision.procedure is v.PenaltyProcedure.SIMPLE:
            continue
        missing = [part for part in PARTS if not part[2](decision.document, decision)]
        if missing:
            yield PN_15.at(
                decision.place("document"),
                missing="、".join(zh for zh, _, _ in missing),
                missing_en=", ".join(en for _, en, _ in missing),
            )


CHECKS: tuple[Check, ...] = (
    acts_are_fined_once,
    kinds_agree_with_amounts,
    powers_of_others_are_not_used,
    decisions_say_what_they_must,
)
