"""Takes one record down: finds the row that is meant, enters it, and writes what happened.

The ledger and the incident note name numbers, cells and reasons, never a party.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import tomlkit

from plugins.publication.ledger import Mark, Takedown, number_of
from plugins.registry.loading import TAKEDOWNS
from plugins.registry.records import Record
from plugins.registry.values.document_numbers import document_key

_ROW = re.compile(r"[，,!！\s]第?[A-Z]{0,3}(?P<row>[0-9]{1,7})行?\Z")
HEAD = (
    "撤下的记录（[[takedown]]）和更正申请（[[request]]）。",
    "由 invoke takedown 写入，也可以手工填写；不要写当事人的姓名、证件号码。",
)
NOTE = """# 撤下记录 {day}

| | |
|---|---|
| 文号或者编码 | {number} |
| 机关 | {authority} |
| 来源 | {place} |
| 原因 | {reason} |
| 经办 | {by} |
| 网站 | {site} |

## 还要做的

- 请部门在工作簿里改正、删去这一行，或者填写决定状态；改好之前每次 `make check` 都会提醒。
- 决定被变更、撤销、确认违法或者无效的，3个工作日内公开说明理由（行政处罚法第四十八条）。
- 清除 CDN 和代理缓存；需要时请搜索引擎删去快照。
- 本站已经发布的，运行 `make publish`；旧版本留在发布目录里，不对外，不要 `rollback`。
"""


class TakedownError(ValueError):
    """What was asked for cannot be taken down: nobody, or more than one record, is meant."""


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be taken down (*record*: a number, or “workbook › sheet，第5行”), and why."""

    record: str
    reason: str
    by: str = ""


def record_meant(asked: str, records: Iterable[Record]) -> Record:
    """The one record that *asked* means; TakedownError where there is none or several."""
    place = _place(asked)
    key = document_key(asked)
    if place:
        found = [r for r in records if (r.source.workbook, r.source.sheet, r.source.row) == place]
    else:
        found = [r for r in records if (n := number_of(r)) and document_key(n) == key]
    if len(found) == 1:
        return found[0]
    if not found:
        raise TakedownError(
            f"清单里没有“{asked}”。可以用文号、编码、页面网址，或者“工作簿 › 表，第5行”。"
        )
    places = "；".join(spot(record) for record in found[:8])
    raise TakedownError(f"“{asked}”有{len(found)}条，请写明是哪一行：{places}")


def _place(asked: str) -> tuple[str, str, int] | None:
    """Workbook, sheet and row that *asked* names: what `spot` says, or ``… › 表!C5``."""
    workbook, mark, rest = asked.strip().partition("›")
    row = _ROW.search(rest)
    if not mark or row is None:
        return None
    return workbook.strip(), rest[: row.start()].strip(" ，,!！"), int(row["row"])


def spot(record: Record) -> str:
    """Where a record stands, in the words that ``record_meant`` reads."""
    source = record.source
    return f"{source.workbook} › {source.sheet}，第{source.row}行"


def entered(record: Record, order: Order, since: date, lists: Path) -> Takedown:
    """Add *record* to the ledger beside *lists*, which keeps what people wrote there."""
    down = Takedown(Mark.of(record), since, order.reason, order.by)
    path = lists / TAKEDOWNS
    document = tomlkit.document()
    if path.is_file():
        document = tomlkit.parse(path.read_text("utf-8-sig"))
    else:
        for line in HEAD:
            document.add(tomlkit.comment(line))
    entries = document.setdefault("takedown", tomlkit.aot())
    entries.append(_entry(down))
    beside = path.with_name(f".{path.name}.new")
    beside.write_text(tomlkit.dumps(document), encoding="utf-8")
    beside.replace(path)
    return down


def _entry(down: Takedown) -> tomlkit.items.Table:
    entry = tomlkit.table()
    mark = down.mark
    told = {name: getattr(mark, name) for name in Mark.__dataclass_fields__}
    for name, value in {**told, "since": down.since, "reason": down.reason, "by": down.by}.items():
        if value:
            entry.add(name, value)
    return entry


def incident(record: Record, order: Order, day: date, site: str) -> str:
    """The note of what was taken down, by whom and why; *site* says what became of the site."""
    return NOTE.format(
        day=day.isoformat(),
        number=number_of(record) or "无",
        authority=getattr(record, "authority", None) or "未注明",
        place=spot(record),
        reason=order.reason,
        by=order.by or "未注明",
        site=site,
    )


def note_path(folder: Path, day: date) -> Path:
    """Where the next note of *day* is written."""
    there = {path.name for path in folder.glob("*.md")} if folder.is_dir() else set()
    numbers = (f"{day.isoformat()}-{n}.md" for n in range(1, len(there) + 2))
    return folder / next(name for name in numbers if name not in there)
