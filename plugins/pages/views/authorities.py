"""The page of an authority, and the list of all of them by level."""

from collections.abc import Iterator

from plugins.pages import addresses as at
from plugins.pages import columns
from plugins.pages.desk import OUTCOME_TYPES, Desk
from plugins.pages.parts import Card, Cell, Column, Fact, Heading, Notice, Table, Tile
from plugins.pages.views.blocks import Block, BlockSection, filled, section
from plugins.pages.views.citing import cited
from plugins.pages.views.facts import day, facts, state_of
from plugins.pages.views.item_tables import item_table
from plugins.pages.views.naming import OUTCOME_NAMES
from plugins.pages.views.page import DocumentPage
from plugins.pages.views.remedy import remedies_told
from plugins.publication.records import (
    PublicAuthority,
    PublicBoundary,
    PublicDuty,
    PublicFund,
    PublicInspectionItem,
    PublicItem,
    PublicOfficer,
    PublicStep,
    PublicTier,
)
from plugins.registry import vocabulary as v
from plugins.registry.linking import steps_by_procedure, tiers_by_benchmark


def authority_pages(desk: Desk) -> Iterator[DocumentPage]:
    """The list of authorities and one page for each."""
    yield _index(desk)
    for authority in desk.public.all(PublicAuthority):
        yield authority_page(desk, authority)


def _index(desk: Desk) -> DocumentPage:
    page = at.AUTHORITIES
    sections = []
    for level in v.Level:
        cards = tuple(
            _card(desk, page, a) for a in desk.public.all(PublicAuthority) if a.level is level
        )
        sections.append(
            section(f"level-{level}", level.label, Block("Cards", cards) if cards else None)
        )
    others = tuple(
        _card(desk, page, a) for a in desk.public.all(PublicAuthority) if a.level is None
    )
    sections.append(section("others", "其他", Block("Cards", others) if others else None))
    count = len(desk.public.all(PublicAuthority))
    return DocumentPage(
        address=page,
        section="authorities",
        head=desk.head(page, "执法主体", f"全部{count}个行政执法主体。", columns.AUTHORITIES),
        trail=desk.trail(page, ("执法主体", page)),
        heading=Heading("执法主体", lead="谁有权执法：名称、职责、电话和它的全部清单。"),
        sections=filled(sections),
    )


def _card(desk: Desk, page: str, authority: PublicAuthority) -> Card:
    items = len(desk.public.where(PublicItem, authority=authority.name))
    return Card(
        title=authority.name,
        address=desk.link(page, "", desk.addresses.authority(authority.name)).address,
        kind=authority.nature.label if authority.nature else "",
        text=_first(authority.duties),
        state=state_of(authority.status) if not _active(authority) else None,
        facts=(Fact("权力事项", (f"{items}项",)),) if items else (),
    )


def _first(text: str | None) -> str:
    sentence = (text or "").split("\n")[0].split("。")[0]
    return f"{sentence}。" if sentence else ""


def _active(authority: PublicAuthority) -> bool:
    return authority.status in (None, v.AuthorityStatus.ACTIVE)


def authority_page(desk: Desk, authority: PublicAuthority) -> DocumentPage:
    """The page of *authority*."""
    page = desk.addresses.authority(authority.name)
    return DocumentPage(
        address=page,
        section="authorities",
        head=desk.head(
            page,
            authority.name,
            f"{authority.name}的职责、联系方式、权责清单、裁量基准、执法人员和执法结果。",
            columns.AUTHORITIES,
            published=authority.valid_from,
            data={"@type": "GovernmentOrganization", "name": authority.name},
        ),
        trail=desk.trail(page, ("执法主体", at.AUTHORITIES), (authority.name, page)),
        heading=Heading(
            title=authority.name,
            kind=authority.nature.label if authority.nature else "执法主体",
            state=state_of(authority.status),
            facts=facts(
                ("统一社会信用代码", authority.credit_code),
                ("行使层级", authority.level.label if authority.level else None),
                ("联系电话", authority.phone),
                ("投诉举报电话", authority.complaint_phone),
            ),
        ),
        opening=_opening(authority),
        sections=filled(tuple(_sections(desk, page, authority))),
        source=desk.source(page, [authority]),
    )


