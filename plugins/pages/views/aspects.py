"""The six aspects of a power item, in the order every item page has them."""

from collections.abc import Callable
from dataclasses import dataclass

from plugins.pages.desk import Desk
from plugins.pages.parts import Cell, Column, Fact, Table
from plugins.pages.views.benchmarks import tier_table
from plugins.pages.views.blocks import Block
from plugins.pages.views.citing import cited, uncited
from plugins.pages.views.facts import day, facts, listed
from plugins.pages.views.handling import handling
from plugins.pages.views.outcomes.telling import result_of
from plugins.pages.views.procedures import procedure_cards
from plugins.pages.views.remedy import Told, remedies_told
from plugins.pages.views.searching import within_item
from plugins.publication.records import PublicItem, PublicOutcome, PublicTier
from plugins.registry import vocabulary as v
from plugins.registry.linking import BenchmarkKey, tiers_by_benchmark
from plugins.registry.models.benchmarks import Tier

SHOWN_OUTCOMES = 12
SHOWN_BENCHMARKS = 4
"""How many benchmarks stand on the page of their item; the others are named."""
LONGEST_RESULT = 60

__all__ = ["ASPECTS", "AspectOf", "Told"]


def _duties(desk: Desk, page: str, item: PublicItem) -> Told:
    told = facts(
        ("行使内容", item.content),
        ("权限划分", item.division),
        ("承办机构", item.unit),
        ("共同实施部门", listed(item.co_authorities)),
        ("对谁行使", listed(a.label for a in item.audience)),
        ("责任事项", item.duties),
        ("追责情形", item.accountability),
        ("职责边界", item.boundary),
        ("划出部门", item.transferred_from),
        ("划转范围", item.transfer_scope),
        ("赋权决定", item.devolution_decision),
        ("赋权公布日期", item.devolution_published),
        ("赋权镇街", listed(item.devolved_to)),
    )
    bases = cited(desk, page, item.duty_basis, item.accountability_basis)
    if not told and not bases:
        return Told(missing="部门还没有公布本事项的职责权限内容。")
    blocks = [Block("Facts", told)] if told else []
    if bases:
        blocks.append(Block("Citations", bases))
    return Told(tuple(blocks), item.unit or "")


def _basis(desk: Desk, page: str, item: PublicItem) -> Told:
    found = cited(desk, page, item.basis, item.breach_basis, opened=True)
    blocks = [Block("Citations", found)] if found else []
    if words := uncited(item.basis, item.breach_basis):
        blocks.append(Block("Facts", (Fact("部门原文", words),)))
    if not blocks:
        return Told(missing="部门还没有公布本事项的执法依据。")
    return Told(tuple(blocks), f"{len(found)}条" if found else "见原文")


def _benchmark(desk: Desk, page: str, item: PublicItem) -> Told:
    blocks: list[Block] = []
    if item.penalty_range:
        lines = tuple(item.penalty_range.text.split("\n"))
        blocks.append(Block("Facts", (Fact("法定处罚种类与幅度", lines),)))
    groups = list(benchmarks_of(desk, item).items())
    for key, tiers in groups[:SHOWN_BENCHMARKS]:
        table = tier_table(key.offence, tiers, desk.to(page, desk.addresses.benchmark(key)))
        blocks.append(Block("Table", table))
    if left := groups[SHOWN_BENCHMARKS:]:
        blocks.append(Block("Table", _named(desk, page, left)))
    if groups:
        return Told(tuple(blocks), f"{len(groups)}项")
    if item.no_benchmark_reason:
        blocks.append(Block("Facts", (Fact("没有裁量基准的原因", (item.no_benchmark_reason,)),)))
        return Told(tuple(blocks), "不适用")
    if item.kind is not v.PowerKind.PENALTY:
        told = Fact("说明", ("本事项不是行政处罚，按规定不需要行政处罚裁量基准。",))
        return Told((*blocks, Block("Facts", (told,))), "不适用")
    missing = "部门还没有公布本事项的裁量基准。"
    if item.penalty_range:
        missing += f"法律规定的是：{item.penalty_range.text}"
    return Told(missing=missing)


