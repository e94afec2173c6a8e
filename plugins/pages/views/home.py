"""The home page: search, the four lists, the six aspects, who enforces, what is new."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from plugins.pages import addresses as at
from plugins.pages import columns
from plugins.pages.desk import OUTCOME_TYPES, Desk
from plugins.pages.parts import Aspect, BrowseGroup, Link, Section, Tile
from plugins.pages.views.blocks import Block, BlockSection, filled, section
from plugins.pages.views.changes import change_table
from plugins.pages.views.page import Page
from plugins.publication.records import (
    PublicAuthority,
    PublicChange,
    PublicDuty,
    PublicFund,
    PublicItem,
    PublicNegativeEntry,
    PublicTier,
)
from plugins.registry import vocabulary as v
from plugins.registry.linking import tiers_by_benchmark

GUIDE = (
    ("职责权限", "这个机关能做什么、不能做什么，由哪个科室承办。"),
    ("执法依据", "依据哪部法律的第几条，点开就能看到条文。"),
    ("裁量基准", "情节轻重对应什么处罚，罚多少有一把尺。"),
    ("执法流程", "分几步、每步多久、要出示什么文书。"),
    ("执法结果", "这项权力用过几次，结果是什么。"),
    ("救济途径", "不服找谁、多少天之内、先复议还是直接起诉。"),
)
OTHER_WAYS = (
    ("按类型", at.BROWSE + "#kind", "许可、处罚、强制……十类权力"),
    ("按依据", at.LAWS, "一部法律下有哪些权力"),
    ("按拼音", at.BROWSE + "#initial", "只记得名称的第一个字"),
    ("按对象", at.BROWSE + "#audience", "个人、企业、社会组织"),
    ("统计年报", at.STATISTICS, "一年里执法多少次"),
    ("数据下载", at.DATA, "全部清单的表格和接口"),
)
"""Other ways in: label, address, what one finds there.  A new kind of list adds its line."""
NEW = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class HomePage(Page):
    """The first page."""

    template: ClassVar[str] = "home.html"
    title: str
    lead: str
    examples: tuple[Link, ...]
    lists: tuple[Link, ...]
    help: tuple[Link, ...]
    opening: tuple[Block, ...]
    guide: Section
    aspects: tuple[Aspect, ...]
    sections: tuple[BlockSection, ...]


def home_pages(desk: Desk) -> Iterator[HomePage]:
    """The home page."""
    page = at.HOME
    yield HomePage(
        address=page,
        section="home",
        head=desk.head(
            page,
            desk.settings.name,
            f"{desk.settings.owner}各部门的权力清单、责任清单、负面清单、专项资金清单和执法公示。",
            columns.HOME,
            data={"@type": "WebSite", "name": desk.settings.name, "url": desk.settings.url},
        ),
        title=desk.settings.name,
        lead="政府能做什么、凭什么做、做了什么，都在清单上。查一项权力、一张罚单、一条规定。",
        examples=tuple(
            Link(word, f"{at.SEARCH}?q={word}") for word in ("食品", "占道经营", "听证", "许可证")
        ),
        lists=_lists(desk, page),
        help=(
            *desk.guide(page, "怎样看懂", "how-to-read"),
            *desk.guide(page, "不服怎么办", "how-to-appeal"),
        ),
        opening=(Block("Tiles", _tiles(desk, page)),),
        guide=Section("six", "六个方面，一项不少"),
        aspects=tuple(
            Aspect(number, f"g{number}", name, told) for number, (name, told) in enumerate(GUIDE, 1)
        ),
        sections=filled(
            (
                section("authorities", "谁在执法", *_authorities(desk, page)),
                section("new", "最近调整", _changes(desk, page)),
                section("browse", "换个方式找", Block("Tiles", _browse(desk, page))),
            )
        ),
    )


def _lists(desk: Desk, page: str) -> tuple[Link, ...]:
    def link(label: str, target: str, count: int, unit: str) -> Link:
        return desk.link(page, label, target, f"{count}{unit}")

    public = desk.public
    return (
        link("权力清单", at.POWERS, len(public.all(PublicItem)), "项"),
        link("责任清单", at.RESPONSIBILITIES, len(public.all(PublicDuty)), "项"),
        link("负面清单", at.NEGATIVE, len(public.all(PublicNegativeEntry)), "条"),
        link("专项资金", at.FUNDS, len(public.all(PublicFund)), "项"),
    )


def _tiles(desk: Desk, page: str) -> tuple[Tile, ...]:
    public = desk.public
    outcomes = sum(len(public.all(kind)) for kind in OUTCOME_TYPES)
    benchmarks = len(tiers_by_benchmark(public.all(PublicTier)))

    def tile(label: str, count: int, unit: str, target: str) -> Tile:
        return Tile(label, f"{count:,}", unit, "", desk.link(page, "", target).address)

    return (
        tile("执法主体", len(public.all(PublicAuthority)), "个", at.AUTHORITIES),
        tile("裁量基准", benchmarks, "项", at.BENCHMARKS),
        tile("执法结果", outcomes, "件", at.OUTCOMES),
        tile("清单调整", len(public.all(PublicChange)), "次", at.CHANGES),
    )


def _authorities(desk: Desk, page: str) -> Iterator[Block]:
    """Living authorities by level, each level a line of links."""
    groups = []
    for level in v.Level:
        links = tuple(
            desk.link(page, a.name, desk.addresses.authority(a.name))
            for a in desk.public.all(PublicAuthority)
            if a.level is level and a.status in (None, v.AuthorityStatus.ACTIVE)
        )
        if links:
            groups.append(BrowseGroup(level.label, f"level-{level}", links))
    if groups:
        yield Block("Index", tuple(groups))


def _changes(desk: Desk, page: str) -> Block | None:
    changes = sorted(
        desk.public.all(PublicChange),
        key=lambda c: (c.published or c.decided or desk.settings.today, c.change_no),
        reverse=True,
    )
    return Block("Table", change_table(desk, page, "最近调整", changes[:NEW])) if changes else None


def _browse(desk: Desk, page: str) -> tuple[Tile, ...]:
    return tuple(
        Tile(label, "", "", told, desk.link(page, "", target).address)
        for label, target, told in OTHER_WAYS
    )