def _opening(authority: PublicAuthority) -> tuple[Block, ...]:
    if _active(authority):
        return ()
    label = authority.status.label if authority.status else ""
    when = f"自{day(authority.valid_to)}起" if authority.valid_to else ""
    heir = f"，职责由{authority.successor}承继" if authority.successor else ""
    return (Block("Notice", Notice("withdrawn", f"已{label}", (f"{when}{label}{heir}。",))),)


def _sections(desk: Desk, page: str, authority: PublicAuthority) -> Iterator[BlockSection]:
    yield section("glance", "一览", Block("Tiles", _tiles(desk, page, authority.name)))
    yield section("duties", "职责权限", *_duties(desk, page, authority))
    yield section("contact", "联系方式", Block("Facts", _contact(authority)))
    yield section("items", "权力事项", *_items(desk, page, authority.name))
    yield section("benchmarks", "裁量基准", _benchmarks(desk, page, authority.name))
    yield section("procedures", "执法流程", _procedures(desk, page, authority.name))
    yield section("outcomes", "执法结果", _outcomes(desk, page, authority.name))
    yield section("officers", "执法人员", _officers(desk, authority.name))
    yield section("inspection", "随机抽查事项", _inspection(desk, authority.name))
    yield section("funds", "专项资金", _funds(desk, page, authority.name))
    yield section("remedies", "不服怎么办", *remedies_told(desk, page, authority.name).blocks)


def _tiles(desk: Desk, page: str, name: str) -> tuple[Tile, ...]:
    def tile(label: str, count: int, target: str) -> Tile:
        address = desk.link(page, "", target).address
        return Tile(label, str(count), "项" if label != "执法结果" else "件", "", address)

    benchmarks = len(tiers_by_benchmark(desk.public.where(PublicTier, authority=name)))
    outcomes = sum(len(desk.public.where(kind, authority=name)) for kind in OUTCOME_TYPES)
    duties = len(desk.public.where(PublicDuty, authority=name))
    found = (
        tile(
            "权力事项",
            len(desk.public.where(PublicItem, authority=name)),
            desk.addresses.item_list(name),
        ),
        tile("裁量基准", benchmarks, f"{page}#benchmarks"),
        tile("工作事项", duties, desk.addresses.responsibilities(name)),
        tile("执法结果", outcomes, f"{page}#outcomes"),
    )
    return tuple(t for t in found if t.figure != "0")


def _duties(desk: Desk, page: str, authority: PublicAuthority) -> Iterator[Block]:
    told = facts(
        ("主要职责", authority.duties),
        ("内设机构", authority.units),
        ("执法类别", tuple(kind.label for kind in authority.act_kinds)),
        ("执法区域", authority.territory),
        ("委托机关", authority.entrusting_authority),
        ("委托事项", authority.entrusted_items),
        ("委托权限", authority.entrusted_powers),
        ("委托期限", authority.entrusted_term),
        ("赋权决定", authority.devolution_decision),
    )
    if told:
        yield Block("Facts", told)
    if authority.authorising_basis:
        yield Block("Citations", cited(desk, page, authority.authorising_basis))
    target = desk.addresses.responsibilities(authority.name)
    boundaries = desk.public.where(PublicBoundary, authority=authority.name)
    if desk.public.where(PublicDuty, authority=authority.name) or boundaries:
        link = desk.link(page, "责任清单", target)
        yield Block(
            "Facts", (Fact("责任清单", ("查看职责、边界、监管制度和公共服务",), link.address),)
        )


