"""The benchmarks of one item side by side: what each authority makes of the same offence."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from posixpath import commonprefix

from plugins.pages.desk import Desk
from plugins.pages.parts import ComparedRow, Comparison, RangeBars
from plugins.pages.views.benchmarks import tier_name
from plugins.pages.views.comparisons.items import Shared, compared_row
from plugins.pages.views.scales import range_bars
from plugins.publication.records import PublicTier
from plugins.registry.linking import BenchmarkKey
from plugins.registry.models.benchmarks import Tier
from plugins.registry.values.text import fold

Benchmark = tuple[BenchmarkKey, tuple[Tier, ...]]
Rung = tuple[str, int]
"""What a tier is called, and which of that name it is (0 for the first)."""


@dataclass(frozen=True, slots=True)
class Offence:
    """One offence with the benchmarks that authorities have for it, the highest level first."""

    name: str
    benchmarks: tuple[Benchmark, ...]

    @property
    def several(self) -> bool:
        return len(self.benchmarks) > 1


def offences(desk: Desk, found: Shared) -> tuple[Offence, ...]:
    """The offences of the item, those that several authorities weigh first."""
    groups: dict[str, dict[BenchmarkKey, list[Tier]]] = {}
    for item in found.items:
        for tier in desk.public.where(PublicTier, item_code=found.code, authority=item.authority):
            benchmarks = groups.setdefault(fold(tier.offence), {})
            benchmarks.setdefault(BenchmarkKey.of(tier), []).append(tier)
    told = (
        Offence(
            next(iter(benchmarks)).offence,
            tuple((key, tuple(tiers)) for key, tiers in benchmarks.items()),
        )
        for benchmarks in groups.values()
    )
    return tuple(sorted(told, key=lambda offence: not offence.several))


def without(found: Shared, weighed: Sequence[Offence]) -> tuple[str, ...]:
    """The authorities that have no benchmark of their own for the item."""
    have = {key.authority for offence in weighed for key, _ in offence.benchmarks}
    return tuple(item.authority or "" for item in found.items if item.authority not in have)


def comparison(desk: Desk, page: str, offence: Offence) -> Comparison:
    """Two lines for each tier: its standard and its condition."""
    ladders = [_ladder(tiers) for _, tiers in offence.benchmarks]
    heads = tuple(
        desk.link(page, key.authority or "", desk.addresses.benchmark(key))
        for key, _ in offence.benchmarks
    )
    rows = tuple(row for rung in _rungs(ladders) for row in _rows(rung, ladders))
    return Comparison(f"违法行为：{offence.name}", heads, rows)


def bars(offence: Offence, number: int) -> RangeBars | None:
    """All tiers of all authorities on one scale, rung by rung."""
    names = short_names([key.authority or "" for key, _ in offence.benchmarks])
    ladders = [_ladder(tiers) for _, tiers in offence.benchmarks]
    tiers = [
        ladder[rung].model_copy(update={"label": f"{rung[0]}（{name}）"})
        for rung in _rungs(ladders)
        for name, ladder in zip(names, ladders, strict=True)
        if rung in ladder
    ]
    legal = next((tier.statutory_range for tier in tiers if tier.statutory_range), None)
    drawn = range_bars(f"幅度对照：{offence.name}", legal, tiers)
    return replace(drawn, anchor=f"scale-{number}") if drawn else None


def short_names(names: Sequence[str]) -> list[str]:
    """*names* without the words that all of them begin with."""
    shared = len(commonprefix(list(names))) if len(names) > 1 else 0
    return [name[shared:] or name for name in names]


def _ladder(tiers: Sequence[Tier]) -> dict[Rung, Tier]:
    seen: Counter[str] = Counter()
    ladder: dict[Rung, Tier] = {}
    for tier in tiers:
        name = tier_name(tier)
        ladder[name, seen[name]] = tier
        seen[name] += 1
    return ladder


def _rungs(ladders: Sequence[dict[Rung, Tier]]) -> list[Rung]:
    """The rungs of all *ladders* in order: those only a later one has after their neighbour."""
    order: list[Rung] = []
    for ladder in ladders:
        at = 0
        for rung in ladder:
            if rung in order:
                at = order.index(rung) + 1
            else:
                order.insert(at, rung)
                at += 1
    return order


def _rows(rung: Rung, ladders: Sequence[dict[Rung, Tier]]) -> tuple[ComparedRow, ...]:
    label = rung[0] if rung[1] == 0 else f"{rung[0]}（{rung[1] + 1}）"
    tiers = [ladder.get(rung) for ladder in ladders]
    ranges = [_said(tier, tier.range.text if tier and tier.range else "") for tier in tiers]
    conditions = [_said(tier, (tier.condition or "") if tier else "") for tier in tiers]
    return (
        compared_row(f"{label}：具体标准", ranges),
        compared_row(f"{label}：适用条件", conditions),
    )


def _said(tier: Tier | None, text: str) -> str:
    return (text or "未写明") if tier else "没有这一阶次"
