"""Results as Markdown tables, and their place in benchmarks/README.md."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

README = Path(__file__).resolve().parents[1] / "README.md"
BEGIN, END = "<!-- search: begin -->", "<!-- search: end -->"
KINDS = ("substring", "traditional", "number", "code", "title", "half-remembered", "pinyin")


def table(results: Path) -> str:
    """Three tables of everything in the folder *results*: making, finding, and the line."""
    found = [json.loads(path.read_text("utf-8")) for path in sorted(results.glob("*.json"))]
    return "\n\n".join((_making(found), _finding(found), _line(found)))


def write(results: Path) -> None:
    """Put the tables into the README, between their marks."""
    before, _, rest = README.read_text("utf-8").partition(BEGIN)
    after = rest.partition(END)[2]
    README.write_text(f"{before}{BEGIN}\n\n{table(results)}\n\n{END}{after}", "utf-8")


def _rows(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    rule = ["---", *("---:" for _ in head[1:])]
    return "\n".join(f"| {' | '.join(row)} |" for row in (head, rule, *rows))


def _making(found: Sequence[dict[str, Any]]) -> str:
    head = ("engine", "records", "CPU s", "records per CPU s", "peak MB", "files", "MB")
    rows = []
    for one in found:
        if "cost" not in one:
            rows.append((one["engine"], f"{one['records']:,}", one["unfinished"], *["—"] * 4))
            continue
        cost = one["cost"]
        speed = f"{one['records'] / cost['cpu']:,.0f}" if cost["cpu"] else "—"
        rows.append((
            one["engine"], f"{one['records']:,}", f"{cost['cpu']:.1f}", speed,
            f"{cost['memory']:,.0f}", f"{cost['files']:,}", f"{cost['size'] / 1e6:.1f}",
        ))  # fmt: skip
    return _rows(head, rows)


def _finding(found: Sequence[dict[str, Any]]) -> str:
    head = ("engine", "records", "queries", *KINDS)
    rows = [
        (
            one["engine"], f"{one['records']:,}", _of(one["asked"], one["of"]),
            *(_told(one["quality"].get(k)) for k in KINDS),
        )
        for one in found
        if "cost" in one
    ]  # fmt: skip
    return _rows(head, rows)


def _of(asked: int, wanted: int) -> str:
    return f"{asked}" if asked == wanted else f"{asked} of {wanted}"


def _told(quality: dict[str, float | None] | None) -> str:
    if quality is None:
        return "—"
    both = [quality["recall"], quality["precision"]]
    parts = [" / ".join(f"{one:.3f}" for one in both if one is not None)]
    if quality["rank"] is not None:
        parts.append(f"MRR {quality['rank']:.2f}")
    return ", ".join(filter(None, parts))


def _line(found: Sequence[dict[str, Any]]) -> str:
    head = ("engine", "records", "sessions", "first: kB (p95)", "requests", "trips", "ms (p95)",
            "later: kB (p95)", "requests", "trips", "ms (p95)")  # fmt: skip
    rows = []
    for one in found:
        if "cost" not in one:
            continue
        row = [one["engine"], f"{one['records']:,}", f"{one['sessions']}"]
        for read in (one["first"], one["later"]):
            row += ["—"] * 4 if read is None else [
                f"{read['bytes'] / 1000:,.1f} ({read['bytes95'] / 1000:,.1f})",
                f"{read['requests']:g}", f"{read['trips']:g}",
                f"{read['ms']:,.0f} ({read['ms95']:,.0f})",
            ]  # fmt: skip
        rows.append(row)
    return _rows(head, rows)
