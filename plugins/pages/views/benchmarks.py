"""The page of a benchmark: tiers as a picture and as a table, the legal range beside them."""

from collections.abc import Iterator, Sequence

from plugins.pages import addresses as at
from plugins.pages import columns
from plugins.pages.desk import Desk, day_of
from plugins.pages.parts import Cell, Column, Fact, Heading, Notice, Table
from plugins.pages.views.blocks import Block, BlockSection, filled, section
from plugins.pages.views.citing import cited, uncited
from plugins.pages.views.facts import day, facts
from plugins.pages.views.page import DocumentPage
from plugins.pages.views.scales import range_bars
from plugins.publication.records import PublicItem
from plugins.registry.linking import BenchmarkKey
from plugins.registry.models.benchmarks import Tier

MEANING = (
    "“以上”“以下”包括本数，“不满”“超过”不包括本数。"
    "同一违法行为按情节落在哪一阶次，由执法机关根据证据认定。"
)


def benchmark_page(desk: Desk, key: BenchmarkKey, tiers: Sequence[Tier]) -> DocumentPage:
    """The page of the benchmark *key*."""
    page = desk.addresses.benchmark(key)
    first = tiers[0]
    owner = (key.authority or "", desk.addresses.benchmark_list(key.authority))
    said = f"{key.authority or ''}对“{key.offence}”的行政处罚裁量基准，共{len(tiers)}个阶次。"
    return DocumentPage(
        address=page,
        section="powers",
        head=desk.head(
            page,
            f"裁量基准：{key.offence}",
            said,
            columns.BENCHMARKS,
            published=day_of(first.published or first.effective),
        ),
        trail=desk.trail(
            page,
            ("裁量基准", at.BENCHMARKS),
            *((owner,) if key.authority else ()),
            (key.offence, page),
        ),
        heading=_heading(desk, page, key, first),
        opening=_opening(desk, first),
        sections=filled(tuple(_sections(desk, page, tiers))),
        source=desk.source(page, tiers),
    )


def _sections(desk: Desk, page: str, tiers: Sequence[Tier]) -> Iterator[BlockSection]:
    legal = next((tier.statutory_range for tier in tiers if tier.statutory_range), None)
    bars = range_bars("裁量阶次与法定幅度", legal, tiers)
    yield section(
        "tiers",
        "裁量阶次",
        Block("RangeBars", bars) if bars else None,
        Block("Table", tier_table("裁量阶次表", tiers)),
        Block("Notice", Notice("info", "怎样读这张表", (MEANING,))),
    )
    bases = cited(desk, page, *(tier.basis for tier in tiers), opened=True)
    words = tuple(dict.fromkeys(uncited(*(tier.basis for tier in tiers))))
    lines = tuple(legal.text.split("\n")) if legal else ()
    told = facts(("法定处罚种类与幅度", lines), ("部门原文", words))
    yield section(
        "legal",
        "法定幅度与依据",
        Block("Facts", told) if told else None,
        Block("Citations", bases) if bases else None,
    )


def _heading(desk: Desk, page: str, key: BenchmarkKey, first: Tier) -> Heading:
    told = []
    item = desk.public.first(PublicItem, code=key.item_code, authority=key.authority)
    if item is not None and key.item_code:
        target = desk.addresses.item(item.code, item.authority, item.name)
        told.append(Fact("适用事项", (item.name,), desk.to(page, target)))
    elif first.item_name:
        told.append(Fact("适用事项", (first.item_name,)))
    if key.authority:
        told.append(Fact("实施主体", (key.authority,), desk.authority_link(page, key.authority)))
    told += facts(
        ("裁量基准来源", first.source_document),
        ("公布日期", first.published),
        ("施行日期", first.effective),
        ("失效日期", first.ends),
    )
    return Heading(
        title=key.offence, kind="行政处罚裁量基准", code=key.item_code or "", facts=tuple(told)
    )


def _opening(desk: Desk, first: Tier) -> tuple[Block, ...]:
    if first.ends and first.ends <= desk.settings.today:
        words = (f"本基准自{day(first.ends)}起不再适用，保留备查。",)
        return (Block("Notice", Notice("expired", "已失效", words)),)
    return ()


def tier_table(caption: str, tiers: Sequence[Tier], address: str = "") -> Table:
    """Rungs as a table; *address* leads from its caption to the benchmark's page."""
    rows = tuple(
        (
            Cell(tier_name(tier)),
            Cell(tier.condition or "未写明"),
            Cell(tier.range.text if tier.range else "未写明", note=tier.note or ""),
        )
        for tier in tiers
    )
    columns = (Column("阶次"), Column("适用条件"), Column("具体标准"))
    return Table(caption, columns, rows, address=address)


def tier_name(tier: Tier) -> str:
    """What a rung is called."""
    return tier.label or (tier.kind.label if tier.kind else "") or tier.rank or "—"
