"""What a page says where it shows the last good version of something: the day, and why."""

from collections.abc import Iterable

from plugins.pages.parts import Notice
from plugins.pages.rows import Placed
from plugins.publication.keeping.standing import Why
from plugins.publication.public import PublicRegistry
from plugins.publication.records import PublicAuthority
from plugins.registry.values.dates import show_date

REASONS = {
    Why.ROW: "部门新交的清单中，这一部分有错误，改正之前沿用上次公布的内容。",
    Why.BOOK: "部门新交的清单读不出来，重新提交之前沿用上次公布的内容。",
    Why.GONE: "部门新交的清单中没有了这一部分，确认之前沿用上次公布的内容。",
}
RENEWED = "期限届满、决定被撤销或者依法不再公开的，不在沿用之列。"


def kept_notice(public: PublicRegistry, records: Iterable[Placed]) -> Notice | None:
    """What to know before reading a page of *records*; None where all of them are of today."""
    if not public.kept:
        return None
    told = list(records)
    found = [kept for record in told if (kept := public.kept.get(record.source))]
    for record in told:
        if isinstance(record, PublicAuthority):
            found += public.kept_of(record.name)
    if not found:
        return None
    first = min(kept.good for kept in found)
    whole = len(told) == 1 and told[0].source in public.kept
    part = "" if whole else f"其中{len(found)}条"
    whys = sorted({kept.why for kept in found}, key=list(Why).index)
    return Notice(
        "warn",
        f"{part or '以下内容'}是{show_date(first)}公布的版本",
        (*(REASONS[why] for why in whys), RENEWED),
    )