def _contact(authority: PublicAuthority) -> tuple[Fact, ...]:
    return facts(
        ("负责人", authority.head),
        ("办公地址", authority.address),
        ("办公时间", authority.hours),
        ("联系电话", authority.phone),
        ("投诉举报电话", authority.complaint_phone),
        ("传真", authority.fax),
        ("网址", authority.website),
        ("邮编", authority.postcode),
    )


def _items(desk: Desk, page: str, name: str) -> Iterator[Block]:
    for kind in v.PowerKind:
        items = desk.public.where(PublicItem, authority=name, kind=kind)
        if items:
            yield Block("Table", item_table(desk, page, kind.label, items))


def _benchmarks(desk: Desk, page: str, name: str) -> Block | None:
    groups = tiers_by_benchmark(desk.public.where(PublicTier, authority=name))
    rows = tuple(
        (
            Cell(key.offence, desk.link(page, "", desk.addresses.benchmark(key)).address),
            Cell(f"{len(tiers)}个阶次"),
        )
        for key, tiers in groups.items()
    )
    if not rows:
        return None
    return Block("Table", Table("裁量基准", (Column("违法行为"), Column("阶次")), rows))


def _procedures(desk: Desk, page: str, name: str) -> Block | None:
    groups = steps_by_procedure(desk.public.where(PublicStep, authority=name))
    rows = tuple(
        (
            Cell(title, desk.link(page, "", desk.addresses.procedure(owner, title)).address),
            Cell(f"{len(steps)}步"),
        )
        for (owner, title), steps in groups.items()
    )
    return (
        Block("Table", Table("执法流程", (Column("流程"), Column("步骤")), rows)) if rows else None
    )


def _outcomes(desk: Desk, page: str, name: str) -> Block | None:
    rows = []
    for kind in OUTCOME_TYPES:
        years: dict[int, int] = {}
        for outcome in desk.public.where(kind, authority=name):
            if outcome.decided:
                years[outcome.decided.year] = years.get(outcome.decided.year, 0) + 1
        for year in sorted(years, reverse=True):
            target = desk.addresses.outcome_list(at.OutcomeYear(kind, name, year))
            address = desk.link(page, "", target).address
            rows.append((Cell(f"{year}年{OUTCOME_NAMES[kind]}", address), Cell(f"{years[year]}件")))
    if not rows:
        return None
    return Block(
        "Table", Table("按年份", (Column("年份与类别"), Column("件数", "number")), tuple(rows))
    )


def _officers(desk: Desk, name: str) -> Block | None:
    rows = tuple(
        (
            Cell(officer.name),
            Cell(officer.certificate or ""),
            Cell("、".join(officer.fields)),
            Cell(day(officer.expires) if officer.expires else ""),
        )
        for officer in desk.public.where(PublicOfficer, authority=name)
    )
    if not rows:
        return None
    heads = (
        Column("姓名"),
        Column("执法证号", "code"),
        Column("执法类别"),
        Column("有效期至", "date"),
    )
    return Block("Table", Table(f"执法人员（{len(rows)}人）", heads, rows))


def _inspection(desk: Desk, name: str) -> Block | None:
    rows = tuple(
        (
            Cell(item.name),
            Cell(item.objects or ""),
            Cell(item.ratio or ""),
            Cell(item.frequency or ""),
        )
        for item in desk.public.where(PublicInspectionItem, authority=name)
    )
    if not rows:
        return None
    heads = (Column("抽查事项"), Column("抽查对象"), Column("抽查比例"), Column("抽查频次"))
    return Block("Table", Table(f"随机抽查事项（{len(rows)}项）", heads, rows))


def _funds(desk: Desk, page: str, name: str) -> Block | None:
    rows = tuple(
        (
            Cell(fund.name, desk.link(page, "", desk.addresses.fund(fund.code, fund.name)).address),
            Cell("", state=state_of(fund.status)),
        )
        for fund in desk.public.where(PublicFund, authority=name)
    )
    return (
        Block("Table", Table("主管的专项资金", (Column("名称"), Column("状态")), rows))
        if rows
        else None
    )
