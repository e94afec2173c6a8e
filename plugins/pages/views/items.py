"""The page of a power item: the six aspects in order, for the citizen it may be used against."""

from collections.abc import Iterator

from plugins.pages import addresses as at
from plugins.pages.desk import Desk
from plugins.pages.parts import Aspect, Card, Cell, Column, Fact, Heading, Notice, Table
from plugins.pages.views.blocks import Block, BlockSection, filled, section
from plugins.pages.views.citing import cited, uncited
from plugins.pages.views.facts import facts, state_of
from plugins.pages.views.page import ItemPage
from plugins.pages.views.remedy import remedy_block
from plugins.publication.records import (
    PublicChange,
    PublicItem,
    PublicOutcome,
    PublicStep,
    PublicTier,
)
from plugins.registry import vocabulary as v
from plugins.registry.linking import tiers_by_benchmark

SHOWN_OUTCOMES = 20
ASPECTS = (
    ("duties", "职责权限"),
    ("basis", "执法依据"),
    ("benchmark", "裁量基准"),
    ("procedure", "执法流程"),
    ("outcomes", "执法结果"),
    ("remedies", "救济途径"),
)
Blocks = tuple[Block, ...]


def item_pages(desk: Desk) -> Iterator[ItemPage]:
    """One page for each published item."""
    for item in desk.public.all(PublicItem):
        yield item_page(desk, item)


def item_page(desk: Desk, item: PublicItem) -> ItemPage:
    """The page of *item*."""
    page = desk.addresses.item(item.code, item.authority)
    contents = {
        "duties": _duties(item),
        "basis": _basis(desk, page, item),
        "benchmark": _benchmark(desk, page, item),
        "procedure": _procedure(desk, page, item),
        "outcomes": _outcomes(desk, page, item),
        "remedies": remedy_block(desk, page, item.authority),
    }
    return ItemPage(
        address=page,
        section="powers",
        head=desk.head(
            page,
            item.name,
            _plain(item),
            desk.column("办事服务"),
            published=item.effective,
            data={"@type": "GovernmentService", "identifier": item.code, "name": item.name},
        ),
        trail=desk.trail(
            page,
            ("权力清单", at.POWERS),
            (item.authority or "", desk.addresses.item_list(item.authority)),
            (item.name, page),
        ),
        heading=_heading(desk, page, item),
        opening=_opening(item),
        aspects=tuple(
            Aspect(number, anchor, name, contents[anchor][1], contents[anchor][2])
            for number, (anchor, name) in enumerate(ASPECTS, 1)
        ),
        content={anchor: contents[anchor][0] for anchor, _ in ASPECTS},
        sections=filled(tuple(_sections(desk, page, item))),
        source=desk.source(page, [item]),
    )


def _plain(item: PublicItem) -> str:
    """One sentence from the fields: who may do what under which law."""
    if item.plain:
        return item.plain
    kind = item.kind.label if item.kind else "行政权力"
    law = ""
    if item.basis and item.basis.citations:
        law = f"，依据{item.basis.citations[0].label()}"
    return f"{item.authority or '有关机关'}的{kind}事项“{item.name}”{law}。"


def _heading(desk: Desk, page: str, item: PublicItem) -> Heading:
    told = [Fact("实施主体", (item.authority or "未注明",), _authority(desk, page, item))]
    if item.level:
        told.append(Fact("行使层级", (item.level.label,)))
    if item.implementation_code:
        told.append(Fact("实施编码", (item.implementation_code,)))
    if item.field:
        told.append(Fact("执法领域", (item.field,)))
    return Heading(
        title=item.name,
        kind=item.kind.label if item.kind else "行政权力",
        code=item.code or "",
        state=state_of(item.status),
        lead=_plain(item),
        facts=tuple(told),
    )


def _authority(desk: Desk, page: str, item: PublicItem) -> str:
    if item.authority not in desk.authorities:
        return ""
    return desk.link(page, "", desk.addresses.authority(item.authority)).address


def _opening(item: PublicItem) -> Blocks:
    if item.status is v.ItemStatus.CANCELLED:
        when = f"自{item.ends:%Y-%m-%d}起" if item.ends else ""
        words = f"本事项{when}已经取消，不再实施。本页保留取消前的内容，供查考。"
        return (Block("Notice", Notice("withdrawn", "已取消", (words,))),)
    if item.status is v.ItemStatus.SUSPENDED:
        return (Block("Notice", Notice("warn", "暂停实施", ("本事项目前暂停实施。",))),)
    return ()


