"""Rows of workbooks as a page names them: each where they are few, counted where they are many."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from plugins.registry.records import Record

NAMED_BOOKS = 8
"""How many sheets of workbooks a source names one by one."""
NAMED_ROWS = 8
"""How many rows of a sheet a source names one by one."""

Rows = Mapping[tuple[str, str], Collection[int]]
"""(workbook, sheet) → rows."""


def places(records: Iterable[Record]) -> tuple[str, ...]:
    """Where *records* stand, by sheet."""
    rows: dict[tuple[str, str], set[int]] = {}
    for record in records:
        place = record.source
        rows.setdefault((place.workbook, place.sheet), set()).add(place.row)
    return tuple(_named(rows) if len(rows) <= NAMED_BOOKS else _counted(rows))


def place(record: Record) -> str:
    """Where one record stands, in the words of ``places``."""
    source = record.source
    return f"{source.workbook} › {source.sheet}，第{source.row}行"


def _named(rows: Rows) -> Iterator[str]:
    for (workbook, sheet), found in rows.items():
        yield f"{workbook} › {sheet}，{_rows(sorted(found))}"


def _counted(rows: Rows) -> Iterator[str]:
    books = Counter(sheet for _, sheet in rows)
    total: Counter[str] = Counter()
    for (_, sheet), found in rows.items():
        total[sheet] += len(found)
    for sheet, number in books.items():
        yield f"{number}个工作簿的“{sheet}”，共{total[sheet]}行"


def _rows(rows: Sequence[int]) -> str:
    """第5行, 第5至9行, 第5、7行, 第5至90行中的20行."""
    if len(rows) == 1:
        return f"第{rows[0]}行"
    if rows[-1] - rows[0] == len(rows) - 1:
        return f"第{rows[0]}至{rows[-1]}行"
    if len(rows) > NAMED_ROWS:
        return f"第{rows[0]}至{rows[-1]}行中的{len(rows)}行"
    return "第" + "、".join(map(str, rows)) + "行"
