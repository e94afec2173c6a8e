"""What an authority's page shows of its lists: counts, first entries, and where the rest is."""

from collections import Counter

from plugins.pages.addresses import OutcomeYear
from plugins.pages.desk import OUTCOME_TYPES, Desk
from plugins.pages.parts import Cell, Column, Fact, Table, Tile
from plugins.pages.views.facts import day, listed, state_of, unusual
from plugins.pages.views.naming import OUTCOME_NAMES
from plugins.publication.records import (
    PublicBoundary,
    PublicDuty,
    PublicFund,
    PublicInspectionItem,
    PublicItem,
    PublicOfficer,
    PublicStep,
    PublicTier,
)
from plugins.registry import vocabulary as v
from plugins.registry.linking import steps_by_procedure, tiers_by_benchmark

SHOWN = 8
"""How many entries of a list that has a page of its own stand here."""


def tiles(desk: Desk, page: str, name: str) -> tuple[Tile, ...]:
    """The size of each list at a glance; lists that are empty are not named."""
    public = desk.public
    found = (
        (
            "权力事项",
            len(public.where(PublicItem, authority=name)),
            "项",
            desk.addresses.item_list(name),
        ),
        (
            "裁量基准",
            len(tiers_by_benchmark(public.where(PublicTier, authority=name))),
            "项",
            f"{page}#benchmarks",
        ),
        (
            "工作事项",
            len(public.where(PublicDuty, authority=name)),
            "项",
            desk.addresses.responsibilities(name),
        ),
        (
            "执法结果",
            sum(public.archive.years_of(name).values()),
            "件",
            f"{page}#outcomes",
        ),
        ("执法人员", len(public.where(PublicOfficer, authority=name)), "人", f"{page}#officers"),
    )
    return tuple(
        Tile(label, f"{count:,}", unit, "", desk.to(page, target))
        for label, count, unit, target in found
        if count
    )


def kind_tiles(desk: Desk, page: str, name: str) -> tuple[Tile, ...]:
    """Its items by kind of power, each leading to that part of its list."""
    counts = Counter(item.kind for item in desk.public.where(PublicItem, authority=name))
    target = desk.addresses.item_list(name)
    return tuple(
        Tile(
            kind.label if kind else "未注明类型",
            str(counts[kind]),
            "项",
            "",
            desk.to(page, f"{target}#{kind_anchor(kind)}"),
        )
        for kind in (*v.PowerKind, None)
        if counts[kind]
    )


def kind_anchor(kind: v.PowerKind | None) -> str:
    """Where a kind of power stands on a power list."""
    return f"kind-{kind.value}" if kind else "kind-none"


def boundary_facts(desk: Desk, page: str, name: str) -> tuple[Fact, ...]:
    """The matters it shares with others, whoever lists them: what its own part is."""
    found: dict[str, Fact] = {}
    rows = (
        *desk.public.where(PublicBoundary, authority=name),
        *desk.public.where(PublicBoundary, party=name),
    )
    for row in rows:
        target = desk.to(page, f"{desk.addresses.responsibilities(row.authority)}#boundaries")
        own = row.division if row.party == name else None
        if row.topic not in found or own:
            found[row.topic] = Fact(
                row.topic, (own or "查看各部门怎样分工",), "" if own else target
            )
    return tuple(found.values())


def benchmark_table(desk: Desk, page: str, name: str) -> Table | None:
    """Its first benchmarks."""
    groups = tiers_by_benchmark(desk.public.where(PublicTier, authority=name))
    if not groups:
        return None
    rows = tuple(
        (
            Cell(key.offence, desk.to(page, desk.addresses.benchmark(key))),
            Cell(f"{len(tiers)}个阶次"),
        )
        for key, tiers in list(groups.items())[:SHOWN]
    )
    target = desk.addresses.benchmark_list(name)
    more = desk.link(page, f"全部{len(groups)}项裁量基准", target) if len(groups) > SHOWN else None
    return Table("裁量基准", (Column("违法行为"), Column("阶次")), rows, more=more)


def procedure_table(desk: Desk, page: str, name: str) -> Table | None:
    """Its procedures."""
    groups = steps_by_procedure(desk.public.where(PublicStep, authority=name))
    rows = tuple(
        (
            Cell(title, desk.to(page, desk.addresses.procedure(owner, title))),
            Cell(listed(dict.fromkeys(k.label for s in steps for k in s.power_kinds))),
            Cell(f"{len(steps)}步"),
        )
        for (owner, title), steps in groups.items()
    )
    columns = (Column("流程"), Column("适用于"), Column("步骤"))
    return Table("执法流程", columns, rows) if rows else None


def outcome_table(desk: Desk, page: str, name: str) -> Table | None:
    """Its outcomes counted by year and kind."""
    counts = Counter(
        {
            OutcomeYear(kind, name, year): count
            for (kind, year), count in desk.public.archive.years_of(name).items()
        }
    )
    years = sorted({key.year for key in counts}, reverse=True)
    if not years:
        return None
    kinds = [kind for kind in OUTCOME_TYPES if any(key.kind is kind for key in counts)]
    rows = []
    for kind in kinds:
        cells = []
        for year in years:
            key = OutcomeYear(kind, name, year)
            there = counts[key]
            target = desk.to(page, desk.addresses.outcome_list(key)) if there else ""
            cells.append(Cell(f"{there}件" if there else "—", target))
        rows.append((Cell(OUTCOME_NAMES[kind]), *cells))
    named = (Column(f"{year}年" if year else "未注明日期", "number") for year in years)
    return Table("公示期内的执法结果", (Column("类别"), *named), tuple(rows))


def officer_table(desk: Desk, name: str) -> Table | None:
    """Its certified officers."""
    rows = tuple(
        (
            Cell(officer.name, state=unusual(officer.status)),
            Cell(officer.certificate or ""),
            Cell(listed(officer.fields)),
            Cell(day(officer.expires) if officer.expires else ""),
        )
        for officer in desk.public.where(PublicOfficer, authority=name)
    )
    columns = (
        Column("姓名"),
        Column("执法证号", "code"),
        Column("执法类别"),
        Column("有效期至", "date"),
    )
    return Table(f"执法人员（{len(rows)}人）", columns, rows) if rows else None


def inspection_table(desk: Desk, name: str) -> Table | None:
    """Its random-inspection items."""
    rows = tuple(
        (
            Cell(item.name),
            Cell(item.objects or ""),
            Cell(item.ratio or ""),
            Cell(item.frequency or ""),
            Cell(item.method or ""),
        )
        for item in desk.public.where(PublicInspectionItem, authority=name)
    )
    columns = (
        Column("抽查事项"),
        Column("抽查对象"),
        Column("抽查比例"),
        Column("抽查频次"),
        Column("检查方式"),
    )
    return Table(f"随机抽查事项（{len(rows)}项）", columns, rows) if rows else None


def fund_table(desk: Desk, page: str, name: str) -> Table | None:
    """The special funds it is in charge of."""
    rows = tuple(
        (
            Cell(fund.name, desk.to(page, desk.addresses.fund(fund.code, fund.name))),
            Cell("", state=state_of(fund.status)),
        )
        for fund in desk.public.where(PublicFund, authority=name)
    )
    columns = (Column("名称"), Column("状态"))
    return Table("主管的专项资金", columns, rows) if rows else None
