"""The lists as lists: powers, responsibilities, benchmarks and procedures."""

from collections.abc import Iterator

from plugins.pages import addresses as at
from plugins.pages import columns
from plugins.pages.desk import Desk
from plugins.pages.parts import Card, Cell, Column, Fact, Heading, Table, Tile
from plugins.pages.views.blocks import Block, filled, section
from plugins.pages.views.citing import cited
from plugins.pages.views.facts import facts
from plugins.pages.views.item_tables import item_table
from plugins.pages.views.page import DocumentPage
from plugins.publication.records import (
    PublicAuthority,
    PublicBoundary,
    PublicDuty,
    PublicItem,
    PublicServiceItem,
    PublicStep,
    PublicSupervision,
    PublicTier,
)
from plugins.registry import vocabulary as v
from plugins.registry.linking import BenchmarkKey, steps_by_procedure, tiers_by_benchmark


def list_pages(desk: Desk) -> Iterator[DocumentPage]:
    """Every list page."""
    yield _powers(desk)
    yield _responsibilities(desk)
    yield from _benchmarks(desk)
    yield _procedures(desk)
    for authority in desk.public.all(PublicAuthority):
        if desk.public.where(PublicItem, authority=authority.name):
            yield _powers_of(desk, authority)
        if _has_duties(desk, authority.name):
            yield _duties_of(desk, authority)


def _has_duties(desk: Desk, name: str) -> bool:
    kinds = (PublicDuty, PublicBoundary, PublicSupervision, PublicServiceItem)
    return any(desk.public.where(kind, authority=name) for kind in kinds)


def _powers(desk: Desk) -> DocumentPage:
    page = at.POWERS
    items = desk.public.all(PublicItem)
    tiles = tuple(
        Tile(
            kind.label,
            str(len(desk.public.where(PublicItem, kind=kind))),
            "项",
            "",
            desk.link(page, "", desk.addresses.browse("kind", kind)).address,
        )
        for kind in v.PowerKind
        if desk.public.where(PublicItem, kind=kind)
    )
    cards = tuple(
        Card(
            a.name,
            desk.link(page, "", desk.addresses.item_list(a.name)).address,
            kind=a.level.label if a.level else "",
            facts=(Fact("事项", (f"{len(found)}项",)),),
        )
        for a in desk.public.all(PublicAuthority)
        if (found := desk.public.where(PublicItem, authority=a.name))
    )
    return DocumentPage(
        address=page,
        section="powers",
        head=desk.head(page, "权力清单", f"全部{len(items)}项行政权力。", columns.POWERS),
        trail=desk.trail(page, ("权力清单", page)),
        heading=Heading(
            "权力清单", lead="清单之外无权力。每一项写明谁行使、凭什么、怎么做、不服怎么办。"
        ),
        sections=filled(
            (
                section("kinds", "按权力类型", Block("Tiles", tiles) if tiles else None),
                section("authorities", "按实施主体", Block("Cards", cards) if cards else None),
            )
        ),
    )


def _powers_of(desk: Desk, authority: PublicAuthority) -> DocumentPage:
    page = desk.addresses.item_list(authority.name)
    items = desk.public.where(PublicItem, authority=authority.name)
    title = f"{authority.name}权力清单"
    kinds = (
        section(
            f"kind-{kind}",
            kind.label,
            Block("Table", item_table(desk, page, kind.label, found))
            if (found := tuple(i for i in items if i.kind is kind))
            else None,
        )
        for kind in v.PowerKind
    )
    return DocumentPage(
        address=page,
        section="powers",
        head=desk.head(page, title, f"{title}，共{len(items)}项。", columns.POWERS),
        trail=desk.trail(page, ("权力清单", at.POWERS), (authority.name, page)),
        heading=Heading(title, facts=(Fact("事项", (f"{len(items)}项",)),)),
        sections=filled(tuple(kinds)),
        source=desk.source(page, items),
    )


def _responsibilities(desk: Desk) -> DocumentPage:
    page = at.RESPONSIBILITIES
    cards = tuple(
        Card(
            a.name,
            desk.link(page, "", desk.addresses.responsibilities(a.name)).address,
            kind=a.level.label if a.level else "",
            facts=(
                Fact("工作事项", (f"{len(desk.public.where(PublicDuty, authority=a.name))}项",)),
            ),
        )
        for a in desk.public.all(PublicAuthority)
        if _has_duties(desk, a.name)
    )
    return DocumentPage(
        address=page,
        section="responsibilities",
        head=desk.head(
            page, "责任清单", "各部门的职责、边界、监管和服务。", columns.RESPONSIBILITIES
        ),
        trail=desk.trail(page, ("责任清单", page)),
        heading=Heading(
            "责任清单",
            lead="法定职责必须为：主要职责、与别的部门怎样分工、怎样监管、提供什么服务。",
        ),
        opening=(Block("Cards", cards),) if cards else (),
    )


def _duties_of(desk: Desk, authority: PublicAuthority) -> DocumentPage:
    page = desk.addresses.responsibilities(authority.name)
    title = f"{authority.name}责任清单"
    records = [
        record
        for kind in (PublicDuty, PublicBoundary, PublicSupervision, PublicServiceItem)
        for record in desk.public.where(kind, authority=authority.name)
    ]
    return DocumentPage(
        address=page,
        section="responsibilities",
        head=desk.head(page, title, f"{title}四个部分。", columns.RESPONSIBILITIES),
        trail=desk.trail(page, ("责任清单", at.RESPONSIBILITIES), (authority.name, page)),
        heading=Heading(title, lead="四个部分：主要职责、职责边界、事中事后监管、公共服务。"),
        sections=filled(
            (
                section("duties", "主要职责", _duties(desk, authority.name)),
                section("boundaries", "职责边界", *_boundaries(desk, page, authority.name)),
                section("supervision", "事中事后监管", *_supervision(desk, authority.name)),
                section("services", "公共服务", _services(desk, authority.name)),
            )
        ),
        source=desk.source(page, records),
    )


