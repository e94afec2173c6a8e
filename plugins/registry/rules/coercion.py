"""CO: coercive measures end in time, rest on a basis of rank, and spare days of rest."""

from collections.abc import Iterator
from datetime import timedelta

from plugins.registry import vocabulary as v
from plugins.registry.calendar import NoticeMissingError
from plugins.registry.findings import Finding, Rule, Severity
from plugins.registry.linking import Registry
from plugins.registry.models.outcomes import CoerciveMeasure
from plugins.registry.notices import PB_22, notice_missing
from plugins.registry.rules.checking import Check, checks_each
from plugins.registry.rules.legal_rank import rank_of
from plugins.registry.values.dates import show_date

CO_01 = Rule(
    "CO-01",
    Severity.WARNING,
    "行政强制法第二十五条、第三十二条",
    "查封、扣押、冻结不超过三十日，延长不超过三十日并说明理由",
    "Sealing, seizing and freezing end after 30 days, 30 more with reasons",
    "{why}。",
    "{why_en}.",
)
CO_02 = Rule(
    "CO-02",
    Severity.WARNING,
    "行政强制法第二十七条、第二十八条、第三十三条",
    "期满没有处理的应当解除",
    "A measure that is over is released",
    "{given}期满，没有解除日期，也没有说明怎样处理。",
    "It ended on {given} without a release or disposal.",
)
CO_03 = Rule(
    "CO-03",
    Severity.WARNING,
    "行政强制法第四十三条",
    "不在法定节假日实施强制执行，情况紧急除外",
    "No execution on days of rest unless urgent",
    "{given}是休息日，强制执行没有注明情况紧急。",
    "{given} is a day of rest and the execution is not marked urgent.",
)
CO_04 = Rule(
    "CO-04",
    Severity.ERROR,
    "行政强制法第十条、第十三条",
    "地方性法规只能设定查封和扣押；强制执行由法律设定",
    "A local regulation may provide for sealing and seizing only; execution is for laws",
    "{given}不能作为“{kind}”的依据，请补充{allowed}。",
    "{given} cannot be the basis of {kind}; cite a weightier one.",
)
K = v.CoercionKind
R = v.InstrumentRank
HOLDS = frozenset({K.SEAL, K.SEIZE, K.FREEZE})
EXECUTIONS = frozenset({K.TRANSFER, K.AUCTION, K.RESTORE, K.SUBSTITUTE, K.OTHER_EXECUTION})
LOCAL = frozenset({R.LOCAL_REGULATION, R.AUTONOMOUS_REGULATION})
MAY_PROVIDE = {
    K.LIBERTY: frozenset({R.LAW}),
    K.SEAL: frozenset({R.LAW, R.ADMINISTRATIVE_REGULATION}) | LOCAL,
    K.SEIZE: frozenset({R.LAW, R.ADMINISTRATIVE_REGULATION}) | LOCAL,
    K.FREEZE: frozenset({R.LAW}),
    K.OTHER_MEASURE: frozenset({R.LAW, R.ADMINISTRATIVE_REGULATION}),
    **dict.fromkeys((*EXECUTIONS, K.SURCHARGE), frozenset({R.LAW})),
}
"""Ranks that may provide for each measure (强制法 art. 10) and for execution (art. 13)."""
DAYS = 30
DISPOSED = ("没收", "销毁", "处理", "移送", "退还", "拍卖", "解除")


@checks_each(CO_01)
def holds_are_short(registry: Registry) -> Iterator[Finding]:
    """Thirty days, and thirty more with a reason; time for testing is told in the note."""
    for measure in registry.all(CoerciveMeasure):
        if measure.kind not in HOLDS or not measure.started:
            continue
        limit = measure.started + timedelta(days=DAYS)
        latest = limit + timedelta(days=DAYS)
        if measure.ends and limit < measure.ends != measure.extended_to:
            yield CO_01.at(
                measure.place("ends"),
                why=f"期限到{show_date(measure.ends)}，超过三十日（应不晚于{show_date(limit)}）",
                why_en=f"it ends on {measure.ends}, after {limit}",
            )
        if measure.extended_to and measure.extended_to > latest:
            until = show_date(measure.extended_to)
            yield CO_01.at(
                measure.place("extended_to"),
                why=f"延期到{until}，延长超过三十日（应不晚于{show_date(latest)}）",
                why_en=f"it was extended to {measure.extended_to}, after {latest}",
            )
        if measure.extended_to and not measure.extension_reason:
            yield CO_01.at(
                measure.place("extension_reason", "extended_to"),
                why="延期没有写理由",
                why_en="the extension has no reason",
            )


@checks_each(CO_02)
def holds_are_released(registry: Registry) -> Iterator[Finding]:
    """When the term is over the measure is released or its object disposed of."""
    for measure in registry.all(CoerciveMeasure):
        over = measure.extended_to or measure.ends
        if measure.kind not in HOLDS or not over or over >= registry.today:
            continue
        if not measure.released and not any(word in (measure.note or "") for word in DISPOSED):
            yield CO_02.at(measure.place("released", "ends"), given=over)


@checks_each(CO_03, PB_22)
def rest_is_respected(registry: Registry) -> Iterator[Finding]:
    """Nobody's house is cleared on a holiday."""
    for measure in registry.all(CoerciveMeasure):
        day = measure.started
        if measure.kind not in EXECUTIONS or measure.urgent or day is None:
            continue
        try:
            working = registry.calendar.is_working(day)
        except NoticeMissingError as missing:
            yield notice_missing(measure.place("started"), missing.year)
            continue
        if not working:
            yield CO_03.at(measure.place("started"), given=day)


@checks_each(CO_04)
def measures_rest_on_rank(registry: Registry) -> Iterator[Finding]:
    """Silent where the rank of any cited instrument is unknown, for that one may suffice."""
    for measure in registry.all(CoerciveMeasure):
        enough = MAY_PROVIDE.get(measure.kind) if measure.kind else None
        titled = [c for c in measure.basis.citations if c.title] if measure.basis else []
        ranks = {rank_of(registry, citation) for citation in titled}
        if enough is None or measure.kind is None or not ranks or None in ranks or ranks & enough:
            continue
        yield CO_04.at(
            measure.place("basis"),
            given="、".join(dict.fromkeys(f"《{citation.title}》" for citation in titled)),
            kind=measure.kind.label,
            allowed="、".join(rank.label for rank in R if rank in enough) + "依据",
        )


CHECKS: tuple[Check, ...] = (
    holds_are_short,
    holds_are_released,
    rest_is_respected,
    measures_rest_on_rank,
)
