"""PL: what an item of a power list says: benchmark, limits, fees, and whom to ask."""

from collections.abc import Iterator

from plugins.registry import vocabulary as v
from plugins.registry.cells import CitedText
from plugins.registry.findings import Finding, Rule, Severity
from plugins.registry.licence_list import FILE as LICENCES
from plugins.registry.linking import Registry
from plugins.registry.models.benchmarks import Tier
from plugins.registry.models.items import PowerItem
from plugins.registry.models.responsibilities import PublicService
from plugins.registry.rules.checking import Check, checks
from plugins.registry.rules.legal_rank import rank_of
from plugins.registry.values.text import fold

ERROR, WARNING = Severity.ERROR, Severity.WARNING
PL_04 = Rule(
    "PL-04",
    WARNING,
    "行政处罚法第三十四条",
    "处罚事项有裁量基准，或者写明没有的原因",
    "A penalty item has a benchmark or says why not",
    "这个处罚事项没有裁量基准，也没有写明没有的原因。",
    "This penalty item has no benchmark and no reason.",
)
PL_05 = Rule(
    "PL-05",
    ERROR,
    "浙江省保障“最多跑一次”改革规定第十二条",
    "承诺时限不长于法定时限；没有法定时限的许可也写明承诺时限",
    "A promised limit is no longer than the legal one, and given where the law gives none",
    "{why}。",
    "{why_en}.",
)
PL_06 = Rule(
    "PL-06",
    WARNING,
    "行政许可法第四十二条",
    "超过 20 个工作日的许可时限写明依据",
    "A licence limit above 20 working days names its basis",
    "法定办结时限{given}超过20个工作日，请在“法定办结时限说明”写明法律、法规依据。",
    "The legal limit {given} is above 20 working days; cite its basis.",
)
PL_07 = Rule(
    "PL-07",
    ERROR,
    "行政许可法第五十八条、第五十九条",
    "收费有法律、行政法规依据",
    "A fee rests on a law or administrative regulation",
    "“是否收费”填是，但{why}。",
    "A fee is charged, but {why_en}.",
)
PL_10 = Rule(
    "PL-10",
    WARNING,
    "优化营商环境条例第四十条",
    "行政许可事项在国家或者省的许可事项清单里",
    "A licence item is in the national or provincial list of licences",
    "许可事项“{given}”不在 {file} 的许可事项清单里。",
    "“{given}” is not in the list of licences in {file}.",
)
PL_11 = Rule(
    "PL-11",
    WARNING,
    "浙江省综合行政执法条例第三十七条",
    "每个事项都能问到人、投诉有门",
    "Every item can be asked and complained about",
    "这一项没有咨询或投诉电话，实施主体也没有登记。",
    "This has no contact or complaint phone, nor has its authority.",
)
LICENCE_DAYS = 20
HOURS = {
    v.TimeUnit.HOURS: 1,
    v.TimeUnit.WORKING_DAYS: 24,
    v.TimeUnit.CALENDAR_DAYS: 24,
    v.TimeUnit.MONTHS: 720,
    v.TimeUnit.YEARS: 8760,
}


@checks(PL_04)
def penalties_have_benchmarks(registry: Registry) -> Iterator[Finding]:
    """Fairness needs a yardstick, or an honest word that there is nothing to weigh."""
    for item in registry.all(PowerItem):
        if item.kind is not v.PowerKind.PENALTY or not _active(item):
            continue
        if item.no_benchmark_reason or registry.where(Tier, item_code=item.code):
            continue
        yield PL_04.at(item.place("code", "name"))


