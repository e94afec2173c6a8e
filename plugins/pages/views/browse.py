"""Browsing without search: by kind, level, region, audience and pinyin; and the search page."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence

from plugins.pages import addresses as at
from plugins.pages import columns
from plugins.pages.desk import Desk
from plugins.pages.parts import (
    BrowseGroup,
    Choice,
    ChoiceGroup,
    Empty,
    Heading,
    Link,
    SearchShell,
)
from plugins.pages.views.blocks import Block, section
from plugins.pages.views.item_tables import item_table
from plugins.pages.views.page import DocumentPage, SearchPage
from plugins.publication.records import PublicItem

Values = Callable[[Desk, PublicItem], Sequence[tuple[str, str]]]
"""(key in an address, label) of every value of one facet that an item has."""


def _kind(_: Desk, item: PublicItem) -> Sequence[tuple[str, str]]:
    return [(item.kind.value, item.kind.label)] if item.kind else []


def _level(desk: Desk, item: PublicItem) -> Sequence[tuple[str, str]]:
    authority = desk.authorities.get(item.authority or "")
    level = item.level or (authority.level if authority else None)
    return [(level.value, level.label)] if level else []


def _region(desk: Desk, item: PublicItem) -> Sequence[tuple[str, str]]:
    authority = desk.authorities.get(item.authority or "")
    if authority is None or not authority.region:
        return []
    name = "、".join(authority.territory) or authority.government or authority.region
    return [(authority.region, name)]


def _audience(_: Desk, item: PublicItem) -> Sequence[tuple[str, str]]:
    return [(a.value, a.label) for a in item.audience]


def _initial(_: Desk, item: PublicItem) -> Sequence[tuple[str, str]]:
    from pypinyin import Style, lazy_pinyin  # noqa: PLC0415  50 MB; pages that stand need none

    letters = lazy_pinyin(item.name[:1], style=Style.FIRST_LETTER)
    letter = letters[0][:1].upper() if letters else ""
    letter = letter if letter.isascii() and letter.isalpha() else "其他"
    return [(letter.lower() if letter != "其他" else "other", letter)]


FACETS: tuple[tuple[str, str, Values], ...] = (
    ("kind", "按权力类型", _kind),
    ("level", "按行使层级", _level),
    ("region", "按地区", _region),
    ("audience", "按对象", _audience),
    ("initial", "按拼音首字母", _initial),
)


def browse_pages(desk: Desk) -> Iterator[DocumentPage]:
    """The index of facets, a page for each value, the search page and the 404 page."""
    sections = []
    for facet, label, values in FACETS:
        found = _values(desk, values)
        for key, (name, items) in found.items():
            yield _value(desk, facet, label, (key, name, items), found)
        links = tuple(
            desk.link(at.BROWSE, name, desk.addresses.browse(facet, key), f"{len(items)}项")
            for key, (name, items) in found.items()
        )
        group = BrowseGroup("", f"{facet}-all", links)
        sections.append(section(facet, label, Block("Index", (group,)) if links else None))
    page = at.BROWSE
    yield DocumentPage(
        address=page,
        head=desk.head(page, "浏览", "按类型、层级、地区、对象、拼音查找。", columns.BROWSE),
        trail=desk.trail(page, ("浏览", page)),
        heading=Heading("换个方式找", lead="不用搜索，也能一步步找到。"),
        sections=tuple(entry for entry in sections if entry.blocks),
        source=desk.source(page, desk.public.all(PublicItem)),
    )
    yield _search(desk)
    yield _not_found(desk)


Found = dict[str, tuple[str, list[PublicItem]]]


def _values(desk: Desk, values: Values) -> Found:
    found: dict[str, list[PublicItem]] = defaultdict(list)
    names: dict[str, str] = {}
    for item in desk.public.all(PublicItem):
        for key, label in values(desk, item):
            found[key].append(item)
            names.setdefault(key, label)
    return {key: (names[key], found[key]) for key in sorted(found)}


def _value(
    desk: Desk, facet: str, label: str, value: tuple[str, str, list[PublicItem]], found: Found
) -> DocumentPage:
    key, name, items = value
    page = desk.addresses.browse(facet, key)
    title = f"{label}：{name}"
    choices = tuple(
        Choice(
            other,
            desk.link(page, "", desk.addresses.browse(facet, k)).address,
            f"{len(those)}",
            k == key,
        )
        for k, (other, those) in found.items()
    )
    return DocumentPage(
        address=page,
        section="powers",
        head=desk.head(page, title, f"{title}，共{len(items)}项。", columns.BROWSE),
        trail=desk.trail(page, ("浏览", at.BROWSE), (name, page)),
        heading=Heading(title),
        opening=(
            Block("Filters", (ChoiceGroup(label, choices),)),
            Block("Table", item_table(desk, page, name, items)),
        ),
        source=desk.source(page, items),
    )


def _search(desk: Desk) -> DocumentPage:
    page = at.SEARCH
    browse: tuple[Link, ...] = (
        desk.link(page, "权力清单", at.POWERS),
        desk.link(page, "责任清单", at.RESPONSIBILITIES),
        desk.link(page, "执法主体", at.AUTHORITIES),
        desk.link(page, "执法依据", at.LAWS),
        desk.link(page, "裁量基准", at.BENCHMARKS),
        desk.link(page, "执法结果", at.OUTCOMES),
        desk.link(page, "按类型、地区、对象、拼音", at.BROWSE),
    )
    offline = at.OFFLINE if desk.settings.search_offline else ""
    shell = SearchShell("search.html", "search/entry.json", browse, offline)
    return SearchPage(
        address=page,
        section="search",
        head=desk.head(page, "搜索", "搜索全部清单和执法结果。", columns.BROWSE),
        trail=desk.trail(page, ("搜索", page)),
        heading=Heading("搜索"),
        opening=(Block("SearchShell", shell),),
    )


def _not_found(desk: Desk) -> DocumentPage:
    page = at.NOT_FOUND
    links = (
        desk.link(page, "回到首页", at.HOME),
        desk.link(page, "搜索", at.SEARCH),
        desk.link(page, "按目录查找", at.BROWSE),
    )
    told = "网址可能写错了；也可能这条内容依法已经撤下、过了公示期，或者本来就不公开。"
    return DocumentPage(
        address=page,
        head=desk.head(page, "没有这个页面", told, columns.BROWSE),
        trail=desk.trail(page, ("没有这个页面", page)),
        heading=Heading("没有这个页面"),
        opening=(Block("Empty", Empty("没有找到", told, links)),),
    )
