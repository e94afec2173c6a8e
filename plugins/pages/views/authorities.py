"""The page of an authority, and the list of all of them by level."""

from collections.abc import Callable, Iterable, Iterator

from plugins.pages import addresses as at
from plugins.pages import columns
from plugins.pages.desk import Desk, day_of
from plugins.pages.linked_data import Node, thing
from plugins.pages.parts import Card, Fact, Heading, Link, Notice
from plugins.pages.views.authority_lists import (
    benchmark_table,
    boundary_facts,
    fund_table,
    inspection_table,
    kind_tiles,
    officer_table,
    outcome_table,
    procedure_table,
    tiles,
)
from plugins.pages.views.blocks import Block, BlockKind, filled, section
from plugins.pages.views.citing import cited, uncited
from plugins.pages.views.facts import day, facts, listed, telephone, unusual, website
from plugins.pages.views.outcomes.withheld import withheld_table
from plugins.pages.views.page import DocumentPage
from plugins.pages.views.remedy import remedies_told
from plugins.pages.views.searching import within_authority
from plugins.pages.views.timeliness import timeliness_facts
from plugins.publication.records import PublicAuthority, PublicBoundary, PublicDuty, PublicItem
from plugins.registry import vocabulary as v


def authority_index_pages(desk: Desk) -> Iterator[DocumentPage]:
    """The list of authorities."""
    yield _index(desk)


def _index(desk: Desk) -> DocumentPage:
    page = at.AUTHORITIES
    found = [desk.authorities[name] for name in desk.listed]
    sections = []
    for level in (*v.Level, None):
        cards = tuple(authority_card(desk, page, a) for a in found if a.level is level)
        anchor, name = (f"level-{level}", level.label) if level else ("others", "其他")
        sections.append(section(anchor, name, Block("Cards", cards) if cards else None))
    told = f"全部{len(found)}个行政执法主体的职责、联系方式和清单。"
    return DocumentPage(
        address=page,
        section="authorities",
        head=desk.head(page, "执法主体", told, columns.AUTHORITIES),
        trail=desk.trail(page, ("执法主体", page)),
        heading=Heading("执法主体", lead="谁有权执法：名称、职责、电话和它的全部清单。"),
        sections=filled(sections),
        source=desk.source(page, found),
    )


def authority_card(desk: Desk, page: str, authority: PublicAuthority) -> Card:
    """An authority in a list."""
    items = len(desk.public.where(PublicItem, authority=authority.name))
    return Card(
        title=authority.name,
        address=desk.authority_link(page, authority.name),
        kind=authority.nature.label if authority.nature else "",
        text=_first(authority.duties),
        state=unusual(authority.status),
        facts=(Fact("权力事项", (f"{items}项",)),) if items else (),
    )


def _first(text: str | None) -> str:
    sentence = (text or "").split("\n")[0].split("。")[0].split("；")[0]
    return f"{sentence}。" if sentence else ""


def authority_page(desk: Desk, authority: PublicAuthority) -> DocumentPage:
    """The page of *authority*."""
    page = desk.addresses.authority(authority.name)
    told = f"{authority.name}的职责、联系方式、权责清单、裁量基准、执法人员和执法结果。"
    return DocumentPage(
        address=page,
        section="authorities",
        head=desk.head(
            page,
            authority.name,
            told,
            columns.AUTHORITIES,
            published=day_of(authority.valid_from),
            data=_organization(authority),
            feed=desk.feed_of(authority.name),
        ),
        trail=desk.trail(page, ("执法主体", at.AUTHORITIES), (authority.name, page)),
        heading=Heading(
            title=authority.name,
            kind=authority.nature.label if authority.nature else "执法主体",
            state=unusual(authority.status),
            facts=(
                *facts(("行使层级", authority.level.label if authority.level else None)),
                *telephone("联系电话", authority.phone),
                *telephone("投诉举报电话", authority.complaint_phone),
                *facts(("统一社会信用代码", authority.credit_code)),
            ),
        ),
        opening=_opening(desk, page, authority),
        sections=filled(
            [
                section(anchor, title, *told(desk, page, authority))
                for anchor, title, told in SECTIONS
            ]
        ),
        source=desk.source(page, [authority]),
    )


def _organization(authority: PublicAuthority) -> Node:
    higher = authority.government
    return thing(
        "GovernmentOrganization",
        name=authority.name,
        alternateName=authority.short_name,
        identifier=authority.credit_code,
        telephone=authority.phone,
        faxNumber=authority.fax,
        address=authority.address,
        areaServed=listed(authority.territory),
        parentOrganization=thing("GovernmentOrganization", name=higher) if higher else None,
    )


