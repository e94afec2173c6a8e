"""A sanction range as one short, exact Chinese sentence that parses back to the same range."""

from dataclasses import replace

from plugins.registry.values.range_cases import TIER_LABELS
from plugins.registry.values.range_scope import Scope
from plugins.registry.values.range_types import (
    Band,
    BaseState,
    Join,
    Multiple,
    SanctionRange,
    Threshold,
    When,
    Who,
)
from plugins.registry.values.range_words import describe_amount, joint, sanction_words

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
    teller = _Teller()
    return "".join(teller.tell(band) for band in stated.bands)


def describe_band(band: Band) -> str:
    """One band by itself, with its case."""
    return _Teller().tell(band)


def describe_sanctions(band: Band) -> str:
    """What happens in a band, without its case: ``处5万元以上10万元以下罚款``."""
    return _Teller().tell(replace(band, when=When()))


def describe_when(when: When) -> str:
    """A case by itself: ``拒不改正的，对单位``; empty for the general case."""
    return _words(when, _pieces(when, When())).rstrip("，")


class _Teller:
    """Says bands one after another; its scope is that of a reader of what it says."""

    def __init__(self) -> None:
        self._scope = Scope()
        self._begun = False

    def tell(self, band: Band) -> str:
        """The words of *band*, led by the mark that parts it from the band before."""
        mark, words = self._case(band.when)
        comma = "，" if band.orders and words and words[-1] not in "，：" else ""
        return mark + words + comma + self._what_happens(band)

    def _case(self, when: When) -> tuple[str, str]:
        """The mark and the words that lead to *when*, as few as are enough."""
        for mark in "，；。" if self._begun else " ":
            if mark == "，" and not _only_party_differs(when, self._scope.when):
                continue
            scope = self._scope.copy()
            if mark in "；。":
                scope.divide(mark)
            words = _enter(scope, when)
            if scope.when == when:
                break
        self._scope, self._begun = scope, True
        return mark.strip(), words

    def _what_happens(self, band: Band) -> str:
        words = "，".join(band.orders)
        if band.waived:
            waived = "可以不予处罚" if band.optional else "不予处罚"
            words += ("，" if words else "") + waived
        if words:
            self._scope.settle(fined=False)
        for index, sanction in enumerate(band.sanctions):
            mark = joint(sanction, first=not words)
            if index and sanction.join is Join.ALONE:
                self._scope.divide("；")
                mark = "；" + _enter(self._scope, band.when)
            said = sanction
            if sanction.join is Join.OR and index and band.sanctions[index - 1].optional:
                said = replace(sanction, optional=False)
            words += mark + sanction_words(said, first=index == 0)
            self._scope.settle(fined=sanction in band.fines)
        return words


def _enter(scope: Scope, when: When) -> str:
    """The words that take *scope* to *when*, said to the scope too."""
    pieces = _pieces(when, scope.when)
    for piece in pieces:
        if piece == "condition":
            scope.enter_condition(when.condition)
        elif piece == "stage":
            scope.enter_stage(when.stage)
        elif piece == "party":
            scope.enter_party(when.who, when.role)
        elif when.threshold:
            scope.enter_threshold(when.threshold)
    return _words(when, pieces)


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