def _duties(item: PublicItem) -> tuple[Blocks, str, str]:
    told = facts(
        ("行使内容", item.content),
        ("权限划分", item.division),
        ("承办机构", item.unit),
        ("共同实施部门", item.co_authorities),
        ("行政相对人", tuple(a.label for a in item.audience)),
        ("责任事项", item.duties),
        ("追责情形", item.accountability),
        ("职责边界", item.boundary),
        ("划出部门", item.transferred_from),
        ("划转范围", item.transfer_scope),
        ("赋权决定", item.devolution_decision),
        ("赋权镇街", item.devolved_to),
    )
    if not told:
        return (), "", "部门还没有公布本事项的职责权限内容。"
    return (Block("Facts", told),), item.unit or "", ""


def _basis(desk: Desk, page: str, item: PublicItem) -> tuple[Blocks, str, str]:
    found = cited(desk, page, item.basis, item.breach_basis)
    blocks = [Block("Citations", found)] if found else []
    if words := uncited(item.basis, item.breach_basis):
        blocks.append(Block("Facts", (Fact("部门原文", words),)))
    if duty := cited(desk, page, item.duty_basis, item.accountability_basis):
        blocks.append(Block("Facts", (Fact("责任与追责依据", ("见下列条款",)),)))
        blocks.append(Block("Citations", duty))
    if not blocks:
        return (), "", "部门还没有公布本事项的执法依据。"
    return tuple(blocks), f"{len(found)}条" if found else "", ""


def _benchmark(desk: Desk, page: str, item: PublicItem) -> tuple[Blocks, str, str]:
    blocks: list[Block] = []
    if item.penalty_range:
        lines = tuple(item.penalty_range.text.split("\n"))
        blocks.append(Block("Facts", (Fact("法定处罚种类与幅度", lines),)))
    groups = tiers_by_benchmark(
        tier
        for tier in desk.public.where(PublicTier, item_code=item.code)
        if tier.authority in (None, item.authority) or _wider(desk, tier.authority, item)
    )
    cards = tuple(
        Card(
            title=key.offence,
            address=desk.link(page, "", desk.addresses.benchmark(key)).address,
            kind="裁量基准",
            text="；".join(t.label or "" for t in tiers if t.label),
            facts=(Fact("阶次", (f"{len(tiers)}个",)),),
        )
        for key, tiers in groups.items()
    )
    if cards:
        blocks.append(Block("Cards", cards))
        return tuple(blocks), f"{len(cards)}项", ""
    if item.no_benchmark_reason:
        blocks.append(Block("Facts", (Fact("没有裁量基准的原因", (item.no_benchmark_reason,)),)))
        return tuple(blocks), "不适用", ""
    if item.kind is not v.PowerKind.PENALTY:
        told = Fact("说明", ("本事项不是行政处罚，按规定不需要行政处罚裁量基准。",))
        return (Block("Facts", (told,)),), "不适用", ""
    return tuple(blocks), "", "部门还没有公布本事项的裁量基准。"


def _wider(desk: Desk, authority: str | None, item: PublicItem) -> bool:
    """Whether a benchmark of a higher authority serves *item*, which has none of its own."""
    own = desk.public.where(PublicTier, item_code=item.code, authority=item.authority)
    other = desk.authorities.get(authority or "")
    return not own and other is not None and other.level is v.Level.CITY


