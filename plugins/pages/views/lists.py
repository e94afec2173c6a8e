"""The lists as lists: powers, benchmarks, procedures and random-inspection items."""

from collections.abc import Iterator
from functools import partial

from plugins.pages import addresses as at
from plugins.pages import columns
from plugins.pages.desk import Desk
from plugins.pages.parts import Card, Cell, Column, Fact, Heading, Notice, Table, Tile
from plugins.pages.views.authority_lists import kind_anchor
from plugins.pages.views.blocks import Block, BlockSection, filled, section
from plugins.pages.views.facts import listed
from plugins.pages.views.item_tables import item_table
from plugins.pages.views.page import DocumentPage
from plugins.pages.views.paging import Sheet, sheets
from plugins.publication.records import PublicInspectionItem, PublicItem, PublicStep, PublicTier
from plugins.registry import vocabulary as v
from plugins.registry.linking import BenchmarkKey, steps_by_procedure, tiers_by_benchmark
from plugins.registry.models.benchmarks import Tier

Benchmark = tuple[BenchmarkKey, tuple[Tier, ...]]


def list_pages(desk: Desk) -> Iterator[DocumentPage]:
    """Every list page."""
    yield _powers(desk)
    for owner in desk.owners(PublicItem):
        yield _powers_of(desk, owner)
    yield _benchmarks(desk)
    for owner in desk.owners(PublicTier):
        yield from _benchmarks_of(desk, owner)
    yield _procedures(desk)
    yield _inspection_items(desk)


def owner_card(desk: Desk, page: str, owner: str, target: str, count: Fact) -> Card:
    """An authority as the way to its part of a list."""
    authority = desk.authorities.get(owner)
    level = authority.level if authority else None
    return Card(owner, desk.to(page, target), kind=level.label if level else "", facts=(count,))


def _powers(desk: Desk) -> DocumentPage:
    page = at.POWERS
    items = desk.public.all(PublicItem)
    tiles = tuple(
        Tile(
            kind.label,
            str(len(desk.public.where(PublicItem, kind=kind))),
            "项",
            "",
            desk.to(page, desk.addresses.browse("kind", kind)),
        )
        for kind in v.PowerKind
        if desk.public.where(PublicItem, kind=kind)
    )
    cards = tuple(
        owner_card(
            desk,
            page,
            owner,
            desk.addresses.item_list(owner),
            Fact("事项", (f"{len(desk.public.where(PublicItem, authority=owner))}项",)),
        )
        for owner in desk.owners(PublicItem)
    )
    lead = "清单之外无权力。每一项写明谁行使、凭什么、怎么做、不服怎么办。"
    return DocumentPage(
        address=page,
        section="powers",
        head=desk.head(page, "权力清单", f"全部{len(items)}项行政权力。", columns.POWERS),
        trail=desk.trail(page, ("权力清单", page)),
        heading=Heading("权力清单", lead=lead, facts=(Fact("全部", (f"{len(items):,}项",)),)),
        sections=filled(
            (
                section("kinds", "按权力类型", Block("Tiles", tiles) if tiles else None),
                section("authorities", "按实施主体", Block("Cards", cards) if cards else None),
                section("comparisons", "同一事项各机关对照", _compared(desk, page)),
            )
        ),
        source=desk.source(page, items),
    )


def _compared(desk: Desk, page: str) -> Block:
    words = ("市、区、镇街行使同一个事项的，名称、依据、时限和裁量基准在一页上对照。",)
    link = desk.link(page, "看各机关对照", at.COMPARISONS)
    return Block("Notice", Notice("info", "各机关是不是一样？", words, (link,)))


def _powers_of(desk: Desk, owner: str) -> DocumentPage:
    page = desk.addresses.item_list(owner)
    items = desk.public.where(PublicItem, authority=owner)
    title = f"{owner}权力清单"
    return DocumentPage(
        address=page,
        section="powers",
        head=desk.head(page, title, f"{title}，共{len(items)}项。", columns.POWERS),
        trail=desk.trail(page, ("权力清单", at.POWERS), (owner, page)),
        heading=Heading(
            title,
            facts=(
                Fact("事项", (f"{len(items)}项",)),
                Fact("实施主体", (owner,), desk.authority_link(page, owner)),
            ),
        ),
        sections=filled(tuple(_kinds(desk, page, items))),
        source=desk.source(page, items),
    )


def _kinds(desk: Desk, page: str, items: tuple[PublicItem, ...]) -> Iterator[BlockSection]:
    for kind in (*v.PowerKind, None):
        found = tuple(item for item in items if item.kind is kind)
        name = kind.label if kind else "未注明类型"
        table = Block("Table", item_table(desk, page, name, found)) if found else None
        yield section(kind_anchor(kind), name, table)


