"""Fields of records as labelled facts; what is missing is simply not said."""

import re
from collections.abc import Iterable
from datetime import date

from plugins.pages.parts import Fact, State
from plugins.registry import vocabulary as v

Value = str | date | int | Iterable[str] | None

STATES: dict[tuple[type[v.Vocabulary], str], State] = {
    (type(member), member.value): state
    for member, state in (
        (v.ItemStatus.ACTIVE, State("现行有效", "good")),
        (v.ItemStatus.SUSPENDED, State("暂停实施", "wait")),
        (v.ItemStatus.CANCELLED, State("已取消", "ended")),
        (v.AuthorityStatus.ACTIVE, State("在用", "good")),
        (v.AuthorityStatus.RENAMED, State("已更名", "wait")),
        (v.AuthorityStatus.MERGED, State("已合并", "ended")),
        (v.AuthorityStatus.ABOLISHED, State("已撤销", "ended")),
        (v.FundStatus.KEPT, State("保留", "good")),
        (v.FundStatus.ADJUSTED, State("调整", "wait")),
        (v.FundStatus.MERGED, State("整合", "wait")),
        (v.FundStatus.CANCELLED, State("已取消", "ended")),
        (v.CertificateStatus.VALID, State("有效", "good")),
        (v.CertificateStatus.SUSPENDED, State("已暂扣", "wait")),
        (v.CertificateStatus.CANCELLED, State("已注销", "ended")),
    )
}
"""Members of two vocabularies may share a key, so the kind of vocabulary is part of ours."""
TELEPHONE = re.compile(r"\+?[0-9][0-9()（） -]{4,18}[0-9]")
LONG_TERM = 2099
"""The year in which the exchange format lets “for ever” end."""


def state_of(member: v.Vocabulary | None) -> State | None:
    """The badge of a state; an active item needs no word where nothing is said."""
    return STATES.get((type(member), member.value)) if member is not None else None


def unusual(member: v.Vocabulary | None) -> State | None:
    """The badge of a state in a list, where only what is not as usual needs a word."""
    state = state_of(member)
    return state if state is not None and state.tone != "good" else None


def facts(*pairs: tuple[str, Value]) -> tuple[Fact, ...]:
    """The *pairs* (label, value) that have a value; line breaks make lines."""
    return tuple(Fact(label, lines) for label, value in pairs if (lines := lines_of(value)))


def telephone(label: str, text: str | None) -> tuple[Fact, ...]:
    """A telephone number that a phone can call; other words stay words."""
    if not text:
        return ()
    called = "".join(c for c in text if c.isdigit() or c in "+-")
    return (Fact(label, (text,), f"tel:{called}" if TELEPHONE.fullmatch(text) else ""),)


def website(label: str, text: str | None) -> tuple[Fact, ...]:
    """A web address that leads there, where it says how."""
    if not text:
        return ()
    return (Fact(label, (text,), text if text.startswith(("http://", "https://")) else ""),)


def listed(parts: Iterable[str]) -> str:
    """Several short values on one line."""
    return "、".join(parts)


def lines_of(value: Value) -> tuple[str, ...]:
    """A value as the lines a reader sees."""
    if not value and value != 0:
        return ()
    if isinstance(value, str):
        return tuple(filter(None, value.split("\n"))) if "\n" in value else (value,)
    if isinstance(value, date):
        return (day(value),)
    if isinstance(value, int):
        return (str(value),)
    return tuple(value)


def day(value: date) -> str:
    """2026年1月5日; the open end is 长期."""
    if value.year >= LONG_TERM:
        return "长期"
    return f"{value.year}年{value.month}月{value.day}日"
