"""How timely authorities publish, as a public figure with a sentence about how it is counted."""

from collections.abc import Sequence

from plugins.pages.desk import Desk
from plugins.pages.parts import Cell, Column, Fact, Table
from plugins.pages.views.facts import day
from plugins.publication.timeliness import Timeliness, first_day

HEADS = (
    Column("机关"),
    Column("写明公示日期", "number"),
    Column("按时公开", "number"),
    Column("按时的比例", "number"),
    Column("没有写公示日期", "number"),
)


def counting(desk: Desk) -> str:
    """How the figure is counted, for a citizen."""
    today = desk.settings.today
    return (
        f"{day(first_day(today))}至{day(today)}作出、写明公示日期的处罚、许可、强制和检查中，"
        f"在期限之内公开的占多少。期限从作出的第二天算起：处罚、许可{desk.public.policy_days}个工作日，"
        "强制、检查20个工作日。没有写公示日期的不算进比例，依法不公开的不计。"
    )


def timeliness_table(
    figures: Sequence[Timeliness], desk: Desk | None = None, page: str = ""
) -> Table:
    """The figures of many authorities; with *desk*, linked from *page* to theirs."""
    rows = tuple(
        (
            Cell(
                one.authority or "未注明机关",
                desk.authority_link(page, one.authority) if desk else "",
            ),
            Cell(f"{one.dated:,}件"),
            Cell(f"{one.in_time:,}件"),
            Cell(share(one)),
            Cell(f"{one.undated:,}件"),
        )
        for one in figures
    )
    note = counting(desk) if desk else ""
    return Table("公开是否及时", HEADS, rows, note, empty="最近一年没有可以计算的。")


def timeliness_facts(desk: Desk, authority: str) -> tuple[Fact, ...]:
    """The figure of one authority, in words; nothing where it has no outcome to count."""
    for one in desk.timeliness:
        if one.authority == authority and (one.dated or one.undated):
            told = f"{one.dated:,}件中{one.in_time:,}件按时公开"
            late = one.dated - one.in_time
            lines = [f"{told}，占{share(one)}" if one.dated else "都没有写公示日期"]
            lines += [f"晚于期限{late:,}件"] if late else []
            lines += [f"没有写公示日期{one.undated:,}件"] if one.undated and one.dated else []
            return (Fact("最近一年", tuple(lines), note=counting(desk)),)
    return ()


def share(figure: Timeliness) -> str:
    """The share that was in time, in per cent; a dash where nothing is dated."""
    return f"{figure.in_time / figure.dated:.1%}" if figure.dated else "—"
