"""Amounts and single sanctions in short, exact Chinese words."""

from collections.abc import Callable
from decimal import Decimal

from plugins.registry.values.money import show_money
from plugins.registry.values.range_sanctions import DAILY_BASE
from plugins.registry.values.range_types import (
    BaseState,
    Bounds,
    Ends,
    Join,
    Multiple,
    Sanction,
    Term,
    Who,
)
from plugins.registry.vocabulary import PenaltyKind

WHO_WORDS = {
    Who.ANYONE: "当事人",
    Who.NATURAL: "个人",
    Who.ORGANISATION: "单位",
    Who.SOLE_TRADER: "个体工商户",
    Who.RESPONSIBLE: "直接负责的主管人员和其他直接责任人员",
}
_STATE_WORDS = {
    BaseState.ABSENT: "没有{base}",
    BaseState.PRESENT: "有{base}",
    BaseState.INCALCULABLE: "{base}无法计算",
    BaseState.TOO_LOW: "{base}明显偏低",
}


def describe_amount(amount: Bounds | Multiple) -> str:
    """An amount by itself: ``5万元以上10万元以下``, ``货值金额10倍以上20倍以下``."""
    if isinstance(amount, Bounds):
        return _ends(amount.ends, lambda fen: show_money(int(fen)))
    if amount.percent:
        return amount.base + _ends(amount.ends, lambda share: f"{_plain(share * 100)}%")
    return amount.base + _ends(amount.ends, lambda factor: f"{_plain(factor)}倍")


def _plain(value: Decimal) -> str:
    return f"{value.normalize():f}"


def _ends(ends: Ends, show: Callable[[Decimal], str]) -> str:
    """The two ends in words; 以上/以下 include, 超过/不满 exclude."""
    low, high = (None if end is None else show(end) for end in (ends.low, ends.high))
    if low is not None and low == high:
        return low
    lower = "" if low is None else (f"超过{low}" if ends.low_open else f"{low}以上")
    if high is None:
        return lower
    if ends.high_open:
        return f"{lower}不满{high}"
    return f"{lower}不超过{high}" if ends.low_open and lower else f"{lower}{high}以下"


def _term(term: Term) -> str:
    if term.low is None and term.high is None:
        return term.unit
    return _ends(term.ends, lambda count: _plain(count) + term.unit)


# -------------------------------------------------------------- sanctions


def joint(sanction: Sanction, *, first: bool) -> str:
    """The mark or word between a sanction and what stands before it."""
    if sanction.join is Join.OR:
        return "或者"
    comma = "" if first else "，"
    return f"{comma}直至" if sanction.join is Join.UP_TO else comma


def sanction_words(sanction: Sanction, *, first: bool) -> str:
    """One sanction with 可以, 并, 单处或者并处; *first* of its band."""
    both = "单处或者并处" if sanction.join is Join.AND_OR else ""
    also = "并" if sanction.join is Join.AND and first else ""
    may = "可以" if sanction.optional else ""
    if sanction.kind is PenaltyKind.FINE:
        daily = isinstance(sanction.amount, Multiple) and sanction.amount.base == DAILY_BASE
        fine_also = "并" if sanction.join is Join.AND and not daily else ""
        return may + both + fine_also + _fine(sanction, verb=not both)
    words = _not_money(sanction)
    return may + (both + words.removeprefix("给予") if both else also + words)


def _fine(fine: Sanction, *, verb: bool) -> str:
    if fine.amount is None:
        raise ValueError(fine)
    if isinstance(fine.amount, Multiple) and fine.amount.base == DAILY_BASE:
        return f"按照{DAILY_BASE}按日连续处罚"
    per = f"按{fine.what}每{fine.per}" if fine.what else f"每{fine.per}" if fine.per else ""
    words = f"{per}{'处' if verb or per else ''}{describe_amount(fine.amount)}罚款"
    if isinstance(fine.amount, Multiple) and fine.amount.base_floor_fen is not None:
        least = show_money(fine.amount.base_floor_fen)
        words += f"，{fine.amount.base}不足{least}的，按{least}计算"
    if fine.floor_fen is not None:
        words += f"，最低不少于{show_money(fine.floor_fen)}"
    if fine.cap_fen is not None:
        words += f"，最高不超过{show_money(fine.cap_fen)}"
    return words


_BEFORE = {
    PenaltyKind.CONFISCATE_GOODS: ("没收", "非法财物"),
    PenaltyKind.SUSPEND_LICENCE: ("暂扣", "许可证件"),
    PenaltyKind.REVOKE_LICENCE: ("吊销", "许可证件"),
    PenaltyKind.DOWNGRADE: ("降低", "资质等级"),
    PenaltyKind.WARNING: ("给予", "警告"),
}


def _not_money(sanction: Sanction) -> str:
    length = _term(sanction.term) if sanction.term else ""
    if sanction.kind is PenaltyKind.DETENTION:
        return f"处{length}行政拘留"
    if sanction.kind is PenaltyKind.WORK_BAN:
        if sanction.what.startswith("暂停"):
            return f"责令{sanction.what}{length}"
        inside = "内" if length and length != "终身" else ""
        return length + inside + (sanction.what or "不得从事相关活动")
    verb, plain = _BEFORE.get(sanction.kind, ("", sanction.kind.label))
    return verb + (sanction.what or plain) + length
