"""What changes of the law touch, as a page for staff and as data (LB-10)."""

import json
from collections import Counter
from collections.abc import Sequence
from datetime import date

from plugins.pages.parts import Cell, Column, Fact, Heading, Table
from plugins.pages.staff.page import StaffPage
from plugins.pages.views.blocks import Block, section
from plugins.pages.views.facts import day as written
from plugins.registry.affected import Change, Citing, Fate, Happening

FORMAT = "four-lists-affected/1"
NOTE = (
    "清单引用的法律法规有了新版、已经废止，或者将要变化的，引用它们的地方都列在这里。"
    "条文改了的，请核对依据、幅度和裁量基准，并写一条“依据更替”的调整记录。"
)
SEEN_TO = (Fate.SAME, Fate.UNKNOWN, Fate.NEW)
"""Fates that ask for a look, not for an edit; told last."""


def changes_page(changes: Sequence[Change], today: date, site: str) -> StaffPage:
    """One section for each change, the latest first."""
    title = f"依据变化影响的事项：截至{written(today)}"
    places = sum(len(change.citing) for change in changes)
    return StaffPage(
        title=f"{title} - {site}",
        heading=Heading(
            title,
            kind="内部",
            lead=NOTE,
            facts=(
                Fact("变化的法律法规", (f"{len(changes)}部",)),
                Fact("引用它们的", (f"{places}处",)),
            ),
        ),
        opening=(Block("Table", _overview(changes)),),
        sections=tuple(
            section(f"c{number}", _heading(change), Block("Table", _citing(change)))
            for number, change in enumerate(changes, 1)
        ),
    )


def _overview(changes: Sequence[Change]) -> Table:
    rows = tuple(
        (
            Cell(f"《{change.title}》", f"#c{number}"),
            Cell(change.happening.label, note=_heir(change)),
            Cell(written(change.day)),
            Cell(str(len(change.citing))),
            Cell("，".join(_counted(change))),
        )
        for number, change in enumerate(changes, 1)
    )
    heads = (
        Column("法律法规"),
        Column("变化"),
        Column("自", "date"),
        Column("引用", "number"),
        Column("条文"),
    )
    return Table("变化的法律法规", heads, rows, empty="清单引用的法律法规没有变化。")


def _counted(change: Change) -> list[str]:
    counts = Counter(one.fate for one in change.citing)
    return [f"{fate.label}{counts[fate]}处" for fate in Fate if counts[fate]]


def _heir(change: Change) -> str:
    if not change.heir:
        return ""
    if change.happening in (Happening.REPLACED, Happening.COMING):
        return f"{change.heir}版"
    return f"由《{change.heir}》替代"


def _heading(change: Change) -> str:
    return f"《{change.title}》{change.happening.label}"


def _citing(change: Change) -> Table:
    rows = tuple(
        (
            Cell(
                one.name or one.list_name, note="，".join(filter(None, (one.code, one.authority)))
            ),
            Cell(one.list_name),
            Cell(one.citation),
            Cell(one.fate.label, note=one.diff),
            Cell(str(one.place)),
        )
        for one in sorted(change.citing, key=_order)
    )
    heads = (Column("名称"), Column("清单"), Column("引用"), Column("条文"), Column("单元格"))
    return Table(f"自{written(change.day)}，共{len(rows)}处", heads, rows)


def _order(one: Citing) -> tuple[object, ...]:
    return (one.fate in SEEN_TO, one.authority, one.list_name, one.place)


def as_json(changes: Sequence[Change], today: date) -> str:
    """The same for machines: days are ISO, cells as a workbook names them."""
    told = {
        "format": FORMAT,
        "day": today.isoformat(),
        "changes": [
            {
                "title": change.title,
                "happening": change.happening.value,
                "day": change.day.isoformat(),
                "heir": change.heir,
                "citing": [_entry(one) for one in sorted(change.citing, key=_order)],
            }
            for change in changes
        ],
    }
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n"


def _entry(one: Citing) -> dict[str, str]:
    return {
        "list": one.list_name,
        "authority": one.authority,
        "name": one.name,
        "code": one.code,
        "citation": one.citation,
        "cell": str(one.place),
        "fate": one.fate.value,
        "diff": one.diff,
    }