def _opening(desk: Desk, page: str, authority: PublicAuthority) -> tuple[Block, ...]:
    within = within_authority(desk, page, authority.name)
    state = unusual(authority.status)
    if state is None:
        return (within,)
    when = f"自{day(authority.valid_to)}起" if authority.valid_to else ""
    heir = f"，职责由{authority.successor}承继" if authority.successor else ""
    target = desk.authority_link(page, authority.successor)
    links = (Link(authority.successor or "", target),) if target else ()
    told = f"{when}{state.label}{heir}。本页保留，供查考。"
    return (Block("Notice", Notice("withdrawn", state.label, (told,), links)), within)


def _duties(desk: Desk, page: str, authority: PublicAuthority) -> Iterator[Block]:
    told = facts(
        ("主要职责", authority.duties),
        ("内设机构", listed(authority.units)),
        ("执法类别", listed(kind.label for kind in authority.act_kinds)),
        ("执法区域", listed(authority.territory)),
        ("所属人民政府", authority.government),
        ("上级机关", authority.parent),
        ("派出性质", authority.dispatched),
        ("委托机关", authority.entrusting_authority),
        ("委托事项", listed(authority.entrusted_items)),
        ("委托权限", authority.entrusted_powers),
        ("委托期限", authority.entrusted_term),
        ("委托书", authority.entrustment_letter),
        ("赋权决定", authority.devolution_decision),
        ("授权依据", uncited(authority.authorising_basis)),
    )
    if any(desk.public.where(k, authority=authority.name) for k in (PublicDuty, PublicBoundary)):
        target = desk.to(page, desk.addresses.responsibilities(authority.name))
        told = (*told, Fact("责任清单", ("查看职责、边界、监管制度和公共服务",), target))
    if told:
        yield Block("Facts", told)
    if bases := cited(desk, page, authority.authorising_basis):
        yield Block("Citations", bases)


def _contact(authority: PublicAuthority) -> Iterator[Block]:
    told = (
        *facts(
            ("负责人", authority.head),
            ("办公地址", authority.address),
            ("办公时间", authority.hours),
        ),
        *telephone("联系电话", authority.phone),
        *telephone("投诉举报电话", authority.complaint_phone),
        *facts(("传真", authority.fax)),
        *website("网址", authority.website),
        *facts(("邮编", authority.postcode)),
    )
    if told:
        yield Block("Facts", told)


def _remedies(desk: Desk, page: str, authority: PublicAuthority) -> Iterable[Block]:
    """With the last days for today: there are few such pages, and they change with the day."""
    return remedies_told(desk, page, authority.name, dated=True).blocks


def _block(
    kind: BlockKind, part: Callable[[Desk, str, str], object]
) -> Callable[[Desk, str, PublicAuthority], Iterable[Block]]:
    """What tells the *part* made for an authority's name, where there is anything in it."""

    def told(desk: Desk, page: str, authority: PublicAuthority) -> Iterator[Block]:
        if made := part(desk, page, authority.name):
            yield Block(kind, made)

    return told


SECTIONS: tuple[tuple[str, str, Callable[[Desk, str, PublicAuthority], Iterable[Block]]], ...] = (
    ("glance", "一览", _block("Tiles", tiles)),
    ("duties", "职责权限", _duties),
    ("contact", "联系方式", lambda _, __, one: _contact(one)),
    ("items", "权力事项", _block("Tiles", kind_tiles)),
    ("boundaries", "职责边界", _block("Facts", boundary_facts)),
    ("benchmarks", "裁量基准", _block("Table", benchmark_table)),
    ("procedures", "执法流程", _block("Table", procedure_table)),
    ("outcomes", "执法结果", _block("Table", outcome_table)),
    (
        "timeliness",
        "公开是否及时",
        _block("Facts", lambda desk, _, name: timeliness_facts(desk, name)),
    ),
    ("officers", "执法人员", _block("Table", lambda desk, _, name: officer_table(desk, name))),
    (
        "inspection",
        "随机抽查事项",
        _block("Table", lambda desk, _, name: inspection_table(desk, name)),
    ),
    ("funds", "专项资金", _block("Table", fund_table)),
    ("remedies", "不服怎么办", _remedies),
    ("withheld", "没有公开的", _block("Table", lambda desk, _, name: withheld_table(desk, name))),
)
"""What an authority's page tells: anchor, title, blocks.  A new kind of list adds its line."""
