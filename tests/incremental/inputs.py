"""Everything a small site is made of, as data that an edit changes, and the files it stands in."""

import io
from collections.abc import Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass, field, replace
from functools import cache
from hashlib import blake2b
from pathlib import Path
from typing import Any, Self

from openpyxl import load_workbook

from benchmarks.city import write_sheets
from tests.conftest import PUBLICATION_DATE, ROOT

TAKEN = ("shi-shihu-gongyuan", "shi-chengshi-guanli-yiche", "shi-renmin-zhengfu")
"""Departments of the example: every kind of list, some twenty outcomes in four workbooks."""
OUTCOMES = ("行政处罚", "行政许可", "行政强制", "行政检查")
MOST = 9
"""Rows that are taken of a sheet."""
FOLDERS = ("content", "lists", "theme")
Rows = list[list[Any]]
Sheets = dict[str, Rows]


@dataclass
class Inputs:
    """*books*: the workbooks below ``lists/`` by their sheets; *broken*: those that hold nonsense.

    *files*: all other files by their address below the project; *settings* beside the example's.
    """

    books: dict[str, Sheets]
    files: dict[str, bytes]
    broken: frozenset[str] = frozenset()
    settings: dict[str, Any] = field(default_factory=dict)

    def copy(self) -> Self:
        """One of its own, to be edited."""
        return replace(
            self,
            books=deepcopy(self.books),
            files=dict(self.files),
            settings=deepcopy(self.settings),
        )

    def digest(self) -> str:
        """Differs where the files or the settings do."""
        told = sorted((address, data) for address, data in self.standing())
        return blake2b(repr((told, sorted(self.settings.items()))).encode()).hexdigest()

    def standing(self) -> Iterator[tuple[str, bytes]]:
        """Every file, address and bytes."""
        yield from self.files.items()
        for name, sheets in self.books.items():
            whole = _workbook(_told(sheets))
            yield f"lists/{name}", whole[: len(whole) // 2] if name in self.broken else whole


@dataclass
class Desk:
    """A folder in which inputs stand as files."""

    folder: Path
    stands: dict[str, bytes] = field(default_factory=dict)

    def lay(self, inputs: Inputs) -> None:
        """Let *inputs* stand here, and nothing else; what stands already is not touched."""
        wanted = dict(inputs.standing())
        for address in [a for a in self.stands if a not in wanted]:
            (self.folder / address).unlink()
            del self.stands[address]
        for address, data in wanted.items():
            if self.stands.get(address) != data:
                path = self.folder / address
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(data)
                self.stands[address] = data


def first() -> Inputs:
    """The inputs that every sequence of edits begins with."""
    files = {
        path.relative_to(ROOT).as_posix(): path.read_bytes()
        for folder in ("content", "theme")
        for path in sorted((ROOT / folder).rglob("*"))
        if path.is_file()
    }
    books = {
        f"{folder}/{path.name}": _sheets(path)
        for folder in TAKEN
        for path in sorted((ROOT / "lists" / folder).glob("*.xlsx"))
    }
    return Inputs(books, files, settings={"PUBLICATION_DATE": PUBLICATION_DATE})


def heading(rows: Rows) -> int:
    """Where in *rows* the headings stand: the first row that is filled."""
    return next((n for n, row in enumerate(rows) if sum(v is not None for v in row) > 2), 0)


def _sheets(path: Path) -> Sheets:
    book = load_workbook(path, read_only=True)
    sheets = {s.title: [list(row) for row in s.iter_rows(values_only=True)] for s in book}
    book.close()
    return {name: rows[: heading(rows) + 1 + MOST] for name, rows in sheets.items()}


_Told = tuple[tuple[str, tuple[tuple[Any, ...], ...]], ...]


def _told(sheets: Mapping[str, Rows]) -> _Told:
    return tuple((name, tuple(map(tuple, rows))) for name, rows in sheets.items())


@cache
def _workbook(sheets: _Told) -> bytes:
    """A workbook of *sheets*; equal sheets make equal bytes."""
    made = io.BytesIO()
    write_sheets(made, dict(sheets))
    return made.getvalue()
