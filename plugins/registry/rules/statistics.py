"""ST: annual statistics add up, and agree with a recount of the outcome lists."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from plugins.registry import vocabulary as v
from plugins.registry.findings import Finding, Rule, Severity
from plugins.registry.linking import Registry
from plugins.registry.models.authorities import Authority
from plugins.registry.models.items import PowerItem
from plugins.registry.models.outcomes import LicenceDecision, PenaltyDecision
from plugins.registry.models.statistics import (
    CoercionStatistics,
    LicenceStatistics,
    PenaltyStatistics,
    StatisticsRow,
)
from plugins.registry.rule_settings import ORDERS, KindOrder
from plugins.registry.rules.checking import Check, checks, checks_across
from plugins.registry.values.money import show_money

K = v.PenaltyKind
ST_01 = Rule(
    "ST-01",
    Severity.WARNING,
    "国办发〔2018〕118号（具体期限待核实）",
    "上一年度统计年报在1月31日前公布",
    "Last year's statistics are published by 31 January",
    "“{authority}”还没有{year}年度的行政处罚统计，应在{due}前公布。",
    "“{authority}” has no penalty statistics for {year}, due by {due}.",
)
ST_02 = Rule(
    "ST-02",
    Severity.ERROR,
    "本系统约定（合计等于各项之和）",
    "合计等于各项之和",
    "A total is the sum of its parts",
    "合计写的是{given}，各项加起来是{allowed}。",
    "The total says {given}; its parts sum to {allowed}.",
)
ST_03 = Rule(
    "ST-03",
    Severity.WARNING,
    "行政执法统计年报填报说明（各地口径不同，按设置）",
    "统计数与结果清单重新计数一致",
    "Reported counts equal a recount of the outcome lists",
    "“{heading}”填报{given}，按{year}年结果清单计数是{allowed}，相差{difference}。",
    "“{heading}” reports {given}; the lists of {year} count {allowed}.",
    settings={"kind_order": "；".join(f"{name}：{order.source}" for name, order in ORDERS.items())},
)
ST_04 = Rule(
    "ST-04",
    Severity.WARNING,
    "行政执法统计年报填报说明（各地口径不同，按设置）",
    "罚没金额等于决定书金额之和",
    "The amount equals the sum of the decisions",
    "“罚没金额”填报{given}，{year}年决定书合计{allowed}。",
    "The amount reports {given}; the decisions of {year} sum to {allowed}.",
)
ST_05 = Rule(
    "ST-05",
    Severity.WARNING,
    "本系统约定（受理不多于申请，办结不多于受理）",
    "受理不多于申请，办结不多于受理加上年结转",
    "No more accepted than applied for, no more decided than accepted and carried over",
    "{what}{given}多于{other}{allowed}。",
    "{given} {what_en}, though only {allowed} {other_en}.",
)
ST_06 = Rule(
    "ST-06",
    Severity.WARNING,
    "本系统约定（零也要报）",
    "有在用事项的主体都有统计行",
    "Every authority with active items has a row, zeros included",
    "“{authority}”有在用的处罚事项，但{year}年统计里没有它的一行（没有案件也要填0）。",
    "“{authority}” has active items but no row for {year}.",
)
PENALTY_PARTS = (
    "warnings",
    "fines",
    "confiscations",
    "suspensions",
    "revocations",
    "restrictions",
    "closures",
    "detentions",
    "others",
)
COERCION_PARTS = (
    "seals",
    "seizures",
    "freezes",
    "other_measures",
    "surcharges",
    "transfers",
    "auctions",
    "restorations",
    "substitutes",
    "other_executions",
    "court_executions",
)
COLUMN_OF = {
    K.DETENTION: "detentions",
    K.REVOKE_LICENCE: "revocations",
    K.STOP_BUSINESS: "closures",
    K.CLOSE: "closures",
    K.WORK_BAN: "closures",
    K.RESTRICT_BUSINESS: "restrictions",
    K.SUSPEND_LICENCE: "suspensions",
    K.DOWNGRADE: "suspensions",
    K.CONFISCATE_GAINS: "confiscations",
    K.CONFISCATE_GOODS: "confiscations",
    K.FINE: "fines",
    K.WARNING: "warnings",
    K.CRITICISM: "warnings",
    K.OTHER: "others",
}
"""The column of the 2024 form for each kind of penalty."""


def counted_under(kinds: Sequence[v.PenaltyKind], order: KindOrder) -> str:
    """The one column a decision of several kinds counts under: its heaviest kind in *order*."""
    heaviest = order.heaviest(kinds)
    return COLUMN_OF[heaviest] if heaviest else "others"


@checks(ST_01, ST_06)
def every_authority_reports(registry: Registry) -> Iterator[Finding]:
    """Once a year was reported by anyone, everyone with penalty items reports it."""
    years = {row.year for row in registry.all(PenaltyStatistics) if row.year}
    last = registry.today.year - 1
    due = date(registry.today.year, 1, 31)
    for authority in registry.all(Authority):
        items = registry.where(PowerItem, authority=authority.name, kind=v.PowerKind.PENALTY)
        if not items or authority.status not in (None, v.AuthorityStatus.ACTIVE):
            continue
        words: dict[str, Any] = {"authority": authority.name}
        place = authority.place("name")
        if last not in years and years and registry.today > due:
            yield ST_01.at(place, year=last, due=due, **words)
        elif last in years and not _row(registry, authority.name, last):
            yield ST_06.at(place, year=last, **words)


def _row(registry: Registry, authority: str, year: int) -> PenaltyStatistics | None:
    return registry.first(PenaltyStatistics, authority=authority, year=year)


@checks(ST_02)
def totals_add_up(registry: Registry) -> Iterator[Finding]:
    """A reader who adds up the row gets its total."""
    for kind, parts in (
        (PenaltyStatistics, PENALTY_PARTS),
        (CoercionStatistics, COERCION_PARTS),
    ):
        rows: Sequence[StatisticsRow] = registry.all(kind)
        for row in rows:
            total = getattr(row, "total", None)
            summed = sum(getattr(row, part) or 0 for part in parts)
            if total is not None and total != summed:
                yield ST_02.at(row.place("total"), given=total, allowed=summed)


Counts = Counter[tuple[str | None, int, str]]
"""Decisions by authority, year and column; EVERY is all of them, FINES their amounts in fen."""
EVERY, FINES = "", "¥"


def _penalties(registry: Registry) -> Counts:
    counts: Counts = Counter()
    for decision in registry.all(PenaltyDecision):
        if decision.decided:
            key = decision.authority, decision.decided.year
            counts[*key, counted_under(decision.kinds, registry.settings.kind_order)] += 1
            counts[*key, EVERY] += 1
            counts[*key, FINES] += (decision.fine or 0) + (decision.confiscated or 0)
    return counts


def _sum(summaries: Sequence[Counts]) -> Counts:
    counts: Counts = Counter()
    for summary in summaries:
        counts.update(summary)
    return counts


@checks_across(ST_03, ST_04, gather=_penalties)
def penalties_recount(registry: Registry, summaries: Sequence[Counts]) -> Iterator[Finding]:
    """The same decisions, counted again from the list (unpublished ones included)."""
    headings = dict(zip(PENALTY_PARTS, PENALTY_HEADINGS, strict=True))
    counts = _sum(summaries)
    for row in registry.all(PenaltyStatistics):
        key = row.authority, row.year or 0
        if not counts[*key, EVERY]:
            continue
        for part in PENALTY_PARTS:
            yield from _differs(row, part, headings[part], counts[*key, part])
        amount = counts[*key, FINES]
        if row.amount is not None and row.amount != amount:
            yield ST_04.at(
                row.place("amount"),
                given=show_money(row.amount),
                allowed=show_money(amount),
                year=row.year,
            )


PENALTY_HEADINGS = (
    "警告、通报批评",
    "罚款",
    "没收违法所得、没收非法财物",
    "暂扣许可证、执照，降低资质等级",
    "吊销许可证、执照",
    "限制开展生产经营活动",
    "责令停产停业、责令关闭、限制从业",
    "行政拘留",
    "其他行政处罚",
)


GRANTED, REFUSED = "granted", "refused"
GRANTS = {v.LicenceResult.GRANTED, v.LicenceResult.CHANGED, v.LicenceResult.RENEWED}


def _licences(registry: Registry) -> Counts:
    counts: Counts = Counter()
    for licence in registry.all(LicenceDecision):
        if licence.decided:
            key = licence.authority, licence.decided.year
            counts[*key, EVERY] += 1
            counts[*key, GRANTED] += licence.result in GRANTS
            counts[*key, REFUSED] += licence.result is v.LicenceResult.REFUSED
    return counts


@checks_across(ST_03, ST_05, gather=_licences)
def licences_recount(registry: Registry, summaries: Sequence[Counts]) -> Iterator[Finding]:
    """Grants and refusals of the list, against those reported."""
    counts = _sum(summaries)
    for row in registry.all(LicenceStatistics):
        if row.applied is not None and (row.accepted or 0) > row.applied:
            yield ST_05.at(
                row.place("accepted"),
                what="受理数量",
                what_en="accepted",
                given=row.accepted,
                other="申请数量",
                other_en="applied",
                allowed=row.applied,
            )
        yield from _decided_too_many(registry, row)
        key = row.authority, row.year or 0
        if counts[*key, EVERY]:
            yield from _differs(row, "granted", "许可数量", counts[*key, GRANTED])
            yield from _differs(row, "refused", "不予许可数量", counts[*key, REFUSED])


def _decided_too_many(registry: Registry, row: LicenceStatistics) -> Iterator[Finding]:
    """Silent where the year before is not reported: what was carried over is not known then."""
    before = (
        registry.first(LicenceStatistics, authority=row.authority, year=row.year - 1)
        if row.year
        else None
    )
    if before is None or row.accepted is None or before.accepted is None:
        return
    left = max(0, before.accepted - (before.granted or 0) - (before.refused or 0))
    decided = (row.granted or 0) + (row.refused or 0)
    if decided > row.accepted + left:
        yield ST_05.at(
            row.place("granted", "accepted"),
            what="许可和不予许可",
            what_en="decided",
            given=decided,
            other="受理加上年结转",
            other_en="accepted or carried over",
            allowed=row.accepted + left,
        )


def _differs(row: StatisticsRow, field: str, heading: str, count: int) -> Iterator[Finding]:
    reported = getattr(row, field)
    if reported is not None and reported != count:
        yield ST_03.at(
            row.place(field),
            heading=heading,
            given=reported,
            allowed=count,
            year=row.year,
            difference=abs(reported - count),
        )


CHECKS: tuple[Check, ...] = (
    every_authority_reports,
    totals_add_up,
    penalties_recount,
    licences_recount,
)
