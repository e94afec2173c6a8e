"""CH: adjustments are published, explained, and leave no item without a trace."""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from plugins.registry import vocabulary as v
from plugins.registry.findings import Finding, Rule, Severity
from plugins.registry.linking import Registry
from plugins.registry.models.benchmarks import Tier
from plugins.registry.models.changes import Change
from plugins.registry.models.items import PowerItem
from plugins.registry.notices import PB_22, notice_missing
from plugins.registry.rules.checking import Check, checks

ERROR, WARNING = Severity.ERROR, Severity.WARNING
K = v.ChangeKind
CH_01 = Rule(
    "CH-01",
    WARNING,
    "本系统约定（先公布后生效）",
    "生效日期不早于公布日期",
    "An adjustment takes effect on or after its publication",
    "生效日期{given}早于公布日期{allowed}。",
    "It takes effect on {given}, before its publication on {allowed}.",
)
CH_02 = Rule(
    "CH-02",
    ERROR,
    "本系统约定（取消的事项保留页面和历史）",
    "取消的事项还在清单里，状态为取消",
    "A removed item stays in the list as cancelled",
    "取消的事项{given}{why}。",
    "The removed item {given} {why_en}.",
)
CH_03 = Rule(
    "CH-03",
    ERROR,
    "本系统约定（旧编码都有去处）",
    "合并、拆分、改编码写明新旧编码的对应",
    "Merges, splits and recodes map every old code to a new one",
    "{why}。",
    "{why_en}.",
)
CH_04 = Rule(
    "CH-04",
    WARNING,
    "行政处罚法第二十四条；浙江省综合行政执法条例第九条",
    "有下放就有承接",
    "What is devolved is taken over",
    "下放的事项{given}没有对应的承接记录。",
    "The devolved item {given} was not taken over.",
)
CH_05 = Rule(
    "CH-05",
    WARNING,
    "政府信息公开条例第二十六条",
    "决定后二十个工作日内公布",
    "An adjustment is public within 20 working days",
    "决定日期{given}，公布日期{allowed}，超过二十个工作日（应不晚于{due}）。",
    "Decided {given}, published {allowed}: after 20 working days ({due}).",
)
CH_06 = Rule(
    "CH-06",
    WARNING,
    "本系统约定（每处调整都有记录）",
    "取消、暂停的事项都有调整记录",
    "Every cancelled or suspended item has its change record",
    "这个事项{why}，没有对应的调整记录。",
    "This item {why_en}, and no change record explains it.",
)
CH_07 = Rule(
    "CH-07",
    ERROR,
    "本系统约定（依据更替后重新核对裁量基准）",
    "依据更替后裁量基准跟着更新",
    "A benchmark follows when its basis is replaced",
    "事项{given}的依据{changed}更替，裁量基准还是{allowed}公布的。",
    "Item {given} was rebased on {changed}; its benchmark is of {allowed}.",
)
CODE = re.compile(
    r"[0-9A-Z]{8,36}|(?:许可|处罚|强制|征收|给付|检查|确认|奖励|裁决|其他)-\d{4,5}-\d{2,4}"
)
DAYS = 20
ENDS = frozenset(
    {K.REMOVE, K.MERGE, K.SPLIT, K.RECODE, K.CONVERT, K.TRANSFER, K.RECALL, K.SUBJECT_CHANGE}
)
EXPLAINED: Mapping[v.ItemStatus | None, tuple[frozenset[K], str, str]] = {
    v.ItemStatus.CANCELLED: (ENDS, "已经取消", "is cancelled"),
    v.ItemStatus.SUSPENDED: (frozenset({K.SUSPEND}), "已经暂停", "is suspended"),
}
"""States that only an adjustment brings about: the records that explain it, and its words."""
SAID = ("溯及", "自印发之日", "自发布之日", "自决定之日", "文件规定", "另有规定", "追溯")
"""Words of a note that say the document itself wants an earlier day."""


@checks(CH_01, CH_05, PB_22)
def days_are_right(registry: Registry) -> Iterator[Finding]:
    """Published in time, effective after, unless the document says otherwise."""
    for change in registry.all(Change):
        early = change.effective and change.published and change.effective < change.published
        if early and not any(word in (change.note or "") for word in SAID):
            yield CH_01.at(
                change.place("effective"), given=change.effective, allowed=change.published
            )
        if not change.decided or not change.published:
            continue
        due = registry.calendar.due(change.decided, DAYS)
        kept = due.kept_by(change.published)
        if kept is None:
            yield notice_missing(change.place("published"), due.missing_year)
        elif not kept:
            yield CH_05.at(
                change.place("published"),
                given=change.decided,
                allowed=change.published,
                due=due.day,
            )


