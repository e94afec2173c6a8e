"""SF: special funds rest on a rule, have a term, and are shared out in the open."""

from collections.abc import Iterator

from plugins.registry import vocabulary as v
from plugins.registry.findings import Finding, Rule, Severity
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
    "期满的专项资金不再保留",
    "A fund whose term is over is not kept",
    "专项资金“{fund}”的实施期限到{year}年为止，状态还是“保留”，请评估后调整或者取消。",
    "Fund “{fund}” ended in {year} but is still kept.",
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
    """A fund ends with its term unless someone decides otherwise."""
    for fund in registry.all(Fund):
        over = fund.year_to is not None and fund.year_to < registry.today.year
        if over and fund.status in (None, v.FundStatus.KEPT):
            yield SF_02.at(fund.place("year_to"), fund=fund.name, year=fund.year_to)


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
