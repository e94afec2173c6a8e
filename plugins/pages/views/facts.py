"""Fields of records as labelled facts; what is missing is simply not said."""

from collections.abc import Iterable
from datetime import date

from plugins.pages.parts import Fact, State
from plugins.registry import vocabulary as v

Value = str | date | int | Iterable[str] | None

STATES: dict[v.Vocabulary, State] = {
    v.ItemStatus.ACTIVE: State("现行有效", "good"),
    v.ItemStatus.SUSPENDED: State("暂停", "wait"),
    v.ItemStatus.CANCELLED: State("已取消", "ended"),
    v.AuthorityStatus.ACTIVE: State("在用", "good"),
    v.AuthorityStatus.RENAMED: State("已更名", "wait"),
    v.AuthorityStatus.MERGED: State("已合并", "ended"),
    v.AuthorityStatus.ABOLISHED: State("已撤销", "ended"),
    v.FundStatus.KEPT: State("保留", "good"),
    v.FundStatus.ADJUSTED: State("调整", "wait"),
    v.FundStatus.MERGED: State("整合", "wait"),
    v.FundStatus.CANCELLED: State("取消", "ended"),
}


def state_of(member: v.Vocabulary | None) -> State | None:
    """The badge of a state; an active item needs no word where nothing is said."""
    return STATES.get(member) if member is not None else None


def facts(*pairs: tuple[str, Value]) -> tuple[Fact, ...]:
    """The *pairs* (label, value) that have a value; line breaks make lines."""
    return tuple(Fact(label, lines) for label, value in pairs if (lines := lines_of(value)))


def lines_of(value: Value) -> tuple[str, ...]:
    """A value as the lines a reader sees."""
    if value is None or value == "":
        return ()
    if isinstance(value, date):
        return (day(value),)
    if isinstance(value, str):
        return tuple(line for line in value.split("\n") if line)
    if isinstance(value, int):
        return (str(value),)
    return tuple(value)


def day(value: date) -> str:
    """2026年1月5日; the open end is 长期."""
    if value.year >= 2099:
        return "长期"
    return f"{value.year}年{value.month}月{value.day}日"
