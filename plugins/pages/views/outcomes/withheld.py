"""How many rows are not published and which rule keeps them back: counts, never the rows."""

from plugins.pages.desk import Desk
from plugins.pages.parts import Cell, Column, Table
from plugins.publication.clock_sayings import PB_RULES
from plugins.publication.public import FEW, Count
from plugins.publication.sayings import PV_RULES
from plugins.registry.layouts import LAYOUTS

RULES = {rule.id: rule for rule in (*PV_RULES, *PB_RULES)}
NOTE = f"只公布数量和理由，不公布内容。涉及自然人、不足{FEW}件的，不写具体数字，以免猜出是谁。"


def withheld_table(desk: Desk, authority: str = "") -> Table | None:
    """What is kept back of *authority* (of everyone without a name), by list and reason."""
    counts = [count for count in desk.counts if authority in ("", count.authority)]
    found: dict[tuple[str, str], list[Count]] = {}
    for count in counts:
        found.setdefault((_list(count.kind), count.rule), []).append(count)
    rows = tuple(
        (Cell(name), Cell(_why(rule), note=_source(rule)), Cell(_sum(parts)))
        for (name, rule), parts in sorted(found.items())
    )
    columns = (Column("清单"), Column("为什么不公开"), Column("数量", "number"))
    return Table("没有公开的，按理由统计", columns, rows, NOTE) if rows else None


def _list(kind: str) -> str:
    return next((layout.sheet for layout in LAYOUTS if layout.model.__name__ == kind), kind)


def _why(rule: str) -> str:
    return RULES[rule].statement_zh if rule in RULES else rule


def _source(rule: str) -> str:
    return RULES[rule].source if rule in RULES else ""


def _sum(parts: list[Count]) -> str:
    """The sum, in words that give no untold part away."""
    known = sum(part.number for part in parts if part.number is not None)
    if all(part.number is not None for part in parts):
        return f"{known}条"
    return f"多于{known}条" if known else f"少于{FEW}条" if len(parts) == 1 else "少量"
