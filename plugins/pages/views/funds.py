"""Special funds: the list, and a page for each with its years and its shares."""

from collections.abc import Iterator, Sequence

from plugins.pages import addresses as at
from plugins.pages import columns
from plugins.pages.desk import Desk
from plugins.pages.parts import Bar, Cell, Chart, Column, Fact, Heading, Table
from plugins.pages.views.blocks import Block, filled, section
from plugins.pages.views.citing import cited, uncited
from plugins.pages.views.facts import facts, state_of, telephone
from plugins.pages.views.page import DocumentPage
from plugins.publication.records import PublicAllocation, PublicFund, PublicFundYear
from plugins.registry.values.money import show_money


def fund_pages(desk: Desk) -> Iterator[DocumentPage]:
    """The list of funds and one page for each."""
    yield _index(desk)
    told: set[str] = set()
    for fund in desk.public.all(PublicFund):
        address = desk.addresses.fund(fund.code, fund.name)
        if address not in told:
            told.add(address)
            yield fund_page(desk, fund)


def _term(fund: PublicFund) -> str:
    if fund.year_from and fund.year_to:
        return f"{fund.year_from}至{fund.year_to}年"
    return ""


def _index(desk: Desk) -> DocumentPage:
    page = at.FUNDS
    found = desk.public.all(PublicFund)
    rows = tuple(
        (
            Cell(fund.name, desk.to(page, desk.addresses.fund(fund.code, fund.name))),
            Cell(fund.authority or ""),
            Cell(show_money(fund.amount) if fund.amount else ""),
            Cell(_term(fund)),
            Cell("", state=state_of(fund.status)),
        )
        for fund in found
    )
    heads = (
        Column("专项资金"),
        Column("主管部门"),
        Column("规模", "number"),
        Column("期限"),
        Column("状态"),
    )
    return DocumentPage(
        address=page,
        section="funds",
        head=desk.head(page, "财政专项资金", f"全部{len(found)}项专项资金。", columns.FUNDS),
        trail=desk.trail(page, ("专项资金", page)),
        heading=Heading("财政专项资金管理清单", lead="钱从哪来、给谁、按什么办法分、分到了哪里。"),
        opening=(Block("Table", Table(f"专项资金（{len(found)}项）", heads, rows)),),
        source=desk.source(page, found),
    )


def fund_page(desk: Desk, fund: PublicFund) -> DocumentPage:
    """The page of *fund*."""
    page = desk.addresses.fund(fund.code, fund.name)
    years = sorted(desk.public.where(PublicFundYear, fund=fund.name), key=lambda y: y.year or 0)
    shares = desk.public.where(PublicAllocation, fund=fund.name)
    bases = cited(desk, page, fund.basis)
    words = facts(("部门原文", uncited(fund.basis)))
    return DocumentPage(
        address=page,
        section="funds",
        head=desk.head(page, fund.name, fund.scope or fund.name, columns.FUNDS),
        trail=desk.trail(page, ("专项资金", at.FUNDS), (fund.name, page)),
        heading=Heading(
            title=fund.name,
            kind="财政专项资金",
            code=fund.code or "",
            state=state_of(fund.status),
            facts=tuple(_heading_facts(desk, page, fund)),
        ),
        sections=filled(
            (
                section("what", "基本情况", Block("Facts", _told(fund))),
                section(
                    "basis",
                    "设立依据",
                    Block("Citations", bases) if bases else None,
                    Block("Facts", words) if words else None,
                ),
                section("apply", "怎样申报", _apply(fund)),
                section("years", "年度安排", *_years(years)),
                section("shares", "分配结果", *_shares(shares)),
            )
        ),
        source=desk.source(page, [fund, *years, *shares]),
    )


def _heading_facts(desk: Desk, page: str, fund: PublicFund) -> Iterator[Fact]:
    if fund.authority:
        yield Fact("主管部门", (fund.authority,), desk.authority_link(page, fund.authority))
    yield from facts(
        ("实施期限", _term(fund)), ("规模", show_money(fund.amount) if fund.amount else None)
    )


def _told(fund: PublicFund) -> tuple[Fact, ...]:
    return facts(
        ("管理办法", fund.rule_document),
        ("财政部门处室", fund.finance_unit),
        ("资金性质", fund.budget_kind.label if fund.budget_kind else None),
        ("支持对象", fund.beneficiaries),
        ("支持方向", fund.scope),
        ("支持方式", fund.mode),
        ("支持标准", fund.standard),
        ("分配方法", fund.method.label if fund.method else None),
        ("绩效目标", fund.target),
        ("评价结果", fund.evaluation),
    ) + telephone("咨询监督电话", fund.contact)


def _years(years: list[PublicFundYear]) -> Iterator[Block]:
    told = [year for year in years if year.amount is not None]
    if not told:
        return
    most = max(year.amount or 0 for year in told) or 1
    yield Block(
        "Columns",
        Chart(
            "years-chart",
            "各年度安排金额",
            "每年安排的金额，数字见下表。",
            tuple(
                Bar(
                    f"{year.year}年",
                    show_money(year.amount or 0),
                    round((year.amount or 0) / most * 100, 2),
                )
                for year in told
            ),
        ),
    )
    rows = tuple(
        (Cell(f"{y.year}年"), Cell(show_money(y.amount or 0)), Cell(y.evaluation or ""))
        for y in told
    )
    heads = (Column("年度"), Column("安排金额", "number"), Column("评价结果"))
    yield Block("Table", Table("年度安排", heads, rows))


def _apply(fund: PublicFund) -> Block | None:
    told = facts(
        ("申报条件", fund.apply_conditions),
        ("申报程序", fund.apply_procedure),
        ("申报时间", fund.apply_time),
    )
    return Block("Facts", told) if told else None


def _shares(shares: tuple[PublicAllocation, ...]) -> Iterator[Block]:
    """Who got how much, a table a year; a column that no row fills is not shown."""
    years = sorted({share.year or 0 for share in shares}, reverse=True)
    for year in years:
        found = [share for share in shares if (share.year or 0) == year]
        yield Block("Table", _year_table(year, found))


def _year_table(year: int, shares: Sequence[PublicAllocation]) -> Table:
    named = (
        ("单位", [share.recipient or "" for share in shares]),
        ("项目", [share.project or "" for share in shares]),
        ("地区", [share.region or "" for share in shares]),
        ("文件", [share.document or "" for share in shares]),
    )
    used = [(label, texts) for label, texts in named if any(texts)]
    columns_ = (*(Column(label) for label, _ in used), Column("金额", "number"))
    money = [show_money(share.amount) if share.amount else "" for share in shares]
    rows = tuple(
        tuple(Cell(text) for text in row)
        for row in zip(*(texts for _, texts in used), money, strict=True)
    )
    total = show_money(sum(share.amount or 0 for share in shares))
    when = f"{year}年" if year else "未注明年度"
    return Table(f"{when}分配结果（{len(rows)}笔，合计{total}）", columns_, rows)
