"""The page of a power item: the six aspects in order, for the citizen it may be used against."""

from collections.abc import Iterator

from plugins.pages import addresses as at
from plugins.pages import columns
from plugins.pages.desk import Desk, day_of
from plugins.pages.linked_data import Node, thing
from plugins.pages.parts import Aspect, Card, Fact, Heading, Notice
from plugins.pages.views.aspects import ASPECTS, Told
from plugins.pages.views.blocks import Block, BlockSection, filled, section
from plugins.pages.views.changes import changes_of_item
from plugins.pages.views.comparisons.items import shared
from plugins.pages.views.facts import day, facts, state_of, telephone, unusual
from plugins.pages.views.page import ItemPage
from plugins.publication.records import PublicItem
from plugins.registry import vocabulary as v


def item_page(desk: Desk, item: PublicItem) -> ItemPage:
    """The page of *item*."""
    page = desk.addresses.item(item.code, item.authority, item.name)
    told = {entry.anchor: entry.tell(desk, page, item) for entry in ASPECTS}
    owner = (item.authority or "", desk.addresses.item_list(item.authority))
    return ItemPage(
        address=page,
        section="powers",
        head=desk.head(
            page,
            item.name,
            plain(item),
            columns.POWERS,
            published=day_of(item.effective),
            data=_service(desk, item),
        ),
        trail=desk.trail(
            page,
            ("权力清单", at.POWERS),
            *((owner,) if item.authority else ()),
            (item.name, page),
        ),
        heading=_heading(desk, page, item),
        opening=_opening(item),
        aspects=tuple(_aspect(n, told[e.anchor]) for n, e in enumerate(ASPECTS, 1)),
        content={anchor: entry.blocks for anchor, entry in told.items()},
        sections=filled(tuple(_sections(desk, page, item))),
        source=desk.source(page, [item]),
    )


def _aspect(number: int, told: Told) -> Aspect:
    entry = ASPECTS[number - 1]
    return Aspect(number, entry.anchor, entry.name, told.summary, told.missing)


def plain(item: PublicItem) -> str:
    """One sentence from the fields: who may do what under which law."""
    if item.plain:
        return item.plain
    kind = item.kind.label if item.kind else "行政权力"
    law = ""
    if item.basis and item.basis.citations:
        law = f"，依据{item.basis.citations[0].label()}"
    return f"{item.authority or '有关机关'}的{kind}事项“{item.name}”{law}。"


def _service(desk: Desk, item: PublicItem) -> Node:
    acting = desk.authorities.get(item.authority or "")
    address = desk.url(desk.addresses.authority(acting.name)) if acting else None
    provider = thing("GovernmentOrganization", name=item.authority, url=address)
    return thing(
        "GovernmentService",
        name=item.name,
        identifier=item.code,
        serviceType=item.kind.label if item.kind else None,
        description=plain(item),
        provider=provider if item.authority else None,
        areaServed="、".join(acting.territory) if acting else None,
    )


def _heading(desk: Desk, page: str, item: PublicItem) -> Heading:
    acting = Fact(
        "实施主体", (item.authority or "未注明",), desk.authority_link(page, item.authority)
    )
    return Heading(
        title=item.name,
        kind=item.kind.label if item.kind else "行政权力",
        code=item.code or "",
        state=state_of(item.status or v.ItemStatus.ACTIVE),
        lead=item.plain or "",
        facts=(
            acting,
            *facts(
                ("行使层级", item.level.label if item.level else None),
                ("执法领域", item.field),
                ("实施编码", item.implementation_code),
                ("子项", item.sub_name),
                ("上级编码", item.parent_code),
            ),
        ),
    )


def _opening(item: PublicItem) -> tuple[Block, ...]:
    if item.status is v.ItemStatus.CANCELLED:
        when = f"自{day(item.ends)}起" if item.ends else ""
        words = f"本事项{when}已经取消，不再实施。本页保留取消前的内容，供查考。"
        return (Block("Notice", Notice("withdrawn", "已取消", (words,))),)
    if item.status is v.ItemStatus.SUSPENDED:
        return (Block("Notice", Notice("warn", "暂停实施", ("本事项目前暂停实施。",))),)
    return ()


def _sections(desk: Desk, page: str, item: PublicItem) -> Iterator[BlockSection]:
    contact = (*telephone("咨询方式", item.consult), *telephone("监督投诉方式", item.complain))
    yield section("contact", "咨询与投诉", Block("Facts", contact) if contact else None)
    yield section("elsewhere", "同一事项的其他实施主体", *_elsewhere(desk, page, item))
    yield section("history", "调整记录", changes_of_item(desk, page, item))
    more = facts(
        ("生效日期", item.effective),
        ("取消日期", item.ends),
        ("版本号", item.version),
        ("备注", item.note),
    )
    yield section("more", "其他信息", Block("Facts", more) if more else None)


def _elsewhere(desk: Desk, page: str, item: PublicItem) -> Iterator[Block]:
    """The others who exercise the item, and the page that sets them side by side."""
    if not item.code:
        return
    cards = tuple(
        Card(
            other.authority or "",
            desk.to(page, desk.addresses.item(other.code, other.authority, other.name)),
            kind=other.level.label if other.level else "",
            state=unusual(other.status),
        )
        for other in desk.public.where(PublicItem, code=item.code)
        if other.authority != item.authority
    )
    if cards:
        yield Block("Cards", cards)
    if shared(desk, item.code):
        words = ("名称、依据、时限和裁量基准放在一起看，不同之处已经标出。",)
        link = desk.link(page, "看各机关对照", desk.addresses.comparison(item.code))
        yield Block("Notice", Notice("info", "各机关是不是一样？", words, (link,)))
