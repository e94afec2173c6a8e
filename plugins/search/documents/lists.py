"""Documents of the lists themselves: items, responsibilities, negative lists, funds, benchmarks."""

from collections.abc import Iterator

from plugins.pages import addresses as at
from plugins.pages.desk import Desk
from plugins.publication.records import (
    PublicAllocation,
    PublicBoundary,
    PublicDuty,
    PublicFund,
    PublicInspectionItem,
    PublicItem,
    PublicNegativeEntry,
    PublicServiceItem,
    PublicStep,
    PublicSupervision,
    PublicTier,
)
from plugins.registry import vocabulary as v
from plugins.registry.linking import steps_by_procedure, tiers_by_benchmark
from plugins.registry.values.money import show_money
from plugins.search.documents.words import day, facets, law_facet, line, running, texts
from plugins.search.records import SearchDocument

_ENDED = (v.ItemStatus.CANCELLED, v.ItemStatus.SUSPENDED)


def items(desk: Desk) -> Iterator[SearchDocument]:
    """Power items."""
    for item in desk.public.all(PublicItem):
        level = texts(("level", item.level))
        law = law_facet(desk, item.basis, item.breach_basis)
        facet = dict(facets(desk, item.authority, item.kind)) | dict(level) | dict(law)
        yield SearchDocument(
            address=desk.addresses.item(item.code, item.authority),
            kind="item",
            title=item.name,
            code=item.code or "",
            texts=texts(
                ("子项", item.sub_name),
                ("实施主体", item.authority),
                ("依据", item.basis),
                ("行使内容", item.content),
                ("处罚种类和幅度", item.penalty_range),
                ("通俗说明", item.plain),
                ("违则", item.breach_basis),
                ("申请条件", item.conditions),
                ("申请材料", item.materials),
                ("权限划分", item.division),
                ("责任事项", item.duties),
                ("追责情形", item.accountability),
                ("领域", item.field),
                ("承办机构", item.unit),
                ("共同实施", item.co_authorities),
                ("职责边界", item.boundary),
                ("赋权乡镇街道", item.devolved_to),
                ("收费标准", item.fee_standard),
                ("审批结果", item.result),
                ("实施编码", item.implementation_code),
                ("备注", item.note),
            ),
            summary=line(item.kind, item.authority, item.plain),
            facets=tuple(facet.items()),
            date=day(item.effective),
            current=item.status not in _ENDED and running(desk, item.ends),
        )


def responsibilities(desk: Desk) -> Iterator[SearchDocument]:
    """The four blocks of the responsibility lists, each row at its authority's page."""
    for duty in desk.public.all(PublicDuty):
        told = texts(("主要职责", duty.duty), ("承办机构", duty.unit), ("依据", duty.basis))
        yield _responsibility(desk, duty.authority, duty.task or duty.duty, told)
    for share in desk.public.all(PublicBoundary):
        told = texts(
            ("相关部门", share.party),
            ("职责分工", share.division),
            ("案例", share.case),
            ("依据", share.basis),
        )
        yield _responsibility(desk, share.authority, share.topic, told)
    for system in desk.public.all(PublicSupervision):
        told = texts(
            ("监督检查对象", system.targets),
            ("监督检查内容", system.content),
            ("监督检查方式", system.methods),
            ("监督检查程序", system.procedure),
            ("处理措施", system.measures),
        )
        yield _responsibility(desk, system.authority, system.name, told)
    for service in desk.public.all(PublicServiceItem):
        told = texts(("主要内容", service.content), ("承办机构", service.unit))
        yield _responsibility(desk, service.authority, service.name, told)


def _responsibility(
    desk: Desk, authority: str | None, title: str, said: tuple[tuple[str, str], ...]
) -> SearchDocument:
    return SearchDocument(
        address=desk.addresses.responsibilities(authority),
        kind="responsibility",
        title=title,
        texts=(*said, *texts(("责任主体", authority))),
        summary=line(authority),
        facets=facets(desk, authority),
    )


def negative_entries(desk: Desk) -> Iterator[SearchDocument]:
    """Entries of the negative lists, each at the page of its variant."""
    for entry in desk.public.all(PublicNegativeEntry):
        if entry.variant is None:
            continue
        yield SearchDocument(
            address=desk.addresses.negative_list(entry.variant),
            kind="negative",
            title=entry.item,
            code=entry.code or "",
            texts=texts(
                ("管理措施", entry.measure),
                ("主管部门", entry.organ),
                ("依据", entry.basis),
                ("地方措施", entry.local_measure),
                ("核准权限", entry.approval_level),
                ("区域", entry.area),
                ("评估事项", entry.assessments),
                ("准入标准", entry.standard),
                ("备注", entry.note),
            ),
            summary=line(entry.variant, entry.measure),
            facets=facets(desk, entry.authority),
            date=day(entry.effective),
        )


