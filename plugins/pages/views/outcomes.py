"""Outcomes: one page each, and lists by kind, authority and year."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from plugins.pages import addresses as at
from plugins.pages.desk import OUTCOME_TYPES, Desk
from plugins.pages.parts import BrowseGroup, Cell, Column, Fact, Heading, Link, State, Table
from plugins.pages.views.blocks import Block, filled, section
from plugins.pages.views.citing import cited, uncited
from plugins.pages.views.facts import facts
from plugins.pages.views.naming import OUTCOME_NAMES, folder_of
from plugins.pages.views.page import DocumentPage
from plugins.pages.views.remedy import remedy_block
from plugins.publication.records import (
    PublicCoercion,
    PublicInspection,
    PublicItem,
    PublicLicence,
    PublicOutcome,
    PublicPenalty,
    PublicTier,
)
from plugins.registry import vocabulary as v
from plugins.registry.linking import BenchmarkKey
from plugins.registry.values.money import show_money

Year = tuple[type[PublicOutcome], str | None, int]


def outcome_pages(desk: Desk) -> Iterator[DocumentPage]:
    """Every outcome, then the lists of each year, then the index of those."""
    years: dict[Year, list[tuple[Cell, ...]]] = defaultdict(list)
    for kind in OUTCOME_TYPES:
        for outcome in desk.public.all(kind):
            yield outcome_page(desk, kind, outcome)
            year = outcome.decided.year if outcome.decided else 0
            key = (kind, outcome.authority, year)
            years[key].append(_row(desk, _list_address(desk, key), outcome))
    for key, rows in years.items():
        yield _year(desk, key, rows)
    yield _index(desk, {key: len(rows) for key, rows in years.items()})


def _list_address(desk: Desk, key: Year) -> str:
    kind, authority, year = key
    return desk.addresses.outcome_list(folder_of(kind), authority, year)


def _row(desk: Desk, page: str, outcome: PublicOutcome) -> tuple[Cell, ...]:
    return (
        Cell(_number(outcome), desk.link(page, "", desk.addresses.outcome(outcome)).address),
        Cell(outcome.party or ""),
        Cell(_about(outcome)),
        Cell(outcome.decided.isoformat() if outcome.decided else ""),
    )


def _number(outcome: PublicOutcome) -> str:
    return outcome.document_no.text if outcome.document_no else "查看"


def _about(outcome: PublicOutcome) -> str:
    if isinstance(outcome, PublicPenalty):
        return outcome.offence or ""
    if isinstance(outcome, PublicLicence):
        return outcome.certificate or outcome.document_title or ""
    if isinstance(outcome, PublicCoercion):
        return outcome.kind.label if outcome.kind else ""
    if isinstance(outcome, PublicInspection):
        result = outcome.result.label if outcome.result else ""
        return f"{outcome.inspection_item or ''}：{result}"
    return ""


def _year(desk: Desk, key: Year, rows: Sequence[tuple[Cell, ...]]) -> DocumentPage:
    kind, authority, year = key
    page = _list_address(desk, key)
    name = OUTCOME_NAMES[kind]
    title = f"{authority or ''}{year}年{name}"
    columns = (Column("文号", "code"), Column("相对人"), Column("事由"), Column("日期", "date"))
    ordered = tuple(sorted(rows, key=lambda row: (row[3].text, row[0].text), reverse=True))
    return DocumentPage(
        address=page,
        section="outcomes",
        head=desk.head(page, title, f"{title}，共{len(rows)}件。", desk.column("数据发布")),
        trail=desk.trail(page, ("执法结果", at.OUTCOMES), (title, page)),
        heading=Heading(title, kind=name, facts=(Fact("件数", (f"{len(rows)}件",)),)),
        opening=(Block("Table", Table(title, columns, ordered)),),
    )


def _index(desk: Desk, years: dict[Year, int]) -> DocumentPage:
    page = at.OUTCOMES
    groups = []
    for number, kind in enumerate(OUTCOME_TYPES, 1):
        entries = tuple(
            Link(
                f"{key[1] or ''} {key[2]}年",
                desk.link(page, "", _list_address(desk, key)).address,
                f"{count}件",
            )
            for key, count in sorted(years.items(), key=lambda e: (str(e[0][1]), -e[0][2]))
            if key[0] is kind
        )
        if entries:
            groups.append(BrowseGroup(OUTCOME_NAMES[kind], f"k{number}", entries))
    total = sum(years.values())
    told = (
        "这里公布处罚、许可、强制和检查的结果。依法不公开的、超过公示期的不在这里；"
        "自然人的姓名已作隐去处理。"
    )
    return DocumentPage(
        address=page,
        section="outcomes",
        head=desk.head(page, "执法结果", f"公示期内的{total}件执法结果。", desk.column("数据发布")),
        trail=desk.trail(page, ("执法结果", page)),
        heading=Heading("执法结果", lead=told),
        opening=(Block("Index", tuple(groups)),) if groups else (),
    )


def outcome_page(desk: Desk, kind: type[PublicOutcome], outcome: PublicOutcome) -> DocumentPage:
    """The page of one outcome."""
    page = desk.addresses.outcome(outcome)
    name = OUTCOME_NAMES[kind]
    title = _title(outcome)
    year = outcome.decided.year if outcome.decided else 0
    listed = _list_address(desk, (kind, outcome.authority, year))
    bases = cited(desk, page, outcome.basis)
    words = uncited(outcome.basis)
    simple = isinstance(outcome, PublicPenalty) and outcome.procedure is v.PenaltyProcedure.SIMPLE
    return DocumentPage(
        address=page,
        section="outcomes",
        head=desk.head(
            page,
            title,
            f"{outcome.authority or ''}{name}：{_about(outcome)}",
            desk.column("数据发布"),
            published=outcome.published or outcome.decided,
        ),
        trail=desk.trail(
            page,
            ("执法结果", at.OUTCOMES),
            (f"{outcome.authority or ''}{year}年", listed),
            (title, page),
        ),
        heading=Heading(
            title=title,
            kind=name,
            state=_state(outcome),
            facts=_heading_facts(desk, page, outcome),
        ),
        sections=filled(
            (
                section("what", "内容", Block("Facts", _told(outcome))),
                section(
                    "basis",
                    "依据",
                    Block("Citations", bases) if bases else None,
                    Block("Facts", (Fact("部门原文", words),)) if words else None,
                ),
                section("power", "行使的权力", _power(desk, page, outcome)),
                section(
                    "remedies",
                    "不服怎么办",
                    *remedy_block(desk, page, outcome.authority, simple=simple)[0],
                ),
            )
        ),
        source=desk.source(page, [outcome]),
    )


def _title(outcome: PublicOutcome) -> str:
    if outcome.document_no:
        return outcome.document_no.text
    return f"{outcome.party or ''}{_about(outcome)}" or "执法结果"


def _state(outcome: PublicOutcome) -> State | None:
    if isinstance(outcome, PublicPenalty) and outcome.state not in (None, v.DecisionState.STANDING):
        return State(outcome.state.label if outcome.state else "", "ended")
    return None


def _heading_facts(desk: Desk, page: str, outcome: PublicOutcome) -> tuple[Fact, ...]:
    told = list(facts(("当事人", outcome.party)))
    if outcome.authority:
        known = outcome.authority in desk.authorities
        target = desk.addresses.authority(outcome.authority)
        address = desk.link(page, "", target).address if known else ""
        told.append(Fact("机关", (outcome.authority,), address))
    return (*told, *facts(("日期", outcome.decided)))


def _money(fen: int | None) -> str | None:
    return show_money(fen) if fen else None


def _told(outcome: PublicOutcome) -> tuple[Fact, ...]:
    """The fields of the kind, in the order a reader asks."""
    party = facts(
        ("当事人类别", outcome.party_kind.label if outcome.party_kind else None),
        ("统一社会信用代码", outcome.credit_code),
    )
    if isinstance(outcome, PublicPenalty):
        return (
            *party,
            *facts(
                ("违法行为", outcome.offence),
                ("违法事实", outcome.facts),
                ("处罚种类", tuple(k.label for k in outcome.kinds)),
                ("处罚内容", outcome.content),
                ("罚款", _money(outcome.fine)),
                ("没收", _money(outcome.confiscated)),
                ("暂扣或吊销的证照", outcome.licence),
                ("适用程序", outcome.procedure.label if outcome.procedure else None),
                ("裁量阶次", outcome.tier),
                ("公示截止", outcome.publish_until),
                ("备注", outcome.note),
            ),
        )
    if isinstance(outcome, PublicLicence):
        return (
            *party,
            *facts(
                ("许可决定", outcome.document_title),
                ("许可类别", outcome.kind.label if outcome.kind else None),
                ("许可结果", outcome.result.label if outcome.result else None),
                ("许可证书", outcome.certificate),
                ("许可编号", outcome.certificate_no),
                ("许可内容", outcome.content),
                ("有效期自", outcome.valid_from),
                ("有效期至", outcome.valid_to),
                ("当前状态", outcome.state),
                ("备注", outcome.note),
            ),
        )
    return (*party, *_other(outcome))


def _other(outcome: PublicOutcome) -> tuple[Fact, ...]:
    if isinstance(outcome, PublicCoercion):
        return facts(
            ("强制类型", outcome.kind.label if outcome.kind else None),
            ("方式", outcome.manner),
            ("涉及财物", outcome.objects),
            ("理由", outcome.reason),
            ("起始日期", outcome.started),
            ("截止日期", outcome.ends),
            ("延期至", outcome.extended_to),
            ("延期理由", outcome.extension_reason),
            ("解除日期", outcome.released),
            ("备注", outcome.note),
        )
    if isinstance(outcome, PublicInspection):
        return facts(
            ("检查事项", outcome.inspection_item),
            ("检查类别", outcome.kind.label if outcome.kind else None),
            ("检查批次", outcome.batch),
            ("检查方式", outcome.method),
            ("检查内容", outcome.content),
            ("检查结果", outcome.result.label if outcome.result else None),
            ("后续处理", outcome.follow_up),
            ("备注", outcome.note),
        )
    return ()


def _power(desk: Desk, page: str, outcome: PublicOutcome) -> Block | None:
    item = desk.public.first(PublicItem, code=outcome.item_code, authority=outcome.authority)
    if item is None:
        return None
    told = [
        Fact(
            "权力事项",
            (item.name,),
            desk.link(page, "", desk.addresses.item(item.code, item.authority)).address,
        )
    ]
    for tier in desk.public.where(PublicTier, item_code=item.code):
        key = BenchmarkKey.of(tier)
        fact = Fact(
            "裁量基准",
            (key.offence,),
            desk.link(page, "", desk.addresses.benchmark(key)).address,
        )
        if fact not in told:
            told.append(fact)
    return Block("Facts", tuple(told))