@checks(PL_05, PL_06)
def limits_are_kept_within_law(registry: Registry) -> Iterator[Finding]:
    """A promise may be shorter than the law, never longer."""
    for item in registry.all(PowerItem):
        legal, promised = item.legal_limit, item.promised_limit
        if legal is not None and promised is not None:
            yield from _promise(item, legal, promised)
        elif legal is promised and _wants_a_limit(item):
            yield PL_05.at(
                item.place("promised_limit"),
                why="法定办结时限和承诺办结时限都没有写",
                why_en="Neither a legal nor a promised limit is given",
            )
        if (
            item.kind is v.PowerKind.LICENCE
            and legal is not None
            and legal > LICENCE_DAYS
            and item.legal_unit in (None, v.TimeUnit.WORKING_DAYS)
            and not _cites(item.legal_note)
        ):
            yield PL_06.at(item.place("legal_limit"), given=_limit(legal, item.legal_unit))


def _promise(item: PowerItem, legal: int, promised: int) -> Iterator[Finding]:
    legal_unit = item.legal_unit or v.TimeUnit.WORKING_DAYS
    promised_unit = item.promised_unit or v.TimeUnit.WORKING_DAYS
    if promised * HOURS[promised_unit] > legal * HOURS[legal_unit]:
        yield PL_05.at(
            item.place("promised_limit"),
            why=f"承诺办结时限{_limit(promised, promised_unit)}长于法定办结时限"
            f"{_limit(legal, legal_unit)}",
            why_en=f"The promised limit of {promised} is longer than the legal one of {legal}",
        )


def _wants_a_limit(item: PowerItem) -> bool:
    """An active licence of a list that has the column; notes may say that it depends."""
    licence = item.kind is v.PowerKind.LICENCE and _active(item)
    said = item.legal_note or item.promised_note or item.special_procedures
    return licence and "promised_limit" in item.source.columns and not said


def _limit(number: int, unit: v.TimeUnit | None) -> str:
    return f"{number}{(unit or v.TimeUnit.WORKING_DAYS).label}"


@checks(PL_07)
def fees_rest_on_law(registry: Registry) -> Iterator[Finding]:
    """No citizen pays without a law that says so."""
    high = {v.InstrumentRank.LAW, v.InstrumentRank.ADMINISTRATIVE_REGULATION}
    for item in registry.all(PowerItem):
        if not item.fee:
            continue
        if not _cites(item.fee_basis):
            why, why_en = "没有写收费依据", "no basis is cited"
        elif item.kind is v.PowerKind.LICENCE and item.fee_basis:
            ranks = {rank_of(registry, c) for c in item.fee_basis.citations}
            if ranks & high or None in ranks:
                continue
            why, why_en = "依据不是法律、行政法规", "not by a law or administrative regulation"
        else:
            continue
        yield PL_07.at(item.place("fee_basis", "fee"), why=why, why_en=why_en)


@checks(PL_10)
def licences_are_of_the_list(registry: Registry) -> Iterator[Finding]:
    """No licence beside the list; without the publisher's file nothing is concluded."""
    listed = registry.settings.licence_items
    for item in registry.where(PowerItem, kind=v.PowerKind.LICENCE) if listed else ():
        names = (item.name, item.sub_name, item.code, item.parent_code)
        if _active(item) and not any(name and fold(name) in listed for name in names):
            yield PL_10.at(item.place("name"), given=item.name, file=LICENCES)


@checks(PL_11)
def someone_can_be_asked(registry: Registry) -> Iterator[Finding]:
    """Every item and service has a telephone, its own or its authority's."""
    for item in registry.all(PowerItem):
        authority = registry.authorities.get(item.authority or "")
        general = authority is not None and (authority.phone or authority.complaint_phone)
        if not (item.consult or item.complain or general):
            yield PL_11.at(item.place("consult", "code", "name"))
    for service in registry.all(PublicService):
        authority = registry.authorities.get(service.authority or "")
        if not service.phone and not (authority and authority.phone):
            yield PL_11.at(service.place("phone", "name"))


def _active(item: PowerItem) -> bool:
    return item.status in (None, v.ItemStatus.ACTIVE)


def _cites(cited: CitedText | None) -> bool:
    return cited is not None and bool(cited.citations)


CHECKS: tuple[Check, ...] = (
    penalties_have_benchmarks,
    limits_are_kept_within_law,
    fees_rest_on_law,
    licences_are_of_the_list,
    someone_can_be_asked,
)
