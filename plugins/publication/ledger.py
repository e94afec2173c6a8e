"""What a publisher took down or was asked to correct, without waiting for a workbook.

``lists/takedowns.toml`` holds a ``[[takedown]]`` for each record that is shown nowhere any more,
and a ``[[request]]`` for each request of correction (PB-17).  ``invoke takedown`` adds to it;
people may, too.  Nothing in it names a party.
"""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from hashlib import blake2b
from pathlib import Path
from typing import Any

from plugins.registry.findings import Place
from plugins.registry.loading import TAKEDOWNS
from plugins.registry.records import Record
from plugins.registry.values.document_numbers import document_key

NUMBERS = ("document_no", "code", "certificate", "change_no")
"""Fields that number a record, the first that it has."""
KINDS: Mapping[str, Mapping[str, type]] = {
    "takedown": {"reason": str, "since": date},
    "request": {"received": date},
}
"""What an entry of each kind must have."""
OPTIONAL = {
    "number": str, "authority": str, "kind": str, "workbook": str, "sheet": str, "row": int,
    "digest": str, "by": str, "done": date, "reason": str,
}  # fmt: skip


class LedgerError(ValueError):
    """``takedowns.toml`` cannot be used: nothing is published until it can."""


@dataclass(frozen=True, slots=True)
class Mark:
    """What an entry knows a record by: its number, or else its row and what stood in it."""

    number: str = ""
    authority: str = ""
    kind: str = ""
    workbook: str = ""
    sheet: str = ""
    row: int = 0
    digest: str = ""

    @classmethod
    def of(cls, record: Record) -> "Mark":
        """The mark of *record*: nothing of what it says, but where it stands and its number."""
        source = record.source
        return cls(
            number_of(record),
            getattr(record, "authority", None) or "",
            type(record).__name__,
            source.workbook,
            source.sheet,
            source.row,
            digest_of(record),
        )

    def place(self) -> Place:
        """The row meant, or the ledger where only a number is known."""
        if self.workbook and self.row:
            return Place(self.workbook, self.sheet, f"A{self.row}")
        return Place(TAKEDOWNS)

    def fits(self, record: Record) -> bool:
        """Whether *record* is the one meant; in doubt it is."""
        if self.kind and self.kind != type(record).__name__:
            return False
        if self.number:
            ours = getattr(record, "authority", None) or ""
            same = document_key(self.number) == document_key(number_of(record))
            return same and self.authority in ("", ours)
        if self.digest and self.digest == digest_of(record):
            return True
        source = record.source
        return (self.workbook, self.sheet, self.row) == (source.workbook, source.sheet, source.row)


@dataclass(frozen=True, slots=True)
class Takedown:
    """A record that is shown nowhere since a day."""

    mark: Mark
    since: date
    reason: str
    by: str = ""


@dataclass(frozen=True, slots=True)
class Request:
    """A request to correct a record; *done* is the day on which it was answered."""

    mark: Mark
    received: date
    done: date | None = None


@dataclass(frozen=True)
class Ledger:
    """Everything taken down, and every request."""

    takedowns: tuple[Takedown, ...] = ()
    requests: tuple[Request, ...] = ()

    def taken_down(self, record: Record) -> Takedown | None:
        """The entry that keeps *record* from every output."""
        if not self.takedowns:
            return None
        number = number_of(record)
        found = self._by_number.get(document_key(number), ()) if number else ()
        return next((one for one in (*found, *self._by_place) if one.mark.fits(record)), None)

    @cached_property
    def _by_number(self) -> Mapping[str, tuple[Takedown, ...]]:
        found: dict[str, list[Takedown]] = {}
        for one in self.takedowns:
            if one.mark.number:
                found.setdefault(document_key(one.mark.number), []).append(one)
        return {key: tuple(entries) for key, entries in found.items()}

    @cached_property
    def _by_place(self) -> tuple[Takedown, ...]:
        return tuple(one for one in self.takedowns if not one.mark.number)


def number_of(record: Record) -> str:
    """The number that the world knows *record* by; empty where it has none."""
    for name in NUMBERS:
        value = getattr(record, name, None)
        if value:
            return str(getattr(value, "text", value))
    return ""


def digest_of(record: Record) -> str:
    """A short digest of what a row says, wherever it stands; nobody can read the row from it."""
    told = record.model_dump(exclude={"source"})
    return blake2b(repr(sorted(told.items())).encode(), digest_size=8).hexdigest()


def read_ledger(lists: Path) -> Ledger:
    """The ledger beside the workbooks of *lists*; LedgerError for one that cannot be used."""
    path = (lists if lists.is_dir() else lists.parent) / TAKEDOWNS
    if not path.is_file():
        return Ledger()
    try:
        given = tomllib.loads(path.read_text("utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise LedgerError(f"{path.name} 不是能读的 TOML 文件，网站不生成（{error}）") from None
    unknown = sorted(set(given) - set(KINDS))
    if unknown:
        raise LedgerError(f"{path.name} 只能有 [[takedown]] 和 [[request]]，没有 {unknown}")
    downs = _entries(path.name, "takedown", given)
    asked = _entries(path.name, "request", given)
    return Ledger(
        tuple(Takedown(_mark(e), e["since"], e["reason"], e.get("by", "")) for e in downs),
        tuple(Request(_mark(e), e["received"], e.get("done")) for e in asked),
    )


def _entries(name: str, kind: str, given: Mapping[str, Any]) -> Sequence[Mapping[str, Any]]:
    entries = given.get(kind, [])
    if not isinstance(entries, list):
        raise LedgerError(f"{name}：{kind} 要写成 [[{kind}]]")
    for number, entry in enumerate(entries, 1):
        for problem in _problems(kind, entry):
            raise LedgerError(f"{name} 第{number}个 [[{kind}]]：{problem}")
    return entries


def _problems(kind: str, entry: object) -> Iterator[str]:
    if not isinstance(entry, dict):
        yield "不是一项记录"
        return
    known: dict[str, type] = {**OPTIONAL, **KINDS[kind]}
    for name, value in entry.items():
        if name not in known:
            yield f"没有 {name} 这一项"
        elif type(value) is not known[name]:
            yield f"{name} 写法不对（日期不加引号，如 2026-11-20）"
    yield from (f"缺少 {name}" for name in KINDS[kind] if name not in entry)
    if not entry.get("number") and not (entry.get("workbook") and entry.get("row")):
        yield "要写明 number（文号），或者 workbook、sheet 和 row"


def _mark(entry: Mapping[str, Any]) -> Mark:
    fields = ("number", "authority", "kind", "workbook", "sheet", "row", "digest")
    return Mark(**{name: entry[name] for name in fields if name in entry})
