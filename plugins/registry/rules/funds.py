"""SF: special funds rest on a rule, have a term, and are shared out in the open."""

from collections.abc import Iterator

from plugins.registry import vocabulary as v
from plugins.registry.findings import Finding, Rule, Severity
from plugins.registry.instruments import Kind
from plugins.registry.linking import Registry
from plugins.registry.models.funds import Allocation, Fund, FundYear
from plugins.registry.rules.checking import Check, checks
from plugins.registry.values.money import show_money

SF_01 = Rule(
    "SF-01",
    Severity.ERROR,
    "预算法实施条例第六条",
    "专项资金有管理办法、设立依据和期限，分配到地区和项目",
    "A fund has its rule, basis and term; shares name region and project",
    "专项资金“{fund}”没有写“{heading}”。",
    "Fund “{fund}” lacks “{heading}”.",
)
SF_02 = Rule(
    "SF-02",
    Severity.WARNING,
    "预算法实施条例第十条",
    "期满的、依据废止的专项资金不再保留",
    "A fund whose term is over or whose basis is repealed is not kept",
    "专项资金“{fund}”{why}，状态还是“保留”，请评估后调整或者取消。",
    "Fund “{fund}” {why_en} but is still kept.",
)
SF_03 = Rule(
    "SF-03",
    Severity.WARNING,
    "本系统约定（分配不超过预算）",
    "分配总额不超过当年金额",
    "Shares do not exceed the amount of the year",
    "“{fund}”{year}年共分配{given}，超过当年安排{allowed}。",
    "“{fund}” shared out {given} in {year}, above its {allowed}.",
)
NEEDED = (
    ("rule_document", "管理办法"),
    ("basis", "设立依据"),
    ("year_from", "起始年度"),
    ("year_to", "截止年度"),
)


@checks(SF_01)
def funds_are_complete(registry: Registry) -> Iterator[Finding]:
    """What the budget rules ask of every fund and of every share."""
    for fund in registry.all(Fund):
        for field, heading in NEEDED:
            if getattr(fund, field) is None:
                yield SF_01.at(fund.place(field, "name"), fund=fund.name, heading=heading)
        if fund.amount is None and not registry.where(FundYear, fund=fund.name):
            yield SF_01.at(fund.place("amount", "name"), fund=fund.name, heading="资金规模")
    for share in registry.all(Allocation):
        for field, heading in (("region", "地区"), ("project", "项目")):
            if getattr(share, field) is None:
                yield SF_01.at(share.place(field, "fund"), fund=share.fund, heading=heading)


@checks(SF_02)
def ended_funds_are_not_kept(registry: Registry) -> Iterator[Finding]:
    """A fund ends with its term or its basis unless someone decides otherwise."""
    for fund in registry.all(Fund):
        if fund.status not in (None, v.FundStatus.KEPT):
            continue
        if fund.year_to is not None and fund.year_to < registry.today.year:
            yield SF_02.at(
                fund.place("year_to"),
                fund=fund.name,
                why=f"的实施期限到{fund.year_to}年为止",
                why_en=f"ended in {fund.year_to}",
            )
        if repealed := _repealed(registry, fund):
            yield SF_02.at(
                fund.place("basis"),
                fund=fund.name,
                why=f"的设立依据《{repealed}》已经废止",
                why_en=f"rests on the repealed “{repealed}”",
            )


def _repealed(registry: Registry, fund: Fund) -> str:
    """The title of a basis that is no longer in force, where all of them are known and gone."""
    titled = [c for c in fund.basis.citations if c.title] if fund.basis else []
    answers = [registry.library.resolve(citation, registry.today) for citation in titled]
    gone = bool(answers) and all(answer.kind is Kind.REPEALED for answer in answers)
    return titled[0].title if gone else ""


@checks(SF_03)
def shares_fit_the_year(registry: Registry) -> Iterator[Finding]:
    """What was given out was there to give."""
    for year in registry.all(FundYear):
        shares = registry.where(Allocation, fund=year.fund, year=year.year)
        given = sum(share.amount or 0 for share in shares)
        if year.amount is not None and given > year.amount:
            yield SF_03.at(
                year.place("amount"),
                fund=year.fund,
                year=year.year,
                given=show_money(given),
                allowed=show_money(year.amount),
            )


CHECKS: tuple[Check, ...] = (funds_are_complete, ended_funds_are_not_kept, shares_fit_the_year)