def funds(desk: Desk) -> Iterator[SearchDocument]:
    """Special funds, with where their money went."""
    for fund in desk.public.all(PublicFund):
        shares = desk.public.where(PublicAllocation, fund=fund.name)
        yield SearchDocument(
            address=desk.addresses.fund(fund.code, fund.name),
            kind="fund",
            title=fund.name,
            code=fund.code or "",
            texts=texts(
                ("主管部门", fund.authority),
                ("支持方向", fund.scope),
                ("支持对象", fund.beneficiaries),
                ("管理办法", fund.rule_document),
                ("支持标准", fund.standard),
                ("申报条件", fund.apply_conditions),
                ("申报程序", fund.apply_procedure),
                ("绩效目标", fund.target),
                ("依据", fund.basis),
                ("项目", dict.fromkeys(share.project for share in shares if share.project)),
                ("单位", dict.fromkeys(share.recipient for share in shares if share.recipient)),
            ),
            summary=line(fund.authority, show_money(fund.amount) if fund.amount else None),
            facets=facets(desk, fund.authority),
            amount=fund.amount,
            current=fund.status is not v.FundStatus.CANCELLED,
        )


def benchmarks(desk: Desk) -> Iterator[SearchDocument]:
    """Discretion benchmarks, all tiers of one in one document."""
    for key, tiers in tiers_by_benchmark(desk.public.all(PublicTier)).items():
        item = desk.public.first(PublicItem, code=key.item_code, authority=key.authority)
        kind = item.kind if item else v.PowerKind.PENALTY
        yield SearchDocument(
            address=desk.addresses.benchmark(key),
            kind="benchmark",
            title=key.offence,
            code=key.item_code or "",
            texts=texts(
                ("适用事项", item.name if item else tiers[0].item_name),
                ("实施主体", key.authority),
                ("依据", tiers[0].basis),
                ("适用条件", [tier.condition for tier in tiers if tier.condition]),
                ("裁量标准", [tier.range.text for tier in tiers if tier.range]),
                ("阶次", dict.fromkeys(tier.label for tier in tiers if tier.label)),
                ("法定幅度", tiers[0].statutory_range),
                ("来源", tiers[0].source_document),
            ),
            summary=line(f"{len(tiers)}个阶次", key.authority),
            facets=(*facets(desk, key.authority, kind), *law_facet(desk, tiers[0].basis)),
            date=day(tiers[0].published or tiers[0].effective),
            current=running(desk, tiers[0].ends),
        )


def procedures(desk: Desk) -> Iterator[SearchDocument]:
    """Procedures with their steps."""
    for (authority, name), steps in steps_by_procedure(desk.public.all(PublicStep)).items():
        kinds = [kind for step in steps for kind in step.power_kinds]
        yield SearchDocument(
            address=desk.addresses.procedure(authority, name),
            kind="procedure",
            title=name,
            texts=texts(
                ("实施主体", authority),
                ("步骤", [step.name for step in steps if step.name]),
                ("说明", [step.note for step in steps if step.note]),
                ("文书", dict.fromkeys(paper for step in steps for paper in step.documents)),
                ("当事人权利", [step.rights for step in steps if step.rights]),
            ),
            summary=line(f"{len(steps)}个步骤", authority),
            facets=facets(desk, authority, kinds[0] if kinds else None),
        )


def inspection_items(desk: Desk) -> Iterator[SearchDocument]:
    """Items of the random-inspection lists, all on one page."""
    for item in desk.public.all(PublicInspectionItem):
        yield SearchDocument(
            address=at.INSPECTION_ITEMS,
            kind="inspection_item",
            title=item.name,
            code=item.code or "",
            texts=texts(
                ("抽查对象", item.objects),
                ("抽查主体", item.authority),
                ("依据", item.basis),
                ("抽查内容", item.content),
                ("领域", item.field),
                ("抽查方式", item.method),
                ("比例和频次", [part for part in (item.ratio, item.frequency) if part]),
                ("配合部门", item.partners),
            ),
            summary=line(item.authority, item.objects, item.frequency),
            facets=facets(desk, item.authority, v.PowerKind.INSPECTION),
        )
