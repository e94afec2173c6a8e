"""NL: an enterprise-investment negative list says which of three lawful things it is."""

from collections.abc import Iterator
from datetime import date

from plugins.registry import vocabulary as v
from plugins.registry.findings import Finding, Rule, Severity
from plugins.registry.linking import Registry
from plugins.registry.models.negative_list import NegativeEntry
from plugins.registry.rule_settings import RuleSettings
from plugins.registry.rules.checking import Check, checks

NL_01 = Rule(
    "NL-01",
    Severity.ERROR,
    "优化营商环境条例第二十条",
    "负面清单写明是哪一种",
    "A negative list names its variant",
    "没有写“清单类型”。2020年起各地不得自行发布市场准入负面清单，请写明是：{allowed}。",
    "The variant is missing; name one of: {allowed}.",
)
NL_02 = Rule(
    "NL-02",
    Severity.ERROR,
    "优化营商环境条例第二十条",
    "转载全国市场准入负面清单要写版本和发布机关，不得自加条目",
    "The mirrored national list carries edition and issuer, and no local entry",
    "全国市场准入负面清单{why}。",
    "The mirrored national list {why_en}.",
    settings={
        "market_access_items": "；".join(
            f"{year}年版{count}项" for year, count in RuleSettings().market_access_items.items()
        )
    },
)
FROM = date(2020, 1, 1)


@checks(NL_01)
def variants_are_named(registry: Registry) -> Iterator[Finding]:
    """Since 2020 only the State may keep a market-access negative list."""
    if registry.today < FROM:
        return
    allowed = "、".join(v.NegativeListVariant.labels())
    for entry in registry.all(NegativeEntry):
        if entry.variant is None:
            yield NL_01.at(entry.place("variant", "item"), allowed=allowed)


@checks(NL_02)
def the_national_list_is_only_mirrored(registry: Registry) -> Iterator[Finding]:
    """A mirror adds nothing and says what it mirrors."""
    for entry in registry.all(NegativeEntry):
        if entry.variant is not v.NegativeListVariant.MARKET_ACCESS:
            continue
        if not entry.edition:
            why, why_en, field = "没有写版本", "has no edition", "edition"
        elif not entry.issuer:
            why, why_en, field = "没有写发布机关", "has no issuer", "issuer"
        elif not entry.code:
            why, why_en, field = "的条目没有全国统一编码，不得自行增加", "has a local entry", "code"
        else:
            continue
        yield NL_02.at(entry.place(field, "item"), why=why, why_en=why_en)


@checks(NL_02)
def the_mirror_is_whole(registry: Registry) -> Iterator[Finding]:
    """As many items as the edition has, where the settings know how many that are."""
    counts = registry.settings.market_access_items
    mirrors: dict[tuple[str, str | None], dict[str, NegativeEntry]] = {}
    for entry in registry.where(NegativeEntry, variant=v.NegativeListVariant.MARKET_ACCESS):
        year = next((year for year in counts if year in (entry.edition or "")), None)
        if year and entry.code:
            mirrors.setdefault((year, entry.authority), {}).setdefault(entry.code, entry)
    for (year, _), entries in mirrors.items():
        if len(entries) != counts[year]:
            first = next(iter(entries.values()))
            why = f"{year}年版有{counts[year]}项，这里有{len(entries)}项"
            why_en = f"has {len(entries)} items; the {year} edition has {counts[year]}"
            yield NL_02.at(
                first.place("edition"), severity=Severity.WARNING, why=why, why_en=why_en
            )


CHECKS: tuple[Check, ...] = (
    variants_are_named,
    the_national_list_is_only_mirrored,
    the_mirror_is_whole,
)