@checks(CH_02)
def removed_items_stay(registry: Registry) -> Iterator[Finding]:
    """History is kept: a cancelled item has its page and its state."""
    records = _records_of(registry)
    for change in registry.all(Change):
        since = change.effective or change.decided or date.min
        if change.kind is not K.REMOVE or since > registry.today:
            continue
        for code in change.item_codes:
            item = registry.item(code, change.authority)
            if item is None:
                why, why_en = "已经不在清单里，应当保留并标明取消", "left the list"
            elif item.status is not v.ItemStatus.CANCELLED and not any(
                other.kind in (K.ADD, K.RESUME) and (other.effective or date.min) > since
                for other in records[code]
            ):
                why, why_en = "在清单里还是在用", "is still active"
            else:
                continue
            yield CH_02.at(change.place("item_codes"), given=code, why=why, why_en=why_en)


def _records_of(registry: Registry) -> Mapping[str, Sequence[Change]]:
    """The change records that name each item code."""
    found: dict[str, list[Change]] = {}
    for change in registry.all(Change):
        for code in change.item_codes:
            found.setdefault(code, []).append(change)
    return found


@checks(CH_06)
def every_change_is_explained(registry: Registry) -> Iterator[Finding]:
    """What one publication shows of it; with no records at all RB-02 says so once."""
    if not registry.all(Change):
        return
    records = _records_of(registry)
    for item in registry.all(PowerItem):
        authority = registry.authorities.get(item.authority or "")
        if item.status not in EXPLAINED or (
            authority and authority.status is v.AuthorityStatus.ABOLISHED
        ):
            continue
        explained, why, why_en = EXPLAINED[item.status]
        if not explained & {change.kind for change in records.get(item.code or "", ())}:
            yield CH_06.at(item.place("status", "code"), why=why, why_en=why_en)


@checks(CH_03)
def code_maps_are_total(registry: Registry) -> Iterator[Finding]:
    """Nobody who cites an old code is lost."""
    for change in registry.all(Change):
        if change.kind not in (K.MERGE, K.SPLIT, K.RECODE):
            continue
        old, new = CODE.findall(change.old or ""), CODE.findall(change.new or "")
        if not old or not new:
            heading = "调整前" if not old else "调整后"
            yield CH_03.at(
                change.place("old" if not old else "new"),
                why=f"“{heading}”没有写编码，旧编码查不到去处",
                why_en="codes before or after are missing",
            )
            continue
        for code in new:
            if not registry.items_of_code(code):
                yield CH_03.at(
                    change.place("new"),
                    why=f"调整后的编码{code}不在权力清单里",
                    why_en=f"the new code {code} is in no list",
                )


@checks(CH_04)
def devolved_items_are_taken_over(registry: Registry) -> Iterator[Finding]:
    """A power given away is a power somebody has."""
    taken = {
        code
        for change in registry.all(Change)
        if change.kind is K.TAKE_OVER
        for code in change.item_codes
    }
    for change in registry.all(Change):
        if change.kind is K.DEVOLVE:
            for code in change.item_codes:
                if code not in taken:
                    yield CH_04.at(change.place("item_codes"), given=code)


@checks(CH_07)
def benchmarks_follow_their_basis(registry: Registry) -> Iterator[Finding]:
    """A yardstick cut to an old law does not measure the new one."""
    for change in registry.all(Change):
        if change.kind is not K.REBASE or not change.effective:
            continue
        for code in change.item_codes:
            for item in registry.where(PowerItem, code=code):
                tiers = registry.where(Tier, item_code=code, authority=item.authority)
                days = [t.published or t.effective for t in tiers]
                latest = max((day for day in days if day), default=None)
                if latest is not None and latest < change.effective:
                    yield CH_07.at(
                        change.place("item_codes"),
                        given=code,
                        changed=change.effective,
                        allowed=latest,
                    )


CHECKS: tuple[Check, ...] = (
    days_are_right,
    removed_items_stay,
    every_change_is_explained,
    code_maps_are_total,
    devolved_items_are_taken_over,
    benchmarks_follow_their_basis,
)
