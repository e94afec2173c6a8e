"""What an audit says: one sentence, and a report for programs; never a withheld value."""

import json
from collections.abc import Callable
from pathlib import Path

from plugins.audit.auditing import Audited, Order, audit

NO_SITE = "还没有生成网站，请先运行 make site。\n  There is no site yet: run make site first."


def sentence(audited: Audited) -> str:
    """How the audit ended, in Chinese and English."""
    if audited.leaks:
        first, number = audited.leaks[0], len(audited.leaks)
        return (
            f"网站不能公开：{first.address} 里出现了不得公开的内容（{first.kind.zh}，来自 "
            f"{first.place}，指纹 {first.fingerprint}），共 {number} 处，全部位置见 "
            "findings/audit.json。\n"
            f"  The site must not be shown: {first.address} says what stays inside "
            f"({first.kind.en}, from {first.place}, fingerprint {first.fingerprint}); "
            f"{number} places in all, listed in findings/audit.json."
        )
    if audited.closed:
        address, why = audited.closed[0]
        return (
            f"网站不能公开：无法检查 {address} 的内容（{why}），共 {len(audited.closed)} 个文件。\n"
            f"  The site must not be shown: {address} cannot be examined ({why}); "
            f"{len(audited.closed)} files in all."
        )
    sought = sum(audited.sought.values())
    return (
        f"已逐一核对 {audited.files} 个文件：{sought} 个不公开的内容都没有出现。\n"
        f"  {audited.files} files examined: none of {sought} withheld values is in them."
    )


def write_report(audited: Audited, path: Path) -> None:
    """Leave the places of all leaks at *path*."""
    told = {
        "proven": audited.proven,
        "files": audited.files,
        "bytes": audited.bytes,
        "sought": {kind.value: number for kind, number in sorted(audited.sought.items())},
        "public_too": {kind.value: number for kind, number in sorted(audited.public.items())},
        "idle": {why.value: number for why, number in sorted(audited.idle.items(), key=str)},
        "leaks": [leak._asdict() for leak in audited.leaks],
        "not_examined": [{"address": a, "reason": why} for a, why in audited.closed],
    }
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_suffix(".new")
    beside.write_text(json.dumps(told, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    beside.replace(path)


def prove(order: Order, report: Path, tell: Callable[[str], None]) -> int:
    """Audit a finished site and leave a *report*; 0 proven, 1 not, 2 there is none."""
    if not (order.site / "index.html").is_file():
        tell(NO_SITE)
        return 2
    audited = audit(order)
    write_report(audited, report)
    tell(sentence(audited))
    return 0 if audited.proven else 1
