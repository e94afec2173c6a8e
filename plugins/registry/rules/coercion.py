"""CO: coercive measures end in time and are not executed on days of rest."""

from collections.abc import Iterator
from datetime import timedelta

from plugins.registry import vocabulary as v
from plugins.registry.calendar import NoticeMissingError
from plugins.registry.findings import Finding, Rule, Severity
from plugins.registry.linking import Registry
from plugins.registry.models.outcomes import CoerciveMeasure
from plugins.registry.rules.checking import Check, checks

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
    "行政强制法第十条",
    "地方性法规只能设定查封和扣押",
    "A local regulation may only provide for sealing and seizing",
    "{given}只能设定查封、扣押，不能作为“{kind}”的依据。",
    "{given} cannot be the basis of {kind}.",
)
K = v.CoercionKind
HOLDS = frozenset({K.SEAL, K.SEIZE, K.FREEZE})
EXECUTIONS = frozenset({K.TRANSFER, K.AUCTION, K.RESTORE, K.SUBSTITUTE, K.OTHER_EXECUTION})
MEASURES = frozenset({K.FREEZE, K.LIBERTY, K.OTHER_MEASURE})
DAYS = 30
DISPOSED = ("没收", "销毁", "处理", "移送", "退还", "拍卖", "解除")


@checks(CO_01, CO_02)
def holds_end(registry: Registry) -> Iterator[Finding]:
    """Thirty days, thirty more with a reason, then release or disposal."""
    for measure in registry.all(CoerciveMeasure):
        if measure.kind not in HOLDS or not measure.started:
            continue
        limit = measure.started + timedelta(days=DAYS)
        if measure.ends and measure.ends > limit:
            yield CO_01.at(
                measure.place("ends"),
                why=f"期限到{measure.ends}，超过三十日（{limit}）",
                why_en=f"it ends on {measure.ends}, after 30 days",
            )
        if measure.extended_to:
            if measure.extended_to > limit + timedelta(days=DAYS):
                yield CO_01.at(
                    measure.place("extended_to"),
                    why=f"延期到{measure.extended_to}，超过三十日",
                    why_en=f"it was extended to {measure.extended_to}, by more than 30 days",
                )
            if not measure.extension_reason:
                yield CO_01.at(
                    measure.place("extension_reason", "extended_to"),
                    why="延期没有写理由",
                    why_en="the extension has no reason",
                )
        yield from _released(registry, measure)


def _released(registry: Registry, measure: CoerciveMeasure) -> Iterator[Finding]:
    over = measure.extended_to or measure.ends
    disposed = any(word in (measure.note or "") for word in DISPOSED)
    if over and over < registry.today and not measure.released and not disposed:
        yield CO_02.at(measure.place("released", "ends"), given=over)


@checks(CO_03)
def rest_is_respected(registry: Registry) -> Iterator[Finding]:
    """Nobody's house is cleared on a holiday."""
    for measure in registry.all(CoerciveMeasure):
        day = measure.started or measure.decided
        if measure.kind not in EXECUTIONS or measure.urgent or day is None:
            continue
        try:
            working = registry.calendar.is_working(day)
        except NoticeMissingError:
            continue  # told once by the calendar's own rule
        if not working:
            yield CO_03.at(measure.place("started", "decided"), given=day)


@checks(CO_04)
def local_regulations_only_seal_and_seize(registry: Registry) -> Iterator[Finding]:
    """Where every cited instrument is a local regulation, freezing and the rest are not theirs."""
    local = {v.InstrumentRank.LOCAL_REGULATION, v.InstrumentRank.AUTONOMOUS_REGULATION}
    for measure in registry.all(CoerciveMeasure):
        if measure.kind not in MEASURES or measure.basis is None:
            continue
        named = [registry.library.named(c.title) for c in measure.basis.citations if c.title]
        ranks = {found.instrument.rank if found else None for found in named}
        if ranks and ranks <= local:
            title = measure.basis.citations[0].title
            yield CO_04.at(measure.place("basis"), given=f"《{title}》", kind=measure.kind.label)


CHECKS: tuple[Check, ...] = (
    holds_end,
    rest_is_respected,
    local_regulations_only_seal_and_seize,
)
