"""The responsibility list: duties, boundaries with others, supervision, public services."""

from collections.abc import Iterator

from plugins.pages import addresses as at
from plugins.pages import columns
from plugins.pages.desk import Desk
from plugins.pages.parts import Cell, Column, Fact, Heading, Table
from plugins.pages.views.blocks import Block, filled, section
from plugins.pages.views.citing import cited
from plugins.pages.views.facts import facts, listed
from plugins.pages.views.lists import owner_card
from plugins.pages.views.page import DocumentPage
from plugins.publication.records import (
    PublicBoundary,
    PublicDuty,
    PublicItem,
    PublicServiceItem,
    PublicSupervision,
)

KINDS = (PublicDuty, PublicBoundary, PublicSupervision, PublicServiceItem)
"""The four blocks of the list."""


def responsibility_pages(desk: Desk) -> Iterator[DocumentPage]:
    """The index of authorities and the list of each."""
    yield _index(desk)
    for owner in desk.owners(*KINDS):
        yield _list(desk, owner)


def _index(desk: Desk) -> DocumentPage:
    page = at.RESPONSIBILITIES
    cards = tuple(
        owner_card(
            desk,
            page,
            owner,
            desk.addresses.responsibilities(owner),
            Fact("工作事项", (f"{len(desk.public.where(PublicDuty, authority=owner))}项",)),
        )
        for owner in desk.owners(*KINDS)
    )
    lead = "法定职责必须为：主要职责、与别的部门怎样分工、怎样监管、提供什么服务。"
    return DocumentPage(
        address=page,
        section="responsibilities",
        head=desk.head(
            page, "责任清单", "各部门的职责、边界、监管和服务。", columns.RESPONSIBILITIES
        ),
        trail=desk.trail(page, ("责任清单", page)),
        heading=Heading("责任清单", lead=lead),
        opening=(Block("Cards", cards),) if cards else (),
        source=desk.source(page, [row for kind in KINDS for row in desk.public.all(kind)]),
    )


def _list(desk: Desk, owner: str) -> DocumentPage:
    page = desk.addresses.responsibilities(owner)
    title = f"{owner}责任清单"
    records = [r for kind in KINDS for r in desk.public.where(kind, authority=owner)]
    lead = "四个部分：主要职责、职责边界、事中事后监管、公共服务。"
    return DocumentPage(
        address=page,
        section="responsibilities",
        head=desk.head(page, title, f"{title}：职责、边界、监管和服务。", columns.RESPONSIBILITIES),
        trail=desk.trail(page, ("责任清单", at.RESPONSIBILITIES), (owner, page)),
        heading=Heading(
            title,
            lead=lead,
            facts=(Fact("部门", (owner,), desk.authority_link(page, owner)),),
        ),
        sections=filled(
            (
                section("duties", "主要职责", *_duties(desk, page, owner)),
                section("boundaries", "职责边界", *_boundaries(desk, page, owner)),
                section("supervision", "事中事后监管", *_supervision(desk, page, owner)),
                section("services", "公共服务", _services(desk, owner)),
            )
        ),
        source=desk.source(page, records),
    )


def _duties(desk: Desk, page: str, owner: str) -> Iterator[Block]:
    """Each main duty with its concrete tasks."""
    duties: dict[str, list[PublicDuty]] = {}
    for row in desk.public.where(PublicDuty, authority=owner):
        duties.setdefault(row.duty, []).append(row)
    for duty, rows in duties.items():
        cells = tuple(
            (
                Cell(row.task or row.duty, note=row.note or ""),
                Cell(row.unit or ""),
                _basis(desk, page, row),
            )
            for row in rows
        )
        columns_ = (Column("具体工作事项"), Column("承办机构"), Column("依据"))
        yield Block("Table", Table(duty, columns_, cells))


def _basis(desk: Desk, page: str, row: PublicDuty) -> Cell:
    if row.basis is None:
        return Cell("")
    found = cited(desk, page, row.basis)
    return Cell(row.basis.text, found[0].address if len(found) == 1 else "")


def _boundaries(desk: Desk, page: str, owner: str) -> Iterator[Block]:
    topics: dict[str, list[PublicBoundary]] = {}
    for row in desk.public.where(PublicBoundary, authority=owner):
        topics.setdefault(row.topic, []).append(row)
    for topic, rows in topics.items():
        cells = tuple(
            (
                Cell(row.party or "", desk.authority_link(page, row.party)),
                Cell(row.division or ""),
            )
            for row in rows
        )
        columns_ = (Column("部门"), Column("职责分工"))
        yield Block("Table", Table(topic, columns_, cells))
        if told := facts(("案例", next((row.case for row in rows if row.case), None))):
            yield Block("Facts", told)
        if bases := cited(desk, page, *(row.basis for row in rows)):
            yield Block("Citations", bases)


def _supervision(desk: Desk, page: str, owner: str) -> Iterator[Block]:
    for entry in desk.public.where(PublicSupervision, authority=owner):
        told = facts(
            ("监管制度", entry.name),
            ("监管对象", entry.targets),
            ("监管内容", entry.content),
            ("监管方式", entry.methods),
            ("监管程序", entry.procedure),
            ("处理措施", entry.measures),
        )
        yield Block("Facts", (*told, *_items(desk, page, entry, owner)))


def _items(desk: Desk, page: str, entry: PublicSupervision, owner: str) -> Iterator[Fact]:
    """The power items that a system of supervision names, led to where they are listed."""
    unknown = []
    for number, code in enumerate(entry.items, 1):
        item = desk.public.first(PublicItem, code=code, authority=owner)
        if item is None:
            unknown.append(code)
        else:
            target = desk.addresses.item(item.code, item.authority, item.name)
            label = f"涉及事项{number}" if len(entry.items) > 1 else "涉及事项"
            yield Fact(label, (item.name,), desk.to(page, target))
    yield from facts(("涉及事项编码", listed(unknown)))


def _services(desk: Desk, owner: str) -> Block | None:
    rows = tuple(
        (
            Cell(service.name),
            Cell(service.content or ""),
            Cell(service.unit or ""),
            Cell(service.phone or ""),
        )
        for service in desk.public.where(PublicServiceItem, authority=owner)
    )
    columns_ = (Column("公共服务事项"), Column("主要内容"), Column("承办机构"), Column("联系电话"))
    return Block("Table", Table(f"公共服务（{len(rows)}项）", columns_, rows)) if rows else None