def _benchmarks(desk: Desk) -> DocumentPage:
    page = at.BENCHMARKS
    groups = tiers_by_benchmark(desk.public.all(PublicTier))
    cards = tuple(
        owner_card(
            desk,
            page,
            owner,
            desk.addresses.benchmark_list(owner),
            Fact("裁量基准", (f"{sum(key.authority == owner for key in groups)}项",)),
        )
        for owner in desk.owners(PublicTier)
    )
    lead = "同样的事，同样地罚。每一项写明情节轻重对应的幅度。"
    return DocumentPage(
        address=page,
        section="powers",
        head=desk.head(
            page, "裁量基准", f"全部{len(groups)}项行政处罚裁量基准。", columns.BENCHMARKS
        ),
        trail=desk.trail(page, ("裁量基准", page)),
        heading=Heading("裁量基准", lead=lead, facts=(Fact("全部", (f"{len(groups):,}项",)),)),
        sections=filled(
            (section("authorities", "按实施主体", Block("Cards", cards) if cards else None),)
        ),
        source=desk.source(page, desk.public.all(PublicTier)),
    )


def _benchmarks_of(desk: Desk, owner: str) -> Iterator[DocumentPage]:
    groups = tuple(tiers_by_benchmark(desk.public.where(PublicTier, authority=owner)).items())
    address = partial(desk.addresses.benchmark_list, owner)
    for sheet in sheets(groups, address, desk.to):
        yield _benchmark_sheet(desk, owner, len(groups), sheet)


def _benchmark_sheet(desk: Desk, owner: str, count: int, sheet: Sheet[Benchmark]) -> DocumentPage:
    page = sheet.address
    title = f"{owner}裁量基准"
    rows = tuple(
        (
            Cell(key.offence, desk.to(page, desk.addresses.benchmark(key))),
            Cell(key.item_code or ""),
            Cell(f"{len(tiers)}个阶次"),
        )
        for key, tiers in sheet.entries
    )
    columns_ = (Column("违法行为"), Column("事项编码", "code"), Column("阶次"))
    pages = (Block("Pagination", sheet.pagination),) if sheet.pagination else ()
    return DocumentPage(
        address=page,
        section="powers",
        head=desk.head(page, title, f"{title}，共{count}项。", columns.BENCHMARKS),
        trail=desk.trail(page, ("裁量基准", at.BENCHMARKS), (owner, page)),
        heading=Heading(
            title,
            facts=(
                Fact("裁量基准", (f"{count}项",)),
                Fact("实施主体", (owner,), desk.authority_link(page, owner)),
            ),
        ),
        opening=(Block("Table", Table(title, columns_, rows)), *pages),
        source=desk.source(page, [tier for _, tiers in sheet.entries for tier in tiers]),
    )


def _procedures(desk: Desk) -> DocumentPage:
    page = at.PROCEDURES
    groups = steps_by_procedure(desk.public.all(PublicStep))
    sections = []
    for number, owner in enumerate(desk.owners(PublicStep), 1):
        rows = tuple(
            (
                Cell(name, desk.to(page, desk.addresses.procedure(authority, name))),
                Cell(listed(dict.fromkeys(k.label for s in steps for k in s.power_kinds))),
                Cell(f"{len(steps)}步"),
            )
            for (authority, name), steps in groups.items()
            if authority == owner
        )
        columns_ = (Column("流程"), Column("适用于"), Column("步骤"))
        table = Table(f"{owner}（{len(rows)}个流程）", columns_, rows)
        sections.append(section(f"owner-{number}", owner, Block("Table", table)))
    count = len(groups)
    return DocumentPage(
        address=page,
        section="powers",
        head=desk.head(page, "执法流程", f"全部{count}个执法流程。", columns.PROCEDURES),
        trail=desk.trail(page, ("执法流程", page)),
        heading=Heading("执法流程", lead="分几步、每步多久、要出示什么文书、您有什么权利。"),
        sections=tuple(sections),
        source=desk.source(page, desk.public.all(PublicStep)),
    )


def _inspection_items(desk: Desk) -> DocumentPage:
    page = at.INSPECTION_ITEMS
    sections = []
    for number, owner in enumerate(desk.owners(PublicInspectionItem), 1):
        rows = tuple(
            (
                Cell(item.name),
                Cell(item.objects or ""),
                Cell(item.ratio or ""),
                Cell(item.frequency or ""),
                Cell(item.basis.text if item.basis else ""),
            )
            for item in desk.public.where(PublicInspectionItem, authority=owner)
        )
        columns_ = tuple(map(Column, ("抽查事项", "抽查对象", "抽查比例", "抽查频次", "依据")))
        table = Table(f"{owner}（{len(rows)}项）", columns_, rows)
        sections.append(section(f"owner-{number}", owner, Block("Table", table)))
    count = len(desk.public.all(PublicInspectionItem))
    lead = "对谁抽查、抽多少、多久一次，都先写在清单上。抽中的检查结果在“执法结果”里。"
    return DocumentPage(
        address=page,
        section="outcomes",
        head=desk.head(page, "随机抽查事项", f"全部{count}项随机抽查事项。", columns.OUTCOMES),
        trail=desk.trail(page, ("执法结果", at.OUTCOMES), ("随机抽查事项", page)),
        heading=Heading("随机抽查事项清单", lead=lead),
        sections=tuple(sections),
        source=desk.source(page, desk.public.all(PublicInspectionItem)),
    )
