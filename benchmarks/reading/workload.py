"""The workbooks of the benchmark: seeded penalties, ghost rows and a bomb.

Twenty columns; one row in a hundred holds a day that is none, so that there is something to say.
"""

import random
import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import timedelta
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

from benchmarks import city

COLUMNS = 20
FAULTY = 100
NO_DAY = "2026.13.45"
DAY = 11
"""The place of 处罚决定日期 among the columns."""
GHOSTS = 1_048_575
BOMB = 1024
"""Mebibytes of blanks."""
_DIMENSION = re.compile(rb'(<dimension ref=")[A-Z0-9:]+(")')
_BLANKS = b" " * 1024 * 1024


def write_penalties(path: Path, rows: int, seed: int = 7) -> None:
    """A workbook of so many penalties."""
    if not path.exists():
        city.write_sheets(path, {"行政处罚": _penalties(rows, seed)})


def _penalties(rows: int, seed: int) -> Iterator[Sequence[object]]:
    chance = random.Random(seed)
    office = city.made_office(0, city.Size(), chance)
    yield city.OUTCOMES["行政处罚"].split("|")[:COLUMNS]
    for number in range(1, rows + 1):
        decided = city.LAST_DAY - timedelta(days=chance.randrange(city.DAYS))
        row = list(city.made_penalty(office, decided, chance)[1][:COLUMNS])
        if number % FAULTY == 0:
            row[DAY] = NO_DAY
        yield row


def write_ghosts(path: Path) -> None:
    """One penalty, and below it formatted empty rows down to the last row of the sheet."""
    if not path.exists():
        small = path.with_name("small.xlsx")
        write_penalties(small, 1)
        rows = (f'<row r="{n}" s="1" customFormat="1"><c r="A{n}" s="1"/></row>'
                for n in range(3, GHOSTS + 2))  # fmt: skip
        _rewritten(small, path, (row.encode() for row in rows))


def write_bomb(path: Path) -> None:
    """A workbook of a few megabytes whose sheet inflates to a gigabyte of blanks."""
    if not path.exists():
        small = path.with_name("small.xlsx")
        write_penalties(small, 1)
        _rewritten(small, path, (_BLANKS for _ in range(BOMB)))


def _rewritten(source: Path, path: Path, more: Iterable[bytes]) -> None:
    with ZipFile(source) as given, ZipFile(path, "w", ZIP_DEFLATED) as made:
        for member in given.infolist():
            data = given.read(member)
            if member.filename.endswith("sheet1.xml"):
                before, end, after = data.rpartition(b"</sheetData>")
                with made.open(member.filename, "w", force_zip64=True) as part:
                    part.write(_DIMENSION.sub(rb"\1A1:T1048576\2", before))
                    for piece in more:
                        part.write(piece)
                    part.write(end + after)
            else:
                made.writestr(member.filename, data)