def _duties(desk: Desk, name: str) -> Block | None:
    rows = tuple(
        (
            Cell(duty.task or duty.duty),
            Cell(duty.duty if duty.task else ""),
            Cell(duty.unit or ""),
            Cell(duty.basis.text if duty.basis else ""),
        )
        for duty in desk.public.where(PublicDuty, authority=name)
    )
    heads = (Column("具体工作事项"), Column("主要职责"), Column("承办机构"), Column("依据"))
    return Block("Table", Table(f"主要职责（{len(rows)}项）", heads, rows)) if rows else None


def _boundaries(desk: Desk, page: str, name: str) -> Iterator[Block]:
    topics: dict[str, list[PublicBoundary]] = {}
    for row in desk.public.where(PublicBoundary, authority=name):
        topics.setdefault(row.topic, []).append(row)
    for topic, rows in topics.items():
        table = Table(
            topic,
            (Column("部门"), Column("职责分工")),
            tuple((Cell(row.party or ""), Cell(row.division or "")) for row in rows),
        )
        yield Block("Table", table)
        told = facts(("案例", next((row.case for row in rows if row.case), None)))
        if told:
            yield Block("Facts", told)
        bases = cited(desk, page, *(row.basis for row in rows))
        if bases:
            yield Block("Citations", bases)


def _supervision(desk: Desk, name: str) -> Iterator[Block]:
    for entry in desk.public.where(PublicSupervision, authority=name):
        yield Block(
            "Facts",
            facts(
                ("监管制度", entry.name),
                ("监管对象", entry.targets),
                ("监管内容", entry.content),
                ("监管方式", entry.methods),
                ("监管程序", entry.procedure),
                ("处理措施", entry.measures),
            ),
        )


def _services(desk: Desk, name: str) -> Block | None:
    rows = tuple(
        (
            Cell(service.name),
            Cell(service.content or ""),
            Cell(service.unit or ""),
            Cell(service.phone or ""),
        )
        for service in desk.public.where(PublicServiceItem, authority=name)
    )
    heads = (Column("公共服务事项"), Column("主要内容"), Column("承办机构"), Column("联系电话"))
    return Block("Table", Table(f"公共服务（{len(rows)}项）", heads, rows)) if rows else None


def _benchmarks(desk: Desk) -> Iterator[DocumentPage]:
    """The benchmarks of everyone by authority, then one page for each authority."""
    groups = tiers_by_benchmark(desk.public.all(PublicTier))
    owners: dict[str, list[BenchmarkKey]] = {}
    for key in groups:
        owners.setdefault(key.authority or "", []).append(key)
    page = at.BENCHMARKS
    cards = tuple(
        Card(
            owner or "未注明",
            desk.to(page, desk.addresses.benchmark_list(owner or None)),
            facts=(Fact("基准", (f"{len(keys)}项",)),),
        )
        for owner, keys in owners.items()
    )
    yield DocumentPage(
        address=page,
        section="powers",
        head=desk.head(page, "裁量基准", f"全部{len(groups)}项裁量基准。", columns.BENCHMARKS),
        trail=desk.trail(page, ("裁量基准", page)),
        heading=Heading("裁量基准", lead="同样的事，同样地罚。每一项写明情节轻重对应的幅度。"),
        sections=filled((section("owners", "按机关", Block("Cards", cards) if cards else None),)),
    )
    for owner, keys in owners.items():
        yield _benchmarks_of(desk, owner, {key: len(groups[key]) for key in keys})


def _benchmarks_of(desk: Desk, owner: str, tiers: dict[BenchmarkKey, int]) -> DocumentPage:
    page = desk.addresses.benchmark_list(owner or None)
    title = f"{owner or '未注明机关'}裁量基准"
    rows = tuple(
        (
            Cell(key.offence, desk.to(page, desk.addresses.benchmark(key))),
            Cell(key.item_code or ""),
            Cell(f"{count}个阶次"),
        )
        for key, count in tiers.items()
    )
    heads = (Column("违法行为"), Column("事项编码", "code"), Column("阶次"))
    return DocumentPage(
        address=page,
        section="powers",
        head=desk.head(page, title, f"{title}，共{len(rows)}项。", columns.BENCHMARKS),
        trail=desk.trail(page, ("裁量基准", at.BENCHMARKS), (owner or "未注明", page)),
        heading=Heading(title),
        opening=(Block("Table", Table(f"{title}（{len(rows)}项）", heads, rows)),),
    )


def _procedures(desk: Desk) -> DocumentPage:
    page = at.PROCEDURES
    groups = steps_by_procedure(desk.public.all(PublicStep))
    rows = tuple(
        (
            Cell(name, desk.link(page, "", desk.addresses.procedure(owner, name)).address),
            Cell(owner or ""),
            Cell("、".join(dict.fromkeys(k.label for s in steps for k in s.power_kinds))),
            Cell(f"{len(steps)}步"),
        )
        for (owner, name), steps in groups.items()
    )
    heads = (Column("流程"), Column("实施主体"), Column("适用于"), Column("步骤"))
    return DocumentPage(
        address=page,
        section="powers",
        head=desk.head(page, "执法流程", f"全部{len(rows)}个执法流程。", columns.PROCEDURES),
        trail=desk.trail(page, ("执法流程", page)),
        heading=Heading("执法流程", lead="分几步、每步多久、你有什么权利。"),
        opening=(Block("Table", Table("执法流程", heads, rows)),),
    )
