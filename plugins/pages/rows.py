"""Rows of workbooks as a page names them: each where they are few, counted where they are many."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple, Protocol

from plugins.registry.records import Source

NAMED_BOOKS = 8
"""How many sheets of workbooks a source names one by one."""
NAMED_ROWS = 8
"""How many rows of a sheet a source names one by one."""


class Rows:
    """The rows of one sheet: a bit for each, since there may be very many."""

    def __init__(self) -> None:
        self._bits = bytearray()

    def add(self, row: int) -> None:
        """Note *row*, counted from 1."""
        place, bit = divmod(row, 8)
        if place >= len(self._bits):
            self._bits.extend(bytes(place + 1 - len(self._bits) + 64))
        self._bits[place] |= 1 << bit

    def __len__(self) -> int:
        return int.from_bytes(self._bits, "little").bit_count()

    def __iter__(self) -> Iterator[int]:
        for place, byte in enumerate(self._bits):
            if byte:
                yield from (place * 8 + bit for bit in range(8) if byte >> bit & 1)


class Placed(Protocol):
    """Whatever remembers where it was read."""

    @property
    def source(self) -> Source: ...


class Row(NamedTuple):
    """A row that a page tells, without what it tells of it."""

    source: Source


def places(records: Iterable[Placed]) -> tuple[str, ...]:
    """Where *records* stand, by sheet."""
    rows: dict[tuple[str, str], Rows] = {}
    for record in records:
        source = record.source
        key = (source.workbook, source.sheet)
        found = rows.get(key)
        if found is None:
            found = rows[key] = Rows()
        found.add(source.row)
    return tuple(_named(rows) if len(rows) <= NAMED_BOOKS else _counted(rows))


def place(record: Placed) -> str:
    """Where one record stands, in the words of ``places``."""
    source = record.source
    return f"{source.workbook} › {source.sheet}，第{source.row}行"


def _named(rows: Mapping[tuple[str, str], Rows]) -> Iterator[str]:
    for (workbook, sheet), found in rows.items():
        yield f"{workbook} › {sheet}，{_told(list(found))}"


def _counted(rows: Mapping[tuple[str, str], Rows]) -> Iterator[str]:
    books = Counter(sheet for _, sheet in rows)
    total: Counter[str] = Counter()
    for (_, sheet), found in rows.items():
        total[sheet] += len(found)
    for sheet, number in books.items():
        yield f"{number}个工作簿的“{sheet}”，共{total[sheet]}行"


def _told(rows: Sequence[int]) -> str:
    """第5行, 第5至9行, 第5、7行, 第5至90行中的20行."""
    if len(rows) == 1:
        return f"第{rows[0]}行"
    if rows[-1] - rows[0] == len(rows) - 1:
        return f"第{rows[0]}至{rows[-1]}行"
    if len(rows) > NAMED_ROWS:
        return f"第{rows[0]}至{rows[-1]}行中的{len(rows)}行"
    return "第" + "、".join(map(str, rows)) + "行"
