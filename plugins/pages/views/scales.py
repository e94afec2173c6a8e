"""Tiers as bars on a scale of money or of multiples: positions in per cent, words beside them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from plugins.pages.parts import RangeBar, RangeBars, Tick
from plugins.registry.cells import StatedRange
from plugins.registry.models.benchmarks import Tier
from plugins.registry.values.money import show_money
from plugins.registry.values.ranges import Multiple, money_span

SCALES = ((Decimal(1), 1, "倍"), (Decimal("0.01"), 100, "%"), (Decimal(-1), 1000, "‰"))
"""(a scale ends above, times, unit) of multiples."""
ROOM = Decimal("1.25")
"""How much further than the last figure a scale goes where a range has no upper end."""


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a scale; None is an end that is not stated."""

    low: Decimal | None
    high: Decimal | None


def range_bars(title: str, legal: StatedRange | None, tiers: Sequence[Tier]) -> RangeBars | None:
    """The picture of *tiers* over the *legal* range; None where there are no figures to draw."""
    for measure, show in ((_money, _yuan), (_multiples, _times)):
        spans = [(tier, measure(tier.range)) for tier in tiers]
        outer = measure(legal)
        known = [span for _, span in spans if span] + ([outer] if outer else [])
        most = max((s.high or s.low or Decimal(0) for s in known), default=Decimal(0))
        if sum(span is not None for _, span in spans) < 1 or most <= 0:
            continue
        if any(span.high is None for span in known):
            most *= ROOM
        whole = outer or _around([span for _, span in spans if span])
        words = legal.text if legal else "各阶次合计"
        return RangeBars(
            anchor="scale",
            title=title,
            description="各裁量阶次的幅度，底色为法定幅度；数字见下表。",
            legal=_bar("法定幅度", words, whole, most),
            tiers=tuple(
                _bar(_label(tier), tier.range.text if tier.range else "", span, most)
                for tier, span in spans
                if span is not None
            ),
            ticks=_ticks(most, show),
        )
    return None


def _label(tier: Tier) -> str:
    return tier.label or (tier.kind.label if tier.kind else "") or tier.rank or "阶次"


def _bar(label: str, text: str, span: Span, most: Decimal) -> RangeBar:
    low = span.low or Decimal(0)
    high = span.high if span.high is not None else most
    return RangeBar(
        label,
        text,
        round(float(low / most * 100), 2),
        round(float(min(high, most) / most * 100), 2),
        span.high is None,
    )


def _around(spans: Sequence[Span]) -> Span:
    highs = [span.high for span in spans]
    high = None if None in highs else max((h for h in highs if h is not None), default=None)
    return Span(min((span.low or Decimal(0) for span in spans), default=None), high)


def _money(stated: StatedRange | None) -> Span | None:
    if stated is None or stated.range is None:
        return None
    low, high = money_span(stated.range)
    if low is None and high is None:
        return None
    return Span(
        Decimal(low) if low is not None else None, Decimal(high) if high is not None else None
    )


def _multiples(stated: StatedRange | None) -> Span | None:
    if stated is None or stated.range is None:
        return None
    found = [fine.amount for band in stated.range.bands for fine in band.fines]
    amounts = [amount for amount in found if isinstance(amount, Multiple)]
    if not amounts:
        return None
    highs = [amount.high for amount in amounts]
    high = None if None in highs else max(h for h in highs if h is not None)
    return Span(min(amount.low or Decimal(0) for amount in amounts), high)


def _ticks(most: Decimal, show: Callable[[Decimal, Decimal], str]) -> tuple[Tick, ...]:
    return tuple(Tick(float(at), show(most * at / 100, most)) for at in (0, 50, 100))


def _yuan(fen: Decimal, most: Decimal) -> str:
    del most
    return show_money(int(fen))


def _times(factor: Decimal, most: Decimal) -> str:
    """*factor* in the unit that laws use for a scale that ends at *most*: 倍, per cent, ‰."""
    times, unit = next((t, unit) for limit, t, unit in SCALES if most > limit)
    return f"{(factor * times).normalize():f}{unit}"
