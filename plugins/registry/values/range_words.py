"""A sanction range as one short, exact Chinese sentence that parses back to the same range."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

from plugins.registry.values.money import show_money
from plugins.registry.values.range_cases import TIER_LABELS, Scope
from plugins.registry.values.range_sanctions import DAILY_BASE
from plugins.registry.values.range_types import (
    Band,
    BaseState,
    Bounds,
    Ends,
    Join,
    Multiple,
    Sanction,
    SanctionRange,
    Term,
    Threshold,
    When,
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


def describe_range(stated: SanctionRange) -> str:
    """*stated* in Chinese: ``货值金额不满1万元的，处5万元以上10万元以下罚款；…``."""
    parts: list[str] = []
    before: When | None = None
    for band in stated.bands:
        mark, words = _case(band.when, before)
        parts.append(mark + _led(words, band))
        before = band.when
    return "".join(parts)


def describe_band(band: Band) -> str:
    """One band by itself, with its case."""
    return _led(_case(band.when, None)[1], band)


def describe_sanctions(band: Band) -> str:
    """What happens in a band, without its case: ``处5万元以上10万元以下罚款``."""
    return _what_happens(replace(band, when=When()))


def describe_when(when: When) -> str:
    """A case by itself: ``拒不改正的，对单位``; empty for the general case."""
    return _case(when, None)[1].rstrip("，")


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


# ------------------------------------------------------------------ cases


def _case(when: When, before: When | None) -> tuple[str, str]:
    """The mark after *before* and the words that lead to *when*, as few as are enough."""
    if before is None:
        return "", _words(when, _pieces(when, When()))
    for mark in "，；":
        scope = Scope.after(before)
        if mark == "；":
            scope.divide(mark)
        elif not _only_party_differs(when, before):
            continue
        pieces = _pieces(when, scope.when)
        for piece in pieces:
            _enter(scope, piece, when)
        if scope.when == when:
            return mark, _words(when, pieces)
    return "。", _words(when, _pieces(when, When()))


def _only_party_differs(when: When, before: When) -> bool:
    named = when.who is not Who.ANYONE or bool(when.role)
    return named and replace(before, who=when.who, role=when.role) == when


def _pieces(when: When, carried: When) -> tuple[str, ...]:
    """What must be said beyond what is *carried* over."""
    pieces = []
    if when.condition and when.condition != carried.condition:
        pieces.append("condition")
        carried = When(condition=when.condition)
    if when.stage and when.stage != carried.stage:
        pieces.append("stage")
        carried = replace(carried, threshold=None)
    if (when.who, when.role) != (carried.who, carried.role):
        pieces.append("party")
    if when.threshold and when.threshold != carried.threshold:
        pieces.append("threshold")
    return tuple(pieces)


def _enter(scope: Scope, piece: str, when: When) -> None:
    if piece == "condition":
        scope.enter_condition(when.condition)
    elif piece == "stage":
        scope.enter_stage(when.stage)
    elif piece == "party":
        scope.enter_party(when.who, when.role)
    elif when.threshold:
        scope.enter_threshold(when.threshold)


def _words(when: When, pieces: tuple[str, ...]) -> str:
    words = f"{when.condition}的，" if "condition" in pieces else ""
    if "stage" in pieces:
        words += f"{when.stage}：" if when.stage in TIER_LABELS else f"{when.stage}的，"
    if "party" in pieces:
        comma = "，" if "threshold" in pieces else ""
        words += f"对{when.role or WHO_WORDS[when.who]}{comma}"
    if "threshold" in pieces and when.threshold:
        words += f"{_threshold(when.threshold)}的，"
    return words


def _threshold(limit: Threshold) -> str:
    parts = [_STATE_WORDS[state].format(base=limit.base) for state in limit.states]
    if limit.bounds:
        parts.append(describe_amount(Multiple(limit.base)) + describe_amount(limit.bounds))
    return "或者".join(parts)


# -------------------------------------------------------------- sanctions


def _led(words: str, band: Band) -> str:
    """The *words* of a case and what happens in it; orders stand apart from a party."""
    comma = "，" if band.orders and words and words[-1] not in "，：" else ""
    return words + comma + _what_happens(band)


def _what_happens(band: Band) -> str:
    words = "，".join(band.orders)
    if band.waived:
        waived = "可以不予处罚" if band.optional else "不予处罚"
        words += ("，" if words else "") + waived
    for index, sanction in enumerate(band.sanctions):
        mark = _joint(sanction, first=not words)
        if index and sanction.join is Join.ALONE:
            mark = "；" + _again(band.when)
        words += mark + _sanction(sanction, first=index == 0)
    return words


def _again(when: When) -> str:
    """What of a case a semicolon ends, said once more."""
    pieces = ("party",) if when.who is not Who.ANYONE or when.role else ()
    return _words(when, (*pieces, "threshold"))


def _joint(sanction: Sanction, *, first: bool) -> str:
    """The mark or word between a sanction and what stands before it."""
    if sanction.join is Join.OR:
        return "或者"
    comma = "" if first else "，"
    return f"{comma}直至" if sanction.join is Join.UP_TO else comma


def _sanction(sanction: Sanction, *, first: bool) -> str:
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
