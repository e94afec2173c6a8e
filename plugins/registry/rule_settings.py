"""What rules take from their place: figures that differ between regions or could not be verified.

Everything has a documented default and names its source; a publisher changes it in ``RULES`` of
``pelicanconf.py``.  Amounts are fen; those of ``RULES`` are yuan.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from types import MappingProxyType
from typing import Any

from plugins.registry.findings import Severity
from plugins.registry.vocabulary import InstrumentRank, PenaltyKind

FEN = 100
R, K = InstrumentRank, PenaltyKind


class SettingsError(ValueError):
    """A value of ``RULES`` that cannot be used; the message names its key."""


@dataclass(frozen=True, slots=True)
class PartyLimit:
    """An amount (fen) by kind of party, of authorities in whose name *word* stands ('': all)."""

    word: str
    natural: int
    others: int
    source: str

    def of(self, *, natural: bool) -> int:
        """The amount for a natural person, or for any other party."""
        return self.natural if natural else self.others


@dataclass(frozen=True, slots=True)
class FineCap:
    """Most that rules of *ranks* may fine (fen); *safety* where life, health or safety is at stake.

    Nothing above *safety* is lawful; between the two it must be such a matter.
    """

    rule: str
    ranks: frozenset[InstrumentRank]
    plain: int
    safety: int
    source: str


@dataclass(frozen=True, slots=True)
class KindOrder:
    """Penalty kinds from the heaviest to the lightest, as one form of statistics has them."""

    kinds: tuple[PenaltyKind, ...]
    source: str

    def heaviest(self, kinds: Sequence[PenaltyKind]) -> PenaltyKind | None:
        """The kind a decision of *kinds* counts under; “other” only where nothing is named."""
        return min(kinds, key=self.kinds.index, default=None)


@dataclass(frozen=True, slots=True)
class Region:
    """What local law adds: rules that rest on it alone are *silent* elsewhere, or milder."""

    name: str
    local_cap: FineCap | None
    follow_up_days: int | None
    officers_across: bool
    silent: frozenset[str] = frozenset()
    severities: Mapping[str, Severity] = field(default_factory=dict)


def _kinds(labels: str) -> tuple[PenaltyKind, ...]:
    """Penalty kinds by their labels, heaviest first; those below a suspension never differ."""
    found = tuple(K.read(label) for label in f"{labels} {LIGHTER}".split())
    return tuple(kind for kind in found if kind)


LIGHTER = "降低资质等级 暂扣许可证件 没收违法所得 没收非法财物 罚款 通报批评 警告 其他"
HANGZHOU_2022 = KindOrder(
    _kinds("行政拘留 吊销许可证件 责令关闭 责令停产停业 限制从业 限制开展生产经营活动"),
    "杭州市2022年行政执法统计口径（没有写到的种类按行政处罚法第九条补入）",
)
DATONG_2021 = KindOrder(
    _kinds("行政拘留 吊销许可证件 责令关闭 限制从业 责令停产停业 限制开展生产经营活动"),
    "大同市行政执法统计年报制度（2021年）",
)
YIYUAN_2021 = KindOrder(
    _kinds("行政拘留 限制从业 责令关闭 责令停产停业 限制开展生产经营活动 吊销许可证件"),
    "沂源县2021年行政执法统计口径",
)
ORDERS = {"杭州2022": HANGZHOU_2022, "大同2021": DATONG_2021, "沂源2021": YIYUAN_2021}

ZHEJIANG = Region(
    "浙江",
    FineCap(
        "LB-07",
        frozenset({R.PROVINCIAL_RULE, R.CITY_RULE}),
        30_000 * FEN,
        100_000 * FEN,
        "浙江省人民代表大会常务委员会关于政府规章设定罚款限额的规定第三条",
    ),
    follow_up_days=60,
    officers_across=True,
)
NATIONAL = Region(
    "全国",
    None,
    follow_up_days=None,
    officers_across=False,
    silent=frozenset({"LB-07", "LI-04", "IN-04"}),
    severities=MappingProxyType({"PL-05": Severity.WARNING, "PL-09": Severity.WARNING}),
)
REGIONS = {region.name: region for region in (ZHEJIANG, NATIONAL)}

HEARINGS = (
    PartyLimit("公安", 2_000 * FEN, 10_000 * FEN, "公安机关办理行政案件程序规定第一百二十三条"),
    PartyLimit("移民管理", 6_000 * FEN, 6_000 * FEN, "公安机关办理行政案件程序规定第一百二十三条"),
    PartyLimit(
        "市场监督管理", 10_000 * FEN, 100_000 * FEN, "市场监督管理行政处罚听证办法（待核实）"
    ),
)
SPOT_FINES = (PartyLimit("", 200 * FEN, 3_000 * FEN, "行政处罚法第五十一条"),)
OLD_SPOT_FINES = PartyLimit(
    "", 50 * FEN, 1_000 * FEN, "2021年修订前的行政处罚法第三十三条（待核实）"
)
DEPARTMENT_CAP = FineCap(
    "LB-08",
    frozenset({R.DEPARTMENT_RULE}),
    100_000 * FEN,
    200_000 * FEN,
    "国发〔2021〕26号（待核实）",
)


@dataclass(frozen=True, slots=True)
class RuleSettings:
    """Every figure a publisher may set, with its default.

    *severities* (rule id → severity) overrides the region's and the rule's own; *region_codes*
    are codes beside GB/T 2260 (code → name); *market_access_items* counts the items of each
    edition of the national list; a range above *spread* times its minimum is told of
    instruments made since *spread_since*.  *licence_items* are not set but read: the names and
    codes of ``lists/licences.txt``.
    """

    region: Region = ZHEJIANG
    hearing_limits: tuple[PartyLimit, ...] = HEARINGS
    spot_fines: tuple[PartyLimit, ...] = SPOT_FINES
    department_cap: FineCap = DEPARTMENT_CAP
    kind_order: KindOrder = HANGZHOU_2022
    result_days: int = 20
    region_codes: Mapping[str, str] = field(default_factory=dict)
    market_access_items: Mapping[str, int] = field(
        default_factory=lambda: {"2022": 117, "2025": 106}
    )
    spread: int = 10
    spread_since: date = date(2024, 2, 9)
    severities: Mapping[str, Severity] = field(default_factory=dict)
    licence_items: frozenset[str] = frozenset()

    @property
    def caps(self) -> tuple[FineCap, ...]:
        """The fine caps of rules that apply here."""
        local = self.region.local_cap
        return (*((local,) if local else ()), self.department_cap)

    def hearing_limit(self, authority: str | None) -> PartyLimit | None:
        """The amounts from which a hearing is due, if they are known for *authority*."""
        return _limit(self.hearing_limits, authority)

    def spot_fine(self, authority: str | None) -> PartyLimit:
        """The most that *authority* may fine on the spot."""
        return _limit(self.spot_fines, authority) or SPOT_FINES[0]

    def severity(self, rule: str) -> Severity | None:
        """The severity set for *rule*, if any."""
        return self.severities.get(rule) or self.region.severities.get(rule)

    @classmethod
    def of(cls, given: Mapping[str, Any]) -> "RuleSettings":
        """The settings of ``RULES``; SettingsError for what cannot be used."""
        unknown = sorted(set(given) - set(READERS))
        if unknown:
            raise SettingsError(f"RULES: unknown {unknown}; known: {sorted(READERS)}")
        found = {}
        for key, value in given.items():
            try:
                found[key] = READERS[key](value)
            except SettingsError as problem:
                raise SettingsError(f"RULES[{key!r}]: {problem}") from problem
            except (AttributeError, IndexError, KeyError, TypeError, ValueError) as problem:
                raise SettingsError(f"RULES[{key!r}]: cannot use {value!r}") from problem
        return replace(cls(), **found)


def _limit(limits: Sequence[PartyLimit], authority: str | None) -> PartyLimit | None:
    """The limit whose word stands in the name; a longer word wins."""
    fitting = [limit for limit in limits if limit.word in (authority or "")]
    return max(fitting, key=lambda limit: len(limit.word), default=None)


def _limits(value: Any) -> tuple[PartyLimit, ...]:
    return tuple(
        PartyLimit(str(word), int(natural * FEN), int(others * FEN), str(source))
        for word, natural, others, source in value
    )


def _spot_fines(value: Any) -> tuple[PartyLimit, ...]:
    return (*_limits(value), *SPOT_FINES)


def _cap(value: Any) -> FineCap:
    plain, safety, source = value
    return replace(DEPARTMENT_CAP, plain=plain * FEN, safety=safety * FEN, source=str(source))


def _region(value: Any) -> Region:
    if value not in REGIONS:
        raise SettingsError(f"one of {sorted(REGIONS)}, not {value!r}")
    return REGIONS[value]


def _order(value: Any) -> KindOrder:
    if isinstance(value, str):
        if value not in ORDERS:
            raise SettingsError(f"one of {sorted(ORDERS)} or (kinds, source), not {value!r}")
        return ORDERS[value]
    labels, source = value
    kinds = tuple(K.read(label) for label in labels)
    missing = [kind.label for kind in K if kind not in kinds]
    if None in kinds or missing or len(kinds) != len(K):
        raise SettingsError(f"every penalty kind once, heaviest first; missing: {missing}")
    return KindOrder(tuple(kind for kind in kinds if kind), str(source))


def _severities(value: Any) -> Mapping[str, Severity]:
    return {str(rule): Severity(severity) for rule, severity in value.items()}


def _day(value: Any) -> date:
    return value if isinstance(value, date) else date.fromisoformat(value)


READERS: Mapping[str, Callable[[Any], Any]] = {
    "region": _region,
    "hearing_limits": _limits,
    "spot_fines": _spot_fines,
    "department_cap": _cap,
    "kind_order": _order,
    "result_days": int,
    "region_codes": lambda value: {str(code): str(name) for code, name in value.items()},
    "market_access_items": lambda value: {str(year): int(count) for year, count in value.items()},
    "spread": int,
    "spread_since": _day,
    "severities": _severities,
}
"""How each key of ``RULES`` is read."""