def _named(desk: Desk, page: str, groups: list[tuple[BenchmarkKey, tuple[Tier, ...]]]) -> Table:
    rows = tuple(
        (
            Cell(key.offence, desk.to(page, desk.addresses.benchmark(key))),
            Cell(f"{len(tiers)}个阶次"),
        )
        for key, tiers in groups
    )
    return Table("其他违法行为的裁量基准", (Column("违法行为"), Column("阶次")), rows)


def benchmarks_of(desk: Desk, item: PublicItem) -> dict[BenchmarkKey, tuple[Tier, ...]]:
    """The benchmarks of *item*: its authority's own, else the city's that serve everyone."""
    if not item.code:
        return {}
    tiers = desk.public.where(PublicTier, item_code=item.code)
    own = [tier for tier in tiers if tier.authority in (None, item.authority)]
    city = [tier for tier in tiers if _is_city(desk, tier.authority)]
    return tiers_by_benchmark(own or city)


def _is_city(desk: Desk, authority: str | None) -> bool:
    other = desk.authorities.get(authority or "")
    return other is not None and other.level is v.Level.CITY


def _procedure(desk: Desk, page: str, item: PublicItem) -> Told:
    blocks = handling(desk, page, item)
    cards = procedure_cards(desk, page, item)
    if cards:
        blocks.append(Block("Cards", cards))
    if not blocks:
        return Told(missing="部门还没有公布本事项的执法流程。")
    return Told(tuple(blocks), f"{len(cards)}个流程" if cards else "")


def _outcomes(desk: Desk, page: str, item: PublicItem) -> Told:
    count, found = 0, tuple[PublicOutcome, ...]()
    if item.code:
        count, found = desk.outcomes_of(item.code, item.authority, SHOWN_OUTCOMES)
    if not found:
        told = Fact("说明", ("目前没有可以公开的执法结果。可能还没有行使过，也可能已过公示期。",))
        return Told((Block("Facts", (told,)),), "暂无")
    rows = tuple(_outcome_row(desk, page, outcome) for outcome in found)
    columns = (Column("文号", "code"), Column("相对人"), Column("决定日期", "date"), Column("结果"))
    more = None
    if count > SHOWN_OUTCOMES and item.authority:
        target = f"{desk.addresses.authority(item.authority)}#outcomes"
        more = desk.link(page, "这个机关的全部执法结果", target)
    caption = f"最近的执法结果（共{count}件）"
    table = Block("Table", Table(caption, columns, rows, more=more))
    return Told((table, within_item(desk, page, item)), f"{count}件")


def _outcome_row(desk: Desk, page: str, outcome: PublicOutcome) -> tuple[Cell, ...]:
    number = outcome.document_no.text if outcome.document_no else "无文号"
    result = result_of(outcome)
    short = f"{result[: LONGEST_RESULT - 1]}…" if len(result) > LONGEST_RESULT else result
    return (
        Cell(number, desk.to(page, desk.addresses.outcome(outcome))),
        Cell(outcome.party or ""),
        Cell(day(outcome.decided) if outcome.decided else ""),
        Cell(short),
    )


def _remedies(desk: Desk, page: str, item: PublicItem) -> Told:
    return remedies_told(desk, page, item.authority)


@dataclass(frozen=True, slots=True)
class AspectOf:
    """One of the six: its place on the page, its name, and what tells it."""

    anchor: str
    name: str
    tell: Callable[[Desk, str, PublicItem], Told]


ASPECTS = (
    AspectOf("duties", "职责权限", _duties),
    AspectOf("basis", "执法依据", _basis),
    AspectOf("benchmark", "裁量基准", _benchmark),
    AspectOf("procedure", "执法流程", _procedure),
    AspectOf("outcomes", "执法结果", _outcomes),
    AspectOf("remedies", "救济途径", _remedies),
)
