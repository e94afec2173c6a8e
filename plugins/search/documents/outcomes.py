"""Documents of outcomes, from what the wall let through: masked names, no dates of service."""

from collections.abc import Iterator

from plugins.pages.desk import OUTCOME_TYPES, Desk
from plugins.pages.views.naming import OUTCOME_NAMES
from plugins.publication.archive import Part
from plugins.publication.records import (
    PublicCoercion,
    PublicInspection,
    PublicItem,
    PublicLicence,
    PublicOutcome,
    PublicPenalty,
)
from plugins.registry import vocabulary as v
from plugins.registry.values.money import show_money
from plugins.search.documents.words import (
    Words,
    amount_facet,
    day,
    facets,
    law_facet,
    line,
    running,
    said_by,
    texts,
)
from plugins.search.records import SearchDocument


def parts(desk: Desk) -> Iterator[Part]:
    """All outcomes: of each kind those of each workbook."""
    for kind in OUTCOME_TYPES:
        yield from desk.public.archive.wholes(kind)


def outcomes(desk: Desk, part: Part) -> Iterator[SearchDocument]:
    """The outcomes of *part*, as its workbook has them."""
    for outcome in desk.public.archive.part(part):
        yield _outcome(desk, OUTCOME_NAMES[part.kind], outcome)


def _outcome(desk: Desk, name: str, outcome: PublicOutcome) -> SearchDocument:
    item = desk.public.first(PublicItem, code=outcome.item_code, authority=outcome.authority)
    year = outcome.decided.year if outcome.decided else None
    about = said_by(_about(outcome))
    amount = outcome.fine if isinstance(outcome, PublicPenalty) else None
    return SearchDocument(
        address=desk.addresses.outcome(outcome),
        kind="outcome",
        title="：".join(filter(None, (outcome.party, about))) or name,
        code=outcome.document_no.text if outcome.document_no else "",
        texts=texts(
            ("事项", item.name if item else None),
            ("当事人", outcome.party),
            ("机关", outcome.authority),
            *_told(outcome),
            ("依据", outcome.basis),
            ("统一社会信用代码", outcome.credit_code),
            ("事项编码", outcome.item_code),
        ),
        summary=line(name, outcome.authority, _short(outcome), day(outcome.decided)),
        facets=(
            *facets(desk, outcome.authority, name, year),
            *amount_facet(amount),
            *law_facet(desk, outcome.basis),
        ),
        amount=amount,
        date=day(outcome.decided),
        current=_stands(desk, outcome),
    )


def _about(outcome: PublicOutcome) -> Words:
    if isinstance(outcome, PublicPenalty):
        return outcome.offence
    if isinstance(outcome, PublicLicence):
        return outcome.certificate or outcome.document_title
    if isinstance(outcome, PublicCoercion):
        return outcome.kind
    if isinstance(outcome, PublicInspection):
        return outcome.inspection_item
    return None


def _short(outcome: PublicOutcome) -> Words:
    """The end of it in a few words."""
    if isinstance(outcome, PublicPenalty):
        return f"罚款{show_money(outcome.fine)}" if outcome.fine else outcome.kinds
    if isinstance(outcome, PublicLicence | PublicInspection):
        return outcome.result
    if isinstance(outcome, PublicCoercion):
        return outcome.manner
    return None


def _told(outcome: PublicOutcome) -> tuple[tuple[str, Words], ...]:
    """The texts that only this kind of outcome has."""
    if isinstance(outcome, PublicPenalty):
        return (
            ("违法事实", outcome.facts),
            ("处罚内容", outcome.content),
            ("处罚种类", outcome.kinds),
            ("裁量阶次", outcome.tier),
            ("证照", outcome.licence),
            ("备注", outcome.note),
        )
    if isinstance(outcome, PublicLicence):
        return (
            ("许可决定", outcome.document_title),
            ("许可内容", outcome.content),
            ("许可证书", outcome.certificate),
            ("许可编号", outcome.certificate_no),
            ("许可类别", outcome.kind),
            ("备注", outcome.note),
        )
    if isinstance(outcome, PublicCoercion):
        return (
            ("理由", outcome.reason),
            ("涉及财物", outcome.objects),
            ("方式", outcome.manner),
            ("备注", outcome.note),
        )
    if isinstance(outcome, PublicInspection):
        return (
            ("检查内容", outcome.content),
            ("检查结果", outcome.result),
            ("后续处理", outcome.follow_up),
            ("检查类别", outcome.kind),
            ("检查批次", outcome.batch),
            ("备注", outcome.note),
        )
    return ()


def _stands(desk: Desk, outcome: PublicOutcome) -> bool:
    if isinstance(outcome, PublicPenalty):
        return outcome.state in (None, v.DecisionState.STANDING)
    if isinstance(outcome, PublicLicence):
        return running(desk, outcome.valid_to)
    return True