def _procedure(desk: Desk, page: str, item: PublicItem) -> tuple[Blocks, str, str]:
    blocks: list[Block] = []
    limits = facts(
        ("法定办结时限", _limit(item.legal_limit, item.legal_unit)),
        ("承诺办结时限", _limit(item.promised_limit, item.promised_unit)),
        ("特别程序（不计入时限）", item.special_procedures),
        ("受理条件", item.conditions),
        ("申请材料", item.materials),
        ("办理流程", item.flow),
        ("数量限制", item.quota),
        ("是否收费", None if item.fee is None else ("收费" if item.fee else "不收费")),
        ("收费标准", item.fee_standard),
        ("收费依据", item.fee_basis.text if item.fee_basis else None),
        ("中介服务", item.intermediary),
        ("结果名称", item.result),
        ("办件类型", item.case_type),
        ("办理形式", item.channels),
        ("到现场次数", None if item.visits is None else f"{item.visits}次"),
        ("网办深度", item.online_depth),
        ("办理地点", item.place_of_service),
        ("办理时间", item.service_hours),
    )
    names = procedures_of(desk, item)
    cards = tuple(
        Card(
            title=name,
            address=desk.link(page, "", desk.addresses.procedure(owner, name)).address,
            kind="执法流程",
            text=" → ".join(s.name or "" for s in steps if s.name),
        )
        for (owner, name), steps in names.items()
    )
    if limits:
        blocks.append(Block("Facts", limits))
    if cards:
        blocks.append(Block("Cards", cards))
    if not blocks:
        return (), "", "部门还没有公布本事项的执法流程。"
    return tuple(blocks), f"{len(cards)}个流程" if cards else "", ""


def _limit(number: int | None, unit: v.TimeUnit | None) -> str | None:
    if number is None:
        return None
    if unit in (None, v.TimeUnit.WORKING_DAYS):
        return f"{number}个工作日"
    return f"{number}{unit.label}" if unit else None


def procedures_of(desk: Desk, item: PublicItem) -> dict[tuple[str | None, str], list[PublicStep]]:
    """Procedures that apply to *item*: those naming its code, else its authority's of its kind."""
    named: dict[tuple[str | None, str], list[PublicStep]] = {}
    general: dict[tuple[str | None, str], list[PublicStep]] = {}
    for step in desk.public.where(PublicStep, authority=item.authority):
        if item.code in step.item_codes:
            named.setdefault((step.authority, step.procedure), []).append(step)
        elif item.kind in step.power_kinds and not step.item_codes:
            general.setdefault((step.authority, step.procedure), []).append(step)
    return named or general


def _outcomes(desk: Desk, page: str, item: PublicItem) -> tuple[Blocks, str, str]:
    found = desk.outcomes_of(item.code, item.authority)
    if not found:
        told = Fact("说明", ("目前没有可以公开的执法结果。可能还没有行使过，也可能已过公示期。",))
        return (Block("Facts", (told,)),), "暂无", ""
    rows = tuple(_outcome_row(desk, page, outcome) for outcome in found[:SHOWN_OUTCOMES])
    table = Table(
        f"最近的执法结果（共{len(found)}件）",
        (Column("文号", "code"), Column("相对人"), Column("决定日期", "date"), Column("结果")),
        rows,
    )
    return (Block("Table", table),), f"{len(found)}件", ""


def _outcome_row(desk: Desk, page: str, outcome: PublicOutcome) -> tuple[Cell, ...]:
    number = outcome.document_no.text if outcome.document_no else "无文号"
    result = getattr(outcome, "content", None) or getattr(outcome, "reason", None) or ""
    return (
        Cell(number, desk.link(page, "", desk.addresses.outcome(outcome)).address),
        Cell(outcome.party or ""),
        Cell(outcome.decided.isoformat() if outcome.decided else ""),
        Cell(result[:60]),
    )


def _sections(desk: Desk, page: str, item: PublicItem) -> Iterator[BlockSection]:
    contact = facts(("咨询方式", item.consult), ("监督投诉方式", item.complain))
    yield section("contact", "咨询与投诉", Block("Facts", contact) if contact else None)
    others = [
        other
        for other in desk.public.where(PublicItem, code=item.code)
        if other.authority != item.authority
    ]
    cards = tuple(
        Card(
            other.authority or "",
            desk.link(page, "", desk.addresses.item(other.code, other.authority)).address,
            kind=other.level.label if other.level else "",
            state=state_of(other.status),
        )
        for other in others
    )
    yield section("elsewhere", "同一事项的其他实施主体", Block("Cards", cards) if cards else None)
    changes = tuple(
        Cell(change.change_no, desk.link(page, "", desk.addresses.change(change.change_no)).address)
        for change in desk.public.all(PublicChange)
        if item.code in change.item_codes
    )
    rows = tuple((cell,) for cell in changes)
    table = Table("本事项的调整记录", (Column("调整编号", "code"),), rows)
    yield section("history", "调整记录", Block("Table", table) if rows else None)
    more = facts(("生效日期", item.effective), ("取消日期", item.ends), ("备注", item.note))
    yield section("more", "其他信息", Block("Facts", more) if more else None)
