"""The publisher's calendar as a page: what to do, by authority; what is kept back, and why."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from plugins.pages.parts import Cell, Column, Fact, Heading, Table
from plugins.pages.staff.calendar import Calendar, counted
from plugins.pages.views.blocks import Block, BlockSection, section
from plugins.pages.views.facts import day
from plugins.pages.views.timeliness import timeliness_table
from plugins.publication.agenda import HORIZON, Entry, Task
from plugins.publication.archive import Withheld
from plugins.publication.rulebook import RULES

SAYINGS = {rule.id: rule for rule in RULES}
CELLS = 8
"""How many cells a rule names on the page; the JSON file names all."""
NOTE = "只供工作人员使用，不对外公布。列出文号和单元格，不写当事人。"


@dataclass(frozen=True, slots=True)
class StaffPage:
    """A page that stands alone in a folder of findings."""

    template: ClassVar[str] = "staff.html"
    title: str
    heading: Heading
    opening: tuple[Block, ...]
    sections: tuple[BlockSection, ...]


def calendar_page(calendar: Calendar, site: str) -> StaffPage:
    """The whole calendar."""
    title = f"公开日历：{day(calendar.day)}起{HORIZON}天"
    every = calendar.by_authority
    kept, timely = _withheld(calendar), timeliness_table(calendar.timeliness)
    facts = tuple(
        Fact(task.label, (f"{sum(one.task is task for one in calendar.entries)}件",))
        for task in Task
        if any(one.task is task for one in calendar.entries)
    )
    return StaffPage(
        title=f"{title} - {site}",
        heading=Heading(title, kind="内部", lead=NOTE, facts=facts),
        opening=(Block("Table", _overview(calendar)),),
        sections=(
            *(
                section(f"a{number}", name or "未注明机关", Block("Table", _tasks(found)))
                for number, (name, found) in enumerate(every.items(), 1)
            ),
            section("withheld", "没有公开的，在哪一格、为什么", Block("Table", kept)),
            section("timeliness", "公开是否及时", Block("Table", timely)),
        ),
    )


def _overview(calendar: Calendar) -> Table:
    counts = counted(calendar)
    used = [task for task in Task if any(found[task] for found in counts.values())]
    rows = tuple(
        (
            Cell(name or "未注明机关", f"#a{number}"),
            *(Cell(str(found[task]) if found[task] else "—") for task in used),
        )
        for number, (name, found) in enumerate(counts.items(), 1)
    )
    heads = (Column("机关"), *(Column(task.label, "number") for task in used))
    return Table("各机关要做的", heads, rows, empty=f"{HORIZON}天之内没有要做的。")


def _tasks(entries: Sequence[Entry]) -> Table:
    heads = (
        Column("期限", "date"),
        Column("要做什么"),
        Column("文号", "code"),
        Column("单元格"),
        Column("依据"),
    )
    rows = tuple(
        (
            Cell(day(one.day) if one.exact else f"不早于{day(one.day)}", note=_late(one)),
            Cell(one.task.label),
            Cell(one.document_no or "无"),
            Cell(str(one.place)),
            Cell(SAYINGS[one.rule].source if one.rule in SAYINGS else "清单写明的期限"),
        )
        for one in entries
    )
    return Table(f"共{len(rows)}件", heads, rows)


def _late(entry: Entry) -> str:
    return f"已过{entry.late}天" if entry.late else ""


def _withheld(calendar: Calendar) -> Table:
    rows = tuple(
        (
            Cell(authority or "未注明机关"),
            Cell(_why(rule), note=rule),
            Cell(f"{len(found)}"),
            Cell("；".join(_cells(found))),
        )
        for (authority, rule), found in calendar.kept_back.items()
    )
    heads = (Column("机关"), Column("为什么"), Column("行数", "number"), Column("在哪里"))
    return Table("没有公开的", heads, rows, empty="没有。")


def _cells(found: Sequence[Withheld]) -> Iterator[str]:
    yield from (str(one.place) for one in found[:CELLS])
    if len(found) > CELLS:
        yield f"另外{len(found) - CELLS}行见 calendar.json"


def _why(rule: str) -> str:
    return SAYINGS[rule].statement_zh if rule in SAYINGS else rule
