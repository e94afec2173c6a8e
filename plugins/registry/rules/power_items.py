"""PL: what a power list may hold, and who may exercise what."""

from collections.abc import Iterator

from plugins.registry import vocabulary as v
from plugins.registry.cells import CitedText
from plugins.registry.findings import Finding, Rule, Severity
from plugins.registry.linking import Registry
from plugins.registry.models.authorities import Authority
from plugins.registry.models.benchmarks import Tier
from plugins.registry.models.items import PowerItem
from plugins.registry.models.responsibilities import PublicService
from plugins.registry.rules.checking import Check, checks

ERROR, WARNING = Severity.ERROR, Severity.WARNING
PL_01 = Rule(
    "PL-01",
    ERROR,
    "行政处罚法第二十条；行政许可法第二十四条",
    "实施主体在执法主体清单中，存续并以自己的名义实施",
    "The authority is listed, exists and acts in its own name",
    "实施主体“{given}”{why}。",
    "Authority “{given}”: {why_en}.",
)
PL_02 = Rule(
    "PL-02",
    ERROR,
    "行政强制法第十七条、第七十条",
    "行政强制措施不得委托",
    "Coercive measures are never entrusted",
    "事项“{given}”属于行政强制，不能委托给“{authority}”。",
    "“{given}” is coercive and cannot be entrusted to “{authority}”.",
)
PL_03 = Rule(
    "PL-03",
    ERROR,
    "行政许可法第二十四条",
    "行政许可只能委托其他行政机关",
    "Licensing is entrusted to administrative organs only",
    "事项“{given}”属于行政许可，只能委托行政机关，不能委托“{authority}”。",
    "“{given}” is a licence and cannot be entrusted to “{authority}”.",
)
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
    "承诺时限不长于法定时限",
    "The promised limit is no longer than the legal one",
    "承诺办结时限{given}长于法定办结时限{allowed}。",
    "The promised limit {given} is longer than the legal {allowed}.",
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


@checks(PL_01)
def authorities_are_competent(registry: Registry) -> Iterator[Finding]:
    """Someone answers for every item."""
    known = registry.all(Authority)
    for item in registry.all(PowerItem):
        name = item.authority
        if name is None:
            why, why_en = "没有填写，也不能从文件夹得知", "is not given"
        elif (authority := registry.authorities.get(name)) is None:
            near = v.suggestion(name, [a.name for a in known])
            why, why_en = f"不在执法主体清单里{near}", "is not in the list of authorities"
        elif authority.status is v.AuthorityStatus.ABOLISHED and _active(item):
            why, why_en = "已经撤销，事项应由承继主体行使", "is abolished"
        elif authority.nature is v.AuthorityNature.ENTRUSTED:
            why, why_en = "是受委托组织，不能以自己的名义实施", "is entrusted only"
        else:
            continue
        yield PL_01.at(item.place("authority"), given=name or "", why=why, why_en=why_en)


@checks(PL_02, PL_03)
def entrusted_powers_may_be_entrusted(registry: Registry) -> Iterator[Finding]:
    """What an entrusted organisation may not be given."""
    for authority in registry.all(Authority):
        if authority.nature is not v.AuthorityNature.ENTRUSTED:
            continue
        for code in authority.entrusted_items:
            kinds = {item.kind for item in registry.items_of_code(code)}
            for kind, rule in ((v.PowerKind.COERCION, PL_02), (v.PowerKind.LICENCE, PL_03)):
                if kind in kinds:
                    place = authority.place("entrusted_items")
                    yield rule.at(place, given=code, authority=authority.name)


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
            given=_limit(promised, promised_unit),
            allowed=_limit(legal, legal_unit),
        )


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
            ranks = {_rank(registry, c.title) for c in item.fee_basis.citations}
            if ranks & high or None in ranks:
                continue
            why, why_en = "依据不是法律、行政法规", "not by a law or administrative regulation"
        else:
            continue
        yield PL_07.at(item.place("fee_basis", "fee"), why=why, why_en=why_en)


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


def _rank(registry: Registry, title: str) -> v.InstrumentRank | None:
    """The rank of the instrument, None where the library does not hold it."""
    named = registry.library.named(title)
    return named.instrument.rank if named else None


def _active(item: PowerItem) -> bool:
    return item.status in (None, v.ItemStatus.ACTIVE)


def _cites(cited: CitedText | None) -> bool:
    return cited is not None and bool(cited.citations)


CHECKS: tuple[Check, ...] = (
    authorities_are_competent,
    entrusted_powers_may_be_entrusted,
    penalties_have_benchmarks,
    limits_are_kept_within_law,
    fees_rest_on_law,
    someone_can_be_asked,
)
